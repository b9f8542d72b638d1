"""Words as a search sees them: without diacritics, or with, wherever the tone mark stands.

A word has two forms. `plain` has no diacritics: “duong” finds “đường”. `exact` has its tone as a
letter in front, one that is in no word: “hoà” and “hòa” are both “ƀhoa”, and what is half typed
still begins the word. A query's word with diacritics is looked for in the second. Pure functions,
without a database.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from drafter.draft.clean import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKS = "[\u0300-\u036f]"
_REST = rf"[^\W_]*(?:{_MARKS}+[^\W_]*)*"
_WORD = re.compile(rf"[^\W_]{_REST}")
_START = rf"(?<![^\W_])(?<!{_MARKS})"
_OTHER = re.compile("[^0-9a-z\u00df-\u024f\u1e00-\u1eff]")
_BLANK = re.compile(r"\s+")
_TONES = {"\u0300": "ƀ", "\u0301": "ƃ", "\u0309": "ƈ", "\u0303": "ƌ", "\u0323": "ƒ"}
_LATIN = (range(0x41, 0x250), range(0x1E00, 0x1F00))
_LONGEST = 64  # letters of a word; what is longer is none
_MOST = 32  # words of a query


@dataclass(frozen=True, slots=True)
class Sought:
    """One word of a query: in which form it is looked for, as any of these."""

    column: str
    forms: tuple[str, ...]
    whole: bool
    letters: str  # without diacritics, as a text may show them

    def fits(self, word: str) -> bool:
        """Tell whether a word of a text is meant."""
        plain, exact = forms(word)
        own = plain if self.column == "plain" else exact
        return own in self.forms if self.whole else own.startswith(self.forms)


@lru_cache(maxsize=1 << 16)
def forms(word: str) -> tuple[str, str]:
    """Return a word without diacritics, and with its tone in front."""
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", word[:_LONGEST].casefold()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    exact = tone + unicodedata.normalize("NFC", "".join(letters))
    return _plain(fold(word[:_LONGEST])), _plain(exact)


def _plain(form: str) -> str:
    """Return a form in Latin letters and figures: what else is a letter, databases disagree on."""
    return _OTHER.sub(lambda found: f"u{ord(found[0]):x}", form)


def words_of(text: str) -> list[str]:
    """Return the words of a text, composed or not, as they stand."""
    return _WORD.findall(text)


def sought(query: str) -> tuple[Sought, ...]:
    """Return a query's words; the last may be half typed."""
    found = list(dict.fromkeys(words_of(query)))[:_MOST]
    return tuple(_sought(word, whole=at + 1 < len(found)) for at, word in enumerate(found))


def _sought(word: str, *, whole: bool) -> Sought:
    plain, exact = forms(word)
    letters = fold(word[:_LONGEST])
    if plain == exact:
        return Sought("plain", (plain,), whole, letters)
    if whole or exact[0] in _TONES.values():
        return Sought("exact", (exact,), whole, letters)
    # Of a half typed word the tone may yet come: it is typed last.
    return Sought("exact", (exact, *(tone + exact for tone in _TONES.values())), whole, letters)


def marks(shown: str, query: str) -> list[tuple[int, int]]:
    """Return where a text holds words of a query, to be marked on the screen."""
    return list(_places(shown, sought(query)))


def _places(shown: str, looked: tuple[Sought, ...], start: int = 0) -> Iterator[tuple[int, int]]:
    if looked:
        for found in _pattern(looked).finditer(shown, start):
            if any(each.fits(found[0]) for each in looked):
                yield found.span()


@lru_cache(maxsize=64)
def _pattern(looked: tuple[Sought, ...]) -> re.Pattern[str]:
    """Return a pattern of the words that may be meant: the same letters, whatever their marks."""
    starts = "|".join(
        "".join(f"{_letter(char)}{_MARKS}*" for char in each.letters) for each in looked
    )
    return re.compile(f"{_START}(?:{starts}){_REST}")


def _letter(char: str) -> str:
    known = _variants().get(char, "") + char + char.upper()
    return f"[{''.join(re.escape(each) for each in known)}]"


@cache
def _variants() -> dict[str, str]:
    """Return the letters of the Latin script by what they are without diacritics."""
    found: dict[str, str] = {}
    for code in (code for part in _LATIN for code in part):
        plain = fold(chr(code))
        found[plain] = found.get(plain, "") + chr(code)
    return found


def excerpt(texts: Iterable[str], query: str, length: int = 120) -> str:
    """Return the stretch where the rarest word of the query stands, else the texts' beginning."""
    whole = "\n".join(each for each in texts if each.strip())
    start = max(_best(whole, _as_typed(whole, sought(query)), length) - length // 3, 0)
    before = _BLANK.search(whole, start) if start else None
    start = before.end() if before else start
    # Blanks and marks of the body fall away: twice the length is enough to cut from.
    told = " ".join(whole[start : start + 2 * length].replace("*", "").split())
    shown = told[:length]
    goes_on = len(told) > length or start + 2 * length < len(whole)
    return ("… " if start else "") + shown + (" …" if goes_on else "")


def _as_typed(told: str, looked: tuple[Sought, ...]) -> tuple[Sought, ...]:
    """Return a query's words, the last whole too where a text has it so."""
    typed = tuple(replace(each, whole=True) for each in looked)
    return typed if next(_places(told, typed[-1:]), None) else looked


def _best(whole: str, looked: tuple[Sought, ...], length: int) -> int:
    """Return where the first word stands near the one that comes last for the first time."""
    firsts = (next(_places(whole, (each,)), (0, 0))[0] for each in looked)
    last = max(firsts, default=0)
    return next(_places(whole, looked, max(last - length // 2, 0)), (last, last))[0]
