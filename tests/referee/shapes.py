"""Letters made to bring one trait to the page each; the words say nothing."""

from dataclasses import dataclass, field, replace

from drafter.draft.fields import Draft, coerce
from drafter.layout.rules import HouseChoices
from drafter.pipeline import fields_of
from drafter.template.catalogue import example_draft, load_catalogue
from tests.helpers.images import chart

SENTENCE = (
    "Các cơ quan, đơn vị rà soát hồ sơ, tài liệu đang lưu giữ, lập danh mục theo từng năm và gửi "
    "về Văn phòng để tổng hợp, bảo đảm đầy đủ, chính xác, đúng thời hạn đã giao tại kế hoạch năm."
)
TWO_LINES = SENTENCE[: SENTENCE.index(" để tổng hợp")] + "."
STATE = {
    "co_quan_chu_quan": "UBND TỈNH SƠN GIANG",
    "co_quan_ban_hanh": "SỞ NỘI VỤ",
    "so": "07",
    "ky_hieu": "SNV-VP",
    "dia_danh": "Sơn Giang",
    "ngay": "2026-02-05",
    "trich_yeu": "rà soát hồ sơ lưu trữ",
    "kinh_gui": ["Các phòng, đơn vị thuộc Sở", "Trung tâm Lưu trữ lịch sử tỉnh"],
    "tham_quyen": "GIÁM ĐỐC SỞ NỘI VỤ",
    "can_cu": [
        "Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024",
        "Căn cứ Quyết định số 12/2025/QĐ-UBND ngày 14 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh "
        "Sơn Giang quy định chức năng, nhiệm vụ, quyền hạn và cơ cấu tổ chức của Sở Nội vụ",
        "Theo đề nghị của Chánh Văn phòng Sở",
    ],
    "noi_dung": f"{SENTENCE}\n{SENTENCE} {SENTENCE}\n{SENTENCE}",
    "quyen_han": "KT. GIÁM ĐỐC",
    "chuc_vu": "PHÓ GIÁM ĐỐC",
    "ho_ten": "Đinh Thị Mơ",
    "noi_nhan": ["Như trên", "Thanh tra tỉnh (để biết)", "Lưu: VT, VP"],
}
PARTY = STATE | {
    "co_quan_chu_quan": "ĐẢNG BỘ TỈNH SƠN GIANG",
    "co_quan_ban_hanh": "ĐẢNG UỶ PHƯỜNG ĐÔNG KHÊ",
    "ky_hieu": "CV/ĐU",
    "dia_danh": "Đông Khê",
    "ngay": "2026-06-05",
    "trich_yeu": "về việc rà soát hồ sơ lưu trữ",
    "kinh_gui": ["Các chi bộ trực thuộc Đảng uỷ phường", "Văn phòng Đảng uỷ"],
    "kinh_trinh": ["Ban Thường vụ Tỉnh uỷ", "Văn phòng Tỉnh uỷ"],
    "tham_quyen": "BAN THƯỜNG VỤ ĐẢNG UỶ PHƯỜNG ĐÔNG KHÊ",
    "can_cu": [
        "Căn cứ Điều lệ Đảng Cộng sản Việt Nam",
        "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ phường Đông Khê khoá XII, nhiệm kỳ "
        "2025 - 2030 và chương trình công tác năm của Ban Thường vụ Đảng uỷ phường",
        "Xét đề nghị của Ban Xây dựng Đảng",
    ],
    "quyen_han": "T/M BAN THƯỜNG VỤ",
    "chuc_vu": "PHÓ BÍ THƯ",
    "noi_nhan": ["Như trên", "Văn phòng Tỉnh uỷ (để báo cáo)", "Lưu Văn phòng Đảng uỷ"],
}
IN_2021 = {"ngay": "2021-06-05"}
FAR = {"dia_danh": "Thành phố Hồ Chí Minh", "ngay": "2026-12-29"}
THREE_LINES = "rà soát, chỉnh lý, số hoá hồ sơ lưu trữ của các cơ quan, tổ chức thuộc nguồn nộp lưu"
LONG = (
    f"triển khai kế hoạch {THREE_LINES} vào lưu trữ lịch sử, giai đoạn 2026 - 2030, tầm nhìn đến "
    "năm 2035 trên địa bàn các xã, phường và đặc khu"
)
MANY = [f"Ủy ban nhân dân xã Thạch Lĩnh số {number}, huyện cũ Đông Khê" for number in range(1, 30)]
TABLE = f"""\
{SENTENCE}
| STT | Tên hồ sơ | Thời hạn | Số trang |
|:---:|---|:---:|---:|
| 1 | Hồ sơ đại hội | Vĩnh viễn | 1.250 |
| 2 | Hồ sơ tổ chức hội nghị tổng kết công tác lưu trữ năm của các cơ quan, đơn vị | 20 năm | 87 |
| 3 | Sổ đăng ký văn bản đi | 10 năm | 6 |"""
LONG_TABLE = TABLE + "".join(
    f"\n| {number} | Hồ sơ công việc năm {1980 + number} | 10 năm | {number} |"
    for number in range(4, 44)
)
LEVELS = f"""\
{SENTENCE}
Phần I
QUY ĐỊNH CHUNG
Chương I
PHẠM VI VÀ ĐỐI TƯỢNG
Mục 1
PHẠM VI
Điều 1. Phạm vi điều chỉnh
1. {SENTENCE}
a) {SENTENCE}
b) Các việc *theo mùa* và **việc gấp** ghi riêng;
- {SENTENCE}
Điều 2. {SENTENCE}
2. {SENTENCE}
Phần II
TỔ CHỨC THỰC HIỆN VÀ TRÁCH NHIỆM CỦA CÁC CƠ QUAN, ĐƠN VỊ TRONG VIỆC QUẢN LÝ HỒ SƠ LƯU TRỮ
{SENTENCE}"""

BY_HAND = f"""\
{SENTENCE}
[chương] PHẦN ĐẦU
[tên đề mục] QUY ĐỊNH CHUNG
[điều] Phạm vi điều chỉnh
[đoạn] 1. {SENTENCE}
[khoản] {SENTENCE}
[gạch] {SENTENCE}
[căn cứ] Căn cứ quy chế làm việc của cơ quan;
[mục La Mã] III. Kết luận
{SENTENCE}"""
WIDE_TABLE = "\n".join(
    (
        "| STT | " + " | ".join(f"Chỉ tiêu chủ yếu số {number}" for number in range(1, 9)) + " |",
        "|---|" + "---|" * 8,
        *(f"| {row} |" + " giá trị theo năm |" * 8 for row in range(1, 31)),
    )
)
HEADED_TWICE = """\
| STT | Tên hồ sơ, tài liệu | Số lượng | < | Ghi chú |
| ^ | ^ | Hồ sơ | Trang | ^ |
|:---:|---|---:|---:|---|
"""
HEADED_THRICE = """\
| STT | Đơn vị nộp lưu | Kết quả thực hiện trong năm | < | < | < |
| ^ | ^ | Tài liệu giấy | < | Tài liệu điện tử | < |
| ^ | ^ | Hồ sơ | Trang | Hồ sơ | Dung lượng |
|:---:|---|---:|---:|---:|---:|
"""
DEPARTMENTS = [
    f"| {number} | Phòng số {number} | {number} | {number * 7} | {number} | {number} GB |"
    for number in range(1, 91)
]
GROUPS = [
    f"| {number} | Nhóm hồ sơ {number} gồm ba loại tài liệu | {number} | 12 | giấy |\n"
    f"| ^ | ^ | {number + 1} | 20 | **<** |\n| ^ | ^ | 7 | < | ảnh |"
    for number in range(1, 31)
]
GROUPED = """\
| Nhóm | Tên hồ sơ | Thời hạn | Số trang |
|---|---|:---:|---:|
| Đại hội | Văn kiện đại hội | Vĩnh viễn | 1.250 |
| ^ | Biên bản, danh sách đại biểu, phiếu bầu và các tài liệu kiểm phiếu của đại hội | ^ | 310 |
| ^ | Ảnh | 20 năm | 6 |
| Hành chính | Sổ đăng ký văn bản đi | 10 năm | 87 |
| ^ | Sổ đăng ký văn bản đến | ^ | 90 |
| Cộng | < | < | 1.743 |"""
# One joined cell is higher than a page.
TORN = "\n".join(
    (
        HEADED_TWICE.strip(),
        "| I | **Văn phòng Sở** | < | < | < |",
        *(f"| {row or 1} | {'^' if row % 2 else 'Tủ số'} | {row} | 9 | a |" for row in range(2)),
        *(f"| ^ | {'^' if row % 2 else 'Tủ khác'} | {row} | 9 | a |" for row in range(2, 70)),
        "| 2 | Kho số 2 | 4 | < | b |",
    )
)
ANNEX = f"Phụ lục\nDANH MỤC HỒ SƠ NỘP LƯU\n{SENTENCE}\n{TABLE}"
ANNEXES = f"""\
Phụ lục
DANH MỤC HỒ SƠ NỘP LƯU CỦA CÁC CƠ QUAN, TỔ CHỨC THUỘC NGUỒN NỘP LƯU VÀO LƯU TRỮ LỊCH SỬ
{SENTENCE}
{LONG_TABLE}
Phụ lục
BẢNG TỔNG HỢP
{SENTENCE}
{WIDE_TABLE}
Văn bản kèm theo
QUY CHẾ
Làm việc của Tổ rà soát hồ sơ
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. {SENTENCE}
Phụ lục [ngang]
BIỂU MẪU
{TABLE}"""
IMAGES = {
    "so-do.png": chart(600, 400),
    "anh.jpg": chart(800, 500, "jpeg", dpi=200),
    "cao.png": chart(600, 2400, dpi=72),
    "quet.jpg": chart(900, 600, "jpeg", mode="L"),
}
PICTURES = f"""\
Phụ lục
SƠ ĐỒ
{SENTENCE}
[ảnh: so-do.png, 120 mm]
Hình 1. Sơ đồ kho lưu trữ.
[ảnh: anh.jpg]
{SENTENCE}
[ảnh: quet.jpg, 300 mm]
{SENTENCE}
Phụ lục [ngang]
ẢNH
{SENTENCE}
[ảnh: cao.png]
Phụ lục
CỘT MỐC
[ảnh: cao.png]"""
# A picture at every place near the foot of its page.
PICTURES_AT_THE_FOOT = "".join(
    f"Phụ lục\nSƠ ĐỒ {count}\n"
    + "".join(f"{number}. Việc thứ {number} của năm.\n" for number in range(1, count + 1))
    + f"[ảnh: so-do.png, 150 mm]\n{SENTENCE}\n"
    for count in range(16, 26)
)
ADDRESS = (
    "Số 1 đường Trần Phú, phường Đông Khê, tỉnh Sơn Giang\n"
    "ĐT: (0203) 123 456; Fax: 123 457; E-mail: snv@songiang.vn"
)
STATE_RARE = {
    "dong_ky_so": "SAO Y; SỞ NỘI VỤ; 05/02/2026; 09:15:00",
    "pham_vi": "LƯU HÀNH NỘI BỘ",
    "do_mat": "MẬT",
    "do_khan": "THƯỢNG KHẨN",
    "nguoi_soan": "PL.(300)",
    "lien_he": ADDRESS,
}
PARTY_RARE = {
    "pham_vi": "TÀI LIỆU HỘI NGHỊ",
    "do_khan": "HOẢ TỐC",
    "du_thao": "Dự thảo lần 2",
    "nguoi_soan": "NguyenVanAn-26",
    "khong_pho_bien": "Không phổ biến trên các phương tiện thông tin đại chúng",
    "lien_he": "Số 1 đường Trần Phú, phường Đông Khê; điện thoại: 0203.123.456",
}
HD36_RARE = PARTY_RARE | {"do_mat": "MẬT"} | IN_2021
SENT_WITH = {"ten_trong_cau": "Sở Nội vụ tỉnh Sơn Giang", "phu_luc": ANNEXES}
WITH_PICTURES = SENT_WITH | {"phu_luc": PICTURES}
PARTY_SENT_WITH = {"ten_trong_cau": "Đảng uỷ phường Đông Khê", "phu_luc": ANNEXES}
TWO = {"dong_ky": ["KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Lê Văn Bảo"]}
FOUR = {
    "dong_ky": [
        "CHÁNH VĂN PHÒNG; UỶ BAN NHÂN DÂN TỈNH | | Trần Công Định",
        "T/M BAN THƯỜNG VỤ | BÍ THƯ | Lê Văn Bảo",
        "TRƯỞNG BAN; kiêm; CHỦ TỊCH HỘI ĐỒNG | | Hà Văn Độ",
    ]
}
CONFIRMED = {
    "xac_nhan_quyen_han": "T/L BAN THƯỜNG VỤ",
    "xac_nhan_chuc_vu": "CHÁNH VĂN PHÒNG",
    "xac_nhan_ho_ten": "Hà Văn Độ",
}
ORIGINAL = {
    "co_quan_ban_hanh": "UBND TỈNH SƠN GIANG",
    "so_ky_hieu": "Số: 305/UBND-NC",
    "dia_danh": "Sơn Giang",
    "ngay": "2026-02-01",
    "trich_yeu": "rà soát hồ sơ lưu trữ",
    "noi_dung": SENTENCE,
    "chuc_vu": "CHỦ TỊCH",
    "ho_ten": "Lê Hữu Thạch",
    "noi_nhan": ["Như trên", "Lưu: VT, NC"],
}
JOINT = {
    "co_quan_chu_quan": "",
    "co_quan_ban_hanh": "BAN TỔ CHỨC TỈNH UỶ",
    "co_quan_cung_ban_hanh": ["SỞ NỘI VỤ", "VĂN PHÒNG UỶ BAN NHÂN DÂN TỈNH SƠN GIANG"],
}


@dataclass(frozen=True)
class Shape:
    """A draft, the office's choices, and what the referee must know of the letter."""

    draft: Draft
    choices: HouseChoices = field(default_factory=HouseChoices)
    wide: bool = False  # the date needs more than the usual right column
    foot: bool = False  # asked only what may go wrong near the foot of a page
    across: tuple[int, ...] = ()  # the annexes laid across without being asked


def state(kind="cong_van", *, size_set=0, wide=False, across=(), **changes):
    return _shape(f"state/{kind}", STATE | changes, wide, across, size_set=size_set)


def party(kind="cong_van", *, size_set=0, wide=False, across=(), two_sided=False, **changes):
    values = PARTY | changes
    choices = {"size_set": size_set, "two_sided": two_sided}
    return _shape(f"party/{kind}", values, wide, across, **choices)


def _shape(type_id, values, wide, across, **choices):
    # Without its last mark, the body is closed as the rule pack asks.
    values = values | {"noi_dung": values["noi_dung"].removesuffix(".")}
    kept = {f.name: coerce(f, values[f.name]) for f in fields_of(type_id) if f.name in values}
    return Shape(Draft(type_id, kept), HouseChoices(**choices), wide, across=across)


def pictured(shape):
    """Return a shape whose draft holds the images."""
    return replace(shape, draft=replace(shape.draft, images=IMAGES))


def lines(count):
    """Return a body of that many short paragraphs: each pushes the signature one line down."""
    return "\n".join(f"{number}. Việc thứ {number} của năm." for number in range(1, count + 1))


# The last line of the text just fits on page 1 of a Party letter, the gap under it does not.
LAST_LINE = f"{TWO_LINES}\n" * 3 + lines(18)


def copy(type_id, *, size_set=0, pack="", **changes):
    """Return a type's own example of a copy, with another text in it."""
    packs = {"state": "ND30", "party": pack or "HD05"}
    under = packs[type_id.partition("/")[0]]
    template = load_catalogue()[type_id]
    draft = example_draft(template, under)
    known = {f.name: coerce(f, changes[f.name]) for f in template.fields if f.name in changes}
    draft = replace(draft, values=draft.values | known, pack=under)
    return Shape(draft, HouseChoices(size_set=size_set))


def copy_hd36(type_id, **changes):
    return copy(type_id, pack="HD36", **changes)


SHAPES = {
    "state-one-addressee": state(kinh_gui=["Bộ Nội vụ"]),
    "state-many-addressees": state(kinh_gui=[*MANY[:9], SENTENCE]),
    "state-two-line-issuer": state(
        "chi_thi",
        co_quan_chu_quan="",
        co_quan_ban_hanh="ỦY BAN NHÂN DÂN\nTỈNH SƠN GIANG",
        quyen_han="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
        chuc_vu="PHÓ CHỦ TỊCH",
    ),
    "state-thirty-receivers": state(noi_nhan=["Như trên", *MANY[:28], "Lưu: VT, VP"]),
    "state-wide-date": state(wide=True, **FAR),
    "state-long-summary": state(trich_yeu=THREE_LINES),
    "state-long-title": state("thong_bao", trich_yeu=LONG),
    "state-table-last": state(noi_dung=TABLE),
    "state-long-table": state(noi_dung=LONG_TABLE),
    "state-merged-heading": state(noi_dung=f"{SENTENCE}\n{HEADED_TWICE}| 1 | Hồ sơ | 2 | 9 | cũ |"),
    "party-merged-heading": party(
        noi_dung=f"{SENTENCE}\n{HEADED_THRICE}" + "\n".join(DEPARTMENTS[:8])
    ),
    "state-merged-cells": state(noi_dung=f"{SENTENCE}\n{GROUPED}"),
    "party-merged-long-table": party(
        noi_dung=f"{SENTENCE}\n{HEADED_THRICE}" + "\n".join(DEPARTMENTS)
    ),
    "state-merged-groups": state(noi_dung=f"{SENTENCE}\n{HEADED_TWICE}" + "\n".join(GROUPS)),
    "party-merged-groups": party(noi_dung=f"{SENTENCE}\n{HEADED_TWICE}" + "\n".join(GROUPS)),
    "state-merged-torn": state(noi_dung=f"{SENTENCE}\n{TORN}"),
    "state-merged-across": state(
        "bao_cao",
        kho_giay="A4 ngang",
        noi_dung=f"{SENTENCE}\n{HEADED_THRICE}" + "\n".join(DEPARTMENTS[:40]),
    ),
    "state-merged-annex": state(
        "quyet_dinh",
        **SENT_WITH
        | {
            "phu_luc": f"Phụ lục\nDANH MỤC\n{SENTENCE}\n{GROUPED}\n\n{HEADED_THRICE}"
            + "\n".join(DEPARTMENTS[:40])
        },
    ),
    "state-levels": state("ke_hoach", noi_dung=LEVELS),
    "state-grounds": state("quyet_dinh", noi_dung=f"Điều 1. {SENTENCE}\nĐiều 2. {SENTENCE}"),
    "state-smaller": state(size_set=1),
    "state-smaller-decision": state("quyet_dinh", size_set=1, noi_dung=f"Điều 1. {SENTENCE}"),
    "state-draft": state(so="", ngay="2026", ho_ten=""),
    "party-one-addressee": party(kinh_gui=["Tỉnh uỷ Sơn Giang."]),
    "party-one-addressee-hd36": party(kinh_gui=["Tỉnh uỷ Sơn Giang."], **IN_2021),
    "party-many-addressees": party(kinh_gui=[*MANY[:9], SENTENCE]),
    "party-many-addressees-hd36": party(kinh_gui=[*MANY[:9], SENTENCE], **IN_2021),
    "party-thirty-receivers": party(noi_nhan=["Như trên", *MANY[:28], "Lưu Văn phòng Đảng uỷ"]),
    "party-wide-date": party(wide=True, **FAR),
    "party-long-summary": party(trich_yeu=f"về việc {THREE_LINES}"),
    "party-long-title": party("thong_bao", trich_yeu=LONG),
    "party-table-last": party(noi_dung=TABLE),
    "party-long-table": party(noi_dung=LONG_TABLE),
    "party-levels": party("thong_bao", noi_dung=LEVELS),
    "party-grounds": party("quyet_dinh", noi_dung=f"Điều 1. {SENTENCE}\nĐiều 2. {SENTENCE}"),
    "party-grounds-hd36": party("quyet_dinh", noi_dung=f"Điều 1. {SENTENCE}", **IN_2021),
    "party-to-present": party("to_trinh"),
    "party-larger": party(size_set=1),
    "party-larger-conclusion": party("ket_luan", size_set=1, tac_gia="CỦA BAN THƯỜNG VỤ ĐẢNG UỶ"),
    "party-two-sided": party(two_sided=True, noi_dung="\n".join([SENTENCE] * 20)),
    "party-head-signs": party(quyen_han="", chuc_vu="CHÁNH VĂN PHÒNG"),
    "state-stamps": state(**STATE_RARE),
    "state-stamps-smaller": state("chi_thi", size_set=1, **STATE_RARE | {"do_khan": "HOẢ TỐC"}),
    "state-one-stamp": state("thong_bao", do_khan="KHẨN", pham_vi="XEM XONG TRẢ LẠI"),
    "state-address-long-body": state(lien_he=ADDRESS, noi_dung="\n".join([SENTENCE] * 24)),
    "state-address-long-table": state("bao_cao", lien_he=ADDRESS, noi_dung=LONG_TABLE),
    "state-annexes": state("ke_hoach", across=(2,), **SENT_WITH),
    "state-annexes-smaller": state(size_set=1, across=(2,), lien_he=ADDRESS, **SENT_WITH),
    "state-one-annex": state("quyet_dinh", **SENT_WITH | {"phu_luc": ANNEX}),
    "state-unfilled-annex": state("thong_bao", so="", ngay="2026", phu_luc=f"{ANNEX}\n{ANNEX}"),
    "state-pictures": pictured(state("quyet_dinh", **WITH_PICTURES)),
    "party-pictures": pictured(party("thong_bao", **PARTY_SENT_WITH | {"phu_luc": PICTURES})),
    "state-pictures-at-the-foot": pictured(
        state("quyet_dinh", **WITH_PICTURES | {"phu_luc": PICTURES_AT_THE_FOOT})
    ),
    "party-pictures-at-the-foot": pictured(
        party("thong_bao", **PARTY_SENT_WITH | {"phu_luc": PICTURES_AT_THE_FOOT})
    ),
    "state-roles-by-hand": state("ke_hoach", noi_dung=BY_HAND),
    "party-roles-by-hand": party("thong_bao", noi_dung=BY_HAND),
    "state-across": state("bao_cao", kho_giay="A4 ngang", noi_dung=f"{SENTENCE}\n{WIDE_TABLE}"),
    "state-two-signers": state("thong_bao", **TWO),
    "state-four-signers": state("thong_bao", **FOUR | STATE_RARE),
    "state-office-besides": state("thong_bao", chuc_vu_khac="Giám đốc Sở Nội vụ"),
    "state-joint": state("thong_bao", **JOINT, **TWO),
    "party-stamps": party(**PARTY_RARE),
    "party-stamps-hd36": party(**HD36_RARE),
    "party-stamps-larger": party("thong_bao", size_set=1, **PARTY_RARE),
    "party-stamps-hd36-larger": party("thong_bao", size_set=1, **HD36_RARE),
    "party-stamps-long-body": party(noi_dung="\n".join([SENTENCE] * 24), **PARTY_RARE),
    "party-stamps-long-body-hd36": party(noi_dung="\n".join([SENTENCE] * 24), **HD36_RARE),
    "party-annexes": party("thong_bao", across=(2,), **PARTY_SENT_WITH),
    "party-annexes-hd36": party("thong_bao", across=(2,), **PARTY_SENT_WITH, **IN_2021),
    "party-annexes-stamps": party(across=(2,), **PARTY_SENT_WITH, **PARTY_RARE),
    "party-annexes-two-sided": party("thong_bao", two_sided=True, across=(2,), **PARTY_SENT_WITH),
    "party-one-annex": party("quyet_dinh", **PARTY_SENT_WITH | {"phu_luc": ANNEX}),
    "party-one-annex-hd36": party("quyet_dinh", **PARTY_SENT_WITH | IN_2021 | {"phu_luc": ANNEX}),
    "party-four-signers": party("thong_bao", **FOUR),
    "party-four-signers-hd36": party("thong_bao", **FOUR, **HD36_RARE),
    "party-confirmed": party("thong_bao", **CONFIRMED),
    "party-confirmed-hd36": party("thong_bao", **CONFIRMED, **HD36_RARE),
    "party-signed-and-confirmed": party("thong_bao", **TWO, **CONFIRMED, **PARTY_RARE),
    "party-joint": party("thong_bao", **JOINT, **TWO),
    "party-besides": party("thong_bao", quyen_han="", chuc_vu="BÍ THƯ; kiêm; TRƯỞNG BAN CHỈ ĐẠO"),
    "party-on-the-last-line": party("thong_bao", do_khan="KHẨN", noi_dung=LAST_LINE),
    "state-copy-across-the-page": copy("state/ban_sao_y", noi_dung="\n".join([SENTENCE] * 12)),
    "state-copy-of-a-letter": copy("state/ban_sao_luc", kinh_gui=["Bộ Nội vụ"], **ORIGINAL),
    "state-copy-smaller": copy("state/ban_sao_y", size_set=1, noi_dung=SENTENCE),
    "party-copy-across-the-page": copy("party/ban_sao", noi_dung="\n".join([SENTENCE] * 11)),
    "party-copy-across-the-page-hd36": copy(
        "party/ban_sao", pack="HD36", noi_dung="\n".join([SENTENCE] * 11)
    ),
    "party-copy-alone": copy("party/ban_sao", noi_dung=""),
    "party-copy-alone-hd36": copy("party/ban_sao", pack="HD36", noi_dung=""),
    "party-a5": party("thong_bao", kho_giay="A5 ngang", noi_dung=SENTENCE),
}
# The signature at every place near the foot of the page, after lines and after a table.
FEET = {
    f"{regime}-foot-{kind}-{count}": replace(letter(noi_dung=lines(count) + tail), foot=True)
    for regime, letter in (("state", state), ("party", party))
    for kind, first, tail in (
        ("line", 17, ""),
        ("paragraph", 12, f"\n{SENTENCE} {SENTENCE} {SENTENCE}"),
        ("table", 12, TABLE.removeprefix(SENTENCE)),
        ("merged", 13, f"\n{GROUPED}"),
        ("merged-heading", 13, f"\n{HEADED_THRICE}" + "\n".join(DEPARTMENTS[:5])),
    )
    for count in range(first, first + 10)
}
# The same with what stands at the foot of page 1 or under the signature.
FEET |= {
    f"{name}-foot-{kind}-{count}": replace(
        letter("thong_bao", noi_dung=lines(count) + tail, **values), foot=True
    )
    for name, letter, values, first, ends in (
        ("state-address", state, {"lien_he": ADDRESS}, 15, ("", "table")),
        ("state-two-signers", state, TWO | {"lien_he": ADDRESS}, 12, ("",)),
        ("state-four-signers", state, FOUR, 11, ("",)),
        ("party-address", party, PARTY_RARE, 13, ("", "table")),
        ("party-address-hd36", party, HD36_RARE, 13, ("",)),
        ("party-signers", party, FOUR | CONFIRMED, 8, ("",)),
    )
    for end in ends
    for kind, tail in ((end or "line", TABLE.removeprefix(SENTENCE) if end else ""),)
    for count in range(first - (5 if end else 0), first + (5 if end else 9))
}
# A copy's block at every place near the foot.
FEET |= {
    f"{name}-foot-line-{count}": replace(shape(type_id, noi_dung=lines(count)), foot=True)
    for name, shape, type_id, first in (
        ("state-copy", copy, "state/ban_sao_y", 2),
        ("party-copy", copy, "party/ban_sao", 2),
        ("party-copy-hd36", copy_hd36, "party/ban_sao", 2),
    )
    for count in range(first, first + 10)
}
SHAPES |= FEET
