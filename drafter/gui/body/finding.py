"""Where words stand in a line, with or without their diacritics."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.draft.clean import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

Folded = tuple[str, tuple[int, ...] | None]  # the letters, and where each stood if not in order


def find(line: str, words: str, *, bare: bool) -> Iterator[tuple[int, int]]:
    """Return where words stand in a line: first character and the one behind the last.

    Capitals count as small letters; with `bare`, diacritics do not count either.
    """
    letters, places = _folded(line, bare)
    wanted = _folded(words, bare)[0]
    at = letters.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        yield (at, end) if places is None else (places[at], places[end - 1] + 1)
        at = letters.find(wanted, end)


@lru_cache(maxsize=8192)
def _folded(text: str, bare: bool) -> Folded:
    whole = _fold(text, bare=bare)
    parts = [_fold(char, bare=bare) for char in text] if len(whole) != len(text) else []
    if not parts:
        return whole, None
    places = tuple(at for at, part in enumerate(parts) for _ in part)
    return "".join(parts), places


def _fold(text: str, *, bare: bool) -> str:
    return fold(text) if bare else text.casefold()
