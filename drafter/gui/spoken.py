"""Messages that a screen reader says when they appear, though the cursor is elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

_PAUSE = 400  # milliseconds that words have to stand: at each key a count of hits is another


class SpokenLabel(QLabel):
    """Words that are said once while they stand, and again only after they were gone."""

    def __init__(self) -> None:
        super().__init__()
        self._said = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._say)

    def setText(self, text: str) -> None:
        """Show words; they are said when they are new."""
        super().setText(text)
        self._pause.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Say what came on the screen."""
        super().showEvent(event)
        self._pause.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Let the same words be said again when they come back."""
        super().hideEvent(event)
        self._pause.start()

    def _say(self) -> None:
        words = self.text() if self.isVisible() else ""
        if words != self._said:
            self._said = words
            if words:
                say(self, words)


def say(widget: QWidget, words: str) -> None:
    """Ask the screen reader to say words once it has said what it is saying."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
