"""An existing book's file, XLSX or CSV, into rows of cells; hostile until it is read.

Limits: 10 MB, 50,000 rows, 50 columns, an archive that unfolds to 200 MB or a hundredfold.
Nothing outside the file is followed: no links, no document types, no formulas computed.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
import warnings
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.errors import Place, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Cell = object  # text, number, date or None
MAX_BYTES = 10 << 20
MAX_ROWS, MAX_COLUMNS = 50_000, 50
MAX_CELL = 5_000  # characters
_MAX_UNFOLDED, _MAX_RATIO, _SURELY_FINE = 200 << 20, 100, 1 << 20
_MAX_PARTS = 2_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_AS_XLSX = "Mở tệp trong Excel hoặc LibreOffice, lưu lại thành .xlsx, rồi nhập."
_DELIMITERS = ";,\t|"
_CSV_LOOK = 40  # rows that tell the delimiter
# What openpyxl and the parsers under it raise where a file is not what it says.
_BROKEN = (
    ArithmeticError, AttributeError, EOFError, LookupError, NotImplementedError, OSError,
    RuntimeError, SyntaxError, TypeError, ValueError, zipfile.BadZipFile, zlib.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of the file: its name, and its rows of cells as they stand; row 1 is first."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_tables(path: Path, known: Callable[[Sequence[Cell]], int]) -> tuple[Table, ...]:
    """Return the sheets of an XLSX, or the one of a CSV.

    `known` counts the columns that a row is a heading of: it tells a CSV's delimiter.
    Raises StoreError naming the file, with the repair, where it cannot or may not be read.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError:
        raise _refused(path, "không đọc được tệp.", "Kiểm tra tên tệp và quyền đọc.") from None
    try:
        return _tables(data, known)
    except StoreError as error:
        raise _refused(path, error.sentence, error.repair) from None


def _refused(path: Path, sentence: str, repair: str) -> StoreError:
    return StoreError(sentence, place=Place(file=path.name), repair=repair)


def _tables(data: bytes, known: Callable[[Sequence[Cell]], int]) -> tuple[Table, ...]:
    if len(data) > MAX_BYTES:
        raise StoreError("tệp lớn hơn 10 MB.", repair="Chia sổ thành nhiều tệp, mỗi năm một tệp.")
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise StoreError("tệp có mật khẩu.", repair="Bỏ mật khẩu trong Excel rồi nhập lại.")
        raise StoreError("đây là tệp Excel kiểu cũ (.xls).", repair=_AS_XLSX)
    if data.startswith(b"PK"):
        return _workbook(data)
    text = _decoded(data)
    if text.lstrip()[:1] == "<":
        raise StoreError("đây là trang web hoặc tệp XML, không phải bảng tính.", repair=_AS_XLSX)
    return (Table("", _csv_rows(text, known)),)


def _workbook(data: bytes) -> tuple[Table, ...]:
    from openpyxl import load_workbook

    _check_archive(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that do not matter here
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                shown = [each for each in book.worksheets if each.sheet_state == "visible"]
                return tuple(Table(each.title, _sheet_rows(each)) for each in shown)
            finally:
                book.close()
    except StoreError:
        raise
    except _BROKEN:
        raise StoreError("tệp bảng tính bị hỏng.", repair=_AS_XLSX) from None


def _check_archive(data: bytes) -> None:
    """Refuse an archive that unfolds too far, is no workbook, or declares a document type."""
    broken = StoreError("tệp bảng tính bị hỏng.", repair=_AS_XLSX)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            unfolded = sum(part.file_size for part in parts)
            too_far = unfolded > _SURELY_FINE and unfolded > _MAX_RATIO * len(data)
            if len(parts) > _MAX_PARTS or unfolded > _MAX_UNFOLDED or too_far:
                raise StoreError(
                    "tệp nén bung ra quá lớn, không giống một sổ văn bản.", repair=_AS_XLSX
                )
            if any(part.flag_bits & 1 for part in parts):
                raise StoreError("tệp có mật khẩu.", repair="Bỏ mật khẩu rồi nhập lại.")
            if "xl/workbook.xml" not in archive.namelist():
                raise StoreError("tệp này không phải bảng tính .xlsx.", repair=_AS_XLSX)
            for part in parts:
                _check_part(archive.read(part))
    except _BROKEN:
        raise broken from None


def _check_part(data: bytes) -> None:
    # The names of a document type are ASCII, in whatever width; no workbook has one.
    if b"<!DOCTYPE" in data.replace(b"\0", b"").upper():
        raise StoreError("tệp chứa khai báo lạ (DTD), không được đọc.", repair=_AS_XLSX)


def _sheet_rows(sheet: object) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of a sheet; raises StoreError where there are too many."""
    wanted = {"max_row": MAX_ROWS + 1, "max_col": MAX_COLUMNS, "values_only": True}
    rows = [tuple(map(_cut, row)) for row in sheet.iter_rows(**wanted)]  # type: ignore[attr-defined]
    while rows and not any(each not in (None, "") for each in rows[-1]):
        rows.pop()
    return _counted(rows)


def _cut(cell: Cell) -> Cell:
    return cell[:MAX_CELL] if isinstance(cell, str) else cell


def _counted(rows: list[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    if len(rows) > MAX_ROWS:
        raise StoreError("bảng có hơn 50.000 dòng.", repair="Chia sổ thành nhiều tệp.")
    return tuple(rows)


def _decoded(data: bytes) -> str:
    """Return the text of a CSV: by its mark, else UTF-8, UTF-16, Windows' Vietnamese, Western."""
    for mark, code in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):  # fmt: skip  # noqa: E501
        if data.startswith(mark):
            return _strictly(data[len(mark) :], code)
    if b"\0" in data[:1000]:
        return _strictly(data, "utf-16-be" if data[:1] == b"\0" else "utf-16-le")
    for code in ("utf-8", "cp1258", "cp1252"):
        try:
            text = unicodedata.normalize("NFC", data.decode(code))
        except UnicodeDecodeError:
            continue
        # A mark that joins no letter: the code was another.
        if code != "cp1258" or not re.search("[\u0300-\u0323]", text):
            return text
    raise _unreadable()


def _strictly(data: bytes, code: str) -> str:
    try:
        return unicodedata.normalize("NFC", data.decode(code))
    except UnicodeDecodeError:
        raise _unreadable() from None


def _unreadable() -> StoreError:
    return StoreError(
        "không nhận ra bảng mã của tệp.", repair="Lưu lại thành .xlsx, hoặc CSV UTF-8, rồi nhập."
    )


def _csv_rows(text: str, known: Callable[[Sequence[Cell]], int]) -> tuple[tuple[Cell, ...], ...]:
    try:
        best = max(
            _DELIMITERS, key=lambda each: max(map(known, _first_rows(text, each)), default=0)
        )
        rows: list[tuple[Cell, ...]] = []
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=best):
            rows.append(tuple(cell[:MAX_CELL] for cell in row[:MAX_COLUMNS]))
            if len(rows) > MAX_ROWS:
                break
    except csv.Error:
        raise StoreError("tệp CSV bị hỏng.", repair="Lưu lại thành .xlsx rồi nhập.") from None
    return _counted(rows)


def _first_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for _ in range(_CSV_LOOK):
        row = next(reader, None)
        if row is None:
            return
        yield row
