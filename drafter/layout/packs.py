"""The rule packs, and which of them a document falls under."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.errors import DraftError, Place, did_you_mean
from drafter.layout.hd05 import HD05
from drafter.layout.hd36 import HD36
from drafter.layout.nd30 import ND30

if TYPE_CHECKING:
    from datetime import date

    from drafter.layout.rules import Pack

PACKS: dict[str, Pack] = {pack.name: pack for pack in (ND30, HD36, HD05)}


def packs_of(regime: str) -> tuple[Pack, ...]:
    """Return the packs of a regime, oldest first."""
    return tuple(pack for pack in PACKS.values() if pack.regime == regime)


def pack_for(regime: str, day: date, chosen: str = "") -> Pack:
    """Return the pack chosen by hand, else the one in force on a day, else the regime's oldest.

    Raises DraftError when the chosen name is unknown or belongs to the other regime.
    """
    packs = packs_of(regime)
    if chosen:
        for pack in packs:
            if pack.name == chosen:
                return pack
        names = [pack.name for pack in packs]
        raise DraftError(
            f"không có bộ quy tắc “{chosen}” cho loại văn bản này.",
            place=Place("quy_tac"),
            repair=did_you_mean(chosen, names) or f"Chọn: {', '.join(names)}.",
        )
    return next((pack for pack in packs if pack.covers(day)), packs[0])
