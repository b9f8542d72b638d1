"""HD05: Hướng dẫn 05-HD/VPTW, Party documents since 2026-05-27: HD36 plus what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from drafter.layout.hd36 import BODY, HD36
from drafter.layout.rules import ListMarks, amended

HD05 = replace(
    HD36,
    name="HD05",
    label="Hướng dẫn 05-HD/VPTW",
    since=date(2026, 5, 27),
    until=None,
    rows=amended(HD36.rows, "9.2, PL 2.9", kinh_gui_noi={"size": BODY}),
    body=replace(HD36.body, clause="6.2.2", line_range_pt=(18, 22)),
    marks={
        "kinh_gui": ListMarks("9.2", "- ", ";", "."),
        "noi_nhan": ListMarks("9.2", "- ", ";", "."),
        "can_cu": ListMarks("6.2.3", "- ", ";", "."),
    },
    end_of_body_clause="6.2.2",
)
