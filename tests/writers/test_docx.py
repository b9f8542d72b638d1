"""A sheet becomes a DOCX package: one block after another, lengths in twips."""

import pytest
from lxml import etree

from drafter.layout.blocks import (
    Align,
    Annex,
    Columns,
    Frame,
    Grid,
    Line,
    Merge,
    Page,
    Para,
    Rule,
    Run,
    Sheet,
    Space,
    Style,
)
from drafter.writers.docx import document_xml, foot_xml, write_docx
from drafter.writers.ooxml import EMPTY_FOOT_ID, FOOT_ID, half_points, points, twips, w
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


def test_a_grid_without_padding_has_its_lines():
    (table, *_) = body(Grid((80,), ((para(),),), padding_mm=0.0))

    assert len(find(table, "w:tblPr/w:tblBorders/*")) == 6
    assert find(table, "w:tblPr/w:tblInd/@w:w") == ["0"]


def test_the_first_row_of_a_grid_is_repeated_on_every_page():
    rows = find(body(GRID)[0], "w:tr")

    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1, 0]


def joined(*merges, rows=3, columns=3, **more):
    """Return the table of a grid of some joined cells."""
    cells = tuple(tuple(para() for _ in range(columns)) for _ in range(rows))
    return body(Grid((20, 30, 50)[:columns], cells, merges=merges, **more))[0]


def cells_of(table):
    """Return of each cell its width and what it says of itself after it, row by row."""
    return [
        [
            (int(find(cell, "w:tcPr/w:tcW/@w:w")[0]), [shape(p) for p in cell[0][1:]])
            for cell in find(row, "w:tc")
        ]
        for row in find(table, "w:tr")
    ]


MIDDLE = ("vAlign", {"val": "center"})


def test_a_cell_over_columns_has_their_width():
    first, *_ = cells_of(joined(Merge(0, 1, 1, 2)))

    assert first == [(1134, [MIDDLE]), (4535, [("gridSpan", {"val": "2"}), MIDDLE])]


def test_a_cell_over_rows_begins_and_goes_on():
    rows = cells_of(joined(Merge(1, 0, 2, 1)))

    assert [row[0] for row in rows] == [
        (1134, [MIDDLE]),
        (1134, [("vMerge", {"val": "restart"})]),
        (1134, [("vMerge", {})]),
    ]
    assert [len(row) for row in rows] == [3, 3, 3]


def test_a_cell_over_rows_and_columns_says_both_in_the_order_of_the_schema():
    rows = cells_of(joined(Merge(0, 0, 2, 2), heading_rows=2))

    assert [row[0] for row in rows[:2]] == [
        (2835, [("gridSpan", {"val": "2"}), ("vMerge", {"val": "restart"}), MIDDLE]),
        (2835, [("gridSpan", {"val": "2"}), ("vMerge", {}), MIDDLE]),
    ]
    assert [len(row) for row in rows] == [2, 2, 3]


def test_every_row_of_the_heading_is_repeated_on_every_page():
    rows = find(joined(heading_rows=2), "w:tr")

    assert [len(find(row, "w:trPr/w:tblHeader")) for row in rows] == [1, 1, 0]


def test_joined_cells_leave_the_columns_as_they_are():
    table = joined(Merge(0, 0, 1, 3))

    assert find(table, "w:tblGrid/w:gridCol/@w:w") == ["1134", "1701", "2835"]


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


# --- sizes and boxes ---


def test_a_run_of_its_own_size_says_so():
    element = body(Para("thuong", (Run("x", size_pt=8),)))[0]

    assert [shape(child) for child in find(element, "w:r/w:rPr/*")] == [
        ("sz", {"val": "16"}), ("szCs", {"val": "16"}),
    ]  # fmt: skip


BOX = para(box_mm=8)


def test_a_box_has_a_line_on_its_four_sides():
    (borders,) = find(body(BOX)[0], "w:pPr/w:pBdr")

    line = {"val": "single", "sz": "6", "space": "0", "color": "000000"}
    assert shape(borders)[2:] == tuple((side, line) for side in ("top", "left", "bottom", "right"))


@pytest.mark.parametrize("height", [8, 10])
def test_an_exact_line_and_its_border_are_as_high_as_the_box(height):
    (spacing,) = find(body(para(box_mm=height))[0], "w:pPr/w:spacing")
    line_pt = int(spacing.get(w("line"))) / 20

    assert spacing.get(w("lineRule")) == "exact"
    assert line_pt + 0.75 == pytest.approx(height * 72 / 25.4, abs=0.05)


@pytest.mark.parametrize(("style", "size"), [("thuong", 14), ("dam", 13)])
def test_the_words_stand_in_the_middle_of_their_box(style, size):
    (box,) = body(Para(style, (Run("KHẨN"),), box_mm=8))[:1]
    (spacing,) = find(box, "w:pPr/w:spacing")
    line_pt = int(spacing.get(w("line"))) / 20
    raised_pt = int(find(box, "w:r/w:rPr/w:position/@w:val")[0]) / 2

    above = 0.8 * line_pt - raised_pt - 0.66 * size  # of the capitals
    below = 0.2 * line_pt + raised_pt
    assert above == pytest.approx(below, abs=0.6)


def test_a_box_keeps_its_gaps_and_stands_between_its_indents():
    box = para(box_mm=8, before_pt=6, left_mm=1, right_mm=2)

    assert [name for name, *_ in properties(box)] == ["pBdr", "spacing", "ind"]


def test_words_without_a_box_are_not_raised():
    assert find(body(para())[0], ".//w:position") == []


FRAME = Frame(para(box_mm=8), left_mm=25.4, top_mm=10, width_mm=50.8)


def test_a_frame_is_placed_from_the_margin_and_from_the_page():
    assert [shape(e) for e in find(body(FRAME)[0], "w:pPr/w:framePr")] == [
        ("framePr", {"w": "2880", "wrap": "around", "vAnchor": "page", "hAnchor": "margin",
                     "x": "1440", "y": "567"}),
    ]  # fmt: skip


def test_a_frame_stands_in_the_order_of_the_schema():
    framed = Frame(para(box_mm=8, keep_next=True, keep_lines=True, align=Align.GIUA), 0, 10, 50)

    assert [name for name, *_ in properties(framed)] == [
        "keepNext", "keepLines", "framePr", "pBdr", "spacing", "jc",
    ]  # fmt: skip


def test_a_frame_at_the_end_has_a_paragraph_to_stand_on():
    frame, last, section = body(FRAME)

    assert find(frame, "w:pPr/w:framePr")
    assert find(last, "w:pPr/w:framePr") == []
    assert etree.QName(section).localname == "sectPr"


# --- rows of exact height ---

STAMP = Grid((80,), ((para(),), (para(),)), heights_mm=(7, 43))


def test_rows_of_exact_heights_have_them_and_are_no_heading():
    rows = find(body(STAMP)[0], "w:tr")

    assert [find(row, "w:trPr/w:trHeight/@w:val") for row in rows] == [["397"], ["2438"]]
    assert [find(row, "w:trPr/w:trHeight/@w:hRule") for row in rows] == [["exact"], ["exact"]]
    assert find(body(STAMP)[0], "w:tr/w:trPr/w:tblHeader") == []


def test_cells_of_exact_rows_and_of_a_heading_are_centred_upright():
    assert find(body(STAMP)[0], "w:tr/w:tc/w:tcPr/w:vAlign/@w:val") == ["center"] * 2
    assert find(body(GRID)[0], "w:tr/w:tc/w:tcPr/w:vAlign/@w:val") == ["center"] * 2


def test_rows_without_heights_have_none():
    assert find(body(GRID)[0], "w:tr/w:trPr/w:trHeight") == []


@pytest.mark.parametrize("block", [STAMP, FRAME])
def test_a_cell_that_ends_in_no_paragraph_is_given_one(block):
    (table, *_) = body(Columns((80,), (((block,),),)))

    assert etree.QName(find(table, "w:tr/w:tc")[0][-1]).localname == "p"
    assert find(find(table, "w:tr/w:tc")[0][-1], "w:pPr/w:framePr") == []


@pytest.mark.parametrize("block", [para(), Rule(1, 2), Space(3)])
def test_a_cell_that_ends_in_a_paragraph_is_given_none(block):
    (table, *_) = body(Columns((80,), (((block,),),)))

    assert len(find(table, "w:tr/w:tc/w:p")) == 1


# --- annexes: sections ---

ACROSS = Page(width_mm=297, height_mm=210)


LETTER = (para(),)


def annexed(*annexes, blocks=LETTER, **more):
    return body(*blocks, annexes=annexes, **more)


def sections(*annexes, **more):
    return find(annexed(*annexes, **more), ".//w:sectPr")


@pytest.mark.parametrize("count", [0, 1, 5])
def test_letter_and_annexes_are_a_section_each(count):
    found = sections(*[Annex(A4, (para(),))] * count)

    assert len(found) == count + 1
    assert [etree.QName(e.getparent()).localname for e in found] == ["pPr"] * count + ["body"]


def test_the_pages_of_an_annex_are_numbered_from_one_and_the_first_has_none():
    first, *others = sections(Annex(A4, (para(),)), Annex(A4, (para(),)))

    assert find(first, "w:pgNumType") == []
    for section in others:
        assert find(section, "w:pgNumType/@w:start") == ["1"]
        assert len(find(section, "w:titlePg")) == 1


def test_every_section_has_the_header_of_page_numbers():
    for section in sections(Annex(A4, (para(),)), Annex(ACROSS, (para(),))):
        assert [shape(e)[1] for e in find(section, "w:headerReference")] == [
            {"type": "default", "id": "rId4"}
        ]


def test_a_section_stands_in_the_order_of_the_schema():
    _, last = sections(Annex(ACROSS, (para(),)), foot=(para(),))

    assert [etree.QName(child).localname for child in last] == [
        "headerReference", "footerReference", "pgSz", "pgMar", "pgNumType", "titlePg",
    ]  # fmt: skip


def test_a_sheet_that_lies_across_says_so():
    upright, across = sections(Annex(ACROSS, (para(),)))

    assert [shape(section.find(w("pgSz")))[1] for section in (upright, across)] == [
        {"w": "11906", "h": "16838"},
        {"w": "16838", "h": "11906", "orient": "landscape"},
    ]


def test_the_last_paragraph_of_a_section_holds_its_page():
    first, second, last = annexed(Annex(A4, (para(),)))

    assert find(first, "w:pPr/w:sectPr")
    assert find(second, "w:pPr/w:sectPr") == []
    assert etree.QName(last).localname == "sectPr"


@pytest.mark.parametrize("blocks", [(), (GRID,), (para(), COLUMNS), (FRAME,), (Rule(1, 2),)])
def test_a_section_that_ends_in_no_paragraph_is_given_one(blocks):
    *_, holder, text, _ = annexed(Annex(A4, (para(),)), blocks=blocks)

    assert find(holder, "w:pPr/w:spacing/@w:line") == ["20"]
    assert find(holder, "w:pPr/w:sectPr")
    assert find(holder, "w:pPr/w:framePr") == []
    assert len(find(text, "w:r")) == 1


def test_an_annex_that_ends_in_a_table_has_a_paragraph_after_it():
    *_, table, last, section = annexed(Annex(A4, (para(), GRID)))

    assert [etree.QName(e).localname for e in (table, last, section)] == ["tbl", "p", "sectPr"]


def test_the_words_of_annexes_follow_those_of_the_letter():
    second = Annex(ACROSS, (Para("dam", (Run("Hai"),)),))

    assert lines(write_docx(sheet(para(), annexes=(second,)))) == ["Một", "Hai"]


# --- the foot of page 1 ---

FOOT = (Rule(0, 0, gap_pt=0), Para("thuong", (Run("Số 9"),)))


def relations(package):
    rels = etree.fromstring(package["word/_rels/document.xml.rels"])
    return {r.get("Id"): r.get("Target") for r in rels}


def test_a_letter_without_a_foot_has_no_part_and_no_reference_of_one():
    package = parts(write_docx(sheet(para())))

    assert not [name for name in package if "footer" in name]
    assert not [target for target in relations(package).values() if "footer" in target]
    assert b"footerReference" not in package["word/document.xml"]


def test_the_foot_of_page_one_is_a_part_of_its_own():
    package = parts(write_docx(sheet(para(), foot=FOOT)))
    foot = etree.fromstring(package[f"word/{relations(package)[FOOT_ID]}"])

    assert [etree.QName(child).localname for child in foot] == ["p", "p"]
    assert "".join(foot.itertext()) == "Số 9"
    assert package[f"word/{relations(package)[FOOT_ID]}"] == foot_xml(sheet(foot=FOOT))


@pytest.mark.parametrize("text", ["a & b < c", "]]>"])
def test_any_text_stands_in_the_foot(text):
    foot = etree.fromstring(foot_xml(sheet(foot=(Para("thuong", (Run(text),)),))))

    assert "".join(foot.itertext()) == text


def test_only_the_first_page_of_the_letter_has_the_foot():
    letter, annex = sections(Annex(A4, (para(),)), foot=FOOT)

    references = [
        [(r.get(w("type")), shape(r)[1]["id"]) for r in find(section, "w:footerReference")]
        for section in (letter, annex)
    ]
    assert references == [[("first", FOOT_ID)], [("first", EMPTY_FOOT_ID)]]


def test_the_foot_of_an_annex_is_empty():
    package = parts(write_docx(sheet(para(), foot=FOOT, annexes=(Annex(A4, (para(),)),))))
    foot = etree.fromstring(package[f"word/{relations(package)[EMPTY_FOOT_ID]}"])

    assert "".join(foot.itertext()) == ""


@pytest.mark.parametrize(("foot", "distance"), [((), "567"), (FOOT, "1134")])
def test_the_foot_ends_at_the_bottom_margin(foot, distance):
    assert find(sections(foot=foot)[0], "w:pgMar/@w:footer") == [distance]


def test_the_package_with_a_foot_names_every_part_and_none_that_is_missing():
    package = parts(write_docx(sheet(para(), foot=FOOT, annexes=(Annex(A4, (para(),)),))))
    types = etree.fromstring(package["[Content_Types].xml"])

    named = {e.get("PartName").removeprefix("/") for e in types if e.get("PartName")}
    assert {n for n in package if n.endswith(".xml") and n != "[Content_Types].xml"} == named
    assert {f"word/{relations(package)[i]}" for i in (FOOT_ID, EMPTY_FOOT_ID)} <= package.keys()


def test_a_letter_with_everything_gives_the_same_bytes_twice():
    def everything():
        other = Annex(ACROSS, (STAMP, FRAME, COLUMNS))
        return write_docx(sheet(FRAME, BOX, STAMP, foot=FOOT, annexes=(other, other)))

    assert everything() == everything()
