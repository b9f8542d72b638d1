"""Which regulation the letter follows: by its date, or chosen by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from drafter.gui import look
from drafter.gui.model import PACK

if TYPE_CHECKING:
    from PySide6.QtGui import QWheelEvent

    from drafter.gui.model import LetterModel

BY_DATE = "Theo ngày văn bản"


class PackChoice(QWidget):
    """A list of the regime's rule packs."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = _Combo()
        self.combo.setAccessibleName("Quy tắc trình bày")
        self.combo.setToolTip("Quy tắc trình bày của văn bản")
        # As narrow as “by date”: the tool bar must fit a small screen; the list may be wider.
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.combo.setSizeAdjustPolicy(policy)
        self.combo.setMinimumContentsLength(12)
        self.combo.activated.connect(lambda at: self.chosen.emit(self.combo.itemData(at)))
        label = QLabel("&Quy tắc:")
        label.setBuddy(self.combo)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.GRID, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.combo)

    def show_letter(self, model: LetterModel) -> bool:
        """Offer the packs of the letter's regime; tell whether there is anything to choose."""
        from drafter.layout.packs import packs_of

        packs = packs_of(model.template.regime) if model.template else ()
        self.combo.clear()
        self.combo.addItem(BY_DATE, "")
        for pack in packs:
            self.combo.addItem(pack.label, pack.name)
        self.combo.view().setMinimumWidth(self.combo.view().sizeHintForColumn(0) + 4 * look.GRID)
        self.show_pack(model.text(PACK))
        return len(packs) > 1

    def show_pack(self, name: str) -> None:
        """Show a choice; nothing is emitted."""
        self.combo.setCurrentIndex(max(self.combo.findData(name), 0))

    def show_in_force(self, label: str) -> None:
        """Say beside “by date” which regulation that is now."""
        self.combo.setToolTip(f"Văn bản đang theo {label}")


class _Combo(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the choice alone: the wheel is for scrolling."""
        event.ignore()
