"""Each section's text is set in the measure of its own sheet."""

import io
from itertools import pairwise

import pdfplumber
import pytest
from lxml import etree

from drafter.layout.measure import width_mm
from drafter.render.engine import page_sizes, to_pdf
from drafter.render.line_ends import with_line_ends
from drafter.render.looks import looks, paragraphs
from drafter.render.package import STYLES, parts_of
from drafter.render.sections import sections
from drafter.writers.ooxml import w
from tests.render import letters
from tests.render.components import PARTY
from tests.render.letters import MM, SENTENCE, copied, letter, lines, text

WIDE = f"Phụ lục [ngang]\nBẢNG\n{SENTENCE * 9}\n|{'Chỉ tiêu của năm|' * 9}\n|{'---|' * 9}\n"
WIDE += f"|{'giá trị|' * 9}\n" * 60


def body(docx):
    return letters.paragraphs(docx)[0].getroottree().getroot()[0]


def test_a_letter_alone_is_one_section():
    found = body(letter(SENTENCE))
    (only,) = sections(found)
    assert only.within(found) == list(found)[:-1]
    assert only.width_mm == pytest.approx(165, abs=0.05)
    assert only.foot_pt == pytest.approx((297 - 20) / MM, abs=0.1)


def test_every_block_is_in_one_section():
    found = body(letter(SENTENCE, phu_luc=WIDE))
    parted = list(sections(found))
    assert [round(section.width_mm) for section in parted] == [165, 252]
    assert [round(section.foot_pt * MM) for section in parted] == [277, 190]
    assert [b for section in parted for b in section.within(found)] == list(found)[:-1]


def test_lines_of_an_annex_fill_its_sheet():
    found = body(with_line_ends(letter("Một dòng.", phu_luc=WIDE)))
    across = list(sections(found))[1]
    (long,) = [text(b) for b in across.within(found) if b.tag == w("p") and "Covid" in text(b)]
    broken = long.split("\n")
    assert all(width_mm(line, 14) <= 252.02 for line in broken)
    for line, following in pairwise(broken[1:]):
        word = following.split(" ")[0].split("-")[0]
        assert width_mm(f"{line} {word}", 14) > 252


def test_page_numbers_stand_in_the_middle_of_every_sheet():
    pdf = to_pdf(letter(lines(40), phu_luc=WIDE))
    assert {round(width * MM) for width, _ in page_sizes(pdf)} == {210, 297}
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        heads = [
            (float(page.width) * MM, [char for char in page.chars if char["top"] < 50])
            for page in document.pages
        ]
    numbered = [(width, head) for width, head in heads if head]
    assert ["".join(char["text"] for char in head) for _, head in numbered] == [*"2234"]
    for width, head in numbered:
        middle = (head[0]["x0"] + head[-1]["x1"]) / 2 * MM
        assert middle == pytest.approx(30 + (width - 45) / 2, abs=0.1)


def test_a_paragraph_of_a_table_in_a_table_is_met_once():
    found = body(copied("", "party/thong_bao", ngay=PARTY["ngay"]))
    met = [(text(p), width) for p, width in paragraphs(found, 165.0)]
    assert len(met) == len(list(found.iter(w("p"))))
    stamp = [width for words, width in met if "sao:" in words]
    assert stamp == pytest.approx([80.0] * 4, abs=0.1)


@pytest.mark.parametrize("type_id", ["state/thong_bao", "party/thong_bao"])
def test_the_gap_above_the_first_paragraph_stays(type_id):
    """A copy alone begins with its line, 12 pt under the margin."""
    pdf = to_pdf(copied("", type_id))
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        first = min(line["top"] * MM for line in document.pages[0].lines)
    assert first == pytest.approx(20 + 12.4 * MM, abs=0.1)


def test_a_run_of_another_size_is_measured_in_it():
    """The drafter's mark in the list's last item is smaller than the item: more fits on a line."""
    marked = letter("Một dòng.", "party/thong_bao", nguoi_soan="NGUYỄN-" * 8)
    (item,) = [p for p in letters.paragraphs(with_line_ends(marked)) if "NGUYỄN-" in text(p)]
    first, second = text(item).split("\n")
    (size,) = {float(run.get(w("val"))) / 2 for run in item.iter(w("sz"))}
    list_size = looks(parts_of(marked)[STYLES])["noi_nhan"].size_pt
    assert width_mm(first, size) <= 85 < width_mm(first, list_size)
    assert second


def test_an_empty_body_has_no_section():
    assert list(sections(etree.Element(w("body")))) == []
