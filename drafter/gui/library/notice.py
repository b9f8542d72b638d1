"""A sentence over the foot of the list: what was done, and how to take it back; or an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from drafter.gui.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.errors import DrafterError

UNDO = "Hoàn tác"


class Notice(Strip):
    """A strip at the foot, with a button that takes back what it tells."""

    def __init__(self, below: QWidget) -> None:
        super().__init__(below, at_foot=True)
        self._take_back: Callable[[], None] | None = None
        self.undo = QPushButton(UNDO)
        self.undo.setAutoDefault(False)  # Enter belongs to the search
        self.undo.clicked.connect(self.take_back)
        self.row.insertWidget(1, self.undo)

    def tell(self, sentence: str, take_back: Callable[[], None] | None = None) -> None:
        """Tell what was done, and how it is taken back."""
        self._offer(take_back)
        self.show_text(sentence)

    def show_error(self, error: DrafterError) -> None:
        """Show an error in red; there is nothing to take back."""
        self._offer(None)
        super().show_error(error)

    def take_back(self) -> None:
        """Take back what was told, once."""
        work, self._take_back = self._take_back, None
        self.hide()
        if work:
            work()

    def _offer(self, take_back: Callable[[], None] | None) -> None:
        self._take_back = take_back
        self.undo.setVisible(take_back is not None)
