r"""Bold and italic inside a line: `**đậm**`, `*nghiêng*`, `\*` for a star as typed.

Not Markdown: its flanking rule prints the stars of `**1.**Nội dung`, and its escapes eat the
backslashes of a path.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.nodes import Chu

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAR = "\ue000"  # stands for `\*` while a line is read
# A mark opens before a letter and closes after one; “(*)” is neither.
_OPENS, _CLOSES = r"(?![\s)\].,;:!?*])", r"(?<![\s(\[*])"
_BOLD = re.compile(r"\*\*(?![\s)\].,;:!?])(.+?)(?<![\s(\[])\*\*(?!\*)")
_ITALIC = re.compile(rf"(?<!\*)\*{_OPENS}(.+?){_CLOSES}\*(?!\*)")


def read_line(text: str) -> tuple[Chu, ...]:
    """Return the stretches of one line; neighbours of the same look are one stretch."""
    if "*" not in text:
        return (Chu(text),) if text else ()
    parts: list[Chu] = []
    for chu in _looks(text.replace("\\*", _STAR)):
        look = replace(chu, text=chu.text.replace(_STAR, "*"))
        if parts and (parts[-1].dam, parts[-1].nghieng) == (look.dam, look.nghieng):
            parts[-1] = replace(look, text=parts[-1].text + look.text)
        else:
            parts.append(look)
    return tuple(parts)


def _looks(text: str) -> Iterator[Chu]:
    """Yield the stretches of a line: its bold parts, and in each its italic parts."""
    for part, dam in _split(_BOLD, text):
        for piece, nghieng in _split(_ITALIC, part):
            yield Chu(piece, dam, nghieng)


def _split(mark: re.Pattern[str], text: str) -> Iterator[tuple[str, bool]]:
    for at, part in enumerate(mark.split(text)):
        if part:
            yield part, at % 2 == 1


def escape(text: str) -> str:
    """Return plain text with the marks of this notation escaped."""
    return text.replace("*", "\\*")
