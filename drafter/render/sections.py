"""The sections of a DOCX of ours: which blocks of the body stand on which sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.render.looks import TWIPS_PER_MM, number
from drafter.writers.ooxml import w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_INNER = f"{w('pPr')}/{w('sectPr')}"


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks of the body from a number up to another, and the `w:sectPr` that says their sheet."""

    start: int
    stop: int
    properties: etree._Element

    @property
    def width_mm(self) -> float:
        """Return the width between the margins in mm."""
        sides = self.margin("left") + self.margin("right")
        return (number(self.properties.find(w("pgSz")), "w", 11906) - sides) / TWIPS_PER_MM

    @property
    def top_pt(self) -> float:
        """Return the distance of the text area's top from the page's in pt."""
        return self.margin("top") / 20

    @property
    def foot_pt(self) -> float:
        """Return the distance of the text area's foot from the page's top in pt."""
        height = number(self.properties.find(w("pgSz")), "h", 16838)
        return (height - self.margin("bottom")) / 20

    def within(self, body: etree._Element) -> list[etree._Element]:
        """Return the blocks of the body that are the section's."""
        return list(body)[self.start : self.stop]

    def margin(self, name: str) -> float:
        """Return a margin, or a distance of header or footer from the edge, in twips."""
        return number(self.properties.find(w("pgMar")), name, 0)


def sections(body: etree._Element) -> Iterator[Section]:
    """Yield the sections: an inner one's last paragraph holds its sheet, the body the last's."""
    start = 0
    for at, block in enumerate(body):
        properties = block if block.tag == w("sectPr") else block.find(_INNER)
        if properties is not None:
            yield Section(start, at if properties is block else at + 1, properties)
            start = at + 1
