"""Filters a template may use: numbers and dates where the regulations differ from Babel."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafter.draft.dates import PartialDate

BLANK = " " * 5
# As wide as what fills them, two figures and one or two, so that the date when it comes moves
# the Party's title over it by less than a millimetre (party §2.5, §3.3).
BLANK_DAY, BLANK_MONTH = " " * 4, " " * 3
BLANK_NUMBER = " " * 8


def so_van_ban(so: str) -> str:
    """Return a number with a leading zero below 10, or room for it (state §2.4, party §2.4)."""
    if so.isascii() and so.isdigit():
        return f"{int(so):02}" if int(so) < 10 else so
    return so or BLANK_NUMBER


def ngay_thang_nam(ngay: PartialDate) -> str:
    """Return `ngày 05 tháng 3 năm 2020`: days below 10 and months 1 and 2 padded, no other."""
    day = f"{ngay.day:02}" if ngay.day else BLANK_DAY
    month = f"{ngay.month:02}" if 0 < ngay.month < 3 else str(ngay.month or BLANK_MONTH)
    year = str(ngay.year) if ngay.year else BLANK
    return f"ngày {day} tháng {month} năm {year}".rstrip()


def noi_va_ngay(dia_danh: str, ngay: PartialDate) -> str:
    """Return place and date, with a comma between them (state §2.5, party §2.5)."""
    return f"{dia_danh}, {ngay_thang_nam(ngay)}" if dia_danh else ngay_thang_nam(ngay)


def co_dau(text: str, words: str) -> str:
    """Return the text with opening words, once."""
    return text if text.casefold().startswith(words.casefold()) else f"{words} {text}".rstrip()


def ngay_so(ngay: PartialDate) -> str:
    """Return `ngày 09/01/2026`, `ngày 27/5/2026`: padded as in words (party §2.5)."""
    day = f"{ngay.day:02}" if ngay.day else BLANK
    month = f"{ngay.month:02}" if 0 < ngay.month < 3 else str(ngay.month or BLANK)
    return f"ngày {day}/{month}/{ngay.year or BLANK}".rstrip()


def tach_ky(items: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return each signer's authority, position and name: `T/M … | PHÓ BÍ THƯ | Họ tên`.

    Without the first part, a head signs; parts too many are further lines of the position.
    """
    signers = []
    for item in items:
        *lines, name = [part.strip() for part in item.split("|")]
        authority = lines.pop(0) if len(lines) > 1 else ""
        signers.append((authority, ";".join(lines), name))
    return signers


def tung_dong(text: str) -> str:
    """Return the text with a line for each part between semicolons."""
    return "\n".join(part.strip() for part in text.split(";"))


def het_cau(text: str) -> str:
    """Return the text with one full stop, or the leader of a blank: “….” (state Mẫu 1.8)."""
    return f"{text.rstrip('.') or '…'}."


FILTERS: dict[str, Callable[..., object]] = {
    "so_van_ban": so_van_ban,
    "ngay_thang_nam": ngay_thang_nam,
    "noi_va_ngay": noi_va_ngay,
    "co_dau": co_dau,
    "ngay_so": ngay_so,
    "tach_ky": tach_ky,
    "tung_dong": tung_dong,
    "het_cau": het_cau,
}
