"""The rule tables against the referee's own reading of the specification's master tables."""

import pytest

from drafter.document.nodes import VaiTro
from drafter.layout.blocks import Align, Line
from drafter.layout.packs import PACKS
from drafter.layout.rules import Kieu
from tests.referee import spec

ROWS = [(pack, key) for pack, table in spec.MASTER.items() for key in table]
LETTERS = {Kieu.HOA: "H", Kieu.DAM: "B", Kieu.NGHIENG: "I", Kieu.GACH: "U"}
each_pack = pytest.mark.parametrize("name", PACKS)


@pytest.mark.parametrize(("name", "key"), ROWS)
def test_a_row_is_as_the_master_table_says(name, key):
    pack, wanted = PACKS[name], spec.MASTER[name][key]
    row = pack.rows[key] if key in pack.rows else pack.roles[VaiTro(key)]
    style = "".join(letter for kieu, letter in LETTERS.items() if kieu in row.kieu) or "-"

    assert (row.size.lo, row.size.hi, row.size.pick) == (wanted.low, wanted.high, wanted.picks)
    assert style == wanted.style
    assert (row.align is Align.DEU) == (key in spec.JUSTIFIED)
    assert (row.align is Align.TRAI) == (key in spec.AT_THE_LEFT)


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
