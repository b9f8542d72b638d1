"""DOCX bytes into PDF and page images: the one place that knows rdocx and pypdfium2."""

from __future__ import annotations

import struct
import threading
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from drafter.errors import RenderError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import rdocx

POINTS_PER_INCH = 72
_REPAIR = "Xuất DOCX vẫn làm được; mở tệp ấy trong Word hoặc LibreOffice để xem và in."
# PDFium may be used by one thread at a time.
_PDFIUM = threading.Lock()


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as pixels: rows of B, G, R and one unused byte, `stride` bytes a row."""

    width: int
    height: int
    stride: int
    data: bytes


def to_pdf(docx: bytes) -> bytes:
    """Return the PDF of a DOCX of ours, with its title and language.

    Raises RenderError when the engine cannot read or set it.
    """
    import zipfile

    import rdocx
    from lxml import etree

    faults = (rdocx.RdocxError, ValueError, LookupError, zipfile.BadZipFile, etree.XMLSyntaxError)
    try:
        pdf = _opened(docx).to_pdf()
    except faults as error:
        raise RenderError(f"không dựng được trang ({error}).", repair=_REPAIR) from error
    return _with_language(bytes(pdf))


def _opened(docx: bytes) -> rdocx.Document:
    """Return the engine's document, mended until it breaks pages where the others do."""
    from rdocx import Document

    from drafter.render.line_ends import with_line_ends
    from drafter.render.tables import with_kept_rows

    copy = with_line_ends(docx)
    document = Document.from_bytes(copy)
    while mended := with_kept_rows(copy, document.layout):
        copy, document = mended, Document.from_bytes(mended)
    return document


def _with_language(pdf: bytes) -> bytes:
    """Return the PDF with Vietnamese as its language, which the engine leaves undetermined.

    The words are as long with their indent, so every offset of the file stays true.
    """
    return pdf.replace(b"\n  /Lang (und)", b"\n/Lang (vi-VN)", 1)


def page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    with open_pdf(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return the width and height of each page in pt."""
    with open_pdf(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def page_image(pdf: bytes, number: int, scale: float) -> PageImage:
    """Return one page, counted from 0, at a scale in pixels a pt."""
    with open_pdf(pdf) as document:
        page = document[number]
        bitmap = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        try:
            return PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            bitmap.close()
            page.close()


def page_png(pdf: bytes, number: int, dpi: float, *, grey: bool = False) -> bytes:
    """Return one page, counted from 0, as a PNG file, of a grey page a third as large."""
    image = page_image(pdf, number, dpi / POINTS_PER_INCH)
    rows = []
    for at in range(image.height):
        row = image.data[at * image.stride : at * image.stride + 4 * image.width]
        pixels = bytearray(row[0::4])
        if not grey:
            pixels = bytearray(3 * image.width)
            pixels[0::3], pixels[1::3], pixels[2::3] = row[2::4], row[1::4], row[0::4]
        rows.append(b"\0" + pixels)
    resolution = round(dpi / 0.0254)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(
                b"IHDR",
                struct.pack(">2I5B", image.width, image.height, 8, 0 if grey else 2, 0, 0, 0),
            ),
            _chunk(b"pHYs", struct.pack(">2IB", resolution, resolution, 1)),
            _chunk(b"IDAT", zlib.compress(b"".join(rows))),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@contextmanager
def open_pdf(pdf: bytes) -> Iterator[Any]:
    """Open a PDF, one thread at a time; raises RenderError when it cannot be read."""
    import pypdfium2

    with _PDFIUM:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            raise RenderError(f"không đọc được trang đã dựng ({error}).", repair=_REPAIR) from None
        try:
            yield document
        finally:
            document.close()
