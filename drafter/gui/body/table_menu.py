"""The menu of tables: a new one; rows, columns and cells of the one the cursor is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QMenu,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from drafter.document.body import MOST_HEADING_ROWS
from drafter.gui.body import editing, table_work

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from drafter.document.body_nodes import Bang
    from drafter.gui.body.table_work import Area
    from drafter.gui.inputs.body import BodyInput

MOST_ROWS, MOST_COLUMNS = 200, 20
Change = tuple["Bang | None", int, int]  # the table, and the cell the cursor goes to


def above(bang: Bang, at: Area) -> Change:
    """Add a row above."""
    return table_work.with_row(bang, at.row), at.row, at.column


def below(bang: Bang, at: Area) -> Change:
    """Add a row below."""
    row = at.row + at.rows
    return table_work.with_row(bang, row), row, at.column


def heading(bang: Bang, at: Area) -> Change:
    """Add a row of heading."""
    return table_work.with_heading_row(bang), bang.so_hang_dau, at.column


def no_rows(bang: Bang, at: Area) -> Change:
    """Delete the rows."""
    return table_work.without_rows(bang, at.row, at.rows), at.row, at.column


def left(bang: Bang, at: Area) -> Change:
    """Add a column at the left."""
    return table_work.with_column(bang, at.column), at.row, at.column


def right(bang: Bang, at: Area) -> Change:
    """Add a column at the right."""
    column = at.column + at.columns
    return table_work.with_column(bang, column), at.row, column


def no_columns(bang: Bang, at: Area) -> Change:
    """Delete the columns."""
    return table_work.without_columns(bang, at.column, at.columns), at.row, at.column


def join(bang: Bang, at: Area) -> Change:
    """Join the cells."""
    return table_work.join(bang, at), at.row, at.column


def part(bang: Bang, at: Area) -> Change:
    """Part the cells."""
    return table_work.part(bang, at), at.row, at.column


def nothing(_bang: Bang, at: Area) -> Change:
    """Delete the table."""
    return None, at.row, at.column


def _aligned(side: str) -> Callable[[Bang, Area], Change]:
    def align(bang: Bang, at: Area) -> Change:
        bang = table_work.with_side(bang, at.column, at.columns, side)
        return bang, at.row, at.column

    return align


# fmt: off
ROWS: tuple[tuple[str, Callable[[Bang, Area], Change]] | None, ...] = (
    ("Thêm hàng phía &trên",    above),
    ("Thêm hàng phía &dưới",    below),
    ("Thêm hàng tiêu đề",       heading),
    ("&Xóa hàng",               no_rows),
    None,
    ("Thêm cột bên t&rái",      left),
    ("Thêm cột bên &phải",      right),
    ("Xó&a cột",                no_columns),
    None,
    ("Chữ trong cột: dồn trái", _aligned("")),
    ("Chữ trong cột: ở giữa",   _aligned("center")),
    ("Chữ trong cột: dồn phải", _aligned("right")),
    None,
    ("&Gộp ô",                  join),
    ("Tách &ô",                 part),
    None,
    ("Xóa &bảng",               nothing),
)
# fmt: on


class TableMenu(QMenu):
    """What can be done with tables where the cursor is."""

    def __init__(self, owner: BodyInput) -> None:
        super().__init__("Bảng", owner)
        self._owner = owner
        self._new = self.addAction("&Chèn bảng…")
        self._new.triggered.connect(self.insert)
        self.addSeparator()
        self._within: dict[Callable[[Bang, Area], Change], QAction] = {}
        for row in ROWS:
            if row is None:
                self.addSeparator()
                continue
            text, change = row
            action = self.addAction(text)
            action.triggered.connect(lambda _checked=False, each=change: self.change(each))
            self._within[change] = action
        self.aboutToShow.connect(self.look)

    def look(self) -> None:
        """Let those work that have something to work on."""
        bang, area = self._at()
        self._new.setEnabled(area is None)
        for change, action in self._within.items():
            action.setEnabled(bang is not None and area is not None and _may(change, bang, area))

    def _at(self) -> tuple[Bang | None, Area | None]:
        cursor = self._owner.textCursor()
        table = self._owner.body.table_of(cursor.block())
        area = editing.area(cursor)
        return (table.bang, area) if table and area else (None, None)

    def change(self, change: Callable[[Bang, Area], Change]) -> None:
        """Change the table the cursor is in, as one step."""
        bang, area = self._at()
        if bang and area and _may(change, bang, area):
            cursor = self._owner.textCursor()
            self._owner.put(*editing.with_table(self._owner.body, cursor, *change(bang, area)))
            self._owner.setFocus()

    def insert(self) -> None:
        """Ask how large, and set a table at the cursor."""
        dialog = SizeDialog(self._owner)
        dialog.accepted.connect(lambda: self.insert_table(*dialog.size_wanted()))
        dialog.open()

    def insert_table(self, rows: int, columns: int) -> None:
        """Set a blank table at the cursor, as one step."""
        cursor = self._owner.textCursor()
        if editing.area(cursor) is None:
            bang = table_work.new_table(rows, columns)
            self._owner.put(*editing.with_new_table(self._owner.body, cursor, bang))
        self._owner.setFocus()


def _may(change: Callable[[Bang, Area], Change], bang: Bang, area: Area) -> bool:
    if change is join:
        return table_work.may_join(bang, area)
    if change is part:
        return table_work.may_part(bang, area)
    return change is not heading or bang.so_hang_dau < MOST_HEADING_ROWS


class SizeDialog(QDialog):
    """How many rows and columns a new table has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Chèn bảng")
        self._rows, self._columns = QSpinBox(), QSpinBox()
        form = QFormLayout()
        for label, box, most, first in (
            ("Số &hàng, kể cả hàng tiêu đề", self._rows, MOST_ROWS, 3),
            ("Số &cột", self._columns, MOST_COLUMNS, 3),
        ):
            box.setRange(1, most)
            box.setValue(first)
            box.setAccessibleName(label.replace("&", ""))
            form.addRow(label, box)
        buttons = QDialogButtonBox()
        buttons.addButton("Chè&n", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("Hủ&y", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)

    def size_wanted(self) -> tuple[int, int]:
        """Return how many rows and columns."""
        return self._rows.value(), self._columns.value()
