"""A table's cells written in place: a table of hundreds of rows is not made anew for one word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from drafter.gui.body import blocks
from drafter.gui.body.blocks import Entry, begin_table, shown_cells
from drafter.gui.body.marks import Line

if TYPE_CHECKING:
    from PySide6.QtGui import QTextTable

    from drafter.document.body_nodes import Bang
    from drafter.gui.body.looks import Looks
    from drafter.gui.body.pieces import Table


def only_cells_differ(entries: list[Entry], new: Table) -> bool:
    """Tell whether a table's entries, of a block for each cell, say another's but for texts."""
    old = entries[0].table
    return old is not None and _frame(old.bang) == _frame(new.bang) and len(entries) == _count(new)


def _frame(bang: Bang) -> tuple[object, ...]:
    return len(bang.hang), bang.can, bang.so_hang_dau, bang.gop


def _count(table: Table) -> int:
    return sum(1 for _ in shown_cells(table.bang))


def write_cells(made: QTextTable, entries: list[Entry], new: Table, looks: Looks) -> None:
    """Write the cells in which a table's text is another; change its entries."""
    old, frame = entries[0].table, entries[0].frame
    if old is None:
        raise ValueError(frame)
    edit = QTextCursor(made.firstCursorPosition())
    edit.beginEditBlock()
    for at, (row, column, parts) in enumerate(shown_cells(new.bang)):
        if parts != old.bang.hang[row][column]:
            cell = made.cellAt(row, column)
            edit.setPosition(cell.firstPosition())
            edit.setPosition(cell.lastPosition(), QTextCursor.MoveMode.KeepAnchor)
            edit.removeSelectedText()
            blocks.put_cell(edit, new.bang, row, column, looks)
            entries[at] = Entry(None, Line(None, parts), cell=True)
    edit.endEditBlock()
    begin_table(entries, new, frame)
