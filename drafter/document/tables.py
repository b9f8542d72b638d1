r"""Pipe tables of the body: rows of cells under a heading, some of them joined.

A cell that holds only `<` joins the cell at its left, only `^` the cell above; `\<` and `\^` are
the signs themselves. A sign that joins no rectangle, or a cell of the heading with one under it,
is text as typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.document.body_nodes import Bang, Gop
from drafter.document.inline import read_line

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT, ABOVE = "<", "^"
_ALIGNS = {
    (False, False): "",
    (True, False): "left",
    (False, True): "right",
    (True, True): "center",
}
_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\+[<^]\Z")
Place = tuple[int, int]  # row and column


def read_table(lines: Sequence[str], heading_rows: int) -> Bang:
    """Return the table of some lines, the ruler among them under so many rows of heading."""
    ruler = _cells(lines[heading_rows])
    rows = [_cells(line) for line in (*lines[:heading_rows], *lines[heading_rows + 1 :])]
    width = max(len(row) for row in (*rows, ruler))
    rows = [_filled(row, width) for row in rows]
    joined = (*_joined(rows[:heading_rows], 0), *_joined(rows[heading_rows:], heading_rows))
    covered = {place for one in joined for place in one.phu}
    sides = [_ALIGNS[cell.startswith(":"), cell.endswith(":")] for cell in ruler]
    return Bang(
        hang=tuple(
            tuple(
                () if (number, at) in covered else read_line(_unescaped(cell))
                for at, cell in enumerate(row)
            )
            for number, row in enumerate(rows)
        ),
        can=tuple(_filled(sides, width)),
        so_hang_dau=heading_rows,
        gop=joined,
    )


def _cells(line: str) -> list[str]:
    """Return the cells of a row; an escaped bar belongs to its cell."""
    inner = line.strip().removeprefix("|")
    inner = inner if inner.endswith("\\|") else inner.removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _filled(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))


def _unescaped(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell


def _joined(rows: Sequence[Sequence[str]], first: int) -> tuple[Gop, ...]:
    """Return the joined cells of some rows of a table, the first of a number."""
    regions = _regions(rows)
    begun = {row for row, _ in regions}
    return tuple(
        Gop(first + row, column, *size)
        for (row, column), places in regions.items()
        if len(places) > 1
        and (size := _size(places))
        and begun.issuperset(range(row, row + size[0]))
    )


def _regions(rows: Sequence[Sequence[str]]) -> dict[Place, list[Place]]:
    """Return the places that belong together by their first."""
    owners: dict[Place, Place] = {}
    regions: dict[Place, list[Place]] = {}
    for number, row in enumerate(rows):
        for at, cell in enumerate(row):
            owner = number, at
            if cell == LEFT and at:
                owner = owners[number, at - 1]
            elif cell == ABOVE and number:
                owner = owners[number - 1, at]
            owners[number, at] = owner
            regions.setdefault(owner, []).append((number, at))
    return regions


def _size(places: Sequence[Place]) -> tuple[int, int] | None:
    """Return the rows and columns of places that fill a rectangle."""
    (top, left), (bottom, right) = places[0], places[-1]
    size = bottom - top + 1, right - left + 1
    inside = all(left <= at <= right for _, at in places)
    return size if inside and len(places) == size[0] * size[1] else None
