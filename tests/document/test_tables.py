"""Pipe tables: one to three rows of heading over the ruler, cells joined by signs."""

import pytest

from drafter.document.body import read_body, table_end
from drafter.document.body_nodes import Bang, DoanVan, Gop


def table(text):
    (block,) = read_body(text).khoi
    assert isinstance(block, Bang)
    return block


def cells(text):
    return [["".join(c.text for c in cell) for cell in row] for row in table(text).hang]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("|a|b|\n|-|-|\n|1|2|", 1),
        ("|a|b|\n|c|d|\n|-|-|\n|1|2|", 2),
        ("|a|b|\n|c|d|\n|e|f|\n|-|-|\n|1|2|", 3),
        ("a | b\nc | d\n- | -\n1 | 2", 2),
        ("|a|b|\n|c|d|\n|-|-|", 2),
    ],
)
def test_the_rows_over_the_ruler_are_the_heading(text, rows):
    assert table(text).so_hang_dau == rows
    assert len(table(text).hang) == text.count("\n")


def test_more_than_three_rows_are_no_heading():
    blocks = read_body("|a|\n|b|\n|c|\n|d|\n|-|\n|1|").khoi

    assert [type(block) for block in blocks] == [DoanVan, Bang]
    assert blocks[1].so_hang_dau == 3


@pytest.mark.parametrize(
    "text", ["|a|\nMột.\n|-|", "|a|\n\n|-|", "|a|\n[đoạn] b|\n|-|", "|a|\n|b|", "a\n-"]
)
def test_a_line_that_is_no_row_ends_a_heading(text):
    assert table_end(text.split("\n"), 0) == 0


@pytest.mark.parametrize(
    ("text", "end"), [("|a|\n|-|\n|1|\nMột.", 3), ("|a|\n|b|\n|-|\n\n|1|", 3), ("|a|\n|-|", 2)]
)
def test_a_table_ends_before_the_first_line_that_is_no_row(text, end):
    assert table_end(text.split("\n"), 0) == end


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("|a|<|\n|-|-|\n|1|2|", [Gop(0, 0, 1, 2)]),
        ("|a|b|\n|^|c|\n|-|-|\n|1|2|", [Gop(0, 0, 2, 1)]),
        ("|a|<|b|\n|c|d|^|\n|-|-|-|", [Gop(0, 0, 1, 2), Gop(0, 2, 2, 1)]),
        ("|a|<|<|\n|^|<|<|\n|b|c|d|\n|-|-|-|", []),  # a row of its own begins no cell
        ("|a|<|b|\n|^|^|c|\n|-|-|-|", [Gop(0, 0, 2, 2)]),
        ("|a|<|b|\n|^|<|c|\n|-|-|-|", [Gop(0, 0, 2, 2)]),
        ("|a|b|\n|-|-|\n|1|2|\n|^|3|\n|^|4|", [Gop(1, 0, 3, 1)]),
        ("|a|b|c|\n|-|-|-|\n|1|2|3|\n|Cộng|<|9|", [Gop(2, 0, 1, 2)]),
        ("| a | < |\n|-|-|", [Gop(0, 0, 1, 2)]),
    ],
)
def test_signs_join_cells(text, joined):
    assert list(table(text).gop) == joined


def test_of_joined_cells_all_but_the_first_are_empty():
    text = "|a|<|b|\n|^|^|c|\n|-|-|-|\n|1|<|2|\n|^|^|3|"

    assert cells(text) == [["a", "", "b"], ["", "", "c"], ["1", "", "2"], ["", "", "3"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("|<|b|\n|-|-|\n|1|2|", [["<", "b"], ["1", "2"]]),  # nothing at its left
        ("|^|b|\n|-|-|\n|1|2|", [["^", "b"], ["1", "2"]]),  # nothing above
        ("|a|b|\n|-|-|\n|^|2|", [["a", "b"], ["^", "2"]]),  # the heading above
        ("|a|<|\n|^|c|\n|-|-|", [["a", "<"], ["^", "c"]]),  # no rectangle
        ("|a|b|\n|^|<|\n|-|-|", [["a", "b"], ["^", "<"]]),  # no rectangle either
        ("|a|b|\n|^|^|\n|-|-|\n|1|2|", [["a", "b"], ["^", "^"], ["1", "2"]]),  # a row of nothing
        ("|a|b|\n|-|-|\n|1|2|\n|^|^|", [["a", "b"], ["1", "2"], ["^", "^"]]),
        (r"|a|\<|" + "\n|-|-|\n" + r"|\^|\\<|", [["a", "<"], ["^", r"\<"]]),
        ("|a|<b|\n|-|-|\n|^1|< |", [["a", "<b"], ["^1", ""]]),
        ("|a|*<*|\n|-|-|\n|1|**^**|", [["a", "<"], ["1", "^"]]),
    ],
)
def test_a_sign_that_joins_nothing_is_text(text, found):
    assert cells(text) == found


def test_rows_filled_up_are_no_part_of_a_joined_cell():
    assert table("|a|b|c|\n|-|-|-|\n|1|<|").gop == (Gop(1, 0, 1, 2),)
    assert table("|a|b|c|\n|-|-|-|\n|1|2|3|\n|^|").gop == (Gop(1, 0, 2, 1),)


def test_a_joined_cell_knows_what_it_covers():
    assert Gop(1, 2, 2, 2).phu == ((1, 3), (2, 2), (2, 3))


def test_thousands_of_signs_do_not_slow_the_reader():
    wide = "|a" + "|<" * 20_000
    text = f"{wide}|\n{'|-' * 20_001}|\n" + "|^" * 20_001

    assert table(text).gop == (Gop(0, 0, 1, 20_001),)
    high = "|a|b|\n|-|-|\n|1|2|\n" + "|^|3|\n" * 20_000
    assert table(high).gop == (Gop(1, 0, 20_001, 1),)
