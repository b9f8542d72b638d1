"""What a clerk does to the document besides typing: ends of lines, marks, stretches that come."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QTextCharFormat, QTextCursor

from drafter.document.body_nodes import Chu, VaiTro
from drafter.gui.body import blocks, looks, marks, pieces, table_work
from drafter.gui.body.marks import Line
from drafter.gui.body.pictures import picture_in
from drafter.gui.body.pieces import Table
from drafter.gui.body.table_work import Area

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock

    from drafter.document.body_nodes import Bang
    from drafter.gui.body.marks import Parts
    from drafter.gui.body.text import BodyText

_KEEP = QTextCursor.MoveMode.KeepAnchor


def end_line(body: BodyText, cursor: QTextCursor) -> None:
    """Begin a paragraph at a cursor; a role set by hand stays with the text it was set for."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    plain = body.looks.paragraph(VaiTro.DOAN, None)
    moves_down = cursor.atBlockStart() and cursor.block().length() > 1
    cursor.insertBlock(cursor.blockFormat() if moves_down else plain, looks.PLAIN_CHARS)
    if moves_down:
        QTextCursor(cursor.block().previous()).setBlockFormat(plain)
    cursor.endEditBlock()


def insert_line(cursor: QTextCursor, stored: Sequence[str]) -> None:
    """Insert stored lines into the paragraph or cell at a cursor, in place of the selection."""
    parts = marks.joined([marks.read(line).parts for line in stored] or [()])
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for chu in parts:
        cursor.insertText(chu.text, looks.chars(looks.PLAIN, bold=chu.dam, italic=chu.nghieng))
    cursor.endEditBlock()


def with_lines(body: BodyText, cursor: QTextCursor, stored: str) -> tuple[str, int]:
    """Return the whole text with stored lines in place of the selection, and where they end."""
    start, stop = cursor.selectionStart(), cursor.selectionEnd()
    new, end = _with_sides(stored.split("\n"), _beside(body, start)[0], _beside(body, stop)[1])
    lines = body.text.split("\n")
    at, behind = body.line_at(start), body.line_at(stop) + 1
    # What has a bar beside a table would be a row of it.
    if _has_bar(new[-1:]) and _has_bar(lines[behind : behind + 1]):
        new.append("")
    if _has_bar(new[:1]) and _has_bar(lines[:at][-1:]):
        new.insert(0, "")
        end += 1
    before = sum(len(line) + 1 for line in lines[:at])
    lines[at:behind] = new
    return "\n".join(lines), before + end


def _with_sides(new: list[str], left: Line, right: Parts) -> tuple[list[str], int]:
    """Return lines with what stands before and behind them, and where they end."""
    # A table and a picture stand alone, between paragraphs.
    alone = [isinstance(each, Table) or _is_picture(each) for each in pieces.cut(new)]
    first = marks.read(new[0])
    if not alone[0] and first.role is None:
        new[0] = marks.write(Line(left.role, left.parts + first.parts))
    elif left.parts:
        new.insert(0, marks.write(left))
    end = len("\n".join(new))
    if right and not alone[-1]:
        tail = marks.read(new[-1])
        end -= len(new[-1])
        new[-1] = marks.write(Line(tail.role, tail.parts + right))
        end += marks.stored_column(new[-1], len(tail.text))
    elif right:
        new.append(marks.write_parts(right))
    return new, end


def _is_picture(piece: str) -> bool:
    return picture_in(piece) is not None


def _has_bar(lines: Sequence[str]) -> bool:
    return any("|" in line for line in lines)


# Tables


def area(cursor: QTextCursor) -> Area | None:
    """Return the cells of a table that are selected, or the one the cursor is in."""
    table = blocks.table_at(cursor.document(), cursor.position())
    if table is None:
        return None
    if cursor.hasComplexSelection():
        row, rows, column, columns = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
        return Area(row, column, rows, columns)
    cell = table.cellAt(cursor)
    return Area(cell.row(), cell.column(), cell.rowSpan(), cell.columnSpan())


def with_new_table(body: BodyText, cursor: QTextCursor, bang: Bang) -> tuple[str, int]:
    """Return the whole text with a table at the cursor, and where its first cell is."""
    stored = pieces.made(bang).stored
    text, end = with_lines(body, cursor, stored)
    return text, end - len(stored) + len("| ")


def with_table(
    body: BodyText, cursor: QTextCursor, bang: Bang | None, row: int, column: int
) -> tuple[str, int]:
    """Return the whole text with the table at the cursor changed, or gone, and where a cell is."""
    block = cursor.block()
    old = body.table_of(block)
    if old is None:
        raise ValueError(block.blockNumber())
    lines = body.text.split("\n")
    first = body.line_at(cursor.position()) - old.line_of(area_row(cursor))
    before = sum(len(line) + 1 for line in lines[:first])
    new = pieces.made(bang, old) if bang else None
    lines[first : first + len(old.lines)] = new.lines if new else []
    text = "\n".join(lines)
    if new is None:
        return text, min(before, len(text))
    line = new.line_of(min(row, len(new.bang.hang) - 1))
    cells = pieces.cells_in(new.lines[line])
    inside = cells[min(column, len(cells) - 1)].start
    return text, before + sum(len(each) + 1 for each in new.lines[:line]) + inside


def with_longer_table(body: BodyText, cursor: QTextCursor) -> tuple[str, int]:
    """Return the whole text with a row more under the table, and where its first cell is."""
    table = body.table_of(cursor.block())
    if table is None:
        raise ValueError(cursor.position())
    rows = len(table.bang.hang)
    return with_table(body, cursor, table_work.with_row(table.bang, rows), rows, 0)


def area_row(cursor: QTextCursor) -> int:
    """Return the row of the cell a cursor is in."""
    table = cursor.currentTable()
    return table.cellAt(cursor).row() if table else 0


# Words


def replace(body: BodyText, places: Sequence[tuple[int, int]], words: str) -> None:
    """Put words in places of the document, each in the look of what stood there."""
    edit = QTextCursor(body.document)
    edit.beginEditBlock()
    for start, stop in reversed(places):
        edit.setPosition(start + 1)
        shown = edit.charFormat()
        edit.setPosition(start)
        edit.setPosition(stop, _KEEP)
        edit.insertText(words, shown)
    edit.endEditBlock()


# Roles


def with_role(body: BodyText, cursor: QTextCursor, role: VaiTro | None) -> str:
    """Return the whole text with the selected lines' role set by hand, or left to their start."""
    lines = body.text.split("\n")
    first = body.line_at(cursor.selectionStart())
    for at in range(first, body.line_at(cursor.selectionEnd()) + 1):
        if lines[at].strip() and not body.is_row(at):
            lines[at] = marks.with_role(lines[at], role)
    return "\n".join(lines)


def _beside(body: BodyText, position: int) -> tuple[Line, Parts]:
    """Return what stands in a paragraph before a place, and behind it."""
    block = body.document.findBlock(position)
    line = body.entries[block.blockNumber()].line
    at = body.column(position)
    return Line(line.role, tuple(cut(line.parts, 0, at))), tuple(cut(line.parts, at, None))


def cut(parts: Parts, start: int, stop: int | None) -> Iterator[Chu]:
    """Return the part of some stretches between two characters."""
    at = 0
    for chu in parts:
        text = chu.text[max(start - at, 0) : None if stop is None else max(stop - at, 0)]
        if text:
            yield Chu(text, chu.dam, chu.nghieng)
        at += len(chu.text)


# Bold and italic


def mark(body: BodyText, cursor: QTextCursor, look: int) -> None:
    """Mark the selected characters, or take the mark away where all of them have it.

    What a role makes bold is left alone: there is nothing to see, and nothing to store.
    """
    spans = [
        span for span in _selected(body, cursor) if not _is_given(body, span[0], span[1], look)
    ]
    wanted = not all(_has(body, block, start, stop, look) for block, start, stop in spans)
    change = QTextCharFormat()
    change.setProperty(look, wanted)
    edit = QTextCursor(body.document)
    edit.beginEditBlock()
    for _block, start, stop in spans:
        edit.setPosition(start)
        edit.setPosition(stop, _KEEP)
        edit.mergeCharFormat(change)
    edit.endEditBlock()


def _selected(body: BodyText, cursor: QTextCursor) -> Iterator[tuple[QTextBlock, int, int]]:
    """Return the stretches of a selection, each in one paragraph, of one look of its role."""
    start, stop = cursor.selectionStart(), cursor.selectionEnd()
    block = body.document.findBlock(start)
    while block.isValid() and block.position() < stop:
        at = block.position()
        for end, _look in body.spans(block):
            low, high = max(at, start), min(block.position() + end, stop)
            if low < high:
                yield block, low, high
            at = block.position() + end
        block = block.next()


def _is_given(body: BodyText, block: QTextBlock, at: int, look: int) -> bool:
    given = body.look_at(block, at)
    return given.bold if look == looks.BOLD else given.italic


def _has(body: BodyText, block: QTextBlock, start: int, stop: int, look: int) -> bool:
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        low = max(fragment.position(), start)
        high = min(fragment.position() + fragment.length(), stop)
        if low < high and not fragment.charFormat().property(look):
            text = body.text_between(low, high)
            if text.strip():
                return False
        walk += 1
    return True


def toggled(body: BodyText, cursor: QTextCursor, look: int) -> QTextCharFormat:
    """Return the format of what is typed next, with a mark set or taken away."""
    bold, italic = looks.marks_of(cursor.charFormat())
    if look == looks.BOLD:
        bold = not bold
    else:
        italic = not italic
    given = body.look_at(cursor.block(), max(cursor.position() - 1, cursor.block().position()))
    return looks.chars(given, bold=bold, italic=italic)
