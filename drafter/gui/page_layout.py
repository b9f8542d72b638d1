"""Where the pages lie on the desk: one below the other, each in the middle of the width."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate
from math import inf
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize

from drafter.gui import look
from drafter.gui.rendering import View

if TYPE_CHECKING:
    from collections.abc import Sequence

GAP = 2 * look.GRID
PANEL = 15 * look.GRID  # how wide the small pages are
SCREEN = 96 / 72  # pixels a point at 100 %
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
A4 = (595.28, 841.89)
_MOST_FITTED = 2.0  # a small sheet in a wide window
_LEAST_ROOM = 64.0  # pixels a page is fitted into, however small the window

Size = tuple[float, float]  # of a page, in points


class Fit(Enum):
    """What the zoom follows."""

    NONE = 0
    WIDTH = 1
    PAGE = 2


def drawn_view(fit: Fit, zoom: float, room: QSize, ratio: float) -> View:
    """Return how large pages are drawn in a room; the ratio is of screen's own pixels to it."""
    if fit is Fit.NONE:
        return View(scale=zoom * SCREEN * ratio)
    width = max(room.width() - 2 * GAP, _LEAST_ROOM)
    height = max(room.height() - 2 * GAP, _LEAST_ROOM) if fit is Fit.PAGE else inf
    return View(scale=_MOST_FITTED * SCREEN * ratio, room=(width * ratio, height * ratio))


@dataclass(frozen=True, slots=True)
class Desk:
    """Pages laid out, in pixels of the screen from the desk's top left."""

    factors: tuple[float, ...]  # pixels a point of each page
    sides: tuple[tuple[int, int], ...]
    tops: tuple[int, ...]
    width: int
    height: int

    @classmethod
    def lay(cls, sizes: Sequence[Size], view: View, ratio: float) -> Desk:
        """Lay pages of these sizes; the view's scale is in the screen's own pixels."""
        factors = tuple(view.scale_of(size) / ratio for size in sizes)
        sides = tuple(
            (round(width * factor), round(height * factor))
            for (width, height), factor in zip(sizes, factors, strict=True)
        )
        ends = accumulate((height + GAP for _, height in sides), initial=GAP)
        *tops, bottom = ends
        width = max(width for width, _ in sides) + 2 * GAP
        return cls(factors, sides, tuple(tops), width, bottom)

    def page(self, number: int, room: int) -> QRectF:
        """Return where a page lies on a desk at least as wide as the room."""
        width, height = self.sides[number]
        return QRectF((max(room, self.width) - width) // 2, self.tops[number], width, height)

    def between(self, top: float, bottom: float) -> range:
        """Return the pages of which something lies between two heights."""
        first = max(bisect(self.tops, top) - 1, 0)
        if self.tops[first] + self.sides[first][1] + GAP <= top:
            first += 1
        last = bisect(self.tops, bottom - 0.5)
        return range(min(first, last), last)

    def at(self, height: float) -> int:
        """Return the page at a height, or the one nearest to it."""
        return max(bisect(self.tops, height) - 1, 0)
