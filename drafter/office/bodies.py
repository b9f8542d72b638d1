"""The kinds of body that issue documents: names, symbols, dates (state §2.3, party §2.3, §2.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from drafter.office.words import lines_of, plain


class Superior(StrEnum):
    """What stands above the issuer's name, in words for the form."""

    KHONG = "không ghi"
    DANG_BO = "ĐẢNG BỘ …"
    CAP_UY = "tên cấp uỷ: TỈNH UỶ …, ĐẢNG UỶ …"
    DAI_HOI = "tên đại hội"
    CO_QUAN = "tên cơ quan của đơn vị"
    CHU_QUAN = "tên cơ quan chủ quản trực tiếp"


@dataclass(frozen=True, slots=True)
class BodyKind:
    """One kind of body; `pattern` starts its name in `plain` words, `ten` is what it abbreviates.

    `over` must stand somewhere in its own or its superior's lines. An empty symbol is made of
    first letters; an owned one takes the cấp uỷ's after it. `unverified` and `practice` name
    the cells that no text read by us states.
    """

    id: str
    name: str
    pattern: str
    symbol: str
    superior: Superior
    packs: tuple[str, ...]
    clause: str
    over: str = ""
    owned: bool = False
    since: date | None = None
    until: date | None = None
    span_clause: str = ""
    unverified: tuple[str, ...] = ()
    practice: tuple[str, ...] = ()

    @property
    def regime(self) -> str:
        """Return "state" or "party"."""
        return "state" if "ND30" in self.packs else "party"

    def match(self, issuer: str, superior: str = "") -> re.Match[str] | None:
        """Return where the kind's words open the issuer's name, or None."""
        text = plain(issuer)
        if self.over and not re.search(self.over, f"{text} / {plain(superior)}"):
            return None
        return re.match(rf"(?:{self.pattern})(?!\w)", text)


# state §8.2, party §8.3: two tiers since 2025-07-01.
DISTRICT_END = date(2025, 6, 30)
TWO_TIERS = date(2025, 7, 1)
# party §8.3: announced on 2025-02-03 for Trung ương; directed in December 2024 for provinces. The
# closing decisions were not read, "early 2025" is all that is known: the quarter's last day, so
# that no lawful letter is remarked.
BLOCS_END = date(2025, 3, 31)
BLOCS_NEW = date(2025, 2, 3)

ND30, BOTH, HD36, HD05 = ("ND30",), ("HD36", "HD05"), ("HD36",), ("HD05",)
NONE, DANG_BO, CAP_UY = Superior.KHONG, Superior.DANG_BO, Superior.CAP_UY
DAI_HOI, CO_QUAN, CHU_QUAN = Superior.DAI_HOI, Superior.CO_QUAN, Superior.CHU_QUAN

# Names that begin like a second body in a joint letter (party §2.3, §2.8).
JOINT = r" -(?= (?:BAN|SỞ|CÔNG AN|VĂN PHÒNG|ỦY BAN) )"
_CITY_OF_PROVINCE = "ĐẢNG BỘ TỈNH"
_UBND, _HDND = "(?:ỦY BAN NHÂN DÂN|UBND)", "(?:HỘI ĐỒNG NHÂN DÂN|HĐND)"
_OWNER = r"TRUNG ƯƠNG|(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG) ỦY"
KL127, LAW72 = "Kết luận 127-KL/TW", "Luật 72/2025/QH15"
C_HD = "HD 05, 2.1.1; HD 36, I.1.2.1"
C_TW = "HD 05, 2.1.2.a; HD 36, I.1.2.1"
C_TINH = "HD 05, 2.1.2.b; HD 36, I.1.2.1"
C_HUYEN = "HD 36, I.1.2.1.b"
C_XA = "HD 05, 2.1.2.c; HD 36, I.1.2.1"
C_CS = "HD 05, 2.1.2.d; HD 36, I.1.2.1"
C_CB = "HD 05, 2.1.2.đ; HD 36, I.1.2.1"
C_BAN = "HD 05, 2.1.3.a; HD 36, I.1.2.1.c"
C_BCS = "HD 36, I.1.2.1.c"
C_BCD = "HD 05, 2.1.3.b; HD 36, I.1.2.1"
C_SN = "HD 05, 2.1.3.a, 3.1.2"
C_DV = "HD 05, 2.1.4; HD 36, I.1.2.1"
C_ND = "NĐ 30, PL I, II.2"

# The narrower kind stands before the wider one: the first that fits is the body's.
# ruff: noqa: E501 - tables keep their columns
# fmt: off
PARTY: tuple[BodyKind, ...] = (
    #        id                       name                                       opens with                                   symbol       above     packs  clause
    BodyKind("lien_co_quan",          "Liên cơ quan",                            rf".+{JOINT}",                               "",          NONE,     BOTH,  "HD 05, 2.1.5; HD 36, I.1.2.1"),
    BodyKind("dai_hoi",               "Đại hội",                                 "ĐẠI HỘI",                                   "ĐH",        NONE,     BOTH,  C_HD),
    BodyKind("doan_chu_tich",         "Đoàn chủ tịch đại hội",                   "ĐOÀN CHỦ TỊCH",                             "ĐH",        DAI_HOI,  BOTH,  C_HD),
    BodyKind("doan_thu_ky",           "Đoàn thư ký đại hội",                     "ĐOÀN THƯ KÝ",                               "ĐH",        DAI_HOI,  BOTH,  C_HD),
    BodyKind("ban_tham_tra",          "Ban thẩm tra tư cách đại biểu",           "BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU",             "ĐH",        DAI_HOI,  BOTH,  C_HD),
    BodyKind("ban_kiem_phieu",        "Ban kiểm phiếu",                          "BAN KIỂM PHIẾU",                            "ĐH",        DAI_HOI,  BOTH,  C_HD),
    # Văn phòng Trung ương's own name shortens its owner to the two last words.
    BodyKind("trung_uong",            "Ban Chấp hành Trung ương",                "(?:BAN CHẤP HÀNH )?TRUNG ƯƠNG",             "TW",        NONE,     BOTH,  C_TW),
    BodyKind("quan_uy_trung_uong",    "Quân uỷ Trung ương",                      "QUÂN ỦY TRUNG ƯƠNG",                        "QUTW",      NONE,     BOTH,  C_TINH),
    BodyKind("tinh_uy",               "Tỉnh uỷ",                                 "TỈNH ỦY",                                   "TU",        NONE,     BOTH,  C_TINH),
    BodyKind("thanh_uy_thuoc_tinh",   "Thành uỷ thuộc tỉnh",                     "THÀNH ỦY",                                  "TU",        DANG_BO,  HD36,  C_HUYEN, over=_CITY_OF_PROVINCE, until=DISTRICT_END, span_clause=KL127, unverified=("symbol",)),
    BodyKind("thanh_uy",              "Thành uỷ trực thuộc Trung ương",          "THÀNH ỦY",                                  "TU",        NONE,     BOTH,  C_TINH, unverified=("symbol",), practice=("symbol",)),
    BodyKind("huyen_uy",              "Huyện uỷ",                                "HUYỆN ỦY",                                  "HU",        DANG_BO,  HD36,  C_HUYEN, until=DISTRICT_END, span_clause=KL127),
    BodyKind("quan_uy",               "Quận uỷ",                                 "QUẬN ỦY",                                   "QU",        DANG_BO,  HD36,  C_HUYEN, until=DISTRICT_END, span_clause=KL127, unverified=("symbol",)),
    BodyKind("thi_uy",                "Thị uỷ",                                  "THỊ ỦY",                                    "ThU",       DANG_BO,  HD36,  C_HUYEN, until=DISTRICT_END, span_clause=KL127, unverified=("symbol",)),
    BodyKind("dang_uy_khoi",          "Đảng uỷ khối",                            "ĐẢNG ỦY KHỐI",                              "ĐUK",       NONE,     HD36,  "HD 36, I.1.3.1", until=BLOCS_END, span_clause="HD 05, 3.1.2", unverified=("until",)),
    BodyKind("dang_uy_quan_su",       "Đảng uỷ quân sự",                         "ĐẢNG ỦY (?:BỘ CHỈ HUY )?QUÂN SỰ",           "ĐUQS",      DANG_BO,  BOTH,  "HD 05, 3.1.2; HD 36, I.1.3.1"),
    BodyKind("dang_uy_cong_an",       "Đảng uỷ công an",                         "ĐẢNG ỦY CÔNG AN",                           "ĐUCA",      DANG_BO,  BOTH,  "HD 05, 3.1.2; HD 36, I.1.3.1"),
    BodyKind("dang_uy_bien_phong",    "Đảng uỷ biên phòng",                      "ĐẢNG ỦY (?:BỘ CHỈ HUY )?(?:BỘ ĐỘI )?BIÊN PHÒNG", "ĐUBP", DANG_BO,  BOTH,  "HD 05, 3.1.2; HD 36, I.1.3.1"),
    BodyKind("dang_uy_truc_thuoc_tw", "Đảng uỷ trực thuộc Trung ương",           "ĐẢNG ỦY (?:CÁC CƠ QUAN ĐẢNG TRUNG ƯƠNG|CHÍNH PHỦ|QUỐC HỘI|MẶT TRẬN TỔ QUỐC)", "ĐU", NONE, BOTH, C_TINH, since=BLOCS_NEW, span_clause="công bố 03/02/2025", unverified=("since",)),
    BodyKind("dang_uy_dac_khu",       "Đảng uỷ đặc khu",                         "ĐẢNG ỦY ĐẶC KHU",                           "ĐU",        DANG_BO,  BOTH,  C_XA, since=TWO_TIERS, span_clause=LAW72),
    BodyKind("dang_uy_thi_tran",      "Đảng uỷ thị trấn",                        "ĐẢNG ỦY THỊ TRẤN",                          "ĐU",        DANG_BO,  HD36,  "HD 36, I.1.2.1", until=DISTRICT_END, span_clause=LAW72),
    BodyKind("dang_uy_xa",            "Đảng uỷ xã, phường",                      "ĐẢNG ỦY (?:XÃ|PHƯỜNG)",                     "ĐU",        DANG_BO,  BOTH,  C_XA),
    BodyKind("dang_uy",               "Đảng uỷ cơ sở, bộ phận, cấp trên cơ sở",  "ĐẢNG ỦY",                                   "ĐU",        DANG_BO,  BOTH,  C_CS),
    BodyKind("chi_bo",                "Chi bộ",                                  "CHI BỘ",                                    "CB",        DANG_BO,  BOTH,  C_CB),
    # The letters for a commune's own offices are not settled (party §2.4): two are offered.
    BodyKind("co_quan_ubkt",          "Cơ quan uỷ ban kiểm tra",                 "CƠ QUAN ỦY BAN KIỂM TRA",                   "CQUBKT",    CAP_UY,   HD05,  "HD 05, 3.1.2", owned=True),
    BodyKind("uy_ban_kiem_tra",       "Uỷ ban kiểm tra",                         "ỦY BAN KIỂM TRA",                           "UBKT",      CAP_UY,   BOTH,  C_BAN, owned=True),
    BodyKind("van_phong",             "Văn phòng cấp uỷ",                        "VĂN PHÒNG",                                 "VP",        CAP_UY,   BOTH,  C_BAN, owned=True),
    BodyKind("ban_to_chuc",           "Ban tổ chức",                             "BAN TỔ CHỨC",                               "BTC",       CAP_UY,   BOTH,  C_BAN, owned=True),
    BodyKind("ban_tgdv",              "Ban tuyên giáo và dân vận",               "BAN TUYÊN GIÁO VÀ DÂN VẬN",                 "BTGDV",     CAP_UY,   BOTH,  C_BAN, owned=True),
    # The merger is known for Trung ương only (party §8.3): the rows below it have no end.
    BodyKind("ban_tuyen_giao_tw",     "Ban Tuyên giáo Trung ương",               "BAN TUYÊN GIÁO",                            "BTG",       CAP_UY,   HD36,  C_BAN, over="TRUNG ƯƠNG", owned=True, until=date(2025, 2, 2), span_clause="công bố 03/02/2025", unverified=("until",)),
    BodyKind("ban_dan_van_tw",        "Ban Dân vận Trung ương",                  "BAN DÂN VẬN",                               "BDV",       CAP_UY,   HD36,  C_BAN, over="TRUNG ƯƠNG", owned=True, until=date(2025, 2, 2), span_clause="công bố 03/02/2025", unverified=("until",)),
    BodyKind("ban_tuyen_giao",        "Ban tuyên giáo",                          "BAN TUYÊN GIÁO",                            "BTG",       CAP_UY,   BOTH,  C_BAN, owned=True),
    BodyKind("ban_dan_van",           "Ban dân vận",                             "BAN DÂN VẬN",                               "BDV",       CAP_UY,   BOTH,  C_BAN, owned=True),
    BodyKind("ban_noi_chinh",         "Ban nội chính",                           "BAN NỘI CHÍNH",                             "BNC",       CAP_UY,   BOTH,  C_BAN, owned=True),
    BodyKind("ban_kinh_te",           "Ban kinh tế",                             "BAN KINH TẾ",                               "BKT",       CAP_UY,   BOTH,  C_BAN, owned=True),
    BodyKind("ban_xay_dung_dang",     "Ban xây dựng đảng",                       "BAN XÂY DỰNG ĐẢNG",                         "BXDĐ",      CAP_UY,   BOTH,  C_BAN, owned=True),
    BodyKind("dang_doan",             "Đảng đoàn",                               "ĐẢNG ĐOÀN",                                 "ĐĐ",        CAP_UY,   HD36,  C_BCS, until=BLOCS_END, span_clause="HD 05, 3.1.2", unverified=("until",)),
    # Clerks glue the two words (party §7.2, seed 001).
    BodyKind("ban_can_su_dang",       "Ban cán sự đảng",                         "BAN CÁN ?SỰ ĐẢNG",                          "BCSĐ",      CAP_UY,   HD36,  C_BCS, until=BLOCS_END, span_clause="HD 05, 3.1.2", unverified=("until",)),
    BodyKind("ban_chi_dao",           "Ban chỉ đạo",                             "BAN CHỈ ĐẠO",                               "BCĐ",       CAP_UY,   BOTH,  C_BCD),
    BodyKind("tieu_ban",              "Tiểu ban",                                "TIỂU BAN",                                  "TB",        CAP_UY,   BOTH,  C_BCD),
    BodyKind("hoi_dong",              "Hội đồng",                                "HỘI ĐỒNG(?! NHÂN DÂN)",                     "HĐ",        CAP_UY,   BOTH,  C_BCD),
    BodyKind("ban",                   "Ban tham mưu, giúp việc khác",            rf"(?P<ten>BAN (?!CHẤP HÀNH|THƯỜNG VỤ|BÍ THƯ).+?)(?= (?:{_OWNER})|$)", "", CAP_UY, BOTH, C_BAN, owned=True),
    BodyKind("bao_nhan_dan",          "Báo Nhân Dân",                            "BÁO NHÂN DÂN",                              "BND",       CAP_UY,   HD05,  C_SN),
    BodyKind("tap_chi_cong_san",      "Tạp chí Cộng sản",                        "TẠP CHÍ CỘNG SẢN",                          "TCCS",      CAP_UY,   HD05,  C_SN),
    BodyKind("hoc_vien_chinh_tri",    "Học viện Chính trị quốc gia Hồ Chí Minh", "HỌC VIỆN CHÍNH TRỊ QUỐC GIA HỒ CHÍ MINH",   "HVCTQGHCM", CAP_UY,   HD05,  C_SN),
    BodyKind("dai_truyen_hinh",       "Đài Truyền hình Việt Nam",                "ĐÀI TRUYỀN HÌNH VIỆT NAM",                  "ĐTHVN",     CAP_UY,   HD05,  C_SN),
    BodyKind("dai_tieng_noi",         "Đài Tiếng nói Việt Nam",                  "ĐÀI TIẾNG NÓI VIỆT NAM",                    "ĐTNVN",     CAP_UY,   HD05,  C_SN),
    BodyKind("thong_tan_xa",          "Thông tấn xã Việt Nam",                   "THÔNG TẤN XÃ VIỆT NAM",                     "TTXVN",     CAP_UY,   HD05,  C_SN),
    BodyKind("vien_khxh",             "Viện Hàn lâm Khoa học xã hội Việt Nam",   "VIỆN HÀN LÂM KHOA HỌC XÃ HỘI VIỆT NAM",     "VHLKHXHVN", CAP_UY,   HD05,  C_SN),
    BodyKind("vien_khcn",             "Viện Hàn lâm Khoa học và Công nghệ Việt Nam", "VIỆN HÀN LÂM KHOA HỌC VÀ CÔNG NGHỆ VIỆT NAM", "VHLKHCNVN", CAP_UY, HD05, C_SN),
    BodyKind("truong_chinh_tri",      "Trường chính trị",                        "TRƯỜNG CHÍNH TRỊ",                          "TCT",       CAP_UY,   HD05,  C_SN),
    BodyKind("trung_tam_chinh_tri",   "Trung tâm chính trị",                     "TRUNG TÂM CHÍNH TRỊ",                       "TTCT",      CAP_UY,   HD05,  C_SN),
    BodyKind("co_quan_bao_chi",       "Cơ quan báo và phát thanh, truyền hình",  "CƠ QUAN BÁO VÀ PHÁT THANH, TRUYỀN HÌNH",    "CQBPTTH",   CAP_UY,   HD05,  C_SN),
    BodyKind("don_vi",                "Đơn vị trong cơ quan đảng",               "(?:VỤ|PHÒNG) .+",                           "",          CO_QUAN,  BOTH,  C_DV),
)
# No symbol here is the decree's: the head of the agency sets it (PL I, II.3; Điều 15). The place
# of UBND, HĐND and Bộ without a superior is practice too (state §2.3).
SELF, HOUSE = ("symbol", "superior"), ("symbol",)
STATE: tuple[BodyKind, ...] = (
    BodyKind("ubnd_tinh",             "UBND tỉnh, thành phố",                    f"{_UBND} (?:TỈNH|THÀNH PHỐ)",               "UBND",      NONE,     ND30,  C_ND, practice=SELF),
    BodyKind("ubnd_huyen",            "UBND huyện, quận, thị xã",                f"{_UBND} (?:HUYỆN|QUẬN|THỊ XÃ)",            "UBND",      NONE,     ND30,  C_ND, until=DISTRICT_END, span_clause=LAW72, practice=SELF),
    BodyKind("ubnd_xa",               "UBND xã, phường",                         f"{_UBND} (?:XÃ|PHƯỜNG)",                    "UBND",      NONE,     ND30,  C_ND, practice=SELF),
    BodyKind("ubnd_dac_khu",          "UBND đặc khu",                            f"{_UBND} ĐẶC KHU",                          "UBND",      NONE,     ND30,  C_ND, since=TWO_TIERS, span_clause=LAW72, practice=SELF),
    BodyKind("ubnd_thi_tran",         "UBND thị trấn",                           f"{_UBND} THỊ TRẤN",                         "UBND",      NONE,     ND30,  C_ND, until=DISTRICT_END, span_clause=LAW72, practice=SELF),
    BodyKind("ubnd",                  "UBND",                                    _UBND,                                       "UBND",      NONE,     ND30,  C_ND, practice=SELF),
    BodyKind("hdnd_tinh",             "HĐND tỉnh, thành phố",                    f"{_HDND} (?:TỈNH|THÀNH PHỐ)",               "HĐND",      NONE,     ND30,  C_ND, practice=SELF),
    BodyKind("hdnd_huyen",            "HĐND huyện, quận, thị xã",                f"{_HDND} (?:HUYỆN|QUẬN|THỊ XÃ)",            "HĐND",      NONE,     ND30,  C_ND, until=DISTRICT_END, span_clause=LAW72, practice=SELF),
    BodyKind("hdnd_xa",               "HĐND xã, phường",                         f"{_HDND} (?:XÃ|PHƯỜNG)",                    "HĐND",      NONE,     ND30,  C_ND, practice=SELF),
    BodyKind("hdnd_dac_khu",          "HĐND đặc khu",                            f"{_HDND} ĐẶC KHU",                          "HĐND",      NONE,     ND30,  C_ND, since=TWO_TIERS, span_clause=LAW72, practice=SELF),
    BodyKind("hdnd_thi_tran",         "HĐND thị trấn",                           f"{_HDND} THỊ TRẤN",                         "HĐND",      NONE,     ND30,  C_ND, until=DISTRICT_END, span_clause=LAW72, practice=SELF),
    BodyKind("hdnd",                  "HĐND",                                    _HDND,                                       "HĐND",      NONE,     ND30,  C_ND, practice=SELF),
    BodyKind("quan_su",               "Đơn vị quân đội",                         "BỘ (?:CHỈ HUY|TƯ LỆNH|QUỐC PHÒNG)",         "",          CHU_QUAN, ND30,  C_ND, practice=HOUSE),
    BodyKind("cong_an",               "Công an",                                 "(?P<ten>(?:BỘ )?CÔNG AN)",                  "",          CHU_QUAN, ND30,  C_ND, practice=HOUSE),
    BodyKind("bo",                    "Bộ",                                      "BỘ .+",                                     "",          NONE,     ND30,  C_ND, practice=SELF),
    BodyKind("so",                    "Sở",                                      "(?P<ten>SỞ .+?)(?= (?:TỈNH|THÀNH PHỐ) |$)", "",          CHU_QUAN, ND30,  C_ND, practice=HOUSE),
    # A phòng's own letters leave out the word Phòng: /VHXH (state §8.2).
    BodyKind("phong_huyen",           "Phòng cấp huyện",                         "PHÒNG (?P<ten>.+)",                         "",          CHU_QUAN, ND30,  C_ND, over=f"{_UBND} (?:HUYỆN|QUẬN|THỊ XÃ)", until=DISTRICT_END, span_clause=LAW72, practice=HOUSE),
    BodyKind("phong",                 "Phòng",                                   "PHÒNG (?P<ten>.+)",                         "",          CHU_QUAN, ND30,  C_ND, practice=HOUSE),
    BodyKind("van_phong_nn",          "Văn phòng",                               "VĂN PHÒNG",                                 "VP",        CHU_QUAN, ND30,  C_ND, practice=HOUSE),
    BodyKind("y_te",                  "Cơ sở y tế công lập",                     "BỆNH VIỆN|TRUNG TÂM Y TẾ|TRẠM Y TẾ",        "",          CHU_QUAN, ND30,  C_ND, practice=HOUSE),
    BodyKind("truong",                "Trường, học viện công lập",               "(?:TRƯỜNG|HỌC VIỆN|ĐẠI HỌC) .+",            "",          CHU_QUAN, ND30,  C_ND, practice=HOUSE),
    BodyKind("vien",                  "Viện khoa học công lập",                  "VIỆN (?!KIỂM SÁT).+",                       "",          CHU_QUAN, ND30,  C_ND, practice=HOUSE),
    BodyKind("tu_van",                "Tổ chức tư vấn: hội đồng, ban, tổ",       "(?:BAN CHỈ ĐẠO|HỘI ĐỒNG|TỔ) .+",            "",          CHU_QUAN, ND30,  C_ND, practice=HOUSE),
)
# fmt: on
BODIES: dict[str, BodyKind] = {kind.id: kind for kind in (*PARTY, *STATE)}


@dataclass(frozen=True, slots=True)
class Found:
    """A recognised body: its kind, the words to abbreviate, what follows its name, and above it."""

    kind: BodyKind
    named: str
    rest: str
    above: str


def find_body(issuer_lines: str, superior_lines: str, regime: str) -> Found | None:
    """Return what the lines name, or None for a body the tables lack.

    Some clerks type ĐẢNG BỘ … into the issuer's lines (party §7.2, seed 003): it is passed over.
    """
    lines = lines_of(issuer_lines)
    starts = len(lines) if lines and plain(lines[0]).startswith("ĐẢNG BỘ ") else 1
    for start in range(min(starts, len(lines))):
        issuer = " ".join(lines[start:])
        above = " ".join([*lines[:start], superior_lines])
        for kind in BODIES.values():
            if kind.regime == regime and (match := kind.match(issuer, above)):
                named = match["ten"] if "ten" in match.re.groupindex else match.string
                return Found(kind, named, match.string[match.end() :].strip(), above)
    return None


def kind_of(issuer_lines: str, superior_lines: str, regime: str) -> BodyKind | None:
    """Return the kind of body that the lines name, or None for one the tables lack."""
    found = find_body(issuer_lines, superior_lines, regime)
    return found.kind if found else None
