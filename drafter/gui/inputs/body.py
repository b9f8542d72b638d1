"""The editor of the body: rich text over the stored lines, with what the regulation allows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QDragLeaveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QFileDialog, QMenu

from drafter.draft.clean import clean
from drafter.errors import DraftError
from drafter.gui import look
from drafter.gui.body import editing, marks
from drafter.gui.body.copying import STORED, copied
from drafter.gui.body.editor import BodyEditor
from drafter.gui.body.find_bar import FindBar
from drafter.gui.body.pictures import REFUSED, SUFFIXES, Pictures, bytes_of, read_file
from drafter.gui.body.role_menu import RoleMenu
from drafter.gui.body.table_menu import TableMenu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from drafter.draft.fields import Field
    from drafter.readers.legacy import LegacyFont

T = TypeVar("T")
_LOOKED_AFTER = re.compile(r"<(?:b|strong|i|em|table)\b|font-weight\s*:|font-style\s*:", re.I)
_FOLDED_LINES = 7
_ANNEX = "phu_luc"


class BodyInput(BodyEditor):
    """The input of a `noi_dung` field: the letter's body has what room there is, others a bit."""

    refused = Signal(str)  # why something was not inserted

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(spec.hint)
        lines = _FOLDED_LINES * self.fontMetrics().lineSpacing()
        margins = 2 * round(self.document().documentMargin()) + look.GRID
        self._height = lines + margins if spec.rare else 0
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
        self._place_bar()

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

    def tools(self) -> list[QAction]:
        """Return bold, italic, roles, tables and, in an annex, pictures."""
        return self._tools

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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open and close the bar, where the window has no keys for it."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.open_find()
        elif event.matches(QKeySequence.StandardKey.Replace):
            self.open_find(replacing=True)
        elif event.key() == Qt.Key.Key_Escape and self.find_bar.isVisible():
            self.find_bar.close_bar()
        else:
            super().keyPressEvent(event)

    def open_find(self, *, replacing: bool = False) -> None:
        """Open the bar that finds words."""
        self.find_bar.open(replacing=replacing)
        self._place_bar()

    def replace(self, places: Sequence[tuple[int, int]], words: str) -> None:
        """Put words in some places of the document, as one change."""
        self.wholly(lambda: editing.replace(self.body, places, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the foot."""
        super().resizeEvent(event)
        self._place_bar()

    def _place_bar(self) -> None:
        bar = self.find_bar
        height = 0 if bar.isHidden() else bar.sizeHint().height()
        if self.viewportMargins().bottom() != height:
            self.setViewportMargins(0, 0, 0, height)
        if self._height:
            self.setFixedHeight(self._height + height)
        inside = self.contentsRect()
        bar.setGeometry(inside.left(), inside.bottom() + 1 - height, inside.width(), height)
        bar.raise_()  # over the scroll bar, which goes down to the frame

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the bar its room and take it back."""
        if watched is self.find_bar and event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._place_bar()
        return super().eventFilter(watched, event)

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

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what is dropped as a paste; what is dragged within the text moves."""
        target, chosen = self.cursorForPosition(event.position().toPoint()), self.textCursor()
        within = event.source() in {self, self.viewport()}
        if within and chosen.selectionStart() <= target.position() <= chosen.selectionEnd():
            event.ignore()
        else:
            if within and event.dropAction() is Qt.DropAction.MoveAction:
                chosen.removeSelectedText()
            self.setTextCursor(target)
            self.insertFromMimeData(event.mimeData())
            event.acceptProposedAction()
        self.dragLeaveEvent(QDragLeaveEvent())  # takes the mark of the place away

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
        ends = cursor.selectionStart(), cursor.selectionEnd()
        in_cell = any(self.body.is_table(self.document().findBlock(at)) for at in ends)
        one = "\n" not in stored and not (cursor.block().length() == 1 and marks.read(stored).role)
        if one or in_cell:
            self.wholly(lambda: editing.insert_line(cursor, stored.split("\n")))
        else:
            self.put(*editing.with_lines(self.body, cursor, stored))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selection for other programs, and as it is stored for this one."""
        return copied(self.body, self.textCursor())
