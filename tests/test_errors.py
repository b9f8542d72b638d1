"""An error is a sentence, a place and a repair."""

import pytest

from drafter.errors import (
    DrafterError,
    DraftError,
    Finding,
    Level,
    OutputError,
    Place,
    RenderError,
    TemplateError,
    did_you_mean,
)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Place(), ""),
        (Place("Trích yếu"), "trường “Trích yếu”"),
        (Place(file="thu.toml"), "tệp “thu.toml”"),
        (Place(line=3), "dòng 3"),
        (Place("Số", "thu.toml", 3), "tệp “thu.toml”, dòng 3, trường “Số”"),
    ],
)
def test_a_place_names_file_line_and_field(place, words):
    assert str(place) == words


@pytest.mark.parametrize("kind", [DraftError, TemplateError, OutputError, RenderError])
def test_an_error_says_where_what_and_how_to_mend(kind):
    error = kind("tệp hỏng.", place=Place(file="thu.toml"), repair="Sửa tệp.")

    assert isinstance(error, DrafterError)
    assert str(error) == "Tệp “thu.toml”: tệp hỏng. Sửa tệp."


def test_an_error_without_a_place_is_its_sentence_and_repair():
    assert str(DraftError("tệp hỏng.", repair="Sửa tệp.")) == "tệp hỏng. Sửa tệp."


def test_an_error_without_a_repair_ends_in_its_sentence():
    assert str(DraftError("tệp hỏng.", place=Place("Số"))) == "Trường “Số”: tệp hỏng."


@pytest.mark.parametrize(
    ("clause", "repair", "words"),
    [
        ("II.3", "Sửa số.", "Sai. (II.3) Sửa số."),
        ("", "Sửa số.", "Sai. Sửa số."),
        ("II.3", "", "Sai. (II.3)"),
        ("", "", "Sai."),
    ],
)
def test_a_finding_says_what_by_which_clause_and_how_to_mend(clause, repair, words):
    assert str(Finding(Level.LOI, "Sai.", "so", repair, clause)) == words


@pytest.mark.parametrize(
    ("word", "repair"),
    [
        ("trich_yu", "Có phải “trich_yeu” không?"),
        ("so_ky_hiu", "Có phải “so_ky_hieu” không?"),
        ("xyz", ""),
        ("", ""),
    ],
)
def test_the_nearest_known_word_is_offered(word, repair):
    assert did_you_mean(word, iter(["trich_yeu", "so_ky_hieu"])) == repair


def test_nothing_known_offers_nothing():
    assert did_you_mean("so", []) == ""
