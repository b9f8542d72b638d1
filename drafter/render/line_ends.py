"""Explicit line ends in a copy of the DOCX, so that the engine breaks lines where Word does.

The engine kerns, breaks after “/” and not after the hyphen of “Covid-19”; Word and LibreOffice do
none of it. The copy is only rendered; the deliverable stays as written.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lxml import etree

from drafter.layout.breaker import break_text
from drafter.layout.measure import MM_PER_PT, advances_pt, width_mm
from drafter.writers.ooxml import SPACE, twips, w

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_DOCUMENT, _STYLES, _HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"
TWIPS_PER_MM = 1440 / 25.4
# The engine draws a paragraph's border this much longer at each end.
BORDER_EXCESS_MM = 0.54


@dataclass(frozen=True, slots=True)
class _Look:
    """What breaking needs of a paragraph style: size in pt, bold, italic, first line in mm."""

    size_pt: float = 14.0
    bold: bool = False
    italic: bool = False
    first_mm: float = 0.0


def with_line_ends(docx: bytes) -> bytes:
    """Return a copy of a DOCX of ours in which every line ends where it is computed to end."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    looks = _looks(parts[_STYLES])
    root = etree.fromstring(parts[_DOCUMENT])
    body = root[0]
    for paragraph, measure_mm in _paragraphs(body, _text_width(body)):
        _mend_border(paragraph)
        _break(paragraph, looks, measure_mm)
    parts[_DOCUMENT] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    parts[_HEADER] = _with_centred_number(parts[_HEADER], looks)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as copy:
        for name, data in parts.items():
            copy.writestr(name, data)
    return buffer.getvalue()


def _looks(styles: bytes) -> dict[str, _Look]:
    found = {}
    for style in etree.fromstring(styles).iter(w("style")):
        look = _Look(
            size_pt=_number(style.find(f"{w('rPr')}/{w('sz')}"), "val", 28) / 2,
            bold=_on(style.find(f"{w('rPr')}/{w('b')}"), default=False),
            italic=_on(style.find(f"{w('rPr')}/{w('i')}"), default=False),
            first_mm=_first_line(style.find(f"{w('pPr')}/{w('ind')}"), 0.0),
        )
        found[str(style.get(w("styleId")))] = look
    return found


def _on(toggle: etree._Element | None, *, default: bool) -> bool:
    if toggle is None:
        return default
    return toggle.get(w("val")) not in {"0", "false"}


def _number(element: etree._Element | None, name: str, default: float) -> float:
    value = None if element is None else element.get(w(name))
    return default if value is None else float(value)


def _first_line(ind: etree._Element | None, default_mm: float) -> float:
    """Return the first line's indent in mm beyond the paragraph's, negative when it hangs."""
    if ind is None or not {w("firstLine"), w("hanging")} & set(ind.attrib):
        return default_mm
    return (_number(ind, "firstLine", 0) - _number(ind, "hanging", 0)) / TWIPS_PER_MM


def _text_width(body: etree._Element) -> float:
    section = body.find(w("sectPr"))
    if section is None:
        return 0.0
    margins = section.find(w("pgMar"))
    width = _number(section.find(w("pgSz")), "w", 11906)
    sides = _number(margins, "left", 0) + _number(margins, "right", 0)
    return (width - sides) / TWIPS_PER_MM


def _paragraphs(
    parent: etree._Element, measure_mm: float
) -> Iterator[tuple[etree._Element, float]]:
    """Yield each paragraph with the width in mm of the column it stands in."""
    for child in parent:
        if child.tag == w("p"):
            yield child, measure_mm
        elif child.tag == w("tbl"):
            margins = child.find(f"{w('tblPr')}/{w('tblCellMar')}")
            padding = sum(
                _number(margins.find(w(side)), "w", 0) if margins is not None else 0
                for side in ("left", "right")
            )
            for cell in child.iter(w("tc")):
                width = _number(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w", 0) - padding
                yield from _paragraphs(cell, width / TWIPS_PER_MM)


def _with_centred_number(header: bytes, looks: Mapping[str, _Look]) -> bytes:
    """Return the header with its one-digit page number in the middle.

    The engine centres every page number as if it had two digits.
    """
    root = etree.fromstring(header)
    for ppr in root.iter(w("pPr")):
        style = ppr.find(w("pStyle"))
        look = looks.get(str(style.get(w("val"))) if style is not None else "", _Look())
        digit = width_mm("2", look.size_pt, bold=look.bold, italic=look.italic)
        etree.SubElement(ppr, w("ind"), {w("left"): twips(digit)})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _mend_border(paragraph: etree._Element) -> None:
    ppr = paragraph.find(w("pPr"))
    if ppr is None or ppr.find(w("pBdr")) is None:
        return
    ind = ppr.find(w("ind"))
    if ind is not None:
        for side in ("left", "right"):
            ind.set(w(side), twips(_number(ind, side, 0) / TWIPS_PER_MM + BORDER_EXCESS_MM))


def _break(paragraph: etree._Element, looks: Mapping[str, _Look], column_mm: float) -> None:
    """Put a line end into the runs wherever a line of the paragraph ends by itself."""
    texts = list(paragraph.iter(w("t")))
    text = "".join(element.text or "" for element in texts)
    if not text:
        return
    look, indent_mm = _paragraph_look(paragraph, looks)
    advances: list[float] = []
    for element in texts:
        bold, italic = _run_look(element, look)
        advances += advances_pt(element.text or "", look.size_pt, bold=bold, italic=italic)
    measure = column_mm - indent_mm
    if sum(advances) * MM_PER_PT <= measure - look.first_mm:
        return
    lines = break_text(text, advances, measure - look.first_mm, measure)
    for line in reversed([line for line in lines if not line.forced]):
        _end_line(texts, line.end, line.following)


def _paragraph_look(paragraph: etree._Element, looks: Mapping[str, _Look]) -> tuple[_Look, float]:
    """Return the look of a paragraph and its two indents added up, in mm."""
    ppr = paragraph.find(w("pPr"))
    if ppr is None:
        return _Look(), 0.0
    style, ind = ppr.find(w("pStyle")), ppr.find(w("ind"))
    look = looks.get(str(style.get(w("val"))) if style is not None else "", _Look())
    indent = (_number(ind, "left", 0) + _number(ind, "right", 0)) / TWIPS_PER_MM
    return replace(look, first_mm=_first_line(ind, look.first_mm)), indent


def _run_look(text: etree._Element, look: _Look) -> tuple[bool, bool]:
    run = text.getparent()
    properties = run.find(w("rPr")) if run is not None else None
    if properties is None:
        return look.bold, look.italic
    return (
        _on(properties.find(w("b")), default=look.bold),
        _on(properties.find(w("i")), default=look.italic),
    )


def _end_line(texts: list[etree._Element], end: int, following: int) -> None:
    """Split the text that holds a line's end there, with a line end between the halves."""
    start = 0
    for element in texts:
        text = element.text or ""
        if start <= end <= start + len(text) and (end < start + len(text) or end == following):
            head, tail = text[: end - start], text[max(following - start, 0) :]
            _split(element, head, tail)
            return
        start += len(text)


def _split(element: etree._Element, head: str, tail: str) -> None:
    element.text = head
    line_end = element.makeelement(w("br"), {})
    rest = element.makeelement(element.tag, {SPACE: "preserve"})
    rest.text = tail
    element.addnext(line_end)
    line_end.addnext(rest)
