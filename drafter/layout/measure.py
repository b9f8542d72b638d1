"""Natural widths of text in the body face (Times metrics), without any engine and without Qt."""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from drafter.paths import resources

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.layout.blocks import Run

MM_PER_PT = 25.4 / 72
LINE_EM = 1.149  # height of a single line of the face

# Shown only where a line ends at them, which neither engine of ours does.
_INVISIBLE = dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\n", 0.0)


class _Face(dict[str, float]):
    """Advance width of each character of one face, in em."""

    def __missing__(self, character: str) -> float:
        """Guess for a character the face lacks: nothing for a mark, an em if wide, else half."""
        if unicodedata.combining(character):
            width = 0.0
        else:
            width = 1.0 if unicodedata.east_asian_width(character) in "WF" else 0.5
        self[character] = width
        return width


@cache
def _faces() -> dict[tuple[bool, bool], _Face]:
    """Return the faces by (bold, italic)."""
    table = json.loads((resources() / "letter_widths.json").read_bytes())
    em = table["units_per_em"]
    faces = {}
    for name in ("Regular", "Bold", "Italic", "BoldItalic"):
        face = _Face(zip(table["characters"], (w / em for w in table[name]), strict=True))
        face.update(_INVISIBLE)
        faces["Bold" in name, "Italic" in name] = face
    return faces


def advances_pt(
    text: str, size_pt: float, *, bold: bool = False, italic: bool = False
) -> list[float]:
    """Return the advance width of each character in pt."""
    face = _faces()[bold, italic]
    return [face[character] * size_pt for character in text]


def width_mm(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Return the natural width of one line of text in mm, without kerning."""
    return sum(map(_faces()[bold, italic].__getitem__, text)) * size_pt * MM_PER_PT


def runs_width_mm(runs: Sequence[Run], size_pt: float) -> float:
    """Return the natural width of runs set on one line in mm, without kerning."""
    return sum(
        width_mm(run.text, run.size_pt or size_pt, bold=run.bold, italic=run.italic) for run in runs
    )
