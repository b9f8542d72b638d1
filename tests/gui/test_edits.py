"""The undo steps of typed text."""

import itertools

import pytest

from drafter.gui.edits import Edit


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("", "a"),
        ("aa", "aaa"),
        ("abab", "ab"),
        ("Tiê", "Tiế"),
        ("một hai ba", "một ba"),
        ("😀a", "😀😀a"),
        ("abc", "xyz"),
    ],
)
def test_edit_turns_one_text_into_the_other_and_back(old, new):
    edit = Edit.between(old, new)
    assert edit.apply(old) == new
    assert edit.reverse().apply(new) == old


def test_edit_of_a_long_body_is_small():
    body = "Điều 1. Phạm vi\n" * 40_000
    edit = Edit.between(body, f"{body[:99]}x{body[99:]}")
    assert (edit.at, edit.removed, edit.added) == (99, "", "x")


def steps(texts):
    """The undo steps that typing through these texts makes."""
    done = []
    for old, new in itertools.pairwise(texts):
        edit = Edit.between(old, new)
        joined = done[-1].joined(edit) if done else None
        done[-1:] = [joined] if joined else [*done[-1:], edit]
    return [edit.added for edit in done]


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["", "V", "Vă", "Văn", "Văn ", "Văn p", "Văn ph"], ["Văn ", "ph"]),
        # Unikey takes letters back to set a tone: still one word.
        (["", "T", "Ti", "Tie", "Ti", "Tiê", "Tiên", "Ti", "Tiế", "Tiến"], ["Tiến"]),
        (["", "a", "a\n", "a\nb"], ["a\n", "b"]),
        # A paste is a step of its own.
        (["", "a", "a Căn cứ Luật Tổ chức chính quyền"], ["a", " Căn cứ Luật Tổ chức chính quyền"]),
        # Elsewhere in the text is another step.
        (["ab cd", "aXb cd", "aXb cYd"], ["X", "Y"]),
    ],
)
def test_undo_goes_word_by_word(texts, words):
    assert steps(texts) == words
