"""A sentence over the foot of the list: what was done, and how to take it back; or an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from drafter.gui import look

if TYPE_CHECKING:
    from collections.abc import Callable

UNDO = "Hoàn tác"


class Notice(QFrame):
    """Lie over the foot of a widget, so that showing it moves nothing."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(below)
        self.setObjectName("strip")
        self.setAutoFillBackground(True)
        self._take_back: Callable[[], None] | None = None
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.undo = QPushButton(UNDO)
        self.undo.setAutoDefault(False)  # Enter belongs to the search
        self.undo.clicked.connect(self.take_back)
        close = QToolButton()
        close.setProperty("role", "small")
        close.setIcon(look.icon("remove"))
        close.setToolTip("Đóng thông báo này")
        close.setAccessibleName("Đóng thông báo")
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * look.GRID, look.GRID, look.GRID, look.GRID)
        row.addWidget(self.label, 1)
        row.addWidget(self.undo)
        row.addWidget(close)
        below.installEventFilter(self)
        self.hide()

    def tell(self, sentence: str, take_back: Callable[[], None] | None = None) -> None:
        """Tell what was done, and how it is taken back."""
        self._show(sentence, "", take_back)

    def tell_error(self, sentence: str) -> None:
        """Tell an error in red."""
        self._show(sentence, "error", None)

    def take_back(self) -> None:
        """Take back what was told, once."""
        work, self._take_back = self._take_back, None
        self.hide()
        if work:
            work()

    def _show(self, sentence: str, role: str, take_back: Callable[[], None] | None) -> None:
        self._take_back = take_back
        self.label.setText(sentence)
        self.undo.setVisible(take_back is not None)
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        below = self.parentWidget()
        if below is None:
            return
        width = min(below.width() - 4 * look.GRID, 80 * look.GRID)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        left = (below.width() - width) // 2
        self.setGeometry(left, below.height() - height - look.GRID, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the widget below."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)
