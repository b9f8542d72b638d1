"""The facts of a letter that grow stale are found where they stand, and little else is."""

import itertools
import time
from pathlib import Path

import pytest

from drafter.draft.facts import FactKind, facts
from drafter.draft.toml_file import read_draft
from drafter.pipeline import fields_of
from tests.helpers import seeds

VAN_BAN, NGAY, NAM, SO, NGUOI = FactKind


def told(text):
    return [(fact.kind, fact.text) for fact in facts(text)]


def texts(text, *kinds):
    return [fact.text for fact in facts(text) if not kinds or fact.kind in kinds]


@pytest.mark.parametrize(
    "date",
    [
        "15/6/2026", "05/06/2026", "15-6-2026", "15.6.2026", "ngày 15 tháng 6 năm 2026",
        "Ngày 05 tháng 02 năm 2026", "ngày 15/6/2026", "ngày 15/6", "ngày 15 tháng 6",
        "tháng 6 năm 2026", "Tháng 6/2026", "tháng 12", "quý II/2026", "quý II năm 2026", "Quý I",
        "quý 4/2026", "14 giờ 00", "14 giờ 00 phút", "07g30", "14h00", "9 tháng đầu năm"[:11],
        "chiều thứ Sáu", "sáng Chủ nhật",
    ],
)  # fmt: skip
def test_a_date_is_found_in_each_form_of_the_trade(date):
    assert told(f"Họp vào {date} năm.") == [(NGAY, date)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("từ 14 giờ 00 phút, ngày 14/7/2026", ["14 giờ 00 phút", "ngày 14/7/2026"]),
        ("sáng thứ Hai ngày 15/6/2026", ["sáng thứ Hai", "ngày 15/6/2026"]),
        ("thứ Năm, ngày 03 tháng 9 năm 2026", ["thứ Năm", "ngày 03 tháng 9 năm 2026"]),
        ("ngày 05 đến ngày 08 tháng 9 năm 2026", ["ngày 05", "ngày 08 tháng 9 năm 2026"]),
        ("từ ngày 01/12/2026 đến hết ngày 31/3/2027", ["ngày 01/12/2026", "ngày 31/3/2027"]),
        ("trong tháng 7 và tháng 8/2026", ["tháng 7", "tháng 8/2026"]),
        ("lúc 8 giờ, ngày 15/6", ["8 giờ", "ngày 15/6"]),
        ("| Báo cáo | 05/02 | ngày **15/6/2026** |", ["05/02", "ngày **15/6/2026"]),
    ],
)
def test_each_part_of_a_time_that_may_change_alone_is_a_fact_of_its_own(text, dates):
    assert told(text) == [(NGAY, date) for date in dates]


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 25 hằng tháng", "ngày 15 tháng 11 hằng năm", "tháng 01 hàng năm",
        "thứ Hai hằng tuần", "trực 24/24 giờ", "trong 12 tháng", "không quá 04 giờ làm việc",
        "lễ Quốc khánh 2-9", "38/40 phiếu", "kỳ họp thứ Ba", "07 giờ 00 phút hằng ngày",
        "Cách mạng tháng Tám", "115/6/2026", "ngày 15", "3.500 kg", "tỉ lệ 1/500",
    ],
)  # fmt: skip
def test_what_comes_back_each_time_or_is_no_date_is_not_marked(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("kế hoạch năm 2026", ["năm 2026"]),
        ("giai đoạn 2021 - 2025, tầm nhìn 2030", ["giai đoạn 2021 - 2025", "2030"]),
        ("nhiệm kỳ 2020-2025", ["nhiệm kỳ 2020-2025"]),
        ("khoá XVIII, nhiệm kỳ 2025 - 2030", ["khoá XVIII, nhiệm kỳ 2025 - 2030"]),
        ("năm học 2026 – 2027", ["năm học 2026 – 2027"]),
        ("mùa khô 2026 - 2027", ["2026 - 2027"]),
        ("(giai đoạn 1945 - 2025)", ["giai đoạn 1945 - 2025"]),
        ("| Năm 2024 | 2025 |", ["Năm 2024", "2025"]),
        ("xây từ năm 1998", []),
        ("Quốc hội khoá XV", []),
        ("2.026 người"[:5], []),
        ("mã 120261, ĐT 0200 2026", ["2026"]),
        ("2030 người", []),
    ],
)
def test_years_and_terms_are_found(text, years):
    assert texts(text, NAM) == years


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Tổng kinh phí 1.250 triệu đồng", ["1.250 triệu đồng"]),
        ("đạt 12,5%, tăng 6,3 điểm phần trăm", ["12,5%", "6,3 điểm phần trăm"]),
        ("46.500.000 đồng; 9,4 tỷ đồng", ["46.500.000 đồng", "9,4 tỷ đồng"]),
        ("86 tỉ đồng, 12 nghìn tỷ đồng", ["86 tỉ đồng", "12 nghìn tỷ đồng"]),
        ("27 đồng chí, 1.862 học sinh", ["27 đồng chí", "1.862 học sinh"]),
        ("Có mặt: 38/40 đồng chí", ["38/40 đồng chí"]),
        ("Số 12\nSố: 04", ["Số 12", "Số: 04"]),
        ("đạt 100% chỉ tiêu", []),
        ("cử 01 chuyên viên, 07 đồng chí", []),
        ("Số 12 đường Bạch Đằng", []),
        ("6.240 m² đất, dài 4,2 km, 12 lớp", []),
        ("11 đồng bào", []),
        ("ĐT: 0200 000 012", []),
    ],
)  # fmt: skip
def test_money_shares_people_and_the_letters_own_number_are_found_with_their_unit(text, numbers):
    assert texts(text, SO) == numbers


@pytest.mark.parametrize(
    "citation",
    [
        "Nghị quyết số 12-NQ/TU, ngày 05/6/2026",
        "Công văn số 121-CV/TU",
        "Quyết định số 15/QĐ-UBND ngày 05/02/2026 của Uỷ ban nhân dân tỉnh",
        "Chỉ thị 02/CT-UBND",
        "Chỉ thị số 45 của Bộ Chính trị",
        "Nghị quyết số 111/2024/QH15 ngày 18/01/2024 của Quốc hội",
        "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ",
        "Quy chế làm việc số 01-QC/HU, ngày 16/9/2020 của Ban Chấp hành Đảng bộ huyện",
        "Công văn số 3294-CV/VPTW/nb",
        "Công văn số 12/UBND-VX của Hội đồng nhân dân và Ủy ban nhân dân xã Thạch Lĩnh",
        "Thông tư số 05/2025/TT-BNV của Bộ Nông nghiệp và Môi trường",
        "Quyết định số 5/QĐ-LĐTBXH của Sở Lao động - Thương binh và Xã hội",
        "Nghị quyết số 8/NQ-CP của Chính phủ ngày 05/01/2026",
        "Luật Lưu trữ ngày 21 tháng 6 năm 2024",
        "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        "Bộ luật Dân sự năm 2015",
        "Luật số 80/2015/QH13",
        "số 105-KL/TU",
        "42/QĐ-SNV, 30/01/2026",
        "15-HD/BTCTU",
        "Nghị quyết số **12-NQ/TU**"[:-2],
    ],
)  # fmt: skip
@pytest.mark.parametrize("after", [" về công tác cán bộ", "; căn cứ", " đã đề ra", ".", " |"])
def test_a_citation_is_one_fact_with_its_date_and_body(citation, after):
    assert told(f"Căn cứ {citation}{after}") == [(VAN_BAN, citation)]


def test_two_citations_of_one_body_are_two_facts():
    text = "Nghị quyết số 78/NQ-CP, Nghị quyết số 79/NQ-CP của Chính phủ"
    assert texts(text) == ["Nghị quyết số 78/NQ-CP", "Nghị quyết số 79/NQ-CP của Chính phủ"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("đồng chí Nguyễn Văn An, Bí thư", ["đồng chí Nguyễn Văn An"]),
        ("Ông Trần Quốc Bảo, Tổ trưởng", ["Ông Trần Quốc Bảo"]),
        ("ông Lý Sơn và bà Y Moan", ["ông Lý Sơn", "bà Y Moan"]),
        ("Đồng chí Vàng A Páo chuẩn bị", ["Đồng chí Vàng A Páo"]),
        ("Họ và tên: Đinh Thị Mơ", ["Họ và tên: Đinh Thị Mơ"]),
        ("Phó Giám đốc Sở Đinh Thị Mơ tại Hội nghị", ["Đinh Thị Mơ"]),
        ("Vi Thị Kim Oanh", ["Vi Thị Kim Oanh"]),
        ("1. Trần Bình, Phó Chủ tịch", ["Trần Bình"]),
        ("| 1 | Lò Thị Sen | Trưởng ban |", ["Lò Thị Sen"]),
        ("Uỷ ban nhân dân tỉnh Sơn Giang", []),
        ("tư tưởng, đạo đức, phong cách Hồ Chí Minh", []),
        ("Thành phố Hồ Chí Minh", []),
        ("đồng chí Bí thư Tỉnh uỷ, đồng chí Trưởng Phòng Kinh tế", []),
        ("đồng chí Tỉnh uỷ viên, các ông, bà có tên", []),
        ("số 12 đường Trần Hưng Đạo, phường Đông Khê", []),
        ("Trường THPT Chu Văn An", []),
        ("Hồ Pá Sáng, Hồ Nà Hỳ", []),
        ("Lưu Ban Tổ chức Tỉnh uỷ", []),
        ("Sở Nông nghiệp và Môi trường, tỉnh Lai Châu, Cao Bằng", []),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", []),
    ],
)
def test_persons_are_found_and_bodies_and_places_are_not(text, names):
    assert told(text) == [(NGUOI, name) for name in names]


def test_every_fact_stands_where_it_says_in_marked_and_tabled_text():
    text = (
        "[khoản] 1. **Đồng chí Trần Văn Bình** họp ngày **15/6/2026**.\n"
        "| Số | Văn bản |\n|---|---|\n| 12,5% | 15/QĐ-UBND |\n\\[khoản] tháng 6/2026 😀 năm 2026"
    )
    found = facts(text)

    assert [text[fact.start : fact.end] for fact in found] == [fact.text for fact in found]
    assert [fact.kind for fact in found] == [NGUOI, NGAY, SO, VAN_BAN, NGAY, NAM]
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_an_empty_text_has_no_facts():
    assert facts("") == ()


HOSTILE = (
    "Luật a ", "Luật năm 2000 ", "Nguyễn Văn An ", "1", "1.111.", "ngày 15 ", "ngày" + 50 * " ",
    "Nghị quyết số 1-A/B của A và ", "*", "a", "A", "A ", "|", "12/", "12-A/B của Ban ", "1 đồng ",
    "2026 - ", "15/6/2026 ", "thứ Hai ", "12,5% ", "Quyết định a b c số ", "1-A/B/C/D", "khoá X, ",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_megabyte_of_anything_is_read_in_a_second(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    facts(text)
    assert time.process_time() - start < 2  # twice, for a slow machine


@seeds.needs_seeds
@pytest.mark.parametrize(
    ("number", "kind", "expected"),
    [
        ("000", NGUOI, ["Đào Bích Vân"]),
        ("001", NGUOI, ["Tổng Thanh Hải"]),
        ("002", NGUOI, ["Lê Quốc Chính"]),
        ("003", NGUOI, []),
        ("004", NGUOI, ["Lê Văn Lương"]),
        ("000", NGAY, ["ngày 16 tháng 02 năm 2021", "Ngày 03/02/2021", "quý I"]),
        ("002", NGAY, ["ngày 14 tháng 6 năm 2021"]),
        ("004", SO, ["37.423,876 triệu đồng"]),
        (
            "001",
            VAN_BAN,
            [
                "Chỉ thị 16/CT-TTg của Thủ tướng Chính phủ",
                "Công văn số 294-CV/TU ngày 21/7/2021 của Ban Thường vụ Tỉnh ủy",
                "Nghị quyết số 78/NQ-CP ngày 20/7/2021",
                "Nghị quyết số 79/NQ-CP ngày 22/7/2021 của Chính phủ",
                "Kết luận số 07-KL/TW, ngày 11/6/2021 của Bộ Chính trị",
                "Nghị quyết số 78/NQ-CP",
                "Nghị quyết số 79/NQ-CP của Chính phủ",
                "Nghị quyết số 79/NQ-CP",
                "Nghị quyết số 68/NQ-CP của Chính phủ",
                "Quyết định số 23/2021/QĐ-TTg của Thủ tướng Chính phủ",
            ],
        ),
    ],
)  # fmt: skip
def test_the_real_letters_yield_what_a_careful_reader_marks(number, kind, expected):
    assert texts(seeds.scan(number), kind) == expected


def test_an_example_yields_what_a_careful_reader_marks():
    path = Path(__file__).parents[2] / "examples" / "party-thong-bao.toml"
    draft = read_draft(path.read_text("utf-8"), fields_of)
    first = draft.values["noi_dung"].split("\n")[1]
    assert told(first) == [
        (NGAY, "tháng 10/2026"),
        (NGAY, "chiều thứ Sáu"),
        (NGAY, "ngày 02/10/2026"),
        (NGUOI, "Đồng chí Hà Thị Thu"),
        (NGUOI, "đồng chí Phạm Đình Quang"),
    ]
