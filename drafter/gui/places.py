"""Where on the pages each field is printed, found by its words."""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Kind
from drafter.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from drafter.draft.fields import Field

Box = tuple[
    float, float, float, float
]  # left, top, right, bottom, in points from the page's top left
_PIECE = 16  # letters of a paragraph's part on a page that are enough to know it by
_SURE = 8  # letters of a line of the body that stand nowhere else by chance
_COPY = "_sao"  # ends the names of a copy's own fields
_SHEET = re.compile(r"\[(?:ngang|dọc)\]\s*[.:]?\s*\Z", re.IGNORECASE)  # not printed


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or a part of one that a mark divides, as it is printed."""

    text: str
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Spot:
    """One printed line of a field: which line of the field's text it belongs to."""

    field: str
    line: int
    page: int
    box: Box


def spot_at(spots: Iterable[Spot], page: int, x: float, y: float) -> Spot | None:
    """Return the spot nearest to a point of a page, if one is near."""
    near = [(_distance(spot.box, x, y), spot) for spot in spots if spot.page == page]
    best = min(near, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] < 12 else None


def _distance(box: Box, x: float, y: float) -> float:
    left, top, right, bottom = box
    return max(left - x, x - right, 0) + 2 * max(top - y, y - bottom, 0)


def find_spots(
    words: Sequence[Word], fields: Sequence[Field], texts: Mapping[str, str]
) -> tuple[Spot, ...]:
    """Return the spots of all fields among the words of some pages.

    Long texts are looked for first and keep what they find: “Lai Châu” is then found in the line
    of the date, not in the summary that names it too. Annexes follow the letter and its signature.
    """
    found = _find(words, fields, texts)
    for copied in (False, True):  # of a copy only one of the two parts may be printed
        part = [spec for spec in fields if spec.name.endswith(_COPY) is copied]
        others = [spec for spec in fields if spec not in part]
        if others and not _is_printed(part, others, texts, found):
            return _find(words, others, texts)
    return found


def _is_printed(
    part: Sequence[Field],
    others: Sequence[Field],
    texts: Mapping[str, str],
    found: Iterable[Spot],
) -> bool:
    """Tell whether something is found that only this part of the fields says."""
    said = {item.letters for spec in others for item in _items(spec, texts.get(spec.name, ""))}
    seen = {(spot.field, spot.line) for spot in found}
    items = (item for spec in part for item in _items(spec, texts.get(spec.name, "")))
    return any((item.field, item.line) in seen and item.letters not in said for item in items)


def _find(
    words: Sequence[Word], fields: Sequence[Field], texts: Mapping[str, str]
) -> tuple[Spot, ...]:
    flat = _Flat(words)
    found: list[Spot] = []
    for annexed in (False, True):
        own = [spec for spec in fields if _is_annex(spec) is annexed]
        items = [item for spec in own for item in _items(spec, texts.get(spec.name, ""))]
        wanted = [(letters, item) for item in items for letters in item.forms()]
        claimed = set()
        for letters, item in sorted(wanted, key=lambda pair: -len(pair[0])):
            numbers = range(0) if item in claimed else flat.claim(letters)
            if numbers:
                claimed.add(item)
            found += _lines(words, numbers, item)
            flat.pass_by(numbers, item)
        flat.begin_annexes()
    return tuple(found)


def _is_annex(spec: Field) -> bool:
    return spec.kind is Kind.NOI_DUNG and spec.rare


@dataclass(frozen=True, slots=True)
class _Item:
    field: str
    line: int
    letters: str
    other: str = ""  # another way it may be printed
    body: bool = False

    def forms(self) -> tuple[str, ...]:
        """Return the ways it may be printed."""
        return (self.letters, self.other) if self.other else (self.letters,)


def _items(spec: Field, text: str) -> Iterator[_Item]:
    if spec.kind is Kind.NGAY:
        for words, figures in _date_forms(text):
            yield _Item(spec.name, 0, _letters(words), _letters(figures))
        return
    for number, line in enumerate(text.split("\n")):
        letters = _letters(_SHEET.sub("", line) if _is_annex(spec) else line)
        if letters:
            yield _Item(spec.name, number, letters, body=spec.kind is Kind.NOI_DUNG)


def _date_forms(text: str) -> list[tuple[str, str]]:
    """Return a date as it is printed, in words and in figures."""
    try:
        date = PartialDate.parse(text)
    except DraftError:
        return []
    day = f"{date.day:02}" if date.day else ""
    month = (f"{date.month:02}" if date.month < 3 else f"{date.month}") if date.month else ""
    words = f"{'ngày' * bool(day)} {day} {'tháng' * bool(month)} {month} năm {date.year}"
    return [(words, f"{day}/{month}/{date.year}" if day else "")] if date else []


def _letters(text: str) -> str:
    """Return what is left of a text whatever its case, marks and line ends."""
    return "".join(char for char in text.casefold() if char.isalnum())


class _Flat:
    """The words run together, with what is already taken."""

    def __init__(self, words: Sequence[Word]) -> None:
        parts = [_letters(word.text) for word in words]
        self.text = "".join(parts)
        self._word_of = [n for n, part in enumerate(parts) for _ in part]
        self._taken = bytearray(len(self.text))
        self._from, self._last_of_body = 0, -1

    def claim(self, letters: str) -> range:
        """Take the first free place of these letters, or of a part at the edge of the pages.

        Return the numbers of its words.
        """
        if not letters:
            return range(0)
        start = self.text.find(letters, self._from)
        while start >= 0:
            end = start + len(letters)
            if self._taken.find(1, start, end) < 0:
                return self._take(start, end)
            start = self.text.find(letters, start + 1)
        return self._claim_part(letters)

    def _claim_part(self, letters: str) -> range:
        """Take the end of a paragraph that began before these pages, or the start of one."""
        if len(letters) <= _PIECE or len(self.text) <= _PIECE:
            return range(0)
        at = letters.find(self.text[:_PIECE])
        if at > 0 and self.text.startswith(letters[at:]):
            return self._take(0, len(letters) - at)
        at = letters.find(self.text[-_PIECE:])
        if at >= 0 and self.text.endswith(letters[: at + _PIECE]):
            return self._take(len(self.text) - at - _PIECE, len(self.text))
        return range(0)

    def _take(self, start: int, end: int) -> range:
        self._taken[start:end] = b"\1" * (end - start)
        return range(self._word_of[start], self._word_of[end - 1] + 1)

    def pass_by(self, numbers: range, item: _Item) -> None:
        """Note how far the body goes."""
        if numbers and item.body and len(item.letters) >= _SURE:
            self._last_of_body = max(self._last_of_body, numbers[-1])

    def begin_annexes(self) -> None:
        """Look only behind the body from now on."""
        self._from = bisect(self._word_of, self._last_of_body)


def _lines(words: Sequence[Word], numbers: range, item: _Item) -> list[Spot]:
    """Return one spot a printed line; words of a line overlap in height and run to the right."""
    spots: list[Spot] = []
    for number in numbers:
        word = words[number]
        last = spots[-1] if spots else None
        if last and last.page == word.page and _same_line(last.box, word.box):
            box = _around(last.box, word.box)
            spots[-1] = Spot(item.field, item.line, word.page, box)
        else:
            spots.append(Spot(item.field, item.line, word.page, word.box))
    return spots


def _same_line(line: Box, word: Box) -> bool:
    middle = (word[1] + word[3]) / 2
    return line[1] - 3 <= middle <= line[3] + 3 and word[0] >= line[0]


def _around(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return left, top, max(one[2], other[2]), max(one[3], other[3])
