"""The bar under the editor that finds and replaces words."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from drafter.gui import look
from drafter.gui.body.finding import find
from drafter.gui.inputs.base import utf16
from drafter.gui.spoken import SpokenLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.gui.inputs.body import BodyInput

_KEEP = QTextCursor.MoveMode.KeepAnchor
_MARKED_AT_MOST = 500
_QT = Qt.Key


class FindBar(QFrame):
    """Look through paragraphs and cells; what is found is marked as the words are typed."""

    def __init__(self, owner: BodyInput) -> None:
        super().__init__(owner)
        self.setObjectName("find")
        self.setAutoFillBackground(True)
        self._owner = owner
        self.words, self.other = QLineEdit(), QLineEdit()
        self.bare = QCheckBox("Không phân biệt dấu")
        self.told = SpokenLabel()
        self.told.setProperty("role", "muted")
        self._hits: list[tuple[int, int]] = []
        self._replacing: list[QWidget] = []  # the row that only replacing needs
        self._lay_out()
        self.words.textChanged.connect(self._look_first)
        self.bare.toggled.connect(self._look_first)
        for line in (self.words, self.other, self.bare):
            line.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        half = look.GRID // 2
        grid.setContentsMargins(look.GRID, half, look.GRID, half)
        grid.setSpacing(half)
        for row, (text, line) in enumerate((("Tìm", self.words), ("Thay bằng", self.other))):
            label = QLabel(text)
            label.setBuddy(line)
            line.setAccessibleName(text)
            line.setClearButtonEnabled(False)
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
            self._replacing += [label, line] if line is self.other else []
        grid.setColumnStretch(1, 1)
        self._add_buttons(grid)
        grid.addWidget(self.bare, 2, 0, 1, 2)
        grid.addWidget(self.told, 2, 2, 1, 3, Qt.AlignmentFlag.AlignRight)

    def _add_buttons(self, grid: QGridLayout) -> None:
        buttons: tuple[tuple[str, str, Callable[[], object], int, int], ...] = (
            ("Trước", "Chỗ trước (Shift+Enter)", self.previous, 0, 2),
            ("Tiếp", "Chỗ tiếp (Enter)", self.next, 0, 3),
            ("Thay", "Thay chỗ đang chọn (Enter trong ô Thay bằng)", self.replace, 1, 2),
            ("Thay tất cả", "Thay mọi chỗ tìm thấy", self.replace_all, 1, 3),
        )
        for text, tip, slot, row, column in buttons:
            button = QToolButton()
            button.setText(text)
            button.setToolTip(tip)
            button.setProperty("role", "link")
            button.clicked.connect(slot)
            # The buttons of a column are of one width.
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            grid.addWidget(button, row, column)
            self._replacing += [button] if row else []
        close = QToolButton()
        close.setIcon(look.icon("remove"))
        close.setToolTip("Đóng (Esc)")
        close.setAccessibleName("Đóng phần tìm và thay")
        close.clicked.connect(self.close_bar)
        grid.addWidget(close, 0, 4)

    # What is found

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar with the selected words in it."""
        chosen = self._owner.textCursor().selectedText()
        if chosen and "\u2029" not in chosen:
            self.words.setText(chosen)
        for part in self._replacing:
            part.setVisible(replacing)
        self.show()
        stops = [self._owner, *self.findChildren(QLineEdit), *self.findChildren(QToolButton)]
        for one, other in itertools.pairwise([*stops, self.bare]):
            QWidget.setTabOrder(one, other)
        line = self.other if replacing and self.words.text() else self.words
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()
        self.look()

    def close_bar(self) -> None:
        """Hide the bar and give the cursor back to what was found."""
        self.hide()
        self._hits = []
        self._mark()
        self._owner.setFocus()

    def look(self) -> None:
        """Look for the words in the text as it is now, and mark them."""
        if self.isHidden():
            return
        body, words = self._owner.body, self.words.text()
        self._hits = [
            (start + utf16(text[:low]), start + utf16(text[:high]))
            for start, text in body.shown_lines()
            for low, high in find(text, words, bare=self.bare.isChecked())
        ]
        self._mark()
        self._tell()

    def _mark(self) -> None:
        ground = QColor(look.colours().warning)
        ground.setAlpha(72)
        self._owner.grounds.lay("found", self._hits[:_MARKED_AT_MOST], ground)

    def _tell(self) -> None:
        chosen = self._chosen()
        if not self.words.text():
            self.told.setText("")
        elif not self._hits:
            self.told.setText("Không tìm thấy")
        elif chosen in self._hits:
            self.told.setText(f"{self._hits.index(chosen) + 1}/{len(self._hits)} chỗ")
        else:
            self.told.setText(f"{len(self._hits)} chỗ")

    def _chosen(self) -> tuple[int, int]:
        cursor = self._owner.textCursor()
        return cursor.selectionStart(), cursor.selectionEnd()

    def _cursor(self, hit: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(self._owner.document())
        cursor.setPosition(hit[0])
        cursor.setPosition(hit[1], _KEEP)
        return cursor

    def _look_first(self) -> None:
        """Look anew, from where the cursor is, as the words change."""
        self.look()
        start = self._chosen()[0]
        self._choose(next((hit for hit in self._hits if hit[0] >= start), None))

    def next(self) -> None:
        """Select the next place; after the last comes the first."""
        self.look()
        end = self._chosen()[1]
        later = (hit for hit in self._hits if hit[0] >= end)
        self._choose(next(later, self._hits[0] if self._hits else None))

    def previous(self) -> None:
        """Select the place before; before the first comes the last."""
        self.look()
        start = self._chosen()[0]
        earlier = (hit for hit in reversed(self._hits) if hit[1] <= start)
        self._choose(next(earlier, self._hits[-1] if self._hits else None))

    def _choose(self, hit: tuple[int, int] | None) -> None:
        if hit:
            self._owner.setTextCursor(self._cursor(hit))
        self._tell()

    # What is replaced

    def replace(self) -> None:
        """Replace the selected place and go to the next."""
        self.look()
        if self._chosen() in self._hits:
            self._owner.replace([self._chosen()], self.other.text())
        self.next()

    def replace_all(self) -> None:
        """Replace all places as one step to undo."""
        self.look()
        count = len(self._hits)
        if count:
            self._owner.replace(self._hits, self.other.text())
            self.look()
            self.told.setText(f"Đã thay {count} chỗ")

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Find by Enter, leave by Esc."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key, shift = event.key(), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == _QT.Key_Escape:
            self.close_bar()
        elif key in {_QT.Key_Return, _QT.Key_Enter} and watched is self.other:
            self.replace()
        elif key in {_QT.Key_Return, _QT.Key_Enter, _QT.Key_F3}:
            self.previous() if shift else self.next()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Esc from the buttons too."""
        if event.key() == _QT.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
