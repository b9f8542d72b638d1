"""The editor's document kept in step with the stored text, block by block, in both directions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

from drafter.document.body_nodes import VaiTro
from drafter.gui.body import blocks, cells, pictures, pieces, reading
from drafter.gui.body.blocks import Entry
from drafter.gui.body.looks import PLAIN
from drafter.gui.body.pieces import Table
from drafter.gui.body.places import Places
from drafter.gui.body.roles import HEAD, count_grounds, role_after
from drafter.gui.edits import Edit
from drafter.gui.inputs.base import utf16

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import (
        QTextBlock,
        QTextBlockFormat,
        QTextDocument,
        QTextImageFormat,
    )

    from drafter.gui.body.looks import Look, Looks
    from drafter.gui.body.pictures import Pictures
    from drafter.gui.body.pieces import Piece

    Spans = tuple[tuple[int, Look], ...]

_KEEP = QTextCursor.MoveMode.KeepAnchor


class BodyText(Places):
    """A document that shows a stored text, whichever of them changes."""

    def __init__(self, document: QTextDocument, looks: Looks) -> None:
        super().__init__(document)
        self.looks = looks
        self.pictures: Pictures | None = None  # only an annex has some
        self._dirty = range(0)  # blocks whose looks may be out of date

    # From the document to the text

    def take(self, at: int, added: int) -> None:
        """Read the blocks that a change of the document touched; the rest stays as stored."""
        numbers = reading.touched(self.document, at, added)
        wide = reading.widened(self.document, numbers)
        stop = len(self.entries) - (self.document.blockCount() - wide.stop)
        old = self.entries[wide.start : stop]
        cell = reading.read_cell(self.document, numbers, old) if old else None
        if cell:
            at, one, head = cell
            self.entries[wide.start + at] = one
            self.entries[wide.start] = head
        else:
            self.entries[wide.start : stop] = reading.read(self.document, wide, old)
            numbers = wide
        self._dirty = _around(self._dirty, numbers) if self._dirty else numbers

    def settle(self, position: int = 0) -> int | None:
        """Give the blocks that changed their looks; not while a word is composed in them.

        Return where a place in the document is now, if paragraphs became a table or a table
        paragraphs.
        """
        numbers = range(self._dirty.start, min(self._dirty.stop, len(self.entries)))
        if not numbers or any(self._composing(number) for number in numbers):
            return None
        if self._is_typing_ruler(position):
            return None
        self._dirty = range(0)
        split = self._split_otherwise(numbers)
        if split:
            at = self.offset(position)
            self._replace(split, list(pieces.cut(self._lines(split))))
            return self.position(at)
        changed = self._find_roles(numbers)
        edit = QTextCursor(self.document)
        edit.beginEditBlock()
        for number in {*numbers, *changed}:
            self._dress(number)
        edit.endEditBlock()
        return None

    @property
    def waiting(self) -> bool:
        """Tell whether blocks wait for their looks."""
        return bool(self._dirty)

    def _is_typing_ruler(self, position: int) -> bool:
        """Tell whether the ruler of a table is being typed: it is one before it is whole."""
        one = self.entries[
            min(self.document.findBlock(position).blockNumber(), len(self.entries) - 1)
        ]
        return not one.cell and pieces.is_ruler(one.stored or "")

    def _composing(self, number: int) -> bool:
        return bool(self.block(number).layout().preeditAreaText())

    def _split_otherwise(self, numbers: range) -> range:
        """Return the blocks around where the lines now say other pieces than are shown."""
        if not any(_may_split(self.entries[number]) for number in numbers):
            return range(0)
        wide = self._with_neighbours(numbers)
        shown = [
            one.table is not None
            for one in self.entries[wide.start : wide.stop]
            if one.stored is not None
        ]
        said = [isinstance(piece, Table) for piece in pieces.cut(self._lines(wide))]
        return wide if shown != said else range(0)

    def _lines(self, numbers: range) -> list[str]:
        inside = self.entries[numbers.start : numbers.stop]
        stored = [one.stored for one in inside if one.stored is not None]
        return "\n".join(stored).split("\n") if stored else []

    # Looks

    def _find_roles(self, numbers: range) -> list[int]:
        """Find the roles of some blocks and of those after them that depend on them."""
        start, stop = numbers.start, numbers.stop
        if start < HEAD:
            start, stop = 0, max(stop, HEAD)
        grounds = self._grounds() if start == 0 else 0
        last, changed = self._role_before(start), []
        for number in range(start, len(self.entries)):
            one = self.entries[number]
            if one.cell or not one.words:
                last = VaiTro.DOAN if one.cell else last
                role = one.line.role or VaiTro.DOAN
            else:
                role = last = role_after(one.line, last)
                role = VaiTro.CAN_CU if grounds > 0 else role
                grounds -= 1
            if role is not one.role:
                one.role = role
                changed.append(number)
            elif number >= stop and one.words:
                break
        return changed

    def _grounds(self) -> int:
        head = (one.stored for one in self.entries[: 2 * HEAD] if one.stored is not None)
        return count_grounds("\n".join(head).split("\n"))

    def _role_before(self, number: int) -> VaiTro:
        before = (one for one in reversed(self.entries[:number]) if one.words or one.cell)
        one = next(before, None)
        return one.role if one and not one.cell else VaiTro.DOAN

    def _dress(self, number: int) -> None:
        """Give one block the looks of its role, where it has them not."""
        block, one = self.block(number), self.entries[number]
        if self.is_blank(number):
            blocks.put_blank(QTextCursor(block))  # it may have been a paragraph
            return
        if blocks.has_picture(block):
            return
        wanted, spans = self._wanted(block, one)
        cursor = QTextCursor(block)
        if block.blockFormat() != wanted:
            cursor.setBlockFormat(wanted)
        at = block.position()
        for text, shown in blocks.formatted(one.line.parts, spans):
            end = at + utf16(text)
            if not blocks.has_format(block, at, end, shown):
                cursor.setPosition(at)
                cursor.setPosition(end, _KEEP)
                cursor.setCharFormat(shown)
            at = end

    def _wanted(self, block: QTextBlock, one: Entry) -> tuple[QTextBlockFormat, Spans]:
        if not one.cell:
            wanted = self.looks.paragraph(one.role, one.line.role)
            return wanted, self.looks.spans(one.role, one.line.text)
        table = self.entries[self.first_of(block.blockNumber())].table
        if table is None:
            raise ValueError(block.blockNumber())
        cell = self.shown_table(block.blockNumber()).cellAt(block.position())
        wanted, look = self.looks.cell(table.bang, cell.row(), cell.column())
        return wanted, ((len(one.line.text), look),)

    def dress(self) -> None:
        """Give all blocks and tables their looks anew."""
        edit = QTextCursor(self.document)
        edit.beginEditBlock()
        self._find_roles(range(len(self.entries)))
        for number, one in enumerate(self.entries):
            if self._composing(number):
                continue
            self._dress(number)
            if one.table:
                one.wishes = self.looks.wishes(one.table.bang)
                blocks.dress_table(self.shown_table(number), self.looks.columns(one.wishes))
        edit.endEditBlock()

    def fit_tables(self) -> None:
        """Give the columns of tables the widths that suit what they hold, and the room."""
        for number, one in enumerate(self.entries):
            if one.table:
                one.wishes = one.wishes or self.looks.wishes(one.table.bang)
                blocks.fit_columns(self.shown_table(number), self.looks.columns(one.wishes))

    def spans(self, block: QTextBlock) -> Spans:
        """Return the looks that the role of a block gives it: up to which character, in Qt's."""
        one = self.entries[block.blockNumber()]
        if self.is_blank(block.blockNumber()):
            return ()
        text = one.line.text
        return tuple((utf16(text[:end]), look) for end, look in self._wanted(block, one)[1])

    def look_at(self, block: QTextBlock, position: int) -> Look:
        """Return the look that the role of a block gives a character."""
        spans = self.spans(block)
        inside = (look for end, look in spans if position - block.position() < end)
        return next(inside, spans[-1][1] if spans else PLAIN)

    # From the text to the document

    def load(self, text: str) -> None:
        """Show another text."""
        self.document.clear()
        self.entries = [blocks.entry("")]
        self._dirty = range(0)
        self._dress(0)
        self._replace(range(1), list(pieces.cut(text.split("\n"))))

    def write(self, text: str) -> None:
        """Show a text where it differs from the one shown."""
        edit = Edit.between(old := self.text, text)
        first = old.count("\n", 0, edit.at)
        last = first + edit.removed.count("\n")
        numbers = self._with_neighbours(self._blocks_of(first, last))
        lines = text.split("\n")
        before = sum(one.lines for one in self.entries[: numbers.start])
        behind = sum(one.lines for one in self.entries[numbers.stop :])
        self._replace(numbers, list(pieces.cut(lines[before : len(lines) - behind])))

    def _blocks_of(self, first: int, last: int) -> range:
        """Return the blocks of some stored lines."""
        start = stop = -1
        line = 0
        for number, one in enumerate(self.entries):
            if one.stored is not None:
                start = number if start < 0 and first < line + one.lines else start
                stop = number + 1 if line <= last else stop
                line += one.lines
        return range(start, self.behind(stop - 1))

    def _with_neighbours(self, numbers: range) -> range:
        """Return the blocks with those at their sides that may belong to one table with them."""
        start, stop = numbers.start, numbers.stop
        while start > 0 and _has_bar(self.entries[start - 1]):
            start -= 1
        while stop < len(self.entries) and _has_bar(self.entries[stop]):
            stop += 1
        return range(start, stop)

    def _replace(self, numbers: range, new: list[Piece]) -> None:
        """Show pieces in place of those of some blocks."""
        numbers = self._trimmed(numbers, new)
        if (not numbers and not new) or self._write_cells(numbers, new):
            return
        numbers = self._anchored(numbers, new)
        cursor = QTextCursor(self.document)
        cursor.beginEditBlock()
        last = self.block(numbers.stop - 1)
        cursor.setPosition(self.block(numbers.start).position())
        cursor.setPosition(last.position() + last.length() - 1, _KEEP)
        cursor.removeSelectedText()
        planned = list(_planned(new))
        entries = [one for _, group in planned for one in group]
        self.entries[numbers.start : numbers.stop] = entries
        made = range(numbers.start, numbers.start + len(entries))
        changed = self._find_roles(made)
        self._put(cursor, planned)
        for number in changed:
            if number not in made:
                self._dress(number)
        cursor.endEditBlock()

    def _write_cells(self, numbers: range, new: list[Piece]) -> bool:
        """Write cells in place, where all that is new is the text of one table's."""
        inside = self.entries[numbers.start : numbers.stop]
        piece = new[0] if len(new) == 1 and inside else None
        if not isinstance(piece, Table) or not cells.only_cells_differ(inside, piece):
            return False
        cells.write_cells(self.shown_table(numbers.start), inside, piece, self.looks)
        self.entries[numbers.start : numbers.stop] = inside
        return True

    def _put(
        self, cursor: QTextCursor, planned: Iterable[tuple[Piece | None, list[Entry]]]
    ) -> None:
        free = True  # the block at the cursor waits to be filled
        for piece, entries in planned:
            if isinstance(piece, Table):
                blocks.put_table(cursor, piece, self.looks, entries)
                free = True
                continue
            if not free:
                cursor.insertBlock()
            if piece is None:
                blocks.put_blank(cursor)
            elif shown := self._picture(piece):
                blocks.put_picture(cursor, shown)
            else:
                blocks.put_line(cursor, entries[0], self.looks)
            free = False

    def _picture(self, stored: str) -> QTextImageFormat | None:
        """Return the format of the picture that a line stands for, where it can be shown."""
        one = pictures.picture_in(stored) if self.pictures else None
        data = self.pictures.get(one.ten) if one and self.pictures else None
        if one is None or data is None:
            return None
        return pictures.image_format(self.document, one, data, stored, self.looks.px_per_mm)

    def _trimmed(self, numbers: range, new: list[Piece]) -> range:
        """Leave out what is the same at both ends."""
        start, stop = numbers.start, numbers.stop
        while start < stop and self.is_blank(start):
            start += 1
        while new and start < stop and self._is_shown(start, new[0]):
            start = self.behind(start)
            del new[0]
            while start < stop and self.is_blank(start):
                start += 1
        while start < stop and self.is_blank(stop - 1):
            stop -= 1
        while new and start < stop and self._is_shown(self.first_of(stop - 1), new[-1]):
            stop = self.first_of(stop - 1)
            del new[-1]
            while start < stop and self.is_blank(stop - 1):
                stop -= 1
        return range(start, stop)

    def _is_shown(self, number: int, piece: Piece) -> bool:
        one = self.entries[number]
        if isinstance(piece, Table):
            return one.table is not None and one.stored == piece.stored
        return one.table is None and one.stored == piece

    def _anchored(self, numbers: range, new: list[Piece]) -> range:
        """Take paragraphs at the sides in: a table is only removed or set between such."""
        start, stop = numbers.start, numbers.stop
        while start > 0 and not (
            start < stop and self.is_line(start) and new and not isinstance(new[0], Table)
        ):
            start = self.first_of(start - 1)
            self._take_in(start, new, 0)
        while stop < len(self.entries) and not (
            start < stop and self.is_line(stop - 1) and new and not isinstance(new[-1], Table)
        ):
            self._take_in(stop, new, len(new))
            stop = self.behind(stop)
        return range(start, stop)

    def _take_in(self, number: int, new: list[Piece], at: int) -> None:
        one = self.entries[number]
        if one.stored is not None:
            new.insert(at, one.table or one.stored)


def _planned(new: Sequence[Piece]) -> Iterable[tuple[Piece | None, list[Entry]]]:
    """Return the pieces with their entries; a blank where a table has no paragraph beside it."""
    free = True
    for piece in new:
        if isinstance(piece, Table):
            if free:
                yield None, [Entry(None)]
            yield piece, blocks.table_entries(piece)
            free = True
        else:
            yield piece, [blocks.entry(piece)]
            free = False
    if free:
        yield None, [Entry(None)]


def _around(one: range, other: range) -> range:
    return range(min(one.start, other.start), max(one.stop, other.stop))


def _has_bar(one: Entry) -> bool:
    return one.cell or (one.stored is not None and "|" in one.stored)


def _may_split(one: Entry) -> bool:
    return not one.cell and one.stored is not None and ("|" in one.stored or "\n" in one.stored)
