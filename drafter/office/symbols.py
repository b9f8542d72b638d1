"""The letters after the number: of a type, of a body, of a copy (state §2.4, §4.1; party §2.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.office.bodies import JOINT, find_body, kind_of
from drafter.office.words import initials, plain

if TYPE_CHECKING:
    from drafter.office.bodies import Found

# What the clerk must fill: the unit that drafted a State công văn.
BLANK = "…"

# ruff: noqa: E501 - tables keep their columns
# fmt: off
TYPES: dict[str, dict[str, tuple[str, ...]]] = {
    # PL III, Mục I; Điều 7: a công văn and a thư công have no letters of their own.
    "ND30": {
        "nghị quyết": ("NQ",),       "quyết định": ("QĐ",),       "chỉ thị": ("CT",),          "quy chế": ("QC",),
        "quy định": ("QyĐ",),        "thông cáo": ("TC",),        "thông báo": ("TB",),        "hướng dẫn": ("HD",),
        "chương trình": ("CTr",),    "kế hoạch": ("KH",),         "phương án": ("PA",),        "đề án": ("ĐA",),
        "dự án": ("DA",),            "báo cáo": ("BC",),          "biên bản": ("BB",),         "tờ trình": ("TTr",),
        "hợp đồng": ("HĐ",),         "công văn": (),              "công điện": ("CĐ",),        "bản ghi nhớ": ("BGN",),
        "bản thỏa thuận": ("BTT",),  "giấy ủy quyền": ("GUQ",),   "giấy mời": ("GM",),         "giấy giới thiệu": ("GGT",),
        "giấy nghỉ phép": ("GNP",),  "phiếu gửi": ("PG",),        "phiếu chuyển": ("PC",),     "phiếu báo": ("PB",),
        "thư công": (),
    },
    # HD 05, 3.1.2.a: named there or in its examples.
    "HD05": {
        "nghị quyết": ("NQ",),       "quyết định": ("QĐ",),       "chỉ thị": ("CT",),          "kết luận": ("KL",),
        "quy chế": ("QC",),          "quy định": ("QĐ",),         "thông tri": ("TT",),        "báo cáo": ("BC",),
        "chương trình": ("CTr",),    "tờ trình": ("TTr",),        "công văn": ("CV",),         "biên bản": ("BB",),
    },
}
# By the first-letter rule, not spelled out (party §2.4: starred): UNVERIFIED. Thông báo and tuyên
# bố share TB, thông cáo and thư công share TC: a local decision. Cương lĩnh and Điều lệ have none.
UNVERIFIED_TYPES: dict[str, tuple[str, ...]] = {
        "hướng dẫn": ("HD",),        "thông báo": ("TB",),        "thông cáo": ("TC",),        "kế hoạch": ("KH",),
        "quy hoạch": ("QH",),        "đề án": ("ĐA",),            "phương án": ("PA",),        "dự án": ("DA",),
        "chiến lược": ("CL",),       "tuyên bố": ("TB",),         "lời kêu gọi": ("LKG",),     "giấy giới thiệu": ("GGT",),
        "giấy chứng nhận": ("GCN",), "giấy đi đường": ("GĐĐ",),   "giấy nghỉ phép": ("GNP",),  "giấy mời": ("GM",),
        "phiếu chuyển": ("PC",),     "phiếu gửi": ("PG",),        "thư công": ("TC",),
}
# fmt: on
TYPES["HD05"] |= UNVERIFIED_TYPES
# HD 36, I.1.3.1.b says QĐi; Trung ương wrote QĐ all along (party §2.4).
TYPES["HD36"] = TYPES["HD05"] | {"quy định": ("QĐi", "QĐ")}

# Điều 3, 25-27; a Party copy of any form is BS (party §2.12).
COPIES = {
    "state": {"sao y": "SY", "sao lục": "SL", "trích sao": "TrS"},
    "party": {"sao y": "BS", "sao y bản chính": "BS", "sao lục": "BS", "trích sao": "BS"},
}


def type_symbols(type_name: str, pack_name: str) -> tuple[str, ...]:
    """Return the accepted letters of a type, the edition's own first; none for a công văn."""
    # A State catalogue writes “Nghị quyết (cá biệt)”.
    name = " ".join(type_name.partition("(")[0].casefold().replace("uỷ", "ủy").split())
    return TYPES.get(pack_name, {}).get(name, ())


def document_symbol(type_symbol: str, body_symbol: str, regime: str, unit: str = "") -> str:
    """Return what follows the number: QĐ-UBND, UBND-VX, CV/TU; empty when a part is missing.

    A State công văn has no letters of its own and ends with the unit or field (PL I, II.3).
    """
    if not body_symbol:
        return ""
    if regime == "party":
        return f"{type_symbol}/{body_symbol}" if type_symbol else ""
    parts = [type_symbol, body_symbol] if type_symbol else [body_symbol, unit]
    return "-".join(filter(None, parts))


def copy_symbol(form: str, body_symbol: str, regime: str) -> str:
    """Return what follows a copy's number: SY-UBND, BS/UBKTTU; empty for an unknown form."""
    letters = COPIES.get(regime, {}).get(" ".join(form.casefold().split()), "")
    return document_symbol(letters, body_symbol, regime) if letters else ""


def body_symbols(issuer_lines: str, superior_lines: str, regime: str) -> tuple[str, ...]:
    """Return the letters of the body the lines name, the likeliest first; they are only offers."""
    found = find_body(issuer_lines, superior_lines, regime)
    if found is None:
        letters = initials(plain(issuer_lines))
        return (letters,) if letters else ()
    if found.kind.id == "lien_co_quan":
        parts = re.split(JOINT, plain(issuer_lines))
        return ("-".join(_part(part, superior_lines) for part in parts),)
    return _letters(found)


def symbol_offers(
    type_symbol: str, issuer_lines: str, superior_lines: str, regime: str, pack_name: str
) -> tuple[str, ...]:
    """Return whole symbols for a type and the body its lines name, with “…” for what is unknown."""
    spoken = type_symbol
    if pack_name == "HD05" and type_symbol == "QĐi":  # HD 05, 3.1.2.a
        spoken = "QĐ"
    bodies = body_symbols(issuer_lines, superior_lines, regime)
    made = (document_symbol(spoken, body, regime, BLANK) for body in bodies)
    return tuple(dict.fromkeys(filter(None, made)))


def _part(name: str, superior_lines: str) -> str:
    """Return the letters of one body of a joint letter; a sở may sign with a ban."""
    regime = "party" if kind_of(name, superior_lines, "party") else "state"
    return next(iter(body_symbols(name, superior_lines, regime)), "")


def _letters(found: Found) -> tuple[str, ...]:
    letters = found.kind.symbol or initials(found.named)
    if not found.kind.owned:
        return (letters,)
    # BAN TỔ CHỨC TỈNH UỶ names its owner itself; else the superior's line does.
    owner = kind_of(found.rest, "", "party") or kind_of(found.above, "", "party")
    if owner is None:
        return (letters,)
    # HD 05 gives a commune's offices bare letters; what is appended differs (party §2.4).
    return (letters, f"{letters}ĐU") if owner.symbol == "ĐU" else (f"{letters}{owner.symbol}",)
