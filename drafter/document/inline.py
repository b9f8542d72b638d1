r"""Bold and italic inside a line: `**đậm**`, `*nghiêng*`, `\\*` for a star as typed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from drafter.document.nodes import Chu

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@cache
def parser() -> MarkdownIt:
    """Return the Markdown reader with only what this trade types: emphasis, escapes, tables."""
    from markdown_it import MarkdownIt

    rules = ["emphasis", "balance_pairs", "fragments_join", "escape", "text_join", "table"]
    return MarkdownIt("zero").enable(rules)


def read_line(text: str) -> tuple[Chu, ...]:
    """Return the stretches of one line; neighbours of the same look are one stretch."""
    if "*" not in text and "\\" not in text:
        return (Chu(text),) if text else ()
    return from_tokens(parser().parseInline(text)[0].children or [])


def from_tokens(tokens: list[Token]) -> tuple[Chu, ...]:
    """Return the stretches of a parsed line."""
    parts: list[Chu] = []
    dam = nghieng = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                dam += token.nesting
            case "em_open" | "em_close":
                nghieng += token.nesting
            case _:
                _append(parts, Chu(token.content, dam > 0, nghieng > 0))
    return tuple(parts)


def _append(parts: list[Chu], chu: Chu) -> None:
    if not chu.text:
        return
    if parts and (parts[-1].dam, parts[-1].nghieng) == (chu.dam, chu.nghieng):
        parts[-1] = Chu(parts[-1].text + chu.text, chu.dam, chu.nghieng)
    else:
        parts.append(chu)


def escape(text: str) -> str:
    """Return plain text with the marks of this notation escaped."""
    return text.replace("\\", "\\\\").replace("*", "\\*")
