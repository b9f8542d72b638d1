"""Print the pages of a PDF at their true size; with engine.py the only way to paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter

from drafter.errors import OutputError
from drafter.render.engine import PageImage, page_image, page_sizes

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

# Sharp on paper; on the screen of a preview a third of it is enough, and all pages are kept.
PAPER_DPI, PREVIEW_DPI = 600, 200


def print_pdf(pdf: bytes, printer: QPrinter, most_dpi: int = PAPER_DPI) -> None:
    """Print a PDF on a printer at true size, the pages the dialog chose.

    Raises OutputError when the printer does not start.
    """
    sizes = page_sizes(pdf)
    chosen = _chosen(printer, len(sizes))
    printer.setFullPage(True)
    first = sizes[chosen.start]
    _take_sheet(printer, first)
    painter = QPainter()
    if not painter.begin(printer):
        raise OutputError("máy in không nhận việc in.", repair="Kiểm tra máy in rồi in lại.")
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for turn, number in enumerate(chosen):
            if turn:
                printer.newPage()
            page = page_image(pdf, number, min(printer.resolution(), most_dpi) / 72)
            unit = printer.resolution() / 72
            painter.save()
            if _is_across(sizes[number]) != _is_across(first):
                _turn(painter, first[0] * unit)
            _draw(painter, page, sizes[number], unit)
            painter.restore()
    finally:
        painter.end()


def _chosen(printer: QPrinter, count: int) -> range:
    first, last = printer.fromPage() or 1, printer.toPage() or count
    return range(first - 1, min(last, count))


def _take_sheet(printer: QPrinter, size: tuple[float, float]) -> None:
    """Set the sheet, in pt: the printer's upright one, turned where the page is across."""
    sheet = QPageSize(QSizeF(min(size), max(size)), QPageSize.Unit.Point)
    way = QPageLayout.Orientation.Portrait
    if _is_across(size):
        way = QPageLayout.Orientation.Landscape
    printer.setPageLayout(QPageLayout(sheet, way, QMarginsF(0, 0, 0, 0)))


def _is_across(size: tuple[float, float]) -> bool:
    return size[0] > size[1]


def _turn(painter: QPainter, width: float) -> None:
    """Turn a page of the other way about onto the sheet, whose way no preview lets change."""
    painter.translate(width, 0)
    painter.rotate(90)


def _draw(painter: QPainter, page: PageImage, size: tuple[float, float], unit: float) -> None:
    """Draw a page of a size in pt, `unit` of the printer's dots a pt."""
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    # A copy, as the print preview keeps what is painted longer than the pixels live.
    painter.drawImage(QRectF(0, 0, size[0] * unit, size[1] * unit), image.copy())
