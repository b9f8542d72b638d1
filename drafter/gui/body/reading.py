"""What a change left in the document: its blocks read back, lines that did not change as stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.body import MOST_HEADING_ROWS
from drafter.document.body_nodes import Bang, Gop
from drafter.document.inline import escape
from drafter.gui.body import marks, pieces
from drafter.gui.body.blocks import (
    PICTURE,
    Entry,
    begin_table,
    has_picture,
    read_block,
    table_at,
)
from drafter.gui.body.marks import Line
from drafter.gui.body.pieces import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable, QTextTableCell

    from drafter.document.body_nodes import Chu


def touched(document: QTextDocument, at: int, added: int) -> range:
    """Return the numbers of the blocks that a change at a place may have altered."""
    last = document.findBlock(at + added)
    last = last if last.isValid() else document.lastBlock()
    return range(document.findBlock(at).blockNumber(), last.blockNumber() + 1)


def widened(document: QTextDocument, numbers: range) -> range:
    """Return the numbers with those of the tables they begin and end in."""
    start, stop = numbers.start, numbers.stop
    first = table_at(document, document.findBlockByNumber(start).position())
    last = table_at(document, document.findBlockByNumber(stop - 1).position())
    if first:
        start = first.firstCursorPosition().block().blockNumber()
    if last:
        stop = last.lastCursorPosition().block().blockNumber() + 1
    return range(start, stop)


def read(document: QTextDocument, numbers: range, old: Sequence[Entry]) -> list[Entry]:
    """Return the entries of whole tables and paragraphs, those unchanged as they were."""
    tables = {one.frame: one.table for one in old if one.table}
    new: list[Entry] = []
    while len(new) < len(numbers):
        block = document.findBlockByNumber(numbers.start + len(new))
        table = table_at(document, block.position())
        new += _table_entries(table, tables.get(table.objectIndex())) if table else [_entry(block)]
    _keep_unchanged(new, old)
    for at, one in enumerate(new):
        if one.stored is None and not one.cell:
            new[at] = _beside_table(document, numbers.start + at)
    return new


def _entry(block: QTextBlock) -> Entry:
    line = read_block(block)
    if has_picture(block) and block.length() > 2:
        return Entry("\n".join(_beside_picture(line.text, block)), line)
    return Entry(line.text if has_picture(block) else marks.write(line), line)


def _beside_picture(text: str, block: QTextBlock) -> Iterator[str]:
    """Return the lines of a block in which something was typed beside a picture."""
    before, _, after = block.text().partition(PICTURE)
    yield from [escape(before)] if before else []
    yield text[len(before) : len(text) - len(after)]
    yield from [escape(after.replace(PICTURE, ""))] if after else []


def _beside_table(document: QTextDocument, number: int) -> Entry:
    """Return the entry of a blank block: nothing is stored for it while a table needs it."""
    block = document.findBlockByNumber(number)
    beside = [each for each in (block.previous(), block.next()) if each.isValid()]
    needed = beside and all(table_at(document, each.position()) for each in beside)
    return Entry(None if needed else "")


def _keep_unchanged(new: list[Entry], old: Sequence[Entry]) -> None:
    """Put the old entries in where their paragraphs are as they were, from both ends."""
    length = min(len(new), len(old))
    head = 0
    while head < length and _keep(new, head, old[head]):
        head += 1
    tail = 1
    while tail <= length - head and _keep(new, len(new) - tail, old[-tail]):
        tail += 1


def _keep(new: list[Entry], at: int, old: Entry) -> bool:
    same = new[at].cell == old.cell and (old.cell or new[at].line == old.line)
    if same and not old.cell:
        new[at] = old
    return same


# Tables


def read_cell(
    document: QTextDocument, numbers: range, old: Sequence[Entry]
) -> tuple[int, Entry, Entry] | None:
    """Return what typing in one cell changed: its entry, and its table's first; or None.

    A table of a thousand cells must not be read at each key.
    """
    block = document.findBlockByNumber(numbers.start)
    table = table_at(document, block.position())
    head = old[0]
    if table is None or head.table is None or len(numbers) != 1:
        return None
    cell = table.cellAt(block.position())
    if cell.firstPosition() != block.position() or not _is_of(head, table, old):
        return None
    parts = read_block(block).parts
    changed = _with_cell(head.table, cell.row(), cell.column(), parts)
    first = table.firstCursorPosition().block().blockNumber()
    one = Entry(None, Line(None, parts), cell=True)
    lead = one if numbers.start == first else Entry(None, head.line, cell=True)
    begin_table([lead], changed, head.frame)
    return numbers.start - first, one, lead


def _is_of(head: Entry, table: QTextTable, old: Sequence[Entry]) -> bool:
    last = table.lastCursorPosition().block().blockNumber()
    first = table.firstCursorPosition().block().blockNumber()
    return head.frame == table.objectIndex() and len(old) == last - first + 1


def _with_cell(table: Table, row: int, column: int, parts: Sequence[Chu]) -> Table:
    cells = list(table.bang.hang[row])
    cells[column] = tuple(parts)
    rows = list(table.bang.hang)
    rows[row] = tuple(cells)
    bang = replace(table.bang, hang=tuple(rows))
    lines = list(table.lines)
    lines[table.line_of(row)] = _line(bang, row, table)
    return pieces.checked(Table(tuple(lines), bang))


def _table_entries(table: QTextTable, old: Table | None) -> list[Entry]:
    entries: list[Entry] = []
    rows: list[tuple[tuple[Chu, ...], ...]] = []
    joined: list[Gop] = []
    for row in range(table.rows()):
        cells: list[tuple[Chu, ...]] = []
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            if (cell.row(), cell.column()) != (row, column):
                cells.append(())
                continue
            lines = [read_block(block) for block in _blocks(cell)]
            entries += [Entry(None, line, cell=True) for line in lines]
            cells.append(marks.joined([line.parts for line in lines]))
            if cell.rowSpan() * cell.columnSpan() > 1:
                joined.append(Gop(row, column, cell.rowSpan(), cell.columnSpan()))
        rows.append(tuple(cells))
    begin_table(entries, _table(table, tuple(rows), tuple(joined), old), table.objectIndex())
    return entries


def _blocks(cell: QTextTableCell) -> Iterator[QTextBlock]:
    block, last = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
    while block != last:
        yield block
        block = block.next()
    yield last


def _table(
    table: QTextTable,
    rows: tuple[tuple[tuple[Chu, ...], ...], ...],
    joined: tuple[Gop, ...],
    old: Table | None,
) -> Table:
    heads = min(max(table.format().headerRowCount(), 1), len(rows), MOST_HEADING_ROWS)
    same = old is not None and len(old.bang.can) == table.columns()
    sides = old.bang.can if old and same else ("",) * table.columns()
    bang = Bang(rows, sides, heads, joined)
    ruler = old.lines[old.bang.so_hang_dau] if old and same else pieces.ruler(sides)
    lines = [_line(bang, row, old) for row in range(len(rows))]
    return pieces.checked(Table((*lines[:heads], ruler, *lines[heads:]), bang))


def _line(bang: Bang, row: int, old: Table | None) -> str:
    """Return the line of a row, as it was where it says the same."""
    cells = pieces.cells_of(bang, row)
    if old and row < len(old.bang.hang) and pieces.cells_of(old.bang, row) == cells:
        return old.lines[old.line_of(row)]
    return pieces.write_row(cells)
