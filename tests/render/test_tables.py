"""A table is mended by what the engine tells of its pages."""

from types import SimpleNamespace

import pytest
from rdocx import Document

from drafter.render.feet import kept_pt
from drafter.render.line_ends import with_line_ends
from drafter.render.package import parts_of
from drafter.render.tables import with_kept_rows
from drafter.writers.ooxml import w
from tests.render.letters import letter, paragraphs

TABLE = "| Tên | Số |\n|---|---|\n| a | 1 |\n| b | 2 |\nSau bảng."
FOOT_PT = (297 - 20) / 25.4 * 72


def fragment(index, page, top, bottom):
    return SimpleNamespace(
        body_index=index,
        physical_page=page,
        bounds=SimpleNamespace(y=top, height=bottom - top),
    )


@pytest.fixture
def copy():
    return with_line_ends(letter(f"Việc một.\n{TABLE}"))


@pytest.fixture
def at(copy):
    return table_of(copy)


def table_of(copy):
    """Return the number of the table among the body's blocks."""
    body = paragraphs(copy)[0].getroottree().getroot()[0]
    tables = [
        number
        for number, block in enumerate(body)
        if block.find(f".//{w('tblHeader')}") is not None
    ]
    (number,) = tables
    return number


def heading_margins(copy):
    return [m for p in paragraphs(copy)[:1] for m in p.getroottree().iter(w("tcMar"))]


@pytest.mark.parametrize(("below_pt", "mended"), [(-1.0, False), (-0.3, True), (-0.05, True)])
def test_the_line_under_the_last_row_must_fit_too(copy, at, below_pt, mended):
    blocks = [fragment(number, 1, 60, 100) for number in range(at)]
    table = [fragment(at, 1, 500, FOOT_PT + below_pt), fragment(at, 2, 56.7, 120)]
    result = with_kept_rows(copy, lambda: [*blocks, *table, fragment(at + 1, 2, 120, 140)])
    assert (result is not None) == mended
    if mended:
        assert len(heading_margins(result)) == 2


@pytest.mark.parametrize(("page", "below_pt", "mended"), [(1, -0.3, True), (2, -0.3, False)])
def test_on_the_first_page_it_must_fit_above_the_foot(page, below_pt, mended):
    footed = with_line_ends(letter(f"Việc một.\n{TABLE}", lien_he="Số 1 đường Trần Phú"))
    foot_pt = FOOT_PT - kept_pt(parts_of(footed))[0]
    at = table_of(footed)
    blocks = [fragment(number, 1, 60, 100) for number in range(at)]
    table = [fragment(at, page, 500, foot_pt + below_pt)]
    result = with_kept_rows(footed, lambda: [*blocks, *table, fragment(at + 1, 2, 120, 140)])
    assert (result is not None) == mended


def test_a_heading_is_made_higher_once(copy, at):
    def layout():
        return [fragment(at, 1, 500, FOOT_PT - 0.2), fragment(at + 1, 1, 120, 140)]

    higher = with_kept_rows(copy, layout)
    assert with_kept_rows(higher, layout) is None


def test_a_letter_without_a_table_is_not_laid_out():
    def layout():
        raise AssertionError

    assert with_kept_rows(with_line_ends(letter("Việc một.")), layout) is None


def test_a_table_at_the_head_of_its_page_is_left_there(copy, at):
    lonely = [fragment(at, 1, 56.7, 75), fragment(at, 2, 56.7, 120)]
    first = [fragment(at - 1, 1, 40, 56)]
    assert with_kept_rows(copy, lambda: [*first, *lonely, fragment(at + 1, 2, 120, 140)]) is None


TIED = "|a|<|\n|b|c|\n|-|-|\n|1|2|\n|3|4|\n|^|5|\n|^|6|\n|7|8|"
ROW_PT = 20.6


@pytest.fixture
def tied():
    return with_line_ends(letter(f"Việc một.\n{TIED}\nSau bảng."))


def rows_per_table(copy):
    body = paragraphs(copy)[0].getroottree().getroot()[0]
    tables = [block for block in body if block.find(f".//{w('tblHeader')}") is not None]
    return [
        ["".join(cell.itertext(w("t"))) for row in one.iter(w("tr")) for cell in row.iter(w("tc"))]
        for one in tables
    ]


def mended_at(tied, rows_here):
    """Return a table's pages where so many of its rows fit on the first."""
    at = table_of(tied)
    top = FOOT_PT - (rows_here + 0.5) * ROW_PT
    pages = [fragment(at, 1, top, FOOT_PT - 10), fragment(at, 2, 56.7, 120)]
    first = [fragment(number, 1, 40, 56) for number in range(at)]
    return with_kept_rows(tied, lambda: [*first, *pages, fragment(at + 1, 2, 120, 140)])


def test_a_table_is_parted_where_a_joined_cell_would_be_torn(tied):
    here, there = rows_per_table(mended_at(tied, 5))

    assert here == ["a", "b", "c", "1", "2"]
    assert there == ["a", "b", "c", "3", "4", "", "5", "", "6", "7", "8"]


def test_a_part_of_a_table_begins_a_page(tied):
    made = mended_at(tied, 5)
    (new,) = [p for p in paragraphs(made) if p.find(f".//{w('pageBreakBefore')}") is not None]

    assert new.getnext().tag == new.getprevious().tag == w("tbl")


def test_a_heading_of_two_rows_moves_with_the_first_row(tied):
    made = mended_at(tied, 2)
    (new,) = [p for p in paragraphs(made) if p.find(f".//{w('pageBreakBefore')}") is not None]

    assert "Việc một" in "".join(new.itertext(w("t")))
    assert len(rows_per_table(made)) == 1


def test_a_table_that_is_parted_already_is_left(tied):
    at = table_of(tied)
    pages = [fragment(at, 1, 500, 500 + 8 * ROW_PT), fragment(at + 1, 1, 700, 720)]
    first = [fragment(number, 1, 40, 56) for number in range(at)]

    assert with_kept_rows(tied, lambda: [*first, *pages]) is None


def test_many_pages_are_mended_at_once():
    groups = "|a|b|\n|-|-|\n" + "|1|2|\n|^|3|\n|^|4|\n" * 60
    layouts = []
    docx = letter(groups)
    original = Document.layout

    class Counted:
        def __init__(self, document):
            self.document = document

        def layout(self):
            layouts.append(self.document)
            return original(self.document)

    copy = with_line_ends(docx)
    while mended := with_kept_rows(copy, Counted(Document.from_bytes(copy)).layout):
        copy = mended

    assert len(rows_per_table(copy)) >= 5
    assert len(layouts) <= 4
