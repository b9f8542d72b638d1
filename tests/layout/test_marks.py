"""Marks at the end of a list's items and of the body."""

import pytest

from drafter.document.body import read_body
from drafter.document.body_nodes import Chu
from drafter.document.nodes import NoiDung
from drafter.layout.marks import closed, pointed, typed_end
from drafter.layout.rules import ListMarks

STATE = ListMarks("II.9", "- ", ";", ".")


@pytest.mark.parametrize(
    ("items", "marks", "read"),
    [
        (["A", "B"], STATE, ["- A;", "- B."]),
        (["A"], STATE, ["- A."]),
        ([], STATE, []),
        (["A", "B"], ListMarks("", "", ";", ","), ["A;", "B,"]),
        (["- A;", "– B;", "-C."], STATE, ["- A;", "- B;", "- C."]),
        (["A ;", "B ,"], STATE, ["- A;", "- B."]),
        (["A...", "B"], STATE, ["- A...;", "- B."]),
        (["A (2)", "B"], STATE, ["- A (2);", "- B."]),
        (["Lưu: VT, TCCB.", "x"], STATE, ["- Lưu: VT, TCCB;", "- x."]),
    ],
)
def test_items_take_the_marks_of_the_pack_in_place_of_typed_ones(items, marks, read):
    assert pointed(items, marks) == read


def test_an_abbreviation_in_the_middle_of_a_list_keeps_its_point():
    assert pointed(["Các sở, v.v.", "Lưu"], STATE) == ["- Các sở, v.v.;", "- Lưu."]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Một.\nHai", "Hai./."),
        ("Một.\nHai.", "Hai."),
        ("Hai./.", "Hai./."),
        ("Hai;", "Hai;"),
        ("Hai:", "Hai:"),
        ("Hai…", "Hai…"),
        ("Hai!", "Hai!"),
        ("Hai (hai)", "Hai (hai)./."),
        ("“Hai”", "“Hai”./."),
    ],
)
def test_the_end_mark_is_added_only_where_none_is_typed(text, end):
    assert closed(read_body(text), "./.").khoi[-1].text == end


@pytest.mark.parametrize("text", ["“Ông nói: Hai.”", '"Hai."', "(Hai.)"])
def test_a_sentence_closed_inside_its_quotes_is_closed(text):
    assert closed(read_body(text), "./.").khoi[-1].text == text


def test_the_end_mark_looks_like_the_words_before_it():
    assert closed(read_body("Một **hai**"), ".").khoi[-1].chu == (Chu("Một "), Chu("hai.", True))


@pytest.mark.parametrize("text", ["", "Một:\n|a|\n|-|\n|1|"])
def test_a_body_that_ends_in_no_paragraph_takes_no_mark(text):
    assert closed(read_body(text), "./.") == read_body(text)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Một./.", "./."),
        ("Một.", "."),
        ("Một;", ";"),
        ("Một", ""),
        ("", ""),
        ("|a|\n|-|", ""),
        ("Một...", "."),
    ],
)
def test_the_typed_end_is_read(text, end):
    assert typed_end(read_body(text)) == end


def test_an_empty_body_has_no_end():
    assert typed_end(NoiDung(())) == ""
