"""What was typed and stays, though the rule pack asks otherwise: findings, never repairs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.document.nodes import NoiDung, SoKyHieu, TenLoai, TrichYeu, VanBan
from drafter.errors import Finding, Level
from drafter.layout.marks import typed_end

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.layout.rules import Pack

_LETTERS = r"[^\W\d_][\w&]*"
# state §2.4, party §2.4; the number may be blank in a draft.
NUMBER = {
    "state": re.compile(rf"Số: (?:\d{{2,}}| +)/{_LETTERS}(?:-{_LETTERS})*\Z"),
    "party": re.compile(rf"Số (?:\d{{2,}}| +)-{_LETTERS}/{_LETTERS}(?:-{_LETTERS})*\Z"),
}
NUMBER_FORM = {"state": "Số: 15/QĐ-UBND", "party": "Số 15-QĐ/TU"}


def deviations(document: VanBan, pack: Pack) -> Iterator[Finding]:
    """Yield a finding for each departure of the typed text from the pack's form."""
    yield from _number(document, pack)
    yield from _summary(document, pack)
    yield from _end(document, pack)


def _number(document: VanBan, pack: Pack) -> Iterator[Finding]:
    number = document.tim(SoKyHieu)
    if number and not NUMBER[pack.regime].match(number.text):
        yield Finding(
            Level.CANH_BAO,
            f"Số, ký hiệu “{number.text}” không theo mẫu.",
            "ky_hieu",
            f"Viết như “{NUMBER_FORM[pack.regime]}”, không có dấu cách quanh gạch.",
            pack.rows["so_ky_hieu"].clause,
        )


def _summary(document: VanBan, pack: Pack) -> Iterator[Finding]:
    summary = document.tim(TrichYeu)
    text = " ".join(summary.dong) if summary else ""
    clause = pack.rows["trich_yeu_cv" if document.tim(TenLoai) is None else "trich_yeu"].clause
    if text.endswith("."):
        yield Finding(
            Level.CANH_BAO, "Trích yếu không có dấu chấm cuối.", "trich_yeu", "Bỏ dấu chấm.", clause
        )
    if pack.regime != "party" or not text:
        return
    if re.match(r"v/v\b", text, re.IGNORECASE):
        repair = "Bỏ “V/v”." if pack.name == "HD36" else "Thay bằng “về việc”."
        yield Finding(
            Level.CANH_BAO, "Văn bản của Đảng không dùng “V/v”.", "trich_yeu", repair, clause
        )
    elif pack.name != "HD36" and text[0].isupper():
        yield Finding(
            Level.GOI_Y,
            "Trích yếu của văn bản Đảng bắt đầu bằng chữ thường.",
            "trich_yeu",
            f"Viết “{text[0].lower()}{text[1:12]}…”.",
            clause,
        )


def _end(document: VanBan, pack: Pack) -> Iterator[Finding]:
    body = document.tim(NoiDung)
    typed = typed_end(body) if body else ""
    if typed and typed != pack.end_of_body:
        yield Finding(
            Level.CANH_BAO,
            f"Nội dung kết thúc bằng “{typed}”, quy tắc là “{pack.end_of_body}”.",
            "noi_dung",
            f"Sửa dấu cuối thành “{pack.end_of_body}”.",
            pack.end_of_body_clause,
        )
