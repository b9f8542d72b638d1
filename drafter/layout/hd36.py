"""HD36: Hướng dẫn 36-HD/VPTW, Party documents of 2018-04-03 to 2026-05-26.

Rows in the order of Phụ lục 3; the two picks are the size sets 14 and 15 of the body.
"""

from __future__ import annotations

from datetime import date

from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import Align, Line, Page
from drafter.layout.rules import (
    BodyRules,
    Frame,
    Kieu,
    ListMarks,
    Pack,
    PageRules,
    Places,
    Row,
    size,
)

THUONG, HOA, DAM, NGHIENG, GACH = Kieu.THUONG, Kieu.HOA, Kieu.DAM, Kieu.NGHIENG, Kieu.GACH
TRAI, GIUA, PHAI, DEU = Align.TRAI, Align.GIUA, Align.PHAI, Align.DEU
TYPE = size(15, 16, (15, 16))
BODY = size(14, 15, (14, 15))

# ruff: noqa: E501 - tables keep their columns
# fmt: off
ROWS: dict[str, Row] = {
    #                       style name              ô      clause          size       kiểu        place
    "tieu_de":          Row("Tiêu đề",              "1",   "I.1.1, PL 3.1",    size(15),  HOA | DAM,  GIUA),
    "co_quan_chu_quan": Row("Cơ quan cấp trên",     "2",   "I.1.2, PL 3.2",    size(14),  HOA,        GIUA),
    "co_quan_ban_hanh": Row("Cơ quan ban hành",     "2",   "I.1.2, PL 3.2",    size(14),  HOA | DAM,  GIUA),
    "dau_sao":          Row("Dấu sao",              "2",   "I.1.2.2",          size(14),  THUONG,     GIUA),
    "so_ky_hieu":       Row("Số và ký hiệu",        "3",   "I.1.3, PL 3.3",    size(14),  THUONG,     GIUA),
    "dia_danh_ngay":    Row("Địa danh và ngày tháng", "4",   "I.1.4, PL 3.4",    size(14),  NGHIENG,    GIUA),
    "ten_loai":         Row("Tên loại",             "5a",  "I.1.5, PL 3.5",    TYPE,      HOA | DAM,  GIUA, 0, 3),
    "tac_gia":          Row("Tác giả",              "5a",  "I.1.5",            BODY,      HOA | DAM,  GIUA),
    "trich_yeu":        Row("Trích yếu",            "5a",  "I.1.5, PL 3.5",    BODY,      DAM,        GIUA, 0, 3),
    "nam_gach":         Row("Năm gạch",             "5a",  "I.1.5.2",          BODY,      DAM,        GIUA),
    "trich_yeu_cv":     Row("Trích yếu công văn",   "5b",  "I.1.5, PL 3.5",    size(12),  NGHIENG,    GIUA),
    "kinh_gui":         Row("Kính gửi",             "5a",  "I.1.9, PL 3.9",    size(14),  NGHIENG,    TRAI),
    "kinh_gui_noi":     Row("Nơi kính gửi",         "5a",  "I.1.9, PL 3.9",    size(14),  THUONG,     TRAI),
    "tham_quyen":       Row("Thẩm quyền ban hành",  "6",   "I.1.6",            BODY,      HOA | DAM,  GIUA, 12, 8),
    "lenh_ban_hanh":    Row("Lệnh ban hành",        "6",   "I.1.6",            BODY,      HOA | DAM,  GIUA, 12, 8),
    "o_bang":           Row("Ô bảng",               "6",   "I.1.6, PL 3.6",    BODY,      THUONG,     TRAI, 2, 2),
    "dau_bang":         Row("Đầu bảng",             "6",   "I.1.6, PL 3.6",    BODY,      DAM,        GIUA, 2, 2),
    "quyen_han":        Row("Quyền hạn",            "7a",  "I.1.7, PL 3.7",    size(14),  HOA | DAM,  GIUA),
    "chuc_vu":          Row("Chức vụ",              "7a",  "I.1.7, PL 3.7",    size(14),  HOA,        GIUA),
    "ho_ten":           Row("Họ tên",               "7b",  "I.1.7, PL 3.7",    size(14),  DAM,        GIUA),
    "noi_nhan_nhan":    Row("Từ Nơi nhận",          "9a",  "I.1.9, PL 3.9",    size(14),  GACH,       TRAI, 0, 7),
    "noi_nhan":         Row("Nơi nhận",             "9a",  "I.1.9, PL 3.9",    size(12),  THUONG,     TRAI),
    "pham_vi":          Row("Phạm vi lưu hành",     "11a", "PL 3.11",         size(12),  HOA | DAM,  PHAI),
    "khong_pho_bien":   Row("Không phổ biến",       "11a", "PL 3.11",         size(12),  HOA | DAM,  GIUA, 12),
    "du_thao":          Row("Dự thảo",              "11b", "PL 3.11",         size(14),  NGHIENG,    GIUA, 6),
    "do_mat":           Row("Độ mật",               "10a", "PL 1, ô 10a",     size(14),  HOA | DAM,  GIUA, 6),
    "do_khan":          Row("Độ khẩn",              "10b", "PL 3.10",         size(14),  HOA | DAM,  GIUA, 6),
    "ghi_chu":          Row("Ghi chú",              "5a",  "I.1.5.2",         BODY,      NGHIENG,    GIUA, 0, 3),
    "loi_dan":          Row("Lời dẫn",              "6",   "I.1.6",           BODY,      THUONG,     GIUA, 0, 12),
    "nguoi_soan":       Row("Người đánh máy",       "12",  "PL 3.12",         size(8),   HOA,        TRAI),
    "xac_nhan":         Row("Xác nhận",             "-",   "I.1.7",           size(14),  THUONG,     GIUA),
    "lien_he":          Row("Thông tin liên hệ",    "13",  "PL 3.13",         size(10),  THUONG,     GIUA),
    "phu_luc":          Row("Phụ lục",              "-",   "I.2",             BODY,      HOA | DAM,  GIUA),
    "ten_phu_luc":      Row("Tên phụ lục",          "-",   "I.2",             BODY,      HOA | DAM,  GIUA, 0, 3),
    "hinh_thuc_sao":    Row("Loại bản sao",         "16",  "3, PL 3.14",      size(14),  HOA | DAM,  GIUA),
    "so_trang":         Row("Số trang",             "-",   "4.4, PL 3.15",     size(14),  THUONG,     GIUA),
}

ROLES: dict[VaiTro, Row] = {
    VaiTro.DOAN:       Row("Nội dung",       "6", "I.1.6, PL 3.6",    BODY, THUONG,    DEU),
    VaiTro.CAN_CU:     Row("Căn cứ",         "6", "I.1.6, PL 3.6",    BODY, THUONG,    DEU),
    VaiTro.PHAN:       Row("Phần",           "6", "I.1.6, PL 3.6",    BODY, DAM,       GIUA, 6),
    VaiTro.CHUONG:     Row("Chương",         "6", "I.1.6, PL 3.6",    BODY, DAM,       GIUA, 6),
    VaiTro.MUC:        Row("Mục",            "6", "I.1.6, PL 3.6",    BODY, DAM,       GIUA, 6),
    VaiTro.TIEU_MUC:   Row("Tiểu mục",       "6", "I.1.6",            BODY, DAM,       GIUA, 6),
    VaiTro.TEN_DE_MUC: Row("Tên đề mục",     "6", "I.1.6, PL 3.6",    BODY, HOA | DAM, GIUA),
    VaiTro.MUC_LA_MA:  Row("Mục La Mã",      "6", "I.1.6",            BODY, DAM,       DEU),
    VaiTro.DIEU:       Row("Điều",           "6", "I.1.6, PL 3.6",    BODY, THUONG,    DEU),
    VaiTro.KHOAN:      Row("Khoản",          "6", "I.1.6, PL 3.6",    BODY, THUONG,    DEU),
    VaiTro.DIEM:       Row("Điểm",           "6", "I.1.6, PL 3.6",    BODY, THUONG,    DEU),
    VaiTro.GACH:       Row("Gạch đầu dòng",  "6", "I.1.6",            BODY, THUONG,    DEU),
}
# fmt: on

HD36 = Pack(
    name="HD36",
    label="Hướng dẫn 36-HD/VPTW",
    cited_as="HD 36",
    regime="party",
    since=date(2018, 4, 3),
    until=date(2026, 5, 26),
    sheet=PageRules(
        clause="4.2-4.4",
        page=Page(210, 297, top_mm=20, bottom_mm=20, left_mm=30, right_mm=15, header_mm=10),
        margin_ranges_mm={"top": (20, 20), "bottom": (20, 20), "left": (30, 30), "right": (15, 15)},
        mirrors=True,
    ),
    rows=ROWS,
    roles=ROLES,
    body=BodyRules(
        clause="I.1.6.2",
        first_line_mm=10,
        first_line_range_mm=(10, 12.7),
        after_pt=6,
        line=Line(exact_pt=18),
        line_range_pt=(18, 0),
    ),
    frame=Frame(
        letterhead_mm=(75, 90),
        closing_mm=(85, 80),
        before_title_pt=18,
        before_body_pt=14,
        before_closing_pt=12,
        kinh_gui_left_mm=(10, 60),
        trich_yeu_gap_pt=3,
        noi_nhan_left_mm=3,
    ),
    marks={
        "kinh_gui": ListMarks("I.1.9.2", "- ", ",", "."),
        "noi_nhan": ListMarks("I.1.9.2", "- ", ",", "."),
        "can_cu": ListMarks("I.1.6.2", "", ";", ","),
    },
    places=Places(
        under_number=("du_thao", "do_mat", "do_khan"),
        boxes_mm={},
        secrecy_clause="PL 1, ô 10a",
        mark_in_last_item=True,
        captions=False,
        annex_rule=False,
    ),
    end_of_body=".",
    end_of_body_clause="I.1.6.2",
    rule_fraction=0.0,
    star="*",
    five_hyphens="-----",
    size_sets=("14", "15"),
)
