"""The mouse chooses text on the page: drag, double click, triple click, Shift and click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QMenu

from drafter.gui.page_text import PageText, Place, Selection, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtGui import QMouseEvent

    from drafter.gui.page_view import PageView
    from drafter.render.words import Line

_DRAG = 4  # pixels the mouse moves before a click is none
_SCROLL_MS = 30


class Selecting(QObject):
    """Turn what the mouse does on a view into a selection."""

    changed = Signal()
    unread = Signal()  # text is to be read before it can be copied
    clicked = Signal(int, QPointF)  # page, point on it in points from its top left

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self._view = view
        self.texts: dict[int, PageText] = {}
        self.selection = Selection(self.texts)
        self._start: tuple[int, QPointF] | None = None  # where the mouse was pressed last
        self._pressed, self._mouse = QPointF(), QPointF()
        self._held = self._drawn = self._copy_due = False
        self._doubled = QTimer(self, singleShot=True)  # runs while a third click makes it a line
        self._edge = QTimer(self, interval=_SCROLL_MS)
        self._edge.timeout.connect(self._scroll)

    # The text

    def forget(self) -> None:
        """Drop text and selection: there are other pages."""
        self.texts.clear()
        self.selection.clear()
        self._start, self._held, self._copy_due = None, False, False
        self._edge.stop()

    def take(self, lines: Mapping[int, Sequence[Line]]) -> None:
        """Take the text of pages."""
        self.texts |= {page: PageText(each) for page, each in lines.items()}
        if self._copy_due:
            self.copy()
        self.changed.emit()

    def lacking(self, seen: Iterable[int]) -> list[int]:
        """Return the pages whose text is wanted."""
        due = self.selection.unread() if self._copy_due else []
        return sorted({*due, *(page for page in seen if page not in self.texts)})

    def areas(self, page: int) -> list[QRectF]:
        """Return where on a page the chosen text stands, in points."""
        if page not in self.texts:
            return []
        boxes = self.texts[page].boxes(*self.selection.on_page(page))
        return [QRectF(QPointF(*box[:2]), QPointF(*box[2:])) for box in boxes]

    def choose_all(self) -> None:
        """Choose the text of the whole letter."""
        self.selection.choose_all(self._view.page_count)
        self.changed.emit()

    def clear(self) -> bool:
        """Choose nothing; tell whether something was chosen."""
        chosen = self.selection.ends() is not None
        self.selection.clear()
        self._copy_due = False
        if chosen:
            self.changed.emit()
        return chosen

    def copy(self) -> None:
        """Copy what is chosen, as soon as it is all read."""
        if self.selection.ends() is None:
            return
        self._copy_due = bool(self.selection.unread())
        if self._copy_due:
            self.unread.emit()
        else:
            QApplication.clipboard().setText(self.selection.text())

    def menu(self) -> QMenu:
        """Return what can be done with the page's text; the window has the keys."""
        menu = QMenu(self._view)
        copy = menu.addAction("&Sao chép", self.copy)
        copy.setEnabled(self.selection.ends() is not None)
        menu.addAction("Chọn &tất cả", self.choose_all)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    # The mouse

    def press(self, event: QMouseEvent) -> None:
        """Begin to choose; with Shift, go on from where the last one began."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        near = (event.position() - self._pressed).manhattanLength() < _DRAG
        self._held, self._drawn = True, False
        self._pressed = self._mouse = event.position()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and self._start:
            self._extend()
        elif self._doubled.isActive() and near:
            self._doubled.stop()
            self._begin(Unit.LINE)
        else:
            self.clear()
            self._start = self._view.point_at(event.position())

    def double(self, event: QMouseEvent) -> None:
        """Choose the word below the mouse."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = True
            self._pressed = self._mouse = event.position()
            self._start = self._view.point_at(event.position())
            self._begin(Unit.WORD)
            self._doubled.start(QApplication.doubleClickInterval())

    def move(self, event: QMouseEvent) -> None:
        """Choose up to the mouse while its button is held; else show what it is over."""
        self._mouse = event.position()
        if not self._held:
            self._show_cursor()
            return
        far = (self._mouse - self._pressed).manhattanLength() >= _DRAG
        if self._drawn or far:
            self._extend()
            outside = not self._view.viewport().rect().contains(self._mouse.toPoint())
            if outside and not self._edge.isActive():
                self._edge.start()

    def release(self, event: QMouseEvent) -> None:
        """End the choosing; where nothing was chosen it was a click."""
        if event.button() is not Qt.MouseButton.LeftButton or not self._held:
            return
        self._held = False
        self._edge.stop()
        if not self._drawn:
            page, point = self._view.point_at(event.position())
            if self._view.page_rect(page).contains(event.position()):
                self.clicked.emit(page, point)

    def _begin(self, unit: Unit) -> None:
        place = self._place(self._start)
        self._drawn = True
        if place:
            self.selection.begin(place, unit)
            self._chosen()

    def _extend(self) -> None:
        self._drawn = True
        if self.selection.anchor is None:
            self.selection.anchor = self._place(self._start)
        self.selection.caret = self._place(self._view.point_at(self._mouse))
        self._chosen()

    def _chosen(self) -> None:
        """Let the page have the keys, so that Ctrl+C copies from it."""
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        self.changed.emit()

    def _place(self, spot: tuple[int, QPointF] | None) -> Place | None:
        if spot is None or spot[0] not in self.texts:
            return None
        page, point = spot
        return page, self.texts[page].letter_at(point.x(), point.y())

    def _scroll(self) -> None:
        """Scroll by as much as the mouse is beyond the edge."""
        room: QRect = self._view.viewport().rect()
        for bar, at, last in (
            (self._view.verticalScrollBar(), self._mouse.y(), room.bottom()),
            (self._view.horizontalScrollBar(), self._mouse.x(), room.right()),
        ):
            beyond = min(at, 0) + max(at - last, 0)
            bar.setValue(bar.value() + round(beyond / 2))
        if self._view.viewport().rect().contains(self._mouse.toPoint()):
            self._edge.stop()
        self._extend()

    def _show_cursor(self) -> None:
        page, point = self._view.point_at(self._mouse)
        text = self.texts.get(page)
        over = text is not None and text.is_over(point.x(), point.y())
        shape = Qt.CursorShape.IBeamCursor if over else Qt.CursorShape.ArrowCursor
        if self._view.viewport().cursor().shape() is not shape:
            self._view.viewport().setCursor(shape)
