"""Text chosen on the page: which letters, and what is copied."""

import pytest

from drafter.gui.page_text import END, PageText, Selection, Unit
from drafter.render.words import Line


def line(text, top, left=0.0, joint="\n", column=(0.0, 1000.0), aside=False):
    """A line of letters 10 wide and 10 high."""
    edges = tuple(left + 10 * at for at in range(len(text) + 1))
    return Line(text, edges, top, top + 10, joint, column, aside)


LEFT, RIGHT = (0.0, 200.0), (300.0, 500.0)
HEAD = [
    line("UBND TỈNH", 0, column=LEFT),
    line("SỞ", 20, column=LEFT),
    line("CỘNG HÒA", 4, left=300, column=RIGHT),
    line("Độc lập", 24, left=300, column=RIGHT),
    line("một hai ba", 100),
    line("bốn năm", 120, joint=" "),
]


@pytest.fixture
def page():
    return PageText(HEAD)


@pytest.mark.parametrize(
    ("point", "letter"),
    [
        ((0, 5), "U"),
        ((4, 5), "U"),
        ((6, 5), "B"),
        ((302, 17), "C"),  # between two lines of the right column, beside one of the left
        ((302, 21), "Đ"),
        ((190, 5), "S"),  # behind the end of a line: before the next one's first letter
        ((900, 105), "b"),
        ((44, 111), "h"),
        ((-20, 300), "b"),
        ((24, -50), "N"),
    ],
)
def test_letter_is_the_one_at_the_point_or_nearest_in_its_column(page, point, letter):
    at = page.letter_at(*point)
    assert "".join(each.text for each in HEAD)[at] == letter


def test_page_without_text_has_one_place():
    assert PageText([]).letter_at(5, 5) == 0
    assert PageText([]).around(0, Unit.WORD) == (0, 0)
    assert PageText([]).boxes(0, END) == []


def test_mouse_is_over_text_only_on_the_letters(page):
    assert page.is_over(45, 5)
    assert not page.is_over(250, 5)
    assert not page.is_over(45, 60)


@pytest.mark.parametrize(
    ("unit", "place", "chosen"),
    [
        (Unit.WORD, 1, "UBND"),
        (Unit.WORD, 5, "TỈNH"),
        (Unit.LINE, 5, "UBND TỈNH"),
        (Unit.WORD, 4, " "),
    ],
)
def test_word_and_line_around_a_letter(page, unit, place, chosen):
    first, last = page.around(place, unit)
    assert "".join(part for _, part in page.copied(first, last)) == chosen


def test_chosen_letters_have_one_area_a_line(page):
    first = page.letter_at(41, 105)
    assert page.boxes(first, first + 10) == [(40, 100, 100, 110), (0, 120, 40, 130)]


def selection(*pages):
    return Selection({number: PageText(lines) for number, lines in enumerate(pages)})


def test_lines_of_a_paragraph_run_on_and_paragraphs_do_not():
    chosen = selection(HEAD)
    chosen.choose_all(1)
    assert chosen.text() == "UBND TỈNH\nSỞ\nCỘNG HÒA\nĐộc lập\nmột hai ba bốn năm"


def test_paragraph_goes_on_over_the_page_but_not_over_a_footer():
    first, second = [line("một hai", 0)], [line("ba bốn", 0, joint=" ")]
    chosen = selection(first, second)
    chosen.choose_all(2)
    assert chosen.text() == "một hai ba bốn"
    chosen = selection([*first, line("Số 7 đường Suối Bạc", 50, aside=True)], second)
    chosen.choose_all(2)
    assert chosen.text() == "một hai\nSố 7 đường Suối Bạc\nba bốn"


def test_part_of_two_pages_is_copied_whichever_way_it_was_drawn():
    for ends in (((0, 2), (1, 2)), ((1, 2), (0, 2))):
        chosen = selection([line("một hai", 0)], [line("ba bốn", 0)])
        chosen.begin(ends[0])
        chosen.caret = ends[1]
        assert chosen.text() == "t hai\nba"
        assert (chosen.on_page(0), chosen.on_page(1)) == ((2, END), (0, 2))
        assert chosen.on_page(2) == (0, 0)


def test_selection_by_words_keeps_its_first_word_whole_both_ways():
    for caret, text in (((0, 9), "hai ba"), ((0, 1), "một hai")):
        chosen = selection([line("một hai ba", 0)])
        chosen.begin((0, 5), Unit.WORD)
        assert chosen.text() == "hai"
        chosen.caret = caret
        assert chosen.text() == text


def test_pages_that_are_not_read_are_named():
    chosen = selection([line("một", 0)])
    chosen.choose_all(3)
    assert chosen.unread() == [1, 2]
    chosen.clear()
    assert chosen.unread() == []
    assert chosen.ends() is None


def test_copied_text_has_no_soft_hyphens_and_composed_letters():
    chosen = selection([line("ti\u00adê\u0301ng Viê\u0323t \ud83d\ude00", 0)])
    chosen.choose_all(1)
    assert chosen.text() == "tiếng Việt 😀"
