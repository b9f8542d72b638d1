"""The letter's pages as a narrow column of small pictures, to see where one is and to go there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from drafter.gui import look
from drafter.gui.page_layout import PANEL
from drafter.gui.rendering import View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from drafter.gui.rendering import Sketches

_ROOM = (84.0, 112.0)  # pixels a page has
_CELL = QSize(PANEL - 2 * look.GRID, 142)
_WAIT_MS = 400  # while keys come faster, no small picture is made
_SHEET = """QListWidget { background: palette(window); border: 0; border-radius: 0;
border-right: 1px solid palette(mid); }"""
_MOST = 10.0  # pixels a point: no limit


class Thumbnails(QListWidget):
    """Show the pages small; ask by `wanted` for pictures when nothing was typed for a while."""

    wanted = Signal()
    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("thumbnails")
        self.setAccessibleName("Trang thu nhỏ")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(_SHEET)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setItemDelegate(_Delegate(self))
        self.images: dict[int, QImage] = {}
        self.sizes: Sequence[tuple[float, float]] = ()
        self._fresh: set[int] = set()
        self._pause = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._pause.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._pause.start())
        self.currentRowChanged.connect(self._choose)

    def show_pages(self, sizes: Sequence[tuple[float, float]]) -> None:
        """Show a letter's new pages; the old pictures stay until the new ones come."""
        self.sizes = sizes
        self._fresh.clear()
        self.images = {page: each for page, each in self.images.items() if page < len(sizes)}
        for page in range(self.count(), len(sizes)):
            item = QListWidgetItem(str(page + 1), self)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"Trang {page + 1}")
            item.setSizeHint(_CELL)
        self.blockSignals(True)
        while self.count() > len(sizes):
            self.takeItem(self.count() - 1)
        self.blockSignals(False)
        self.viewport().update()
        self._pause.start()

    def forget(self) -> None:
        """Drop the pictures: another letter is opened."""
        self.images.clear()

    def take(self, sketches: Sketches) -> None:
        """Take small pictures; ask for those that are still wanted."""
        for page, image in sketches.images.items():
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self.images[page] = image
            self._fresh.add(page)
        self.viewport().update()
        if self.lacking():
            self._pause.start()

    def mark(self, page: int) -> None:
        """Mark the page in view."""
        if page != self.currentRow():
            self.blockSignals(True)
            self.setCurrentRow(page)
            self.blockSignals(False)

    def lacking(self) -> list[int]:
        """Return the pages in sight whose pictures are wanted."""
        rows = (self.row(item) for item in self._in_sight())
        return [row for row in rows if row not in self._fresh]

    def _in_sight(self) -> list[QListWidgetItem]:
        room = self.viewport().rect()
        first = self.indexAt(room.topLeft() + QRect(0, 0, 9, 9).center()).row()
        items = []
        for row in range(max(first, 0), self.count()):
            if self.visualItemRect(self.item(row)).top() > room.bottom():
                break
            items.append(self.item(row))
        return items

    def view(self) -> View:
        """Return the size of the pictures."""
        ratio = self.devicePixelRatioF()
        return View(scale=_MOST, room=(_ROOM[0] * ratio, _ROOM[1] * ratio))

    def sizeHint(self) -> QSize:
        """Return a narrow column."""
        return QSize(PANEL, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the pictures that come in sight."""
        super().resizeEvent(event)
        self._pause.start()

    def _ask(self) -> None:
        if self.isVisible() and self.lacking():
            self.wanted.emit()

    def _choose(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(row)


class _Delegate(QStyledItemDelegate):
    """Draw a small page with its number below; the page in view has a frame."""

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__(thumbnails)
        self._thumbnails = thumbnails

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one page."""
        page, scheme = index.row(), look.colours()
        if page >= len(self._thumbnails.sizes):
            return
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        size = self._thumbnails.sizes[page]
        scale = min(room / side for room, side in zip(_ROOM, size, strict=True))
        sheet = QRectF(0, 0, round(size[0] * scale), round(size[1] * scale))
        sheet.moveCenter(QRectF(cell).center())
        sheet.moveTop(cell.top() + look.GRID)
        current = bool(state & QStyle.StateFlag.State_Selected)
        edge = QColor(scheme.accent if current else scheme.shadow)
        width = 2 if current else 1
        painter.fillRect(sheet.adjusted(-width, -width, width, width), edge)
        painter.fillRect(sheet, Qt.GlobalColor.white)
        image = self._thumbnails.images.get(page)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(sheet, image)
        below = QRectF(cell.left(), sheet.bottom() + 2, cell.width(), 2 * look.GRID)
        painter.setPen(QColor(scheme.accent if current else scheme.muted))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(page + 1))

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room of a page and its number."""
        return _CELL
