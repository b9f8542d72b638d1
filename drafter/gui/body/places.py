"""The blocks of the editor's document and the stored lines: which is which, and where."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from drafter.gui.body import blocks, marks, pieces
from drafter.gui.inputs.base import utf16

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument, QTextTable

    from drafter.gui.body.pieces import Table


class Places:
    """A document and, for each of its blocks, the stored lines it stands for."""

    def __init__(self, document: QTextDocument) -> None:
        self.document = document
        self.entries = [blocks.entry("")]

    @property
    def text(self) -> str:
        """Return the stored text."""
        return "\n".join([one.stored for one in self.entries if one.stored is not None])

    def counts(self) -> tuple[int, int]:
        """Return how many words, that is syllables, and characters are shown."""
        return sum(one.words for one in self.entries), sum(one.letters for one in self.entries)

    # Blocks

    def behind(self, number: int) -> int:
        """Return the block after a paragraph, or after the table that begins at a block."""
        number += 1
        while number < len(self.entries) and self._is_inside(number):
            number += 1
        return number

    def _is_inside(self, number: int) -> bool:
        return self.entries[number].cell and self.entries[number].table is None

    def first_of(self, number: int) -> int:
        """Return the first block of the table that a block is in, or the block itself."""
        while self._is_inside(number):
            number -= 1
        return number

    def is_blank(self, number: int) -> bool:
        """Tell whether a block is only there because a table needs one beside it."""
        one = self.entries[number]
        return one.stored is None and not one.cell

    def is_line(self, number: int) -> bool:
        """Tell whether a block is a paragraph of the text."""
        one = self.entries[number]
        return one.stored is not None and not one.cell

    # Places in both

    def block(self, number: int) -> QTextBlock:
        """Return the block of a number."""
        return self.document.findBlockByNumber(number)

    def position(self, offset: int) -> int:
        """Return the place in the document of a place in the stored text."""
        return self.positions([offset])[0]

    def positions(self, offsets: Sequence[int]) -> list[int]:
        """Return the places in the document of some places in the stored text."""
        numbers = [at for at, one in enumerate(self.entries) if one.stored is not None]
        lengths = (len(self.entries[at].stored or "") + 1 for at in numbers[:-1])
        starts = list(accumulate(lengths, initial=0))
        found = [bisect_right(starts, offset) - 1 for offset in offsets]
        return [
            self._position_in(numbers[at], offset - starts[at])
            for at, offset in zip(found, offsets, strict=True)
        ]

    def _position_in(self, number: int, offset: int) -> int:
        one, block = self.entries[number], self.block(number)
        if one.table:
            return self._position_in_table(one.table, block, offset)
        return _in_block(block, marks.shown_column(one.stored or "", offset))

    def _position_in_table(self, table: Table, block: QTextBlock, offset: int) -> int:
        line = table.stored.count("\n", 0, offset)
        column = offset - sum(len(each) + 1 for each in table.lines[:line])
        within = [each for each in pieces.cells_in(table.lines[line]) if each.start <= column]
        one = within[-1] if within else pieces.cells_in(table.lines[line])[0]
        shown = blocks.table_at(self.document, block.position())
        if shown is None:
            return block.position()
        cell = shown.cellAt(table.row_of(line), min(one.column, shown.columns() - 1))
        inside = marks.shown_column(one.text, one.text_at(column))
        return _in_block(cell.firstCursorPosition().block(), inside)

    def offset(self, position: int) -> int:
        """Return the place in the stored text of a place in the document."""
        block = self.document.findBlock(position)
        number = self.first_of(min(block.blockNumber(), len(self.entries) - 1))
        stored = (one.stored for one in self.entries[:number])
        before = sum(len(each) + 1 for each in stored if each is not None)
        one = self.entries[number]
        column = _column(block, position)
        if one.table:
            return before + self._offset_in_table(one.table, block, column)
        if one.stored is None:
            return max(before - (number > 0), 0)
        if "\n" in one.stored:  # typed beside a picture, not yet parted from it
            return before + column + (column > one.stored.index("\n"))
        return before + marks.stored_column(one.stored, column)

    def _offset_in_table(self, table: Table, block: QTextBlock, column: int) -> int:
        shown = blocks.table_at(self.document, block.position())
        if shown is None:
            return 0
        cell = shown.cellAt(block.position())
        line = table.line_of(cell.row())
        cells = pieces.cells_in(table.lines[line])
        one = cells[min(cell.column(), len(cells) - 1)]
        before = sum(len(each) + 1 for each in table.lines[:line])
        return before + one.stored_at(marks.stored_column(one.text, column))

    def column(self, position: int) -> int:
        """Return how many characters of its paragraph stand before a place in the document."""
        return _column(self.document.findBlock(position), position)

    def text_between(self, start: int, stop: int) -> str:
        """Return the characters of one paragraph between two places in the document."""
        text = self.document.findBlock(start).text()
        return text[self.column(start) : self.column(stop)]

    def is_table(self, block: QTextBlock) -> bool:
        """Tell whether a block is a table's."""
        return block.isValid() and self.entries[block.blockNumber()].cell

    def table_of(self, block: QTextBlock) -> Table | None:
        """Return the table that a block is a cell of."""
        return self.entries[self.first_of(block.blockNumber())].table

    def shown_table(self, number: int) -> QTextTable:
        """Return the document's table that a block is in."""
        shown = blocks.table_at(self.document, self.block(number).position())
        if shown is None:
            raise ValueError(number)
        return shown

    def set_by_hand(self) -> list[int]:
        """Return the numbers of the blocks whose role was set by hand."""
        return [number for number, one in enumerate(self.entries) if one.line.role is not None]

    def shown_lines(self) -> Iterator[tuple[int, str]]:
        """Return each paragraph and cell as shown, with its place in the document."""
        block = self.document.firstBlock()
        for one in self.entries:
            if one.words and not blocks.has_picture(block):
                yield block.position(), one.line.text
            block = block.next()

    def is_row(self, line: int) -> bool:
        """Tell whether a line of the stored text is one of a table."""
        for one in self.entries:
            if line < one.lines:
                return one.table is not None
            line -= one.lines
        return False

    def line_at(self, position: int) -> int:
        """Return which line of the stored text a place in the document is in."""
        return self.text.count("\n", 0, self.offset(position))


def _in_block(block: QTextBlock, column: int) -> int:
    if blocks.has_picture(block):
        return block.position() + min(column, 1)
    return block.position() + min(utf16(block.text()[:column]), block.length() - 1)


def _column(block: QTextBlock, position: int) -> int:
    """Return how many characters of a block stand before a position."""
    units = block.text().encode("utf-16-le", "surrogatepass")[: 2 * (position - block.position())]
    before = units.decode("utf-16-le", "replace")
    if blocks.PICTURE not in before:
        return len(before)
    return len(before) + len(blocks.read_block(block).text) - len(block.text())
