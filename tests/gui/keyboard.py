"""A clerk without a mouse: keys go where the system sends them, and the mouse is watched."""

import re
from collections import deque

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QMouseEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
PIECES = re.compile(r"[^\W\d_]+|.", re.DOTALL)


class Keyboard(QObject):
    """Press and type in whatever window has the keys; what the mouse does is noted."""

    def __init__(self, qtbot):
        super().__init__(QApplication.instance())
        self._qtbot = qtbot
        self._awaited = deque()
        self._busy = False
        self.mouse = []  # kinds of the events of a mouse, a wheel, a pen
        self.count = 0  # strokes since it was last set
        QApplication.instance().installEventFilter(self)

    def rest(self):
        """Watch no more; every dialog that was awaited has come."""
        QApplication.instance().removeEventFilter(self)
        assert not self._awaited

    def eventFilter(self, watched, event):
        if isinstance(event, QMouseEvent | QWheelEvent | QTabletEvent):
            self.mouse.append(event.type())
        elif event.type() == QEvent.Type.WindowActivate and isinstance(watched, QDialog):
            self._meet(watched)
        return False

    # Keys

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.count += 1
        QTest.keyClick(self._window(), key, modifier)

    def type(self, text):
        """Type a text; words with diacritics come from the input method, letter by letter."""
        for piece in PIECES.findall(text):
            if piece == "\n":
                self.press(Qt.Key.Key_Return)
            elif piece.isascii():
                for char in piece:
                    self.count += 1
                    QTest.keyClick(self._window(), char)
            else:
                self._compose(piece)

    def _window(self):
        """The window that has the keys.

        Offscreen there is no window manager, which gives them back when a dialog is closed.
        """
        if QGuiApplication.focusWindow() is None:
            shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
            main = next(each for each in shown if isinstance(each, QMainWindow))
            below = QApplication.activeModalWidget() or main
            below.activateWindow()
            self._qtbot.waitUntil(below.isActiveWindow)
        return QGuiApplication.focusWindow()

    def _compose(self, word):
        target = QGuiApplication.focusObject()
        for length in range(1, len(word) + 1):
            QApplication.sendEvent(target, QInputMethodEvent(word[:length], []))
        end = QInputMethodEvent("", [])
        end.setCommitString(word)
        QApplication.sendEvent(target, end)

    # Dialogs, which keep the caller waiting until they are closed

    def await_dialog(self, kind, work):
        """Do work, by keys, in the next dialog, which has to be of a kind."""
        self._awaited.append((kind, work))

    def _meet(self, dialog):
        if self._awaited and not self._busy and dialog is QApplication.activeModalWidget():
            kind, work = self._awaited.popleft()
            QTimer.singleShot(0, dialog, lambda: self._work(dialog, kind, work))

    def _work(self, dialog, kind, work):
        self._busy = True
        try:
            assert isinstance(dialog, kind), dialog
            work(dialog)
        except BaseException:
            dialog.done(0)  # the failure is told when the window goes on
            raise
        finally:
            self._busy = False
