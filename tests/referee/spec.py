"""The referee's own table: numbers typed from the specification, not from the code under test.

Sizes in pt, lengths in mm. Styles: H IN HOA, B đậm, I nghiêng, U gạch chân, - chữ thường đứng.
"""

from dataclasses import dataclass

TOLERANCE_MM = 0.5
TOLERANCE_PT = 0.1
MEASURED_MM = 1.0  # of the golden measures in party §3.3

# Face: Liberation Serif stands in for Times New Roman, letter by letter as wide.
FACE = "LiberationSerif"
TYPEFACE = "Times New Roman"
INK = "000000"
ASCENT, DESCENT, LEADING = 0.891, 0.216, 0.042  # of the face, in em

A4 = (210, 297)
# State: A4 only, across where a table stands in the text (§1); Party: A5 too (§1).
SHEETS = {"A4": A4, "A4 ngang": (297, 210), "A5 ngang": (210, 148)}
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15  # state §1, party §1
NUMBER_FROM_EDGE = 10
SIGNATURE_ROOM = 25
SIGNATURE_ROOM_A5 = 11.4  # two lines of 14 pt: state §2.10, "samples leave 2-4 lines"
LEAST_GAP_PT = 6
BLANK = 5  # for two digits in ink: state §2.4, party §2.4 "leave a gap"
UNDER_DOT = 0.2  # from the lowest dot to a line, at least; 0.7 measured, party §2.2
RULE_SHARE = (1 / 3, 1 / 2)  # of the line above it: state §2.1, ô 2 and 5a


@dataclass(frozen=True)
class Master:
    """One row of a master table: range of sizes, the picks of the two sets, style."""

    low: float
    high: float
    picks: tuple[float, float]
    style: str


def master(table):
    """Read a table of: key, least and greatest size, picks of the two sets, style."""
    rows = {}
    for line in table.strip().splitlines():
        key, low, high, first, second, style = line.split()
        rows[key] = Master(float(low), float(high), (float(first), float(second)), style)
    return rows


# state §2.1; the picks are the sets 13/14 and 12/13 of state §2.9.
STATE = master("""
quoc_hieu         12 13  13 12  HB
tieu_ngu          13 14  14 13  B
co_quan_chu_quan  12 13  13 12  H
co_quan_ban_hanh  12 13  13 12  HB
so_ky_hieu        13 13  13 13  -
dia_danh_ngay     13 14  14 13  I
ten_loai          13 14  14 13  HB
trich_yeu         13 14  14 13  B
trich_yeu_cv      12 13  13 12  -
kinh_gui          13 14  14 13  -
kinh_gui_noi      13 14  14 13  -
can_cu            13 14  14 13  I
tham_quyen        13 14  14 13  HB
lenh_ban_hanh     13 14  14 13  HB
doan              13 14  14 13  -
khoan             13 14  14 13  -
diem              13 14  14 13  -
gach              13 14  14 13  -
dieu              13 14  14 13  -
phan              13 14  14 13  B
chuong            13 14  14 13  B
muc               13 14  14 13  B
tieu_muc          13 14  14 13  B
ten_de_muc        13 14  14 13  HB
muc_la_ma         13 14  14 13  HB
quyen_han         13 14  14 13  HB
chuc_vu           13 14  14 13  HB
ho_ten            13 14  14 13  B
noi_nhan_nhan     12 12  12 12  BI
noi_nhan          11 11  11 11  -
so_trang          13 14  14 13  -
dong_ky_so        10 10  10 10  -
pham_vi           13 14  13 13  HB
do_mat            13 14  13 13  HB
do_khan           13 14  13 13  HB
dien              13 14  14 13  -
dien_noi          13 14  14 13  -
loi_dan           13 14  14 13  -
nguoi_soan        11 11  11 11  H
xac_nhan          13 14  14 13  I
lien_he           11 12  11 11  -
phu_luc           14 14  14 14  B
ten_phu_luc       13 14  14 13  HB
ghi_chu           13 14  14 13  I
hinh_thuc_sao     13 14  14 13  HB
""")
# party §2.1; the picks are the body sizes 14 and 15.
HD36 = master("""
tieu_de           15 15  15 15  HB
co_quan_chu_quan  14 14  14 14  H
co_quan_ban_hanh  14 14  14 14  HB
so_ky_hieu        14 14  14 14  -
dia_danh_ngay     14 14  14 14  I
ten_loai          15 16  15 16  HB
trich_yeu         14 15  14 15  B
trich_yeu_cv      12 12  12 12  I
kinh_gui          14 14  14 14  I
kinh_gui_noi      14 14  14 14  -
can_cu            14 15  14 15  -
doan              14 15  14 15  -
khoan             14 15  14 15  -
diem              14 15  14 15  -
gach              14 15  14 15  -
dieu              14 15  14 15  -
phan              14 15  14 15  B
chuong            14 15  14 15  B
muc               14 15  14 15  B
ten_de_muc        14 15  14 15  HB
quyen_han         14 14  14 14  HB
chuc_vu           14 14  14 14  H
ho_ten            14 14  14 14  B
noi_nhan_nhan     14 14  14 14  U
noi_nhan          12 12  12 12  -
so_trang          14 14  14 14  -
pham_vi           12 12  12 12  HB
khong_pho_bien    12 12  12 12  HB
du_thao           14 14  14 14  I
do_mat            14 14  14 14  HB
do_khan           14 14  14 14  HB
tac_gia           14 15  14 15  HB
ghi_chu           14 15  14 15  I
loi_dan           14 15  14 15  -
nguoi_soan        8  8   8  8   H
xac_nhan          14 14  14 14  -
lien_he           10 10  10 10  -
phu_luc           14 15  14 15  HB
ten_phu_luc       14 15  14 15  HB
hinh_thuc_sao     14 14  14 14  HB
""")
# Stamps of secrecy are the law's alone (party §2.11).
HD05 = {key: row for key, row in HD36.items() if key != "do_mat"}
HD05 |= {
    "kinh_gui_noi": Master(14, 15, (14, 15), "-"),
    "nguoi_soan": Master(11, 11, (11, 11), "-"),
    "hinh_thuc_sao": Master(13, 13, (13, 13), "HB"),
    "dong_dau_sao": Master(11, 11, (11, 11), "-"),  # the house's: no size is given
}
MASTER = {"ND30": STATE, "HD36": HD36, "HD05": HD05}

# Where lines stand (state §2.1, §2.7; party §2.2-§2.8): the rest is centred.
JUSTIFIED = {"doan", "khoan", "diem", "gach", "dieu", "can_cu", "muc_la_ma"}
AT_THE_LEFT = {
    "kinh_gui",
    "kinh_gui_noi",
    "dien_noi",
    "noi_nhan_nhan",
    "noi_nhan",
    "nguoi_soan",
    "dong_dau_sao",
}
# Top right: the copy's line (state ô 14), the Party's scope note (party §2.11).
AT_THE_RIGHT = {"ND30": {"dong_ky_so"}, "HD36": {"pham_vi"}, "HD05": {"pham_vi"}}

# What opens an item of a list, what closes it, what closes the last (state §2.7, §2.8, §2.11;
# party §2.7, §2.10, §8.2 rows 10, 15; the last addressee's mark is the house's).
MARKS = {
    "ND30": {
        "kinh_gui": ("- ", ";", "."),
        "noi_nhan": ("- ", ";", "."),
        "can_cu": ("", ";", "."),
    },
    "HD36": {
        "kinh_gui": ("- ", ",", "."),
        "noi_nhan": ("- ", ",", "."),
        "can_cu": ("", ";", ","),
    },
    "HD05": {
        "kinh_gui": ("- ", ";", "."),
        "noi_nhan": ("- ", ";", "."),
        "can_cu": ("- ", ";", "."),
    },
}
END = {"ND30": "./.", "HD36": ".", "HD05": "."}

# Body (state §2.7, party §1; defaults of the house): first line, height of a line, gap.
FIRST_LINE = {"ND30": 12.7, "HD36": 10, "HD05": 10}
FIRST_LINE_RANGE = (10, 12.7)
EXACT_LINE_PT = {"HD36": 18, "HD05": 18}
LINE_RANGE_PT = {"ND30": (0, 0), "HD36": (18, 0), "HD05": (18, 22)}  # 0: no bound
LINE_MULTIPLE_RANGE = {"ND30": (1, 1.5), "HD36": (1, 1), "HD05": (1, 1)}
GAP_PT = 6

# Centres of the columns: state §3.3, columns of 65 and 100 mm; party §3.3, measured, ±1 mm.
HEAD_LEFT = {"ND30": (62.5, TOLERANCE_MM), "HD36": (66.7, MEASURED_MM), "HD05": (66.7, MEASURED_MM)}
STATE_HEAD_RIGHT = (145.0, TOLERANCE_MM)
SIGNATURE = {
    "ND30": (145.0, TOLERANCE_MM),
    "HD36": (155.0, MEASURED_MM),
    "HD05": (155.0, MEASURED_MM),
}
# Nơi nhận: left edge of the label and of the dashes, state §2.11 "flush left", party §3.3.
RECEIVERS_LABEL = {
    "ND30": (30.0, TOLERANCE_MM),
    "HD36": (33.0, MEASURED_MM),
    "HD05": (33.0, MEASURED_MM),
}
RECEIVERS_HANG = {"HD36": (33.1, MEASURED_MM), "HD05": (33.1, MEASURED_MM)}
LABEL_TO_LIST = (7.5, MEASURED_MM)  # "list starts 7-8 mm under the label line"
# Of the Party's letterhead, party §3.3: between the tops of lines, and the rule's room.
TITLE_TO_DATE = (10.1, MEASURED_MM)
NAME_TO_NUMBER = (11.3, MEASURED_MM)  # the issuer's last line, the star, the number
SUMMARY_GAP_PT = 6  # above the trích yếu of a State công văn, state §2.6

# Under the number, from above (state §2.1, 10a, 10b; party §3.2; under HD05 the two keep no order).
UNDER_NUMBER = {
    "ND30": ("do_mat", "do_khan"),
    "HD36": ("du_thao", "do_mat", "do_khan"),
    "HD05": ("do_khan", "du_thao"),
}
BOX_WIDTH = {"HOẢ TỐC": 30, "HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}  # state §2.12
BOX_HEIGHT = 8
BETWEEN_BOXES = 1
CAPITALS = 0.66  # height of capitals, in em
SCOPE_FROM_EDGE = 10  # party §2.11; the house's for the State
PRESS_FROM_EDGE = 10  # party §2.11, HD05
OVER_ADDRESS = 4  # between the line and the letters under it, at most
FOOT = 40  # the address stands within it above the bottom margin
WIRE_DASH = 55  # state §4.2, Mẫu 1.6
COPY_STAMP = (80, 50)  # party §2.12, HD05
# Annexes (state §2.13, Mẫu 2.1; party §2.11): label, and what the caption says.
LABEL = {"state": r"Phụ lục(?: [IVXLC]+)?", "party": r"PHỤ LỤC(?: \d+)?"}
CAPTION = {
    "ND30": r"\(Kèm theo .+ số .+ ngày .+ tháng .+ năm .+ của .+\)",
    "HD05": r"\(Kèm theo .+ số .+-.+/.+, ngày .*/.*/.+ của .+\)",
}
LONGEST_TYPE = 50  # letters of a type's name that must keep to one line
