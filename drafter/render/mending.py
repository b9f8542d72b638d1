"""What the engine does otherwise than Word and LibreOffice, mended in its copy of the DOCX."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from drafter.layout.setting import ABOVE_BASELINE, ASCENT
from drafter.render.looks import TWIPS_PER_MM, Look, number
from drafter.writers.ooxml import SPACE, half_points, points, twips, w

if TYPE_CHECKING:
    from collections.abc import Iterator

# The engine draws a paragraph's border this much longer at each end.
BORDER_EXCESS_MM = 0.54
# Two lines at the foot of a page and two at the head of the next are the least.
WHOLE_LINES = 3
# The letters our face draws closer together, by the one before. Texts of their own are set apart.
_KERNED = {
    " ": "ATVWY", "1": "1", "A": " TVWYvwy’", "F": " ,.A", "L": " TVWYy’", "P": " ,.A",
    "R": "TVWYy", "T": " ,-.:;AOaceiorsuwy", "V": " ,-.:;AOaeioruy", "W": " ,-.:;Aaeioruy",
    "Y": " ,-.:;Aaeiopquv", "f": "f’", "r": " ,-.cdeghoq’", "v": ",.", "w": ",.", "y": ",.",
    "‘": "‘", "’": " st’",
}  # fmt: skip


def mend_border(paragraph: etree._Element) -> None:
    """Draw the paragraph's border as long as it is said to be."""
    ppr = paragraph.find(w("pPr"))
    if ppr is None or ppr.find(w("pBdr")) is None:
        return
    ind = ppr.find(w("ind"))
    if ind is not None:
        for side in ("left", "right"):
            ind.set(w(side), twips(number(ind, side, 0) / TWIPS_PER_MM + BORDER_EXCESS_MM))


def mend_head(paragraph: etree._Element, look: Look) -> None:
    """Set the gap above a section's first paragraph as an empty one; the engine drops it."""
    ppr = paragraph.find(w("pPr"))
    if ppr is None or not look.before_pt:
        return
    gap = paragraph.makeelement(w("p"), {})
    properties = etree.SubElement(gap, w("pPr"))
    etree.SubElement(properties, w("keepNext"))
    room = {"before": "0", "after": "0", "line": points(look.before_pt), "lineRule": "exact"}
    etree.SubElement(properties, w("spacing"), {w(name): value for name, value in room.items()})
    paragraph.addprevious(gap)
    spacing = ppr.find(w("spacing"))
    if spacing is None:
        spacing = etree.SubElement(ppr, w("spacing"))
    spacing.set(w("before"), "0")


def mend_baseline(paragraph: etree._Element, look: Look) -> None:
    """Lower the letters of exact lines to where the others set them, beside what raises them."""
    # The engine hangs letters at the top of an exact line, the others on its lowest fifth.
    lower_pt = ABOVE_BASELINE * look.exact_pt - ASCENT * look.size_pt
    if not look.exact_pt or round(2 * lower_pt) == 0:
        return
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = run.makeelement(w("rPr"), {})
            run.insert(0, properties)
        position = properties.find(w("position"))
        if position is None:
            position = etree.SubElement(properties, w("position"))
        position.set(w("val"), half_points(number(position, "val", 0) / 2 - lower_pt))


def mend_keeping(paragraph: etree._Element, lines: int) -> None:
    """Keep together what the others do: the lines of a paragraph kept with the next, or of three.

    Widow and orphan control leave three lines whole, but not in the engine.
    """
    ppr = paragraph.find(w("pPr"))
    if ppr is None or lines == 1 or ppr.find(w("keepLines")) is not None:
        return
    if lines <= WHOLE_LINES or ppr.find(w("keepNext")) is not None:
        etree.SubElement(ppr, w("keepLines"))


def mend_kerning(paragraph: etree._Element) -> None:
    """Part the letters the engine would kern."""
    for element in list(paragraph.iter(w("t"))):
        pieces = list(_pieces(element.text or ""))
        element.text = pieces[0]
        for piece in pieces[1:]:
            rest = element.makeelement(element.tag, {SPACE: "preserve"})
            rest.text = piece
            element.addnext(rest)
            element = rest


def _pieces(text: str) -> Iterator[str]:
    start = 0
    for at in range(1, len(text)):
        if text[at] in _KERNED.get(text[at - 1], ""):
            yield text[start:at]
            start = at
    yield text[start:]
