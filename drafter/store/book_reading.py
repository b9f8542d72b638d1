"""Rows of an existing book: which column is which, numbers and dates in whatever way written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from drafter.draft.clean import clean_line, fold
from drafter.errors import Place, StoreError
from drafter.store.book_file import Cell, Table, read_tables
from drafter.store.register import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_HEAD_WITHIN = 40  # rows before the heading: the cover's lines
_HEAD_COLUMNS = 3  # recognised, that make a row the heading
_FIRST_DAY = date(1945, 9, 2)
_EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(16_000, 80_000)  # 1943 to 2119, as Excel counts days
# What a heading's folded words say; the first that fits.
_HEADINGS = (
    ("stt", r"(?:so )?(?:stt|tt|thu tu)$"),
    ("ngay_chuyen", r".*ngay (?:chuyen|gui|giao|phat)"),
    ("don_vi_nhan", r".*\bluu\b"),
    ("ky_nhan", r".*ky nhan"),
    ("nguoi_ky", r".*nguoi ky|ky ten"),
    ("so_luong", r".*so (?:luong|ban)\b|sl\b"),
    ("ngay", r".*\bngay\b|thoi gian"),
    ("so_ky_hieu", r"so\b.*ky hieu|so(?: van ban| vb| cv| kh| di)*$|so hieu"),
    ("ky_hieu", r"ky hieu"),
    ("trich_yeu", r".*trich yeu|.*noi dung"),
    ("ten_loai", r"(?:ten )?loai"),
    ("noi_nhan", r".*noi (?:nhan|gui)"),
    ("ghi_chu", r"ghi chu"),
)
_NUMBER = re.compile(
    r"(?:số\s*:?\s*)?0*(\d{1,6})(bis|[a-zđ]?)\s*(?:[/\-–]\s*(.*))?\Z", re.IGNORECASE | re.DOTALL
)
_DAY = re.compile(r"\D*(\d{1,2})\D{1,9}?(\d{1,2})(?:\D{1,7}?(\d{4}|\d{2}))?\D*\Z")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_YEAR = re.compile(r"năm\D{0,3}(\d{4})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an old book: where it stands, number, suffix as in 15a, date, words."""

    place: str
    so: int
    duoi: str
    ngay: date
    entry: Entry


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read, and what could not, each with its place."""

    rows: tuple[Row, ...]
    complaints: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """A sheet while it is read: which column is which, and what was found."""

    name: str
    columns: dict[int, str]
    extra: dict[int, str]
    year: int
    rows: list[Row] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def place(self, line: int) -> str:
        return f"{self.name}, dòng {line}" if self.name else f"Dòng {line}"


def read_rows(path: Path) -> Reading:
    """Return the rows of an existing book, from XLSX or CSV.

    Raises StoreError where the file cannot be read or no sheet has the columns of a book.
    """
    tables = read_tables(path, lambda row: len(_columns(row)))
    sheets = [sheet for table in tables if (sheet := _read_sheet(table, several=len(tables) > 1))]
    if not sheets:
        raise StoreError(
            "không tìm thấy dòng tiêu đề của sổ văn bản đi.",
            place=Place(file=path.name),
            repair="Cần một dòng có các cột: Số, ký hiệu; Ngày tháng; Trích yếu; Nơi nhận…",
        )
    extra = dict.fromkeys(name for sheet in sheets for name in sheet.extra.values())
    notes = tuple(f"Cột “{name}” được ghi vào Ghi chú." for name in extra)
    rows = (row for sheet in sheets for row in sheet.rows)
    complaints = (each for sheet in sheets for each in sheet.complaints)
    return Reading(tuple(rows), tuple(complaints), notes)


def _read_sheet(table: Table, *, several: bool) -> _Sheet | None:
    head = _heading(table.rows[:_HEAD_WITHIN])
    if head is None:
        return None
    at, columns = head
    told = {number: _text(cell) for number, cell in enumerate(table.rows[at])}
    extra = {n: name for n, name in told.items() if name and n not in columns}
    above = " ".join(_text(cell) for row in table.rows[:at] for cell in row)
    year = _YEAR.search(above)
    sheet = _Sheet(table.name if several else "", columns, extra, int(year[1]) if year else 0)
    for line, cells in enumerate(table.rows[at + 1 :], at + 2):
        _read_row(sheet, line, cells)
    return sheet


def _heading(rows: Sequence[tuple[Cell, ...]]) -> tuple[int, dict[int, str]] | None:
    """Return the row that is the heading, and which column is which."""
    found = [(at, _columns(row)) for at, row in enumerate(rows)]
    fit = [(at, columns) for at, columns in found if len(columns) >= _HEAD_COLUMNS]
    fit = [(at, columns) for at, columns in fit if {"so_ky_hieu", "ngay"} <= {*columns.values()}]
    return max(fit, key=lambda pair: len(pair[1]), default=None)


def _columns(row: Iterable[Cell]) -> dict[int, str]:
    columns: dict[int, str] = {}
    for number, cell in enumerate(row):
        words = " ".join(re.findall(r"\w+", fold(_text(cell)[:200])))
        name = next((name for name, pattern in _HEADINGS if re.match(pattern, words)), "")
        if name and name not in columns.values():
            columns[number] = name
    return columns


def _read_row(sheet: _Sheet, line: int, cells: tuple[Cell, ...]) -> None:
    told = {n: cells[at] if at < len(cells) else None for at, n in sheet.columns.items()}
    texts = {name: _text(cell) for name, cell in told.items()}
    del_stt = {name: text for name, text in texts.items() if name != "stt"}
    if not any(del_stt.values()) or _is_order(cells):
        return
    place = sheet.place(line)
    # Excel may have made a date of 5/1: that is no number.
    spoilt = isinstance(told["so_ky_hieu"], date)
    number = None if spoilt else _NUMBER.match(texts["so_ky_hieu"])
    if not number or not int(number[1]):
        shown = next(text for text in del_stt.values() if text)[:60]
        sheet.complaints.append(f"{place}: không có số văn bản, bỏ qua: “{shown}”.")
        return
    day = _day(told.get("ngay"), sheet.year)
    if day is None:
        shown = texts.get("ngay", "")[:40]
        sheet.complaints.append(
            f"{place}: số {number[1]} có ngày “{shown}” không đọc được, bỏ qua."
            if shown
            else f"{place}: số {number[1]} không có ngày, bỏ qua."
        )
        return
    entry = _entry(sheet, texts, cells, number[3] or "")
    sheet.rows.append(Row(place, int(number[1]), number[2].lower(), day, entry))


def _is_order(cells: Iterable[Cell]) -> bool:
    """Tell whether a row only counts the columns: (1), (2), (3) and so on."""
    told = [_text(cell).strip("()") for cell in cells]
    return told[:3] == ["1", "2", "3"] and all(
        each in {"", str(at)} for at, each in enumerate(told, 1)
    )


def _entry(sheet: _Sheet, texts: dict[str, str], cells: tuple[Cell, ...], symbol: str) -> Entry:
    own = {name: text for name, text in texts.items() if name in Entry.__dataclass_fields__}
    beside = [
        f"{name}: {text}"
        for n, name in sheet.extra.items()
        if n < len(cells) and (text := _text(cells[n]))
    ]
    own["ghi_chu"] = "; ".join(filter(None, (own.get("ghi_chu", ""), *beside)))
    own["ky_hieu"] = re.sub(r"\s*([/\-–])\s*", r"\1", symbol).strip() or own.get("ky_hieu", "")
    return Entry(**own)


def _text(cell: Cell) -> str:
    """Return a cell as words: 15.0 is 15, a date as it is written here."""
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return f"{cell:%d/%m/%Y}"
    return clean_line(str(cell))


def _day(cell: Cell, year: int) -> date | None:
    """Return the date a cell means, day before month; None where it means none."""
    found: date | None = None
    if isinstance(cell, datetime):
        found = cell.date()
    elif isinstance(cell, date):
        found = cell
    elif isinstance(cell, (int, float)) and _SERIALS[0] <= cell <= _SERIALS[-1]:
        found = _EXCEL_ZERO + timedelta(days=int(cell))
    else:
        found = _written_day(_text(cell), year)
    return found if found and _FIRST_DAY <= found <= date.today() + timedelta(days=366) else None


def _written_day(text: str, year: int) -> date | None:
    if text.isascii() and text.isdigit() and len(text) == 5 and int(text) in _SERIALS:
        return _EXCEL_ZERO + timedelta(days=int(text))
    try:
        if iso := _ISO.match(text):
            return date(*map(int, iso.groups()))
        if told := _DAY.match(text[:60]):
            given = int(told[3]) if told[3] else year
            return date(given + 2000 if 0 < given < 100 else given, int(told[2]), int(told[1]))
    except ValueError:
        return None
    return None
