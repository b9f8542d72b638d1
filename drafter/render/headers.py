"""The page number in the middle of the text, on sheets of any width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from drafter.render.package import HEADER, add_part
from drafter.writers.ooxml import R, twips, w

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.render.sections import Section

_ID = f"{{{R}}}id"


def centre_numbers(parts: dict[str, bytes], sections: Sequence[Section]) -> None:
    """Centre the page number on every section's text, by a header of its own where widths differ.

    The engine centres every number as if it had two digits, but not at a tab.
    """
    plain = parts[HEADER]
    parts[HEADER] = _centred(plain, sections[0].width_mm)
    identities: dict[str, str | None] = {twips(sections[0].width_mm): None}
    for section in sections[1:]:
        width = twips(section.width_mm)
        if width not in identities:
            name = f"word/header-{width}.xml"
            identities[width] = add_part(
                parts, name, _centred(plain, section.width_mm), kind="header"
            )
        identity, reference = identities[width], section.properties.find(w("headerReference"))
        if identity and reference is not None:
            reference.set(_ID, identity)


def _centred(header: bytes, width_mm: float) -> bytes:
    """Return the header with its page number in the middle of the text's width in mm."""
    root = etree.fromstring(header)
    for paragraph in root.iter(w("p")):
        ppr = paragraph.find(w("pPr"))
        if ppr is None:
            continue
        middle = {w("val"): "center", w("pos"): twips(width_mm / 2)}
        etree.SubElement(etree.SubElement(ppr, w("tabs")), w("tab"), middle)
        etree.SubElement(ppr, w("jc"), {w("val"): "left"})
        run = ppr.makeelement(w("r"), {})
        etree.SubElement(run, w("tab"))
        ppr.addnext(run)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
