"""The kinds of body against a second reading of state §2.3, §8.2 and party §2.3, §2.4, §8.3."""

import re
from datetime import date

import pytest

from drafter.office.bodies import BODIES, PARTY, STATE, Superior, find_body, kind_of

# ruff: noqa: E501 - a table keeps its columns
# id, symbol, packs, until, and an issuer as it is typed with what stands above it.
PARTY_READING = """
lien_co_quan          -         HD36 HD05 -          UỶ BAN KIỂM TRA TỈNH UỶ SƠN LA - CÔNG AN TỈNH SƠN LA
dai_hoi               ĐH        HD36 HD05 -          ĐẠI HỘI ĐẠI BIỂU ~ ĐẢNG BỘ TỈNH NGHỆ AN LẦN THỨ XX
doan_chu_tich         ĐH        HD36 HD05 -          ĐOÀN CHỦ TỊCH < ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ TỈNH NGHỆ AN
doan_thu_ky           ĐH        HD36 HD05 -          ĐOÀN THƯ KÝ
ban_tham_tra          ĐH        HD36 HD05 -          BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU
ban_kiem_phieu        ĐH        HD36 HD05 -          BAN KIỂM PHIẾU < ĐẠI HỘI CHI BỘ TỔ 16 NHIỆM KỲ 2025 - 2027
trung_uong            TW        HD36 HD05 -          BAN CHẤP HÀNH TRUNG ƯƠNG
quan_uy_trung_uong    QUTW      HD36 HD05 -          QUÂN UỶ TRUNG ƯƠNG
tinh_uy               TU        HD36 HD05 -          TỈNH UỶ ĐIỆN BIÊN
thanh_uy_thuoc_tinh   TU        HD36      2025-06-30 THÀNH UỶ HOÀ BÌNH < ĐẢNG BỘ TỈNH HOÀ BÌNH
thanh_uy              TU        HD36 HD05 -          THÀNH UỶ CẦN THƠ
huyen_uy              HU        HD36      2025-06-30 HUYỆN UỶ ĐỒNG VĂN < ĐẢNG BỘ TỈNH HÀ GIANG
quan_uy               QU        HD36      2025-06-30 QUẬN UỶ LÊ CHÂN < ĐẢNG BỘ THÀNH PHỐ HẢI PHÒNG
thi_uy                ThU       HD36      2025-06-30 THỊ UỶ NGHĨA LỘ
dang_uy_khoi          ĐUK       HD36      2025-03-31 ĐẢNG UỶ KHỐI CÁC CƠ QUAN TỈNH
dang_uy_quan_su       ĐUQS      HD36 HD05 -          ĐẢNG UỶ QUÂN SỰ TỈNH
dang_uy_cong_an       ĐUCA      HD36 HD05 -          ĐẢNG UỶ CÔNG AN TỈNH
dang_uy_bien_phong    ĐUBP      HD36 HD05 -          ĐẢNG UỶ BỘ ĐỘI BIÊN PHÒNG
dang_uy_truc_thuoc_tw ĐU        HD36 HD05 -          ĐẢNG UỶ CHÍNH PHỦ
dang_uy_dac_khu       ĐU        HD36 HD05 -          ĐẢNG UỶ ĐẶC KHU TRƯỜNG SA
dang_uy_thi_tran      ĐU        HD36      2025-06-30 ĐẢNG UỶ THỊ TRẤN CHỢ MỚI
dang_uy_xa            ĐU        HD36 HD05 -          ĐẢNG UỶ ~ PHƯỜNG BA ĐÌNH < ĐẢNG BỘ THÀNH PHỐ HÀ NỘI
dang_uy               ĐU        HD36 HD05 -          ĐẢNG UỶ UỶ BAN NHÂN DÂN TỈNH < ĐẢNG BỘ TỈNH LAI CHÂU
chi_bo                CB        HD36 HD05 -          CHI BỘ PHÒNG ~ HÀNH CHÍNH - QUẢN TRỊ < ĐẢNG BỘ CỤC LƯU TRỮ
co_quan_ubkt          CQUBKT    HD05      -          CƠ QUAN UỶ BAN KIỂM TRA < ĐẢNG UỶ XÃ THẠCH LĨNH
uy_ban_kiem_tra       UBKT      HD36 HD05 -          UỶ BAN KIỂM TRA < TỈNH UỶ KIÊN GIANG
van_phong             VP        HD36 HD05 -          VĂN PHÒNG < TỈNH UỶ KIÊN GIANG
ban_to_chuc           BTC       HD36 HD05 -          BAN TỔ CHỨC < TỈNH UỶ KIÊN GIANG
ban_tgdv              BTGDV     HD36 HD05 -          BAN TUYÊN GIÁO VÀ DÂN VẬN < TỈNH UỶ KIÊN GIANG
ban_tuyen_giao_tw     BTG       HD36      2025-02-02 BAN TUYÊN GIÁO < BAN CHẤP HÀNH TRUNG ƯƠNG
ban_dan_van_tw        BDV       HD36      2025-02-02 BAN DÂN VẬN TRUNG ƯƠNG
ban_tuyen_giao        BTG       HD36 HD05 -          BAN TUYÊN GIÁO < TỈNH UỶ KIÊN GIANG
ban_dan_van           BDV       HD36 HD05 -          BAN DÂN VẬN < TỈNH UỶ KIÊN GIANG
ban_noi_chinh         BNC       HD36 HD05 -          BAN NỘI CHÍNH < BAN CHẤP HÀNH TRUNG ƯƠNG
ban_kinh_te           BKT       HD36 HD05 -          BAN KINH TẾ TRUNG ƯƠNG
ban_xay_dung_dang     BXDĐ      HD36 HD05 -          BAN XÂY DỰNG ĐẢNG < ĐẢNG UỶ ĐẶC KHU TRƯỜNG SA
dang_doan             ĐĐ        HD36      2025-03-31 ĐẢNG ĐOÀN HỘI ĐỒNG NHÂN DÂN < TỈNH UỶ ĐIỆN BIÊN
ban_can_su_dang       BCSĐ      HD36      2025-03-31 BAN CÁN SỰ ĐẢNG UỶ BAN NHÂN DÂN < THÀNH UỶ CẦN THƠ
ban_chi_dao           BCĐ       HD36 HD05 -          BAN CHỈ ĐẠO CẢI CÁCH TƯ PHÁP < TỈNH UỶ KIÊN GIANG
tieu_ban              TB        HD36 HD05 -          TIỂU BAN VĂN KIỆN < TỈNH UỶ KIÊN GIANG
hoi_dong              HĐ        HD36 HD05 -          HỘI ĐỒNG THI ĐUA < TỈNH UỶ KIÊN GIANG
ban                   -         HD36 HD05 -          BAN CHÍNH SÁCH, CHIẾN LƯỢC TRUNG ƯƠNG
bao_nhan_dan          BND       HD05      -          BÁO NHÂN DÂN < BAN CHẤP HÀNH TRUNG ƯƠNG
tap_chi_cong_san      TCCS      HD05      -          TẠP CHÍ CỘNG SẢN
hoc_vien_chinh_tri    HVCTQGHCM HD05      -          HỌC VIỆN CHÍNH TRỊ ~ QUỐC GIA HỒ CHÍ MINH
dai_truyen_hinh       ĐTHVN     HD05      -          ĐÀI TRUYỀN HÌNH VIỆT NAM
dai_tieng_noi         ĐTNVN     HD05      -          ĐÀI TIẾNG NÓI VIỆT NAM
thong_tan_xa          TTXVN     HD05      -          THÔNG TẤN XÃ VIỆT NAM < BAN CHẤP HÀNH TRUNG ƯƠNG
vien_khxh             VHLKHXHVN HD05      -          VIỆN HÀN LÂM KHOA HỌC XÃ HỘI VIỆT NAM
vien_khcn             VHLKHCNVN HD05      -          VIỆN HÀN LÂM KHOA HỌC VÀ CÔNG NGHỆ VIỆT NAM
truong_chinh_tri      TCT       HD05      -          TRƯỜNG CHÍNH TRỊ HOÀNG ĐÌNH GIONG < TỈNH UỶ CAO BẰNG
trung_tam_chinh_tri   TTCT      HD05      -          TRUNG TÂM CHÍNH TRỊ < ĐẢNG UỶ XÃ THẠCH LĨNH
co_quan_bao_chi       CQBPTTH   HD05      -          CƠ QUAN BÁO VÀ PHÁT THANH, TRUYỀN HÌNH
don_vi                -         HD36 HD05 -          VỤ TỔ CHỨC - ĐIỀU LỆ < BAN TỔ CHỨC TRUNG ƯƠNG
"""
STATE_READING = """
ubnd_tinh             UBND      ND30      -          ỦY BAN NHÂN DÂN ~ TỈNH LAI CHÂU
ubnd_huyen            UBND      ND30      2025-06-30 ỦY BAN NHÂN DÂN ~ THỊ XÃ NGHĨA LỘ
ubnd_xa               UBND      ND30      -          ỦY BAN NHÂN DÂN ~ XÃ THẠCH LĨNH
ubnd_dac_khu          UBND      ND30      -          ỦY BAN NHÂN DÂN ĐẶC KHU TRƯỜNG SA
ubnd_thi_tran         UBND      ND30      2025-06-30 UỶ BAN NHÂN DÂN THỊ TRẤN CHỢ MỚI
ubnd                  UBND      ND30      -          ỦY BAN NHÂN DÂN
hdnd_tinh             HĐND      ND30      -          HỘI ĐỒNG NHÂN DÂN TỈNH LAI CHÂU
hdnd_huyen            HĐND      ND30      2025-06-30 HỘI ĐỒNG NHÂN DÂN QUẬN CẦU GIẤY
hdnd_xa               HĐND      ND30      -          HỘI ĐỒNG NHÂN DÂN PHƯỜNG ĐÔNG KHÊ
hdnd_dac_khu          HĐND      ND30      -          HỘI ĐỒNG NHÂN DÂN ĐẶC KHU TRƯỜNG SA
hdnd_thi_tran         HĐND      ND30      2025-06-30 HĐND THỊ TRẤN CHỢ MỚI
hdnd                  HĐND      ND30      -          HỘI ĐỒNG NHÂN DÂN
quan_su               -         ND30      -          BỘ CHỈ HUY QUÂN SỰ TỈNH LAI CHÂU
cong_an               -         ND30      -          CÔNG AN TỈNH LAI CHÂU
bo                    -         ND30      -          BỘ NỘI VỤ
so                    -         ND30      -          SỞ Y TẾ TỈNH SƠN GIANG
phong_huyen           -         ND30      2025-06-30 PHÒNG NỘI VỤ < UBND HUYỆN TAM ĐƯỜNG
phong                 -         ND30      -          PHÒNG VĂN HÓA - XÃ HỘI < UBND XÃ THẠCH LĨNH
van_phong_nn          VP        ND30      -          VĂN PHÒNG < UBND TỈNH LAI CHÂU
y_te                  -         ND30      -          BỆNH VIỆN ĐA KHOA ~ KHU VỰC NẬM DỐC
truong                -         ND30      -          TRƯỜNG CAO ĐẲNG ~ KỸ THUẬT SƠN GIANG
vien                  -         ND30      -          VIỆN KHOA HỌC NÔNG NGHIỆP
tu_van                -         ND30      -          HỘI ĐỒNG THI ĐUA TỈNH LAI CHÂU
"""


def rows(reading):
    for row in reading.strip().splitlines():
        found = re.match(r"(\S+)\s+(\S+)\s+((?:ND30|HD36|HD05)(?: HD05)?)\s+(\S+) (.+)", row)
        id_, symbol, packs, until, body = found.groups()
        issuer, _mark, above = body.partition(" < ")
        yield id_, symbol.strip("-"), packs, until.strip("-"), issuer.replace(" ~ ", "\n"), above


READINGS = [
    *[("party", *row) for row in rows(PARTY_READING)],
    *[("state", *row) for row in rows(STATE_READING)],
]


def test_the_second_reading_has_every_row_in_order():
    assert [row[1] for row in READINGS] == list(BODIES)
    assert len(BODIES) == len(PARTY) + len(STATE)


@pytest.mark.parametrize(("regime", "id_", "symbol", "packs", "until", "issuer", "above"), READINGS)
def test_each_kind_has_the_specs_cells(regime, id_, symbol, packs, until, issuer, above):
    kind = BODIES[id_]

    assert (kind.regime, kind.symbol, " ".join(kind.packs)) == (regime, symbol, packs)
    assert kind.until == (date.fromisoformat(until) if until else None)
    assert kind.clause
    assert kind.name
    assert bool(kind.span_clause) == bool(kind.since or kind.until)


@pytest.mark.parametrize(("regime", "id_", "symbol", "packs", "until", "issuer", "above"), READINGS)
def test_each_kind_is_recognised_in_either_case_and_spelling(
    regime, id_, symbol, packs, until, issuer, above
):
    for typed in (issuer, issuer.lower(), issuer.replace("UỶ", "ỦY"), f" {issuer}\n"):
        assert kind_of(typed, above, regime).id == id_
        assert kind_of(typed, above.lower().replace("uỷ", "ủy"), regime).id == id_


@pytest.mark.parametrize(
    ("issuer", "above", "kind"),
    [
        ("TỈNH ỦY LAI CHÂU", "", "tinh_uy"),
        ("BAN CÁNSỰ ĐẢNG UBND TỈNH", "TỈNH ỦY LAI CHÂU", "ban_can_su_dang"),
        ("TỈNH ỦY NAM ĐỊNH", "", "tinh_uy"),
        ("ĐẢNG BỘ TỈNH BẮC GIANG\nHUYỆN ỦY LỤC NGẠN", "", "huyen_uy"),
        ("HUYỆN ỦY LỤC NGẠN", "ĐẢNG BỘ TỈNH BẮC GIANG", "huyen_uy"),
        ("BAN TỔ CHỨC TỈNH UỶ - SỞ NỘI VỤ", "", "lien_co_quan"),
    ],
)
def test_the_seeds_issuers_are_recognised(issuer, above, kind):
    assert kind_of(issuer, above, "party").id == kind


@pytest.mark.parametrize(
    ("issuer", "regime"),
    [
        ("", "party"),
        (" \n\t\n ", "party"),
        ("", "state"),
        ("ĐẢNG BỘ TỈNH LAI CHÂU", "party"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH LAI CHÂU", "party"),
        ("TỈNH UỶ LAI CHÂU", "state"),
        ("ỦY BAN NHÂN DÂN TỈNH LAI CHÂU", "party"),
        ("VIỆN KIỂM SÁT NHÂN DÂN TỈNH", "state"),
        ("TỔNG CỤC THUẾ", "state"),
        ("CÔNG TY ĐIỆN LỰC", "state"),
        ("TỈNH UỶVIÊN", "party"),
        ("12 - 34 /…“”", "party"),
        ("(((([[[\\", "state"),
        ("BAN " + "x" * 100_000, "state"),
        ("ĐẢNG BỘ A" + "\nx" * 100_000, "party"),
        ("TỈNH UỶ", "khác"),
    ],
)
def test_other_words_name_no_kind(issuer, regime):
    assert kind_of(issuer, "", regime) is None


def test_đảng_bộ_typed_with_the_issuer_counts_as_above_it():
    found = find_body("ĐẢNG BỘ TỈNH\nHOÀ BÌNH\nTHÀNH UỶ HOÀ BÌNH", "", "party")

    assert found.kind.id == "thanh_uy_thuoc_tinh"
    assert found.above.startswith("ĐẢNG BỘ TỈNH")


@pytest.mark.parametrize(
    ("words", "superior"),
    [
        ("tinh_uy thanh_uy trung_uong dai_hoi lien_co_quan ubnd_tinh bo", Superior.KHONG),
        ("huyen_uy dang_uy_xa dang_uy chi_bo", Superior.DANG_BO),
        ("van_phong ban_to_chuc ban_can_su_dang dang_doan ban_chi_dao", Superior.CAP_UY),
        ("doan_chu_tich ban_kiem_phieu", Superior.DAI_HOI),
        ("don_vi", Superior.CO_QUAN),
        ("so phong", Superior.CHU_QUAN),
    ],
)
def test_a_cấp_uỷ_has_its_đảng_bộ_above_and_an_office_its_cấp_uỷ(words, superior):
    assert {BODIES[id_].superior for id_ in words.split()} == {superior}


def test_what_the_spec_did_not_verify_is_marked():
    marked = {kind.id for kind in BODIES.values() if kind.unverified}

    assert marked == {
        *("thanh_uy_thuoc_tinh", "thanh_uy", "quan_uy", "thi_uy"),
        *("dang_uy_khoi", "dang_doan", "ban_can_su_dang"),
        *("dang_uy_truc_thuoc_tw", "ban_tuyen_giao_tw", "ban_dan_van_tw"),
    }
    assert all("symbol" in kind.practice for kind in STATE)


def test_the_new_bodies_have_their_first_day():
    since = {kind.id: kind.since for kind in BODIES.values() if kind.since}

    assert since == {
        "dang_uy_truc_thuoc_tw": date(2025, 2, 3),
        "dang_uy_dac_khu": date(2025, 7, 1),
        "ubnd_dac_khu": date(2025, 7, 1),
        "hdnd_dac_khu": date(2025, 7, 1),
    }
