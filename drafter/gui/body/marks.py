"""One line of the body between its two forms: as stored, with marks, and as shown, with looks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from drafter.document.body import ROLE_NAMES, split_role
from drafter.document.body_nodes import Chu, VaiTro
from drafter.document.inline import BOLD, ITALIC, escape, read_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Parts = tuple[Chu, ...]
NAMES = {role: name for name, role in ROLE_NAMES.items()}
# The notation opens no mark before these and closes none after those (document/inline).
_NO_OPENING, _NO_CLOSING = " )].,;:!?", " ([\\"
# What an editor's document cannot hold within a paragraph.
_UNSHOWN = dict.fromkeys(map(ord, "\r\n\u2028\u2029\ufdd0\ufdd1\ufffc\0"), " ") | dict.fromkeys(
    range(0xD800, 0xE000), "\ufffd"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: the role set by hand, if any, and its text with its looks."""

    role: VaiTro | None
    parts: Parts

    @property
    def text(self) -> str:
        """Return the text without its looks."""
        return "".join(chu.text for chu in self.parts)


def read(stored: str) -> Line:
    """Return a stored line as it is shown; every character is one an editor can hold."""
    prefix = _hidden(stored)
    role = split_role(stored.lstrip())[0] if prefix else None
    return Line(role, shown_parts(stored[len(prefix) :]))


def shown_parts(text: str) -> Parts:
    """Return the stretches of a text without a role as an editor can show them."""
    return read_line(showable(text))


def showable(text: str) -> str:
    """Return a text of which an editor's document can hold every character; as long as it was."""
    return text.translate(_UNSHOWN)


def _hidden(stored: str) -> str:
    """Return the head of a line that is not shown: its role in brackets, or the sign before one."""
    if "[" not in stored:
        return ""
    bare = stored.lstrip()
    rest = split_role(bare)[1]
    return stored[: len(stored) - len(rest)] if rest != bare else ""


def with_role(stored: str, role: VaiTro | None) -> str:
    """Return a stored line with its role set by hand, or without; the rest stays as it is."""
    rest = stored[len(_hidden(stored)) :]
    if role is not None:
        return f"[{NAMES[role]}] {rest.lstrip()}"
    return f"\\{rest.lstrip()}" if _hidden(rest) else rest


def joined(lines: Sequence[Parts]) -> Parts:
    """Return lines as one, blanks between."""
    if len(lines) == 1:
        return lines[0]
    return tuple(chu for parts in lines if parts for chu in (*parts, Chu(" ")))[:-1]


def write(line: Line) -> str:
    """Return the stored form of a line that was edited."""
    text = write_parts(line.parts)
    if line.role is not None:
        return f"[{NAMES[line.role]}] {text}"
    return f"\\{text.lstrip()}" if _hidden(text) else text


def write_parts(parts: Sequence[Chu]) -> str:
    """Return stretches as text with marks; a look the notation cannot hold is left out."""
    text = "".join(chu.text for chu in parts)
    bold = _marked(parts, text, lambda chu: chu.dam)
    italic = _marked(parts, text, lambda chu: chu.nghieng)
    if not bold and not italic:
        return escape(text)
    marks: dict[int, str] = {}
    for spans, mark in ((bold, BOLD), (italic, ITALIC)):
        for at in (edge for span in spans for edge in span):
            marks[at] = marks.get(at, "") + mark
    stored = "".join(_cut(text, marks))
    read_back = "".join(chu.text for chu in read_line(stored))
    return stored if read_back == text else escape(text)


def _cut(text: str, marks: dict[int, str]) -> Iterable[str]:
    start = 0
    for at in sorted(marks):
        yield escape(text[start:at])
        yield marks[at]
        start = at
    yield escape(text[start:])


def _marked(
    parts: Sequence[Chu], text: str, has_look: Callable[[Chu], bool]
) -> list[tuple[int, int]]:
    """Return the spans of one look, joined over blanks, as the notation can mark them."""
    ends = list(accumulate(len(chu.text) for chu in parts))
    spans: list[tuple[int, int]] = []
    for chu, end in zip(parts, ends, strict=True):
        start, end = _trimmed(text, end - len(chu.text), end) if has_look(chu) else (0, 0)
        if start >= end:
            continue
        if spans and (start <= spans[-1][1] or text[spans[-1][1] : start].isspace()):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _NO_OPENING:
        start += 1
    while start < end and text[end - 1] in _NO_CLOSING:
        end -= 1
    while 0 < start < end and text[start - 1] == "\\":  # would escape the mark
        start -= 1
    return start, end


def shown_column(stored: str, column: int) -> int:
    """Return how many shown characters stand before a column of the stored line."""
    places = _places(stored)
    return sum(place < column for place in places[:-1])


def stored_column(stored: str, column: int) -> int:
    """Return where in the stored line the shown character of that number stands."""
    places = _places(stored)
    return places[min(column, len(places) - 1)]


def _places(stored: str) -> list[int]:
    """Return where each shown character is stored, and the end of the line."""
    at = len(_hidden(stored))
    if "*" not in stored:
        return list(range(at, len(stored) + 1))
    parts = read_line(stored[at:])
    text = "".join(chu.text for chu in parts)
    turns = _turns(parts)
    places: list[int] = []
    for number, char in enumerate(text):
        while _is_mark(stored, at, char, text[number:], turn=number in turns):
            at += 1
        places.append(min(at, len(stored)))
        at += 2 if stored.startswith("\\*", at) else 1
    return [*places, len(stored)]


def _is_mark(stored: str, at: int, char: str, rest: str, *, turn: bool) -> bool:
    """Tell whether the star at a place is a mark: such stand only where the look turns."""
    if not turn or not stored.startswith("*", at):
        return False
    if char != "*":
        return True
    stars = len(stored[at:]) - len(stored[at:].lstrip("*"))
    return (stars <= len(BOLD + ITALIC) and stored.startswith("\\*", at + stars)) or (
        stars > len(rest) - len(rest.lstrip("*"))
    )


def _turns(parts: Sequence[Chu]) -> set[int]:
    looks = [(chu.dam, chu.nghieng) for chu in parts]
    starts = [0, *accumulate(len(chu.text) for chu in parts)]
    before = [(False, False), *looks]
    return {at for at, one, other in zip(starts, before, looks, strict=False) if one != other}
