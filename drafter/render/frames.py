"""Paragraphs off the flow as text boxes, which the engine sets where they are; it knows no frames.

A box is as wide as the page's text, the paragraph's indents bring it into its frame: the engine
draws a paragraph's border as if it stood in the text. The border of a frame's paragraph stands
within the frame's width, that of any other paragraph outside its indents.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from drafter.layout.measure import LINE_EM, MM_PER_PT
from drafter.render.looks import TWIPS_PER_MM, Look, look_of, number
from drafter.render.mending import BORDER_EXCESS_MM
from drafter.writers.ooxml import W, twips, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from drafter.render.sections import Section

EMU_PER_TWIP, EMU_PER_PT, EMU_PER_MM = 635, 12700, 36000
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_BOX = (
    '<w:r xmlns:w="{W}" xmlns:wp="{D}/wordprocessingDrawing" xmlns:a="{D}/main" xmlns:wps="{S}">'
    '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" locked="0"'
    ' relativeHeight="1" behindDoc="0" layoutInCell="1" allowOverlap="1">'
    '<wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
    '<wp:wrapNone/><wp:docPr id="{number}" name="{number}"/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="{S}"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
    '<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
    "</wps:spPr><wps:txbx><w:txbxContent/></wps:txbx>"
    '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/></wps:wsp></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)


def float_frames(
    body: etree._Element, sections: Iterable[Section], styles: Mapping[str, Look]
) -> None:
    """Set each framed paragraph as a text box of the nearest paragraph, first one after it."""
    widths_mm = {
        block: section.width_mm
        for section in sections
        for block in section.within(body)
        if block.tag == w("p") and is_framed(block)
    }
    for count, (paragraph, width_mm) in enumerate(widths_mm.items(), start=1):
        near = [*paragraph.itersiblings(w("p")), *paragraph.itersiblings(w("p"), preceding=True)]
        anchor = next((other for other in near if other not in widths_mm), None)
        if anchor is not None:
            anchor.append(_box(paragraph, look_of(paragraph, styles), width_mm, count))


def is_framed(paragraph: etree._Element) -> bool:
    """Tell whether a paragraph stands off the flow."""
    return paragraph.find(f"{w('pPr')}/{w('framePr')}") is not None


def _box(paragraph: etree._Element, look: Look, width_mm: float, count: int) -> etree._Element:
    """Return a frame's paragraph as a run that holds it in a text box."""
    ppr = paragraph.find(w("pPr"))
    frame = ppr.find(w("framePr")) if ppr is not None else None
    height_pt = look.before_pt + (look.exact_pt or LINE_EM * look.size_pt) + 2 * look.border_pt
    shape = _BOX.format(
        W=W,
        D=_DRAWINGML,
        S=_SHAPE,
        number=count,
        top=round(number(frame, "y", 0) * EMU_PER_TWIP),
        width=round(width_mm * EMU_PER_MM),
        height=round(height_pt * EMU_PER_PT),
    )
    run = etree.fromstring(shape)
    if ppr is not None and frame is not None:
        ppr.remove(frame)
        _indent(ppr, frame, width_mm, look.border_pt)
    next(run.iter(w("txbxContent"))).append(paragraph)
    return run


def _indent(ppr: etree._Element, frame: etree._Element, width_mm: float, border_pt: float) -> None:
    """Bring a paragraph from the text's width into its frame's."""
    border_mm = border_pt * MM_PER_PT + BORDER_EXCESS_MM if border_pt else 0.0
    left_mm, frame_mm = (number(frame, name, 0) / TWIPS_PER_MM for name in ("x", "w"))
    sides = {w("left"): left_mm, w("right"): width_mm - left_mm - frame_mm}
    etree.SubElement(ppr, w("ind"), {side: twips(mm + border_mm) for side, mm in sides.items()})
