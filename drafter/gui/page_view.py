"""The page: images of the PDF on a quiet desk, scrolled and zoomed like in a PDF viewer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from drafter.gui import look, page_paint
from drafter.gui.page_layout import A4, GAP, PANEL, SCREEN, ZOOMS, Desk, Fit, drawn_view
from drafter.gui.selecting import Selecting

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QImage

    from drafter.gui.page_layout import Size
    from drafter.gui.rendering import Pages, Sketches, View
    from drafter.gui.thumbnails import Thumbnails
    from drafter.render.words import Line

_WIDE = 1000  # pixels from which there is room for the small pages without asking


class PageView(QAbstractScrollArea):
    """Show pages; ask by `wanted` for images it lacks, and never take the focus by itself."""

    wanted = Signal()
    moved = Signal()  # another page or another zoom is seen
    clicked = Signal(int, QPointF)  # page, point on it in points from its top left
    text_wanted = Signal()  # of the pages that `unread` names
    sketches_wanted = Signal()
    thumbnails_shown = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName("Trang văn bản")
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(40)
        self._sizes: tuple[Size, ...] = (A4,)
        self._images: dict[int, tuple[QImage, View]] = {}
        self._fresh: set[int] = set()  # pages whose images are of the pages shown now
        self._marks: dict[int, tuple[QRectF, ...]] = {}
        self._fit, self._zoom = Fit.WIDTH, 1.0
        self._goal: int | None = None  # the page one went to, until one scrolls on
        self._wish: bool | None = None  # small pages: as the clerk wants, or as there is room
        self.pdf = b""
        self.thumbnails: Thumbnails | None = None
        self._selecting = Selecting(self)
        self._selecting.changed.connect(self.viewport().update)
        self._selecting.unread.connect(self.text_wanted)
        self._selecting.clicked.connect(self.clicked)
        self._desk = Desk.lay(self._sizes, self._drawing(), self.devicePixelRatioF())
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is shown

    def show_pages(self, pages: Pages) -> None:
        """Show a letter's new pages where the old ones stood; nothing is blank between."""
        self._sizes, self.pdf = pages.sizes or (A4,), pages.pdf
        self._selecting.forget()
        self._fresh.clear()
        self._set_panel()
        self._arrange()
        seen = self.seen()
        self._images = {n: image for n, image in self._images.items() if n in seen}
        if self.thumbnails:
            self.thumbnails.show_pages(self._sizes)
        self._take(pages)
        self._tell()

    def show_images(self, pages: Pages) -> None:
        """Show images asked for by `wanted`."""
        if pages.pdf is self.pdf:
            self._take(pages)

    def show_sketches(self, sketches: Sketches) -> None:
        """Show small images asked for by `sketches_wanted`."""
        if sketches.pdf is self.pdf and self.thumbnails:
            self.thumbnails.take(sketches)

    def take_text(self, pdf: bytes, lines: Mapping[int, Sequence[Line]]) -> None:
        """Take the text of pages, so that it can be selected."""
        if pdf is self.pdf:
            self._selecting.take(lines)

    def clear(self) -> None:
        """Show one empty sheet: another letter is opened."""
        self._sizes, self._images, self._marks, self.pdf = (A4,), {}, {}, b""
        self._fresh.clear()
        self._selecting.forget()
        if self.thumbnails:
            self.thumbnails.forget()
        self.verticalScrollBar().setValue(0)
        self._arrange()

    def mark(self, marks: dict[int, tuple[QRectF, ...]]) -> None:
        """Mark areas of pages: where the field in use is printed."""
        if marks != self._marks:
            self._marks = marks
            self.viewport().update()

    def _take(self, pages: Pages) -> None:
        for number, image in pages.images.items():
            if number < self.page_count:
                image.setDevicePixelRatio(self.devicePixelRatioF())
                self._images[number] = (image, pages.view)
                self._fresh.add(number)
        self.viewport().update()
        self._ask()

    # Text

    def copy(self) -> None:
        """Copy the selected text."""
        self._selecting.copy()

    def selectAll(self) -> None:
        """Select the text of the whole letter."""
        self._selecting.choose_all()

    def unread(self) -> list[int]:
        """Return the pages whose text is wanted."""
        return self._selecting.lacking(self.seen()) if self.pdf else []

    # Small pages

    def set_thumbnails(self, on: bool | None) -> None:
        """Show or hide the small pages; None shows them where there is room."""
        self._wish = on
        self._set_panel()

    @property
    def has_thumbnails(self) -> bool:
        """Tell whether the small pages are shown."""
        return self.thumbnails is not None and not self.thumbnails.isHidden()

    def _set_panel(self) -> None:
        several = self.page_count > 1 or (self.has_thumbnails and not self.pdf)
        on = several and (self.width() >= _WIDE if self._wish is None else self._wish)
        if on == self.has_thumbnails:
            return
        if self.thumbnails is None:
            self.thumbnails = self._make_panel()
        self.thumbnails.setVisible(on)
        self.thumbnails.show_pages(self._sizes)
        self.setViewportMargins(PANEL if on else 0, 0, 0, 0)
        self._place_panel()
        self.thumbnails_shown.emit(on)

    def _make_panel(self) -> Thumbnails:
        from drafter.gui.thumbnails import Thumbnails  # not before the first letter that has it

        panel = Thumbnails(self)
        panel.chosen.connect(self.go_to)
        panel.wanted.connect(self.sketches_wanted)
        return panel

    def _place_panel(self) -> None:
        if self.thumbnails:
            self.thumbnails.setGeometry(0, 0, PANEL, self.height())
            self.thumbnails.mark(self.current_page())

    # Zoom

    @property
    def zoom(self) -> float:
        """Return the zoom of the page in view; 1.0 is a page as large as on paper."""
        return self._desk.factors[self.current_page()] / SCREEN

    @property
    def fits_width(self) -> bool:
        """Tell whether the zoom follows the width of the view."""
        return self._fit is Fit.WIDTH

    @property
    def fits_page(self) -> bool:
        """Tell whether the zoom follows width and height of the view."""
        return self._fit is Fit.PAGE

    def set_zoom(self, zoom: float) -> None:
        """Zoom, keeping what is in the middle in the middle."""
        self._zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._follow(Fit.NONE)

    def zoom_in(self) -> None:
        """Go to the next larger zoom."""
        self.set_zoom(next((z for z in ZOOMS if z > self.zoom * 1.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        """Go to the next smaller zoom."""
        self.set_zoom(next((z for z in reversed(ZOOMS) if z < self.zoom * 0.99), ZOOMS[0]))

    def fit_width(self) -> None:
        """Let each page fill the width of the view."""
        self._follow(Fit.WIDTH)

    def fit_page(self) -> None:
        """Let each page be seen whole."""
        number = self.current_page()
        self._follow(Fit.PAGE)
        self.go_to(number)

    def _follow(self, fit: Fit) -> None:
        self._fit = fit
        self._arrange()
        self._tell()

    def _drawing(self) -> View:
        """Return how large pages are drawn, in the screen's own pixels."""
        # As if the scroll bar stood there: else it and the zoom chase each other.
        bar = self.verticalScrollBar().sizeHint().width()
        panel = PANEL if self.has_thumbnails else 0
        room = QSize(self.width() - panel - bar, self.height())
        return drawn_view(self._fit, self._zoom, room, self.devicePixelRatioF())

    # Geometry, in pixels of the view

    def page_rect(self, number: int) -> QRectF:
        """Return where a page lies on the view."""
        page = self._desk.page(number, self.viewport().width())
        offset = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        corner = self._snap(QPointF(page.width(), page.height()))
        return QRectF(self._snap(page.topLeft() - offset), QSizeF(corner.x(), corner.y()))

    def point_at(self, at: QPointF) -> tuple[int, QPointF]:
        """Return the page nearest to a point of the view, and the point on it in points."""
        number = self._desk.at(at.y() + self.verticalScrollBar().value())
        return number, (at - self.page_rect(number).topLeft()) / self._desk.factors[number]

    def _snap(self, point: QPointF) -> QPointF:
        """Return a point on the screen's own pixels, where an image is drawn without blur."""
        ratio = self.devicePixelRatioF()
        return QPointF(round(point.x() * ratio) / ratio, round(point.y() * ratio) / ratio)

    def _arrange(self) -> None:
        """Lay the pages anew, keeping what is in the middle there; the top stays the top."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        view, old = self.viewport().size(), self._desk
        number, point = self.point_at(QPointF(view.width() / 2, view.height() / 2))
        at_top = down.value() == 0
        self._desk = Desk.lay(self._sizes, self._drawing(), self.devicePixelRatioF())
        down.setRange(0, max(self._desk.height - view.height(), 0))
        down.setPageStep(view.height())
        across.setRange(0, max(self._desk.width - view.width(), 0))
        across.setPageStep(view.width())
        if number < self.page_count and self._desk != old:
            now = self.page_rect(number).topLeft() + point * self._desk.factors[number]
            across.setValue(across.value() + round(now.x() - view.width() / 2))
            down.setValue(0 if at_top else down.value() + round(now.y() - view.height() / 2))
        self.viewport().update()
        self._ask()

    def seen(self) -> range:
        """Return the pages of which something is seen."""
        top = self.verticalScrollBar().value()
        return self._desk.between(top, top + self.viewport().height())

    def view(self) -> View:
        """Return which pages are seen and at what scale their images are wanted."""
        seen = self.seen()
        return replace(self._drawing(), first=seen.start, last=max(seen.stop - 1, seen.start))

    @property
    def page_count(self) -> int:
        """Return how many pages the letter has."""
        return len(self._sizes)

    def current_page(self) -> int:
        """Return the page one went to, else the page in the middle of the view, from 0."""
        if self._goal is not None and self._goal in self.seen():
            return self._goal
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        return self._desk.at(middle)

    def go_to(self, number: int) -> None:
        """Scroll so that a page begins at the top."""
        number = min(max(number, 0), self.page_count - 1)
        self.verticalScrollBar().setValue(self._desk.tops[number] - GAP // 2)
        self._goal = number
        self._tell()

    def reveal(self, number: int, area: QRectF) -> None:
        """Scroll as little as needed to show an area of a page, given in points."""
        if number < self.page_count and not self.shows(number, area):
            room, bar = self.viewport().height(), self.verticalScrollBar()
            bar.setValue(round(bar.value() + self._on_view(number, area).center().y() - room / 2))

    def shows(self, number: int, area: QRectF) -> bool:
        """Tell whether an area of a page, given in points, is in view from top to bottom."""
        if number >= self.page_count:
            return False
        there = self._on_view(number, area)
        return there.top() >= 0 and there.bottom() <= self.viewport().height()

    def _on_view(self, number: int, area: QRectF) -> QRectF:
        factor = self._desk.factors[number]
        return QRectF(
            self.page_rect(number).topLeft() + area.topLeft() * factor, area.size() * factor
        )

    def _ask(self) -> None:
        drawing = self._drawing()
        lacking = (
            n not in self._fresh or not self._images[n][1].alike(drawing) for n in self.seen()
        )
        if self.pdf and any(lacking):
            self.wanted.emit()

    def _scrolled(self) -> None:
        self._goal = None
        self.viewport().update()
        self._ask()
        self._tell()

    def _tell(self) -> None:
        if self.thumbnails:
            self.thumbnails.mark(self.current_page())
        self.moved.emit()

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the pages in the width."""
        super().resizeEvent(event)
        self._set_panel()
        self._place_panel()
        self._arrange()

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
        """Go to the first and the last page by Home and End; Esc ends the selection."""
        if event.key() == Qt.Key.Key_Home:
            self.go_to(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to(self.page_count - 1)
        elif event.key() != Qt.Key.Key_Escape or not self._selecting.clear():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, or a click."""
        if self.unread():
            self.text_wanted.emit()
        self._selecting.press(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        self._selecting.double(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select up to the mouse."""
        self._selecting.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the selection, or say which point of which page was clicked."""
        self._selecting.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the page's text."""
        self._selecting.menu().popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the desk, the pages, the marks and the selection."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(look.colours().desk))
        drawing = self._drawing()
        for number in self.seen():
            page, factor = self.page_rect(number), self._desk.factors[number]
            image, view = self._images.get(number, (None, drawing))
            page_paint.paint_sheet(painter, page, image, sharp=view.alike(drawing))
            page_paint.paint_marks(painter, page, factor, self._marks.get(number, ()))
            page_paint.paint_chosen(painter, page, factor, self._selecting.areas(number))
        painter.end()
