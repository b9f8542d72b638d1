"""How a draft looks in a list: its title, quietly below what tells it from its namesakes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from drafter.gui import look
from drafter.gui.library.rows import BESIDE, EXCERPT, STATE, WHEN, WORDS
from drafter.store.marking import marks

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

_TINT = 72  # of 255: what lies under a word that was looked for
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class RowDelegate(QStyledItemDelegate):
    """Draw two lines of a draft, and the stretch that was found where words are looked for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return a comfortable row."""
        lines = 3 if index.data(EXCERPT) else 2
        return QSize(200, lines * _line(option) + 2 * look.GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        scheme = look.colours()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        text, quiet = (scheme.on_accent,) * 2 if chosen else (scheme.text, scheme.muted)
        painter.save()
        if chosen:
            painter.fillRect(option.rect, QColor(scheme.accent))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(scheme.hover))
        tint = QColor(scheme.on_accent if chosen else scheme.accent)
        tint.setAlpha(_TINT)
        pen = _Pen(painter, option, str(index.data(WORDS)), tint)
        pen.line(0, str(index.data()), str(index.data(WHEN)), text, quiet)
        pen.line(1, str(index.data(BESIDE)), str(index.data(STATE)), quiet, quiet)
        pen.line(2, str(index.data(EXCERPT)), "", quiet, quiet)
        painter.restore()


def _line(option: QStyleOptionViewItem) -> int:
    return option.fontMetrics.height() + 2


class _Pen:
    """Draw the lines of one row."""

    def __init__(
        self, painter: QPainter, option: QStyleOptionViewItem, words: str, tint: QColor
    ) -> None:
        self._painter, self._words, self._tint = painter, words, tint
        self._metrics = option.fontMetrics
        self._height = _line(option)
        self._box: QRect = option.rect.adjusted(2 * look.GRID, look.GRID, -2 * look.GRID, 0)

    def line(self, number: int, told: str, beside: str, colour: str, quiet: str) -> None:
        """Draw a text to the left, cut where it is too long, and a short one to the right."""
        top = self._box.top() + number * self._height
        box = QRect(self._box.left(), top, self._box.width(), self._height)
        middle = Qt.AlignmentFlag.AlignVCenter
        room = box.width() - (self._metrics.horizontalAdvance(beside) + 2 * look.GRID)
        shown = self._metrics.elidedText(told, Qt.TextElideMode.ElideRight, room)
        self._mark(box, shown)
        self._painter.setPen(QColor(colour))
        self._painter.drawText(box, _LEFT | middle, shown)
        self._painter.setPen(QColor(quiet))
        self._painter.drawText(box, _RIGHT | middle, beside)

    def _mark(self, box: QRect, shown: str) -> None:
        for start, end in marks(shown, self._words):
            left = self._metrics.horizontalAdvance(shown[:start])
            width = self._metrics.horizontalAdvance(shown[start:end])
            self._painter.fillRect(box.left() + left, box.top(), width, box.height(), self._tint)
