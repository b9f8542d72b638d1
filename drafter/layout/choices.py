"""What an office may choose; apart, for the window knows it long before a page is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class HouseChoices:
    """What the regulations leave open and an office may set for itself.

    Sizes by set of the pack, room for the signature in mm, Word's compatibility mode, the mark
    that closes the last addressee of a Kính gửi list (None: as the others), printing on both
    sides of the sheet; the body's lines (a multiple in the State's packs, pt in the Party's) and
    the space between its paragraphs in pt, 0 for the pack's.
    """

    size_set: Literal[0, 1] = 0
    signature_room_mm: float = 25.0
    compatibility: int = 14
    kinh_gui_last: str | None = "."
    two_sided: bool = False
    line: float = 0.0
    after_pt: float = 0.0
