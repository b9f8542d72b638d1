"""HD05: Hướng dẫn 05-HD/VPTW, Party documents since 2026-05-27: HD36 plus what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drafter.layout.hd36 import BODY, HD36
from drafter.layout.rules import ListMarks, amended

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
    "so_trang": "IV.5, PL 2.15",
}

HD05 = replace(
    HD36,
    name="HD05",
    label="Hướng dẫn 05-HD/VPTW",
    since=date(2026, 5, 27),
    until=None,
    sheet=replace(HD36.sheet, clause="IV.3, IV.4, IV.5"),
    rows=amended(HD36.rows, CLAUSES, {"kinh_gui_noi": BODY}),
    roles=amended(HD36.roles, dict.fromkeys(HD36.roles, "6.2.4, PL 2.6")),
    body=replace(HD36.body, clause="6.2.2", line_range_pt=(18, 22)),
    marks={
        "kinh_gui": ListMarks("9.2", "- ", ";", "."),
        "noi_nhan": ListMarks("9.2", "- ", ";", "."),
        "can_cu": ListMarks("6.2.3", "- ", ";", "."),
    },
    end_of_body_clause="6.2.2",
)
