"""The coloured grounds behind words of an editor, in layers that leave each other alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from collections.abc import Sequence


class Grounds:
    """Lay grounds behind stretches of an editor's document; the text itself is not touched."""

    def __init__(self, editor: QPlainTextEdit | QTextEdit) -> None:
        self._editor = editor
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {}

    def lay(self, layer: str, spans: Sequence[tuple[int, int]], colour: QColor) -> None:
        """Lay one layer anew: from place to place of the document; no span takes it away.

        What is laid moves with the text: where typing left it right, nothing is done.
        """
        if self._is_laid(layer, spans, colour):
            return
        self._layers[layer] = [self._ground(*span, colour) for span in spans]
        self._editor.setExtraSelections([each for one in self._layers.values() for each in one])

    def _is_laid(self, layer: str, spans: Sequence[tuple[int, int]], colour: QColor) -> bool:
        laid = self._layers.get(layer, [])
        places = [(each.cursor.selectionStart(), each.cursor.selectionEnd()) for each in laid]
        same_colour = not laid or laid[0].format.background().color() == colour
        return places == [*spans] and same_colour

    def _ground(self, start: int, end: int, colour: QColor) -> QTextEdit.ExtraSelection:
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        shown = QTextCharFormat()
        shown.setBackground(colour)
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format = shown
        return selection
