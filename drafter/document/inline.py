r"""Bold and italic inside a line: `**đậm**`, `*nghiêng*`, `\*` for a star as typed.

Not Markdown: its flanking rule prints the stars of `**1.**Nội dung`, and its escapes eat the
backslashes of a path. What finds no partner is text; four stars and more are a typed line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.document.body_nodes import Chu

if TYPE_CHECKING:
    from collections.abc import Iterator

_STAR = "\ue000"  # stands for `\*` while a line is read
_PIECES = re.compile(r"(\*+)")
# A mark opens before a letter and closes after one; “(*)” does neither.
_NO_OPENING, _NO_CLOSING = " )].,;:!?", " (["
BOLD, ITALIC = "**", "*"


@dataclass(slots=True)
class _Piece:
    """Text, or a mark; a mark without a partner is text."""

    text: str
    is_mark: bool = False
    paired: bool = False


def read_line(text: str) -> tuple[Chu, ...]:
    """Return the stretches of one line; neighbours of the same look are one stretch."""
    if "*" not in text:
        return (Chu(text),) if text else ()
    parts: list[Chu] = []
    for chu in _looks(_pieces(text.replace("\\*", _STAR))):
        if parts and (parts[-1].dam, parts[-1].nghieng) == (chu.dam, chu.nghieng):
            parts[-1] = replace(chu, text=parts[-1].text + chu.text)
        else:
            parts.append(chu)
    return tuple(parts)


def _pieces(text: str) -> list[_Piece]:
    """Cut a line at its stars and pair the marks, in one pass."""
    pieces: list[_Piece] = []
    waiting: dict[str, _Piece] = {}
    words = _PIECES.split(text)
    for at, word in enumerate(words):
        if at % 2 == 0 or len(word) > len(BOLD + ITALIC):
            pieces.append(_Piece(word))
            continue
        opens = words[at + 1][:1] not in _NO_OPENING
        closes = at > 0 and words[at - 1][-1:] not in _NO_CLOSING
        for mark in _marks(word, waiting):
            pieces.append(_pair(_Piece(mark, is_mark=True), waiting, opens=opens, closes=closes))
    return pieces


def _marks(stars: str, waiting: dict[str, _Piece]) -> list[str]:
    """Return the marks a run of stars stands for: of three, the one that closes comes first."""
    if len(stars) < len(BOLD + ITALIC):
        return [stars]
    return [ITALIC, BOLD] if ITALIC in waiting and BOLD not in waiting else [BOLD, ITALIC]


def _pair(piece: _Piece, waiting: dict[str, _Piece], *, opens: bool, closes: bool) -> _Piece:
    if closes and piece.text in waiting:
        piece.paired = waiting.pop(piece.text).paired = True
    elif opens:  # the nearest that opens is the partner
        waiting[piece.text] = piece
    return piece


def _looks(pieces: list[_Piece]) -> Iterator[Chu]:
    dam = nghieng = False
    for piece in pieces:
        if not piece.paired:
            if piece.text:
                yield Chu(piece.text.replace(_STAR, "*"), dam, nghieng)
        elif piece.text == BOLD:
            dam = not dam
        else:
            nghieng = not nghieng


def escape(text: str) -> str:
    """Return plain text with the marks of this notation escaped."""
    return text.replace("*", "\\*")
