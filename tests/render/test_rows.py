"""The rows of a table in the engine's copy: how high they are, where pages begin among them."""

from itertools import repeat

import pytest
from lxml import etree

from drafter.render.line_ends import with_line_ends
from drafter.render.looks import looks
from drafter.render.package import DOCUMENT, STYLES, parts_of
from drafter.render.rows import (
    begin_cells,
    chain_start,
    first_break,
    heading_rows,
    is_tied,
    page_starts,
    rows_of,
    text_pt,
)
from drafter.writers.ooxml import w
from tests.render.letters import letter

ROW_PT = 14 * 1.15 + 4 + 0.5  # one line, the gaps round it and the rule over it
LINE_PT = 14 * 1.15
PLAIN = "|a|b|\n|-|-|\n" + "|1|2|\n" * 9
TIED = "|a|<|\n|b|c|\n|-|-|\n|1|2|\n|3|4|\n|^|5|\n|^|6|\n|7|8|\n|9|0|"


def table(content):
    """Return the ruled table of a letter and the looks of its styles."""
    parts = parts_of(with_line_ends(letter(f"Một.\n{content}\nHai.")))
    body = etree.fromstring(parts[DOCUMENT])[0]
    (found,) = (block for block in body if block.find(f".//{w('tblHeader')}") is not None)
    return found, looks(parts[STYLES])


def starts(content, first_pt, later_pt=1_000.0):
    found, styles = table(content)
    return list(page_starts(found, styles, iter([first_pt, *[later_pt] * 50])))


@pytest.mark.parametrize(("content", "count"), [(PLAIN, 1), (TIED, 2), ("|a|\n|b|\n|c|\n|-|", 3)])
def test_rows_of_the_heading_are_counted(content, count):
    assert heading_rows(rows_of(table(content)[0])) == count


@pytest.mark.parametrize(("content", "tied"), [(PLAIN, False), (TIED, True), ("|a|\n|b|\n|-|", 0)])
def test_a_table_is_tied_by_cells_over_rows_of_its_body(content, tied):
    assert is_tied(rows_of(table(content)[0])) == tied
    assert not is_tied(rows_of(table("|a|b|\n|^|c|\n|-|-|\n|1|2|")[0]))


@pytest.mark.parametrize(("row", "first"), [(0, 0), (2, 0), (3, 3), (4, 3), (5, 3), (6, 6), (7, 7)])
def test_a_chain_begins_where_no_row_above_is_kept(row, first):
    assert chain_start(rows_of(table(TIED)[0]), row) == first


@pytest.mark.parametrize("count", range(1, 10))
def test_a_break_is_found_by_the_height_above_it(count):
    found, styles = table(PLAIN)

    assert first_break(found, styles, count * ROW_PT + 0.6) == count


def test_a_row_is_as_high_as_its_highest_cell():
    long = "dài " * 60
    found, styles = table(f"|a|b|\n|-|-|\n|1|{long}|\n|2|3|")
    lines = round(text_pt(rows_of(found)[1], styles) / LINE_PT)

    assert lines > 1
    assert first_break(found, styles, 2 * ROW_PT + (lines - 1) * LINE_PT) == 2


def test_the_last_row_of_a_cell_makes_room_for_its_text():
    found, styles = table(f"|a|b|\n|-|-|\n|{'dài ' * 90}|x|\n|^|y|\n|1|2|")
    whole_pt = text_pt(rows_of(found)[1], styles) + 4.5

    assert whole_pt > 2 * ROW_PT
    assert first_break(found, styles, 2 * ROW_PT) == 2
    assert first_break(found, styles, ROW_PT + whole_pt) == 3


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (8, []),
        (7, [7]),
        (6, [6]),
        (5, [3]),  # the cell over three rows begins the next page
        (4, [3]),
        (3, [3]),
        (2, [0]),  # the heading alone: the whole table does
        (1, [0]),
    ],
)
def test_a_page_begins_with_the_first_of_rows_that_stay_together(rows, found):
    assert starts(TIED, rows * ROW_PT + 0.1) == found


def test_later_pages_have_the_heading_too():
    assert starts(PLAIN, 3 * ROW_PT, 4 * ROW_PT + 0.1) == [3, 6, 9]
    assert starts(TIED, 3 * ROW_PT + 0.1, 5 * ROW_PT + 0.1) == [3, 6]


def test_rows_too_high_for_a_page_are_torn_at_its_foot():
    assert starts(TIED, 3 * ROW_PT + 0.1, 4 * ROW_PT + 0.1) == [3, 5, 7]


def test_a_page_without_room_for_a_row_holds_one():
    found, styles = table(PLAIN)

    assert list(page_starts(found, styles, iter([2 * ROW_PT + 0.1, *repeat(0.0, 20)]))) == [
        2, 3, 4, 5, 6, 7, 8, 9,
    ]  # fmt: skip


def test_cells_that_go_on_are_begun():
    rows = rows_of(table(TIED)[0])
    begin_cells(rows[4])

    assert [cell.get(w("val")) for cell in rows[4].iter(w("vMerge"))] == ["restart"]
    assert [cell.get(w("val")) for cell in rows[5].iter(w("vMerge"))] == [None]
