"""The address book of a sheet: single places and named groups, each a list of lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from drafter.draft.fields import Field, Kind
from drafter.gui import look
from drafter.gui.profiles.rows import Rows
from drafter.gui.spoken import SpokenLabel
from drafter.store.profile_fields import SPECS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from drafter.errors import Finding
    from drafter.gui.profiles.sheets import SheetsModel

_NAME = Field("ten_nhom", Kind.DONG, "Tên nhóm", hint="Các thôn; Báo cáo cấp trên.")
_LINES = Field("dong_nhom", Kind.DANH_SACH, "Các nơi của nhóm", hint=SPECS["so_dia_chi"].hint)
_NEW = "Nhóm {}"
_NAMELESS = "(chưa có tên)"


class AddressBook(QWidget):
    """Groups at the left, the lines of the chosen one at the right."""

    def __init__(self, model: SheetsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.title = QLabel("Các nhóm")
        self.list = QListWidget()
        self.add, self.remove = QPushButton("Thêm nhóm"), QPushButton("Bỏ nhóm")
        self.single = Rows([SPECS["so_dia_chi"]], model.stack)
        self.group = Rows([_NAME, _LINES], model.stack)
        self._stack = QStackedWidget()
        self._message = SpokenLabel()
        self._lay_out()
        self.title.setBuddy(self.list)
        self.list.setObjectName("drafts")
        self.list.setAccessibleName("Các nhóm của sổ địa chỉ")
        self.list.currentRowChanged.connect(self._choose)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.single.edited.connect(model.edit)
        self.group.edited.connect(self._edit)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        # The buttons over the lines at the right are this much taller than a label.
        left.setContentsMargins(2 * look.GRID, 5 * look.GRID // 2, 0, look.GRID)
        left.setSpacing(look.GRID)
        self._message.setProperty("role", "error")
        self._message.setWordWrap(True)
        self._message.hide()
        for part in (self.title, self.list, self._message):
            left.addWidget(part)
        buttons = QHBoxLayout()
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        left.addLayout(buttons)
        for rows in (self.single, self.group):
            rows.column.addStretch(1)
            self._stack.addWidget(rows)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(left, 2)
        row.addWidget(self._stack, 3)

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the list out in the looks it has only once it is shown."""
        super().showEvent(event)
        self.list.doItemsLayout()

    def show_sheet(self) -> None:
        """Show the address book of the sheet on the screen; nothing is told."""
        sheet = self._model.sheet
        names = [SPECS["so_dia_chi"].label]
        names += [" ".join(name.split()) or _NAMELESS for name, _ in sheet.groups] if sheet else []
        at = min(max(self.list.currentRow(), 0), len(names) - 1)
        self.list.blockSignals(True)
        self.list.clear()
        for name in names:
            QListWidgetItem(name, self.list)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)
        self._show_lines()

    def _show_lines(self) -> None:
        sheet, at = self._model.sheet, self.list.currentRow() - 1
        self.remove.setEnabled(at >= 0)
        self._stack.setCurrentIndex(int(at >= 0))
        if sheet is None:
            return
        self.single.show_texts(dict(sheet.texts))
        if at >= 0:
            name, lines = sheet.groups[at]
            self.group.show_texts({_NAME.name: name, _LINES.name: lines})

    def _choose(self, _row: int) -> None:
        self._show_lines()

    def _edit(self, field: str, text: str) -> None:
        sheet, at = self._model.sheet, self.list.currentRow() - 1
        if sheet is None or at < 0:
            return
        name, lines = sheet.groups[at]
        if field == _NAME.name:
            self._model.edit_group(at, text, lines)
            self.list.item(at + 1).setText(" ".join(text.split()) or _NAMELESS)
        else:
            self._model.edit_group(at, name, text)

    def _add(self) -> None:
        """Begin a group; its name is selected, to be typed over."""
        sheet = self._model.sheet
        if sheet is None:
            return
        names = {name for name, _ in sheet.groups}
        at = len(sheet.groups)
        number = next(n for n in range(1, at + 2) if _NEW.format(n) not in names)
        name = _NEW.format(number)
        self._model.change(sheet.with_group(at, name, ""))
        self.list.setCurrentRow(at + 1)
        row = self.group.rows[_NAME.name]
        row.focus.setFocus()
        row.select(0, len(name))

    def _remove(self) -> None:
        sheet, at = self._model.sheet, self.list.currentRow() - 1
        if sheet and at >= 0:
            self._model.change(sheet.without_group(at))

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is wrong with the groups."""
        self.single.show_findings(findings)
        own = [each for each in findings if each.field == "nhom"]
        self._message.setText("\n".join(f"{each.sentence} {each.repair}".rstrip() for each in own))
        self._message.setVisible(bool(own))
