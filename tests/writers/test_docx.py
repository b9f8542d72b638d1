"""A sheet becomes a DOCX package: one block after another, lengths in twips."""

import pytest
from lxml import etree

from drafter.layout.blocks import (
    Align,
    Columns,
    Grid,
    Line,
    Page,
    Para,
    Rule,
    Run,
    Sheet,
    Space,
    Style,
)
from drafter.writers.docx import document_xml, write_docx
from drafter.writers.ooxml import half_points, points, twips, w
from tests.helpers.samples import lines, parts

PLAIN, BOLD = Style("thuong", "Thường", 14), Style("dam", "Đậm", 13, bold=True, italic=True)
NUMBER = Style("so_trang", "Số trang", 13, align=Align.GIUA)
XML = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
A4 = Page()


def sheet(*blocks, styles=(PLAIN, BOLD, NUMBER), page=A4, **more):
    return Sheet(page, styles, blocks, "so_trang", **more)


def body(*blocks, **more):
    return etree.fromstring(document_xml(sheet(*blocks, **more)))[0]


def find(element, path):
    return element.xpath(path, namespaces=XML)


def shape(element):
    """Return an element's tags and attributes without namespaces, a tuple a node."""
    name = etree.QName(element).localname
    attributes = {etree.QName(key).localname: value for key, value in element.items()}
    return (name, attributes, *map(shape, element))


def para(**more):
    return Para("thuong", (Run("Một"),), **more)


def properties(block):
    return [shape(child) for child in body(block)[0][0][1:]]


def test_a_paragraph_has_its_style_and_its_text():
    assert shape(body(para())[0]) == (
        "p", {},
        ("pPr", {}, ("pStyle", {"val": "thuong"})),
        ("r", {}, ("t", {"space": "preserve"})),
    )  # fmt: skip
    assert lines(write_docx(sheet(para()))) == ["Một"]


def test_a_paragraph_without_text_is_an_empty_line():
    assert find(body(Para("thuong", ())), "w:p/w:r") == []


@pytest.mark.parametrize(
    ("more", "element"),
    [
        ({"keep_next": True}, ("keepNext", {})),
        ({"keep_lines": True}, ("keepLines", {})),
        ({"align": Align.GIUA}, ("jc", {"val": "center"})),
        ({"before_pt": 0.0}, ("spacing", {"before": "0"})),
        ({"after_pt": 12}, ("spacing", {"after": "240"})),
        ({"before_pt": 6, "after_pt": 3}, ("spacing", {"before": "120", "after": "60"})),
        ({"left_mm": 25.4}, ("ind", {"left": "1440"})),
        ({"right_mm": 10}, ("ind", {"right": "567"})),
        ({"first_line_mm": 12.7}, ("ind", {"firstLine": "720"})),
        ({"first_line_mm": 0.0}, ("ind", {"firstLine": "0"})),
        (
            {"left_mm": 10, "first_line_mm": -5},
            ("ind", {"left": "567", "hanging": "283"}),
        ),
    ],
)
def test_a_paragraph_says_only_what_its_style_does_not(more, element):
    assert properties(para(**more)) == [element]


def test_properties_stand_in_the_order_of_the_schema():
    every = para(
        keep_next=True, keep_lines=True, before_pt=1, left_mm=1, align=Align.PHAI, after_pt=1
    )

    assert [name for name, *_ in properties(every)] == [
        "keepNext", "keepLines", "spacing", "ind", "jc",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("style", "run", "look"),
    [
        ("thuong", Run("x"), []),
        ("thuong", Run("x", bold=True), [("b", {}), ("bCs", {})]),
        ("thuong", Run("x", italic=True), [("i", {}), ("iCs", {})]),
        ("thuong", Run("x", underline=True), [("u", {"val": "single"})]),
        ("dam", Run("x", True, True), []),
        ("dam", Run("x", False, True), [("b", {"val": "0"}), ("bCs", {"val": "0"})]),
        ("dam", Run("x", True, False), [("i", {"val": "0"}), ("iCs", {"val": "0"})]),
    ],
)
def test_a_run_says_only_what_its_style_does_not(style, run, look):
    element = body(Para(style, (run,)))[0]

    assert [shape(child) for child in find(element, "w:r/w:rPr/*")] == look


@pytest.mark.parametrize("text", ["a & b < c > d", "]]>", "  hai  cách ", "“…”", "{{ so }}", "𝄞"])
def test_any_text_is_written_as_it_stands(text):
    docx = write_docx(sheet(Para("thuong", (Run(text),)), title=text, subject=text))

    assert lines(docx) == [text]
    assert etree.fromstring(parts(docx)["docProps/core.xml"])[0].text == text


def test_a_rule_is_the_top_border_of_an_empty_low_paragraph():
    assert shape(body(Rule(10, 20, gap_pt=2, after_pt=5))[0]) == (
        "p", {}, ("pPr", {},
            ("pStyle", {"val": "duong_ke"}),
            ("pBdr", {}, ("top", {"val": "single", "sz": "6", "space": "0", "color": "000000"})),
            ("spacing", {"before": "40", "after": "100"}),
            ("ind", {"left": "567", "right": "1134"}),
        ),
    )  # fmt: skip


@pytest.mark.parametrize("keep", [False, True])
def test_a_space_is_a_line_of_exact_height(keep):
    assert properties(Space(70.9, keep_next=keep)) == [
        *([("keepNext", {})] if keep else []),
        ("spacing", {"line": "1418", "lineRule": "exact"}),
    ]


COLUMNS = Columns((65, 100), (((para(), para()), (Rule(1, 2),)), ((), (para(),))))


def test_columns_are_a_table_without_borders_or_margins():
    (table, *_) = body(COLUMNS)

    assert find(table, "w:tblPr/w:tblBorders") == []
    assert [shape(m)[1]["w"] for m in find(table, "w:tblPr/w:tblCellMar/*")] == ["0", "0"]
    assert find(table, "w:tblPr/w:tblInd/@w:w") == ["0"]


def test_widths_stand_in_the_grid_and_in_every_cell():
    (table, *_) = body(COLUMNS)

    assert find(table, "w:tblGrid/w:gridCol/@w:w") == ["3685", "5669"]
    assert find(table, "w:tr/w:tc/w:tcPr/w:tcW/@w:w") == ["3685", "5669"] * 2
    assert find(table, "w:tblPr/w:tblLayout/@w:type") == ["fixed"]


def test_no_row_of_a_table_splits():
    assert len(find(body(COLUMNS)[0], "w:tr[w:trPr/w:cantSplit]")) == 2


def test_every_cell_ends_in_a_paragraph():
    assert [cell[-1].tag for cell in find(body(COLUMNS)[0], "w:tr/w:tc")] == [w("p")] * 4


def test_columns_of_another_number_than_their_widths_are_refused():
    with pytest.raises(ValueError, match="zip"):
        document_xml(sheet(Columns((65, 100), (((para(),),),))))


GRID = Grid((80, 85), ((para(), para()), (para(), para())))


def test_a_grid_has_lines_and_room_inside_them():
    (table, *_) = body(GRID)

    borders = find(table, "w:tblPr/w:tblBorders/*")
    assert [shape(b)[0] for b in borders] == [
        "top",
        "left",
        "bottom",
        "right",
        "insideH",
        "insideV",
    ]
    assert {shape(b)[1]["val"] for b in borders} == {"single"}
    assert find(table, "w:tblPr/w:tblInd/@w:w") == [twips(1.9)]


def test_the_first_row_of_a_grid_is_repeated_on_every_page():
    rows = find(body(GRID)[0], "w:tr")

    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1, 0]


def test_a_paragraph_stands_after_the_last_table():
    _, last, section = body(GRID)

    assert etree.QName(section).localname == "sectPr"
    assert find(last, "w:pPr/w:spacing/@w:line") == ["20"]


@pytest.mark.parametrize("pair", [(GRID, GRID), (COLUMNS, GRID), (GRID, COLUMNS)])
def test_two_tables_are_parted_or_word_would_join_them(pair):
    assert [etree.QName(e).localname for e in body(*pair)][:3] == ["tbl", "p", "tbl"]


def test_the_section_is_a4_with_a_header_from_page_two():
    section = body(page=Page(210, 297, 20, 25, 30, 15, 10))[-1]

    assert shape(section) == (
        "sectPr", {},
        ("headerReference", {"type": "default", "id": "rId4"}),
        ("pgSz", {"w": "11906", "h": "16838"}),
        ("pgMar", {"top": "1134", "right": "850", "bottom": "1417", "left": "1701",
                   "header": "567", "footer": "567", "gutter": "0"}),
        ("titlePg", {}),
    )  # fmt: skip


def test_the_header_is_a_page_number_in_its_style():
    package = parts(write_docx(sheet()))
    (relation,) = [
        r
        for r in etree.fromstring(package["word/_rels/document.xml.rels"])
        if r.get("Id") == "rId4"
    ]
    header = etree.fromstring(package[f"word/{relation.get('Target')}"])

    assert find(header, "w:p/w:pPr/w:pStyle/@w:val") == ["so_trang"]
    assert "".join(find(header, "//w:instrText/text()")).strip() == "PAGE"


def test_title_subject_and_language_are_set():
    core = etree.fromstring(parts(write_docx(sheet(title="A", subject="B")))["docProps/core.xml"])

    assert [child.text for child in core] == ["A", "B", "vi-VN"]


def test_one_sheet_gives_the_same_bytes_twice():
    assert write_docx(sheet(para(), GRID)) == write_docx(sheet(para(), GRID))


def test_the_content_types_come_first_and_nothing_twice():
    names = list(parts(write_docx(sheet(para()))))

    assert names[0] == "[Content_Types].xml"
    assert len(names) == len(set(names))


def styles_of(**more):
    xml = etree.fromstring(parts(write_docx(sheet(**more)))["word/styles.xml"])
    return {s.get(w("styleId")): s for s in find(xml, "w:style")}


def test_every_style_is_named_for_the_clerk():
    styles = styles_of()

    for style in (PLAIN, BOLD, NUMBER):
        assert find(styles[style.id], "w:name/@w:val") == [style.name]
        assert find(styles[style.id], "w:basedOn/@w:val") == ["Normal"]


def test_a_style_has_size_look_place_and_gaps():
    full = Style("x", "X", 13.5, True, True, False, Align.DEU, 12.7, 6, 3, Line(exact_pt=18))
    style = styles_of(styles=(full, NUMBER))["x"]

    assert [shape(e) for e in find(style, "w:pPr/*")] == [
        ("spacing", {"before": "120", "after": "60", "line": "360", "lineRule": "exact"}),
        ("ind", {"firstLine": "720"}),
        ("jc", {"val": "both"}),
    ]
    assert [shape(e) for e in find(style, "w:rPr/*")] == [
        ("b", {}), ("bCs", {}), ("i", {}), ("iCs", {}),
        ("sz", {"val": "27"}), ("szCs", {"val": "27"}),
    ]  # fmt: skip


@pytest.mark.parametrize(("multiple", "line"), [(1.0, "240"), (1.5, "360")])
def test_lines_of_a_multiple_are_in_240ths(multiple, line):
    style = styles_of(styles=(Style("x", "X", 14, line=Line(multiple)), NUMBER))["x"]

    (spacing,) = find(style, "w:pPr/w:spacing")
    assert (spacing.get(w("line")), spacing.get(w("lineRule"))) == (line, "auto")


@pytest.mark.parametrize("face", ["ascii", "hAnsi", "eastAsia", "cs"])
def test_the_font_is_set_for_every_script(face):
    xml = etree.fromstring(parts(write_docx(sheet()))["word/styles.xml"])

    assert find(xml, f"w:docDefaults//w:rFonts/@w:{face}") == ["Times New Roman"]


def settings_of(**more):
    return etree.fromstring(parts(write_docx(sheet(**more)))["word/settings.xml"])


@pytest.mark.parametrize("mode", [14, 15])
def test_the_compatibility_mode_is_set(mode):
    settings = settings_of(compatibility=mode)

    assert find(settings, "//w:compatSetting[@w:name='compatibilityMode']/@w:val") == [str(mode)]


@pytest.mark.parametrize("mirrored", [False, True])
def test_margins_are_mirrored_where_the_page_is(mirrored):
    assert len(find(settings_of(page=Page(mirrored=mirrored)), "w:mirrorMargins")) == mirrored


def test_the_package_names_every_part_and_none_that_is_missing():
    package = parts(write_docx(sheet(para())))
    types = etree.fromstring(package["[Content_Types].xml"])

    named = {e.get("PartName").removeprefix("/") for e in types if e.get("PartName")}
    assert named <= package.keys()
    assert {n for n in package if n.endswith(".xml") and n != "[Content_Types].xml"} == named


def test_the_package_holds_no_thumbnail_and_no_date():
    package = parts(write_docx(sheet(para())))

    assert not [name for name in package if "thumbnail" in name or "customXml" in name]
    assert b"dcterms" not in package["docProps/core.xml"]


@pytest.mark.parametrize(
    ("convert", "length", "written"),
    [(twips, 25.4, "1440"), (twips, 0, "0"), (points, 6, "120"), (half_points, 13.5, "27")],
)
def test_a_length_is_converted_at_the_border(convert, length, written):
    assert convert(length) == written
