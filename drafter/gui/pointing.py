"""The field in use is marked on the page; a click on the page leads to its field.

The page's text and small pictures, which it asks for, come the same way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from drafter.draft.fields import Kind
from drafter.gui.places import Spot, spot_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.gui.form import Form
    from drafter.gui.model import LetterModel
    from drafter.gui.page_view import PageView
    from drafter.gui.rendering import Found, Read, Renderer


class Pointing(QObject):
    """Lead from the form to the page and back."""

    def __init__(self, model: LetterModel, form: Form, view: PageView, renderer: Renderer) -> None:
        super().__init__(view)
        self._model, self._form, self._view, self._renderer = model, form, view, renderer
        self._spots: tuple[Spot, ...] = ()
        self._asked: tuple[bytes, range] = (b"", range(0))
        self._page = -1  # where the field in use was printed when it was last marked
        form.entered.connect(lambda _name: self.mark(follow=True))
        form.cursor_moved.connect(lambda: self.mark(follow=True))
        view.clicked.connect(self._click)
        view.moved.connect(self.look)
        view.text_wanted.connect(lambda: renderer.read(view.pdf, view.unread()))
        view.sketches_wanted.connect(self._sketch)
        renderer.fields_found.connect(self._take)
        renderer.pages_read.connect(self._take_text)
        renderer.pages_sketched.connect(view.show_sketches)
        model.loaded.connect(self._forget)

    def look(self) -> None:
        """Ask where the fields are, once for each change of the pages."""
        snapshot = self._model.snapshot()
        asked = (self._view.pdf, self._view.seen())
        if snapshot and self._view.pdf and asked != self._asked:
            self._asked = asked
            self._renderer.find(self._view.pdf, snapshot)

    def mark(self, *, follow: bool) -> None:
        """Mark the line in use; where the clerk went to another, bring it into view."""
        spots = self._in_use()
        marks: dict[int, tuple[QRectF, ...]] = {}
        for spot in spots:
            marks[spot.page] = (*marks.get(spot.page, ()), _rectangle(spot))
        self._view.mark(marks)
        pages = {spot.page for spot in spots}
        if spots and (follow or self._page not in pages) and not self._is_seen(spots):
            self._view.reveal(spots[0].page, _rectangle(spots[0]))
        self._page = spots[0].page if spots else -1

    def _is_seen(self, spots: Iterable[Spot]) -> bool:
        """Tell whether one of a paragraph's printed lines is in view."""
        return any(self._view.shows(spot.page, _rectangle(spot)) for spot in spots)

    def _in_use(self) -> list[Spot]:
        row = self._form.rows.get(self._form.current)
        spots = [spot for spot in self._spots if spot.field == self._form.current]
        if row and row.spec.kind in {Kind.NOI_DUNG, Kind.DANH_SACH}:
            line = _line_of(row.editor)
            spots = [spot for spot in spots if spot.line == line]
        return spots

    def _take(self, found: Found) -> None:
        if not found.pdf:  # given up for something more urgent
            self._asked = (b"", range(0))
            self.look()
        elif found.pdf is self._view.pdf:
            self._spots = found.spots
            self._view.take_text(found.pdf, found.lines)
            self.mark(follow=False)

    def _take_text(self, read: Read) -> None:
        self._view.take_text(read.pdf, read.lines)

    def _sketch(self) -> None:
        panel = self._view.thumbnails
        if panel:
            self._renderer.sketch(self._view.pdf, panel.lacking(), panel.view())

    def _forget(self) -> None:
        self._spots, self._asked, self._page = (), (b"", range(0)), -1

    def _click(self, page: int, point: QPointF) -> None:
        spot = spot_at(self._spots, page, point.x(), point.y())
        if spot is None:
            return
        self._form.focus_field(spot.field)
        _go_to_line(self._form.rows[spot.field].editor, spot.line)


def _line_of(editor: object) -> int:
    """Return the line of the field's text the cursor is in, from 0."""
    if isinstance(editor, QPlainTextEdit):
        return editor.textCursor().blockNumber()
    from drafter.gui.inputs.body import BodyInput

    return editor.current_line() if isinstance(editor, BodyInput) else 0


def _go_to_line(editor: object, line: int) -> None:
    from drafter.gui.inputs.body import BodyInput

    if isinstance(editor, QPlainTextEdit):
        editor.setTextCursor(QTextCursor(editor.document().findBlockByNumber(line)))
    elif isinstance(editor, BodyInput):
        editor.go_to_line(line)


def _rectangle(spot: Spot) -> QRectF:
    left, top, right, bottom = spot.box
    return QRectF(left, top, right - left, bottom - top)
