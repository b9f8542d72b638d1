"""The editor of the body: rich text over the stored lines, with what the regulation allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFont,
    QFontInfo,
    QInputMethodEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from drafter.draft.clean import clean
from drafter.gui import look
from drafter.gui.body import editing, looks
from drafter.gui.body.copying import STORED, copied
from drafter.gui.body.looks import Looks
from drafter.gui.body.text import BodyText
from drafter.layout.nd30 import ND30

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from drafter.draft.fields import Field
    from drafter.layout.rules import Pack

_KEEP = QTextCursor.MoveMode.KeepAnchor
_LOOKED_AFTER = re.compile(r"<(?:b|strong|i|em|table)\b|font-weight\s*:|font-style\s*:", re.I)
_FACES = ["Times New Roman", "Liberation Serif", "Tinos"]
_FACE_PT = 12.0
_FOLDED_LINES = 7
_MARKS = {"**": looks.BOLD, "*": looks.ITALIC}


class BodyInput(QTextEdit):
    """The input of a `noi_dung` field: the letter's body has what room there is, others a bit."""

    edited = Signal(str)
    counted = Signal(int, int)  # words, characters

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(spec.hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFont(_face())
        self.document().setDocumentMargin(look.GRID)
        self.body = BodyText(self.document(), self._looks(ND30))
        self._shown, self._counts, self._silent = "", (0, 0), False
        self.document().contentsChange.connect(self._read)
        self.textChanged.connect(self._take)
        if spec.rare:
            lines = _FOLDED_LINES * self.fontMetrics().lineSpacing()
            self.setFixedHeight(lines + 2 * round(self.document().documentMargin()) + look.GRID)
        self._tools = [
            self._tool("bold", "Đậm", "Ctrl+B", lambda: self.mark("**")),
            self._tool("italic", "Nghiêng", "Ctrl+I", lambda: self.mark("*")),
        ]

    def _looks(self, pack: Pack) -> Looks:
        return Looks(pack, QFontInfo(self.font()).pixelSize())

    def _tool(self, icon: str, text: str, keys: str, slot: object) -> QAction:
        action = QAction(look.icon(icon), text, self)
        action.setToolTip(f"{text} ({keys})" if keys else text)
        # The window's menu has the keys; twice, they would be of no use.
        action.setData(icon)
        action.triggered.connect(slot)
        return action

    # What the form asks of an input

    def editor(self) -> QTextEdit:
        """Return the widget that takes the keys."""
        return self

    def tools(self) -> list[QAction]:
        """Return bold and italic."""
        return self._tools

    def text(self) -> str:
        """Return the text as it is stored."""
        return self.body.text

    def show_text(self, text: str) -> None:
        """Show a text from its start; nothing is emitted."""
        if text != self._shown:
            self._silently(lambda: self.body.load(text))
            self._shown = text
            self._count()

    def restore(self, text: str, at: int) -> None:
        """Show a text that undo brought back, the cursor at its change."""
        self._silently(lambda: self.body.write(text))
        self._shown = text
        self._go_to(at)
        self._count()

    def put(self, text: str, at: int) -> None:
        """Show and tell a text that an action made, the cursor at a place of it."""
        self.restore(text, at)
        self.edited.emit(text)

    def select(self, at: int, length: int) -> None:
        """Select a part of the stored text, to be typed over."""
        cursor = self.textCursor()
        cursor.setPosition(self.body.position(at))
        cursor.setPosition(self.body.position(at + length), _KEEP)
        self.setTextCursor(cursor)

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

    def _silently(self, change: object) -> None:
        """Change the document without a word to the form, the view where it was."""
        bar = self.verticalScrollBar()
        value, self._silent = bar.value(), True
        try:
            change()  # type: ignore[operator]
        finally:
            self._silent = False
        bar.setValue(value)

    def _go_to(self, at: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(self.body.position(at))
        self.setTextCursor(cursor)

    # What the clerk types

    def _read(self, at: int, _removed: int, added: int) -> None:
        if not self._silent:
            self.body.take(at, added)

    def _take(self) -> None:
        if self._silent:
            return
        self._settle()
        text = self.body.text
        if text != self._shown:  # looks and composing change the document, not the text
            self._shown = text
            self.edited.emit(text)
            self._count()

    def _settle(self) -> None:
        at = self.body.offset(self.textCursor().position())
        moved = False

        def settle() -> None:
            nonlocal moved
            moved = self.body.settle()

        self._silently(settle)
        if moved:
            self._go_to(at)

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
        if cursor.currentTable() and self._walk(cursor, forward=forward):
            return True
        return super().focusNextPrevChild(forward)

    def _walk(self, cursor: QTextCursor, *, forward: bool) -> bool:
        operation = QTextCursor.MoveOperation
        moved = cursor.movePosition(operation.NextCell if forward else operation.PreviousCell)
        if moved:
            self.setTextCursor(cursor)
        return moved

    # Looks by hand

    def mark(self, mark: str) -> None:
        """Mark the selection, or what is typed next, or take the mark away again."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            editing.mark(self.body, cursor, _MARKS[mark])
        else:
            self.setCurrentCharFormat(editing.toggled(self.body, cursor, _MARKS[mark]))
        self.setFocus()

    # What comes and goes by the clipboard

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text in any form."""
        return source.hasText() or source.hasHtml() or source.hasFormat(STORED)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped, cleaned."""
        self.insert(self.pasted(source))
        self.ensureCursorVisible()

    def pasted(self, source: QMimeData) -> str:
        """Return a paste as stored text: bold, italic and tables kept, other looks dropped."""
        from drafter.gui.paste import marks_of_html, marks_of_text

        if source.hasFormat(STORED):
            return clean(bytes(source.data(STORED).data()).decode("utf-8"))
        if source.hasHtml() and _LOOKED_AFTER.search(source.html()):
            return marks_of_html(source.html())
        return marks_of_text(source.text())

    def insert(self, stored: str) -> None:
        """Insert stored text at the cursor, in place of the selection, as one change."""
        cursor = self.textCursor()
        in_cell = self.body.is_table(self.document().findBlock(cursor.selectionEnd()))
        if "\n" not in stored or in_cell or cursor.currentTable():
            editing.insert_line(cursor, stored.split("\n"))
        else:
            self.put(*editing.with_lines(self.body, cursor, stored))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection for other programs, and as it is stored for this one."""
        return copied(self.body, self.textCursor())


def _face() -> QFont:
    """Return the face of the page, which is the regulation's, at the size of a screen."""
    face = QFont()
    face.setFamilies(_FACES)
    face.setPointSizeF(_FACE_PT)
    return face
