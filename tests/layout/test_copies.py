"""The block of a copy under the document that was copied."""

from dataclasses import replace

import pytest

from drafter.document.nodes import BanSao, VanBan
from drafter.layout.blocks import Columns, Grid, Rule, Space
from drafter.layout.copies import copy_block, overflows
from tests.helpers.sheets import HD05, HD36, ND30, setting, styled, text, texts

COPY = BanSao(
    hinh_thuc="Sao y",
    co_quan=("Sở Nội vụ",),
    so_ky_hieu="Số: 21/SY-SNV",
    dia_danh_ngay="Hòa Bình, ngày 06 tháng 02 năm 2026",
    noi=("Các phòng", "Lưu: VT"),
    quyen_han=("TL. Giám đốc",),
    chuc_vu=("Chánh Văn phòng",),
    ho_ten="Tạ Quang Bính",
)


def laid(copy=COPY, pack=ND30):
    return copy_block(VanBan((copy,)), setting(pack))


def test_a_letter_that_is_no_copy_has_no_block():
    assert copy_block(VanBan(()), setting()) == []


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_a_copy_stands_under_a_line_across_the_text_and_stays_with_it(pack):
    rule, *_ = laid(pack=pack)

    assert isinstance(rule, Rule)
    assert (rule.left_mm, rule.right_mm, rule.keep_next) == (0, 0, True)


@pytest.mark.parametrize(
    ("pack", "left", "name"),
    [(ND30, ["SỞ NỘI VỤ"], "CHÁNH VĂN PHÒNG"), (HD36, ["SỞ NỘI VỤ"], "CHÁNH VĂN PHÒNG")],
)
def test_who_copied_stands_beside_the_form_and_the_receivers_beside_the_signature(pack, left, name):
    _, head, space, closing = laid(pack=pack)

    assert [[texts(cell) for cell in row] for row in head.rows] == [
        [left, ["SAO Y"]],
        [["Số: 21/SY-SNV"], ["Hòa Bình, ngày 06 tháng 02 năm 2026"]],
    ]
    assert isinstance(space, Space)
    receivers, signed = closing.rows[0]
    assert texts(receivers)[0] == "Nơi nhận:"
    assert [line.strip("- ;,.") for line in texts(receivers)[1:]] == ["Các phòng", "Lưu: VT"]
    assert texts(signed) == ["TL. GIÁM ĐỐC", name, "Tạ Quang Bính"]


@pytest.mark.parametrize("pack", [ND30, HD36])
def test_a_copy_for_nobody_has_no_label_of_receivers(pack):
    *_, closing = laid(replace(COPY, noi=()), pack)

    assert texts(closing.rows[0][0]) == []


def test_only_the_state_has_a_rule_under_who_copied():
    cells = {pack.name: laid(pack=pack)[1].rows[0][0] for pack in (ND30, HD36)}

    assert [isinstance(cell[-1], Rule) for cell in cells.values()] == [True, False]


def test_a_copy_without_who_copied_has_no_rule_there():
    bare = BanSao("Sao y", (), "", "", (), (), (), "")

    assert laid(bare)[1].rows[0][0] == ()


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_every_column_of_a_copy_fills_the_text_width(pack):
    columns = [block for block in laid(pack=pack) if isinstance(block, Columns)]

    assert [sum(block.widths_mm) for block in columns] == pytest.approx([165] * len(columns))


def stamp(copy=COPY):
    _, columns = laid(copy, HD05)
    (((grid,), signed),) = columns.rows
    assert isinstance(grid, Grid)
    return grid, signed


def test_hd05_stamps_a_copy_on_the_left_of_its_signer():
    grid, signed = stamp(replace(COPY, so_ky_hieu="Số 24-BS/TU"))

    assert [text(row[0]) for row in grid.rows] == [
        "BẢN SAO VĂN BẢN",
        "Cơ quan, tổ chức sao: Sở Nội vụ",
        "Số, ký hiệu bản sao: 24-BS/TU",
        "Hình thức sao: Sao y",
        "Hòa Bình, ngày 06 tháng 02 năm 2026",
        "Nơi nhận bản sao: Các phòng; Lưu: VT",
    ]
    assert texts(signed) == ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Tạ Quang Bính"]


@pytest.mark.parametrize(
    ("typed", "printed"), [("Số 24-BS/TU", "24-BS/TU"), ("24-BS/TU", "24-BS/TU"), ("", "")]
)
def test_the_number_in_the_stamp_does_not_say_so_twice(typed, printed):
    copy = BanSao("Sao y", (), typed, "", (), (), (), "")

    assert text(stamp(copy)[0].rows[2][0]) == f"Số, ký hiệu bản sao: {printed}"


@pytest.mark.parametrize(
    "copy",
    [
        COPY,
        BanSao("", (), "", "", (), (), (), ""),
        BanSao("Sao lục", ("Một cơ quan tên rất dài " * 5,), "", "", ("Nơi",) * 8, (), (), ""),
    ],
)
def test_the_stamp_is_eighty_by_fifty_millimetres(copy):
    grid, _ = stamp(copy)

    assert grid.widths_mm == (80,)
    assert sum(grid.heights_mm) == pytest.approx(50)
    assert len(grid.heights_mm) == len(grid.rows) == 6


FULL = BanSao("Sao lục", ("Một cơ quan",), "", "", ("Một nơi nhận",) * 40, (), (), "")


def test_a_stamp_too_full_is_as_high_as_its_words():
    assert stamp(FULL)[0].heights_mm == ()
    assert len(stamp(FULL)[0].rows) == 6


@pytest.mark.parametrize(
    ("copy", "pack", "over"),
    [(FULL, HD05, True), (COPY, HD05, False), (FULL, HD36, False), (FULL, ND30, False)],
)
def test_only_a_stamp_can_be_too_full(copy, pack, over):
    assert overflows(copy, setting(pack)) is over


def test_the_lines_of_the_stamp_stand_off_from_its_border():
    grid, _ = stamp()

    assert grid.padding_mm == 0
    assert {(row[0].left_mm, row[0].right_mm) for row in grid.rows[1:]} == {(1.9, 1.9)}


def test_a_line_of_the_stamp_that_breaks_has_twice_the_height():
    long = BanSao(
        "Sao y", ("Văn phòng Đảng uỷ phường Đông Khê thuộc tỉnh Sơn Giang",), "", "", (), (), (), ""
    )
    grid, _ = stamp(long)

    assert grid.heights_mm[1] == pytest.approx(2 * grid.heights_mm[2])


@pytest.mark.parametrize("pack", [ND30, HD36])
def test_the_form_of_a_copy_has_its_own_style(pack):
    assert [text(para) for para in styled(laid(pack=pack), "hinh_thuc_sao")] == ["SAO Y"]
