"""What is drawn of a page: the sheet, the field in use, the chosen text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from drafter.gui import look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QImage

_MARK_ALPHA = 28
_CHOSEN_LIGHTNESS = 0.8


def paint_sheet(painter: QPainter, page: QRectF, image: QImage | None, *, sharp: bool) -> None:
    """Draw a sheet and what is printed on it, if that is known already."""
    painter.fillRect(page.adjusted(-1, -1, 1, 2), QColor(look.colours().shadow))
    painter.fillRect(page, Qt.GlobalColor.white)
    if image is not None and sharp:
        painter.drawImage(page.topLeft(), image)
    elif image is not None:  # until the sharp one comes
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, image)


def paint_marks(painter: QPainter, page: QRectF, factor: float, marks: Iterable[QRectF]) -> None:
    """Tint where the field in use is printed."""
    tint = QColor(look.LIGHT.accent)
    tint.setAlpha(_MARK_ALPHA)
    painter.fillPath(_together(page, factor, marks, QMarginsF(3, 2, 3, 2)), tint)


def paint_chosen(painter: QPainter, page: QRectF, factor: float, areas: Iterable[QRectF]) -> None:
    """Lay the accent colour under the chosen letters: they stay black."""
    colour = QColor(look.LIGHT.accent)
    colour.setHslF(colour.hslHueF(), colour.hslSaturationF(), _CHOSEN_LIGHTNESS)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillPath(_together(page, factor, areas, QMarginsF()), colour)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def _together(
    page: QRectF, factor: float, areas: Iterable[QRectF], around: QMarginsF
) -> QPainterPath:
    """Return areas of a page as one: where two lines meet, the colour is not laid twice."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for area in areas:
        box = QRectF(area.topLeft() * factor + page.topLeft(), area.size() * factor)
        path.addRect(box.marginsAdded(around))
    return path
