"""Make pictures of every window and state of the program, from invented letters.

All go to out/screens; those that README.md or docs/*.md show also to docs/screens.
`make_screenshots.py NAME…` makes only these.
"""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The platform without a screen says of much that it does not support it.
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from screen_stage import Stage
from screen_table import SCREENS, Screen

from drafter.gui import look
from drafter.gui.app import prepare

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
SHOWN, ALL = DOCS / "screens", ROOT / "out" / "screens"
MOST_COLOURS = 256  # of a PNG with a palette
OFFICE, FINE = (1366, 768), (1280, 720)  # the screen of an old office, and one at 150 %


def main() -> int:
    words = [word for word in sys.argv[1:] if word != "--fine"]
    fine = "--fine" in sys.argv
    wanted = [screen for screen in SCREENS if not words or screen.name in words]
    ALL.mkdir(parents=True, exist_ok=True)
    app = prepare(QApplication(sys.argv[:1]))
    faults = 0
    for screen in wanted:
        for dark in (False,) if fine or not screen.dark else (False, True):
            if screen.fine or not fine:
                faults += not made(app, screen, dark=dark, fine=fine)
    if not fine:
        # How many pixels a point has is settled when Qt starts.
        environment = {**os.environ, "QT_SCALE_FACTOR": "1.5"}
        child = [sys.executable, __file__, "--fine", *words]
        faults += subprocess.run(child, env=environment, check=False).returncode
        publish()
    return 1 if faults else 0


def made(app: QApplication, screen: Screen, *, dark: bool, fine: bool) -> bool:
    """Make one picture, in a home of its own; say on stderr what kept it from being made."""
    name = screen.name + "-dark" * dark + "-150" * fine
    look.dress(app, dark)
    with TemporaryDirectory(prefix="drafter-screens-", ignore_cleanup_errors=True) as home:
        for place in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[place] = home
        os.environ["DRAFTER_LIBRARY"] = f"{home}/drafter.sqlite"
        stage = Stage(app, Path(home), FINE if fine else OFFICE)
        try:
            keep(screen.make(stage), ALL / f"{name}.png")
        except Exception as fault:  # the other pictures are made all the same
            print(f"{name}: {type(fault).__name__}: {fault}", file=sys.stderr)
            return False
        finally:
            stage.close()
    return True


def keep(image: QImage, path: Path) -> None:
    """Write a picture small: a window has few colours, and the rest go to the nearest."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(1)
    palette = few_colours(memoryview(image.constBits()).cast("I"))
    flat = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    image.convertToFormat(QImage.Format.Format_Indexed8, palette, flat).save(str(path), "PNG", 0)


def few_colours(pixels: Iterable[int]) -> list[int]:
    """Return the most frequent colours, and before them one of each kind, however rare."""
    frequent = [colour for colour, _ in Counter(pixels).most_common()]
    kinds: dict[int, int] = {}
    for colour in frequent:
        kinds.setdefault(colour & 0xE0E0E0, colour)
    chosen = dict.fromkeys([*list(kinds.values())[: MOST_COLOURS // 2], *frequent])
    return list(chosen)[:MOST_COLOURS]


def publish() -> None:
    """Copy to docs/screens what README.md and docs/*.md show."""
    texts = [path.read_text("utf-8") for path in (ROOT / "README.md", *DOCS.glob("*.md"))]
    shown = {name for text in texts for name in re.findall(r"screens/([\w-]+\.png)", text)}
    SHOWN.mkdir(exist_ok=True)
    for old in SHOWN.glob("*.png"):
        if old.name not in shown:
            old.unlink()
    for name in sorted(shown):
        if (ALL / name).exists():
            (SHOWN / name).write_bytes((ALL / name).read_bytes())
    print(f"{SHOWN}: {sum(f.stat().st_size for f in SHOWN.glob('*.png')) / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
