"""What a clerk does to a table as a whole: rows, columns, cells joined and parted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.document.body import MOST_HEADING_ROWS
from drafter.document.body_nodes import Bang, Gop
from drafter.gui.body.marks import joined

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns of a table."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1


def new_table(rows: int, columns: int) -> Bang:
    """Return a blank table with one row of heading."""
    return Bang((((),) * columns,) * rows, ("",) * columns)


def with_row(bang: Bang, at: int) -> Bang:
    """Return the table with a blank row before a row; above the last of the heading it heads."""
    blank: tuple[tuple[()], ...] = ((),) * len(bang.can)
    heads = bang.so_hang_dau + (at < bang.so_hang_dau and bang.so_hang_dau < MOST_HEADING_ROWS)
    gop = tuple(_moved(one, row=at) for one in bang.gop)
    return _kept(
        replace(bang, hang=(*bang.hang[:at], blank, *bang.hang[at:]), so_hang_dau=heads, gop=gop)
    )


def with_heading_row(bang: Bang) -> Bang:
    """Return the table with one more blank row of heading, where it may have one."""
    if bang.so_hang_dau == MOST_HEADING_ROWS:
        return bang
    longer = with_row(bang, bang.so_hang_dau)
    return _kept(replace(longer, so_hang_dau=bang.so_hang_dau + 1))


def without_rows(bang: Bang, first: int, count: int) -> Bang | None:
    """Return the table without some rows, or nothing where none is left."""
    stop = first + count
    rows = (*bang.hang[:first], *bang.hang[stop:])
    if not rows:
        return None
    gone = max(min(stop, bang.so_hang_dau) - first, 0)
    gop = tuple(_cut(one, row=first, rows=count) for one in bang.gop)
    heads = max(bang.so_hang_dau - gone, 1)
    return _kept(replace(bang, hang=rows, so_hang_dau=heads, gop=gop))


def with_column(bang: Bang, at: int) -> Bang:
    """Return the table with a blank column before a column."""
    return _kept(
        replace(
            bang,
            hang=tuple((*cells[:at], (), *cells[at:]) for cells in bang.hang),
            can=(*bang.can[:at], "", *bang.can[at:]),
            gop=tuple(_moved(one, column=at) for one in bang.gop),
        )
    )


def without_columns(bang: Bang, first: int, count: int) -> Bang | None:
    """Return the table without some columns, or nothing where none is left."""
    stop = first + count
    if count >= len(bang.can):
        return None
    return _kept(
        replace(
            bang,
            hang=tuple((*cells[:first], *cells[stop:]) for cells in bang.hang),
            can=(*bang.can[:first], *bang.can[stop:]),
            gop=tuple(_cut(one, column=first, columns=count) for one in bang.gop),
        )
    )


def with_side(bang: Bang, first: int, count: int, side: str) -> Bang:
    """Return the table with some columns aligned to a side."""
    return replace(bang, can=(*bang.can[:first], *(side,) * count, *bang.can[first + count :]))


def may_join(bang: Bang, area: Area) -> bool:
    """Tell whether cells may become one: several, all of the heading or all under it."""
    whole = _whole(bang, area)
    heads = bang.so_hang_dau
    one = Gop(whole.row, whole.column, whole.rows, whole.columns)
    several = whole.rows * whole.columns > 1 and one not in bang.gop
    return several and (whole.row >= heads or whole.row + whole.rows <= heads)


def join(bang: Bang, area: Area) -> Bang:
    """Return the table with cells joined into one that holds the texts of all."""
    area = _whole(bang, area)
    places = list(_places(area))
    text = joined([parts for row, column in places if (parts := bang.hang[row][column])] or [()])
    cells = [list(each) for each in bang.hang]
    for row, column in places:
        cells[row][column] = ()
    cells[area.row][area.column] = text
    gop = (one for one in bang.gop if (one.hang, one.cot) not in places)
    one = Gop(area.row, area.column, area.rows, area.columns)
    return replace(bang, hang=tuple(map(tuple, cells)), gop=tuple(sorted((*gop, one), key=_place)))


def part(bang: Bang, area: Area) -> Bang:
    """Return the table with the joined cells of an area single again."""
    inside = set(_places(area))
    return replace(bang, gop=tuple(one for one in bang.gop if (one.hang, one.cot) not in inside))


def may_part(bang: Bang, area: Area) -> bool:
    """Tell whether an area holds joined cells."""
    return part(bang, area) != bang


def _place(one: Gop) -> tuple[int, int]:
    return one.hang, one.cot


def _places(area: Area) -> Iterator[tuple[int, int]]:
    for row in range(area.row, area.row + area.rows):
        for column in range(area.column, area.column + area.columns):
            yield row, column


def _whole(bang: Bang, area: Area) -> Area:
    """Return an area with all of the joined cells it touches."""
    top, left = area.row, area.column
    bottom, right = area.row + area.rows, area.column + area.columns
    for _ in bang.gop:  # each may bring another in
        for one in bang.gop:
            low, far = one.hang + one.so_hang, one.cot + one.so_cot
            if one.hang < bottom and low > top and one.cot < right and far > left:
                top, left = min(top, one.hang), min(left, one.cot)
                bottom, right = max(bottom, low), max(right, far)
    return Area(top, left, bottom - top, right - left)


def _moved(one: Gop, *, row: int | None = None, column: int | None = None) -> Gop:
    """Return joined cells after a row or column came before one; within them, they grow."""
    if row is not None and row <= one.hang:
        return replace(one, hang=one.hang + 1)
    if row is not None and row < one.hang + one.so_hang:
        return replace(one, so_hang=one.so_hang + 1)
    if column is not None and column <= one.cot:
        return replace(one, cot=one.cot + 1)
    if column is not None and column < one.cot + one.so_cot:
        return replace(one, so_cot=one.so_cot + 1)
    return one


def _cut(one: Gop, *, row: int = 0, rows: int = 0, column: int = 0, columns: int = 0) -> Gop:
    """Return joined cells after rows or columns went; of none where their first went."""
    top, height = _left(one.hang, one.so_hang, row, rows)
    side, width = _left(one.cot, one.so_cot, column, columns)
    return Gop(top, side, height, width)


def _left(start: int, length: int, first: int, count: int) -> tuple[int, int]:
    stop = first + count
    if first <= start < stop:
        return first, 0
    lost = max(min(start + length, stop) - max(start, first), 0)
    return start - (count if stop <= start else 0), length - lost


def _kept(bang: Bang) -> Bang:
    """Return a table without joins of one cell, or of heading and other rows."""
    gop = tuple(
        one
        for one in bang.gop
        if one.so_hang > 0
        and one.so_cot > 0
        and one.so_hang * one.so_cot > 1
        and (one.hang >= bang.so_hang_dau or one.hang + one.so_hang <= bang.so_hang_dau)
    )
    return replace(bang, gop=gop)
