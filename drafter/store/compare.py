"""Compare two texts of one letter, field by field, line by line, word by word; pure data."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TYPE_CHECKING

from drafter.draft.fields import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.draft.fields import Field
    from drafter.store.records import Content

Span = tuple[int, int]  # where changed words begin and end in a line

_TOKEN = re.compile(r"\w+|[^\w\s]")
# Bounds, so that a letter of hundreds of pages is compared at once; beyond, all between the common
# beginning and end is changed.
_LINES, _TOKENS = 5_000, 2_000
_PAIRS = 400  # of changed lines at one place that are weighed; beyond, they stand as they come
_ALIKE = 0.4  # of their words, that two lines are one line changed
OTHER = "Không thuộc mẫu này"


@dataclass(frozen=True, slots=True)
class Side:
    """A line of one of the two texts, with its changed words."""

    text: str
    changed: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """Two lines that stand beside each other; None where one text has no such line."""

    old: Side | None
    new: Side | None

    @property
    def same(self) -> bool:
        """Tell whether nothing changed."""
        return self.old is not None and self.old == self.new and not self.old.changed


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of both texts."""

    name: str
    label: str
    lines: tuple[Line, ...]
    rich: bool = False  # its stars mean bold and italic

    @property
    def same(self) -> bool:
        """Tell whether nothing changed."""
        return all(line.same for line in self.lines)


def compare(old: Content, new: Content, fields: Sequence[Field]) -> list[FieldChange]:
    """Return what either text holds, in the template's order, then what the type no longer has."""
    labels = {spec.name: spec.label for spec in fields}
    rich = {spec.name for spec in fields if spec.kind is Kind.NOI_DUNG}
    names = [*labels, *sorted({*old.texts, *new.texts} - labels.keys())]
    told = [
        _field(name, labels.get(name, OTHER), old.texts.get(name, ""), new.texts.get(name, ""))
        for name in names
    ]
    told = [replace(each, rich=each.name in rich) for each in told]
    told.append(_field("", "Quy tắc trình bày", old.pack, new.pack))
    told.append(FieldChange("", "Hình", tuple(_images(old, new))))
    return [each for each in told if each.lines]


def _field(name: str, label: str, old: str, new: str) -> FieldChange:
    return FieldChange(name, label, tuple(_lines(_split(old), _split(new))))


def _split(text: str) -> list[str]:
    return text.split("\n") if text else []


def _images(old: Content, new: Content) -> Iterator[Line]:
    for name in sorted({*old.images, *new.images}):
        same = old.images.get(name) == new.images.get(name)
        side = Side(name) if same else _whole(name)
        yield Line(side if name in old.images else None, side if name in new.images else None)


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Yield the lines of two texts side by side."""
    for same, a, b, c, d in _steps(old, new, _LINES):
        if same:
            yield from (Line(Side(each), Side(each)) for each in old[a:b])
        else:
            yield from _changed(old[a:b], new[c:d])


def _steps(
    old: Sequence[str], new: Sequence[str], most: int
) -> Iterator[tuple[bool, int, int, int, int]]:
    """Yield stretches of two lists: whether they are the same, from where to where in each."""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle, other = old[start : len(old) - end], new[start : len(new) - end]
    yield True, 0, start, 0, start
    if max(len(middle), len(other)) > most:
        yield False, start, len(old) - end, start, len(new) - end
    else:
        for verb, a, b, c, d in SequenceMatcher(None, middle, other).get_opcodes():
            yield verb == "equal", start + a, start + b, start + c, start + d
    yield True, len(old) - end, len(old), len(new) - end, len(new)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """Return how many two lists have in common at their beginning."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(old), len(new)))


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[Line]:
    """Yield lines of one place that changed; those alike stand beside each other."""
    done, beside = 0, 0
    for at, to in [*_pairs(old, new), (len(old), len(new))]:
        for before, after in zip_longest(old[done:at], new[beside:to]):
            yield Line(_whole(before), _whole(after))
        if at < len(old):
            yield Line(*_sides(old[at], new[to]))
        done, beside = at + 1, to + 1


def _whole(text: str | None) -> Side | None:
    return None if text is None else Side(text, ((0, len(text)),))


def _pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return which lines are one line changed: in order, as alike as can be together."""
    if len(old) * len(new) > _PAIRS:
        return [(at, at) for at in range(len(old))] if len(old) == len(new) else []
    bags = [[Counter(_TOKEN.findall(text)) for text in texts] for texts in (old, new)]
    # best[a][b]: how alike the lines from a and from b on can be.
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            own = _likeness(bags[0][a], bags[1][b])
            paired = own + best[a + 1][b + 1] if own >= _ALIKE else 0.0
            best[a][b] = max(paired, best[a + 1][b], best[a][b + 1])
    return list(_way(best))


def _way(best: Sequence[Sequence[float]]) -> Iterator[tuple[int, int]]:
    a = b = 0
    while a < len(best) - 1 and b < len(best[0]) - 1:
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            yield a, b
            a, b = a + 1, b + 1


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    return 2 * (old & new).total() / ((old.total() + new.total()) or 1)


def _sides(old: str, new: str) -> tuple[Side, Side]:
    """Return two lines with the words that changed."""
    before, after = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    texts = [found[0] for found in before], [found[0] for found in after]
    gone, come = [], []
    for same, a, b, c, d in _steps(*texts, _TOKENS):
        if not same and b > a:
            gone.append((before[a].start(), before[b - 1].end()))
        if not same and d > c:
            come.append((after[c].start(), after[d - 1].end()))
    if not gone and not come:  # only blanks changed
        start = _common(old, new)
        end = _common(old[start:][::-1], new[start:][::-1])
        gone, come = [(start, len(old) - end)], [(start, len(new) - end)]
    return Side(old, tuple(gone)), Side(new, tuple(come))
