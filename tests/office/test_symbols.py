"""The letters after the number: state §2.4, §4.1; party §2.4, §2.12."""

import pytest

from drafter.office.symbols import (
    TYPES,
    body_symbols,
    copy_symbol,
    document_symbol,
    symbol_offers,
    type_symbols,
)

STATE_TYPES = """
Nghị quyết NQ, Quyết định QĐ, Chỉ thị CT, Quy chế QC, Quy định QyĐ, Thông cáo TC, Thông báo TB,
Hướng dẫn HD, Chương trình CTr, Kế hoạch KH, Phương án PA, Đề án ĐA, Dự án DA, Báo cáo BC,
Biên bản BB, Tờ trình TTr, Hợp đồng HĐ, Công văn -, Công điện CĐ, Bản ghi nhớ BGN,
Bản thỏa thuận BTT, Giấy ủy quyền GUQ, Giấy mời GM, Giấy giới thiệu GGT, Giấy nghỉ phép GNP,
Phiếu gửi PG, Phiếu chuyển PC, Phiếu báo PB, Thư công -
"""
PARTY_TYPES = """
Nghị quyết NQ, Quyết định QĐ, Chỉ thị CT, Kết luận KL, Quy chế QC, Thông tri TT, Hướng dẫn HD,
Thông báo TB, Thông cáo TC, Báo cáo BC, Kế hoạch KH, Quy hoạch QH, Chương trình CTr, Đề án ĐA,
Phương án PA, Dự án DA, Tờ trình TTr, Công văn CV, Biên bản BB, Chiến lược CL, Tuyên bố TB,
Lời kêu gọi LKG, Giấy giới thiệu GGT, Giấy chứng nhận GCN, Giấy đi đường GĐĐ, Giấy nghỉ phép GNP,
Giấy mời GM, Phiếu chuyển PC, Phiếu gửi PG, Thư công TC
"""


def types(reading):
    for cell in reading.replace("\n", " ").split(","):
        name, _space, letters = cell.strip().rpartition(" ")
        yield name, () if letters == "-" else (letters,)


@pytest.mark.parametrize(("name", "letters"), list(types(STATE_TYPES)))
def test_a_state_type_has_the_decrees_letters(name, letters):
    assert type_symbols(name, "ND30") == letters


@pytest.mark.parametrize("pack", ["HD36", "HD05"])
@pytest.mark.parametrize(("name", "letters"), list(types(PARTY_TYPES)))
def test_a_party_type_has_its_first_letters(name, letters, pack):
    assert type_symbols(name, pack) == letters


def test_the_second_reading_has_every_type():
    assert len(TYPES["ND30"]) == len(list(types(STATE_TYPES))) == 29
    assert len(TYPES["HD05"]) == len(TYPES["HD36"]) == len(list(types(PARTY_TYPES))) + 1


@pytest.mark.parametrize(
    ("pack", "letters"), [("HD36", ("QĐi", "QĐ")), ("HD05", ("QĐ",)), ("ND30", ("QyĐ",))]
)
def test_quy_định_is_written_as_its_edition_writes_it(pack, letters):
    assert type_symbols("Quy định", pack) == letters


@pytest.mark.parametrize(
    ("name", "pack", "letters"),
    [
        ("NGHỊ QUYẾT (cá biệt)", "ND30", ("NQ",)),
        ("  Tờ\n trình ", "ND30", ("TTr",)),
        ("Giấy uỷ quyền", "ND30", ("GUQ",)),
        ("Bản tự khai", "ND30", ()),
        ("", "HD05", ()),
        ("Quyết định", "ND99", ()),
    ],
)
def test_a_type_is_known_in_any_case_and_an_unknown_one_has_no_letters(name, pack, letters):
    assert type_symbols(name, pack) == letters


@pytest.mark.parametrize(
    ("parts", "symbol"),
    [
        (("QĐ", "UBND", "state"), "QĐ-UBND"),
        (("QĐ", "BNV", "state"), "QĐ-BNV"),
        (("", "UBND", "state", "VX"), "UBND-VX"),
        (("", "BNV", "state", "VP"), "BNV-VP"),
        (("", "BNV", "state"), "BNV"),
        (("QĐ", "UBND", "state", "VX"), "QĐ-UBND"),
        (("CV", "TU", "party"), "CV/TU"),
        (("QC", "BTCTU-BNCTU", "party"), "QC/BTCTU-BNCTU"),
        (("CV", "TU", "party", "TH"), "CV/TU"),
        (("QĐ", "", "state"), ""),
        (("", "", "state", "VX"), ""),
        (("", "TU", "party"), ""),
        (("CV", "", "party"), ""),
    ],
)
def test_a_symbol_is_joined_as_its_regime_joins_it(parts, symbol):
    assert document_symbol(*parts) == symbol


@pytest.mark.parametrize(
    ("form", "body", "regime", "symbol"),
    [
        ("Sao y", "UBND", "state", "SY-UBND"),
        ("SAO LỤC", "SNV", "state", "SL-SNV"),
        ("Trích sao", "UBND", "state", "TrS-UBND"),
        ("Sao y bản chính", "UBKTTU", "party", "BS/UBKTTU"),
        ("sao lục", "TU", "party", "BS/TU"),
        ("Trích sao", "TU", "party", "BS/TU"),
        ("Chụp", "UBND", "state", ""),
        ("Sao y", "", "state", ""),
        ("Sao y", "UBND", "khác", ""),
    ],
)
def test_a_copy_has_its_forms_letters(form, body, regime, symbol):
    assert copy_symbol(form, body, regime) == symbol


@pytest.mark.parametrize(
    ("issuer", "above", "regime", "letters"),
    [
        ("TỈNH UỶ LAI CHÂU", "", "party", ("TU",)),
        ("HUYỆN ỦY LỤC NGẠN", "ĐẢNG BỘ TỈNH BẮC GIANG", "party", ("HU",)),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "", "party", ("TW",)),
        ("VĂN PHÒNG", "BAN CHẤP HÀNH TRUNG ƯƠNG", "party", ("VPTW",)),
        ("VĂN PHÒNG TRUNG ƯƠNG ĐẢNG", "", "party", ("VPTW",)),
        ("VĂN PHÒNG", "TỈNH UỶ LAI CHÂU", "party", ("VPTU",)),
        ("ỦY BAN KIỂM TRA\nTỈNH ỦY LAI CHÂU", "", "party", ("UBKTTU",)),
        ("UỶ BAN KIỂM TRA", "BAN CHẤP HÀNH TRUNG ƯƠNG", "party", ("UBKTTW",)),
        ("BAN TUYÊN GIÁO", "HUYỆN UỶ LỤC NGẠN", "party", ("BTGHU",)),
        ("BAN TUYÊN GIÁO VÀ DÂN VẬN", "TỈNH UỶ LAI CHÂU", "party", ("BTGDVTU",)),
        ("BAN KINH TẾ TRUNG ƯƠNG", "", "party", ("BKTTW",)),
        ("BAN TỔ CHỨC", "THÀNH UỶ CẦN THƠ", "party", ("BTCTU",)),
        ("BAN TỔ CHỨC", "", "party", ("BTC",)),
        ("BAN XÂY DỰNG ĐẢNG", "ĐẢNG UỶ PHƯỜNG ĐÔNG KHÊ", "party", ("BXDĐ", "BXDĐĐU")),
        ("BAN CHÍNH SÁCH, CHIẾN LƯỢC", "BAN CHẤP HÀNH TRUNG ƯƠNG", "party", ("BCSCLTW",)),
        ("BAN CHỈ ĐẠO 35", "TỈNH UỶ LAI CHÂU", "party", ("BCĐ",)),
        ("BAN CÁN SỰ ĐẢNG UBND TỈNH", "TỈNH UỶ LAI CHÂU", "party", ("BCSĐ",)),
        ("VỤ TỔ CHỨC - ĐIỀU LỆ", "BAN TỔ CHỨC TRUNG ƯƠNG", "party", ("VTCĐL",)),
        ("BAN TỔ CHỨC TỈNH UỶ - BAN NỘI CHÍNH TỈNH UỶ", "", "party", ("BTCTU-BNCTU",)),
        ("BAN TỔ CHỨC -\nBAN NỘI CHÍNH", "TỈNH UỶ LAI CHÂU", "party", ("BTCTU-BNCTU",)),
        ("BAN TỔ CHỨC TỈNH UỶ – SỞ NỘI VỤ", "", "party", ("BTCTU-SNV",)),
        ("CÔNG ĐOÀN CƠ SỞ", "", "party", ("CĐCS",)),
        ("ỦY BAN NHÂN DÂN\nXÃ THẠCH LĨNH", "", "state", ("UBND",)),
        ("SỞ Y TẾ TỈNH SƠN GIANG", "", "state", ("SYT",)),
        ("PHÒNG VĂN HÓA - XÃ HỘI", "UBND XÃ X", "state", ("VHXH",)),
        ("BỘ NỘI VỤ", "", "state", ("BNV",)),
        ("THƯ VIỆN\nTỈNH SƠN GIANG", "UBND TỈNH SƠN GIANG", "state", ("TVTSG",)),
        ("", "", "party", ()),
        (" - 12 …", "", "state", ()),
    ],
)
def test_a_bodys_letters_follow_its_name_and_its_cấp_uỷ(issuer, above, regime, letters):
    assert body_symbols(issuer, above, regime) == letters


@pytest.mark.parametrize(
    ("type_symbol", "issuer", "above", "pack", "offered"),
    [
        ("CV", "TỈNH UỶ LAI CHÂU", "", "HD36", ("CV/TU",)),
        ("QĐi", "TỈNH UỶ LAI CHÂU", "", "HD36", ("QĐi/TU",)),
        ("QĐi", "TỈNH UỶ LAI CHÂU", "", "HD05", ("QĐ/TU",)),
        ("KH", "VĂN PHÒNG", "ĐẢNG UỶ XÃ X", "HD05", ("KH/VP", "KH/VPĐU")),
        ("QĐ", "ỦY BAN NHÂN DÂN\nXÃ X", "", "ND30", ("QĐ-UBND",)),
        ("", "ỦY BAN NHÂN DÂN\nXÃ X", "", "ND30", ("UBND-…",)),
        ("", "TỈNH UỶ LAI CHÂU", "", "HD05", ()),
        ("CV", "", "TỈNH UỶ LAI CHÂU", "HD05", ()),
    ],
)
def test_whole_symbols_are_offered_for_the_lines_typed(type_symbol, issuer, above, pack, offered):
    regime = "state" if pack == "ND30" else "party"

    assert symbol_offers(type_symbol, issuer, above, regime, pack) == offered
