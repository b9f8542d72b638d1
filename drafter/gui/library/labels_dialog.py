"""Give drafts labels: those in use to tick, a new one to type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.gui import look
from drafter.gui.mnemonics import with_mnemonics

if TYPE_CHECKING:
    from collections.abc import Sequence

_STATES = (Qt.CheckState.Unchecked, Qt.CheckState.PartiallyChecked, Qt.CheckState.Checked)


class LabelsDialog(QDialog):
    """Ask which labels drafts shall have; what only some have is left half ticked."""

    def __init__(
        self, known: Sequence[str], had: Sequence[Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhãn")
        self.resize(360, 400)
        self.list = QListWidget()
        self.list.setAccessibleName("Nhãn đang dùng")
        self.new = QLineEdit()
        self.new.setMaxLength(60)
        self.new.setAccessibleName("Nhãn mới")
        self._before: dict[str, Qt.CheckState] = {}
        for label in known:
            count = sum(label in labels for labels in had)
            state = _STATES[2 if count == len(had) else 1 if count else 0]
            item = QListWidgetItem(label, self.list)
            item.setCheckState(state)
            item.setSizeHint(QSize(0, 4 * look.GRID))
            self._before[label] = state
        self.list.setCurrentRow(0)
        self._lay_out()
        (self.list if known else self.new).setFocus()

    def _lay_out(self) -> None:
        told = ("Nhãn đang dùng (phím cách để chọn)", "Thêm nhãn mới", "Đồng ý", "Hủy")
        used, new, done, cancel = with_mnemonics(told, ())
        buttons = QDialogButtonBox()
        buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(look.GRID)
        for text, widget in ((used, self.list), (new, self.new)):
            label = QLabel(text)
            label.setBuddy(widget)
            label.setVisible(widget is self.new or self.list.count() > 0)
            column.addWidget(label)
            column.addWidget(widget, 1 if widget is self.list else 0)
        self.list.setVisible(self.list.count() > 0)
        column.addStretch(0)
        column.addWidget(buttons)

    def added(self) -> list[str]:
        """Return the labels all of the drafts shall have from now on."""
        typed = [each.strip() for each in self.new.text().split(",")]
        return self._changed(Qt.CheckState.Checked) + [each for each in typed if each]

    def removed(self) -> list[str]:
        """Return the labels none of the drafts shall have any more."""
        return self._changed(Qt.CheckState.Unchecked)

    def _changed(self, state: Qt.CheckState) -> list[str]:
        items = (self.list.item(row) for row in range(self.list.count()))
        return [
            item.text()
            for item in items
            if item.checkState() == state and self._before[item.text()] != state
        ]
