"""What a letter copied from an older one still owes: the facts no one has yet confirmed.

A fact stays marked while its very text stands where it stood: typing before it moves it, a change
within it takes the mark away, and undoing that change brings the mark back.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from drafter.draft.fact import Fact, FactKind
from drafter.draft.fields import Draft, Field, Kind, Value
from drafter.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

# A number is drawn and a date set once a letter: a copy begins without them.
_CLEARED = frozenset({"so", "ngay", "dong_ky_so", "du_thao"})
# A bản sao cites the number and date of what it copies, and has its own beside them.
_CLEARED_OF_COPIES = frozenset({"so_sao", "ngay_sao", "thoi_gian_ky_sao", "dong_ky_so", "du_thao"})

# A change among equal letters (“n” typed before “ngày”) may be read a letter off.
_BESIDE = 2
_MAX_LETTERS = 1_000_000
_REPAIR = "Rà soát lại ngày, số, văn bản viện dẫn và tên người trong văn bản này."


@dataclass(frozen=True, slots=True)
class _Edit:
    """A change of a text: from where, how much went, how much came."""

    at: int
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A fact that a change took away, and between which places it would begin if it came back."""

    fact: Fact
    low: int
    high: int


@dataclass(frozen=True)
class Inherited:
    """The facts not yet confirmed, by field, in the order of its text."""

    facts: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    # How they are followed: the texts they were last seen in, and those that a change took away.
    seen: Mapping[str, str] = field(default_factory=dict, repr=False, compare=False)
    gone: Mapping[str, tuple[Gone, ...]] = field(default_factory=dict, repr=False, compare=False)

    def __bool__(self) -> bool:
        return any(self.facts.values())

    def __len__(self) -> int:
        return sum(map(len, self.facts.values()))

    def of(self, name: str) -> tuple[Fact, ...]:
        """Return a field's facts not yet confirmed."""
        return self.facts.get(name, ())


def inherit(
    draft: Draft, fields: Sequence[Field], text_of: Callable[[Value], str]
) -> tuple[Draft, Inherited]:
    """Return a letter to begin from an older one, and what must be confirmed in it.

    Its number, date and signing line are blank; text_of gives a value as its form shows it.
    """
    names = {spec.name for spec in fields}
    cleared = _CLEARED_OF_COPIES if "so_sao" in names else _CLEARED
    values = {name: value for name, value in draft.values.items() if name not in cleared}
    found, seen = {}, {}
    for spec in fields:
        text = text_of(values.get(spec.name, spec.empty))
        if of_field := _facts_of(spec, text):
            found[spec.name], seen[spec.name] = of_field, text
    return replace(draft, values=values), Inherited(found, seen)


def _facts_of(spec: Field, text: str) -> tuple[Fact, ...]:
    """Return a field's facts; of a date or a person's name it is the whole, however written."""
    from drafter.draft.facts import facts  # its patterns are long to compile

    if not text.strip():
        return ()
    if spec.kind is Kind.NGAY:
        return (Fact(FactKind.NGAY, 0, len(text), text),)
    found = facts(text)
    named = "ho_ten" in spec.name or spec.name in {"nguoi_ghi", "nguoi_nghi"}
    if named and not found and "\n" not in text:
        return (Fact(FactKind.NGUOI, 0, len(text), text),)
    return found


def still(inherited: Inherited, texts: Mapping[str, str]) -> Inherited:
    """Return what is left to confirm now that the fields hold these texts."""
    found, gone = dict(inherited.facts), dict(inherited.gone)
    seen = {name: texts.get(name, "") for name in found}
    for name, text in seen.items():
        found[name], gone[name] = _followed(inherited, name, text)
    return Inherited(found, seen, gone)


def spans(inherited: Inherited, name: str, text: str) -> tuple[tuple[int, int, FactKind], ...]:
    """Return where the facts of a field stand in its text."""
    kept, _ = _followed(inherited, name, text)
    return tuple((fact.start, fact.end, fact.kind) for fact in kept)


def confirm(inherited: Inherited, name: str, number: int | None = None) -> Inherited:
    """Return the rest after a field's fact of that number, or all of them, were confirmed."""
    kept = inherited.of(name)
    left = () if number is None else (*kept[:number], *kept[number + 1 :])
    return replace(inherited, facts={**inherited.facts, name: left})


def told(inherited: Inherited, labels: Mapping[str, str]) -> list[str]:
    """Return a sentence for each fact, in the order of the labels; equal ones are counted."""
    return [
        f"{label}: “{text}” ({kind}{f', {count} chỗ' if count > 1 else ''})"
        for name, label in labels.items()
        for (text, kind), count in Counter(
            (words_of(fact), fact.kind) for fact in inherited.of(name)
        ).items()
    ]


def words_of(fact: Fact) -> str:
    """Return a fact's words as a person reads them: on one line, without marks of bold."""
    return " ".join(fact.text.replace("*", "").split())


def _followed(
    inherited: Inherited, name: str, text: str
) -> tuple[tuple[Fact, ...], tuple[Gone, ...]]:
    """Return a field's facts that stand in its text, and those that a change took away."""
    kept, gone = inherited.of(name), inherited.gone.get(name, ())
    before = inherited.seen.get(name)
    if before is None:
        return tuple(_found_anew(kept, text)), ()
    if before == text:
        return kept, gone
    edits = _edits_between(before, text)
    stay: dict[int, Fact] = {}
    away = [_kept_near(old, edits[0]) for old in gone]
    left = []
    for fact in kept:
        now = _where(fact, edits, text)
        if now and now.start not in stay:
            stay[now.start] = now
        else:
            away.append(_kept_near(Gone(fact, fact.start, fact.start), edits[0]))
    for each in away:
        back = _back(each, text, stay)
        if back:
            stay[back.start] = back
        else:
            left.append(each)
    return tuple(stay[start] for start in sorted(stay)), tuple(left)


def _where(fact: Fact, edits: Sequence[_Edit], text: str) -> Fact | None:
    """Return where a fact stands after a change, in whichever way the change is read."""
    moved = (_moved(fact, edit) for edit in edits)
    return next((now for now in moved if now and _stands(now, text)), None)


def _edits_between(before: str, after: str) -> tuple[_Edit, _Edit]:
    """Return the one change that makes a text another, read as late and as early as it may be.

    Between “6, 6” and “6” either six may be the one that went.
    """
    shorter = min(len(before), len(after))
    grown = len(after) - len(before)

    def same_head(size: int) -> bool:
        return before[:size] == after[:size]

    def same_tail(size: int) -> bool:
        return before[len(before) - size :] == after[len(after) - size :]

    head, tail = _most(shorter, same_head), _most(shorter, same_tail)
    late = len(before) - head - min(tail, shorter - head)
    early = len(before) - tail - min(head, shorter - tail)
    return _Edit(head, late, late + grown), _Edit(min(head, shorter - tail), early, early + grown)


def _most(limit: int, holds: Callable[[int], bool]) -> int:
    """Return the greatest number up to a limit for which something holds, as it does for less."""
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if holds(middle) else (low, middle - 1)
    return low


def _moved(fact: Fact, edit: _Edit) -> Fact | None:
    if fact.end <= edit.at:
        return fact
    if fact.start >= edit.at + edit.removed:
        return _shifted(fact, edit.added - edit.removed)
    return None


def _kept_near(gone: Gone, edit: _Edit) -> Gone:
    """Return a lost fact with its bounds moved by a change; what came between may be before it."""
    grown, end = edit.added - edit.removed, edit.at + edit.removed
    low, high = gone.low, gone.high
    if low > edit.at:
        low = low + grown if low >= end else edit.at
    if high >= edit.at:
        high = high + grown if high >= end else edit.at + edit.added
    return Gone(gone.fact, low, max(low, high))


def _back(gone: Gone, text: str, taken: Mapping[int, Fact]) -> Fact | None:
    """Return a lost fact where it stands again, as after undo, if it does."""
    at = max(0, gone.low - _BESIDE)
    last = gone.high + _BESIDE + len(gone.fact.text)
    while (at := text.find(gone.fact.text, at, last)) >= 0:
        fact = _shifted(gone.fact, at - gone.fact.start)
        if at not in taken and _stands(fact, text):
            return fact
        at += 1
    return None


def _shifted(fact: Fact, by: int) -> Fact:
    return replace(fact, start=fact.start + by, end=fact.end + by)


def _stands(fact: Fact, text: str) -> bool:
    """Tell whether a fact stands at its place, with nothing grown on to its figures or words."""
    if fact.start < 0 or not text.startswith(fact.text, fact.start):
        return False
    before, after = text[max(0, fact.start - 1) : fact.start], text[fact.end : fact.end + 2]
    if fact.text[0].isdigit() and before.isdigit():
        return False
    if fact.text[-1].isdigit():
        return not (after[:1].isdigit() or (after[:1] in {*"/.,-"} and after[1:].isdigit()))
    return not (fact.text[-1].isalpha() and after[:1].isalpha())


def _found_anew(kept: Sequence[Fact], text: str) -> Iterator[Fact]:
    """Give each fact at its place, else at the nearest to it where its text stands free."""
    taken: set[int] = set()
    for fact in kept:
        places = [fact] if _stands(fact, text) else list(_places(fact, text))
        free = [place for place in places if place.start not in taken]
        if free:
            nearest = min(free, key=lambda place: abs(place.start - fact.start))
            taken.add(nearest.start)
            yield nearest


def _places(fact: Fact, text: str) -> Iterator[Fact]:
    at = text.find(fact.text)
    while at >= 0:
        place = _shifted(fact, at - fact.start)
        if _stands(place, text):
            yield place
        at = text.find(fact.text, at + len(fact.text))


def to_json(inherited: Inherited) -> str:
    """Return what is left to confirm as JSON, empty where nothing is."""
    if not inherited:
        return ""
    plain = {
        name: [[fact.kind.name, fact.start, fact.text] for fact in kept]
        for name, kept in inherited.facts.items()
        if kept
    }
    return json.dumps(plain, ensure_ascii=False)


def from_json(text: str) -> Inherited:
    """Return what a JSON text says is left to confirm.

    Raises DraftError when the text is not what `to_json` writes.
    """
    if not text:
        return Inherited()
    try:
        plain = json.loads(text if len(text) <= _MAX_LETTERS else "")
        found = {str(name): tuple(_read(row) for row in rows) for name, rows in plain.items()}
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        raise DraftError(
            "không đọc được phần đánh dấu lấy từ văn bản cũ.", repair=_REPAIR
        ) from None
    return Inherited(found)


def _read(row: object) -> Fact:
    if not isinstance(row, list):
        raise TypeError
    kind, start, text = row
    if not isinstance(kind, str) or type(start) is not int or not isinstance(text, str) or not text:
        raise TypeError
    return Fact(FactKind[kind], start, start + len(text), text)
