"""The book “Sổ đăng ký văn bản đi” (state §5.2): what stands in it, row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, or_, select

from drafter.store.marking import forms
from drafter.store.register import NUMBER_COLUMNS, Scope, as_number, numbers, series
from drafter.store.register_series import get_body
from drafter.store.register_terms import all_terms, term_period

if TYPE_CHECKING:
    from datetime import date

    from drafter.store.database import Library
    from drafter.store.register import Body, Number

_WORD = re.compile(r"[^\W_]+")
_UNKNOWN = "…"
_DAMAGED = "Dòng này bị hỏng, không đọc được hết"
_BIG = 9  # figures of a number that fit a column

# PL IV, I: the ten columns, with the words for them on the screen and on paper.
COLUMNS = {
    "so_ky_hieu": "Số, ký hiệu văn bản",
    "ngay": "Ngày tháng văn bản",
    "trich_yeu": "Tên loại và trích yếu nội dung văn bản",
    "nguoi_ky": "Người ký",
    "noi_nhan": "Nơi nhận văn bản",
    "don_vi_nhan": "Đơn vị, người nhận bản lưu",
    "so_luong": "Số lượng bản",
    "ngay_chuyen": "Ngày chuyển",
    "ky_nhan": "Ký nhận",
    "ghi_chu": "Ghi chú",
}
TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI"


@dataclass(frozen=True, slots=True)
class Asked:
    """Which rows: of a body, one of its series (0: all), a period (blank: all), words in them."""

    body_id: int
    series_id: int = 0
    period: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Book:
    """Rows of the book in their order, and what its cover says."""

    body: Body
    series_name: str  # blank: several
    period: str  # 2026, or 2025 - 2030; blank: several
    rows: tuple[Number, ...]
    volume: str = ""

    @property
    def cover(self) -> tuple[str, ...]:
        """Return the lines under the title, as the form of PL IV, I has them."""
        days = sorted(row.ngay for row in self.rows if row.ngay)
        first, last = (day_text(days[0]), day_text(days[-1])) if days else (_UNKNOWN, _UNKNOWN)
        one = len({row.series_id for row in self.rows}) == 1
        low, high = (self.rows[0].text, self.rows[-1].text) if one else (_UNKNOWN, _UNKNOWN)
        span = "Năm" if self.body.scope is Scope.NAM else "Nhiệm kỳ"
        return (
            f"{span}: {self.period or _UNKNOWN}",
            f"Từ ngày {first} đến ngày {last}",
            f"Từ số {low} đến số {high}",
            f"Quyển số: {self.volume or _UNKNOWN}",
        )


def read_book(library: Library, asked: Asked, volume: str = "") -> Book:
    """Return the book as asked for, its rows in the order of their numbers."""
    wanted = (
        select(*NUMBER_COLUMNS)
        .join(series, series.c.id == numbers.c.series_id)
        .where(series.c.body_id == asked.body_id)
    )
    if asked.series_id:
        wanted = wanted.where(series.c.id == asked.series_id)
    if asked.period:
        wanted = wanted.where(numbers.c.period == asked.period)
    for word in _WORD.findall(asked.words):
        wanted = wanted.where(_has(word))
    order = (numbers.c.period, series.c.name, numbers.c.so, numbers.c.duoi)
    with library.reading() as connection:
        body = get_body(connection, asked.body_id)
        rows = tuple(as_number(row) for row in connection.execute(wanted.order_by(*order)))
        name = connection.execute(
            select(series.c.name).where(series.c.id == asked.series_id)
        ).scalar()
        period = _period_name(connection, body, asked.period)
    return Book(body, name or "", period, rows, volume)


def _period_name(connection: Connection, body: Body, period: str) -> str:
    """Return a period as the cover says it: 2026, 2025 - 2030; blank where nobody told."""
    if body.scope is Scope.NAM:
        return period
    known = {term_period(term): term for term in all_terms(connection, body.id)}
    term = known.get(period)
    if term is None:
        return ""
    return term.name or (f"từ ngày {day_text(term.start)}" if term.start else "")


def _has(word: str) -> ColumnElement[bool]:
    """Tell whether a row has a word that begins so, or the number."""
    plain = numbers.c.plain.like(f"% {forms(word)[0]}%")
    if word.isascii() and word.isdigit() and len(word) <= _BIG:
        return or_(plain, numbers.c.so == int(word))
    return plain


def day_text(day: date | None) -> str:
    """Return a date as the regulation pads it: days 1 to 9, months 1 and 2; … for none."""
    if day is None:
        return _UNKNOWN
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def cells(number: Number, regime: str) -> tuple[str, ...]:
    """Return a row's ten cells; the last says why a number is void, or that the row is damaged."""
    entry = number.entry
    joint = " " if entry.trich_yeu[:1].islower() else ". "
    summary = joint.join(filter(None, (entry.ten_loai, entry.trich_yeu)))
    if entry.trich_yeu.casefold().startswith(entry.ten_loai.casefold()):
        summary = entry.trich_yeu  # an old book has both in one column
    void = f"Đã hủy: {number.reason}" if number.voided else ""
    return (
        number.whole(regime),
        day_text(number.ngay),
        summary,
        entry.nguoi_ky,
        entry.noi_nhan,
        entry.don_vi_nhan,
        entry.so_luong,
        entry.ngay_chuyen,
        entry.ky_nhan,
        ". ".join(filter(None, (_DAMAGED if number.damaged else "", void, entry.ghi_chu))),
    )
