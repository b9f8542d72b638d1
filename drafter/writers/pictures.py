"""Pictures of a sheet: the parts that hold their bytes, the drawings that show them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from drafter.layout.blocks import Picture
from drafter.writers.ooxml import R, emu

if TYPE_CHECKING:
    from drafter.layout.blocks import Sheet

MEDIA = "word/media/"
_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_UNNUMBERED = '<wp:docPr id=""'  # no words of a letter hold it: theirs are escaped
_INLINE = (
    '<w:drawing><wp:inline xmlns:wp="{D}/wordprocessingDrawing" distT="0" distB="0" distL="0"'
    ' distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:effectExtent l="0" t="0" r="0" b="0"/>{unnumbered} name={name} descr={name}/>'
    '<wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{D}/main" noChangeAspect="1"/>'
    '</wp:cNvGraphicFramePr><a:graphic xmlns:a="{D}/main"><a:graphicData uri="{D}/picture">'
    '<pic:pic xmlns:pic="{D}/picture"><pic:nvPicPr><pic:cNvPr id="0" name={name}/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r="{R}" r:embed="{embed}"/>'
    "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
    '<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing>"
)


def media_of(sheet: Sheet) -> dict[str, bytes]:
    """Return the bytes of every picture by the name of their part; equal ones have one."""
    blocks = [*sheet.blocks, *(block for annex in sheet.annexes for block in annex.blocks)]
    return {media_name(block): block.data for block in blocks if isinstance(block, Picture)}


def media_name(picture: Picture) -> str:
    """Return the name of the part that holds a picture's bytes, from the bytes themselves."""
    return f"{MEDIA}{sha256(picture.data).hexdigest()[:16]}.{picture.suffix}"


def relationship_id(name: str) -> str:
    """Return the id by which the document names a part of a picture."""
    return f"rId{name.rpartition('/')[2].partition('.')[0]}"


def drawing(picture: Picture) -> str:
    """Write a picture in its line; `numbered` gives it its number."""
    return _INLINE.format(
        D=_DRAWINGML,
        R=R,
        width=emu(picture.width_mm),
        height=emu(picture.height_mm),
        unnumbered=_UNNUMBERED,
        name=quoteattr(picture.name),
        embed=relationship_id(media_name(picture)),
    )


def numbered(xml: str) -> str:
    """Return a part with its drawings numbered from 1."""
    first, *rest = xml.split(_UNNUMBERED)
    pieces = (f'<wp:docPr id="{number}"{piece}' for number, piece in enumerate(rest, start=1))
    return first + "".join(pieces)
