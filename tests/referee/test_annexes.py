"""What heads an annex, by edition: its label's numerals, the words of its caption."""

import re

import pytest

from tests.referee import spec
from tests.referee.letters import letters
from tests.referee.parts import ANNEX

ANNEXED = [
    letter.name
    for letter in letters().values()
    if any(scope.startswith(ANNEX) for scope in letter.scopes)
]
each_annexed = pytest.mark.parametrize("name", ANNEXED)


def texts(name, key):
    parts = letters()[name].parts
    return [part.text for part in parts if part.key == key and part.scope.startswith(ANNEX)]


@each_annexed
def test_annexes_are_labelled_in_the_editions_numerals(name):
    labels = texts(name, "phu_luc")
    pattern = spec.LABEL[letters()[name].regime]

    assert [label for label in labels if not re.fullmatch(pattern, label)] == []
    assert len(set(labels)) == len(labels)


@each_annexed
def test_captions_name_the_letter_as_the_edition_asks(name):
    captions = texts(name, "ghi_chu")
    pattern = spec.CAPTION.get(letters()[name].pack.name)

    if pattern is None:
        assert captions == []
    else:
        assert captions
        assert [words for words in captions if not re.fullmatch(pattern, words)] == []
