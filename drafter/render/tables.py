"""Keep a table's heading with its first row, its last with what follows; the engine does not."""

from __future__ import annotations

from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

from lxml import etree

from drafter.render.feet import kept_pt
from drafter.render.looks import LINE_EM, Look, look_of, looks, number
from drafter.render.package import DOCUMENT, STYLES, packed, parts_of
from drafter.render.sections import sections
from drafter.writers.ooxml import points, w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_KEPT = f"{w('pPr')}/{w('keepNext')}"
_KEPT_IN_CELL = f"{w('tc')}/{w('p')}/{_KEPT}"
_LAST_KEPT = f"{w('tr')}[last()]/{_KEPT_IN_CELL}"
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
        rows = table.findall(w("tr"))
        if _overhangs(at, body, feet, fragments) and _heighten(rows[0], _border_pt(table)):
            return True
        heading_is_lonely = _is_lonely(at, rows, styles, fragments)
        if heading_is_lonely or (len(rows) == 2 and _is_left(at, body, fragments)):
            if _move(at, body, fragments):
                return True
        elif len(rows) > 2 and _is_left(at, body, fragments):
            _part_last_row(table)
            return True
    torn = (at for at in _kept_tables(body) if _is_torn(at, body, styles, fragments))
    return any(_move(at, body, fragments) for at in torn)


def _kept_tables(body: etree._Element) -> Iterator[int]:
    """Yield each table without heading of which rows are kept with what follows them."""
    headed = {at for at, _ in _headed(body)}
    kept = f"{w('tr')}/{_KEPT_IN_CELL}"
    for at, block in enumerate(body):
        if block.tag == w("tbl") and at not in headed and block.find(kept) is not None:
            yield at


def _is_torn(
    at: int, body: etree._Element, styles: Mapping[str, Look], fragments: Sequence[Fragment]
) -> bool:
    """Tell whether such a table's rows stand on two pages, or what follows it on another."""
    rows = body[at].findall(w("tr"))
    kept = list(takewhile(lambda row: row.find(_KEPT_IN_CELL) is not None, rows))
    whole_pt = sum(_height(row, styles) for row in rows[: len(kept) + 1])
    pages = [fragment for fragment in fragments if fragment.body_index == at]
    torn = len(pages) > 1 and pages[0].bounds.height < whole_pt - ROUNDING_PT
    return torn or _is_left(at, body, fragments)


def _border_pt(table: etree._Element) -> float:
    """Return the thickness of the line under a table."""
    return number(table.find(f"{w('tblPr')}/{w('tblBorders')}/{w('bottom')}"), "sz", 0) / 8


def _overhangs(
    at: int, body: etree._Element, feet: Mapping[int, float], fragments: Sequence[Fragment]
) -> bool:
    """Tell whether the line under a page's last row lies below the text area."""
    border_pt = _border_pt(body[at])
    pages = [fragment for fragment in fragments if fragment.body_index == at]
    return any(
        page.bounds.y + page.bounds.height > feet[page.physical_page] - border_pt for page in pages
    )


def _heighten(heading: etree._Element, by_pt: float) -> bool:
    """Make the heading, which stands on every page of the table, higher; tell if it was not yet.

    The engine fits a row in without the line under it, the others only with that line.
    """
    for cell in heading.findall(f"{w('tc')}/{w('tcPr')}"):
        if cell.find(w("tcMar")) is not None:
            return False
        margins = etree.SubElement(cell, w("tcMar"))
        etree.SubElement(margins, w("bottom"), {w("w"): points(by_pt), w("type"): "dxa"})
    return True


def _is_lonely(
    at: int,
    rows: Sequence[etree._Element],
    styles: Mapping[str, Look],
    fragments: Sequence[Fragment],
) -> bool:
    """Tell whether the table's heading stands on a page without its first row."""
    pages = [fragment for fragment in fragments if fragment.body_index == at]
    least_pt = sum(_height(row, styles) for row in rows[:2])
    return len(rows) > 1 and len(pages) > 1 and pages[0].bounds.height < least_pt


def _is_left(at: int, body: etree._Element, fragments: Sequence[Fragment]) -> bool:
    """Tell whether what the table's last row is kept with begins on a later page."""
    if body[at].find(_LAST_KEPT) is None:
        return False
    following = at + 1
    while body[following].find(_KEPT) is not None:
        following += 1
    here = max(f.physical_page for f in fragments if f.body_index == at)
    return min(f.physical_page for f in fragments if f.body_index == following) > here


def _move(at: int, body: etree._Element, fragments: Sequence[Fragment]) -> bool:
    """Begin a page with the first paragraph of those kept with the table; tell if it helps."""
    first = at
    kept = {at for at in _kept_tables(body) if body[at].find(_LAST_KEPT) is not None}
    while first and (first - 1 in kept or body[first - 1].find(_KEPT) is not None):
        first -= 1
    starts = {f.physical_page: f.body_index for f in reversed(fragments)}
    here = min(f.physical_page for f in fragments if f.body_index == at)
    properties = body[first].find(w("pPr"))
    if properties is None or starts[here] >= first:
        return False
    etree.SubElement(properties, w("pageBreakBefore"))
    return True


def _part_last_row(table: etree._Element) -> None:
    """Set the last row on the next page, under the heading's repetition."""
    rest = deepcopy(table)
    for row in rest.findall(w("tr"))[1:-1]:
        rest.remove(row)
    table.remove(table.findall(w("tr"))[-1])
    break_ = table.makeelement(w("p"), {})
    properties = etree.SubElement(break_, w("pPr"))
    etree.SubElement(properties, w("pageBreakBefore"))
    # A paragraph must part two tables: the lowest there is.
    low = {w("before"): "0", w("after"): "0", w("line"): "1", w("lineRule"): "exact"}
    etree.SubElement(properties, w("spacing"), low)
    table.addnext(break_)
    break_.addnext(rest)


def _headed(body: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    heading = f"{w('tr')}/{w('trPr')}/{w('tblHeader')}"
    for at, block in enumerate(body):
        if block.tag == w("tbl") and block.find(heading) is not None:
            yield at, block


def _height(row: etree._Element, styles: Mapping[str, Look]) -> float:
    """Return the height in pt of a row's text, without the gaps around it."""
    return max(
        sum(_paragraph_pt(paragraph, styles) for paragraph in cell.iter(w("p")))
        for cell in row.iter(w("tc"))
    )


def _paragraph_pt(paragraph: etree._Element, styles: Mapping[str, Look]) -> float:
    look = look_of(paragraph, styles)
    lines = 1 + len(list(paragraph.iter(w("br"))))
    return lines * (look.exact_pt or look.size_pt * LINE_EM)
