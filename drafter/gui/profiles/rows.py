"""Columns of labelled inputs for a sheet, made from the fields of a profile."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from drafter.gui import look
from drafter.gui.field_row import FieldRow
from drafter.gui.mnemonics import with_mnemonics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QUndoStack
    from PySide6.QtWidgets import QAbstractButton, QLabel

    from drafter.draft.fields import Field
    from drafter.errors import Finding

_IN_BRACKETS = re.compile(r" \(&[^&]\)$")


class Rows(QWidget):
    """Fields one under another; typing is told, showing is silent."""

    edited = Signal(str, object)
    left = Signal(str)

    def __init__(
        self, specs: Iterable[Field], stack: QUndoStack, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self._visited: set[str] = set()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * look.GRID, 2 * look.GRID, 2 * look.GRID, look.GRID)
        self.column.setSpacing(look.GRID)
        for spec in specs:
            row = self.rows[spec.name] = FieldRow(spec, stack)
            row.edited.connect(self.edited)
            row.left.connect(self._leave)
            self.column.addWidget(row)

    def _leave(self, name: str) -> None:
        self._visited.add(name)
        self.left.emit(name)

    def show_texts(self, texts: dict[str, str]) -> None:
        """Show texts in their fields; nothing is told."""
        for name, row in self.rows.items():
            row.input.show_text(texts.get(name, ""))

    def forget_visits(self) -> None:
        """Name no missing value until its field is left again."""
        self._visited.clear()

    def visit_all(self) -> None:
        """Name every missing value."""
        self._visited.update(self.rows)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what is wrong under the fields that were left."""
        for name, row in self.rows.items():
            own = [each for each in findings if each.field == name]
            row.show_findings(own if name in self._visited else ())

    def refresh_icons(self) -> None:
        """Draw the icons anew, in the colours now in force."""
        for row in self.rows.values():
            for action in row.tools():
                if action.data():
                    action.setIcon(look.icon(action.data()))


def scrolled(inside: QWidget) -> QScrollArea:
    """Return an area in which a widget scrolls up and down."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def underline(parts: Sequence[QLabel | QAbstractButton], taken: Iterable[str] = ()) -> set[str]:
    """Underline a letter of each label and button, none twice; return the letters they have."""
    texts = with_mnemonics([plain(part) for part in parts], taken)
    for part, text in zip(parts, texts, strict=True):
        part.setText(text)
    return {letter for part in parts if (letter := letter_of(part))}


def plain(part: QLabel | QAbstractButton) -> str:
    """Return the words of a label or button, without the mark of its letter."""
    words = _IN_BRACKETS.sub("", part.text())
    return words.replace("&&", "\0").replace("&", "").replace("\0", "&")


def letter_of(part: QLabel | QAbstractButton) -> str:
    """Return the letter that is underlined, or nothing."""
    at = part.text().replace("&&", "  ").find("&")
    return part.text()[at + 1].upper() if at >= 0 else ""
