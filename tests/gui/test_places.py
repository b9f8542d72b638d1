"""Where on the page a field is printed."""

import pytest

from drafter.draft.fields import Field, Kind
from drafter.gui.places import Word, find_spots, spot_at

FIELDS = (
    Field("co_quan", Kind.DOAN, "Cơ quan"),
    Field("so", Kind.DONG, "Số"),
    Field("ky_hieu", Kind.DONG, "Ký hiệu"),
    Field("dia_danh", Kind.DONG, "Địa danh"),
    Field("ngay", Kind.NGAY, "Ngày"),
    Field("trich_yeu", Kind.DOAN, "Trích yếu"),
    Field("noi_dung", Kind.NOI_DUNG, "Nội dung"),
)
PAGE = """UBND TỈNH LAI CHÂU
Số: 12/SNV-VP
V/v mời họp tại Lai Châu
Lai Châu, ngày 05 tháng 02 năm 2026
Số 12 nói ở đây là một đoạn văn đủ dài để nhận ra
1 Văn phòng 25"""


def words(text, page=0):
    """Words of a page on which each letter is 10 wide and each line 20 high."""
    result = []
    for row, line in enumerate(text.split("\n")):
        left = 0
        for word in line.split():
            right = left + 10 * len(word)
            result.append(Word(word, page, (left, row * 20, right, row * 20 + 10)))
            left = right + 10
    return result


TEXTS = {
    "co_quan": "UBND tỉnh\nLai Châu",
    "so": "12",
    "ky_hieu": "SNV-VP",
    "dia_danh": "Lai Châu",
    "ngay": "5/2/2026",
    "trich_yeu": "mời họp tại Lai Châu",
    "noi_dung": "Số 12 nói ở đây là **một đoạn văn** đủ dài để nhận ra\n| 1 | Văn phòng | 25 |",
}


@pytest.mark.parametrize(
    ("field", "rows"),
    [
        ("co_quan", {(0, 0), (1, 0)}),
        ("so", {(0, 1)}),
        ("ky_hieu", {(0, 1)}),
        ("trich_yeu", {(0, 2)}),
        ("dia_danh", {(0, 3)}),
        ("ngay", {(0, 3)}),
        ("noi_dung", {(0, 4), (1, 5)}),
    ],
)
def test_each_field_is_found_where_it_is_printed(field, rows):
    spots = find_spots(words(PAGE), FIELDS, TEXTS)
    assert {(s.line, s.box[1] // 20) for s in spots if s.field == field} == rows


def test_printed_lines_of_a_paragraph_are_one_spot_each():
    text = "một hai ba\nbốn năm sáu"
    spots = find_spots(words(text), FIELDS, {"noi_dung": "một hai ba bốn năm sáu"})
    assert [spot.box for spot in spots] == [(0, 0, 100, 10), (0, 20, 110, 30)]


def test_paragraph_that_runs_over_the_pages_is_found_on_each():
    whole = "đoạn văn này rất dài và chạy sang trang sau mới hết được câu"
    first, second = "mở đầu\nđoạn văn này rất dài và", "chạy sang trang sau mới hết được câu\nkết"
    texts = {"noi_dung": f"mở đầu\n{whole}\nkết"}
    for page in (first, second):
        spots = find_spots(words(page), FIELDS, texts)
        assert 1 in {spot.line for spot in spots}


def test_blank_fields_and_unread_dates_have_no_spot():
    assert find_spots(words(PAGE), FIELDS, {"ngay": "31/2/2026", "so": "  "}) == ()
    assert find_spots([], FIELDS, TEXTS) == ()


@pytest.mark.parametrize(
    ("point", "field"),
    [((5, 5), "co_quan"), ((200, 45), "trich_yeu"), ((5, 65), "dia_danh"), ((900, 900), None)],
)
def test_click_finds_the_nearest_field(point, field):
    spots = find_spots(words(PAGE), FIELDS, TEXTS)
    spot = spot_at(spots, 0, *point)
    assert (spot.field if spot else None) == field
    assert spot_at(spots, 1, *point) is None


# Annexes

ANNEXED = (*FIELDS, Field("phu_luc", Kind.NOI_DUNG, "Phụ lục", rare=True))
ANNEX_PAGE = """Phụ lục II
DANH SÁCH
(Kèm theo Công văn số 12/SNV-VP)
STT Đơn vị
1 Lai Châu"""
ANNEX_TEXT = "Phụ lục II [ngang]\nDanh sách\n| STT | Đơn vị |\n|---|---|\n| 1 | Lai Châu |"


@pytest.fixture
def spots():
    printed = [*words(PAGE), *words(ANNEX_PAGE, page=1)]
    return find_spots(printed, ANNEXED, {**TEXTS, "phu_luc": ANNEX_TEXT})


def test_annex_is_found_on_its_own_page_line_by_line(spots):
    found = {(s.line, s.page, s.box[1] // 20) for s in spots if s.field == "phu_luc"}
    assert found == {(0, 1, 0), (1, 1, 1), (2, 1, 3), (4, 1, 4)}


def test_fields_of_the_letter_stay_on_its_own_page(spots):
    assert {spot.page for spot in spots if spot.field != "phu_luc"} == {0}


def test_short_line_of_an_annex_is_not_taken_for_a_word_of_the_letter():
    printed = [*words(PAGE + "\nNơi nhận"), *words("Phụ lục\nNơi", page=1)]
    spots = find_spots(printed, ANNEXED, {**TEXTS, "phu_luc": "Phụ lục\n\nPhụ lục\nLAI"})
    assert [(s.line, s.page) for s in spots if s.field == "phu_luc"] == [(0, 1)]


def test_annex_is_found_where_only_its_pages_are_seen():
    spots = find_spots(words(ANNEX_PAGE, page=20), ANNEXED, {"phu_luc": ANNEX_TEXT})
    assert {spot.page for spot in spots} == {20}
    assert len(spots) == 4


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("15/6/2026", "từ ngày 15/6/2026"),
        ("5/2/2026", "05/02/2026"),
        ("6/2026", "tháng 6 năm 2026"),
    ],
)
def test_date_is_found_in_words_or_in_figures(text, printed):
    spots = find_spots(words(f"UBND\n{printed}"), FIELDS, {"ngay": text})
    assert [(spot.field, spot.box[1] // 20) for spot in spots] == [("ngay", 1)]
