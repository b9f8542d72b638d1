"""What is warned about, and what is not: state §2.5, §2.10, §10.1b; party §2.5, §2.8, §6.4."""

# ruff: noqa: E501 - a table keeps its columns
import itertools
import time
import tomllib
from datetime import date
from pathlib import Path

import pytest

from drafter.errors import Level
from drafter.layout.packs import PACKS
from drafter.office.remarks import CLAUSES, remarks

REGIMES = {"ND30": "state", "HD36": "party", "HD05": "party"}
DAYS = {"ND30": date(2026, 6, 5), "HD36": date(2021, 6, 5), "HD05": date(2026, 6, 5)}
BODY, ABOVE, SIGN, POST, NAME, SYMBOL, PLACE = (
    "co_quan_ban_hanh",
    "co_quan_chu_quan",
    "quyen_han",
    "chuc_vu",
    "ho_ten",
    "ky_hieu",
    "dia_danh",
)


def found(pack, *, day=None, type_name="", **values):
    return list(remarks(values, pack, REGIMES[pack], day or DAYS[pack], type_name))


def check(pack, field, word, repair="", **more):
    (one,) = found(pack, **more)

    assert (one.field, one.level) == (field, Level.CANH_BAO)
    assert word in one.sentence
    assert repair in one.repair
    assert one.clause
    assert one.repair.endswith(".")
    assert one.sentence.endswith(".")


# Bodies and their days.


@pytest.mark.parametrize(
    ("pack", "issuer", "above", "last"),
    [
        ("HD36", "HUYỆN ỦY LỤC NGẠN", "ĐẢNG BỘ TỈNH BẮC GIANG", date(2025, 6, 30)),
        ("HD36", "THÀNH ỦY HOÀ BÌNH", "ĐẢNG BỘ TỈNH HOÀ BÌNH", date(2025, 6, 30)),
        ("HD36", "BAN CÁNSỰ ĐẢNG UBND TỈNH", "TỈNH ỦY LAI CHÂU", date(2025, 3, 31)),
        ("HD36", "ĐẢNG ĐOÀN HỘI ĐỒNG NHÂN DÂN", "TỈNH ỦY LAI CHÂU", date(2025, 3, 31)),
        ("HD36", "ĐẢNG UỶ KHỐI CÁC CƠ QUAN TỈNH", "", date(2025, 3, 31)),
        ("ND30", "ỦY BAN NHÂN DÂN\nHUYỆN TAM ĐƯỜNG", "", date(2025, 6, 30)),
        ("ND30", "HỘI ĐỒNG NHÂN DÂN THỊ TRẤN X", "", date(2025, 6, 30)),
        ("ND30", "PHÒNG NỘI VỤ", "UBND HUYỆN TAM ĐƯỜNG", date(2025, 6, 30)),
    ],
)
def test_a_body_is_remarked_from_the_day_after_its_last(pack, issuer, above, last):
    values = {BODY: issuer, ABOVE: above}

    assert found(pack, day=last, **values) == []
    check(pack, BODY, f"{last:%d}/{last.month}/2025", day=last.replace(year=2026), **values)


@pytest.mark.parametrize("issuer", ["ỦY BAN NHÂN DÂN\nĐẶC KHU TRƯỜNG SA", "HĐND ĐẶC KHU X"])
def test_a_body_is_remarked_before_its_first_day(issuer):
    check("ND30", BODY, "từ ngày 01/7/2025", day=date(2025, 6, 30), **{BODY: issuer})
    assert found("ND30", day=date(2025, 7, 1), **{BODY: issuer}) == []


@pytest.mark.parametrize(
    ("pack", "issuer", "day"),
    [
        ("HD05", "HUYỆN UỶ LỤC NGẠN", date(2024, 1, 5)),
        ("HD05", "BAN CÁN SỰ ĐẢNG", date(2024, 1, 5)),
        ("HD36", "TRƯỜNG CHÍNH TRỊ TỈNH", date(2024, 1, 5)),
        ("HD36", "CƠ QUAN UỶ BAN KIỂM TRA", date(2024, 1, 5)),
    ],
)
def test_a_body_the_edition_lacks_is_remarked(pack, issuer, day):
    check(pack, BODY, "không có trong quy định", day=day, **{BODY: issuer})


def test_a_dead_cấp_uỷ_above_a_living_office_is_remarked_there():
    values = {BODY: "BAN TỔ CHỨC", ABOVE: "HUYỆN UỶ LỤC NGẠN"}

    check("HD36", ABOVE, "Huyện uỷ", day=date(2025, 7, 1), **values)
    assert found("HD36", **values) == []


def test_an_office_and_its_superior_dead_together_are_one_finding():
    values = {BODY: "PHÒNG NỘI VỤ", ABOVE: "UBND HUYỆN TAM ĐƯỜNG"}

    check("ND30", BODY, "Phòng cấp huyện", **values)


# Marks.


@pytest.mark.parametrize("field", [SIGN, POST])
@pytest.mark.parametrize(
    ("pack", "line", "word", "repair"),
    [
        ("HD05", "TM. BAN THƯỜNG VỤ", "“TM.” là cách ghi của văn bản Nhà nước", "“T/M”"),
        ("HD36", "TM BAN THƯỜNG VỤ", "“TM” là cách ghi của văn bản Nhà nước", "“T/M”"),
        ("HD05", "KT. TRƯỞNG BAN", "“KT.”", "“K/T”"),
        ("HD05", "tl. ban thường vụ", "“TL.”", "“T/L”"),
        ("HD05", "TUQ. TRƯỞNG BAN", "thừa uỷ quyền", "“T/L”"),
        ("HD36", "T/U TRƯỞNG BAN", "thừa uỷ quyền", "“T/L”"),
        ("HD36", "T/UQ TRƯỞNG BAN", "thừa uỷ quyền", "“T/L”"),
        ("HD05", "T/L. BAN THƯỜNG VỤ", "Sau “T/L” không có dấu chấm", "“T/L”"),
        ("HD05", "Q TRƯỞNG BAN", "Thiếu dấu chấm sau “Q”", "“Q.”"),
        ("ND30", "T/M ỦY BAN NHÂN DÂN", "“T/M” là cách ghi của văn bản Đảng", "“TM.”"),
        ("ND30", "K/T CHỦ TỊCH", "“K/T”", "“KT.”"),
        ("ND30", "t/l chủ tịch", "“T/L”", "“TL.”"),
        ("ND30", "T/UQ CHỦ TỊCH", "“T/UQ”", "“TUQ.”"),
        ("ND30", "TM ỦY BAN NHÂN DÂN", "Thiếu dấu chấm sau “TM”", "“TM.”"),
        ("ND30", "KT CHỦ TỊCH", "Thiếu dấu chấm sau “KT”", "“KT.”"),
        ("ND30", "TL CHỦ TỊCH", "Thiếu dấu chấm sau “TL”", "“TL.”"),
        ("ND30", "TUQ CHỦ TỊCH", "Thiếu dấu chấm sau “TUQ”", "“TUQ.”"),
        ("ND30", "Q GIÁM ĐỐC", "Thiếu dấu chấm sau “Q”", "“Q.”"),
    ],
)
def test_a_mark_of_the_other_regime_or_without_its_dot_is_remarked(pack, field, line, word, repair):
    check(pack, field, word, repair, **{field: line})


def test_each_wrong_line_of_a_state_block_is_remarked():
    lines = found("ND30", quyen_han="T/M UBND\nKT CHỦ TỊCH", chuc_vu="PHÓ CHỦ TỊCH")

    assert [finding.field for finding in lines] == [SIGN, SIGN]


@pytest.mark.parametrize(
    ("pack", "authority", "position"),
    [
        ("ND30", "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("ND30", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("ND30", "TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ"),
        ("ND30", "", "Q. GIÁM ĐỐC"),
        ("ND30", "", "QUYỀN GIÁM ĐỐC"),
        ("HD05", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ"),
        ("HD05", "T/M BAN THƯỜNG VỤ", ""),
        ("HD05", "T/M ĐOÀN THƯ KÝ", "TRƯỞNG ĐOÀN"),
        ("HD05", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG"),
        ("HD05", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("HD05", "", "Q. TRƯỞNG BAN"),
        ("HD05", "", "TRƯỞNG BAN TỔ CHỨC"),
        ("HD05", "", "BÍ THƯ\nkiêm\nTRƯỞNG BAN CHỈ ĐẠO"),
        ("HD05", "", "PHÓ BÍ THƯ TỈNH UỶ\nkiêm\nTRƯỞNG TIỂU BAN"),
    ],
)
def test_a_lawful_block_has_no_remark(pack, authority, position):
    assert found(pack, quyen_han=authority, chuc_vu=position) == []


# Party blocks.


@pytest.mark.parametrize(
    "issuer",
    ["TỈNH UỶ LAI CHÂU", "ĐẢNG UỶ\nXÃ X", "CHI BỘ 3", "UỶ BAN KIỂM TRA", "HỘI ĐỒNG THI ĐUA", ""],
)
def test_a_cấp_uỷ_does_not_sign_k_t(issuer):
    check("HD05", SIGN, "không ký thay", "“T/M”", quyen_han="K/T BÍ THƯ", **{BODY: issuer})


@pytest.mark.parametrize("issuer", ["BAN TỔ CHỨC", "VĂN PHÒNG", "BAN CHỈ ĐẠO 35", "TIỂU BAN", ""])
def test_a_one_chief_body_signs_k_t(issuer):
    assert found("HD05", quyen_han="K/T TRƯỞNG BAN", **{BODY: issuer}) == []


@pytest.mark.parametrize(
    ("position", "committee"),
    [
        ("PHÓ BÍ THƯ TỈNH UỶ", "TỈNH UỶ"),
        ("PHÓ BÍ THƯ TỈNH ỦY", "TỈNH ỦY"),
        ("phó bí thư\n  tỉnh   ủy", "tỉnh ủy"),
        ("Bí thư Đảng uỷ", "Đảng uỷ"),
        ("BÍ THƯ CHI BỘ", "CHI BỘ"),
        ("CHỦ NHIỆM UỶ BAN KIỂM TRA", "UỶ BAN KIỂM TRA"),
        ("TRƯỞNG BAN TỔ CHỨC TỈNH UỶ", "TỈNH UỶ"),
        ("CHÁNH VĂN PHÒNG HUYỆN UỶ", "HUYỆN UỶ"),
    ],
)
@pytest.mark.parametrize("authority", ["", "T/M BAN THƯỜNG VỤ"])
def test_the_committees_name_after_the_position_is_remarked_as_typed(
    position, committee, authority
):
    check("HD05", POST, f"“{committee}”", chuc_vu=position, quyen_han=authority)


@pytest.mark.parametrize(
    "issuer",
    ["BAN CHỈ ĐẠO 35", "TIỂU BAN VĂN KIỆN", "HỘI ĐỒNG THI ĐUA", "BAN TỔ CHỨC - SỞ NỘI VỤ"],
)
def test_a_joint_letter_or_a_body_without_seal_names_the_committee(issuer):
    assert found("HD05", chuc_vu="CHÁNH VĂN PHÒNG\nTỈNH UỶ", **{BODY: issuer}) == []


@pytest.mark.parametrize("position", ["PHÓ BÍ THƯ THƯỜNG TRỰC", "Uỷ viên Ban Thường vụ"])
def test_only_a_few_positions_stand_after_t_m(position):
    check(
        "HD36",
        POST,
        f"không ghi chức vụ “{position}”",
        quyen_han="T/M BAN THƯỜNG VỤ",
        chuc_vu=position,
    )


@pytest.mark.parametrize("mark", ["K/T TRƯỞNG BAN CHỈ ĐẠO", "T/M BAN CHỈ ĐẠO"])
def test_a_deputy_with_anothers_seal_has_no_mark(mark):
    position = "TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN\nkiêm\nPHÓ TRƯỞNG BAN CHỈ ĐẠO"

    check("HD05", SIGN, "“T/M”, “K/T”", "Bỏ", quyen_han=mark, chuc_vu=position)


# The name.


@pytest.mark.parametrize(
    "name",
    [
        "TS. Nguyễn Văn An",
        "PGS.TS Nguyễn Văn An",
        "GS Nguyễn Văn An",
        "ThS. Nguyễn Văn An",
        "BS. Nguyễn Văn An",
        "NGƯT Nguyễn Văn An",
        "Đại tá Nguyễn Văn An",
        "Thiếu úy Nguyễn Văn An",
        "Thượng uý  Nguyễn Văn An",
        "  ts. nguyễn văn an",
        "Tiến sĩ Nguyễn Văn An",
    ],
)
@pytest.mark.parametrize("pack", REGIMES)
def test_a_title_before_the_name_is_remarked(pack, name):
    check(pack, NAME, "Trước họ tên", ho_ten=name)


@pytest.mark.parametrize(
    "issuer",
    ["TRƯỜNG CAO ĐẲNG X", "BỆNH VIỆN ĐA KHOA", "BỘ CHỈ HUY QUÂN SỰ TỈNH", "CÔNG AN TỈNH", "VIỆN X"],
)
def test_schools_hospitals_and_the_armed_forces_of_the_state_may_write_titles(issuer):
    assert found("ND30", ho_ten="Đại tá Nguyễn Văn An", **{BODY: issuer}) == []


def test_a_party_school_may_not():
    check("HD05", NAME, "“TS.”", ho_ten="TS. An", **{BODY: "TRƯỜNG CHÍNH TRỊ"})


@pytest.mark.parametrize("name", ["Đào Bích Vân", "Tống Sơn", "Bùi Sáng", "Đại Thị Tá", "Cn", "TS"])
def test_a_plain_name_has_no_remark(name):
    assert found("ND30", ho_ten=name) == found("HD05", ho_ten=name) == []


# The symbol.


@pytest.mark.parametrize(
    ("pack", "type_name", "symbol", "word", "repair"),
    [
        ("HD05", "Quy định", "QĐi/TU", "Từ 27/5/2026", "“QĐ”"),
        ("HD05", "", "QĐi/TU", "Từ 27/5/2026", "“QĐ”"),
        ("HD05", "Kết luận", "TB/TU", "“TB” không phải ký hiệu của Kết luận", "“KL”"),
        ("HD36", "Quy định", "QyĐ/TU", "“QyĐ”", "“QĐi”"),
        ("HD36", "Quyết định", "QD/TU", "“QD”", "“QĐ”"),
        ("ND30", "Quy định", "QĐ-UBND", "“QĐ”", "“QyĐ”"),
        ("ND30", "Tờ trình", "TT-UBND", "“TT”", "“TTr”"),
        ("ND30", "Báo cáo", "SNV-VP", "“SNV”", "“BC”"),
        ("ND30", "Công văn", "CV-UBND", "không có “CV”", "UBND-VX"),
        ("HD36", "Công văn", "CV/BCSD", "mất chữ Đ", "“BCSĐ”"),
        ("HD05", "Công văn", "CV/DU", "mất chữ Đ", "“ĐU”"),
        ("HD05", "", "QC/BTCTU-BXDD", "“BXDD”", "“BXDĐ”"),
        ("HD05", "", "CV/BCD/nb", "“BCD”", "“BCĐ”"),
    ],
)
def test_wrong_letters_in_the_symbol_are_remarked(pack, type_name, symbol, word, repair):
    check(pack, SYMBOL, word, repair, type_name=type_name, ky_hieu=symbol)


def test_the_letters_of_the_bodys_own_name_keep_their_đ():
    check("HD05", SYMBOL, "“CDCS”", "“CĐCS”", ky_hieu="CV/CDCS", **{BODY: "CÔNG ĐOÀN CƠ SỞ"})


@pytest.mark.parametrize(
    ("pack", "type_name", "symbol"),
    [
        ("HD36", "Quy định", "QĐi/TU"),
        ("HD36", "Quy định", "QĐ/TU"),
        ("HD05", "Quy định", "QĐ/TU"),
        ("HD05", "Công văn", "CV/VPTW/nb"),
        ("HD05", "Công văn", "CV/TU"),
        ("HD05", "Dự án", "DA/TU"),
        ("HD05", "", "CV/LDVP"),
        ("ND30", "Công văn", "UBND-VX"),
        ("ND30", "Tờ trình", "TTr-UBND-VX"),
        ("ND30", "Nghị quyết (cá biệt)", "NQ-HĐND"),
        ("ND30", "Bản tự khai", "BTK-UBND"),
        ("ND30", "Báo cáo", "UBND"),
        ("HD05", "Công văn", "CV-TU"),
        ("HD05", "Công văn", "/TU"),
        ("ND30", "Báo cáo", " - "),
    ],
)
def test_accepted_or_unreadable_letters_have_no_remark_here(pack, type_name, symbol):
    assert found(pack, type_name=type_name, ky_hieu=symbol) == []


# The place.

PLACES = """
3                    ND30 HD36
7                    ND30 HD36
12                   ND30 HD36
Huế                  HD36 HD05
Quảng                HD36 HD05
Hồ Chí Minh          ND30 HD36 HD05
hồ  chí minh,        ND30 HD36 HD05
Điện Biên Phủ        ND30
Hai Bà Trưng         HD36
Lê Chân              HD36
Ngô Quyền            HD05
Huyện Lục Ngạn       HD05
quận Lê Chân         HD05
Q. Lê Chân           HD05
Thị xã Nghĩa Lộ      HD05
TX. Nghĩa Lộ         HD05
Thị trấn Chợ Mới     HD05
TT Chợ Mới           HD05
Lai Châu             -
Hà Nội               -
Phường 3             -
Phường Ngô Quyền     -
Thành phố Huế        -
TP. Hồ Chí Minh      -
ĐK Trường Sa         -
Pleiku               -
Quận                 HD36 HD05
Huyền Hội            -
Ttoo                 HD36 HD05
"""


@pytest.mark.parametrize("row", PLACES.strip().splitlines())
@pytest.mark.parametrize("pack", REGIMES)
def test_a_place_is_remarked_where_its_edition_asks_the_level(row, pack):
    place, packs = row[:21].rstrip(), row[21:].split()

    if pack in packs:
        check(pack, PLACE, place.split()[0].split(".")[0].strip(","), dia_danh=place)
    else:
        assert found(pack, dia_danh=place) == []


# The seeds and the examples.


def test_the_seed_of_nam_định_has_its_position_remarked():
    check(
        "HD36",
        POST,
        "THƯỜNG TRỰC",
        type_name="Công văn",
        co_quan_ban_hanh="TỈNH ỦY NAM ĐỊNH",
        ky_hieu="CV/TU",
        dia_danh="Nam Định",
        quyen_han="T/M BAN THƯỜNG VỤ",
        chuc_vu="PHÓ BÍ THƯ THƯỜNG TRỰC",
        ho_ten="Lê Quốc Chính",
    )


@pytest.mark.parametrize(
    ("issuer", "above", "symbol", "authority", "position", "fields"),
    [
        ("TỈNH ỦY LAI CHÂU", "", "CV/TU", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", []),
        ("BAN CÁNSỰ ĐẢNG UBND TỈNH", "TỈNH ỦY LAI CHÂU", "CV/BCSD", "T/M BAN CÁN SỰ ĐẢNG", "PHÓ BÍ THƯ", [SYMBOL]),
        ("HUYỆN ỦY LỤC NGẠN", "ĐẢNG BỘ TỈNH BẮC GIANG", "CV/HU", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", []),
    ],
)  # fmt: skip
def test_the_other_party_seeds(issuer, above, symbol, authority, position, fields):
    values = {BODY: issuer, ABOVE: above, SYMBOL: symbol, SIGN: authority, POST: position}

    assert [finding.field for finding in found("HD36", type_name="Công văn", **values)] == fields


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
NAMES = {
    "cong_van": "Công văn",
    "bao_cao": "Báo cáo",
    "chi_thi": "Chỉ thị",
    "ke_hoach": "Kế hoạch",
    "quyet_dinh": "Quyết định",
    "thong_bao": "Thông báo",
    "to_trinh": "Tờ trình",
    "ket_luan": "Kết luận",
}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_projects_examples_have_no_remark(path):
    values = tomllib.loads(path.read_text("utf-8"))
    regime, _slash, type_id = values["loai"].partition("/")
    pack = "ND30" if regime == "state" else "HD36" if "hd36" in path.stem else "HD05"

    assert found(pack, type_name=NAMES.get(type_id, ""), **values) == []


# Odd input.


@pytest.mark.parametrize("pack", REGIMES)
@pytest.mark.parametrize("typed", ["", " ", " \n\n ", "\u00a0", " , "])
def test_blank_values_yield_nothing(pack, typed):
    fields = (BODY, ABOVE, SIGN, POST, NAME, SYMBOL, PLACE)

    assert found(pack, type_name="Công văn", **dict.fromkeys(fields, typed)) == []
    assert found(pack) == []


@pytest.mark.parametrize(
    "typed", ["K/T", "TM", "-/-", "((((", "BÍ THƯ " * 9000, "a" * 200_000, "9" * 9000, "A-/" * 9000, "x" * 900 + "-/", "Đ\u0323\u0302" * 99, "🏛 / - 1"]
)  # fmt: skip
@pytest.mark.parametrize("pack", REGIMES)
def test_odd_text_is_read_quickly_and_raises_nothing(pack, typed):
    fields = (BODY, ABOVE, SIGN, POST, NAME, SYMBOL, PLACE)
    start = time.perf_counter()

    for finding in found(pack, type_name=typed, **dict.fromkeys(fields, typed)):
        assert len(finding.sentence) < 300

    assert time.perf_counter() - start < 1


def test_values_of_another_kind_are_passed_over():
    assert found("HD05", dia_danh=None, ho_ten=("TS. An",), ngay=date(2026, 6, 5)) == []


@pytest.mark.parametrize(("rule", "pack"), list(itertools.product(CLAUSES, REGIMES)))
def test_each_rule_that_an_edition_has_cites_its_clause(rule, pack):
    party_only = {"uy", "chuc", "co"}

    if pack == "ND30" and rule in party_only:
        assert CLAUSES[rule][pack] == ""
    else:
        assert CLAUSES[rule][pack] == PACKS[pack].cite(CLAUSES[rule][pack].partition(", ")[2])
