import io
import zipfile
from itertools import pairwise

import pdfplumber
import pytest
from lxml import etree

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft
from drafter.layout.measure import width_mm
from drafter.pipeline import compose, docx_bytes
from drafter.render.engine import to_pdf
from drafter.render.line_ends import with_line_ends
from drafter.writers.ooxml import w

SENTENCE = (
    "Ủy ban nhân dân xã đề nghị các thôn phòng, chống dịch Covid-19 theo Chỉ thị 02/CT-UBND. "
)


def paragraphs(docx):
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return list(etree.fromstring(package.read("word/document.xml")).iter(w("p")))


def text(paragraph):
    words = [(e.text or "") if e.tag == w("t") else "\n" for e in paragraph.iter(w("t"), w("br"))]
    return "".join(words)


def letter(body):
    values = {
        "co_quan_ban_hanh": "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP",
        "ky_hieu": "TB-UBND",
        "dia_danh": "Tân Lập",
        "ngay": PartialDate(2026, 3, 2),
        "trich_yeu": "Về lịch trực",
        "noi_dung": body,
        "chuc_vu": "CHỦ TỊCH",
        "noi_nhan": ("Lưu: VT",),
    }
    return docx_bytes(compose(Draft("state/thong_bao", values)))


def body_lines(body):
    copy = with_line_ends(letter(body))
    return next(text(p) for p in paragraphs(copy) if "Ủy ban" in text(p)).split("\n")


def test_every_line_fits_its_measure():
    lines = body_lines(SENTENCE * 9)
    assert len(lines) > 8
    assert width_mm(lines[0], 14) <= 165 - 12.7 + 0.01
    assert all(width_mm(line, 14) <= 165.01 for line in lines[1:])


def test_no_line_could_have_taken_the_next_word():
    lines = body_lines(SENTENCE * 9)
    for line, following in pairwise(lines[1:]):
        word = following.split(" ")[0].split("-")[0]
        assert width_mm(f"{line} {word}", 14) > 165


def test_lines_end_after_a_hyphen_but_not_after_a_slash():
    ends = {line[-1] for line in body_lines(SENTENCE * 60)}
    assert "-" in ends
    assert "/" not in ends


def test_words_are_kept_across_bold_runs():
    body = "Ủy ban " + "**in đậm** *in nghiêng* " * 30
    lines = body_lines(body)
    assert (
        " ".join(lines).replace("  ", " ")
        == "Ủy ban " + ("in đậm in nghiêng " * 30).strip() + "./."
    )


def test_a_paragraph_of_one_line_stays_as_written():
    copy = with_line_ends(letter("Ủy ban thông báo."))
    assert [text(p) for p in paragraphs(copy)] == [
        text(p) for p in paragraphs(letter("Ủy ban thông báo."))
    ]


def test_the_letter_itself_is_not_touched():
    docx = letter(SENTENCE * 9)
    with_line_ends(docx)
    assert all("\n" not in text(p) for p in paragraphs(docx))


def test_pagination_marks_survive():
    docx = letter(SENTENCE * 9)
    for name in ("keepNext", "keepLines"):
        before, after = (
            [p.find(f".//{w(name)}") is not None for p in paragraphs(d)]
            for d in (docx, with_line_ends(docx))
        )
        assert before == after
        assert any(after)


def test_rules_are_drawn_as_long_as_they_are():
    with pdfplumber.open(io.BytesIO(to_pdf(letter("Ủy ban thông báo.")))) as pdf:
        rules = sorted(
            {
                (round(r["x0"], 1), round(r["x1"], 1))
                for r in pdf.pages[0].lines + pdf.pages[0].rects
            }
        )
    motto = width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    assert any((x1 - x0) / 72 * 25.4 == pytest.approx(motto, abs=0.3) for x0, x1 in rules)


def test_the_page_number_stands_in_the_middle_of_the_text():
    with pdfplumber.open(io.BytesIO(to_pdf(letter((SENTENCE * 12 + "\n") * 9)))) as pdf:
        assert not [c for c in pdf.pages[0].chars if c["top"] < 50]
        (number,) = [c for c in pdf.pages[1].chars if c["top"] < 50]
    assert number["text"] == "2"
    assert (number["x0"] + number["x1"]) / 2 / 72 * 25.4 == pytest.approx(30 + 165 / 2, abs=0.1)
