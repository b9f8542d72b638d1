"""Who signs in whose name: the lawful lines of authority and position (state §2.10, party §2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.office.bodies import BodyKind


@dataclass(frozen=True, slots=True)
class Block:
    """One lawful signature block: lines of authority, lines of position, who may use it.

    An empty id among `kinds` offers it for a body that is not known. `practice`: the arrangement
    follows from the rules, no text shows it. `confirms`: it stands under “Xác nhận chữ ký …”.
    """

    quyen_han: tuple[str, ...]
    chuc_vu: tuple[str, ...]
    kinds: tuple[str, ...]
    packs: tuple[str, ...]
    clause: str
    case: str = ""
    practice: bool = False
    unverified: bool = False
    confirms: bool = False


ND30, BOTH, HD36, HD05 = ("ND30",), ("HD36", "HD05"), ("HD36",), ("HD05",)
ANY = ("",)
UBND = ("ubnd_tinh", "ubnd_huyen", "ubnd_xa", "ubnd_dac_khu", "ubnd_thi_tran", "ubnd")
HDND = ("hdnd_tinh", "hdnd_huyen", "hdnd_xa", "hdnd_dac_khu", "hdnd_thi_tran", "hdnd")
PHONG = ("phong_huyen", "phong")
GIAM_DOC = ("so", "y_te")
DANG_UY = (
    "dang_uy_xa",
    "dang_uy_dac_khu",
    "dang_uy_thi_tran",
    "dang_uy",
    "dang_uy_truc_thuoc_tw",
    "dang_uy_khoi",
    "dang_uy_quan_su",
    "dang_uy_cong_an",
    "dang_uy_bien_phong",
)
THANH_UY = ("thanh_uy", "thanh_uy_thuoc_tinh")
# Every cấp uỷ that elects a ban thường vụ; a chi bộ does not.
CAP_UY = ("tinh_uy", *THANH_UY, "quan_uy_trung_uong", "huyen_uy", "quan_uy", "thi_uy", *DANG_UY)
BAN = (
    "ban_to_chuc",
    "ban_tgdv",
    "ban_tuyen_giao_tw",
    "ban_dan_van_tw",
    "ban_tuyen_giao",
    "ban_dan_van",
    "ban_noi_chinh",
    "ban_kinh_te",
    "ban_xay_dung_dang",
    "ban",
)
# One-chief bodies whose head's title the regulation does not spell.
CHIEFS = (
    "co_quan_ubkt",
    "bao_nhan_dan",
    "tap_chi_cong_san",
    "hoc_vien_chinh_tri",
    "dai_truyen_hinh",
    "dai_tieng_noi",
    "thong_tan_xa",
    "vien_khxh",
    "vien_khcn",
    "truong_chinh_tri",
    "trung_tam_chinh_tri",
    "co_quan_bao_chi",
    "don_vi",
)
S7, S13, C_A, C_B, C_C, C_D, C_LINES = (
    "NĐ 30, PL I, II.7",
    "NĐ 30, PL I, II.7; Điều 13",
    "HD 05, 7.1.1.a; HD 36, I.1.7.1",
    "HD 05, 7.1.1.b; HD 36, I.1.7.1",
    "HD 05, 7.1.1.c; HD 36, I.1.7.1",
    "HD 05, 7.1.1.c, d; HD 36, I.1.7.1",
    "HD 05, 7.1.2; HD 36, I.1.7.1",
)
BTV, TLBTV = ("T/M BAN THƯỜNG VỤ",), ("T/L BAN THƯỜNG VỤ",)
BT, PBT = ("BÍ THƯ",), ("PHÓ BÍ THƯ",)
CVP, PCVP = ("CHÁNH VĂN PHÒNG",), ("PHÓ CHÁNH VĂN PHÒNG",)
CN, TRUONG_BAN, NOBODY = ("CHỦ NHIỆM",), ("TRƯỞNG BAN",), ()

# Best first for each kind of body: what most letters carry, then the rarer cases.
# ruff: noqa: E501 - tables keep their columns
# fmt: off
STATE: tuple[Block, ...] = (
    #     quyền hạn                                      chức vụ                   kinds            packs  clause
    Block(("TM. ỦY BAN NHÂN DÂN",),                      ("CHỦ TỊCH",),            (*UBND, *ANY),   ND30,  S7),
    Block(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),       ("PHÓ CHỦ TỊCH",),        (*UBND, *ANY),   ND30,  S13, "ký thay người đứng đầu", practice=True),
    Block(("TM. HỘI ĐỒNG NHÂN DÂN",),                    ("CHỦ TỊCH",),            HDND,            ND30,  S13),
    Block(("TM. HỘI ĐỒNG NHÂN DÂN", "KT. CHỦ TỊCH"),     ("PHÓ CHỦ TỊCH",),        HDND,            ND30,  S13, "ký thay người đứng đầu", practice=True),
    Block(NOBODY,                                        ("CHỦ TỊCH",),            (*UBND, *HDND, *ANY), ND30, S7, "Chủ tịch ký với quyền của mình"),
    Block(("KT. CHỦ TỊCH",),                             ("PHÓ CHỦ TỊCH",),        (*UBND, *HDND),  ND30,  S13, "ký thay Chủ tịch"),
    Block(("KT. BỘ TRƯỞNG",),                            ("THỨ TRƯỞNG",),          ("bo", *ANY),    ND30,  S7, "ký thay Bộ trưởng"),
    Block(NOBODY,                                        ("BỘ TRƯỞNG",),           ("bo",),         ND30,  S13),
    Block(NOBODY,                                        ("GIÁM ĐỐC",),            (*GIAM_DOC, *ANY), ND30, S13),
    Block(("KT. GIÁM ĐỐC",),                             ("PHÓ GIÁM ĐỐC",),        (*GIAM_DOC, *ANY), ND30, S13, "ký thay Giám đốc"),
    Block(NOBODY,                                        ("TRƯỞNG PHÒNG",),        PHONG,           ND30,  S13),
    Block(("KT. TRƯỞNG PHÒNG",),                         ("PHÓ TRƯỞNG PHÒNG",),    PHONG,           ND30,  S13, "ký thay Trưởng phòng"),
    Block(NOBODY,                                        CVP,                      ("van_phong_nn",), ND30, S13),
    Block(("KT. CHÁNH VĂN PHÒNG",),                      PCVP,                     ("van_phong_nn",), ND30, S13, "ký thay Chánh Văn phòng"),
    Block(NOBODY,                                        ("HIỆU TRƯỞNG",),         ("truong",),     ND30,  S13, practice=True),
    Block(("KT. HIỆU TRƯỞNG",),                          ("PHÓ HIỆU TRƯỞNG",),     ("truong",),     ND30,  S13, "ký thay Hiệu trưởng", practice=True),
    # A tổ chức tư vấn's head signs with the title in that body.
    Block(NOBODY,                                        TRUONG_BAN,               ("tu_van",),     ND30,  S7, "trưởng ban", practice=True),
    Block(NOBODY,                                        ("CHỦ TỊCH HỘI ĐỒNG",),   ("tu_van",),     ND30,  S7, "chủ tịch hội đồng", practice=True),
    Block(NOBODY,                                        ("TỔ TRƯỞNG",),           ("tu_van",),     ND30,  S7, "tổ trưởng", practice=True),
    Block(("TL. CHỦ TỊCH",),                             CVP,                      (*UBND, *ANY),   ND30,  S13, "thừa lệnh", practice=True),
    Block(("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG"),       PCVP,                     UBND,            ND30,  S13, "thừa lệnh, cấp phó ký thay", practice=True),
    Block(("TL. BỘ TRƯỞNG",),                            CVP,                      ("bo",),         ND30,  S13, "thừa lệnh", practice=True),
    Block(("TL. GIÁM ĐỐC",),                             ("TRƯỞNG PHÒNG",),        GIAM_DOC,        ND30,  S13, "thừa lệnh", practice=True),
    Block(("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG"),          ("PHÓ TRƯỞNG PHÒNG",),    (*GIAM_DOC, *ANY), ND30, S13, "thừa lệnh, cấp phó ký thay", practice=True),
    Block(("TUQ. CHỦ TỊCH",),                            ("GIÁM ĐỐC SỞ …",),       ("ubnd_tinh", *ANY), ND30,  S13, "thừa ủy quyền", practice=True),
    Block(NOBODY,                                        ("Q. CHỦ TỊCH",),         (*UBND, *HDND),  ND30,  S13, "quyền cấp trưởng", practice=True),
    Block(NOBODY,                                        ("Q. GIÁM ĐỐC",),         (*GIAM_DOC, *ANY), ND30, S13, "quyền cấp trưởng", practice=True),
)
PARTY: tuple[Block, ...] = (
    #     quyền hạn                                      chức vụ                   kinds            packs  clause
    Block(("T/M ĐOÀN CHỦ TỊCH",),                        NOBODY,                   ("dai_hoi", "doan_chu_tich"), BOTH, C_A),
    Block(("T/M ĐOÀN THƯ KÝ",),                          ("TRƯỞNG ĐOÀN",),         ("doan_thu_ky",), BOTH, C_A),
    Block(("T/M BAN THẨM TRA TƯ CÁCH ĐẠI BIỂU",),        TRUONG_BAN,               ("ban_tham_tra",), BOTH, C_A),
    Block(("T/M BAN KIỂM PHIẾU",),                       TRUONG_BAN,               ("ban_kiem_phieu",), BOTH, C_A),
    Block(TLBTV,                                         CVP,                      ("dai_hoi", "doan_chu_tich", "doan_thu_ky", "ban_tham_tra", "ban_kiem_phieu"), BOTH, C_D, "xác nhận chữ ký, đại hội không có con dấu", confirms=True),
    Block(TLBTV,                                         PCVP,                     ("dai_hoi", "doan_chu_tich", "doan_thu_ky", "ban_tham_tra", "ban_kiem_phieu"), BOTH, C_D, "xác nhận chữ ký, đại hội không có con dấu", confirms=True),
    Block(NOBODY,                                        BT,                       ("dai_hoi", "doan_chu_tich", "doan_thu_ky", "ban_tham_tra", "ban_kiem_phieu"), HD05, "HD 05, 7.1", "xác nhận chữ ký, cấp uỷ không có văn phòng", confirms=True),
    Block(NOBODY,                                        PBT,                      ("dai_hoi", "doan_chu_tich", "doan_thu_ky", "ban_tham_tra", "ban_kiem_phieu"), HD05, "HD 05, 7.1", "xác nhận chữ ký, cấp uỷ không có văn phòng", confirms=True),
    Block(("T/M TỈNH UỶ",),                              BT,                       ("dai_hoi",),    BOTH,  C_A, "xác nhận nghị quyết đại hội", confirms=True),
    Block(("T/M TỈNH UỶ",),                              PBT,                      ("dai_hoi",),    BOTH,  C_A, "xác nhận nghị quyết đại hội, bí thư đã ký thay mặt đoàn chủ tịch", confirms=True),
    Block(("T/M THÀNH UỶ",),                             BT,                       ("dai_hoi",),    BOTH,  C_A, "xác nhận nghị quyết đại hội", confirms=True),
    Block(("T/M THÀNH UỶ",),                             PBT,                      ("dai_hoi",),    BOTH,  C_A, "xác nhận nghị quyết đại hội, bí thư đã ký thay mặt đoàn chủ tịch", confirms=True),
    Block(("T/M ĐẢNG UỶ",),                              BT,                       ("dai_hoi",),    BOTH,  C_A, "xác nhận nghị quyết đại hội", confirms=True),
    Block(("T/M ĐẢNG UỶ",),                              PBT,                      ("dai_hoi",),    BOTH,  C_A, "xác nhận nghị quyết đại hội, bí thư đã ký thay mặt đoàn chủ tịch", confirms=True),
    Block(("T/M BAN CHẤP HÀNH TRUNG ƯƠNG",),             ("TỔNG BÍ THƯ",),         ("trung_uong",), BOTH,  C_LINES),
    Block(("T/M BỘ CHÍNH TRỊ",),                         NOBODY,                   ("trung_uong",), BOTH,  C_LINES),
    Block(("T/M BAN BÍ THƯ",),                           NOBODY,                   ("trung_uong",), BOTH,  C_LINES),
    Block(BTV,                                           BT,                       (*CAP_UY, *ANY), BOTH,  C_LINES),
    Block(BTV,                                           PBT,                      (*CAP_UY, *ANY), BOTH,  C_LINES),
    Block(("T/M TỈNH UỶ",),                              BT,                       ("tinh_uy", *ANY), BOTH, C_LINES),
    Block(("T/M TỈNH UỶ",),                              PBT,                      ("tinh_uy",),    BOTH,  C_LINES),
    Block(("T/M THÀNH UỶ",),                             BT,                       THANH_UY,        BOTH,  C_LINES),
    Block(("T/M THÀNH UỶ",),                             PBT,                      THANH_UY,        BOTH,  C_LINES),
    Block(("T/M HUYỆN UỶ",),                             BT,                       ("huyen_uy",),   HD36,  "HD 36, I.1.7.1"),
    Block(("T/M HUYỆN UỶ",),                             PBT,                      ("huyen_uy",),   HD36,  "HD 36, I.1.7.1"),
    Block(("T/M QUẬN UỶ",),                              BT,                       ("quan_uy",),    HD36,  "HD 36, I.1.7.1", unverified=True),
    Block(("T/M QUẬN UỶ",),                              PBT,                      ("quan_uy",),    HD36,  "HD 36, I.1.7.1", unverified=True),
    Block(("T/M THỊ UỶ",),                               BT,                       ("thi_uy",),     HD36,  "HD 36, I.1.7.1", unverified=True),
    Block(("T/M THỊ UỶ",),                               PBT,                      ("thi_uy",),     HD36,  "HD 36, I.1.7.1", unverified=True),
    Block(("T/M ĐẢNG UỶ",),                              BT,                       (*DANG_UY, *ANY), BOTH, C_LINES),
    Block(("T/M ĐẢNG UỶ",),                              PBT,                      (*DANG_UY, *ANY), BOTH, C_LINES),
    Block(("T/M CHI BỘ",),                               BT,                       ("chi_bo", *ANY), BOTH, C_LINES),
    Block(("T/M CHI BỘ",),                               PBT,                      ("chi_bo", *ANY), BOTH, C_LINES),
    Block(TLBTV,                                         CVP,                      (*CAP_UY, *ANY), BOTH,  C_D, "thừa lệnh"),
    Block(TLBTV,                                         PCVP,                     (*CAP_UY, *ANY), BOTH,  C_D, "thừa lệnh"),
    Block(BTV,                                           NOBODY,                   CAP_UY,          BOTH,  C_LINES, "uỷ viên ký, không ghi chức vụ"),
    Block(("T/M UỶ BAN KIỂM TRA",),                      CN,                       ("uy_ban_kiem_tra", *ANY), BOTH, C_LINES),
    Block(("T/M UỶ BAN KIỂM TRA",),                      ("PHÓ CHỦ NHIỆM",),       ("uy_ban_kiem_tra", *ANY), BOTH, C_LINES),
    Block(("T/M ĐẢNG ĐOÀN",),                            BT,                       ("dang_doan",),  HD36,  "HD 36, I.1.7.1"),
    Block(("T/M ĐẢNG ĐOÀN",),                            PBT,                      ("dang_doan",),  HD36,  "HD 36, I.1.7.1"),
    Block(("T/M BAN CÁN SỰ ĐẢNG",),                      BT,                       ("ban_can_su_dang",), HD36, "HD 36, I.1.7.1"),
    Block(("T/M BAN CÁN SỰ ĐẢNG",),                      PBT,                      ("ban_can_su_dang",), HD36, "HD 36, I.1.7.1"),
    Block(NOBODY,                                        TRUONG_BAN,               (*BAN, *ANY),    BOTH,  C_B),
    Block(("K/T TRƯỞNG BAN",),                           ("PHÓ TRƯỞNG BAN",),      (*BAN, *ANY),    BOTH,  C_B, "ký thay Trưởng ban"),
    Block(NOBODY,                                        ("PHÓ TRƯỞNG BAN",),      BAN,             BOTH,  C_B, "chưa có Trưởng ban, cấp phó phụ trách"),
    Block(NOBODY,                                        ("Q. TRƯỞNG BAN",),       BAN,             BOTH,  C_C, "quyền Trưởng ban"),
    Block(("T/L TRƯỞNG BAN",),                           CVP,                      BAN,             HD36,  "HD 36, I.1.7.1", "thừa lệnh"),
    Block(NOBODY,                                        CVP,                      ("van_phong", *ANY), BOTH, C_B),
    Block(("K/T CHÁNH VĂN PHÒNG",),                      PCVP,                     ("van_phong", *ANY), BOTH, C_B, "ký thay Chánh Văn phòng"),
    Block(NOBODY,                                        PCVP,                     ("van_phong",),  BOTH,  C_B, "chưa có Chánh Văn phòng, cấp phó phụ trách"),
    Block(NOBODY,                                        ("Q. CHÁNH VĂN PHÒNG",),  ("van_phong",),  BOTH,  C_C, "quyền Chánh Văn phòng"),
    Block(TLBTV,                                         CVP,                      ("van_phong",),  BOTH,  C_D, "thừa lệnh"),
    Block(TLBTV,                                         PCVP,                     ("van_phong",),  BOTH,  C_D, "thừa lệnh"),
    Block(NOBODY,                                        ("TRƯỞNG BAN CHỈ ĐẠO",),  ("ban_chi_dao",), BOTH, C_B, "có con dấu riêng"),
    Block(("K/T TRƯỞNG BAN CHỈ ĐẠO",),                   ("PHÓ TRƯỞNG BAN CHỈ ĐẠO",), ("ban_chi_dao",), BOTH, C_B, "có con dấu riêng, ký thay"),
    Block(NOBODY,                                        ("BÍ THƯ", "kiêm", "TRƯỞNG BAN CHỈ ĐẠO"), ("ban_chi_dao",), BOTH, C_LINES, "không có con dấu riêng"),
    Block(NOBODY,                                        ("TRƯỞNG TIỂU BAN",),     ("tieu_ban",),   BOTH,  C_B, "có con dấu riêng"),
    Block(("K/T TRƯỞNG TIỂU BAN",),                      ("PHÓ TRƯỞNG TIỂU BAN",), ("tieu_ban",),  BOTH,  C_B, "có con dấu riêng, ký thay"),
    Block(NOBODY,                                        ("…", "kiêm", "TRƯỞNG TIỂU BAN"), ("tieu_ban",), BOTH, C_LINES, "không có con dấu riêng"),
    Block(("T/M HỘI ĐỒNG",),                             ("CHỦ TỊCH",),            ("hoi_dong",),   BOTH,  C_LINES, "có con dấu riêng"),
    Block(("T/M HỘI ĐỒNG",),                             ("PHÓ CHỦ TỊCH",),        ("hoi_dong",),   BOTH,  C_LINES, "có con dấu riêng"),
    Block(NOBODY,                                        ("TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN", "kiêm", "PHÓ CHỦ TỊCH HỘI ĐỒNG"), ("hoi_dong",), HD05, "HD 05, 7.1.2", "không có con dấu riêng"),
    Block(NOBODY,                                        ("…", "kiêm", "CHỦ TỊCH HỘI ĐỒNG"), ("hoi_dong",), BOTH, C_LINES, "không có con dấu riêng"),
    Block(NOBODY,                                        ("…",),                   CHIEFS,          BOTH,  C_B, "người đứng đầu ký"),
    Block(("K/T …",),                                    ("PHÓ …",),               CHIEFS,          BOTH,  C_B, "ký thay người đứng đầu"),
    Block(NOBODY,                                        ("CHÁNH VĂN PHÒNG", "TỈNH UỶ"), ("lien_co_quan",), BOTH, C_LINES, "cơ quan chủ trì, bên phải"),
    Block(NOBODY,                                        ("CHÁNH VĂN PHÒNG", "UỶ BAN NHÂN DÂN TỈNH"), ("lien_co_quan",), BOTH, C_LINES, "cơ quan cùng ký, bên trái"),
    Block(NOBODY,                                        ("CHỦ TRÌ HỘI NGHỊ",),    ANY,             BOTH,  C_LINES, "biên bản hội nghị, bên phải"),
    Block(NOBODY,                                        ("NGƯỜI GHI BIÊN BẢN",),  ANY,             BOTH,  C_LINES, "biên bản hội nghị, bên trái"),
    Block(TLBTV,                                         CVP,                      ANY,             BOTH,  C_D, "xác nhận chữ ký trong biên bản hội nghị", confirms=True),
    Block(("T/L TRƯỞNG BAN …",),                         CVP,                      ANY,             BOTH,  C_D, "xác nhận chữ ký trong biên bản hội nghị", confirms=True),
)
# fmt: on
BLOCKS: tuple[Block, ...] = STATE + PARTY


def offers(kind: BodyKind | None, pack_name: str) -> tuple[Block, ...]:
    """Return the lawful blocks of a kind of body, best first; the general ones when it is None."""
    of_pack = [block for block in BLOCKS if pack_name in block.packs]
    own = tuple(block for block in of_pack if kind and kind.id in block.kinds)
    return own or tuple(block for block in of_pack if "" in block.kinds)


def signs_for_all(kind: BodyKind) -> bool:
    """Tell whether a Party body signs T/M, so that its deputies do not sign K/T (party §2.8)."""
    marks = (line for block in PARTY if kind.id in block.kinds for line in block.quyen_han[:1])
    return any(line.startswith("T/M") for line in marks)


def positions_for_all() -> frozenset[str]:
    """Return the positions that may stand after T/M (HD 05, 7.1.2)."""
    blocks = (block for block in PARTY if block.quyen_han[:1] and block.quyen_han[0][:3] == "T/M")
    return frozenset(line for block in blocks for line in block.chuc_vu)
