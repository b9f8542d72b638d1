"""Annexes and appended documents: one text a person can read, into parts.

A line “Phụ lục”, “Phụ lục II” or “Văn bản kèm theo” opens a part, “[ngang]” or “[dọc]” after it
turns its sheet. The line right under it is its title, left blank where it has none; an appended
document's title is two lines, type and trích yếu. A line “(Kèm theo …)” next is its caption.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.document.body import read_body, split_role, table_end
from drafter.document.images import split_image
from drafter.document.nodes import LoaiPhan, Phan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_OPENS = re.compile(
    r"(?P<word>Phụ lục|Văn bản kèm theo)(?P<number> (?:[IVXLC]+|\d{1,3}))?"
    r"(?: ?\[(?P<sheet>ngang|dọc)\])?\s*[.:]?\Z",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"\(Kèm theo .*\)\Z", re.IGNORECASE)
ANNEX, APPENDED = "Phụ lục", "Văn bản kèm theo"


def read_parts(text: str) -> tuple[Phan, ...]:
    """Return the parts of a text; one that opens none is a single annex without number."""
    lines = [line.strip() for line in text.split("\n")]
    if not any(lines):
        return ()
    openings = _openings(lines)
    if any(lines[: openings[0][0]] if openings else lines):
        lines = [ANNEX, "", *lines]
        openings = _openings(lines)
    ends = [*(at for at, _ in openings[1:]), len(lines)]
    return tuple(
        _part(opens, lines[at + 1 : end]) for (at, opens), end in zip(openings, ends, strict=True)
    )


def _openings(lines: Sequence[str]) -> list[tuple[int, re.Match[str]]]:
    """Return where parts open."""
    return [(at, opens) for at, line in enumerate(lines) if (opens := _OPENS.match(line))]


def _part(opens: re.Match[str], lines: Sequence[str]) -> Phan:
    appended = opens["word"].casefold() == APPENDED.casefold()
    title = list(_title(lines, 2 if appended else 1))
    rest = list(lines[len(title) :])
    caption = rest.pop(0) if rest and _CAPTION.match(rest[0]) else ""
    return Phan(
        loai=LoaiPhan.VAN_BAN if appended else LoaiPhan.PHU_LUC,
        nhan="" if appended else ANNEX + (opens["number"] or "").upper(),
        ten=tuple(title),
        ghi_chu=caption,
        kho=(opens["sheet"] or "").lower(),
        noi_dung=read_body("\n".join(rest), annexed=True),
    )


def _title(lines: Sequence[str], most: int) -> Iterator[str]:
    """Yield the lines right under the opening one, up to a blank line or what cannot be a title."""
    for at, line in enumerate(lines[:most]):
        image, _ = split_image(line)
        by_hand, _ = split_role(line)
        if not line or image or by_hand or _CAPTION.match(line) or table_end(lines, at):
            return
        yield line
