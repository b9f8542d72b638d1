"""A sentence over the page: what went wrong and what to do; never a dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from drafter.gui import look
from drafter.gui.spoken import SpokenLabel

if TYPE_CHECKING:
    from drafter.errors import DrafterError


class Strip(QFrame):
    """Lie over the top or the foot of a widget, so that showing it moves nothing."""

    def __init__(self, below: QWidget, *, at_foot: bool = False) -> None:
        super().__init__(below)
        self._at_foot = at_foot
        self.setObjectName("strip")
        self.setAutoFillBackground(True)
        self._label = SpokenLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._close = QToolButton()
        self._close.setProperty("role", "small")
        self._close.setToolTip("Đóng thông báo này")
        self._close.setAccessibleName("Đóng thông báo")
        self._close.clicked.connect(self.hide)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(2 * look.GRID, look.GRID, look.GRID, look.GRID)
        self.row.addWidget(self._label, 1)
        self.row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        below.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentence shown, empty when there is none."""
        return "" if self.isHidden() else self._label.text()

    def show_error(self, error: DrafterError) -> None:
        """Show an error in red."""
        self._show(str(error), "error")

    def show_text(self, text: str) -> None:
        """Show a sentence that is no error."""
        self._show(text, "")

    def _show(self, text: str, role: str) -> None:
        self._close.setIcon(look.icon("remove"))
        self._label.setText(text)
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
        width = min(below.width() - 2 * look.GRID, 90 * look.GRID)
        height = max(self.heightForWidth(width), self.sizeHint().height())
        top = below.height() - height - look.GRID if self._at_foot else look.GRID
        self.setGeometry((below.width() - width) // 2, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the widget below."""
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)
