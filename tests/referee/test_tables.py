"""The rule tables against the referee's own reading of the specification's master tables."""

import pytest

from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import Align, Line
from drafter.layout.packs import PACKS
from drafter.layout.rules import Kieu
from tests.referee import spec

ROWS = [(pack, key) for pack, table in spec.MASTER.items() for key in table]
LETTERS = {Kieu.HOA: "H", Kieu.DAM: "B", Kieu.NGHIENG: "I", Kieu.GACH: "U"}
each_pack = pytest.mark.parametrize("name", PACKS)
# Set as the text they stand in; the regulations have no row for them.
OF_THE_HOUSE = {
    *("o_bang", "dau_bang", "dau_sao", "nam_gach"),
    *("tham_quyen", "lenh_ban_hanh", "muc_la_ma", "tieu_muc", "gach"),
}


@pytest.mark.parametrize(("name", "key"), ROWS)
def test_a_row_is_as_the_master_table_says(name, key):
    pack, wanted = PACKS[name], spec.MASTER[name][key]
    row = pack.rows[key] if key in pack.rows else pack.roles[VaiTro(key)]
    style = "".join(letter for kieu, letter in LETTERS.items() if kieu in row.kieu) or "-"

    assert (row.size.lo, row.size.hi, row.size.pick) == (wanted.low, wanted.high, wanted.picks)
    assert style == wanted.style
    assert (row.align is Align.DEU) == (key in spec.JUSTIFIED)
    assert (row.align is Align.TRAI) == (key in spec.AT_THE_LEFT)
    assert (row.align is Align.PHAI) == (key in spec.AT_THE_RIGHT[name])


@each_pack
def test_the_sheet_is_as_the_specification_says(name):
    page = PACKS[name].sheet.page

    assert (page.width_mm, page.height_mm) == spec.A4
    assert (page.top_mm, page.bottom_mm) == (spec.TOP, spec.BOTTOM)
    assert (page.left_mm, page.right_mm) == (spec.LEFT, spec.RIGHT)
    assert page.header_mm == spec.NUMBER_FROM_EDGE


@each_pack
def test_the_body_is_as_the_specification_says(name):
    body = PACKS[name].body

    assert body.first_line_mm == spec.FIRST_LINE[name]
    assert body.first_line_range_mm == spec.FIRST_LINE_RANGE
    assert body.after_pt == spec.GAP_PT
    assert body.line == Line(exact_pt=spec.EXACT_LINE_PT.get(name, 0))
    assert body.line_range_pt == spec.LINE_RANGE_PT[name]
    assert body.line_multiple_range == spec.LINE_MULTIPLE_RANGE[name]


@each_pack
@pytest.mark.parametrize("which", ["kinh_gui", "noi_nhan", "can_cu"])
def test_a_lists_marks_are_as_the_specification_says(name, which):
    marks = PACKS[name].marks[which]

    assert (marks.opens, marks.closes, marks.last) == spec.MARKS[name][which]


@each_pack
def test_the_body_ends_as_the_specification_says(name):
    assert PACKS[name].end_of_body == spec.END[name]


@each_pack
def test_every_row_of_a_pack_is_judged(name):
    pack = PACKS[name]
    keys = {*pack.rows, *(role.value for role in pack.roles)}

    assert keys - OF_THE_HOUSE <= spec.MASTER[name].keys()
    assert spec.MASTER[name].keys() <= keys


@each_pack
def test_stamps_stand_under_the_number_as_the_specification_says(name):
    places = PACKS[name].places

    assert places.under_number == spec.UNDER_NUMBER[name]
    assert places.boxes_mm == (spec.BOX_WIDTH if name == "ND30" else {})
    assert places.box_height_mm == (spec.BOX_HEIGHT if name == "ND30" else 0)


@each_pack
def test_what_stands_at_the_edges_is_as_the_specification_says(name):
    places = PACKS[name].places

    assert places.pham_vi_top_mm == spec.SCOPE_FROM_EDGE
    assert places.khong_pho_bien_foot_mm == (spec.PRESS_FROM_EDGE if name == "HD05" else 0)
    assert places.contact_on_first_page == (name == "ND30")
    assert places.mark_in_last_item == (name != "HD05")
    assert places.captions == (name in spec.CAPTION)
    assert places.copy_stamp_mm == (spec.COPY_STAMP if name == "HD05" else None)
