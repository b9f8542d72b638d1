"""Pages with components off the flow and on other sheets beside those LibreOffice makes."""

import pytest

from drafter.render.engine import to_pdf
from tests.helpers import libreoffice
from tests.render.beside import page_sizes, stroke_faults, word_faults
from tests.render.components import ADDRESS, components
from tests.render.letters import letter, lines

LETTERS = components()
each_letter = pytest.mark.parametrize("name", LETTERS)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return a function from a letter's name to LibreOffice's PDF and ours."""
    common = libreoffice.common_folder(tmp_path_factory)
    made = common / "beside"
    with libreoffice.only_one(common / "beside.lock"):
        if not made.is_dir():
            fresh = common / "beside.fresh"
            fresh.mkdir(exist_ok=True)
            for name, docx in LETTERS.items():
                (fresh / f"{name}.docx").write_bytes(docx)
            libreoffice.to_pdf(fresh)
            for name, docx in LETTERS.items():
                (fresh / f"own-{name}.pdf").write_bytes(to_pdf(docx))
            fresh.rename(made)
    return lambda name: (made / f"{name}.pdf", made / f"own-{name}.pdf")


@each_letter
def test_sheets_are_of_the_same_sizes(name, pages):
    theirs, ours = pages(name)
    assert page_sizes(theirs) == page_sizes(ours)


@each_letter
def test_every_word_stands_where_theirs_stands(name, pages):
    assert list(word_faults(*pages(name)))[:3] == []


@each_letter
def test_every_line_is_drawn_where_theirs_is(name, pages):
    assert list(stroke_faults(*pages(name)))[:3] == []


@pytest.mark.parametrize("other", ["foot-line-18", "foot-table-18", "copy"])
def test_pages_that_differ_are_caught(other, pages):
    theirs, _ = pages("foot-line-19")
    _, ours = pages(other)
    assert list(word_faults(theirs, ours))


def test_a_line_that_is_not_drawn_is_caught(pages, tmp_path):
    theirs, _ = pages("state-edges")
    plain = tmp_path / "plain.pdf"
    plain.write_bytes(to_pdf(letter(lines(9), "state/cong_van", lien_he=ADDRESS)))
    assert len(list(stroke_faults(theirs, plain))) >= 8
