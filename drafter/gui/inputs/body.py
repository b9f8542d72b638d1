"""The editor of the body: rich text over the stored lines, with what the regulation allows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontInfo,
    QHelpEvent,
    QImage,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFileDialog, QMenu, QTextEdit, QToolTip

from drafter.draft.clean import clean
from drafter.errors import DraftError
from drafter.gui import look
from drafter.gui.body import editing, looks, marks
from drafter.gui.body.copying import STORED, copied
from drafter.gui.body.find_bar import FindBar
from drafter.gui.body.looks import Looks
from drafter.gui.body.marks import NAMES
from drafter.gui.body.pictures import REFUSED, SUFFIXES, Pictures, bytes_of, read_file
from drafter.gui.body.role_menu import RoleMenu
from drafter.gui.body.table_menu import TableMenu
from drafter.gui.body.text import BodyText
from drafter.gui.inputs.grounds import Grounds
from drafter.layout.nd30 import ND30

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from drafter.document.nodes import VaiTro
    from drafter.draft.fields import Field
    from drafter.layout.rules import Pack
    from drafter.readers.legacy import LegacyFont

T = TypeVar("T")
_KEEP = QTextCursor.MoveMode.KeepAnchor
_LOOKED_AFTER = re.compile(r"<(?:b|strong|i|em|table)\b|font-weight\s*:|font-style\s*:", re.I)
_FACES = ["Times New Roman", "Liberation Serif", "Tinos"]
_FACE_PT = 12.0
_FOLDED_LINES = 7
_ANNEX = "phu_luc"
_MARKS = {"**": looks.BOLD, "*": looks.ITALIC}


class BodyInput(QTextEdit):
    """The input of a `noi_dung` field: the letter's body has what room there is, others a bit."""

    edited = Signal(str)
    counted = Signal(int, int)  # words, characters
    refused = Signal(str)  # why something was not inserted

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(spec.hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFont(_face())
        self.document().setDocumentMargin(look.GRID)
        self.body = BodyText(self.document(), self._looks(ND30))
        self._shown, self._counts = "", (0, 0)
        self._silent = self._changing = False
        self.document().contentsChange.connect(self._read)
        self.textChanged.connect(self._take)
        self.cursorPositionChanged.connect(self._follow)
        if spec.rare:
            lines = _FOLDED_LINES * self.fontMetrics().lineSpacing()
            self.setFixedHeight(lines + 2 * round(self.document().documentMargin()) + look.GRID)
        self.grounds = Grounds(self)
        self.pasted_font: LegacyFont | None = None  # while a paste is told, what its font tells
        self.table_menu, self.role_menu = TableMenu(self), RoleMenu(self)
        self.find_bar = FindBar(self)
        self.find_bar.installEventFilter(self)
        self._tools = [
            self._tool("bold", "Đậm", "Ctrl+B", lambda: self.mark("**")),
            self._tool("italic", "Nghiêng", "Ctrl+I", lambda: self.mark("*")),
            self._menu("role", "Vai trò", self.role_menu),
            self._menu("table", "Bảng", self.table_menu),
        ]
        if spec.name.startswith(_ANNEX):
            self.pictures = Pictures()
            self._tools.append(self._tool("picture", "Chèn ảnh…", "", self.choose_picture))

    def _looks(self, pack: Pack) -> Looks:
        return Looks(pack, QFontInfo(self.font()).pixelSize())

    def _tool(self, icon: str, text: str, keys: str, slot: object) -> QAction:
        action = QAction(look.icon(icon), text, self)
        action.setToolTip(f"{text} ({keys})" if keys else text)
        # The window's menu has the keys; twice, they would be of no use.
        action.setData(icon)
        action.triggered.connect(slot)
        return action

    def _menu(self, icon: str, text: str, menu: QMenu) -> QAction:
        action = self._tool(icon, text, "", lambda: self._open(menu))
        action.setMenu(menu)
        return action

    def _open(self, menu: QMenu) -> None:
        menu.popup(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    # What the form asks of an input

    def editor(self) -> QTextEdit:
        """Return the widget that takes the keys."""
        return self

    def tools(self) -> list[QAction]:
        """Return bold, italic, roles, tables and, in an annex, pictures."""
        return self._tools

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
        self._silently(lambda: self.body.write(text))
        self._shown = text
        self._go_to(at)
        self._count()

    def put(self, text: str, at: int | None = None) -> None:
        """Show and tell a text that an action made, the cursor at a place of it or where it is."""
        self._silently(lambda: self.body.write(text))
        self._shown = text
        if at is not None:
            self._go_to(at)
        self.edited.emit(text)
        self._count()

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
        laid = [(self.body.position(start), self.body.position(end)) for start, end in spans]
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
            self.edited.emit(text)
            self._count()

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
        elif event.matches(QKeySequence.StandardKey.Find):  # where the window has no key for it
            self.open_find()
        elif event.matches(QKeySequence.StandardKey.Replace):
            self.open_find(replacing=True)
        elif key == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.find_bar.close_bar()
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
        if cursor.movePosition(operation.NextCell if forward else operation.PreviousCell):
            self.setTextCursor(cursor)
            return True
        if forward:
            self.table_menu.add_row()
        return forward

    # Looks by hand

    def mark(self, mark: str) -> None:
        """Mark the selection, or what is typed next, or take the mark away again."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            editing.mark(self.body, cursor, _MARKS[mark])
        else:
            self.setCurrentCharFormat(editing.toggled(self.body, cursor, _MARKS[mark]))
        self.setFocus()

    # Pictures of an annex

    @property
    def pictures(self) -> Pictures | None:
        """Return the pictures that the text may name; the letter's own body has none."""
        return self.body.pictures

    @pictures.setter
    def pictures(self, pictures: Pictures | None) -> None:
        """Take the letter's pictures, and show those the text names."""
        self.body.pictures = pictures
        text = self.text()
        if "[" in text:
            self._silently(lambda: self.body.load(text))

    def choose_picture(self) -> None:
        """Ask for a picture's file and insert it."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Chèn ảnh", "", "Ảnh (*.png *.jpg *.jpeg)")
        if chosen:
            self.insert_file(Path(chosen))

    def insert_file(self, path: Path) -> None:
        """Insert a picture from a file; what is wrong with it is told under the field."""
        self._try(lambda: self.insert_picture(path.name, read_file(path)))

    def insert_picture(self, name: str, data: bytes) -> None:
        """Insert a picture as a paragraph of its own; raises DraftError where it cannot be."""
        if self.pictures is None or self.textCursor().currentTable():
            raise REFUSED
        name = self.pictures.add(name, data)
        self.put(*editing.with_lines(self.body, self.textCursor(), f"[ảnh: {name}]"))

    def _try(self, work: Callable[[], object]) -> None:
        try:
            work()
        except DraftError as error:
            self.refused.emit(f"{error.sentence[0].upper()}{error.sentence[1:]} {error.repair}")

    # Words

    def open_find(self, *, replacing: bool = False) -> None:
        """Open the bar that finds words."""
        self.find_bar.open(replacing=replacing)
        self._place_bar()

    def replace(self, places: Sequence[tuple[int, int]], words: str) -> None:
        """Put words in some places of the document, as one change."""
        editing.replace(self.body, places, words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the foot."""
        super().resizeEvent(event)
        self._place_bar()

    def _place_bar(self) -> None:
        bar = self.find_bar
        height = 0 if bar.isHidden() else bar.sizeHint().height()
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)
        inside = self.contentsRect()
        bar.setGeometry(inside.left(), inside.bottom() + 1 - height, inside.width(), height)
        bar.raise_()  # over the scroll bar, which goes down to the frame

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the bar its room and take it back."""
        if watched is self.find_bar and event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._place_bar()
        return super().eventFilter(watched, event)

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
        layout, down = self.document().documentLayout(), self.verticalScrollBar().value()
        block = self.cursorForPosition(QPoint(0, 0)).block()
        while block.isValid():
            box = layout.blockBoundingRect(block).translated(0, -down)
            if box.top() > self.viewport().height():
                break
            role = self.body.role_by_hand(block)
            if role is not None:
                yield role, box
            block = block.next()

    def viewportEvent(self, event: QEvent) -> bool:
        """Name the role set by hand where the mouse rests on its paragraph's margin."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            roles = [role for role, box in self._by_hand() if box.top() <= at.y() <= box.bottom()]
            if roles and at.x() < 2 * look.GRID:
                QToolTip.showText(event.globalPos(), f"Vai trò đặt tay: {NAMES[roles[0]]}", self)
                return True
        return super().viewportEvent(event)

    # What comes and goes by the clipboard

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text in any form, and pictures."""
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert what is pasted or dropped, cleaned."""
        self._try(lambda: self._paste(source))
        self.ensureCursorVisible()

    def _paste(self, source: QMimeData) -> None:
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        image = source.imageData() if source.hasImage() and not source.text().strip() else None
        if isinstance(image, QImage):
            self.insert_picture("anh.png", bytes_of(image))
        elif files and all(file.suffix.lower() in SUFFIXES for file in files):
            for file in files:
                self.insert_picture(file.name, read_file(file))
        else:
            self._insert_text(source)

    def _insert_text(self, source: QMimeData) -> None:
        from drafter.gui.paste import font_of_html

        is_own = source.hasFormat(STORED)
        self.pasted_font = font_of_html(source.html()) if source.hasHtml() and not is_own else None
        try:
            self.insert(self.pasted(source))
        finally:
            self.pasted_font = None

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
        one = "\n" not in stored and not (cursor.block().length() == 1 and marks.read(stored).role)
        if one or in_cell or cursor.currentTable():
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
