"""The rule tables against a second reading of the regulations' own tables.

State: Phụ lục I, Mục V of NĐ 30/2020 and the samples of Phụ lục III (state §2.1, §2.9, §4.2).
Party: Phụ lục 3 of HD 36 and Phụ lục 2 of HD 05 (party §2.1, §2.11, §2.12). Sizes: least,
greatest, then the picks of the two sets.
"""

from datetime import date

import pytest

from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import Line
from drafter.layout.hd05 import HD05
from drafter.layout.hd36 import HD36
from drafter.layout.nd30 import ND30
from drafter.layout.rules import Kieu

# H: IN HOA, B: đậm, I: nghiêng, U: gạch chân; L, C, R, J: left, centred, right, justified.
STATE = """
quoc_hieu         1   12 13  13 12  HB  C
tieu_ngu          1   13 14  14 13  B   C
co_quan_chu_quan  2   12 13  13 12  H   C
co_quan_ban_hanh  2   12 13  13 12  HB  C
so_ky_hieu        3   13 13  13 13  -   C
dia_danh_ngay     4   13 14  14 13  I   C
ten_loai          5a  13 14  14 13  HB  C
trich_yeu         5a  13 14  14 13  B   C
trich_yeu_cv      5b  12 13  13 12  -   C
kinh_gui          9a  13 14  14 13  -   L
kinh_gui_noi      9a  13 14  14 13  -   L
tham_quyen        6   13 14  14 13  HB  C
lenh_ban_hanh     6   13 14  14 13  HB  C
o_bang            6   13 14  14 13  -   L
dau_bang          6   13 14  14 13  B   C
quyen_han         7a  13 14  14 13  HB  C
chuc_vu           7a  13 14  14 13  HB  C
ho_ten            7b  13 14  14 13  B   C
noi_nhan_nhan     9b  12 12  12 12  BI  L
noi_nhan          9b  11 11  11 11  -   L
dong_ky_so        14  10 10  10 10  -   R
pham_vi           11  13 14  13 13  HB  C
do_mat            10a 13 14  13 13  HB  C
do_khan           10b 13 14  13 13  HB  C
dien              9a  13 14  14 13  -   C
dien_noi          9a  13 14  14 13  -   L
loi_dan           6   13 14  14 13  -   C
nguoi_soan        12  11 11  11 11  H   L
xac_nhan          -   13 14  14 13  I   C
lien_he           13  11 12  11 11  -   C
phu_luc           -   14 14  14 14  B   C
ten_phu_luc       -   13 14  14 13  HB  C
ghi_chu           -   13 14  14 13  I   C
hinh_thuc_sao     1   13 14  14 13  HB  C
so_trang          -   13 14  14 13  -   C
doan              6   13 14  14 13  -   J
can_cu            6   13 14  14 13  I   J
phan              6   13 14  14 13  B   C
chuong            6   13 14  14 13  B   C
muc               6   13 14  14 13  B   C
tieu_muc          6   13 14  14 13  B   C
ten_de_muc        6   13 14  14 13  HB  C
muc_la_ma         6   13 14  14 13  HB  J
dieu              6   13 14  14 13  -   J
khoan             6   13 14  14 13  -   J
diem              6   13 14  14 13  -   J
gach              6   13 14  14 13  -   J
"""

PARTY = """
tieu_de           1   15 15  15 15  HB  C
co_quan_chu_quan  2   14 14  14 14  H   C
co_quan_ban_hanh  2   14 14  14 14  HB  C
dau_sao           2   14 14  14 14  -   C
so_ky_hieu        3   14 14  14 14  -   C
dia_danh_ngay     4   14 14  14 14  I   C
ten_loai          5a  15 16  15 16  HB  C
tac_gia           5a  14 15  14 15  HB  C
trich_yeu         5a  14 15  14 15  B   C
nam_gach          5a  14 15  14 15  B   C
trich_yeu_cv      5b  12 12  12 12  I   C
tham_quyen        6   14 15  14 15  HB  C
lenh_ban_hanh     6   14 15  14 15  HB  C
o_bang            6   14 15  14 15  -   L
dau_bang          6   14 15  14 15  B   C
kinh_gui          5a  14 14  14 14  I   L
quyen_han         7a  14 14  14 14  HB  C
chuc_vu           7a  14 14  14 14  H   C
ho_ten            7b  14 14  14 14  B   C
noi_nhan_nhan     9a  14 14  14 14  U   L
noi_nhan          9a  12 12  12 12  -   L
pham_vi           11a 12 12  12 12  HB  R
du_thao           11b 14 14  14 14  I   C
ghi_chu           5a  14 15  14 15  I   C
loi_dan           6   14 15  14 15  -   C
xac_nhan          -   14 14  14 14  -   C
lien_he           13  10 10  10 10  -   C
phu_luc           -   14 15  14 15  HB  C
ten_phu_luc       -   14 15  14 15  HB  C
so_trang          -   14 14  14 14  -   C
doan              6   14 15  14 15  -   J
can_cu            6   14 15  14 15  -   J
phan              6   14 15  14 15  B   C
chuong            6   14 15  14 15  B   C
muc               6   14 15  14 15  B   C
tieu_muc          6   14 15  14 15  B   C
ten_de_muc        6   14 15  14 15  HB  C
muc_la_ma         6   14 15  14 15  B   J
gach              6   14 15  14 15  -   J
dieu              6   14 15  14 15  -   J
khoan             6   14 15  14 15  -   J
diem              6   14 15  14 15  -   J
"""
HD36_ALONE = """
kinh_gui_noi      5a  14 14  14 14  -   L
do_mat            10a 14 14  14 14  HB  C
do_khan           10b 14 14  14 14  HB  C
khong_pho_bien    11a 12 12  12 12  HB  C
nguoi_soan        12  8  8   8  8   H   L
hinh_thuc_sao     16  14 14  14 14  HB  C
"""
HD05_ALONE = """
kinh_gui_noi      5a  14 15  14 15  -   L
do_khan           10  14 14  14 14  HB  C
khong_pho_bien    11a 12 12  12 12  HB  C
nguoi_soan        12  11 11  11 11  -   L
hinh_thuc_sao     -   13 13  13 13  HB  C
dong_dau_sao      -   11 11  11 11  -   L
"""

KIEU = {"H": Kieu.HOA, "B": Kieu.DAM, "I": Kieu.NGHIENG, "U": Kieu.GACH, "-": Kieu.THUONG}
ALIGN = {"L": "left", "C": "center", "R": "right", "J": "both"}
TABLES = [(ND30, STATE), (HD36, PARTY + HD36_ALONE), (HD05, PARTY + HD05_ALONE)]
LINES = [
    pytest.param(pack, line.split(), id=f"{pack.name}-{line.split()[0]}")
    for pack, table in TABLES
    for line in table.split("\n")
    if line
]


@pytest.mark.parametrize(("pack", "words"), LINES)
def test_a_component_is_set_as_its_regulation_says(pack, words):
    key, o, lo, hi, first, second, kieu, align = words
    row = pack.roles[VaiTro(key)] if key in set(VaiTro) else pack.rows[key]

    assert row.o == o
    assert (row.size.lo, row.size.hi) == (float(lo), float(hi))
    assert row.size.pick == (float(first), float(second))
    assert row.kieu == sum((KIEU[letter] for letter in kieu), Kieu.THUONG)
    assert row.align == ALIGN[align]


@pytest.mark.parametrize(
    ("pack", "kinh_gui", "noi_nhan", "can_cu", "end"),
    [
        (ND30, ("- ", ";", "."), ("- ", ";", "."), ("", ";", "."), "./."),
        (HD36, ("- ", ",", "."), ("- ", ",", "."), ("", ";", ","), "."),
        (HD05, ("- ", ";", "."), ("- ", ";", "."), ("- ", ";", "."), "."),
    ],
)
def test_lists_and_body_are_pointed_as_the_regulation_says(pack, kinh_gui, noi_nhan, can_cu, end):
    given = {name: (m.opens, m.closes, m.last) for name, m in pack.marks.items()}

    assert given == {"kinh_gui": kinh_gui, "noi_nhan": noi_nhan, "can_cu": can_cu}
    assert pack.end_of_body == end


@pytest.mark.parametrize(
    ("pack", "first_line", "line"),
    [(ND30, 12.7, Line(1.0)), (HD36, 10, Line(exact_pt=18)), (HD05, 10, Line(exact_pt=18))],
)
def test_the_body_is_set_as_the_house_decided(pack, first_line, line):
    assert (pack.body.first_line_mm, pack.body.after_pt, pack.body.line) == (first_line, 6, line)


@pytest.mark.parametrize(("pack", "lines"), [(ND30, (0, 0)), (HD36, (18, 0)), (HD05, (18, 22))])
def test_exact_lines_have_the_limits_of_the_regulation(pack, lines):
    assert pack.body.line_range_pt == lines


@pytest.mark.parametrize(("pack", "multiples"), [(ND30, (1, 1.5)), (HD36, (1, 1)), (HD05, (1, 1))])
def test_lines_of_a_multiple_have_the_limits_of_the_regulation(pack, multiples):
    assert pack.body.line_multiple_range == multiples


@pytest.mark.parametrize(
    ("pack", "widest"),
    [(ND30, (25, 25, 35, 20)), (HD36, (20, 20, 30, 15)), (HD05, (20, 20, 30, 15))],
)
def test_the_page_has_the_margins_of_the_regulation(pack, widest):
    page = pack.sheet.page
    limits = {"top": (20,), "bottom": (20,), "left": (30,), "right": (15,)}

    assert (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm) == (20, 20, 30, 15)
    assert page.header_mm == 10
    assert pack.sheet.margin_ranges_mm == {
        side: (*least, most) for (side, least), most in zip(limits.items(), widest, strict=True)
    }


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_no_row_of_the_tables_is_without_its_second_reading(pack):
    read = {param.values[1][0] for param in LINES if param.values[0] is pack}

    assert read == pack.rows.keys() | set(pack.roles)


@pytest.mark.parametrize(
    ("pack", "below"),
    [
        (ND30, ("do_mat", "do_khan")),  # 10b below 10a
        (HD36, ("du_thao", "do_mat", "do_khan")),  # 11b, 10a, 10b of the picture
        (HD05, ("do_khan", "du_thao")),  # no box of secrecy
    ],
)
def test_stamps_stand_under_the_number_in_the_order_of_the_diagram(pack, below):
    assert pack.places.under_number == below


def test_the_states_urgency_has_boxes_of_the_regulation():
    assert ND30.places.box_height_mm == 8
    assert {words: ND30.places.boxes_mm[words] for words in ("HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN")} == {
        "HOẢ TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20,
    }  # fmt: skip


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_the_partys_stamps_have_no_box(pack):
    assert (pack.places.box_height_mm, pack.places.boxes_mm) == (0, {})


@pytest.mark.parametrize(
    ("pack", "first_page", "in_last_item", "captions", "annex_rule", "foot", "stamp"),
    [
        (ND30, True, True, True, True, 0, None),
        (HD36, False, True, False, False, 0, None),
        (HD05, False, False, True, True, 10, (80, 50)),
    ],
)
def test_additional_components_stand_where_the_regulation_says(
    pack, first_page, in_last_item, captions, annex_rule, foot, stamp
):
    places = pack.places

    assert places.contact_on_first_page is first_page  # state §2.14, party §2.11
    assert places.mark_in_last_item is in_last_item  # state §2.11, party §2.11
    assert (places.captions, places.annex_rule) == (captions, annex_rule)
    assert places.khong_pho_bien_foot_mm == foot  # 0: under the signature
    assert places.copy_stamp_mm == stamp


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_who_may_read_stands_ten_millimetres_from_the_edge(pack):
    assert pack.places.pham_vi_top_mm == 10


def test_the_dashes_under_a_wire_stand_at_55_millimetres():
    assert ND30.frame.dien_left_mm == 55


@pytest.mark.parametrize(("pack", "mirrors"), [(ND30, False), (HD36, True), (HD05, True)])
def test_the_back_of_a_party_sheet_swaps_its_margins(pack, mirrors):
    assert pack.sheet.mirrors is mirrors


def test_a_state_rule_is_a_third_to_a_half_of_its_text():
    assert 1 / 3 <= ND30.rule_fraction <= 1 / 2


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_the_party_has_a_star_and_five_hyphens_for_rules(pack):
    assert (pack.star, pack.five_hyphens, pack.rule_fraction) == ("*", "-----", 0)


@pytest.mark.parametrize(
    ("pack", "since"),
    [(ND30, date(2020, 3, 5)), (HD36, date(2018, 4, 3)), (HD05, date(2026, 5, 27))],
)
def test_a_regulation_is_in_force_from_its_day(pack, since):
    assert pack.since == since
