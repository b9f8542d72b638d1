"""What stands off the flow is set where it is said to stand, and moves nothing."""

import io

import pdfplumber
import pytest

from drafter.render.engine import to_pdf
from drafter.render.line_ends import with_line_ends
from drafter.writers.ooxml import w
from tests.render.components import EDGES, PARTY
from tests.render.letters import MM, letter, lines, pages, paragraphs, printed

SCOPE, SIGNED = EDGES["pham_vi"], EDGES["dong_ky_so"]
FRAMED = {"pham_vi": SCOPE, "dong_ky_so": SIGNED}


def test_no_frame_is_left_in_the_copy():
    found = paragraphs(with_line_ends(letter("Một dòng.", **FRAMED)))
    assert not [p for p in found if p.find(f"{w('pPr')}/{w('framePr')}") is not None]
    boxes = [p for p in found if p.getparent().tag == w("txbxContent")]
    assert len(boxes) == 2


def test_what_stands_in_the_margin_moves_nothing():
    plain, framed = (to_pdf(letter("Một dòng.", **changes)) for changes in ({}, FRAMED))
    assert printed(framed, "Một dòng.") == printed(plain, "Một dòng.")


def test_the_box_is_eight_mm_high_round_its_words():
    pdf = to_pdf(letter("Một dòng.", **FRAMED))
    left, right, baseline = printed(pdf, SCOPE)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        found = [line for line in document.pages[0].lines if line["top"] * MM < 19]
    level = sorted(line["top"] * MM for line in found if line["x1"] - line["x0"] > 9)
    upright = sorted(line["x0"] * MM for line in found if line["x1"] - line["x0"] < 9)
    assert level == pytest.approx([10.13, 18.13], abs=0.1)
    capitals = 0.66 * 13 * MM
    assert baseline - capitals / 2 == pytest.approx((level[0] + level[-1]) / 2, abs=0.3)
    assert upright[0] < left < right < upright[-1]
    assert left - upright[0] == pytest.approx(upright[-1] - right, abs=0.2)


def test_the_line_of_an_electronic_copy_ends_at_the_right_margin():
    docx = letter("Một dòng.", **FRAMED)
    frame = next(paragraphs(docx)[0].getroottree().iter(w("framePr")))
    left, right, baseline = printed(to_pdf(docx), SIGNED)
    assert right == pytest.approx(195, abs=0.5)
    top = float(frame.get(w("y"))) / 20 * MM
    assert baseline == pytest.approx(top + (0.891 + 0.042) * 10 * MM, abs=0.05)
    assert left > 105


@pytest.mark.parametrize("count", [5, 40])
def test_who_may_not_spread_it_stands_at_the_foot_of_the_last_page(count):
    pdf = to_pdf(letter(lines(count), "party/thong_bao", **PARTY))
    words = PARTY["khong_pho_bien"].upper()
    assert [words in page for page in pages(pdf)] == [False] * (count // 40) + [True]
    left, right, baseline = printed(pdf, words, count // 40)
    assert 297 - 12 < baseline < 297 - 10
    assert (left + right) / 2 == pytest.approx(30 + 165 / 2, abs=0.1)


@pytest.mark.parametrize("changes", [FRAMED, {"do_mat": "MẬT", "do_khan": "KHẨN"}])
def test_letters_of_a_box_are_raised_once(changes):
    copy = paragraphs(with_line_ends(letter("Một dòng.", **changes)))
    boxed = [p for p in copy if p.find(f"{w('pPr')}/{w('pBdr')}/{w('left')}") is not None]
    assert boxed
    assert all(len(list(p.iter(w("position")))) == 1 for p in boxed)
