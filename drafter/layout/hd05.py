"""HD05: Hướng dẫn 05-HD/VPTW, Party documents since 2026-05-27: HD36 plus what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drafter.layout.blocks import Align
from drafter.layout.hd36 import BODY, HD36
from drafter.layout.rules import Kieu, ListMarks, Places, Row, amended, size

CLAUSES = {
    "tieu_de": "1.2, PL 2.1",
    "co_quan_chu_quan": "2.2, PL 2.2",
    "co_quan_ban_hanh": "2.2, PL 2.2",
    "dau_sao": "2.2",
    "so_ky_hieu": "3.2, PL 2.3",
    "dia_danh_ngay": "4.2, PL 2.4",
    "ten_loai": "5.2, PL 2.5",
    "tac_gia": "5.2",
    "trich_yeu": "5.2, PL 2.5",
    "nam_gach": "5.2",
    "trich_yeu_cv": "5.2, PL 2.5",
    "kinh_gui": "9.2, PL 2.9",
    "kinh_gui_noi": "9.2, PL 2.9",
    "tham_quyen": "6.2",
    "lenh_ban_hanh": "6.2",
    "o_bang": "6.2, PL 2.6",
    "dau_bang": "6.2, PL 2.6",
    "quyen_han": "7.2, PL 2.7",
    "chuc_vu": "7.2, PL 2.7",
    "ho_ten": "7.2, PL 2.7",
    "noi_nhan_nhan": "9.2, PL 2.9",
    "noi_nhan": "9.2, PL 2.9",
    "pham_vi": "PL 2.12",
    "khong_pho_bien": "PL 2.12",
    "du_thao": "PL 2.12",
    "do_khan": "PL 2.11",
    "ghi_chu": "5.2",
    "loi_dan": "6.2",
    "nguoi_soan": "PL 2.13",
    "xac_nhan": "7.1",
    "lien_he": "PL 2.14",
    "phu_luc": "PL 1",
    "ten_phu_luc": "PL 1",
    "hinh_thuc_sao": "PL 3",
    "so_trang": "IV.5, PL 2.15",
}
SIZES = {"kinh_gui_noi": BODY, "nguoi_soan": size(11), "hinh_thuc_sao": size(13)}
# Stamps of secrecy are left to the law on state secrets.
ROWS = {key: row for key, row in HD36.rows.items() if key != "do_mat"}
ROWS |= {
    "nguoi_soan": replace(ROWS["nguoi_soan"], name="Người soạn thảo", kieu=Kieu.THUONG),
    "do_khan": replace(ROWS["do_khan"], o="10"),
    "hinh_thuc_sao": replace(ROWS["hinh_thuc_sao"], o="-"),
}
# The lines of the stamp of a copy.
COPY_LINE = Row("Dòng dấu sao", "-", "PL 3", size(11), align=Align.TRAI)

HD05 = replace(
    HD36,
    name="HD05",
    label="Hướng dẫn 05-HD/VPTW",
    cited_as="HD 05",
    since=date(2026, 5, 27),
    until=None,
    sheet=replace(HD36.sheet, clause="IV.3, IV.4, IV.5"),
    rows=amended(ROWS, CLAUSES, SIZES) | {"dong_dau_sao": COPY_LINE},
    roles=amended(HD36.roles, dict.fromkeys(HD36.roles, "6.2.4, PL 2.6")),
    body=replace(HD36.body, clause="6.2.2", line_range_pt=(18, 22)),
    marks={
        "kinh_gui": ListMarks("9.2", "- ", ";", "."),
        "noi_nhan": ListMarks("9.2", "- ", ";", "."),
        "can_cu": ListMarks("6.2.3", "- ", ";", "."),
    },
    places=Places(
        under_number=("do_khan", "du_thao"),
        boxes_mm={},
        secrecy_clause="PL 1",
        khong_pho_bien_foot_mm=10,
        copy_stamp_mm=(80, 50),
    ),
    end_of_body_clause="6.2.2",
)
