"""Inputs of several lines: a paragraph, a list with one item a line."""

from __future__ import annotations

import itertools
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from drafter.gui import look
from drafter.gui.edits import Edit
from drafter.gui.inputs.base import utf16
from drafter.gui.inputs.grounds import Grounds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.draft.fields import Field

_KEEP = QTextCursor.MoveMode.KeepAnchor


class TextInput(QPlainTextEdit):
    """Plain text of several lines; Tab leaves it, undo is the form's."""

    edited = Signal(str)

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(spec.hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._shown = ""
        self._silent = False
        self._grounds = Grounds(self)
        self.textChanged.connect(self._take)

    def editor(self) -> QPlainTextEdit:
        """Return the widget that takes the keys."""
        return self

    def tools(self) -> list[QAction]:
        """Return nothing: a paragraph is only typed."""
        return []

    def text(self) -> str:
        """Return the text as typed; `toPlainText` would turn no-break spaces into blanks."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def show_text(self, text: str) -> None:
        """Show a text from its start; nothing is emitted."""
        if text != self._shown:
            self._silent = True
            self.setPlainText(text)
            self._silent = False
            self._shown = text

    def restore(self, text: str, at: int) -> None:
        """Show a text that undo brought back, the cursor at its change."""
        self._silent = True
        cursor = self._written(text)
        self._silent = False
        self._shown = text
        cursor.setPosition(utf16(text[:at]))
        self.setTextCursor(cursor)

    def select(self, at: int, length: int) -> None:
        """Select a part of the text, to be typed over."""
        cursor = self.textCursor()
        cursor.setPosition(utf16(self._shown[:at]))
        cursor.setPosition(utf16(self._shown[: at + length]), _KEEP)
        self.setTextCursor(cursor)

    def mark_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Lay a ground behind parts of the text, from letter to letter; none takes it away."""
        ends = [end for span in spans for end in span]
        places = dict(zip(ends, _units(self._shown, ends), strict=True))
        laid = [(places[start], places[end]) for start, end in spans]
        self._grounds.lay("marks", laid, QColor(look.colours().mark))

    def cursor_at(self) -> int:
        """Return where in the text the cursor stands."""
        return len(_characters(self._shown, self.textCursor().position()))

    def current_line(self) -> int:
        """Return which line of the text the cursor is in."""
        return self.textCursor().blockNumber()

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the start of a line of the text."""
        self.setTextCursor(QTextCursor(self.document().findBlockByNumber(number)))

    def _written(self, text: str) -> QTextCursor:
        """Write another text where it differs, so that the view does not jump."""
        edit = Edit.between(self._shown, text)
        start = utf16(self._shown[: edit.at])
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + utf16(edit.removed), _KEEP)
        cursor.insertText(edit.added)
        return cursor

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped, cleaned."""
        self.insertPlainText(self.pasted(source))
        self.ensureCursorVisible()

    def pasted(self, source: QMimeData) -> str:
        """Return the text that a paste brings."""
        from drafter.gui.paste import cleaned

        return cleaned(source.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Shift+Enter end a line like Enter: there is one kind of line end."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)

    def _take(self) -> None:
        if self._silent:
            return
        text = self.text()
        if text != self._shown:  # looks and composing change the document, not the text
            self._shown = text
            self.edited.emit(text)


def _units(text: str, ends: Sequence[int]) -> list[int]:
    """Return how many of Qt's units stand before each of some letters, in rising order."""
    lengths = (utf16(text[start:end]) for start, end in itertools.pairwise((0, *ends)))
    return list(itertools.accumulate(lengths))


def _characters(text: str, units: int) -> str:
    """Return the characters that so many of Qt's units hold."""
    return text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore")


class ParagraphInput(TextInput):
    """The input of a `doan` field, as tall as its text between two bounds."""

    least, most = 1, 8

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._hint = spec.hint
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the height of the text."""
        lines = min(max(self._lines_shown(), self.least), self.most)
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        inside = lines * line + 2 * round(self.document().documentMargin())
        frame = self.contentsMargins()
        return QSize(200, inside + frame.top() + frame.bottom() + 1)

    def _lines_shown(self) -> int:
        """Count lines as they are wrapped, as far as they matter.

        The document's own size counts a paragraph that was never shown as one line.
        """
        lines, block = 0, self.document().firstBlock()
        while block.isValid() and lines <= self.most:
            self.blockBoundingRect(block)  # lays the paragraph out
            lines += max(block.layout().lineCount(), 1)
            block = block.next()
        return lines

    def _fit(self) -> None:
        height = self.sizeHint().height()
        if height != self.maximumHeight() or height != self.minimumHeight():
            self.setFixedHeight(height)
        policy = Qt.ScrollBarPolicy
        more = self._lines_shown() > self.most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if more else policy.ScrollBarAlwaysOff
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the new width, and the hint to one line."""
        super().resizeEvent(event)
        room = self.viewport().width() - 2 * round(self.document().documentMargin()) - 4
        right = Qt.TextElideMode.ElideRight
        self.setPlaceholderText(self.fontMetrics().elidedText(self._hint, right, room))
        self._fit()


class ListInput(ParagraphInput):
    """The input of a `danh_sach` field: one item a line, numbered in the margin."""

    least, most = 1, 12

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._gutter = _Gutter(self)
        self.setViewportMargins(_Gutter.WIDTH, 0, 0, 0)
        self.updateRequest.connect(self._gutter.follow)
        self.cursorPositionChanged.connect(self._gutter.update)
        self._tools = [
            self._tool("add", "Thêm dòng", "Thêm một dòng ở cuối (Enter)", self.add_item),
            self._tool("up", "Đưa lên", "Đưa dòng lên (Alt+Mũi tên lên)", self.move_up),
            self._tool("down", "Đưa xuống", "Đưa dòng xuống (Alt+Mũi tên xuống)", self.move_down),
            self._tool("remove", "Bỏ dòng", "Bỏ dòng này (Ctrl+Shift+K)", self.remove_item),
        ]

    def _tool(self, icon: str, text: str, tip: str, slot: object) -> QAction:
        action = QAction(look.icon(icon), text, self)
        action.setToolTip(tip)
        action.setData(icon)
        action.triggered.connect(slot)
        return action

    def tools(self) -> list[QAction]:
        """Return add, up, down and remove."""
        return self._tools

    def add_item(self) -> None:
        """Begin an item at the end; an empty last line is the item."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if cursor.block().text().strip():
            cursor.insertText("\n")
        self.setTextCursor(cursor)
        self.setFocus()

    def remove_item(self) -> None:
        """Remove the item the cursor is in."""
        lines, at = self._lines()
        del lines[at]
        self._put_lines(lines, min(at, len(lines) - 1))

    def move_up(self) -> None:
        """Move the item the cursor is in one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the item the cursor is in one place down."""
        self._move(1)

    def _move(self, step: int) -> None:
        lines, at = self._lines()
        if 0 <= at + step < len(lines):
            lines[at], lines[at + step] = lines[at + step], lines[at]
            self._put_lines(lines, at + step)

    def _on_empty_last(self) -> bool:
        lines, at = self._lines()
        return at == len(lines) - 1 > 0 and not lines[at]

    def _lines(self) -> tuple[list[str], int]:
        return self.text().split("\n"), self.textCursor().blockNumber()

    def _put_lines(self, lines: list[str], at: int) -> None:
        """Write the items as one change, the cursor in the given one at its old column."""
        column = self.textCursor().positionInBlock()
        cursor = self._written("\n".join(lines))
        block = self.document().findBlockByNumber(max(at, 0))
        cursor.setPosition(block.position() + min(column, block.length() - 1))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move and remove items by keyboard."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        remove = event.modifiers() == control_shift and event.key() == Qt.Key.Key_K
        if alt and event.key() == Qt.Key.Key_Up:
            self.move_up()
        elif alt and event.key() == Qt.Key.Key_Down:
            self.move_down()
        elif remove or (event.key() == Qt.Key.Key_Delete and self._on_empty_last()):
            self.remove_item()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the lines."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.topLeft(), QSize(_Gutter.WIDTH, inside.height())))

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the items' numbers; wrapped lines have none."""
        painter = QPainter(self._gutter)
        scheme = look.colours()
        current = self.textCursor().blockNumber() if self.hasFocus() else -1
        block, offset = self.firstVisibleBlock(), self.contentOffset()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(offset)
            if box.top() > event.rect().bottom():
                break
            painter.setPen(scheme.accent if block.blockNumber() == current else scheme.muted)
            line = QRect(0, round(box.top()), _Gutter.WIDTH - 6, self.fontMetrics().lineSpacing())
            painter.drawText(line, Qt.AlignmentFlag.AlignRight, str(block.blockNumber() + 1))
            block = block.next()
        painter.end()


class _Gutter(QWidget):
    """The margin of a list, with its numbers."""

    WIDTH = 28

    def __init__(self, owner: ListInput) -> None:
        super().__init__(owner)
        self._owner = owner

    def follow(self, _rect: QRect, _dy: int) -> None:
        """Repaint when the text moves or changes."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers."""
        self._owner.paint_numbers(event)
