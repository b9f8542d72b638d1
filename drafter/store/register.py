"""The register of numbers: its tables, and what a row of them is (state §5, party §5).

A body has series, a series has periods (a year, a term of the cấp uỷ, a congress), a period has
numbers. A number once given stays: it may be voided, never given again.
"""

from __future__ import annotations

import getpass
import re
from dataclasses import asdict, astuple, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    cast,
    select,
    text,
    type_coerce,
)

from drafter.errors import StoreError
from drafter.store.database import metadata
from drafter.store.marking import forms

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Row

    AnyRow = Row[*tuple[object, ...]]

JOINTS = {"state": "/", "party": "-"}  # between number and symbol (state §2.4, party §2.4)
_LOCK = 30202021
LARGEST = 999_999
BROKEN = "bị hỏng, không đọc được"
_PERIOD = re.compile(r"\d{4}|nhiem-ky-\d+")
_WORD = re.compile(r"[^\W_]+")


class Scope(StrEnum):
    """How long numbers run before they begin again from 01."""

    NAM = "nam"  # 01/01 to 31/12 (state §5.1)
    NHIEM_KY = "nhiem_ky"  # a term of the cấp uỷ (party §5.2)
    DAI_HOI = "dai_hoi"  # from the phiên trù bị to the closing (party §5.3)


bodies = Table(
    "register_bodies",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("regime", String(10), nullable=False),
    Column("issuer", Text, nullable=False),
    Column("superior", Text, nullable=False),
    Column("issuer_key", Text, nullable=False),
    Column("superior_key", Text, nullable=False),
    Column("scope", String(20), nullable=False),
    UniqueConstraint("regime", "issuer_key", "superior_key"),
)
terms = Table(
    "register_terms",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", ForeignKey(bodies.c.id), nullable=False),
    Column("name", String(200), nullable=False),
    Column("start", Date),  # none: not told yet
    Column("end", Date),  # of a congress; a term ends when the next begins
    UniqueConstraint("body_id", "start"),
)
series = Table(
    "register_series",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("body_id", ForeignKey(bodies.c.id), nullable=False),
    Column("name", String(200), nullable=False),
    UniqueConstraint("body_id", "name"),
)
# Which series a tên loại belongs to; the office decides.
types = Table(
    "register_types",
    metadata,
    Column("body_id", ForeignKey(bodies.c.id), primary_key=True),
    Column("kind", String(200), primary_key=True),
    Column("series_id", ForeignKey(series.c.id), nullable=False),
)
numbers = Table(
    "register_numbers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("series_id", ForeignKey(series.c.id), nullable=False),
    Column("period", String(40), nullable=False),
    Column("so", Integer, nullable=False),
    Column("duoi", String(10), nullable=False),  # of an old book: 15a
    Column("ngay", Date, nullable=False),
    Column("ky_hieu", String(200), nullable=False),
    Column("ten_loai", Text, nullable=False),
    Column("trich_yeu", Text, nullable=False),
    Column("nguoi_ky", Text, nullable=False),
    Column("noi_nhan", Text, nullable=False),
    Column("don_vi_nhan", Text, nullable=False),
    Column("so_luong", Text, nullable=False),
    Column("ngay_chuyen", Text, nullable=False),
    Column("ky_nhan", Text, nullable=False),
    Column("ghi_chu", Text, nullable=False),
    Column("plain", Text, nullable=False),  # all words without diacritics, to search
    Column("draft_id", ForeignKey("drafts.id", ondelete="SET NULL")),
    Column("imported", Boolean, nullable=False),
    Column("given", String(24), nullable=False),
    Column("given_by", String(200), nullable=False),
    Column("voided", String(24)),
    Column("voided_by", String(200), nullable=False, default=""),
    Column("reason", Text, nullable=False, default=""),
    UniqueConstraint("series_id", "period", "so", "duoi"),
)
# A letter has one valid number at a time.
_VALID = numbers.c.voided.is_(None)
Index(
    "register_numbers_of_draft",
    numbers.c.draft_id,
    unique=True,
    sqlite_where=_VALID,
    postgresql_where=_VALID,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """The words of a row of the book, as the letter says them (state §5.2)."""

    ky_hieu: str = ""
    ten_loai: str = ""
    trich_yeu: str = ""
    nguoi_ky: str = ""
    noi_nhan: str = ""
    don_vi_nhan: str = ""
    so_luong: str = ""
    ngay_chuyen: str = ""
    ky_nhan: str = ""
    ghi_chu: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """Who numbers: the issuer's and the superior's name as first written."""

    id: int
    regime: str
    issuer: str
    superior: str
    scope: Scope


@dataclass(frozen=True, slots=True)
class Term:
    """A term or a congress: from its first day; a term ends when the next begins."""

    id: int
    name: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A sequence of numbers of one body."""

    id: int
    body_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Number:
    """A row of the book; `damaged`: blank, 0 or None stands for what cannot be read of it."""

    id: int
    series_id: int
    period: str
    so: int
    duoi: str
    ngay: date | None
    entry: Entry
    draft_id: int | None
    imported: bool
    given: str
    given_by: str
    voided: str | None
    voided_by: str
    reason: str
    damaged: bool = False

    @property
    def text(self) -> str:
        """Return the number with its leading zero below 10 (state §2.4, party §2.4)."""
        return f"{self.so:02}{self.duoi}" if self.so else "?"

    def whole(self, regime: str) -> str:
        """Return number and symbol: 15/QĐ-UBND, 05-CV/TU."""
        symbol = self.entry.ky_hieu
        return f"{self.text}{JOINTS[regime]}{symbol}" if symbol else self.text


WORDS = tuple(each.name for each in fields(Entry))
_OWN = tuple(each.name for each in fields(Number) if each.name not in {"entry", "damaged"})
# SQLite takes anything into any column; what stands for it where it is of another kind.
_TEXTS = dict.fromkeys(("period", "duoi", "given", "given_by", "voided_by", "reason"), "")
_BLANK = {"series_id": 0, "so": 0, **_TEXTS}


def as_written(column: Column[date]) -> ColumnElement[object]:
    """Return a column of days to be read with `read_day`, so that an odd one hides no other row."""
    return type_coerce(column, Text)


def read_day(told: object) -> date | None:
    """Return a day as a column holds it, None for none; raises ValueError where it is no day."""
    if told is None or isinstance(told, date):  # a server knows days
        return told
    return date.fromisoformat(str(told))


NUMBER_COLUMNS = [
    as_written(numbers.c.ngay) if name == "ngay" else numbers.c[name] for name in (*_OWN, *WORDS)
]


def as_number(row: AnyRow) -> Number:
    """Return a row selected with NUMBER_COLUMNS, whatever stands in it."""
    own, words = dict(zip(_OWN, row, strict=False)), row[len(_OWN) :]
    entry = Entry(*(each if isinstance(each, str) else "" for each in words))
    read = own | {
        name: blank for name, blank in _BLANK.items() if not isinstance(own[name], type(blank))
    }
    if not 1 <= read["so"] <= LARGEST:  # type: ignore[operator]
        read["so"] = 0
    if not isinstance(own["draft_id"], int):
        read["draft_id"] = None
    if own["voided"] is not None:
        read["voided"] = str(own["voided"]) or "?"
    try:
        read["ngay"] = read_day(own["ngay"])
    except ValueError:
        read["ngay"] = None
    sound = read | {"ngay": own["ngay"]} == own and tuple(words) == astuple(entry)
    damaged = not sound or read["ngay"] is None
    return Number(**read, entry=entry, damaged=damaged)  # type: ignore[arg-type]


def check_readable(connection: Connection, body_id: int) -> None:
    """Raise StoreError where a number of a body stands in a row that cannot be read.

    It may be the next one, which would be given twice.
    """
    if connection.dialect.name == "postgresql":  # takes nothing else into these columns
        return
    own = numbers.c.series_id.in_(select(series.c.id).where(series.c.body_id == body_id))
    lost = numbers.c.series_id.not_in(select(series.c.id))
    known = numbers.c.so.between(1, LARGEST) & (numbers.c.so == cast(numbers.c.so, Integer))
    told = select(numbers.c.period, known & ~lost).where(own | lost).distinct()
    for period, sound in connection.execute(told):
        if not sound or not isinstance(period, str) or not _PERIOD.fullmatch(period):
            raise StoreError(
                "một dòng của sổ bị hỏng, không đọc được số đã cấp.",
                repair="Không cấp số mới, kẻo trùng; khôi phục thư viện từ bản sao lưu.",
            )


def row_of(entry: Entry) -> dict[str, object]:
    """Return the columns of an entry, and its words to search."""
    told = asdict(entry)
    return {**told, "plain": plain_words(" ".join(told.values()))}


def plain_words(told: str) -> str:
    """Return the words of a text without diacritics, a blank before each and at the end."""
    return f" {' '.join(forms(word)[0] for word in _WORD.findall(told))} "


def name_key(name: str) -> str:
    """Return a body's name in the form that tells two bodies apart: HÒA is HOÀ, UỶ is ỦY."""
    return " ".join(forms(word)[1] for word in _WORD.findall(name))


def alone(connection: Connection) -> None:
    """Let no other desk change bodies, series and terms until the transaction ends."""
    if connection.dialect.name == "postgresql":  # in SQLite whoever writes is alone
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))


def user_name() -> str:
    """Return the name under which the clerk is logged in, empty where the system has none."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # no such user; no such module on Windows
        return ""
