"""Names in one form to compare, and their first letters."""

import pytest

from drafter.office.words import LIMIT, initials, lines_of, plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Đảng uỷ\nphường Đông Khê", "ĐẢNG ỦY PHƯỜNG ĐÔNG KHÊ"),
        ("  Tỉnh ủy \n\n Lai Châu ", "TỈNH ỦY LAI CHÂU"),
        ("T\u0309nh u\u0309y", "T\u0309NH ỦY"),
        ("VỤ TỔ CHỨC – ĐIỀU LỆ", "VỤ TỔ CHỨC - ĐIỀU LỆ"),
        (" \n\t ", ""),
        ("", ""),
    ],
)
def test_case_breaks_and_both_spellings_of_uy_compare_alike(typed, kept):
    assert plain(typed) == kept


def test_blank_lines_are_no_lines():
    assert lines_of(" TM. UBND \n\n  \nKT. CHỦ TỊCH") == ["TM. UBND", "KT. CHỦ TỊCH"]


def test_more_text_than_a_name_holds_is_left_out():
    assert len(plain("a" * 10 * LIMIT)) == LIMIT


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ban Tuyên giáo và Dân vận", "BTGDV"),
        ("Ban xây dựng đảng", "BXDĐ"),
        ("Cơ quan uỷ ban kiểm tra", "CQUBKT"),
        ("Báo Nhân Dân", "BND"),
        ("Viện Hàn lâm Khoa học và Công nghệ Việt Nam", "VHLKHCNVN"),
        ("Cơ quan báo và phát thanh, truyền hình", "CQBPTTH"),
        ("ĐÀI TRUYỀN HÌNH VIỆT NAM", "ĐTHVN"),
        ("SỞ NỘI VỤ", "SNV"),
        ("BỘ NỘI VỤ", "BNV"),
        ("PHÒNG HÀNH CHÍNH - QUẢN TRỊ", "PHCQT"),
        ("BAN VÀNG", "BV"),
        ("Tổ 16", "T"),
        ("", ""),
        ("- 12 …", ""),
    ],
)
def test_first_letters_keep_đ_and_leave_out_và(name, letters):
    assert initials(name) == letters
