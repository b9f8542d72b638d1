"""The book on paper: a cover, and the ten columns on A4 across (PL IV, I); lengths in mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.layout.blocks import (
    Align,
    Annex,
    Block,
    Grid,
    Page,
    Para,
    Run,
    Sheet,
    Space,
    Style,
)
from drafter.store.book import COLUMNS, TITLE, cells

if TYPE_CHECKING:
    from drafter.store.book import Book
    from drafter.store.register import Number

PAGE = Page(width_mm=297, height_mm=210, top_mm=20, bottom_mm=15, left_mm=20, right_mm=15)
#              số    ngày  trích yếu  ký  nơi nhận  lưu  bản  chuyển  nhận  ghi chú
_WIDTHS = (29.0, 22.0, 62.0, 26.0, 36.0, 22.0, 13.0, 16.0, 13.0, 23.0)
_PADDING = 1.0
_CELL = Style("o", "Ô", 11, before_pt=2, after_pt=2)
_HEAD = Style("dau", "Đầu cột", 11, bold=True, align=Align.GIUA, before_pt=2, after_pt=2)
_MIDDLE = Style("giua", "Ô giữa", 11, align=Align.GIUA, before_pt=2, after_pt=2)
_STYLES = (
    _CELL,
    _HEAD,
    _MIDDLE,
    Style("chu_quan", "Cơ quan chủ quản", 14, align=Align.GIUA),
    Style("co_quan", "Tên cơ quan", 14, bold=True, align=Align.GIUA),
    Style("ten_so", "Tên sổ", 24, bold=True, align=Align.GIUA),
    Style("day_so", "Tên dãy số", 16, bold=True, align=Align.GIUA, before_pt=6),
    Style("bia", "Dòng bìa", 14, italic=True, align=Align.GIUA, before_pt=6),
    Style("quyen", "Quyển số", 14, bold=True, align=Align.GIUA, before_pt=6),
    Style("so_trang", "Số trang", 13, align=Align.GIUA),
)
_IN_THE_MIDDLE = {"so_ky_hieu", "ngay", "so_luong", "ngay_chuyen"}


def book_docx(book: Book) -> bytes:
    """Return the book as DOCX."""
    from drafter.writers.docx import write_docx

    return write_docx(book_sheet(book))


def book_sheet(book: Book) -> Sheet:
    """Return the book laid out."""
    return Sheet(
        page=PAGE,
        styles=_STYLES,
        blocks=_cover(book),
        page_number="so_trang",
        title=TITLE.capitalize(),
        subject=", ".join(filter(None, (book.body.issuer, book.series_name, book.period))),
        annexes=(Annex(PAGE, (_table(book),)),),
    )


def _cover(book: Book) -> tuple[Block, ...]:
    *lines, volume = book.cover
    above = (_line("chu_quan", book.body.superior.upper()),) if book.body.superior else ()
    named = (_line("day_so", book.series_name),) if book.series_name else ()
    return (
        *above,
        _line("co_quan", book.body.issuer.upper()),
        Space(110),
        _line("ten_so", TITLE),
        *named,
        Space(12),
        *(_line("bia", words) for words in lines),
        Space(60),
        _line("quyen", volume),
    )


def _line(style: str, words: str) -> Para:
    look = next(each for each in _STYLES if each.id == style)
    return Para(style, (Run(words, look.bold, look.italic),))


def _table(book: Book) -> Grid:
    head = tuple(Para(_HEAD.id, (Run(words, bold=True),)) for words in COLUMNS.values())
    order = tuple(Para(_MIDDLE.id, (Run(f"({at})"),)) for at, _ in enumerate(COLUMNS, 1))
    rows = (_row(number, book.body.regime) for number in book.rows)
    return Grid(_WIDTHS, (head, order, *rows), _PADDING, heading_rows=2)


def _row(number: Number, regime: str) -> tuple[Para, ...]:
    styles = (_MIDDLE.id if name in _IN_THE_MIDDLE else _CELL.id for name in COLUMNS)
    void = bool(number.voided)
    return tuple(
        Para(style, (Run(words, italic=void),))
        for style, words in zip(styles, cells(number, regime), strict=True)
    )
