"""The rows of a ruled table in the engine's copy: their heights, which of them stay together."""

from __future__ import annotations

from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from drafter.layout.measure import LINE_EM
from drafter.render.looks import Look, look_of, number
from drafter.writers.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lxml import etree

KEPT = f"{w('pPr')}/{w('keepNext')}"
KEPT_IN_CELL = f"{w('tc')}/{w('p')}/{KEPT}"
HEADING = f"{w('trPr')}/{w('tblHeader')}"
_PROPERTIES, _GOES_ON = w("tcPr"), f"{w('tcPr')}/{w('vMerge')}"


def rows_of(table: etree._Element) -> list[etree._Element]:
    """Return the rows."""
    return table.findall(w("tr"))


def heading_rows(rows: Sequence[etree._Element]) -> int:
    """Return how many rows stand again on each page."""
    return len(list(takewhile(lambda row: row.find(HEADING) is not None, rows)))


def chain_start(rows: Sequence[etree._Element], at: int) -> int:
    """Return the first of the rows that stay together with one."""
    while at and rows[at - 1].find(KEPT_IN_CELL) is not None:
        at -= 1
    return at


def border_pt(table: etree._Element) -> float:
    """Return the thickness of the line under a table."""
    return number(table.find(f"{w('tblPr')}/{w('tblBorders')}/{w('bottom')}"), "sz", 0) / 8


def first_break(table: etree._Element, styles: Mapping[str, Look], height_pt: float) -> int:
    """Return the row with which the second page of a table begins, from its height on the first."""
    tops = list(accumulate(_heights(table, styles), initial=0.0))
    return min(range(len(tops)), key=lambda row: abs(tops[row] - height_pt))


def page_starts(
    table: etree._Element, styles: Mapping[str, Look], rooms_pt: Iterator[float]
) -> Iterator[int]:
    """Yield the row with which each page but the first is to begin, from the room on each page.

    It is 0 where the whole table is to stand on the second page, and no other follows.
    """
    rows, heights = rows_of(table), _heights(table, styles)
    heading_pt = sum(heights[: heading_rows(rows)])
    at = 0
    for room_pt in rooms_pt:
        tops = accumulate(heights[at:], initial=heading_pt if at else 0.0)
        full = max(at + sum(top <= room_pt for top in tops) - 1, at + 1)
        if full >= len(rows):
            return
        start = chain_start(rows, full)
        if start == at == 0:
            yield 0
            return
        at = start if start > at else full
        yield at


def is_tied(rows: Sequence[etree._Element]) -> bool:
    """Tell whether a joined cell ties rows under the heading."""
    return any(_is_torn(row) for row in rows[heading_rows(rows) :])


def _is_torn(row: etree._Element) -> bool:
    """Tell whether a cell goes on from the row above."""
    return any(_goes_on(cell) for _, cell in _cells(row))


def begin_cells(row: etree._Element) -> None:
    """Begin in a row the joined cells that go on in it."""
    for _, cell in _cells(row):
        joined = cell.find(_GOES_ON)
        if joined is not None:
            joined.set(w("val"), "restart")


def text_pt(row: etree._Element, styles: Mapping[str, Look]) -> float:
    """Return the height in pt of a row's text, without the gaps around it."""
    return max(sum(_lines_pt(p, styles) for p in cell.iter(w("p"))) for cell in row.iter(w("tc")))


def _heights(table: etree._Element, styles: Mapping[str, Look]) -> list[float]:
    """Return the height of each row in pt with the line over it.

    The last row of a joined cell makes room for its text.
    """
    line_pt = border_pt(table)
    grid = [dict(_cells(row)) for row in rows_of(table)]
    heights = []
    for cells in grid:
        alone = (_cell_pt(c, styles) for c in cells.values() if c.find(_GOES_ON) is None)
        heights.append(max(alone, default=0.0) + line_pt)
    for last, cells in enumerate(grid):
        below = grid[last + 1] if last + 1 < len(grid) else {}
        for at in (at for at, cell in cells.items() if cell.find(_GOES_ON) is not None):
            if not _goes_on(below.get(at)):
                first = last
                while _goes_on(grid[first][at]):
                    first -= 1
                whole_pt = _cell_pt(grid[first][at], styles) + line_pt
                heights[last] += max(0.0, whole_pt - sum(heights[first : last + 1]))
    return heights


def _cells(row: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield each cell with the column it begins in."""
    column = 0
    for cell in row.findall(w("tc")):
        yield column, cell
        column += int(number(cell.find(f"{_PROPERTIES}/{w('gridSpan')}"), "val", 1))


def _goes_on(cell: etree._Element | None) -> bool:
    """Tell whether a cell belongs to the one above."""
    joined = None if cell is None else cell.find(_GOES_ON)
    return joined is not None and joined.get(w("val")) is None


def _cell_pt(cell: etree._Element, styles: Mapping[str, Look]) -> float:
    height_pt = 0.0
    for paragraph in cell.iter(w("p")):
        look = look_of(paragraph, styles)
        height_pt += look.before_pt + _lines_pt(paragraph, styles) + look.after_pt
    return height_pt


def _lines_pt(paragraph: etree._Element, styles: Mapping[str, Look]) -> float:
    look = look_of(paragraph, styles)
    lines = 1 + len(list(paragraph.iter(w("br"))))
    return lines * (look.exact_pt or look.size_pt * LINE_EM)
