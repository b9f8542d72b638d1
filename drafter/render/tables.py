"""Keep a table's heading row on the page of its first row, which the engine does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lxml import etree

from drafter.render.looks import LINE_EM, Look, look_of, looks
from drafter.render.package import DOCUMENT, STYLES, packed, parts_of
from drafter.writers.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence


class Box(Protocol):
    """Where a block stands on its page, in pt."""

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


def with_kept_heading(copy: bytes, layout: Callable[[], Sequence[Fragment]]) -> bytes | None:
    """Return the engine's copy with the first lonely heading row, and what is kept with it, moved.

    A page break does it. Returns None where every heading has a row beneath it.
    """
    parts = parts_of(copy)
    if b"<w:tblHeader" not in parts[DOCUMENT]:
        return None
    root = etree.fromstring(parts[DOCUMENT])
    first = _lonely(root[0], looks(parts[STYLES]), layout())
    if first is None:
        return None
    etree.SubElement(first, w("pageBreakBefore"))
    parts[DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return packed(parts)


def _lonely(
    body: etree._Element, styles: Mapping[str, Look], fragments: Sequence[Fragment]
) -> etree._Element | None:
    """Return the properties of the paragraph a page must start with to mend the first table."""
    for at, table in _headed(body):
        pages = [f for f in fragments if f.body_index == at]
        rows = table.findall(w("tr"))
        least_pt = sum(_height(row, styles) for row in rows[:2])
        if len(rows) < 2 or len(pages) < 2 or pages[0].bounds.height >= least_pt:
            continue
        first = _first_kept(body, at)
        starts = {f.physical_page: f.body_index for f in reversed(fragments)}
        here = pages[0].physical_page
        if first < at and starts[here] < first:
            return body[first].find(w("pPr"))
    return None


def _headed(body: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    heading = f"{w('tr')}/{w('trPr')}/{w('tblHeader')}"
    for at, block in enumerate(body):
        if block.tag == w("tbl") and block.find(heading) is not None:
            yield at, block


def _height(row: etree._Element, styles: Mapping[str, Look]) -> float:
    """Return the height in pt of a row's text, without the gaps around it."""
    return max(
        sum(
            (1 + len(list(paragraph.iter(w("br"))))) * look_of(paragraph, styles).size_pt * LINE_EM
            for paragraph in cell.iter(w("p"))
        )
        for cell in row.iter(w("tc"))
    )


def _first_kept(body: etree._Element, at: int) -> int:
    """Return the number of the first block of those kept with the block of a number."""
    while at and body[at - 1].find(f"{w('pPr')}/{w('keepNext')}") is not None:
        at -= 1
    return at
