"""Tables of the body: widths under joined cells, which rows stay together."""

import pytest

from drafter.document.body import read_body
from drafter.layout.blocks import GRID_PADDING_MM, Align, Merge
from drafter.layout.body import kept
from drafter.layout.tables import MOST_TIED_LINES, grid, natural_width_mm, share, wishes
from tests.helpers.sheets import HD05, HD36, ND30, setting, text

HEADED = "|STT|Số lượng|<|\n|^|Hồ sơ|Trang|\n|:-:|-:|-:|\n|1|2|3|\n|4|5|6|"
AROUND_MM = 2 * GRID_PADDING_MM


def laid(content, pack=ND30):
    (table,) = read_body(content).khoi
    return grid(table, setting(pack))


def kept_rows(laid_grid):
    found = [{cell.keep_next for cell in row} for row in laid_grid.rows]
    assert all(len(one) == 1 for one in found)
    return [number for number, one in enumerate(found) if True in one]


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_every_row_of_the_heading_is_set_as_one(pack):
    made = laid(HEADED, pack)

    assert made.heading_rows == 2
    assert [{cell.style for cell in row} for row in made.rows] == [
        {"dau_bang"}, {"dau_bang"}, {"o_bang"}, {"o_bang"},
    ]  # fmt: skip
    assert [cell.align for cell in made.rows[2]] == [Align.GIUA, Align.PHAI, Align.PHAI]


def test_joined_cells_are_joined_on_the_page():
    made = laid(HEADED + "\n|Cộng|<|9|")

    assert made.merges == (Merge(0, 0, 2, 1), Merge(0, 1, 1, 2), Merge(4, 0, 1, 2))
    assert [text(cell) for cell in made.rows[4]] == ["Cộng", "", "9"]


def test_the_heading_stays_together_and_with_the_first_row():
    assert kept_rows(laid(HEADED)) == [0, 1]


def test_rows_that_a_joined_cell_ties_stay_together():
    made = laid("|a|b|\n|-|-|\n|1|2|\n|3|4|\n|^|5|\n|^|6|\n|7|8|\n|Cộng|<|")

    assert kept_rows(made) == [0, 2, 3]


@pytest.mark.parametrize(("rows", "tied"), [(MOST_TIED_LINES, True), (MOST_TIED_LINES + 1, False)])
def test_rows_of_a_cell_too_high_may_be_torn(rows, tied):
    made = laid("|a|b|\n|-|-|\n|1|2|\n" + "|^|3|\n" * (rows - 1))

    assert kept_rows(made) == [0, *(range(1, rows) if tied else ())]


def test_lines_not_rows_make_a_cell_too_high():
    words = "Hồ sơ tổng kết công tác của các đơn vị trong năm và những năm trước đó " * 6

    assert kept_rows(laid(f"|a|b|\n|-|-|\n|1|{words}|\n|^|{words}|\n|^|{words}|")) == [0]


def test_the_last_rows_of_a_signed_body_stay_with_what_follows_and_together():
    made = kept(laid("|a|b|\n|-|-|\n|1|2|\n|3|4|\n|^|5|"))

    assert kept_rows(made) == [0, 2, 3]


def width(content, key="dau_bang"):
    return setting().width(key, content)


def test_a_cell_over_columns_asks_no_more_of_them_than_it_lacks():
    plain = "|Hồ sơ|Trang|\n|-|-|\n|1|2|"
    joined = "|Số|<|\n" + plain
    (table,), (wider,) = read_body(plain).khoi, read_body(joined).khoi

    assert natural_width_mm(wider, setting()) == natural_width_mm(table, setting())


def test_what_a_cell_over_columns_lacks_they_share():
    long = "Rất_nhiều_chữ_liền_nhau_không_xuống_dòng"
    (table,) = read_body(f"|{long}|<|\n|a|a|\n|-|-|\n|1|1|").khoi
    made = grid(table, setting())

    assert natural_width_mm(table, setting()) >= width(long) + AROUND_MM
    assert made.widths_mm[0] == pytest.approx(made.widths_mm[1])


def test_a_row_across_does_not_widen_the_first_column():
    row = "Phần thứ nhất: các hồ sơ, tài liệu có thời hạn bảo quản vĩnh viễn"
    made = laid(f"|STT|Tên hồ sơ, tài liệu nộp lưu|Số|\n|-|-|-|\n|{row}|<|<|\n|1|Hồ sơ|2|")

    assert made.widths_mm[0] < made.widths_mm[1] / 1.4


@pytest.mark.parametrize(
    "content",
    [
        HEADED,
        "|a|<|<|\n|-|-|-|",
        "|a|<|\n|b|c|\n|-|-|\n|1|2|",
        "|" + "a|<|" * 30 + "\n" + "|-" * 60 + "|\n" + "|1" * 60 + "|",
    ],
)
def test_columns_fill_the_width(content):
    made = laid(content)

    assert sum(made.widths_mm) == pytest.approx(165)
    assert min(made.widths_mm) > 0


def test_what_columns_wish_shared_over_the_page_is_how_wide_they_are_on_it():
    (table,) = read_body(HEADED + "\n|Cộng|<|một khoản dài hơn các khoản khác ở trên|").khoi
    upright = setting()

    assert share(*wishes(table, upright), upright.width_mm) == grid(table, upright).widths_mm
