"""Rows as styles, and text measured in them."""

import pytest

from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import Page, Run
from drafter.layout.breaker import break_lines
from drafter.layout.measure import width_mm
from drafter.layout.rules import HouseChoices
from drafter.layout.setting import Setting, hanging, role_style
from tests.helpers.sheets import CHOICES, HD05, ND30, setting

LONG = "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính thành phố Hòa Bình"
NO_WORD_KNOWN = "Bảo tàng Thiên nhiên và Đa dạng sinh học núi cao phía Bắc, Vườn Sơn Lâm, Sơn Giang"


def test_the_style_of_a_role_is_named_after_it():
    assert role_style(VaiTro.DIEU) == "nd_dieu"


@pytest.mark.parametrize(("size_set", "size"), [(0, 14), (1, 13)])
def test_a_size_is_that_of_the_set(size_set, size):
    assert setting(ND30, size_set=size_set).size("tieu_ngu") == size


@pytest.mark.parametrize(
    ("key", "pack", "run"),
    [
        ("co_quan_ban_hanh", ND30, Run("SỞ NỘI VỤ", bold=True)),
        ("co_quan_chu_quan", ND30, Run("SỞ NỘI VỤ")),
        ("dia_danh_ngay", ND30, Run("Sở Nội vụ", italic=True)),
        ("noi_nhan_nhan", HD05, Run("Sở Nội vụ", underline=True)),
    ],
)
def test_text_is_set_as_its_row_says(key, pack, run):
    assert setting(pack).runs(pack.rows[key], "Sở Nội vụ") == [run]


@pytest.mark.parametrize(("wanted", "after"), [(0, 6), (8, 8)])
def test_the_space_between_paragraphs_is_the_offices_or_the_packs(wanted, after):
    assert setting(ND30, after_pt=wanted).after_pt == after


def test_no_text_is_no_run():
    assert setting().runs(ND30.rows["ten_loai"], "") == []


def test_a_width_is_that_of_the_text_as_set():
    assert setting().width("quoc_hieu", "Cộng hòa") == width_mm("CỘNG HÒA", 13, bold=True)


def test_a_mark_over_a_letter_takes_no_room():
    assert setting().width("ten_loai", "x\u20d7") == setting().width("ten_loai", "x")


@pytest.mark.parametrize("measure", [40, 65, 100])
def test_a_balanced_paragraph_has_no_line_more_and_could_not_be_narrower(measure):
    given = setting()
    para = given.para("co_quan_ban_hanh", NO_WORD_KNOWN)
    balanced = given.balanced(para, measure)
    inner = measure - balanced.left_mm - balanced.right_mm

    def count(width):
        return len(break_lines(para.runs, 13, width, width))

    assert balanced.left_mm == balanced.right_mm
    assert count(inner) == count(measure)
    assert count(inner - 1) > count(measure)


def test_one_line_stands_in_the_whole_measure():
    balanced = setting().balanced(setting().para("ten_loai", "Chỉ thị"), 165)

    assert (balanced.left_mm, balanced.right_mm) == (0, 0)


def test_the_last_line_is_measured_as_it_breaks():
    given = setting()
    para = given.para("co_quan_ban_hanh", f"{LONG} A")

    assert given.last_line(para, 1000) == pytest.approx(
        given.width("co_quan_ban_hanh", f"{LONG} A")
    )
    assert given.last_line(para, 60) < 60


@pytest.mark.parametrize(
    ("smaller", "larger", "gap"),
    [("so_ky_hieu", "dia_danh_ngay", 0.891), ("dia_danh_ngay", "so_ky_hieu", 0)],
)
def test_a_smaller_size_is_lowered_to_the_larger_ones_line(smaller, larger, gap):
    assert setting().level(smaller, larger) == pytest.approx(gap)


def test_a_hanging_list_turns_under_its_text():
    first, second = hanging(setting(), "noi_nhan", ["- A", "- B"], 10)
    dash = setting().width("noi_nhan", "- ")

    assert (first.left_mm, first.first_line_mm) == (10 + dash, -dash)
    assert second.left_mm == first.left_mm


def test_a_setting_has_the_page_of_its_pack_unless_given_another():
    across = Page(width_mm=297, height_mm=210)

    assert setting().page is ND30.sheet.page
    assert Setting(ND30, CHOICES, across).page is across
    assert Setting(ND30, CHOICES, across).width_mm == 297 - 45


@pytest.mark.parametrize(
    ("page", "columns"), [(Page(), (65, 100)), (Page(width_mm=375), (130, 200))]
)
def test_two_columns_share_another_page_in_proportion(page, columns):
    assert Setting(ND30, CHOICES, page).columns((65, 100)) == pytest.approx(columns)


@pytest.mark.parametrize(("measure", "count"), [(1000, 1), (60, 5)])
def test_the_lines_of_a_paragraph_are_counted(measure, count):
    given = setting()

    assert given.count_lines(given.para("co_quan_ban_hanh", LONG), measure) == count


NUMBERS = [
    "ngày 09 tháng 01 năm 2026",
    "ngày 05/6/2026",
    "2025 - 2030",
    "giai đoạn 2026-2030",
    "tháng 6 năm 2026",
    "số 15-KH/TU",
    "số         /SNV-VP",
    "Khóa XIV",
    "KHOÁ I",
    "lần thứ XVIII",
    "lần thứ nhất",
    "quý I/2026",
    "Điều 5",
    "điểm đ",
    "80 năm",
    "tế -",
]
WORDS = ["ĐẠI HỘI", "đại hội", "Uỷ ban", "Ủy ban", "số hóa", "phòng, chống", "Ban Chấp hành"]


def printed(balanced, measure):
    """Return the lines of a balanced paragraph as they are set."""
    inner = measure - balanced.left_mm - balanced.right_mm
    text = "".join(run.text for run in balanced.runs)
    size = setting().size(balanced.style)
    return [text[x.start : x.end] for x in break_lines(balanced.runs, size, inner, inner)]


def whole(unit, lines):
    return any(unit in line for line in lines)


def among(unit, count):
    """Return a title with a unit in the midst of words that may be parted."""
    plain = " ".join(["kết quả"] * count)
    return setting().para("trich_yeu", f"{plain} {unit} {plain}")


@pytest.mark.parametrize("unit", NUMBERS + WORDS)
@pytest.mark.parametrize("count", range(3, 7))
def test_no_line_of_a_title_ends_within_a_number_or_a_word(unit, count):
    given, para = setting(), among(unit, count)
    lines = printed(given.balanced(para, 165), 165)

    assert len(lines) == given.count_lines(para, 165)
    assert whole(unit, lines)


@pytest.mark.parametrize("unit", NUMBERS)
@pytest.mark.parametrize("count", range(7, 11))
def test_a_title_takes_a_line_more_at_most_to_keep_a_number(unit, count):
    given, para = setting(), among(unit, count)
    lines = printed(given.balanced(para, 165), 165)

    assert len(lines) - given.count_lines(para, 165) in {0, 1}
    assert whole(unit, lines)


def test_a_title_takes_no_line_more_to_keep_a_word():
    given, para = setting(), among("đại hội", 9)
    lines = printed(given.balanced(para, 165), 165)

    assert len(lines) == given.count_lines(para, 165)
    assert not whole("đại hội", lines)


@pytest.mark.parametrize(("unit", "kept"), [("môi trường", False), ("khoá XXIX", True)])
def test_a_name_grows_far_for_a_number_and_not_for_a_word(unit, kept):
    given = setting()
    balanced = given.balanced(given.para("co_quan_ban_hanh", f"kết kết kết {unit} quả"), 65)

    assert whole(unit.upper(), printed(balanced, 65)) == kept


@pytest.mark.parametrize("unit", ["ngày 09 tháng 01 năm 2026", "2025 - 2030"])
def test_a_measure_too_narrow_for_a_date_breaks_it(unit):
    balanced = setting().balanced(setting().para("trich_yeu", f"Về {unit}"), 22)

    assert balanced.left_mm == balanced.right_mm
    assert not whole(unit, printed(balanced, 22))


@pytest.mark.parametrize("key", ["nd_dieu", "nd_doan"])
def test_a_role_of_the_body_has_its_size_too(key):
    assert (setting().size(key), setting(size_set=1).size(key)) == (14, 13)


LOW = Page(width_mm=210, height_mm=148)


@pytest.mark.parametrize(
    ("page", "gap"), [(Page(), 18), (Page(297, 210), 18), (LOW, 9), (Page(height_mm=200), 18)]
)
def test_a_low_sheet_has_half_the_gaps(page, gap):
    assert Setting(ND30, CHOICES, page).gap(18) == gap


@pytest.mark.parametrize(
    ("page", "choice", "room"), [(Page(), 25, 25), (Page(), 40, 40), (LOW, 25, 12), (LOW, 10, 10)]
)
def test_a_low_sheet_has_less_room_to_sign(page, choice, room):
    assert Setting(ND30, HouseChoices(signature_room_mm=choice), page).room_mm == room
