"""What the engine's corrections need to know of a DOCX of ours: styles and measures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from drafter.writers.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Look:
    """A paragraph's size in pt, bold, italic, first line and both indents in mm, lines in pt.

    The exact line is 0 where it takes the height of its letters; of borders only the one above.
    """

    size_pt: float = 14.0
    bold: bool = False
    italic: bool = False
    first_mm: float = 0.0
    indents_mm: float = 0.0
    exact_pt: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    border_pt: float = 0.0


@lru_cache(maxsize=8)
def looks(styles: bytes) -> Mapping[str, Look]:
    """Return the look of every style by its id; each of our styles says all of its own.

    All letters of a rule pack share their styles.
    """
    found = {}
    for style in etree.fromstring(styles).iter(w("style")):
        spacing = style.find(f"{w('pPr')}/{w('spacing')}")
        found[str(style.get(w("styleId")))] = Look(
            size_pt=number(style.find(f"{w('rPr')}/{w('sz')}"), "val", 28) / 2,
            bold=_on(style.find(f"{w('rPr')}/{w('b')}"), default=False),
            italic=_on(style.find(f"{w('rPr')}/{w('i')}"), default=False),
            first_mm=_first_line(style.find(f"{w('pPr')}/{w('ind')}"), 0.0),
            exact_pt=_exact(spacing, 0.0),
            before_pt=number(spacing, "before", 0) / 20,
            after_pt=number(spacing, "after", 0) / 20,
        )
    return found


def look_of(paragraph: etree._Element, styles: Mapping[str, Look]) -> Look:
    """Return a paragraph's look: its style's, and what it says itself."""
    ppr = paragraph.find(w("pPr"))
    if ppr is None:
        return Look()
    style, ind, spacing = (ppr.find(w(name)) for name in ("pStyle", "ind", "spacing"))
    look = styles.get(str(style.get(w("val"))) if style is not None else "", Look())
    return replace(
        look,
        first_mm=_first_line(ind, look.first_mm),
        indents_mm=(number(ind, "left", 0) + number(ind, "right", 0)) / TWIPS_PER_MM,
        exact_pt=_exact(spacing, look.exact_pt),
        before_pt=number(spacing, "before", 20 * look.before_pt) / 20,
        after_pt=number(spacing, "after", 20 * look.after_pt) / 20,
        border_pt=number(ppr.find(f"{w('pBdr')}/{w('top')}"), "sz", 0) / 8,
    )


def run_look(text: etree._Element, look: Look) -> Look:
    """Return the look of the run of a text: its paragraph's, and what it says itself."""
    run = text.getparent()
    properties = run.find(w("rPr")) if run is not None else None
    if properties is None:
        return look
    return replace(
        look,
        size_pt=number(properties.find(w("sz")), "val", 2 * look.size_pt) / 2,
        bold=_on(properties.find(w("b")), default=look.bold),
        italic=_on(properties.find(w("i")), default=look.italic),
    )


def paragraphs(
    blocks: Iterable[etree._Element], measure_mm: float
) -> Iterator[tuple[etree._Element, float]]:
    """Yield each paragraph with the width in mm of the page, column or frame it stands in."""
    for block in blocks:
        if block.tag == w("p"):
            frame = block.find(f"{w('pPr')}/{w('framePr')}")
            yield block, number(frame, "w", measure_mm * TWIPS_PER_MM) / TWIPS_PER_MM
        elif block.tag == w("tbl"):
            margins = block.find(f"{w('tblPr')}/{w('tblCellMar')}")
            sides = () if margins is None else (margins.find(w("left")), margins.find(w("right")))
            padding = sum(number(side, "w", 0) for side in sides)
            for cell in block.iterfind(f"{w('tr')}/{w('tc')}"):
                width = number(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w", 0) - padding
                yield from paragraphs(cell, width / TWIPS_PER_MM)


def number(element: etree._Element | None, name: str, default: float) -> float:
    """Return an attribute as a number."""
    value = None if element is None else element.get(w(name))
    return default if value is None else float(value)


def _on(toggle: etree._Element | None, *, default: bool) -> bool:
    if toggle is None:
        return default
    return toggle.get(w("val")) not in {"0", "false"}


def _first_line(ind: etree._Element | None, default_mm: float) -> float:
    """Return the first line's indent in mm beyond the paragraph's, negative when it hangs."""
    if ind is None or not {w("firstLine"), w("hanging")} & set(ind.attrib):
        return default_mm
    return (number(ind, "firstLine", 0) - number(ind, "hanging", 0)) / TWIPS_PER_MM


def _exact(spacing: etree._Element | None, default_pt: float) -> float:
    if spacing is None or spacing.get(w("line")) is None:
        return default_pt
    exact = spacing.get(w("lineRule")) == "exact"
    return number(spacing, "line", 0) / 20 if exact else 0.0
