"""What the pictures of docs/make_screenshots.py are taken with: a window, a rest, a dialog."""

import gc
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QRect, QSettings, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QPainter
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from drafter.gui import look

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
            # A copy: what is saved must not touch the example.
            window.open(Path(shutil.copy(letter, self.folder)))
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
        """Return the dialog that some work opens and waits for, over its window.

        What is done with it then may give a picture of its own: of a dialog over it.
        """
        taken: list[QImage] = []

        def look_for_it() -> None:
            dialog = self.app.activeModalWidget()
            if dialog is None or not dialog.isVisible():
                return
            timer.stop()
            self.rest()
            of_its_own = then(dialog) if then else None
            self.rest()
            taken.append(of_its_own or over(window, dialog))
            dialog.reject() if isinstance(dialog, QDialog) else dialog.close()

        timer = QTimer(interval=50)
        timer.timeout.connect(look_for_it)
        timer.start()
        try:
            work()
            self.until(lambda: taken)
        finally:
            timer.stop()
        return taken[0]

    def close(self) -> None:
        for window in self.windows:
            window.model.stack.setClean()  # or it would ask whether to save
            window.close()
            window.deleteLater()
        self.windows.clear()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.processEvents()
        gc.collect()  # windows are cycles: none may be left when the application goes


def write(widget: QWidget, text: str) -> None:
    """Write as an input method does: QTest has no keys for Vietnamese letters."""
    widget.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


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
    at = window.menuBar().actionGeometry(action).bottomLeft()
    return _with_popup(window, action.menu(), at)


def with_popup(window, menu, owner: QWidget) -> QImage:
    """Return the picture of a window with a menu open at the top of one of its parts."""
    return _with_popup(window, menu, owner.mapTo(window, QPoint(3 * look.GRID, 3 * look.GRID)))


def _with_popup(window, menu, at: QPoint) -> QImage:
    menu.popup(window.mapToGlobal(QPoint(0, 0)))
    picture = shot(window)
    front = shot(menu)
    room = window.size() - menu.size()
    painter = QPainter(picture)
    painter.drawImage(QPoint(min(at.x(), room.width()), min(at.y(), room.height())), front)
    painter.end()
    menu.close()
    return picture
