"""Which role each line has, line by line, as the document reads the whole body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.document.body import HEADINGS, read_body, role_of
from drafter.document.body_nodes import DoanVan, VaiTro

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.gui.body.marks import Line

HEAD = 60  # more lines of grounds no document has
_FEW = 8


def role_after(line: Line, last: VaiTro) -> VaiTro:
    """Return the role of a line that follows one of a role; grounds apart."""
    if line.role is not None:
        return line.role
    text = line.text.strip()
    role = role_of(text)
    if last in HEADINGS and role is VaiTro.DOAN and text and text[-1:] not in ".;:,":
        return VaiTro.TEN_DE_MUC
    return role


def count_grounds(lines: Sequence[str]) -> int:
    """Return how many lines at the head, not counting blank ones, are grounds."""
    count = 0
    for most in (_FEW, HEAD):
        blocks = read_body("\n".join(lines[:most])).khoi
        count = sum(map(_is_ground, blocks))
        if count < len(blocks):
            break
    return count


def _is_ground(block: object) -> bool:
    return isinstance(block, DoanVan) and block.vai_tro is VaiTro.CAN_CU
