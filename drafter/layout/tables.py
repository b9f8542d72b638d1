"""A table of the body as a ruled grid: the look of its cells, the widths of its columns."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.layout.blocks import GRID_PADDING_MM, Align, Grid, Merge, Para
from drafter.layout.measure import runs_width_mm, width_mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.document.body_nodes import Bang, Chu
    from drafter.layout.blocks import Run
    from drafter.layout.setting import Setting

    Wishes = tuple[list[float], list[float]]

LONG_COLUMN_MM = 60.0
MOST_TIED_LINES = 12  # about a third of a page
_AROUND_MM = 2 * GRID_PADDING_MM + 0.5


def grid(bang: Bang, setting: Setting) -> Grid:
    """Return a table across the page; rows of the heading, or of one joined cell, stay together."""
    cells = _cells(bang, setting)
    widths = share(*_wishes(cells, bang, setting), setting.width_mm)
    merges = tuple(Merge(one.hang, one.cot, one.so_hang, one.so_cot) for one in bang.gop)
    rows = list(cells)
    for number in {*range(bang.so_hang_dau), *_tied(cells, widths, merges, setting)}:
        rows[number] = tuple(replace(cell, keep_next=True) for cell in cells[number])
    return Grid(widths, tuple(rows), heading_rows=bang.so_hang_dau, merges=merges)


def _tied(
    cells: Sequence[Sequence[Para]],
    widths: Sequence[float],
    merges: Sequence[Merge],
    setting: Setting,
) -> set[int]:
    """Return the rows that a joined cell ties to the next; one too high may be torn."""
    tied: set[int] = set()
    for merge in merges:
        rows = range(merge.row, merge.row + merge.rows)
        if sum(_lines(cells[row], widths, setting) for row in rows) <= MOST_TIED_LINES:
            tied |= set(rows[:-1])
    return tied


def _lines(row: Sequence[Para], widths: Sequence[float], setting: Setting) -> int:
    """Return how many lines a row takes at most."""
    measures = (width - 2 * GRID_PADDING_MM for width in widths)
    return max(
        setting.count_lines(cell, measure) for cell, measure in zip(row, measures, strict=True)
    )


def _cells(bang: Bang, setting: Setting) -> tuple[tuple[Para, ...], ...]:
    return tuple(
        tuple(
            _cell(cell, "dau_bang", "", setting)
            if number < bang.so_hang_dau
            else _cell(cell, "o_bang", align, setting)
            for cell, align in zip(row, bang.can, strict=True)
        )
        for number, row in enumerate(bang.hang)
    )


def _cell(cell: Sequence[Chu], key: str, align: str, setting: Setting) -> Para:
    runs: list[Run] = []
    for chu in cell:
        runs += setting.runs(setting.pack.rows[key], chu.text, bold=chu.dam, italic=chu.nghieng)
    return Para(key, tuple(runs), align=Align(align) if align else None)


def natural_width_mm(bang: Bang, setting: Setting) -> float:
    """Return the width in mm a table would like: a column of long texts takes several lines."""
    natural, _ = wishes(bang, setting)
    return sum(min(wish, LONG_COLUMN_MM) for wish in natural)


def wishes(bang: Bang, setting: Setting) -> Wishes:
    """Return what each column would like, and the least it can do with, in mm; see `share`."""
    return _wishes(_cells(bang, setting), bang, setting)


def _wishes(cells: Sequence[Sequence[Para]], bang: Bang, setting: Setting) -> Wishes:
    spans = {(one.hang, one.cot): one.so_cot for one in bang.gop if one.so_cot > 1}
    natural = [_AROUND_MM] * len(bang.can)
    least = list(natural)
    wide: list[tuple[int, int, float, float]] = []
    for number, row in enumerate(cells):
        for at, para in enumerate(row):
            word = _longest_word(para, setting) + _AROUND_MM
            width = runs_width_mm(para.runs, setting.size(para.style))
            # A heading may take two lines.
            wish = max(width / 2 if number < bang.so_hang_dau else width, word - _AROUND_MM)
            wide.append((spans.get((number, at), 1), at, wish + _AROUND_MM, word))
    # A cell over several columns asks of them what they do not wish for themselves.
    for count, at, wish, word in sorted(wide):
        _widen(natural, at, count, wish)
        _widen(least, at, count, word)
    return natural, least


def _widen(widths: list[float], at: int, count: int, wish: float) -> None:
    """Share among some columns what they lack of a width."""
    lacking = wish - sum(widths[at : at + count])
    for column in range(at, at + count):
        widths[column] += max(0.0, lacking) / count


def share(natural: Sequence[float], least: Sequence[float], total: float) -> tuple[float, ...]:
    """Return widths that add up to the total: each its natural width, the widest give way."""
    if sum(natural) <= total or sum(least) >= total:
        wish = natural if sum(natural) <= total else least
        return tuple(total * width / sum(wish) for width in wish)
    widths = list(least)
    spare = total - sum(least)
    # From the column that wants least beyond its longest word to the one that wants most.
    order = sorted(range(len(widths)), key=lambda at: natural[at] - least[at])
    for done, at in enumerate(order):
        more = min(natural[at] - least[at], spare / (len(order) - done))
        widths[at] += more
        spare -= more
    return tuple(widths)


def _longest_word(para: Para, setting: Setting) -> float:
    size = setting.size(para.style)
    widths = (
        width_mm(word, run.size_pt or size, bold=run.bold, italic=run.italic)
        for run in para.runs
        for word in run.text.split()
    )
    return max(widths, default=0.0)
