"""Text chosen on the pages: which letters, where they stand, what is copied."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.render.words import Box, Line

Place = tuple[int, int]  # a page and a letter on it, or the end of its last one
END = 1 << 30  # the end of a page whose text is not yet read

_WORD = re.compile(r"\w+|\s+|[^\w\s]+")
_SOFT_HYPHEN = "\u00ad"


class Unit(Enum):
    """What grows when a selection is drawn."""

    LETTER = 0
    WORD = 1
    LINE = 2


class PageText:
    """The printed lines of a page, and its letters numbered through."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._starts = list(accumulate((len(line.text) for line in lines), initial=0))

    def __len__(self) -> int:
        return self._starts[-1]

    def is_over(self, x: float, y: float) -> bool:
        """Tell whether a point, in pt, is on printed words."""
        boxes = (line.box for line in self.lines)
        return any(left <= x <= right and top <= y <= low for left, top, right, low in boxes)

    def letter_at(self, x: float, y: float) -> int:
        """Return the letter before which a point is, in its own column where there are several."""
        if not self.lines:
            return 0
        _, number = min((_far(line, x, y), number) for number, line in enumerate(self.lines))
        edges = self.lines[number].edges
        middles = [(left + right) / 2 for left, right in pairwise(edges)]
        return self._starts[number] + bisect(middles, x)

    def around(self, at: int, unit: Unit) -> tuple[int, int]:
        """Return the word or the line around a letter, first and past the last."""
        if unit is Unit.LETTER or not self.lines:
            return at, at
        number = self._line(at)
        start, line = self._starts[number], self.lines[number]
        if unit is Unit.LINE:
            return start, start + len(line.text)
        spans = (each.span() for each in _WORD.finditer(line.text))
        first, last = next((s for s in spans if at - start < s[1]), (at - start, at - start))
        return start + first, start + last

    def boxes(self, first: int, last: int) -> list[Box]:
        """Return the areas of the letters from one to before another, one a line."""
        found = []
        for line, start, end in self._parts(first, last):
            found.append((line.edges[start], line.top, line.edges[end], line.bottom))
        return found

    def copied(self, first: int, last: int) -> list[tuple[Line, str]]:
        """Return the text chosen of each line."""
        return [(line, line.text[start:end]) for line, start, end in self._parts(first, last)]

    def _parts(self, first: int, last: int) -> Iterable[tuple[Line, int, int]]:
        for line, start in zip(self.lines, self._starts, strict=False):
            begin, end = max(first - start, 0), min(last - start, len(line.text))
            if begin < end:
                yield line, begin, end

    def _line(self, at: int) -> int:
        return min(bisect(self._starts, at) - 1, len(self.lines) - 1)


def _far(line: Line, x: float, y: float) -> tuple[float, float]:
    """Return how far a point is from a line's row in its column, then from its letters."""
    left, right = line.column
    aside = max(left - x, x - right, 0)
    row = max(line.top - y, y - line.bottom, 0)
    return aside + row, max(line.edges[0] - x, x - line.edges[-1], 0)


@dataclass(slots=True)
class Selection:
    """Letters from an anchor to a caret, grown to whole words or lines where wanted."""

    texts: dict[int, PageText]
    anchor: Place | None = None
    caret: Place | None = None
    unit: Unit = Unit.LETTER

    def clear(self) -> None:
        """Choose nothing."""
        self.anchor = self.caret = None
        self.unit = Unit.LETTER

    def begin(self, place: Place, unit: Unit = Unit.LETTER) -> None:
        """Choose from here."""
        self.anchor = self.caret = place
        self.unit = unit

    def choose_all(self, pages: int) -> None:
        """Choose the text of all pages."""
        self.anchor, self.caret, self.unit = (0, 0), (pages - 1, END), Unit.LETTER

    def ends(self) -> tuple[Place, Place] | None:
        """Return the first letter and the one past the last; none where nothing is chosen."""
        if self.anchor is None or self.caret is None:
            return None
        spans = [self._span(place) for place in (self.anchor, self.caret)]
        first, last = min(spans)[0], max(span[1] for span in spans)
        return (first, last) if first < last else None

    def _span(self, place: Place) -> tuple[Place, Place]:
        page, at = place
        if page not in self.texts:
            return place, place
        first, last = self.texts[page].around(min(at, len(self.texts[page])), self.unit)
        return (page, first), (page, last)

    def on_page(self, page: int) -> tuple[int, int]:
        """Return the letters chosen on a page: the first, and the one past the last."""
        ends = self.ends()
        if ends is None or not ends[0][0] <= page <= ends[1][0]:
            return 0, 0
        (first_page, first), (last_page, last) = ends
        return first if page == first_page else 0, last if page == last_page else END

    def pages(self) -> range:
        """Return the pages on which something is chosen."""
        ends = self.ends()
        return range(ends[0][0], ends[1][0] + 1) if ends else range(0)

    def unread(self) -> list[int]:
        """Return the pages to be read before the text can be copied."""
        return [page for page in self.pages() if page not in self.texts]

    def text(self) -> str:
        """Return what is copied: lines of a paragraph run on, cells between tabs."""
        parts = [
            part for page in self.pages() for part in self.texts[page].copied(*self.on_page(page))
        ]
        result, aside = "", False
        for line, letters in parts:
            # A paragraph that goes on after a page's footer is not joined to the footer.
            joint = "\n" if aside and line.joint == " " else line.joint
            result += (joint if result else "") + letters
            aside = line.aside
        return _clean(result)


def _clean(text: str) -> str:
    """Return the text in the usual form of its letters, without what no one typed."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", whole.replace(_SOFT_HYPHEN, ""))
