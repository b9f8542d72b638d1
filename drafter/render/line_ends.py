"""Explicit line ends in a copy of the DOCX, so that the engine breaks lines where Word does.

The engine breaks after “/” and not after the hyphen of “Covid-19”; Word and LibreOffice do
neither. The copy is only rendered; the deliverable stays as written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from drafter.layout.breaker import break_text
from drafter.layout.measure import MM_PER_PT, advances_pt
from drafter.render.feet import FEET, keep_feet
from drafter.render.frames import float_frames
from drafter.render.headers import centre_numbers
from drafter.render.looks import Look, look_of, looks, paragraphs, run_look
from drafter.render.mending import mend_baseline, mend_border, mend_head, mend_keeping, mend_kerning
from drafter.render.package import DOCUMENT, STYLES, packed, parts_of
from drafter.render.pictures import draw_left_out
from drafter.render.sections import sections
from drafter.writers.ooxml import SPACE, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


def with_line_ends(docx: bytes) -> bytes:
    """Return a copy of a DOCX of ours for the engine, every line ending where it is to end."""
    parts = parts_of(docx)
    draw_left_out(parts)
    styles = looks(parts[STYLES])
    root = etree.fromstring(parts[DOCUMENT])
    parted = list(sections(root[0]))
    for section in parted:
        _prepare(section.within(root[0]), styles, section.width_mm)
    for name in parts.keys() & FEET.values():
        parts[name] = _prepared_foot(parts[name], styles, parted[0].width_mm)
    firsts = [root[0][section.start] for section in parted]
    keep_feet(parts, root[0], parted, styles)
    float_frames(root[0], parted, styles)
    for first in firsts:
        mend_head(first, look_of(first, styles))
    centre_numbers(parts, parted)
    parts[DOCUMENT] = _written(root)
    return packed(parts)


def _prepared_foot(foot: bytes, styles: Mapping[str, Look], width_mm: float) -> bytes:
    root = etree.fromstring(foot)
    _prepare(root, styles, width_mm)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _prepare(blocks: Iterable[etree._Element], styles: Mapping[str, Look], width_mm: float) -> None:
    for paragraph, column_mm in paragraphs(blocks, width_mm):
        look = look_of(paragraph, styles)
        mend_border(paragraph)
        mend_baseline(paragraph, look)
        mend_keeping(paragraph, _end_lines(paragraph, look, column_mm))
        mend_kerning(paragraph)


def _end_lines(paragraph: etree._Element, look: Look, column_mm: float) -> int:
    """Put a line end into the runs wherever a line ends by itself; return the number of lines."""
    texts = list(paragraph.iter(w("t")))
    advances: list[float] = []
    for element in texts:
        run = run_look(element, look)
        advances += advances_pt(element.text or "", run.size_pt, bold=run.bold, italic=run.italic)
    measure = column_mm - look.indents_mm
    if sum(advances) * MM_PER_PT <= measure - look.first_mm:
        return 1
    text = "".join(element.text or "" for element in texts)
    lines = break_text(text, advances, measure - look.first_mm, measure)
    for line in reversed([line for line in lines if not line.forced]):
        _end_line(texts, line.end, line.following)
    return len(lines)


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
