"""Make out/gallery: every type under every rule pack from its example, and sheets of first pages.

Each letter is a DOCX, a PDF and one PNG a page; a contact sheet a rule pack shows them together.
"""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from drafter.cli import pack_names
from drafter.errors import DrafterError
from drafter.layout.packs import packs_of
from drafter.pipeline import compose, docx_bytes
from drafter.render.engine import page_count, page_image, page_png, to_pdf
from drafter.template.catalogue import GROUPS, Template, example_draft, load_catalogue

GALLERY = Path(__file__).resolve().parent.parent / "out" / "gallery"
PNG_DPI = 110
SHEET_SCALE = 0.5  # pixels a point
ACROSS = 7
CELL = 340, 480  # pixels: the first page, A4 upright or across, and the name under it
NAME_HEIGHT = 36
DESK, LINE, WORDS = Qt.GlobalColor.lightGray, Qt.GlobalColor.gray, Qt.GlobalColor.black


@dataclass(frozen=True)
class Shown:
    """One letter of the gallery, made."""

    template: Template
    pdf: bytes


def main():
    _app = QGuiApplication(sys.argv[:1])  # the names on the sheets need its fonts
    shutil.rmtree(GALLERY, ignore_errors=True)
    GALLERY.mkdir(parents=True)
    catalogue = load_catalogue()
    faults = [str(fault) for fault in catalogue.faults.values()]
    for regime in GROUPS:
        for pack in packs_of(regime):
            templates = [t for t in catalogue.values() if pack.name in pack_names(t)]
            sheet_name = regime if len(packs_of(regime)) == 1 else f"{regime}-{pack.name}"
            shown = list(made([t for t in templates if t.regime == regime], pack.name, faults))
            contact_sheet(shown).save(str(GALLERY / f"contact-{sheet_name}.png"))
            print(f"{GALLERY / f'contact-{sheet_name}.png'}  {len(shown)} letters")
    print(*faults, sep="\n", file=sys.stderr, end="\n" if faults else "")
    return 1 if faults else 0


def made(templates, pack_name, faults):
    """Write the files of each type and yield it; what keeps one from being made is noted."""
    for template in templates:
        name = f"{template.id.replace('/', '-')}-{pack_name}"
        try:
            letter = compose(example_draft(template, pack_name))
            faults += [f"{name}: {finding}" for finding in letter.findings]
            yield Shown(template, write(name, docx_bytes(letter)))
        except DrafterError as fault:
            faults.append(f"{name}: {fault}")


def write(name, docx):
    """Write the DOCX, the PDF and the pages of a letter, and return the PDF."""
    pdf = to_pdf(docx)
    (GALLERY / f"{name}.docx").write_bytes(docx)
    (GALLERY / f"{name}.pdf").write_bytes(pdf)
    for number in range(page_count(pdf)):
        (GALLERY / f"{name}-{number + 1}.png").write_bytes(page_png(pdf, number, PNG_DPI))
    return pdf


def contact_sheet(shown):
    """Return one picture of all first pages, each with its type's name below."""
    width, height = CELL
    rows = max(1, -(-len(shown) // ACROSS))
    sheet = QImage(ACROSS * width, rows * height, QImage.Format.Format_RGB32)
    sheet.fill(DESK)
    painter = QPainter(sheet)
    for at, one in enumerate(shown):
        paint(painter, one, at % ACROSS * width, at // ACROSS * height)
    painter.end()
    return sheet


def paint(painter, one, left, top):
    """Paint the first page of a letter into its cell, and its name under it."""
    width, height = CELL
    image = fitted(first_page(one.pdf), width - 24, height - NAME_HEIGHT - 12)
    x = left + (width - image.width()) // 2
    painter.drawImage(x, top + 12, image)
    painter.setPen(LINE)
    painter.drawRect(x, top + 12, image.width(), image.height())
    painter.setPen(WORDS)
    below = QRectF(left + 4, top + height - NAME_HEIGHT, width - 8, NAME_HEIGHT)
    centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(below, int(centred), f"{one.template.name} ({one.template.id})")


def first_page(pdf):
    page = page_image(pdf, 0, SHEET_SCALE)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the pixels outlive the page


def fitted(image, width, height):
    """Return a page no larger than a cell has room for."""
    if image.width() <= width and image.height() <= height:
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, smooth)


if __name__ == "__main__":
    sys.exit(main())
