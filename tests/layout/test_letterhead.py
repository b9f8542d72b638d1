"""The head of page 1."""

import pytest

from drafter.document.nodes import (
    CoQuanBanHanh,
    CoQuanChuQuan,
    DiaDanhNgay,
    DoKhan,
    DoMat,
    DuThao,
    QuocHieu,
    SoKyHieu,
    TenLoai,
    TieuDe,
    TieuNgu,
    TrichYeu,
    VanBan,
)
from drafter.layout.blocks import Rule
from drafter.layout.breaker import break_lines
from drafter.layout.letterhead import letterhead
from tests.helpers.sheets import HD05, HD36, ND30, setting, styled, text, texts, width

STATE = (
    CoQuanChuQuan(("UBND tỉnh",)),
    CoQuanBanHanh(("Sở Nội vụ",)),
    QuocHieu("Cộng hòa xã hội chủ nghĩa Việt Nam"),
    TieuNgu("Độc lập - Tự do - Hạnh phúc"),
    SoKyHieu("Số: 07/QĐ-SNV"),
    DiaDanhNgay("Hòa Bình, ngày 05 tháng 02 năm 2026"),
)
PARTY = (
    CoQuanChuQuan(("Đảng bộ tỉnh",)),
    CoQuanBanHanh(("Tỉnh uỷ Lào Cai",)),
    SoKyHieu("Số 07-QĐ/TU"),
    TieuDe("Đảng Cộng sản Việt Nam"),
    DiaDanhNgay("Lào Cai, ngày 05 tháng 6 năm 2026"),
)
FAR = "Thành phố Hồ Chí Minh, ngày 05 tháng 02 năm 2026"


def head(*parts, pack=ND30):
    return letterhead(VanBan(parts), setting(pack))


def cells(*parts, pack=ND30):
    return [[texts(cell) for cell in row] for row in head(*parts, pack=pack).rows]


def test_a_state_head_has_names_and_number_on_two_level_rows():
    assert cells(*STATE) == [
        [
            ["UBND TỈNH", "SỞ NỘI VỤ"],
            ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"],
        ],
        [["Số: 07/QĐ-SNV"], ["Hòa Bình, ngày 05 tháng 02 năm 2026"]],
    ]


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_a_party_head_has_a_star_under_the_issuer(pack):
    assert cells(*PARTY, pack=pack) == [
        [
            ["ĐẢNG BỘ TỈNH", "TỈNH UỶ LÀO CAI", "*", "Số 07-QĐ/TU"],
            ["ĐẢNG CỘNG SẢN VIỆT NAM", "Lào Cai, ngày 05 tháng 6 năm 2026"],
        ]
    ]


@pytest.mark.parametrize(("parts", "pack"), [(STATE, ND30), (PARTY, HD36), (PARTY, HD05)])
def test_the_columns_fill_the_text_width(parts, pack):
    assert sum(head(*parts, pack=pack).widths_mm) == pytest.approx(165)


def rules(columns):
    return [
        (width - b.left_mm - b.right_mm, b.left_mm - b.right_mm)
        for row in columns.rows
        for cell, width in zip(row, columns.widths_mm, strict=True)
        for b in cell
        if isinstance(b, Rule)
    ]


def test_the_rule_under_the_motto_is_exactly_as_long_and_centred():
    columns = head(*STATE)
    (motto,) = styled([columns], "tieu_ngu")

    _, (length, offset) = rules(columns)

    assert length == pytest.approx(width(motto, 14))
    assert offset == pytest.approx(0)


@pytest.mark.parametrize("lines", [("Sở Nội vụ",), ("Ủy ban nhân dân", "tỉnh Lai Châu")])
def test_the_rule_under_the_issuer_is_a_third_to_a_half_of_its_last_line(lines):
    columns = head(*STATE[2:], CoQuanBanHanh(lines))
    last = styled([columns], "co_quan_ban_hanh")[-1]

    (length, offset), _ = rules(columns)

    assert width(last, 13) / 3 <= length <= width(last, 13) / 2
    assert offset == pytest.approx(0)


def test_the_rule_under_a_name_that_breaks_is_measured_on_the_last_line():
    name = "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính thành phố"
    columns = head(*STATE[2:], CoQuanBanHanh((name,)))
    (para,) = styled([columns], "co_quan_ban_hanh")
    inner = columns.widths_mm[0] - para.left_mm - para.right_mm
    lines = break_lines(para.runs, 13, inner, inner)

    (length, _), _ = rules(columns)

    assert len(lines) > 1
    assert lines[-1].width_mm / 3 <= length <= lines[-1].width_mm / 2


def test_no_issuer_has_no_rule():
    assert len(rules(head(*STATE[2:]))) == 1


@pytest.mark.parametrize("date", [PARTY[-1], DiaDanhNgay(FAR), DiaDanhNgay("")])
def test_the_rule_under_the_party_title_is_exactly_as_long_and_centred_on_it(date):
    columns = head(*PARTY[:-1], date, pack=HD05)
    (title,) = styled([columns], "tieu_de")

    ((length, offset),) = rules(columns)

    assert length == pytest.approx(width(title, 15))
    assert offset == pytest.approx(title.left_mm - title.right_mm)


@pytest.mark.parametrize("date", [PARTY[-1], DiaDanhNgay(FAR)])
def test_title_and_date_of_the_party_share_their_centre_at_the_right_margin(date):
    columns = head(*PARTY[:-1], date, pack=HD05)
    (title,), (day,) = styled([columns], "tieu_de"), styled([columns], "dia_danh_ngay")
    room = columns.widths_mm[1] - title.left_mm

    assert (title.left_mm, title.right_mm) == (day.left_mm, day.right_mm)
    assert max(width(title, 15), width(day, 14)) == pytest.approx(room - 0.5)


@pytest.mark.parametrize(
    ("pack", "parts"), [(ND30, STATE), (HD36, PARTY), (HD05, PARTY)], ids=["ND30", "HD36", "HD05"]
)
@pytest.mark.parametrize("place", ["Huế", "Đặc khu Phú Quý", "Thành phố Hồ Chí Minh"])
def test_a_date_stands_on_one_line(pack, parts, place):
    words = f"{place}, ngày 05 tháng 02 năm 2026"
    columns = head(*parts[:-1], DiaDanhNgay(words), pack=pack)
    (day,) = styled([columns], "dia_danh_ngay")

    assert width(day, 14) < columns.widths_mm[1] - day.left_mm - day.right_mm


def test_the_left_column_keeps_its_least_width():
    columns = head(*STATE[:-1], DiaDanhNgay("Đặc khu " * 30 + FAR))

    assert columns.widths_mm == (50, 115)


def test_a_cong_van_has_its_summary_under_the_number():
    columns = head(*STATE, TrichYeu(("V/v kiểm kê", "năm 2026")))
    first, second = styled([columns], "trich_yeu_cv")

    assert [text(first), text(second)] == ["V/v kiểm kê", "năm 2026"]
    assert (first.before_pt, second.before_pt) == (6, 0)
    assert texts(columns.rows[1][0]) == ["Số: 07/QĐ-SNV", "V/v kiểm kê", "năm 2026"]


def test_a_named_document_has_no_summary_under_the_number():
    columns = head(*STATE, TenLoai("Quyết định"), TrichYeu(("Về việc một",)))

    assert styled([columns], "trich_yeu_cv") == []


def test_number_and_date_stand_on_one_line_of_writing():
    (number,) = styled([head(*STATE)], "so_ky_hieu")

    assert number.before_pt == pytest.approx((14 - 13) * 0.891)


def test_superior_and_title_of_the_party_stand_on_one_line_of_writing():
    (first,) = styled([head(*PARTY, pack=HD05)], "co_quan_chu_quan")

    assert first.before_pt == pytest.approx((15 - 14) * 0.891)


@pytest.mark.parametrize(("pack", "title"), [(ND30, ""), (HD05, "")])
def test_a_head_without_components_is_empty_lines(pack, title):
    assert set(texts([head(pack=pack)])) <= {title, "*"}


STAMPS = (DuThao("Dự thảo lần 2"), DoMat("Mật"), DoKhan("Khẩn"))


@pytest.mark.parametrize(
    ("pack", "parts", "below"),
    [
        (ND30, STATE, ["MẬT", "KHẨN"]),
        (HD36, PARTY, ["Dự thảo lần 2", "MẬT", "KHẨN"]),
        (HD05, PARTY, ["KHẨN", "Dự thảo lần 2"]),
    ],
)
def test_draft_secrecy_and_urgency_stand_under_the_number(pack, parts, below):
    left = texts(head(*parts, *STAMPS, pack=pack).rows[-1][0])

    assert left[-len(below) :] == below
    assert left[-len(below) - 1].startswith("Số")


@pytest.mark.parametrize(("pack", "parts"), [(ND30, STATE), (HD36, PARTY), (HD05, PARTY)])
def test_the_stamps_of_a_cong_van_stand_under_its_summary(pack, parts):
    left = texts(head(*parts, TrichYeu(("về việc một",)), DoKhan("Khẩn"), pack=pack).rows[-1][0])

    assert left[-2:] == ["về việc một", "KHẨN"]


@pytest.mark.parametrize(
    ("words", "width_mm"),
    [("HOẢ TỐC", 30), ("HỎA TỐC", 30), ("Hoả tốc", 30), ("THƯỢNG KHẨN", 40), ("KHẨN", 20)],
)
def test_a_state_urgency_has_the_box_of_the_regulation_in_the_middle(words, width_mm):
    columns = head(*STATE, DoKhan(words))
    (box,) = styled([columns], "do_khan")

    assert box.box_mm == 8
    assert columns.widths_mm[0] - box.left_mm - box.right_mm == pytest.approx(width_mm)
    assert box.left_mm == box.right_mm


def test_a_box_of_other_words_is_as_wide_as_they_are():
    columns = head(*STATE, DoMat("Tuyệt mật"))
    (box,) = styled([columns], "do_mat")

    inner = columns.widths_mm[0] - box.left_mm - box.right_mm
    assert inner == pytest.approx(width(box, 13) + 2 * 3)


def test_words_too_long_for_one_line_have_no_box():
    (stamp,) = styled([head(*STATE, DoMat("Tuyệt mật " * 20))], "do_mat")

    assert (stamp.box_mm, stamp.left_mm, stamp.right_mm) == (0, 0, 0)


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_a_party_stamp_has_no_box(pack):
    (stamp,) = styled([head(*PARTY, DoKhan("Khẩn"), pack=pack)], "do_khan")

    assert (stamp.box_mm, stamp.left_mm) == (0, 0)


def test_a_stamp_without_a_number_stands_alone():
    columns = head(*STATE[:4], DoKhan("Khẩn"))

    assert texts(columns.rows[1][0]) == ["KHẨN"]
