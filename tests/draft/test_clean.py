"""Text is cleaned once, at the door."""

import unicodedata

import pytest
from lxml import etree

from drafter.draft.clean import clean, clean_line, fold


@pytest.mark.parametrize("end", ["\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "\n"])
def test_every_line_end_becomes_a_line_feed(end):
    assert clean(f"một{end}hai") == "một\nhai"


@pytest.mark.parametrize(
    "mark",
    ["\x00", "\x01", "\x08", "\x0e", "\x1f", "\x7f", "\x9f", "\xad", "\u200b", "\u200e", "\u2060",
     "\ufeff", "\ufffe", "\uffff", "\ud800", "\u202e"],
)  # fmt: skip
def test_what_does_not_show_is_dropped_and_its_neighbours_stay(mark):
    assert clean(f"lưu{mark}trữ") == "lưutrữ"


def test_what_is_left_of_the_whole_plane_stands_in_xml():
    everything = "".join(map(chr, range(0x10000)))

    element = etree.Element("a")
    element.text = clean(everything)

    assert etree.fromstring(etree.tostring(element)).text == element.text


def test_decomposed_vietnamese_is_composed():
    text = "Thường trực Tỉnh uỷ Điện Biên"

    assert clean(unicodedata.normalize("NFD", text)) == text


def test_letters_parted_by_an_invisible_mark_are_composed():
    assert clean("e\u200b\u0302") == "ê"


@pytest.mark.parametrize("text", ["uỷ ban", "ủy ban", "hoà", "hòa", "“…” – ₫ 𝄞", "a\xa0b"])
def test_spelling_and_signs_stay_as_typed(text):
    assert clean(text) == text


def test_a_tab_becomes_a_space():
    assert clean("1.\tViệc") == "1. Việc"


def test_blanks_at_the_end_of_each_line_are_dropped():
    assert clean("một  \n hai\t\n") == "một\n hai\n"


@pytest.mark.parametrize("text", ["a\r\u200b\nb", "e\u0302\x00\u0301", " \x00 \n\v\t x \xad"])
def test_cleaning_twice_changes_nothing(text):
    assert clean(clean(text)) == clean(text)


def test_a_line_holds_no_line_end():
    assert clean_line(" Sở Nội vụ\v\n  tỉnh Lào Cai ") == "Sở Nội vụ tỉnh Lào Cai"


@pytest.mark.parametrize("text", ["", "\n\n", " \t \v"])
def test_a_line_of_blanks_is_empty(text):
    assert clean_line(text) == ""


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Công văn", "cong van"), ("QUYẾT ĐỊNH", "quyet dinh"), ("đường", "duong"), ("ủy", "uy")],
)
def test_folding_drops_marks_and_case(text, folded):
    assert fold(text) == folded
