"""Marks that the regulation asks at the end of a list's items and of the body."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.body_nodes import Chu, DoanVan
from drafter.document.nodes import NoiDung

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.layout.rules import ListMarks

_TYPED_DASH = re.compile(r"\A[-–]\s*")
# The points of “...” and “v.v.” are the text's own.
_TYPED_MARK = re.compile(r"(?:\s*[;,]|(?<!\.)(?<!v\.v)\.)\Z")
_END = re.compile(r"(\./\.|[.;:,!?…])[\s”\"’'»)\]]*\Z")


def pointed(items: Sequence[str], marks: ListMarks) -> list[str]:
    """Return the items with the pack's dash and closing marks in place of typed ones."""
    bare = [_TYPED_MARK.sub("", _TYPED_DASH.sub("", item)) for item in items]
    ends = [marks.closes] * len(bare)
    ends[-1:] = [marks.last] if bare else []
    return [
        f"{marks.opens}{item}" if item.endswith(".") and end == "." else f"{marks.opens}{item}{end}"
        for item, end in zip(bare, ends, strict=True)
    ]


def closed(body: NoiDung, mark: str) -> NoiDung:
    """Return the body ending in the mark, where its last paragraph was typed with none."""
    last = body.khoi[-1] if body.khoi else None
    if not isinstance(last, DoanVan) or not last.chu or typed_end(body):
        return body
    end = last.chu[-1]
    chu = (*last.chu[:-1], Chu(end.text + mark, end.dam, end.nghieng))
    return NoiDung((*body.khoi[:-1], replace(last, chu=chu)))


def typed_end(body: NoiDung) -> str:
    """Return the mark typed at the end of the body, closing quotes and brackets aside."""
    last = body.khoi[-1] if body.khoi else None
    match = _END.search(last.text) if isinstance(last, DoanVan) else None
    return match[1] if match else ""
