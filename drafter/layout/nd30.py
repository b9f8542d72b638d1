"""ND30: Nghị định 30/2020/NĐ-CP, State documents since 2020-03-05.

Rows in the order of the table of mẫu chữ in Phụ lục I, Mục V; clauses are of Phụ lục I, Phần I.
The two picks are the size sets 13/14 and 12/13 of the table's footnote 1.
"""

from __future__ import annotations

from datetime import date

from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import SINGLE, Align, Page
from drafter.layout.rules import (
    URGENCIES_MM,
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

THUONG, HOA, DAM, NGHIENG = Kieu.THUONG, Kieu.HOA, Kieu.DAM, Kieu.NGHIENG
TRAI, GIUA, PHAI, DEU = Align.TRAI, Align.GIUA, Align.PHAI, Align.DEU

# ruff: noqa: E501 - tables keep their columns
# fmt: off
ROWS: dict[str, Row] = {
    #                       style name              ô      clause                 size                  kiểu           place
    "quoc_hieu":        Row("Quốc hiệu",            "1",   "PL I, II.1",          size(12, 13),         HOA | DAM,     GIUA),
    "tieu_ngu":         Row("Tiêu ngữ",             "1",   "PL I, II.1",          size(13, 14),         DAM,           GIUA),
    "co_quan_chu_quan": Row("Cơ quan chủ quản",     "2",   "PL I, II.2.b",        size(12, 13),         HOA,           GIUA),
    "co_quan_ban_hanh": Row("Cơ quan ban hành",     "2",   "PL I, II.2.b",        size(12, 13),         HOA | DAM,     GIUA),
    "so_ky_hieu":       Row("Số và ký hiệu",        "3",   "PL I, II.3",          size(13),             THUONG,        GIUA),
    "dia_danh_ngay":    Row("Địa danh và ngày tháng", "4",   "PL I, II.4",          size(13, 14),         NGHIENG,       GIUA),
    "ten_loai":         Row("Tên loại",             "5a",  "PL I, II.5.b",        size(13, 14),         HOA | DAM,     GIUA),
    "trich_yeu":        Row("Trích yếu",            "5a",  "PL I, II.5.b",        size(13, 14),         DAM,           GIUA),
    "trich_yeu_cv":     Row("Trích yếu công văn",   "5b",  "PL I, II.5.b",        size(12, 13),         THUONG,        GIUA),
    "kinh_gui":         Row("Kính gửi",             "9a",  "PL I, II.9.b",        size(13, 14),         THUONG,        TRAI),
    "kinh_gui_noi":     Row("Nơi kính gửi",         "9a",  "PL I, II.9.b",        size(13, 14),         THUONG,        TRAI),
    "tham_quyen":       Row("Thẩm quyền ban hành",  "6",   "PL III, Mẫu 1.2",     size(13, 14),         HOA | DAM,     GIUA, 12, 8),
    "lenh_ban_hanh":    Row("Lệnh ban hành",        "6",   "PL III, Mẫu 1.2",     size(13, 14),         HOA | DAM,     GIUA, 12, 8),
    "o_bang":           Row("Ô bảng",               "6",   "PL I, II.6",          size(13, 14),         THUONG,        TRAI, 2, 2),
    "dau_bang":         Row("Đầu bảng",             "6",   "PL I, II.6",          size(13, 14),         DAM,           GIUA, 2, 2),
    "quyen_han":        Row("Quyền hạn",            "7a",  "PL I, II.7.d",        size(13, 14),         HOA | DAM,     GIUA),
    "chuc_vu":          Row("Chức vụ",              "7a",  "PL I, II.7.d",        size(13, 14),         HOA | DAM,     GIUA),
    "ho_ten":           Row("Họ tên",               "7b",  "PL I, II.7.d",        size(13, 14),         DAM,           GIUA),
    "noi_nhan_nhan":    Row("Từ Nơi nhận",          "9b",  "PL I, II.9.b",        size(12),             DAM | NGHIENG, TRAI),
    "noi_nhan":         Row("Nơi nhận",             "9b",  "PL I, II.9.b",        size(11),             THUONG,        TRAI),
    "dong_ky_so":       Row("Dòng ký số",           "14",  "PL III, Mẫu 3.2",     size(10),             THUONG,        PHAI),
    "pham_vi":          Row("Phạm vi lưu hành",     "11",  "PL I, III.2",         size(13, 14, (13, 13)), HOA | DAM,   GIUA),
    "do_mat":           Row("Độ mật",               "10a", "PL I, III.2",         size(13, 14, (13, 13)), HOA | DAM,   GIUA, 6),
    "do_khan":          Row("Độ khẩn",              "10b", "PL I, III.2",         size(13, 14, (13, 13)), HOA | DAM,   GIUA, 6),
    "dien":             Row("Điện",                 "9a",  "PL III, Mẫu 1.6",     size(13, 14),         THUONG,        GIUA),
    "dien_noi":         Row("Nơi nhận điện",        "9a",  "PL III, Mẫu 1.6",     size(13, 14),         THUONG,        TRAI),
    "loi_dan":          Row("Lời dẫn",              "6",   "PL III, Mẫu 1.8",     size(13, 14),         THUONG,        GIUA, 0, 12),
    "nguoi_soan":       Row("Người soạn thảo",      "12",  "PL I, III.3",         size(11),             HOA,           TRAI),
    "xac_nhan":         Row("Xác nhận",             "-",   "PL III, Mẫu 1.10",    size(13, 14),         NGHIENG,       GIUA),
    "lien_he":          Row("Địa chỉ",              "13",  "PL I, III.4",         size(11, 12, (11, 11)), THUONG,      GIUA),
    "phu_luc":          Row("Phụ lục",              "-",   "PL I, III.1",         size(14),             DAM,           GIUA),
    "ten_phu_luc":      Row("Tên phụ lục",          "-",   "PL I, III.1",         size(13, 14),         HOA | DAM,     GIUA),
    "ghi_chu":          Row("Kèm theo",             "-",   "PL I, III.1",         size(13, 14),         NGHIENG,       GIUA),
    "hinh_thuc_sao":    Row("Hình thức sao",        "1",   "PL I, Phần II, 2.b",  size(13, 14),         HOA | DAM,     GIUA),
    "so_trang":         Row("Số trang",             "-",   "PL I, I.7",           size(13, 14),         THUONG,        GIUA),
}

ROLES: dict[VaiTro, Row] = {
    VaiTro.DOAN:      Row("Nội dung",        "6", "PL I, II.6.d",     size(13, 14), THUONG,    DEU),
    VaiTro.CAN_CU:    Row("Căn cứ",          "6", "PL I, II.6.d(i)",  size(13, 14), NGHIENG,   DEU),
    VaiTro.PHAN:      Row("Phần",            "6", "PL I, II.6.d",     size(13, 14), DAM,       GIUA, 6),
    VaiTro.CHUONG:    Row("Chương",          "6", "PL I, II.6.d",     size(13, 14), DAM,       GIUA, 6),
    VaiTro.MUC:       Row("Mục",             "6", "PL I, II.6.d",     size(13, 14), DAM,       GIUA, 6),
    VaiTro.TIEU_MUC:  Row("Tiểu mục",        "6", "PL I, II.6.d",     size(13, 14), DAM,       GIUA, 6),
    VaiTro.TEN_DE_MUC: Row("Tên đề mục",     "6", "PL I, II.6.d",     size(13, 14), HOA | DAM, GIUA),
    VaiTro.MUC_LA_MA: Row("Mục La Mã",       "6", "PL I, II.6.d",     size(13, 14), HOA | DAM, DEU),
    VaiTro.DIEU:      Row("Điều",            "6", "PL I, II.6.d",     size(13, 14), THUONG,    DEU),
    VaiTro.KHOAN:     Row("Khoản",           "6", "PL I, II.6.d",     size(13, 14), THUONG,    DEU),
    VaiTro.DIEM:      Row("Điểm",            "6", "PL I, II.6.d",     size(13, 14), THUONG,    DEU),
    VaiTro.GACH:      Row("Gạch đầu dòng",   "6", "PL I, II.6.d",     size(13, 14), THUONG,    DEU),
}
# fmt: on

ND30 = Pack(
    name="ND30",
    label="Nghị định 30/2020/NĐ-CP",
    cited_as="NĐ 30",
    regime="state",
    since=date(2020, 3, 5),
    until=None,
    sheet=PageRules(
        clause="PL I, I.1-I.4, I.7",
        page=Page(210, 297, top_mm=20, bottom_mm=20, left_mm=30, right_mm=15, header_mm=10),
        margin_ranges_mm={"top": (20, 25), "bottom": (20, 25), "left": (30, 35), "right": (15, 20)},
    ),
    rows=ROWS,
    roles=ROLES,
    body=BodyRules(
        clause="PL I, II.6.d",
        first_line_mm=12.7,
        first_line_range_mm=(10, 12.7),
        after_pt=6,
        line=SINGLE,
        line_range_pt=(0, 0),
        line_multiple_range=(1.0, 1.5),
    ),
    frame=Frame(
        letterhead_mm=(65, 100),
        closing_mm=(65, 100),
        before_title_pt=18,
        before_body_pt=12,
        before_closing_pt=6,
        kinh_gui_left_mm=(15, 35),
        trich_yeu_gap_pt=6,
    ),
    marks={
        "kinh_gui": ListMarks("PL I, II.9.b", "- ", ";", "."),
        "noi_nhan": ListMarks("PL I, II.9.b", "- ", ";", "."),
        "can_cu": ListMarks("PL I, II.6.d(i)", "", ";", "."),
    },
    places=Places(
        under_number=("do_mat", "do_khan"),
        boxes_mm=URGENCIES_MM,
        secrecy_clause="PL I, III.2",
        box_height_mm=8,
        mark_in_last_item=True,
        contact_on_first_page=True,
    ),
    end_of_body="./.",
    end_of_body_clause="PL III, các mẫu",
    rule_fraction=0.4,
    star="",
    five_hyphens="",
    size_sets=("13/14", "12/13"),
)
