"""Underlined keys of labels: one each, none twice, for as many labels as there are keys.

Vietnamese has many labels whose plain letters are soon used up: those get a key that no other
wants, in brackets after the label, as programs do in languages without Latin letters. The longest
forms need more than letters and digits: their last labels get a sign that is typed without Shift.
"""

from __future__ import annotations

import string
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Signs last, those first that can be told apart when small and underlined. All of them are typed
# without Shift; the key left of 1 is not among them, as desktops switch windows with it.
KEYS = string.ascii_uppercase + "1234567890" + r"-=;/[]'\,."


def with_mnemonics(labels: Sequence[str], taken: Iterable[str]) -> list[str]:
    """Return the labels with “&” before a key that an office has and nothing else uses."""
    taken = set(taken)
    letters = [_letters(label, taken) for label in labels]
    owner: dict[str, int] = {}
    for number in range(len(labels)):
        _settle(number, letters, owner, set())
    chosen = {number: letter for letter, number in owner.items()}
    lacking = [number for number in range(len(labels)) if number not in chosen]
    left = [key for key in KEYS if key not in taken and key not in owner]
    chosen |= dict(zip(lacking, left, strict=False))
    return [_marked(label, chosen.get(number, "")) for number, label in enumerate(labels)]


def _letters(label: str, taken: set[str]) -> list[str]:
    """Return the letters a label may have, initials first."""
    initials = [word[0] for word in label.split()]
    letters = [char.upper() for char in (*initials, *label)]
    free = (each for each in letters if each in string.ascii_uppercase and each not in taken)
    return list(dict.fromkeys(free))


def _settle(
    number: int, letters: Sequence[list[str]], owner: dict[str, int], seen: set[str]
) -> bool:
    """Give a label a letter; who has it may move to another of its own."""
    for letter in letters[number]:
        if letter in seen:
            continue
        seen.add(letter)
        if letter not in owner or _settle(owner[letter], letters, owner, seen):
            owner[letter] = number
            return True
    return False


def _marked(label: str, letter: str) -> str:
    words, escaped = label.upper(), label.replace("&", "&&")
    if not letter:
        return escaped
    if letter not in words or letter not in string.ascii_uppercase:
        return f"{escaped} (&{letter})"
    starts = [at for at in range(len(label)) if words[at] == letter]
    best = next((at for at in starts if at == 0 or label[at - 1] == " "), starts[0])
    head, tail = label[:best].replace("&", "&&"), label[best:].replace("&", "&&")
    return f"{head}&{tail}"
