"""The book as a spreadsheet: words stay words, whatever they begin with."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from drafter.store.book import COLUMNS, TITLE, cells

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from drafter.store.book import Book

_WIDTHS = (18, 13, 50, 22, 40, 22, 10, 13, 13, 24)
_AS_TEXT = "@"
_FACE = "Times New Roman"


def book_xlsx(book: Book) -> bytes:
    """Return the book as XLSX: the cover's lines, the ten columns, a row a number."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    workbook = Workbook(write_only=True)
    workbook.properties.creator = "Drafter"
    workbook.properties.title = TITLE.capitalize()
    sheet = workbook.create_sheet("Sổ văn bản đi")
    for at, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    above = (book.body.superior, book.body.issuer, TITLE, book.series_name, *book.cover)
    lines = [line for line in above if line]
    head = len(lines) + 1
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    _fill(sheet, lines, book)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def _fill(sheet: WriteOnlyWorksheet, lines: list[str], book: Book) -> None:
    from openpyxl.styles import Alignment, Border, Font, Side

    side = Side(style="thin")
    ruled = Border(left=side, right=side, top=side, bottom=side)
    top = Alignment(vertical="top", wrap_text=True)
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    bold, plain, struck = (
        Font(name=_FACE, bold=True),
        Font(name=_FACE),
        Font(name=_FACE, strike=True),
    )
    for line in lines:
        sheet.append(_filled([_cell(sheet, font=bold)], (line,)))
    head = [_cell(sheet, font=bold, border=ruled, alignment=middle) for _ in COLUMNS]
    sheet.append(_filled(head, tuple(COLUMNS.values())))
    # A row is written as it is appended, so its cells serve again: ten times quicker.
    rows = {
        void: [_cell(sheet, font=font, border=ruled, alignment=top) for _ in COLUMNS]
        for void, font in ((False, plain), (True, struck))
    }
    rows[True][-1].font = plain  # the reason stays readable
    for number in book.rows:
        sheet.append(_filled(rows[bool(number.voided)], cells(number, book.body.regime)))


def _filled(row: list[WriteOnlyCell], words: tuple[str, ...]) -> list[WriteOnlyCell]:
    for cell, each in zip(row, words, strict=True):
        cell.value = each
        cell.data_type = "s"  # never a formula, whatever it begins with
    return row


def _cell(sheet: WriteOnlyWorksheet, **look: object) -> WriteOnlyCell:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet)
    cell.number_format = _AS_TEXT
    for name, value in look.items():
        setattr(cell, name, value)
    return cell
