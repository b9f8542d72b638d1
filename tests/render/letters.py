"""Letters for the render engine, and what its copy of them holds."""

import io
import zipfile

import pdfplumber
from lxml import etree

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft
from drafter.pipeline import compose, docx_bytes
from drafter.writers.ooxml import w

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


def letter(body, type_id="state/thong_bao"):
    """Return the DOCX of a letter."""
    return docx_bytes(compose(Draft(type_id, VALUES | {"noi_dung": body})))


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
