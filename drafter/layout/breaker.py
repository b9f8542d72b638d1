"""Where lines end: a greedy breaker over natural widths, as Word and LibreOffice break."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.layout.measure import MM_PER_PT, advances_pt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.layout.blocks import Run

# Widths are sums of rounded numbers: a line this much too long still fits.
_TOLERANCE_PT = 0.001

# As measured in LibreOffice 7.4 for Vietnamese text; there, as in Word, a slash ends no line.
_ENDS_A_LINE = frozenset("-‐‒–—!?…|")
_STARTS_NO_LINE = _ENDS_A_LINE | frozenset(")]},.;:/\"'“”‘’«»")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as offsets into the paragraph's text; its width in mm leaves out hanging spaces."""

    start: int
    end: int  # after the last character that shows
    following: int  # where the next line starts: after hanging spaces and a typed line end
    width_mm: float
    forced: bool  # ends at a typed line end or at the paragraph's end: never justified


def break_lines(runs: Sequence[Run], size_pt: float, first_mm: float, rest_mm: float) -> list[Line]:
    """Break a paragraph's runs into lines of the given measures in mm."""
    advances: list[float] = []
    for run in runs:
        size = run.size_pt or size_pt
        advances += advances_pt(run.text, size, bold=run.bold, italic=run.italic)
    text = "".join(run.text for run in runs)
    return break_text(text, advances, first_mm, rest_mm)


def break_text(text: str, advances: Sequence[float], first_mm: float, rest_mm: float) -> list[Line]:
    """Break text whose characters have the given advances in pt into lines of measures in mm."""
    lines: list[Line] = []
    start = 0
    while True:
        measure = (rest_mm if lines else first_mm) / MM_PER_PT + _TOLERANCE_PT
        stop, following = _next_break(text, advances, start, measure)
        end = start + len(text[start:stop].rstrip(" \n"))
        forced = following >= len(text) or text[following - 1] == "\n"
        lines.append(Line(start, end, following, sum(advances[start:end]) * MM_PER_PT, forced))
        if following >= len(text) and not text[start:following].endswith("\n"):
            return lines
        start = following


def _next_break(
    text: str, advances: Sequence[float], start: int, measure: float
) -> tuple[int, int]:
    """Return where the line from `start` stops and where the next one starts; measure in pt."""
    width, last, space = 0.0, 0, 0
    for at in range(start, len(text)):
        character = text[at]
        if character == "\n":
            return at, at + 1
        if character == " ":
            last = space = at + 1
        elif width + advances[at] > measure:
            # LibreOffice leaves a number whole, “09-KH/VPTU”, where the line holds its slash.
            last = space if space and "/" in text[last : at - 1] else last
            stop = last or max(at, start + 1)
            return stop, stop
        elif _may_break_after(text, at):
            last = at + 1
        width += advances[at]
    return len(text), len(text)


def _may_break_after(text: str, at: int) -> bool:
    """Tell whether a line may end after the character, a hyphen inside a word for one."""
    return text[at] in _ENDS_A_LINE and text[at + 1 : at + 2] not in _STARTS_NO_LINE
