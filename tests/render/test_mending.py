"""Where the engine departs from Word and LibreOffice, its copy of the DOCX makes up for it."""

import io

import pdfplumber
import pytest

from drafter.layout.measure import width_mm
from drafter.render.engine import to_pdf
from drafter.render.line_ends import with_line_ends
from drafter.writers.ooxml import w
from tests.render.letters import MM, SENTENCE, letter, lines, pages, paragraphs, printed, text


@pytest.mark.parametrize("words", ["Tự do Tây Trà 1111 AVAVAV", "Yêu cầu: P.A.T. Vương, Wy, r-o"])
def test_letters_are_not_drawn_closer_together(words):
    left, right, _ = printed(to_pdf(letter(f"{words}.")), words)
    assert right - left == pytest.approx(width_mm(f"{words}.", 14), abs=0.1)


def test_no_letter_is_lost_between_parted_letters():
    copy = paragraphs(with_line_ends(letter("Tự do AVAVAV 1111.")))
    assert "Tự do AVAVAV 1111." in [text(paragraph) for paragraph in copy]


@pytest.mark.parametrize(
    ("type_id", "above_mm"),
    [("state/thong_bao", (0.891 + 0.042) * 14 * MM), ("party/thong_bao", 0.8 * 18 * MM)],
)
def test_letters_stand_where_others_set_them_in_a_line(type_id, above_mm):
    """An exact line is 18 pt high, four fifths of it above the baseline."""
    pdf = to_pdf(letter(lines(60), type_id))
    number, first = next((at, page.split("\n")[1]) for at, page in enumerate(pages(pdf)) if at)
    _, _, baseline = printed(pdf, first, number)
    assert baseline - 20 == pytest.approx(above_mm, abs=0.05)


def test_rules_are_drawn_as_long_as_they_are():
    with pdfplumber.open(io.BytesIO(to_pdf(letter("Ủy ban thông báo.")))) as pdf:
        drawn = [(r["x1"] - r["x0"]) * MM for r in pdf.pages[0].lines + pdf.pages[0].rects]
    motto = width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    assert any(length == pytest.approx(motto, abs=0.1) for length in drawn)


def test_page_numbers_stand_in_the_middle_of_the_text():
    with pdfplumber.open(io.BytesIO(to_pdf(letter((SENTENCE * 30 + "\n") * 24)))) as pdf:
        heads = [[c for c in page.chars if c["top"] < 50] for page in pdf.pages]
    assert ["".join(c["text"] for c in head) for head in heads[:11]] == [
        "",
        *map(str, range(2, 12)),
    ]
    for head in heads[1:]:
        assert (head[0]["x0"] + head[-1]["x1"]) / 2 * MM == pytest.approx(30 + 165 / 2, abs=0.1)


@pytest.mark.parametrize("name", ["keepNext", "keepLines", "cantSplit", "tblHeader"])
def test_what_is_kept_together_stays_so(name):
    docx = letter(SENTENCE * 9 + "\n| Tên | Số |\n|---|---|\n| a | 1 |")
    before, after = (
        [p.find(f".//{w(name)}") is not None for p in paragraphs(d)]
        for d in (docx, with_line_ends(docx))
    )
    assert all(kept for kept, was in zip(after, before, strict=True) if was)


@pytest.mark.parametrize("twos", range(4))
def test_of_three_lines_none_stands_alone_on_a_page(twos):
    two = f"{SENTENCE.strip()} Hai dòng này đứng trước.\n"
    docx = letter(f"{two * twos}{lines(26 - 2 * twos)}{SENTENCE * 2}Hết ba dòng.\n{lines(9)}")
    three = next(text(p) for p in paragraphs(with_line_ends(docx)) if "ba dòng" in text(p))
    first, _, third = three.split("\n")
    assert any(f"\n{first}\n" in page and third in page for page in pages(to_pdf(docx)))


def table(rows):
    cells = "".join(f"| hàng {row} | {row} |\n" for row in range(1, rows + 1))
    return f"| Tên hồ sơ | Số |\n|---|---|\n{cells}"


@pytest.mark.parametrize("count", range(22, 28))
def test_a_heading_stays_with_its_first_row(count):
    body = f"{lines(count)}Số liệu như sau:\n{table(6)}Sau bảng."
    for page in pages(to_pdf(letter(body))):
        if "Tên hồ sơ" in page:
            assert "hàng" in page.split("Tên hồ sơ")[1]
        assert ("như sau:" in page) == ("hàng 1" in page)


@pytest.mark.parametrize("rows", [1, 2, 6])
@pytest.mark.parametrize("count", range(10, 30, 2))
def test_the_signature_has_a_row_of_the_table_with_it(rows, count):
    found = pages(to_pdf(letter(f"{lines(count)}Số liệu như sau:\n{table(rows).strip()}")))
    (page,) = [page for page in found if "CHỦ TỊCH" in page]
    assert f"hàng {rows} {rows}" in page
    assert sum(page.count(f"hàng {rows} {rows}") for page in found) == 1
