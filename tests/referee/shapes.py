"""Letters made to bring one trait to the page each; the words say nothing."""

from dataclasses import dataclass, field, replace

from drafter.draft.fields import Draft, coerce
from drafter.layout.rules import HouseChoices
from drafter.pipeline import fields_of

SENTENCE = (
    "Các cơ quan, đơn vị rà soát hồ sơ, tài liệu đang lưu giữ, lập danh mục theo từng năm và gửi "
    "về Văn phòng để tổng hợp, bảo đảm đầy đủ, chính xác, đúng thời hạn đã giao tại kế hoạch năm."
)
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


@dataclass(frozen=True)
class Shape:
    """A draft, the office's choices, and what the referee must know of the letter."""

    draft: Draft
    choices: HouseChoices = field(default_factory=HouseChoices)
    wide: bool = False  # the date needs more than the usual right column
    foot: bool = False  # asked only what may go wrong near the foot of a page


def state(kind="cong_van", *, size_set=0, wide=False, **changes):
    return _shape(f"state/{kind}", STATE | changes, wide, size_set=size_set)


def party(kind="cong_van", *, size_set=0, wide=False, two_sided=False, **changes):
    return _shape(f"party/{kind}", PARTY | changes, wide, size_set=size_set, two_sided=two_sided)


def _shape(type_id, values, wide, **choices):
    # Without its last mark, the body is closed as the rule pack asks.
    values = values | {"noi_dung": values["noi_dung"].removesuffix(".")}
    kept = {f.name: coerce(f, values[f.name]) for f in fields_of(type_id) if f.name in values}
    return Shape(Draft(type_id, kept), HouseChoices(**choices), wide)


def lines(count):
    """Return a body of that many short paragraphs: each pushes the signature one line down."""
    return "\n".join(f"{number}. Việc thứ {number} của năm." for number in range(1, count + 1))


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
}
# The signature at every place near the foot of the page, after lines and after a table.
FEET = {
    f"{regime}-foot-{kind}-{count}": replace(letter(noi_dung=lines(count) + tail), foot=True)
    for regime, letter in (("state", state), ("party", party))
    for kind, first, tail in (
        ("line", 17, ""),
        ("paragraph", 12, f"\n{SENTENCE} {SENTENCE} {SENTENCE}"),
        ("table", 12, TABLE.removeprefix(SENTENCE)),
    )
    for count in range(first, first + 10)
}
SHAPES |= FEET
