"""Make pictures of every window and state of the program, from invented letters.

All go to out/screens; those that README.md or docs/*.md show also to docs/screens.
`make_screenshots.py NAME…` makes only these.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QPoint, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from drafter.gui import look
from drafter.gui.app import prepare

DOCS = Path(__file__).resolve().parent
ROOT = DOCS.parent
SHOWN, ALL = DOCS / "screens", ROOT / "out" / "screens"
EXAMPLES = ROOT / "examples"
STATE = EXAMPLES / "state-cong-van-nhieu-noi-gui.toml"
PARTY = EXAMPLES / "party-ket-luan.toml"
REPORT = EXAMPLES / "state-bao-cao.toml"
ANNEXED = EXAMPLES / "state-ke-hoach-phu-luc-ngang.toml"
OFFICE, FINE = (1366, 768), (1280, 720)  # the screen of an old office, and one at 150 %
PATIENCE_S = 60.0
REST_S = 0.6  # small pictures and saving wait for a rest of the typing
TITLE_HEIGHT = 4 * look.GRID


class Stage:
    """A window over a library of its own, and the means to wait for it."""

    def __init__(self, app: QApplication, folder: Path, size: tuple[int, int]) -> None:
        self.app, self.folder, self.size = app, folder, size
        self.windows: list[QWidget] = []

    def window(self, letter: Path | None = None, *, begun: bool = True):
        """Show a window, with a letter if one is named."""
        from drafter.gui.memory import Memory
        from drafter.gui.window import MainWindow

        settings = QSettings(str(self.folder / "screens.ini"), QSettings.Format.IniFormat)
        window = MainWindow(Memory(settings))
        self.windows.append(window)
        window.resize(*self.size)
        window.show()
        window.activateWindow()
        if begun:
            window.begin(come_back=False)
        if letter:
            window.open(letter)
            self.until(lambda: window.page_view.pdf and window.renderer.idle)
        self.rest(window)
        return window

    def rest(self, window=None) -> None:
        """Let everything come to rest: pages, small pictures, saving."""
        end = time.monotonic() + REST_S
        self.until(lambda: time.monotonic() > end)
        if window:
            self.until(lambda: window.renderer.idle)

    def until(self, true: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not true():
            self.app.processEvents()
            if time.monotonic() > end:
                raise TimeoutError("a picture's window did not come to rest")
            time.sleep(0.005)

    def dialog(self, window: QWidget, work: Callable[[], object], then=None) -> QImage:
        """Return the dialog that some work opens and waits for, over its window."""
        taken: list[QImage] = []

        def look_for_it() -> None:
            dialog = self.app.activeModalWidget()
            if dialog is None or not dialog.isVisible():
                return
            timer.stop()
            if then:
                then(dialog)
            self.rest()
            taken.append(over(window, dialog))
            dialog.reject() if isinstance(dialog, QDialog) else dialog.close()

        timer = QTimer(interval=50)
        timer.timeout.connect(look_for_it)
        timer.start()
        work()
        self.until(lambda: taken)
        return taken[0]

    def close(self) -> None:
        for window in self.windows:
            window.close()
            window.deleteLater()
        self.windows.clear()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.processEvents()


def shot(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def over(window: QWidget, dialog: QWidget) -> QImage:
    """Return the picture of a window with a dialog in its middle, below a bar with its title."""
    picture, front = shot(window), shot(dialog)
    ratio = picture.devicePixelRatio()
    size = dialog.size()
    frame = QRect(0, 0, size.width(), size.height() + TITLE_HEIGHT)
    frame.moveCenter(QRect(QPoint(0, 0), window.size()).center())
    colours = look.colours()
    painter = QPainter(picture)
    painter.fillRect(QRect(QPoint(0, 0), window.size()), QColor(0, 0, 0, 70))
    painter.fillRect(frame.adjusted(-1, -1, 1, 1), QColor(colours.shadow))
    painter.fillRect(frame, QColor(colours.hover))
    painter.setPen(QColor(colours.text))
    bar = QRect(frame.topLeft(), frame.topRight() + QPoint(0, TITLE_HEIGHT))
    painter.setFont(dialog.font())
    painter.drawText(bar, Qt.AlignmentFlag.AlignCenter, dialog.windowTitle().replace("[*]", ""))
    front.setDevicePixelRatio(ratio)
    painter.drawImage(frame.topLeft() + QPoint(0, TITLE_HEIGHT), front)
    painter.end()
    return picture


def with_menu(window, title: str) -> QImage:
    """Return the picture of a window with one of its menus open."""
    action = next(a for a in window.menuBar().actions() if a.text().replace("&", "") == title)
    menu = action.menu()
    menu.popup(window.mapToGlobal(QPoint(0, 0)))
    picture = shot(window)
    painter = QPainter(picture)
    at = window.menuBar().actionGeometry(action).bottomLeft()
    painter.drawImage(at, shot(menu))
    painter.end()
    menu.close()
    return picture


# The screens


def start(stage):
    return shot(stage.window())


def start_with_recent(stage):
    window = stage.window(STATE)
    window.open(PARTY)
    stage.rest(window)
    window.show_start()
    stage.rest(window)
    return shot(window)


def picker(stage):
    window = stage.window()
    return stage.dialog(window, window.files.choose_new)


def picker_search(stage):
    window = stage.window()

    def type_words(dialog):
        QTest.keyClicks(stage.app.focusWidget() or dialog, "quyet dinh")

    return stage.dialog(window, window.files.choose_new, type_words)


def letter_state(stage):
    window = stage.window(STATE)
    window.form.focus_field("trich_yeu")
    stage.rest(window)
    return shot(window)


def letter_party(stage):
    window = stage.window(PARTY)
    window.form.focus_field("trich_yeu")
    stage.rest(window)
    return shot(window)


def letter_new(stage):
    window = stage.window()
    window.files.new("state/cong_van")
    stage.rest(window)
    return shot(window)


def findings(stage):
    window = stage.window()
    window.files.new("state/cong_van")
    texts = {
        "co_quan_ban_hanh": "SỞ NỘI VỤ",
        "ngay": "31/02/2026",
        "trich_yeu": "chuẩn bị họp giao ban quý III",
    }
    window.model.fill(texts)
    stage.rest(window)
    window.form.visit_all()
    window.go_to_finding()
    stage.rest(window)
    return shot(window)


def body_table(stage):
    window = stage.window(REPORT)
    window.form.focus_body()
    line = next(n for n, t in enumerate(window.model.text("noi_dung").split("\n")) if "|" in t)
    window.form.rows["noi_dung"].input.go_to_line(line + 3)
    stage.rest(window)
    return shot(window)


def page_chosen(stage):
    """Small pages, and text chosen on the page."""
    window = stage.window(ANNEXED)
    view = window.page_view
    view.set_thumbnails(True)
    stage.rest(window)
    stage.until(lambda: not view.thumbnails.lacking())
    view.go_to(0)
    selecting = view._selecting
    lines = selecting.texts[0].lines
    first = next(n for n, line in enumerate(lines) if line.text.startswith("1. Phát hiện"))
    (_, top, right, _), (left, _, _, low) = lines[first].box, lines[first + 1].box
    factor, origin = view._desk.factors[0], view.page_rect(0).topLeft()
    begin, end = QPoint(int(left), int(top) + 4), QPoint(int(right), int(low) - 4)
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    spots = [(origin + each.toPointF() * factor).toPoint() for each in (begin, end)]
    QTest.mousePress(port, button, pos=spots[0])
    QTest.mouseMove(port, spots[1])
    QTest.mouseRelease(port, button, pos=spots[1])
    stage.rest(window)
    return shot(window)


def annex_across(stage):
    window = stage.window(ANNEXED)
    window.page_view.go_to(1)
    stage.rest(window)
    return shot(window)


def error_strip(stage):
    window = stage.window(STATE)
    window.open(stage.folder / "Bản thảo cũ.toml")
    stage.rest(window)
    return shot(window)


def menu_file(stage):
    return with_menu(stage.window(STATE), "Tệp")


def menu_edit(stage):
    return with_menu(stage.window(STATE), "Sửa")


def menu_view(stage):
    return with_menu(stage.window(STATE), "Xem")


def menu_help(stage):
    return with_menu(stage.window(STATE), "Trợ giúp")


def keys(stage):
    window = stage.window(STATE)
    return stage.dialog(window, window.actions_["keys"].trigger)


def about(stage):
    window = stage.window(STATE)
    return stage.dialog(window, window.actions_["about"].trigger)


def print_preview(stage):
    window = stage.window(STATE)
    return stage.dialog(window, window.output.preview)


@dataclass(frozen=True)
class Screen:
    """A picture: its name, what makes it, and what it is made of besides light at 100 %."""

    name: str
    make: Callable[[Stage], QImage]
    dark: bool = False
    fine: bool = False


SCREENS = (
    Screen("start", start, dark=True, fine=True),
    Screen("start-recent", start_with_recent, dark=True),
    Screen("picker", picker, dark=True, fine=True),
    Screen("picker-search", picker_search),
    Screen("letter-new", letter_new),
    Screen("letter-state", letter_state, dark=True, fine=True),
    Screen("letter-party", letter_party, dark=True, fine=True),
    Screen("findings", findings, dark=True, fine=True),
    Screen("body-table", body_table, dark=True, fine=True),
    Screen("page-chosen", page_chosen, dark=True, fine=True),
    Screen("annex-across", annex_across),
    Screen("error-strip", error_strip, dark=True),
    Screen("menu-file", menu_file, dark=True),
    Screen("menu-edit", menu_edit),
    Screen("menu-view", menu_view),
    Screen("menu-help", menu_help),
    Screen("keys", keys, dark=True),
    Screen("about", about),
    Screen("print-preview", print_preview, dark=True),
)


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
        except (AttributeError, KeyError, LookupError, TimeoutError, StopIteration) as fault:
            print(f"{name}: {type(fault).__name__}: {fault}", file=sys.stderr)
            return False
        finally:
            stage.close()
    return True


def keep(image: QImage, path: Path) -> None:
    """Write a picture as small as PNG makes it; the screen's fineness is not noted in it."""
    image.setDevicePixelRatio(1)
    image.setDotsPerMeterX(3780)
    image.setDotsPerMeterY(3780)
    image.convertToFormat(QImage.Format.Format_RGB888).save(str(path), "PNG", 0)


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
