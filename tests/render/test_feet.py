"""Where page 1 has a foot, its text ends above the foot; only there."""

import io
import re

import pdfplumber
import pytest

from drafter.render.engine import to_pdf
from drafter.render.feet import kept_pt
from drafter.render.line_ends import with_line_ends
from drafter.render.package import DOCUMENT, FOOTNOTES, parts_of
from tests.render.components import ADDRESS, ANNEXES, LONG_ADDRESS, STATE
from tests.render.letters import MM, SENTENCE, letter, lines, pages, printed

LINE_PT = 1.149 * 11  # height of a line of the address
RULE_PT = 3.75


def kept(**changes):
    return kept_pt(parts_of(with_line_ends(letter(SENTENCE, **changes))))


@pytest.mark.parametrize(
    ("address", "count"), [("Số 1 đường Trần Phú", 1), (ADDRESS, 2), (LONG_ADDRESS, 3)]
)
def test_the_foot_keeps_the_height_of_its_lines_and_its_rule(address, count):
    assert kept(lien_he=address)[0] == pytest.approx(RULE_PT + count * LINE_PT, abs=0.15)


@pytest.mark.parametrize("changes", [{}, {"phu_luc": ANNEXES}])
def test_a_letter_without_a_foot_keeps_nothing(changes):
    assert kept(**changes) == {}
    assert FOOTNOTES not in parts_of(with_line_ends(letter(SENTENCE, **changes)))


@pytest.mark.parametrize("count", range(18, 30))
def test_no_line_of_the_text_runs_into_the_foot(count):
    pdf = to_pdf(letter(lines(count), **STATE))
    last = [line for line in pages(pdf)[0].split("\n") if "Việc thứ" in line][-1]
    *_, rule = drawn(pdf)
    assert printed(pdf, last)[2] < rule
    assert printed(pdf, "Số 1 đường")[2] > rule


def drawn(pdf):
    """Return the levels in mm of the lines on page 1, from the top."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return sorted(line["top"] * MM for line in document.pages[0].lines)


@pytest.mark.parametrize("page", [1, 2])
def test_later_pages_reach_to_the_margin(page):
    pdf = to_pdf(letter(lines(100), **STATE))
    last = pages(pdf)[page].split("\n")[-1]
    assert 277 - 7.8 < printed(pdf, last, page)[2] < 277


def test_the_footnote_that_keeps_the_room_is_not_seen():
    plain, footed = (to_pdf(letter("Một dòng.", **changes)) for changes in ({}, STATE))
    assert pages(footed)[0] == f"{pages(plain)[0]}\n{ADDRESS}"
    assert len(drawn(footed)) == len(drawn(plain)) + 1


def test_the_rule_of_the_foot_is_as_long_as_the_text():
    with pdfplumber.open(io.BytesIO(to_pdf(letter("Một dòng.", **STATE)))) as pdf:
        rule = max(pdf.pages[0].lines, key=lambda line: line["top"])
    assert rule["x0"] * MM == pytest.approx(30, abs=0.6)
    assert rule["x1"] * MM == pytest.approx(195, abs=0.9)


def test_the_first_page_is_marked_once():
    parts = parts_of(with_line_ends(letter(lines(60), phu_luc=ANNEXES, **STATE)))
    marks = re.findall(rb'<w:footnoteReference [^>]*w:id="(\d+)"', parts[DOCUMENT])
    assert len(marks) == len(set(marks))
    assert b"1" in marks
