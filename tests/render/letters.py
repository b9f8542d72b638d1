"""Letters for the render engine, and what its copy of them holds."""

import io
import zipfile

import pdfplumber
from lxml import etree

from drafter.document.nodes import BanSao, VanBan
from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft
from drafter.layout.lay_out import lay_out
from drafter.pipeline import DEFAULTS, compose, docx_bytes
from drafter.writers.docx import write_docx
from drafter.writers.ooxml import w

COPY = BanSao(
    "SAO Y",
    ("ỦY BAN NHÂN DÂN", "XÃ TÂN LẬP"),
    "Số: 21/SY-UBND",
    "Tân Lập, ngày 06 tháng 3 năm 2026",
    ("Như trên", "Lưu: VT"),
    ("TL. CHỦ TỊCH",),
    ("CHÁNH VĂN PHÒNG",),
    "Tạ Quang Bính",
)
MM = 25.4 / 72
SENTENCE = (
    "Ủy ban nhân dân xã đề nghị các thôn phòng, chống dịch Covid-19 theo Chỉ thị 02/CT-UBND. "
)
VALUES = {
    "co_quan_ban_hanh": "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP",
    "ky_hieu": "TB-UBND",
    "dia_danh": "Tân Lập",
    "ngay": PartialDate(2026, 3, 2),
    "trich_yeu": "Về lịch trực",
    "chuc_vu": "CHỦ TỊCH",
    "noi_nhan": ("Lưu: VT",),
}


def letter(body, type_id="state/thong_bao", choices=DEFAULTS, **changes):
    """Return the DOCX of a letter; changes add components or replace values."""
    return docx_bytes(compose(Draft(type_id, VALUES | {"noi_dung": body} | changes), choices))


def copied(body, type_id="state/thong_bao", **changes):
    """Return the DOCX of a letter with the block of a copy under it, or of that block alone."""
    composed = compose(Draft(type_id, VALUES | {"noi_dung": body} | changes))
    whole = composed.document.thanh_phan if body else ()
    document = VanBan((*whole, COPY))
    return write_docx(lay_out(document, composed.pack, DEFAULTS))


def lines(count):
    """Return a body of so many paragraphs of one line."""
    return "".join(f"{number}. Việc thứ {number}.\n" for number in range(1, count + 1))


def paragraphs(docx):
    """Return the paragraphs of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return list(etree.fromstring(package.read("word/document.xml")).iter(w("p")))


def text(paragraph):
    """Return a paragraph's text, its line ends as they are set."""
    words = [(e.text or "") if e.tag == w("t") else "\n" for e in paragraph.iter(w("t"), w("br"))]
    return "".join(words)


def pages(pdf):
    """Return the text of each page."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_text() for page in document.pages]


def printed(pdf, words, page=0):
    """Return left, right and baseline in mm of the line that holds some words."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        sheet = document.pages[page]
        for line in sheet.extract_text_lines():
            if words in line["text"]:
                height = float(sheet.height) - line["chars"][0]["matrix"][5]
                return line["x0"] * MM, line["x1"] * MM, height * MM
    raise AssertionError(words)
