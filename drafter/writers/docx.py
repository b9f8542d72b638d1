"""Write a sheet as DOCX bytes: one document.xml, one zip; the same sheet, the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, assert_never

from lxml import etree

from drafter.layout.blocks import Block, Columns, Grid, Page, Para, Rule, Run, Sheet, Space, Style
from drafter.writers.docx_parts import RULE_STYLE, SPACE_STYLE, add_part, shared_package
from drafter.writers.ooxml import HEADER_ID, SPACE, R, W, points, twips, w

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CELL_PADDING_MM = 1.9
BETWEEN_TABLES_PT = 6.0
TABLE = w("tbl")
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:title></dc:title><dc:subject></dc:subject><dc:language>vi-VN</dc:language>"
    "</cp:coreProperties>"
)
Sub = etree.SubElement


def write_docx(sheet: Sheet) -> bytes:
    """Return the bytes of a DOCX package."""
    parts = shared_package(sheet.page, sheet.styles, sheet.page_number, sheet.compatibility)
    buffer = io.BytesIO(parts)
    with zipfile.ZipFile(buffer, "a") as package:
        add_part(package, "word/document.xml", document_xml(sheet))
        add_part(package, "docProps/core.xml", _core_xml(sheet))
    return buffer.getvalue()


def document_xml(sheet: Sheet) -> bytes:
    """Return the main part of the package."""
    root = etree.Element(w("document"), nsmap={"w": W, "r": R})
    body = Sub(root, w("body"))
    styles = {style.id: style for style in sheet.styles}
    _blocks(body, sheet.blocks, styles)
    if len(body) and body[-1].tag == TABLE:
        _space(body, Space(1))  # Word wants a paragraph after the last table
    _section(body, sheet.page)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _core_xml(sheet: Sheet) -> bytes:
    root = etree.fromstring(_CORE)
    root[0].text, root[1].text = sheet.title, sheet.subject
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _blocks(parent: etree._Element, blocks: Iterable[Block], styles: Mapping[str, Style]) -> None:
    for block in blocks:
        if isinstance(block, (Columns, Grid)) and len(parent) and parent[-1].tag == TABLE:
            _space(parent, Space(BETWEEN_TABLES_PT))  # Word would join the two tables
        match block:
            case Para():
                _para(parent, block, styles[block.style])
            case Rule():
                _rule(parent, block)
            case Space():
                _space(parent, block)
            case Columns():
                _columns(parent, block, styles)
            case Grid():
                _grid(parent, block, styles)
            case _:
                assert_never(block)


def _para(parent: etree._Element, para: Para, style: Style) -> None:
    paragraph = Sub(parent, w("p"))
    ppr = Sub(paragraph, w("pPr"))
    Sub(ppr, w("pStyle"), {w("val"): para.style})
    if para.keep_next:
        Sub(ppr, w("keepNext"))
    if para.keep_lines:
        Sub(ppr, w("keepLines"))
    _spacing(ppr, para.before_pt, para.after_pt)
    _indents(ppr, para)
    if para.align:
        Sub(ppr, w("jc"), {w("val"): para.align.value})
    for run in para.runs:
        _run(paragraph, run, style)


def _spacing(ppr: etree._Element, before_pt: float | None, after_pt: float | None) -> None:
    gaps = {"before": before_pt, "after": after_pt}
    given = {w(name): points(gap) for name, gap in gaps.items() if gap is not None}
    if given:
        Sub(ppr, w("spacing"), given)


def _indents(ppr: etree._Element, para: Para) -> None:
    indents = {}
    if para.left_mm:
        indents[w("left")] = twips(para.left_mm)
    if para.right_mm:
        indents[w("right")] = twips(para.right_mm)
    if para.first_line_mm is not None:
        name = "hanging" if para.first_line_mm < 0 else "firstLine"
        indents[w(name)] = twips(abs(para.first_line_mm))
    if indents:
        Sub(ppr, w("ind"), indents)


def _run(paragraph: etree._Element, run: Run, style: Style) -> None:
    element = Sub(paragraph, w("r"))
    toggles = [("b", run.bold, style.bold), ("i", run.italic, style.italic)]
    changed = [(name, on) for name, on, default in toggles if on != default]
    if changed or run.underline:
        rpr = Sub(element, w("rPr"))
        for name, on in changed:
            value = {} if on else {w("val"): "0"}
            Sub(rpr, w(name), value)
            Sub(rpr, w(f"{name}Cs"), value)
        if run.underline:
            Sub(rpr, w("u"), {w("val"): "single"})
    text = Sub(element, w("t"), {SPACE: "preserve"})
    text.text = run.text


def _rule(parent: etree._Element, rule: Rule) -> None:
    """Write the line as the top border of an empty low paragraph between two indents."""
    ppr = Sub(Sub(parent, w("p")), w("pPr"))
    Sub(ppr, w("pStyle"), {w("val"): RULE_STYLE})
    border = Sub(ppr, w("pBdr"))
    line = {"val": "single", "sz": "6", "space": "0", "color": "000000"}
    Sub(border, w("top"), {w(key): value for key, value in line.items()})
    _spacing(ppr, rule.gap_pt, rule.after_pt)
    Sub(ppr, w("ind"), {w("left"): twips(rule.left_mm), w("right"): twips(rule.right_mm)})


def _space(parent: etree._Element, space: Space) -> None:
    ppr = Sub(Sub(parent, w("p")), w("pPr"))
    Sub(ppr, w("pStyle"), {w("val"): SPACE_STYLE})
    if space.keep_next:
        Sub(ppr, w("keepNext"))
    Sub(ppr, w("spacing"), {w("line"): points(space.height_pt), w("lineRule"): "exact"})


def _table(
    parent: etree._Element, widths_mm: tuple[float, ...], padding_mm: float
) -> etree._Element:
    """Add a table of fixed widths, in `tblGrid` and in the cells alike, and return it."""
    table = Sub(parent, w("tbl"))
    properties = Sub(table, w("tblPr"))
    Sub(properties, w("tblW"), {w("w"): twips(sum(widths_mm)), w("type"): "dxa"})
    # Up to mode 14 the indent reaches the text of the first cell, not its edge.
    Sub(properties, w("tblInd"), {w("w"): twips(padding_mm), w("type"): "dxa"})
    if padding_mm:
        borders = Sub(properties, w("tblBorders"))
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            line = {"val": "single", "sz": "4", "space": "0", "color": "000000"}
            Sub(borders, w(side), {w(key): value for key, value in line.items()})
    Sub(properties, w("tblLayout"), {w("type"): "fixed"})
    margins = Sub(properties, w("tblCellMar"))
    for side in ("left", "right"):
        Sub(margins, w(side), {w("w"): twips(padding_mm), w("type"): "dxa"})
    grid = Sub(table, w("tblGrid"))
    for width in widths_mm:
        Sub(grid, w("gridCol"), {w("w"): twips(width)})
    return table


def _row(table: etree._Element, *, heading: bool = False) -> etree._Element:
    row = Sub(table, w("tr"))
    properties = Sub(row, w("trPr"))
    Sub(properties, w("cantSplit"))
    if heading:
        Sub(properties, w("tblHeader"))
    return row


def _cell(row: etree._Element, width_mm: float) -> etree._Element:
    cell = Sub(row, w("tc"))
    Sub(Sub(cell, w("tcPr")), w("tcW"), {w("w"): twips(width_mm), w("type"): "dxa"})
    return cell


def _columns(parent: etree._Element, columns: Columns, styles: Mapping[str, Style]) -> None:
    table = _table(parent, columns.widths_mm, 0.0)
    for cells in columns.rows:
        row = _row(table)
        for blocks, width in zip(cells, columns.widths_mm, strict=True):
            cell = _cell(row, width)
            _blocks(cell, blocks, styles)
            if not blocks:
                Sub(cell, w("p"))


def _grid(parent: etree._Element, grid: Grid, styles: Mapping[str, Style]) -> None:
    table = _table(parent, grid.widths_mm, CELL_PADDING_MM)
    for number, cells in enumerate(grid.rows):
        row = _row(table, heading=number == 0)
        for para, width in zip(cells, grid.widths_mm, strict=True):
            cell = _cell(row, width)
            if number == 0:
                Sub(cell[0], w("vAlign"), {w("val"): "center"})
            _para(cell, para, styles[para.style])


def _section(body: etree._Element, page: Page) -> None:
    """Add the section: header from page 2, A4, margins in twips."""
    section = Sub(body, w("sectPr"))
    Sub(section, w("headerReference"), {w("type"): "default", f"{{{R}}}id": HEADER_ID})
    Sub(section, w("pgSz"), {w("w"): twips(page.width_mm), w("h"): twips(page.height_mm)})
    margins = {
        "top": page.top_mm,
        "right": page.right_mm,
        "bottom": page.bottom_mm,
        "left": page.left_mm,
        "header": page.header_mm,
        "footer": page.header_mm,
        "gutter": 0.0,
    }
    Sub(section, w("pgMar"), {w(name): twips(length) for name, length in margins.items()})
    Sub(section, w("titlePg"))
