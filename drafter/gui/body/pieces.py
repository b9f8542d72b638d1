r"""The stored lines cut into what the editor shows: paragraphs and tables.

A table keeps its lines as they were typed; only a row that is changed is written anew.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.document.body import MOST_HEADING_ROWS, table_end
from drafter.document.tables import read_table
from drafter.gui.body.marks import showable, write_parts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.document.body_nodes import Bang, Chu

LEFT, ABOVE = "<", "^"
_SIGN = re.compile(r"\\*[<^]\Z")
_RULERS = {"": "---", "left": ":---", "right": "---:", "center": ":---:"}
_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table: its lines as stored, and what they say."""

    lines: tuple[str, ...]
    bang: Bang

    @property
    def stored(self) -> str:
        """Return the lines as text."""
        return "\n".join(self.lines)

    def line_of(self, row: int) -> int:
        """Return which of its lines a row is; the ruler stands under the heading."""
        return row if row < self.bang.so_hang_dau else row + 1

    def row_of(self, line: int) -> int:
        """Return the row of a line; the ruler belongs to the heading."""
        return min(line, self.bang.so_hang_dau - 1) if line <= self.bang.so_hang_dau else line - 1


Piece = str | Table  # a paragraph is its stored line


def cut(lines: Sequence[str]) -> Iterator[Piece]:
    """Return the pieces of some lines, in order."""
    bare = [line.strip() for line in lines]
    at = 0
    while at < len(lines):
        end = table_end(bare, at)
        yield table(lines[at:end]) if end else lines[at]
        at = end or at + 1


def table(lines: Sequence[str]) -> Table:
    """Return the table that some lines are."""
    heads = next(n for n in range(1, MOST_HEADING_ROWS + 1) if is_ruler(lines[n]))
    return Table(tuple(lines), read_table([showable(line).strip() for line in lines], heads))


def made(bang: Bang, old: Table | None = None) -> Table:
    """Return a table with its lines; rows that say the same as before keep theirs."""
    known = {}
    if old:
        rows = range(len(old.bang.hang))
        known = {tuple(cells_of(old.bang, row)): old.lines[old.line_of(row)] for row in rows}
    lines = []
    for row in range(len(bang.hang)):
        cells = cells_of(bang, row)
        lines.append(known.get(tuple(cells)) or write_row(cells))
    heads = bang.so_hang_dau
    same = old is not None and old.bang.can == bang.can
    under = old.lines[old.bang.so_hang_dau] if old and same else ruler(bang.can)
    return Table((*lines[:heads], under, *lines[heads:]), bang)


def checked(changed: Table) -> Table:
    """Return a table that was changed; a sign that was text before the change stays text."""
    stored = changed.stored
    if LEFT not in stored and ABOVE not in stored:
        return changed
    if table(changed.lines).bang.gop == changed.bang.gop:
        return changed
    lines = list(changed.lines)
    for row, cells in enumerate(changed.bang.hang):
        if any("".join(chu.text for chu in cell).strip() in {LEFT, ABOVE} for cell in cells):
            lines[changed.line_of(row)] = write_row(cells_of(changed.bang, row))
    return Table(tuple(lines), changed.bang)


def is_ruler(line: str) -> bool:
    """Tell whether a line is one of those that stand under the heading of a table."""
    return bool(table_end(["|", line.strip()], 0))


def ruler(sides: Sequence[str]) -> str:
    """Return the line under the heading for the alignment of the columns."""
    return f"|{'|'.join(_RULERS[side] for side in sides)}|"


def write_cell(parts: Sequence[Chu], *, sign: str = "") -> str:
    """Return a cell as stored; a sign says what it joins instead."""
    if sign:
        return sign
    text = write_parts(parts).strip().replace("|", "\\|")
    return f"\\{text}" if _SIGN.match(text) else text


def write_row(cells: Sequence[str]) -> str:
    """Return a row of stored cells as a line."""
    return f"| {' | '.join(cells)} |"


def cells_of(bang: Bang, row: int) -> list[str]:
    """Return the cells of a row as stored; a sign stands in those that belong to another."""
    signs = {
        column: LEFT if column > joined.cot else ABOVE
        for joined in bang.gop
        for number, column in joined.phu
        if number == row
    }
    return [
        write_cell(cell, sign=signs.get(column, "")) for column, cell in enumerate(bang.hang[row])
    ]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell within the line of its row: its column, where its text begins, and the text."""

    column: int
    start: int
    stored: str

    @property
    def text(self) -> str:
        """Return the text with what only hides a bar or a sign taken away."""
        return "".join(self.stored[at] for at in self._places()[:-1])

    def stored_at(self, column: int) -> int:
        """Return the place in the row's line of a place in the text."""
        places = self._places()
        return self.start + places[min(column, len(places) - 1)]

    def text_at(self, place: int) -> int:
        """Return the place in the text of a place in the row's line."""
        return sum(at < place - self.start for at in self._places()[:-1])

    def _places(self) -> list[int]:
        signed = bool(_SIGN.match(self.stored)) and len(self.stored) > 1
        hiding = {match.start() for match in re.finditer(r"\\\|", self.stored)}
        hiding |= {0} if signed else set()
        return [at for at in range(len(self.stored) + 1) if at not in hiding]


def cells_in(line: str) -> list[Cell]:
    """Return the cells of a row's line."""
    start = len(line) - len(line.lstrip()) + line.lstrip().startswith("|")
    edges = [start, *(match.end() for match in _BAR.finditer(line, start)), len(line) + 1]
    cells = []
    for column, (left, right) in enumerate(itertools.pairwise(edges)):
        raw = line[left : right - 1]
        blanks = len(raw) - len(raw.lstrip()) if raw.strip() else min(len(raw), 1)
        cells.append(Cell(column, left + blanks, raw.strip()))
    return cells
