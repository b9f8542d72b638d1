"""Keep the text of a first page off its foot, which the engine lets it run over.

Word and LibreOffice end the text above a foot that is higher than the margin. The engine does so
for a footnote alone: an empty one as high as the foot stands in its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from drafter.layout.measure import LINE_EM
from drafter.render.frames import is_framed
from drafter.render.looks import Look, look_of
from drafter.render.package import FOOTNOTES, add_part
from drafter.writers.ooxml import EMPTY_FOOT_ID, FOOT_ID, R, W, points, w

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from drafter.render.sections import Section

FEET = {FOOT_ID: "word/footer1.xml", EMPTY_FOOT_ID: "word/footer2.xml"}
_ID = f"{{{R}}}id"
# Above a footnote the engine leaves a gap and draws a line, unless something is written there.
_GAP_PT, _SEPARATOR_PT = 6.0, 0.05
_LOW = '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="{}" w:lineRule="exact"/></w:pPr>{}'
_SEPARATOR = _LOW.format(points(_SEPARATOR_PT), "<w:r><w:t>\u200b</w:t></w:r></w:p>")


def keep_feet(
    parts: dict[str, bytes],
    body: etree._Element,
    sections: Sequence[Section],
    styles: Mapping[str, Look],
) -> None:
    """Set a footnote on the first page of each section whose foot reaches into the text."""
    notes = []
    for number, section in enumerate(sections, start=1):
        height_pt = _reach_pt(parts, section, styles)
        paragraph = _first_paragraph(body, section)
        if height_pt <= 0 or paragraph is None:
            continue
        run = etree.SubElement(paragraph, w("r"))
        mark = {w("customMarkFollows"): "1", w("id"): str(number)}
        etree.SubElement(run, w("footnoteReference"), mark)
        room = _LOW.format(points(max(height_pt - _GAP_PT - _SEPARATOR_PT, 1.0)), "</w:p>")
        notes.append(f'<w:footnote w:id="{number}">{room}</w:footnote>')
    if notes:
        separator = f'<w:footnote w:type="separator" w:id="-1">{_SEPARATOR}</w:footnote>'
        footnotes = f'<w:footnotes xmlns:w="{W}">{separator}{"".join(notes)}</w:footnotes>'
        add_part(parts, FOOTNOTES, footnotes.encode(), kind="footnotes")


def kept_pt(parts: Mapping[str, bytes]) -> dict[int, float]:
    """Return the height in pt that a copy keeps on a section's first page, by its number from 0."""
    if FOOTNOTES not in parts:
        return {}
    found = {}
    for note in etree.fromstring(parts[FOOTNOTES]):
        line = note.find(f"{w('p')}/{w('pPr')}/{w('spacing')}")
        if note.get(w("type")) is None and line is not None:
            height_pt = float(str(line.get(w("line")))) / 20
            found[int(str(note.get(w("id")))) - 1] = height_pt + _GAP_PT + _SEPARATOR_PT
    return found


def _first_paragraph(body: etree._Element, section: Section) -> etree._Element | None:
    for block in section.within(body):
        if block.tag == w("p") and not is_framed(block):
            return block
    return None


def _reach_pt(parts: Mapping[str, bytes], section: Section, styles: Mapping[str, Look]) -> float:
    """Return by how much the foot of a section's first page is higher than its margin in pt."""
    for reference in section.properties.findall(w("footerReference")):
        name = FEET.get(str(reference.get(_ID)), "")
        if reference.get(w("type")) == "first" and name in parts:
            foot = etree.fromstring(parts[name])
            height_pt = sum(_height_pt(paragraph, styles) for paragraph in foot)
            return height_pt + (section.margin("footer") - section.margin("bottom")) / 20
    return 0.0


def _height_pt(paragraph: etree._Element, styles: Mapping[str, Look]) -> float:
    """Return the height of a paragraph with its border and the gaps round it in pt."""
    look = look_of(paragraph, styles)
    lines = 1 + len(list(paragraph.iter(w("br"))))
    line_pt = look.exact_pt or LINE_EM * look.size_pt
    return look.before_pt + lines * line_pt + look.border_pt + look.after_pt
