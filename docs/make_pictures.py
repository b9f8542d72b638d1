"""Make the pictures of the README: the window with a letter open, and one exported page."""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from drafter.gui.app import prepare
from drafter.gui.memory import Memory
from drafter.gui.window import MainWindow

HERE = Path(__file__).resolve().parent
LETTER = HERE.parent / "examples" / "state-cong-van-nhieu-noi-gui.toml"
WINDOW_SIZE = 1366, 768
PAGE_SCALE = 1.5  # pixels a point
PATIENCE_MS = 60_000


def main() -> int:
    app = prepare(QApplication(sys.argv[:1]))
    with TemporaryDirectory() as folder:
        settings = QSettings(f"{folder}/pictures.ini", QSettings.Format.IniFormat)
        take(MainWindow(Memory(settings)), app)
        settings.sync()
        del settings
    return 0


def take(window, app):
    window.resize(*WINDOW_SIZE)
    window.show()
    window.open(LETTER)
    until_drawn(window)
    app.processEvents()
    window.grab().save(str(HERE / "window.png"))
    page_of(window).save(str(HERE / "page.png"))
    window.close()


def until_drawn(window):
    """Let the window work until the page shows the letter."""
    loop = QEventLoop()
    timer = QTimer(interval=20)
    timer.timeout.connect(lambda: window.renderer.idle and window.page_view.pdf and loop.quit())
    timer.start()
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    loop.exec()


def page_of(window):
    """Return the first page, drawn from the same PDF the window exports."""
    from drafter.gui.rendering import View, draw

    _, images = draw(window.page_view.pdf, View(0, 0, PAGE_SCALE))
    return images[0]


if __name__ == "__main__":
    sys.exit(main())
