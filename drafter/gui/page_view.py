"""The page: images of the PDF on a quiet desk, scrolled and zoomed like in a PDF viewer."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from drafter.gui import look
from drafter.gui.rendering import View

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from drafter.gui.rendering import Pages

_GAP = 2 * look.GRID
_SCREEN = 96 / 72  # pixels a point at 100 %
_A4 = (595.28, 841.89)
ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)


class PageView(QAbstractScrollArea):
    """Show pages; ask by `wanted` for images it lacks, and never take the focus by itself."""

    wanted = Signal()
    moved = Signal()  # another page or another zoom is seen
    clicked = Signal(int, QPointF)  # page, point on it in points from its top left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Trang văn bản")
        self.verticalScrollBar().setSingleStep(40)
        self._sizes: tuple[tuple[float, float], ...] = (_A4,)
        self._images: dict[int, tuple[QImage, float]] = {}
        self._marks: dict[int, tuple[QRectF, ...]] = {}
        self._fit_width = True
        self._zoom = 1.0
        self.pdf = b""
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is shown

    def show_pages(self, pages: Pages) -> None:
        """Show a letter's new pages where the old ones stood; nothing is blank between."""
        kept = {n: image for n, image in self._images.items() if n < len(pages.sizes)}
        self._sizes, self.pdf = pages.sizes or (_A4,), pages.pdf
        self._images = {n: image for n, image in kept.items() if n in self.seen()}
        self._take(pages)
        self._fit_or_arrange()
        self.moved.emit()

    def show_images(self, pages: Pages) -> None:
        """Show images asked for by `wanted`."""
        if pages.pdf is self.pdf:
            self._take(pages)

    def clear(self) -> None:
        """Show one empty sheet: another letter is opened."""
        self._sizes, self._images, self._marks, self.pdf = (_A4,), {}, {}, b""
        self.verticalScrollBar().setValue(0)
        self._fit_or_arrange()

    def mark(self, marks: dict[int, tuple[QRectF, ...]]) -> None:
        """Mark areas of pages: where the field in use is printed."""
        if marks != self._marks:
            self._marks = marks
            self.viewport().update()

    def _take(self, pages: Pages) -> None:
        for number, image in pages.images.items():
            image.setDevicePixelRatio(self.devicePixelRatioF())
            self._images[number] = (image, pages.scale)
        self.viewport().update()
        self._ask()

    # Zoom

    @property
    def zoom(self) -> float:
        """Return the zoom; 1.0 is a page as large as on paper."""
        return self._zoom

    @property
    def fits_width(self) -> bool:
        """Tell whether the zoom follows the width of the view."""
        return self._fit_width

    def set_zoom(self, zoom: float) -> None:
        """Zoom, keeping what is in the middle in the middle."""
        self._fit_width = False
        self._apply_zoom(min(max(zoom, ZOOMS[0]), ZOOMS[-1]))

    def zoom_in(self) -> None:
        """Go to the next larger zoom."""
        self.set_zoom(next((z for z in ZOOMS if z > self._zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Go to the next smaller zoom."""
        self.set_zoom(next((z for z in reversed(ZOOMS) if z < self._zoom * 0.99), ZOOMS[0]))

    def fit_width(self) -> None:
        """Let the zoom follow the width of the view."""
        self._fit_width = True
        self._apply_zoom(self._fitting())

    def _fitting(self) -> float:
        widest = max(width for width, _ in self._sizes) * _SCREEN
        # As if the scroll bar stood there: else it and the zoom chase each other.
        bar = self.verticalScrollBar()
        inside = self.width() - bar.sizeHint().width() - 2 * _GAP
        return min(max(inside / widest, ZOOMS[0]), 2.0)

    def _fit_or_arrange(self) -> None:
        """Follow a new width of the view or of the widest page, where the zoom does."""
        zoom = self._fitting() if self._fit_width else self._zoom
        if zoom != self._zoom:
            self._apply_zoom(zoom)
        else:
            self._arrange()

    def _apply_zoom(self, zoom: float) -> None:
        bar = self.verticalScrollBar()
        middle = self.viewport().height() / 2
        at = (bar.value() + middle) / self._zoom
        self._zoom = zoom
        at_top = bar.value() == 0
        self._arrange()
        bar.setValue(0 if at_top else round(at * zoom - middle))
        self.moved.emit()

    # Geometry, in pixels of the view

    def _page(self, number: int) -> QRectF:
        """Return where a page lies on the desk."""
        factor = self._zoom * _SCREEN
        width, height = (round(side * factor) for side in self._sizes[number])
        tops = accumulate((round(h * factor) + _GAP for _, h in self._sizes), initial=_GAP)
        top = next(top for at, top in enumerate(tops) if at == number)
        left = (max(self.viewport().width(), self._width()) - width) // 2
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return QRectF(self._snap(QPointF(left, top) - offset), self._sharp(width, height))

    def _width(self) -> int:
        """Return how wide the desk is that all pages lie on."""
        return round(max(width for width, _ in self._sizes) * self._zoom * _SCREEN) + 2 * _GAP

    def _snap(self, point: QPointF) -> QPointF:
        """Return a point on the screen's own pixels, where an image is drawn without blur."""
        ratio = self.devicePixelRatioF()
        return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)

    def _sharp(self, width: int, height: int) -> QSizeF:
        corner = self._snap(QPointF(width, height))
        return QSizeF(corner.x(), corner.y())

    def _arrange(self) -> None:
        factor = self._zoom * _SCREEN
        height = sum(round(h * factor) + _GAP for _, h in self._sizes) + _GAP
        view = self.viewport().size()
        self.verticalScrollBar().setRange(0, max(height - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.horizontalScrollBar().setRange(0, max(self._width() - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()
        self._ask()

    def seen(self) -> range:
        """Return the pages of which something is seen, and one more for the next scroll."""
        factor = self._zoom * _SCREEN
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        tops = list(accumulate((round(h * factor) + _GAP for _, h in self._sizes), initial=_GAP))
        numbers = [n for n in range(len(self._sizes)) if tops[n + 1] > top and tops[n] < bottom]
        return range(numbers[0], numbers[-1] + 1) if numbers else range(0)

    def view(self) -> View:
        """Return which pages are seen and at what scale their images are wanted."""
        seen = self.seen()
        scale = self._zoom * _SCREEN * self.devicePixelRatioF()
        return View(seen.start, max(seen.stop - 1, seen.start), scale)

    @property
    def page_count(self) -> int:
        """Return how many pages the letter has."""
        return len(self._sizes)

    def current_page(self) -> int:
        """Return the page in the middle of the view, from 0."""
        middle = self.viewport().height() / 2
        for number in self.seen():
            if self._page(number).bottom() + _GAP > middle:
                return number
        return 0

    def go_to(self, number: int) -> None:
        """Scroll so that a page begins at the top."""
        number = min(max(number, 0), self.page_count - 1)
        bar = self.verticalScrollBar()
        bar.setValue(round(self._page(number).top()) + bar.value() - _GAP // 2)

    def reveal(self, number: int, area: QRectF) -> None:
        """Scroll as little as needed to show an area of a page, given in points."""
        if number >= self.page_count:
            return
        factor = self._zoom * _SCREEN
        page, bar = self._page(number), self.verticalScrollBar()
        top = page.top() + area.top() * factor
        bottom = page.top() + area.bottom() * factor
        room = self.viewport().height()
        if top < 0 or bottom > room:
            bar.setValue(round(bar.value() + (top + bottom) / 2 - room / 2))

    def _ask(self) -> None:
        scale = self.view().scale
        lacking = [n for n in self.seen() if n not in self._images or self._images[n][1] != scale]
        if self.pdf and lacking:
            self.wanted.emit()

    def _scrolled(self) -> None:
        self.viewport().update()
        self._ask()
        self.moved.emit()

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages in the width."""
        super().resizeEvent(event)
        self._fit_or_arrange()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first and the last page by Home and End; the rest is scrolling."""
        if event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.page_count - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say which point of which page was clicked."""
        factor = self._zoom * _SCREEN
        for number in self.seen():
            page = self._page(number)
            if event.button() == Qt.MouseButton.LeftButton and page.contains(event.position()):
                self.clicked.emit(number, (event.position() - page.topLeft()) / factor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the desk, the pages and the marks."""
        painter = QPainter(self.viewport())
        scheme = look.colours()
        painter.fillRect(event.rect(), QColor(scheme.desk))
        for number in self.seen():
            page = self._page(number)
            self._paint_page(painter, page, number)
            self._paint_marks(painter, page, number)
        painter.end()

    def _paint_page(self, painter: QPainter, page: QRectF, number: int) -> None:
        painter.fillRect(page.adjusted(-1, -1, 1, 2), QColor(look.colours().shadow))
        painter.fillRect(page, Qt.GlobalColor.white)
        if number not in self._images:
            return
        image, scale = self._images[number]
        if scale == self.view().scale:
            painter.drawImage(page.topLeft(), image)
        else:  # until the sharp one comes
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(page, image)

    def _paint_marks(self, painter: QPainter, page: QRectF, number: int) -> None:
        factor = self._zoom * _SCREEN
        tint = QColor(look.LIGHT.accent)
        tint.setAlpha(28)
        for mark in self._marks.get(number, ()):
            box = QRectF(mark.topLeft() * factor + page.topLeft(), mark.size() * factor)
            painter.fillRect(box.adjusted(-3, -2, 3, 2), tint)
