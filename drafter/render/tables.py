"""Keep a table's rows together, its last with what follows; the engine does not."""

from __future__ import annotations

from copy import deepcopy
from itertools import chain, repeat, takewhile
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from drafter.render.feet import kept_pt
from drafter.render.looks import Look, looks
from drafter.render.package import DOCUMENT, STYLES, packed, parts_of
from drafter.render.rows import (
    HEADING,
    KEPT,
    KEPT_IN_CELL,
    begin_cells,
    border_pt,
    chain_start,
    first_break,
    heading_rows,
    is_tied,
    page_starts,
    rows_of,
    text_pt,
)
from drafter.render.sections import sections
from drafter.writers.ooxml import points, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_LAST_KEPT = f"{w('tr')}[last()]/{KEPT_IN_CELL}"
ROUNDING_PT = 6.0


class Box(Protocol):
    """Where a block stands on its page, in pt."""

    @property
    def y(self) -> float:
        """Return the distance of the top from the page's top in pt."""

    @property
    def height(self) -> float:
        """Return the height in pt."""


class Fragment(Protocol):
    """What of a block of the body stands on one page, as the engine tells."""

    @property
    def body_index(self) -> int:
        """Return the number of the block."""

    @property
    def physical_page(self) -> int:
        """Return the number of the page."""

    @property
    def bounds(self) -> Box:
        """Return the box."""


def with_kept_rows(copy: bytes, layout: Callable[[], Sequence[Fragment]]) -> bytes | None:
    """Return the engine's copy with one more table broken between pages where the others break it.

    Returns None where no heading is left without a row, and no last row without what it is
    kept with.
    """
    parts = parts_of(copy)
    if b"<w:tblHeader" not in parts[DOCUMENT] and not _stays_in_cells(parts[DOCUMENT]):
        return None
    root = etree.fromstring(parts[DOCUMENT])
    fragments = layout()
    styles, feet = looks(parts[STYLES]), _feet(root[0], kept_pt(parts), fragments)
    if not _mended(root[0], styles, feet, fragments):
        return None
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(parts)


def _stays_in_cells(document: bytes) -> bool:
    """Tell whether a cell is kept with what follows, without reading the XML."""
    cells = (piece.partition(b"</w:tc>")[0] for piece in document.split(b"<w:tc>")[1:])
    return any(b"<w:keepNext" in cell for cell in cells)


def _feet(
    body: etree._Element, kept: Mapping[int, float], fragments: Sequence[Fragment]
) -> dict[int, float]:
    """Return the distance of the text area's foot from the top of each page in pt."""
    feet: dict[int, float] = {}
    for count, section in enumerate(sections(body)):
        blocks = range(section.start, section.stop)
        pages = sorted({f.physical_page for f in fragments if f.body_index in blocks})
        feet |= dict.fromkeys(pages, section.foot_pt)
        feet |= {page: section.foot_pt - kept.get(count, 0.0) for page in pages[:1]}
    return feet


def _mended(
    body: etree._Element,
    styles: Mapping[str, Look],
    feet: Mapping[int, float],
    fragments: Sequence[Fragment],
) -> bool:
    for at, table in _headed(body):
        tied = is_tied(rows_of(table))
        starts = (_planned if tied else _wanted)(at, body, styles, feet, fragments)
        if not starts and _is_left(at, body, fragments):
            starts = [chain_start(rows_of(table), len(rows_of(table)) - 1)]
        if starts and _begin(starts, at, body, fragments):
            return True
        if not tied and _overhangs(at, body, feet, fragments) and _heighten(table):
            return True
    torn = (at for at in _kept_tables(body) if _is_torn(at, body, styles, fragments))
    return any(_move(at, body, fragments) for at in torn)


def _wanted(
    at: int,
    body: etree._Element,
    styles: Mapping[str, Look],
    _feet: Mapping[int, float],
    fragments: Sequence[Fragment],
) -> list[int]:
    """Return 0 where the table's heading stands on a page without its first row."""
    pages = [fragment for fragment in fragments if fragment.body_index == at]
    if len(pages) < 2:
        return []
    row = first_break(body[at], styles, pages[0].bounds.height)
    return [0] if chain_start(rows_of(body[at]), row) == 0 else []


def _planned(
    at: int,
    body: etree._Element,
    styles: Mapping[str, Look],
    feet: Mapping[int, float],
    fragments: Sequence[Fragment],
) -> list[int]:
    """Return the rows with which the table's pages begin where joined cells stay whole.

    All at once: to set the letter anew for each of many pages takes minutes. The engine draws a
    cell it tears beyond the page.
    """
    section = next(one for one in sections(body) if at < one.stop)
    first = next(fragment for fragment in fragments if fragment.body_index == at)
    # The line over a row is counted, the one under the last is to fit in, too.
    lines_pt = 2 * border_pt(body[at])
    here = feet[first.physical_page] - first.bounds.y - lines_pt
    later = section.foot_pt - section.top_pt - lines_pt
    return list(page_starts(body[at], styles, chain([here], repeat(later))))


def _begin(
    starts: Sequence[int], at: int, body: etree._Element, fragments: Sequence[Fragment]
) -> bool:
    """Begin pages with rows, or one with the whole table where the first is; tell if it helps."""
    if starts[0] == 0:
        return _move(at, body, fragments)
    for start in reversed(starts):
        _part(body[at], start)
    return True


def _kept_tables(body: etree._Element) -> Iterator[int]:
    """Yield each table without heading of which rows are kept with what follows them."""
    headed = {at for at, _ in _headed(body)}
    kept = f"{w('tr')}/{KEPT_IN_CELL}"
    for at, block in enumerate(body):
        if block.tag == w("tbl") and at not in headed and block.find(kept) is not None:
            yield at


def _is_torn(
    at: int, body: etree._Element, styles: Mapping[str, Look], fragments: Sequence[Fragment]
) -> bool:
    """Tell whether such a table's rows stand on two pages, or what follows it on another."""
    rows = body[at].findall(w("tr"))
    kept = list(takewhile(lambda row: row.find(KEPT_IN_CELL) is not None, rows))
    whole_pt = sum(text_pt(row, styles) for row in rows[: len(kept) + 1])
    pages = [fragment for fragment in fragments if fragment.body_index == at]
    torn = len(pages) > 1 and pages[0].bounds.height < whole_pt - ROUNDING_PT
    return torn or _is_left(at, body, fragments)


def _overhangs(
    at: int, body: etree._Element, feet: Mapping[int, float], fragments: Sequence[Fragment]
) -> bool:
    """Tell whether the line under a page's last row lies below the text area."""
    line_pt = border_pt(body[at])
    pages = [fragment for fragment in fragments if fragment.body_index == at]
    return any(
        page.bounds.y + page.bounds.height > feet[page.physical_page] - line_pt for page in pages
    )


def _heighten(table: etree._Element) -> bool:
    """Make the heading, which stands on every page of the table, higher; tell if it was not yet.

    The engine fits a row in without the line under it, the others only with that line.
    """
    for cell in rows_of(table)[0].findall(f"{w('tc')}/{w('tcPr')}"):
        if cell.find(w("tcMar")) is not None:
            return False
        margins = etree.SubElement(cell, w("tcMar"))
        bottom = {w("w"): points(border_pt(table)), w("type"): "dxa"}
        etree.SubElement(margins, w("bottom"), bottom)
    return True


def _is_left(at: int, body: etree._Element, fragments: Sequence[Fragment]) -> bool:
    """Tell whether what the table's last row is kept with begins on a later page."""
    if body[at].find(_LAST_KEPT) is None:
        return False
    following = at + 1
    while body[following].find(KEPT) is not None:
        following += 1
    here = max(f.physical_page for f in fragments if f.body_index == at)
    return min(f.physical_page for f in fragments if f.body_index == following) > here


def _move(at: int, body: etree._Element, fragments: Sequence[Fragment]) -> bool:
    """Begin a page with the first paragraph of those kept with the table; tell if it helps."""
    first = at
    kept = {at for at in _kept_tables(body) if body[at].find(_LAST_KEPT) is not None}
    while first and (first - 1 in kept or body[first - 1].find(KEPT) is not None):
        first -= 1
    starts = {f.physical_page: f.body_index for f in reversed(fragments)}
    here = min(f.physical_page for f in fragments if f.body_index == at)
    properties = body[first].find(w("pPr"))
    if properties is None or starts[here] >= first:
        return False
    etree.SubElement(properties, w("pageBreakBefore"))
    return True


def _part(table: etree._Element, start: int) -> None:
    """Set the rows from one on on the next page, under the heading's repetition."""
    rows = rows_of(table)
    rest = table.makeelement(table.tag, {})
    rest.extend(deepcopy(child) for child in table if child.tag != w("tr"))
    rest.extend(deepcopy(row) for row in rows[: heading_rows(rows)])
    begin_cells(rows[start])
    rest.extend(rows[start:])
    break_ = table.makeelement(w("p"), {})
    properties = etree.SubElement(break_, w("pPr"))
    etree.SubElement(properties, w("pageBreakBefore"))
    # A paragraph must part two tables: the lowest there is.
    low = {w("before"): "0", w("after"): "0", w("line"): "1", w("lineRule"): "exact"}
    etree.SubElement(properties, w("spacing"), low)
    table.addnext(break_)
    break_.addnext(rest)


def _headed(body: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    for at, block in enumerate(body):
        if block.tag == w("tbl") and block.find(f"{w('tr')}/{HEADING}") is not None:
            yield at, block
