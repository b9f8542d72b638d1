"""The widget of the body: what is typed, marked and walked in it, and what is told of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from drafter.gui import look
from drafter.gui.body import editing, looks
from drafter.gui.body.looks import Looks
from drafter.gui.body.marks import NAMES
from drafter.gui.body.text import BodyText
from drafter.gui.inputs.grounds import Grounds
from drafter.layout.nd30 import ND30

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafter.document.body_nodes import VaiTro
    from drafter.layout.rules import Pack

T = TypeVar("T")
_KEEP = QTextCursor.MoveMode.KeepAnchor
_FACES = ["Times New Roman", "Liberation Serif", "Tinos"]
_FACE_PT = 12.0
_PAUSE_MS = 300  # of the clerk, in which columns may move
_MARKS = {"**": looks.BOLD, "*": looks.ITALIC}


class BodyEditor(QTextEdit):
    """Rich text over stored lines; undo is the form's."""

    edited = Signal(object)  # a str; as one it would be copied twice at each key
    counted = Signal(int, int)  # words, characters

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFont(_face())
        self.document().setDocumentMargin(look.GRID)
        self.body = BodyText(self.document(), self._looks(ND30))
        self.grounds = Grounds(self)
        self._shown, self._counts = "", (0, 0)
        self._spans: tuple[tuple[int, int], ...] = ()
        self._whole = False  # what changes now is a step of its own, whatever was typed before
        self.as_step: Callable[[Callable[[], None]], None] = lambda tell: tell()
        self._silent = self._changing = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._fit_tables)
        self.document().contentsChange.connect(self._read)
        self.textChanged.connect(self._take)
        self.cursorPositionChanged.connect(self._follow)

    def _looks(self, pack: Pack) -> Looks:
        made = Looks(pack, QFontInfo(self.font()).pixelSize())
        made.set_room(self._room_px())
        return made

    def _room_px(self) -> float:
        return self.viewport().width() - 2 * self.document().documentMargin()

    # What the form asks of an input

    def editor(self) -> QTextEdit:
        """Return the widget that takes the keys."""
        return self

    def text(self) -> str:
        """Return the text as it is stored."""
        return self.body.text

    def show_text(self, text: str) -> None:
        """Show a text from its start; nothing is emitted."""
        if text != self._shown:
            self._silently(lambda: self.body.load(text))
            self._shown = text
            self._go_to(0)
            self.verticalScrollBar().setValue(0)
            self._count()

    def restore(self, text: str, at: int) -> None:
        """Show a text that undo brought back, the cursor at its change."""
        self._write(text)
        self._go_to(at)
        self._lay_again()
        self._count()

    def put(self, text: str, at: int | None = None) -> None:
        """Show and tell a text that an action made, the cursor at a place of it or where it is."""
        if text == self._shown:
            return
        self._write(text)
        if at is not None:
            self._go_to(at)
        self._tell(text, whole=True)
        self._lay_again()
        self._count()

    def _write(self, text: str) -> None:
        self._silently(lambda: self.body.write(text))
        self._shown = text
        self._pause.start()

    def _lay_again(self) -> None:
        """Lay the grounds of paragraphs that were written anew."""
        if self._spans:
            self.mark_spans(self._spans)

    def choose(self, anchor: int, position: int) -> None:
        """Select from one place of the document to another, as far as it goes."""
        cursor, last = self.textCursor(), self.document().characterCount() - 1
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), _KEEP)
        self.setTextCursor(cursor)

    def select(self, at: int, length: int) -> None:
        """Select a part of the stored text, to be typed over."""
        cursor = self.textCursor()
        cursor.setPosition(self.body.position(at))
        cursor.setPosition(self.body.position(at + length), _KEEP)
        self.setTextCursor(cursor)

    def mark_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Lay a ground behind parts of the stored text; none takes it away."""
        self._spans = tuple(spans)
        places = self.body.positions([end for span in spans for end in span])
        laid = list(zip(places[::2], places[1::2], strict=True))
        self.grounds.lay("marks", laid, QColor(look.colours().mark))

    def cursor_at(self) -> int:
        """Return where in the stored text the cursor stands."""
        return self.body.offset(self.textCursor().position())

    def current_line(self) -> int:
        """Return which line of the stored text the cursor is in."""
        return self.body.line_at(self.textCursor().position())

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the start of a line of the stored text."""
        before = self.body.text.split("\n")[:number]
        self._go_to(sum(len(line) + 1 for line in before))

    def counts(self) -> tuple[int, int]:
        """Return how many words, that is syllables, and characters there are."""
        return self.body.counts()

    def set_pack(self, pack: Pack) -> None:
        """Show roles as another rule pack sets them."""
        if pack is not self.body.looks.pack:
            self.body.looks = self._looks(pack)
            self._silently(self.body.dress)

    def refresh_looks(self) -> None:
        """Draw tables anew, in the colours now in force."""
        self._silently(self.body.dress)

    def _silently(self, change: Callable[[], T]) -> T:
        """Change the document without a word to the form, the view where it was."""
        bar = self.verticalScrollBar()
        value, self._silent = bar.value(), True
        try:
            result = change()
        finally:
            self._silent = False
        bar.setValue(value)
        return result

    def _go_to(self, at: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self.body.position(at))
        self.setTextCursor(cursor)

    # What the clerk types

    def _read(self, at: int, _removed: int, added: int) -> None:
        if not self._silent:
            self._changing = True
            self.body.take(at, added)

    def _take(self) -> None:
        if self._silent:
            return
        self._changing = False
        self._settle()
        text = self.body.text
        if text != self._shown:  # looks and composing change the document, not the text
            self._shown = text
            self._pause.start()
            self._tell(text, whole=self._whole)
            self._count()

    def _tell(self, text: str, *, whole: bool) -> None:
        if whole:
            self.as_step(lambda: self.edited.emit(text))
        else:
            self.edited.emit(text)

    def wholly(self, change: Callable[[], None]) -> None:
        """Change the document as a step of its own."""
        self._whole = True
        try:
            change()
        finally:
            self._whole = False

    def _follow(self) -> None:
        """Give the line that was left the looks that waited for its end."""
        if self.body.waiting and not (self._silent or self._changing):
            self._settle()

    def _settle(self) -> None:
        cursor = self.textCursor()
        position = self._silently(lambda: self.body.settle(cursor.position()))
        if position is not None:
            cursor.setPosition(position)
            self.setTextCursor(cursor)

    def _fit_tables(self) -> None:
        """Give tables the widths that suit what was typed; the line typed in stays where it is."""
        if self.textCursor().block().layout().preeditAreaText():
            self._pause.start()
            return
        before = self.cursorRect().top()
        self._silently(self.body.fit_tables)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - before)

    def _count(self) -> None:
        counts = self.body.counts()
        if counts != self._counts:
            self._counts = counts
            self.counted.emit(*counts)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Give the paragraph its looks once nothing is composed in it."""
        super().inputMethodEvent(event)
        if not event.preeditString():
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Shift+Enter end a line like Enter: there is one kind of line end."""
        key, cursor = event.key(), self.textCursor()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._end_line(cursor)
        elif key == Qt.Key.Key_Backspace and self._is_behind_table(cursor):
            cursor.movePosition(QTextCursor.MoveOperation.Left)
            self.setTextCursor(cursor)
        elif key == Qt.Key.Key_Delete and self._is_before_table(cursor):
            cursor.movePosition(QTextCursor.MoveOperation.Right)
            self.setTextCursor(cursor)
        else:
            super().keyPressEvent(event)

    def _end_line(self, cursor: QTextCursor) -> None:
        if cursor.currentTable():
            cursor.movePosition(QTextCursor.MoveOperation.Down)
        else:
            editing.end_line(self.body, cursor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _is_behind_table(self, cursor: QTextCursor) -> bool:
        block = cursor.block()
        return (
            not cursor.hasSelection()
            and cursor.atBlockStart()
            and not cursor.currentTable()
            and self.body.is_table(block.previous())
        )

    def _is_before_table(self, cursor: QTextCursor) -> bool:
        block = cursor.block()
        return (
            not cursor.hasSelection()
            and cursor.atBlockEnd()
            and not cursor.currentTable()
            and self.body.is_table(block.next())
        )

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk the cells of a table by Tab; outside one, leave the field."""
        cursor = self.textCursor()
        # The bar at the foot asks its parent too.
        if self.hasFocus() and cursor.currentTable() and self._walk(cursor, forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def _walk(self, cursor: QTextCursor, *, forward: bool) -> bool:
        operation = QTextCursor.MoveOperation
        if cursor.movePosition(operation.NextCell if forward else operation.PreviousCell):
            self.setTextCursor(cursor)
            return True
        if forward:
            self.put(*editing.with_longer_table(self.body, cursor))
        return forward

    # Looks by hand

    def mark(self, mark: str) -> None:
        """Mark the selection, or what is typed next, or take the mark away again."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            self.wholly(lambda: editing.mark(self.body, cursor, _MARKS[mark]))
        else:
            self.setCurrentCharFormat(editing.toggled(self.body, cursor, _MARKS[mark]))
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns of tables the widths that suit the room."""
        super().resizeEvent(event)
        if self.body.looks.set_room(self._room_px()):
            self._silently(self.body.fit_tables)

    # Roles by hand, told in the margin

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a quiet mark beside each paragraph whose role was set by hand."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.colours().faint))
        for _role, box in self._by_hand():
            painter.drawRect(QRectF(2, box.top() + 2, 2, box.height() - 4))
        painter.end()

    def _by_hand(self) -> Iterator[tuple[VaiTro, QRectF]]:
        """Return the roles set by hand in view, and where their paragraphs stand."""
        numbers = self.body.set_by_hand()
        if not numbers:
            return
        layout, down = self.document().documentLayout(), self.verticalScrollBar().value()
        first, last = (
            self.cursorForPosition(at).blockNumber()
            for at in (QPoint(0, 0), self.viewport().rect().bottomLeft())
        )
        for number in numbers:
            role = self.body.entries[number].line.role
            if role is not None and first <= number <= last:
                box = layout.blockBoundingRect(self.body.block(number))
                yield role, box.translated(0, -down)

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the role set by hand where the mouse rests on its paragraph's margin."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            roles = [role for role, box in self._by_hand() if box.top() <= at.y() <= box.bottom()]
            if roles and at.x() < 2 * look.GRID:
                QToolTip.showText(event.globalPos(), f"Vai trò đặt tay: {NAMES[roles[0]]}", self)
                return True
        return super().viewportEvent(event)


def _face() -> QFont:
    """Return the face of the page, which is the regulation's, at the size of a screen."""
    face = QFont()
    face.setFamilies(_FACES)
    face.setPointSizeF(_FACE_PT)
    return face
