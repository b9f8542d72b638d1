"""Prepare once: the parts of the package that all letters of a rule pack share."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter import paths
from drafter.layout.blocks import Align, Line, Style
from drafter.writers.ooxml import EMPTY_FOOT_ID, FOOT_ID, W, half_points, points, twips, w
from drafter.writers.pictures import MEDIA, relationship_id

if TYPE_CHECKING:
    from docx.document import Document
    from lxml.etree import _Element

RULE_STYLE, SPACE_STYLE = "duong_ke", "khoang_trong"
RULE_LINE_PT = 3.0
_EPOCH = (1980, 1, 1, 0, 0, 0)
FOOT, EMPTY_FOOT = "word/footer1.xml", "word/footer2.xml"
OWN_PARTS = ("word/document.xml", "docProps/core.xml", FOOT)  # written anew for each letter


@lru_cache(maxsize=16)
def shared_package(
    styles: tuple[Style, ...],
    page_number: str,
    compatibility: int,
    *,
    mirrored: bool = False,
    footed: bool = False,
    media: tuple[str, ...] = (),
) -> bytes:
    """Return a package of every part but the letter's own, ready to be added to.

    Of pictures only the names are known here.
    """
    document = _opened(styles, page_number)
    _settings(document, compatibility, mirrored=mirrored)
    if footed:
        _add_feet(document)
    for name in media:
        _add_medium(document, name)
    whole, shared = io.BytesIO(), io.BytesIO()
    document.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(shared, "w") as package:
        for name in sorted(source.namelist(), key=_order):
            if name not in (*OWN_PARTS, *media):
                add_part(package, name, source.read(name))
    return shared.getvalue()


def _opened(styles: tuple[Style, ...], page_number: str) -> Document:
    """Return our blank with the styles and the page number's own."""
    from docx import Document as open_document

    document = open_document(str(paths.resources() / "base.docx"))
    for style in (*_own_styles(), *styles):
        _add_style(document, style)
    _number_pages(document, page_number)
    return document


def add_part(package: zipfile.ZipFile, name: str, data: bytes) -> None:
    """Add a part to a package, always with the same date, so that bytes can be compared.

    Pictures are deflated already.
    """
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_STORED if name.startswith(MEDIA) else zipfile.ZIP_DEFLATED
    package.writestr(info, data)


def _order(name: str) -> tuple[bool, str]:
    """Sort the content types first, as OPC readers like to find them."""
    return name != "[Content_Types].xml", name


def _own_styles() -> tuple[Style, Style]:
    return (
        Style(RULE_STYLE, "Đường kẻ", 1, line=Line(exact_pt=RULE_LINE_PT)),
        Style(SPACE_STYLE, "Khoảng trống", 1),
    )


def _add_style(document: Document, style: Style) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    element = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH).element
    element.set(w("styleId"), style.id)
    element.insert(1, element.makeelement(w("basedOn"), {w("val"): "Normal"}))
    _look(element, style)


def _look(element: _Element, style: Style) -> None:
    ppr = element.get_or_add_pPr()  # type: ignore[attr-defined]
    spacing = _child(ppr, "spacing", before=points(style.before_pt), after=points(style.after_pt))
    set_line(spacing, style.line)
    if style.first_line_mm:
        _child(ppr, "ind", firstLine=twips(style.first_line_mm))
    if style.align is not Align.TRAI:
        _child(ppr, "jc", val=style.align.value)
    rpr = element.get_or_add_rPr()  # type: ignore[attr-defined]
    for name, on in (("b", style.bold), ("i", style.italic)):
        if on:
            _child(rpr, name)
            _child(rpr, f"{name}Cs")
    size = half_points(style.size_pt)
    _child(rpr, "sz", val=size)
    _child(rpr, "szCs", val=size)


def set_line(spacing: _Element, line: Line) -> None:
    """Set the line spacing of a `w:spacing` element."""
    if line.exact_pt:
        spacing.set(w("line"), points(line.exact_pt))
        spacing.set(w("lineRule"), "exact")
    else:
        spacing.set(w("line"), str(round(line.multiple * 240)))
        spacing.set(w("lineRule"), "auto")


def _child(parent: _Element, name: str, /, **attributes: str) -> _Element:
    child = parent.makeelement(w(name), {w(key): value for key, value in attributes.items()})
    parent.append(child)
    return child


def _number_pages(document: Document, style_id: str) -> None:
    header = next(
        p for p in document.part.package.iter_parts() if p.partname == "/word/header1.xml"
    )
    paragraph = header.element.find(w("p"))
    ppr = paragraph.makeelement(w("pPr"), {})
    _child(ppr, "pStyle", val=style_id)
    paragraph.insert(0, ppr)


def _add_feet(document: Document) -> None:
    """Add the foot of page 1, which each letter writes, and one of an annex's, which is empty."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    main = document.part
    for name, identity in ((FOOT, FOOT_ID), (EMPTY_FOOT, EMPTY_FOOT_ID)):
        empty = f'<w:ftr xmlns:w="{W}"><w:p/></w:ftr>'.encode()
        part = Part(PackURI(f"/{name}"), CONTENT_TYPE.WML_FOOTER, empty, main.package)
        main.rels.add_relationship(RELATIONSHIP_TYPE.FOOTER, part, identity)


def _add_medium(document: Document, name: str) -> None:
    """Add a part for the bytes of a picture, which each letter writes."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    main = document.part
    kind = f"image/{name.rpartition('.')[2]}"
    part = Part(PackURI(f"/{name}"), kind, b"", main.package)
    main.rels.add_relationship(RELATIONSHIP_TYPE.IMAGE, part, relationship_id(name))


def _settings(document: Document, compatibility: int, *, mirrored: bool) -> None:
    settings = document.settings.element
    if mirrored:
        settings.insert(0, settings.makeelement(w("mirrorMargins"), {}))
    compat = settings.makeelement(w("compat"), {})
    _child(
        compat,
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=str(compatibility),
    )
    settings.find(w("characterSpacingControl")).addnext(compat)
