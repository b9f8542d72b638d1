"""The editor of the body: plain text with **bold** and *italic* marks, tables between bars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
)

from drafter.gui import look
from drafter.gui.inputs.base import utf16
from drafter.gui.inputs.texts import TextInput

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtWidgets import QWidget

    from drafter.draft.fields import Field

_MARKS = re.compile(r"(?<!\\)(\*{1,3})(?=\S)(.+?)(?<=[^\s\\])\1(?!\*)")
_LOOKED_AFTER = re.compile(r"<(?:b|strong|i|em|table)\b|font-weight\s*:|font-style\s*:", re.I)


_FOLDED_LINES = 7


class BodyInput(TextInput):
    """The input of a `noi_dung` field: the letter's body has what room there is, others a bit."""

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._looks = _Looks(self.document())
        if spec.rare:
            lines = _FOLDED_LINES * self.fontMetrics().lineSpacing()
            self.setFixedHeight(lines + 2 * round(self.document().documentMargin()) + look.GRID)
        self._tools = [
            self._tool("bold", "Đậm", "Ctrl+B", "**"),
            self._tool("italic", "Nghiêng", "Ctrl+I", "*"),
        ]

    def _tool(self, icon: str, text: str, keys: str, mark: str) -> QAction:
        action = QAction(look.icon(icon), text, self)
        action.setToolTip(f"{text} ({keys})")
        # The window's menu has the keys; twice, they would be of no use.
        action.setData(icon)
        action.triggered.connect(lambda: self.mark(mark))
        return action

    def tools(self) -> list[QAction]:
        """Return bold and italic."""
        return self._tools

    def mark(self, mark: str) -> None:
        """Wrap each line of the selection in a mark, or take the mark away again."""
        cursor = self.textCursor()
        chosen = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        start = cursor.selectionStart()
        changed = toggled(chosen, mark)
        cursor.insertText(changed)
        if chosen:
            cursor.setPosition(start)
            cursor.setPosition(start + utf16(changed), cursor.MoveMode.KeepAnchor)
        else:
            cursor.setPosition(start + len(mark))
        self.setTextCursor(cursor)
        self.setFocus()

    def pasted(self, source: QMimeData) -> str:
        """Return a paste's text; bold, italic and tables as marks, other looks dropped."""
        from drafter.gui.paste import marks_of_html

        if source.hasHtml() and _LOOKED_AFTER.search(source.html()):
            return marks_of_html(source.html())
        return super().pasted(source)

    def refresh_looks(self) -> None:
        """Draw the marks anew, in the colours now in force."""
        self._looks.rehighlight()


def toggled(text: str, mark: str) -> str:
    """Return the lines wrapped in a mark; unwrapped where all of them already are."""
    lines = text.split("\n")
    filled = [line for line in lines if line.strip()]
    if filled and all(_is_wrapped(line.strip(), mark) for line in filled):
        return "\n".join(_between(line, mark, wrap=False) for line in lines)
    return "\n".join(_between(line, mark, wrap=True) for line in lines) or mark * 2


def _is_wrapped(line: str, mark: str) -> bool:
    stars = len(line) - len(line.lstrip("*"))
    ends = len(line) - len(line.rstrip("*"))
    wanted = (2, 3) if mark == "**" else (1, 3)
    return len(line) > 2 * len(mark) and stars == ends and stars in wanted


def _between(line: str, mark: str, *, wrap: bool) -> str:
    core = line.strip()
    if not core:
        return line
    at = line.index(core)
    inner = f"{mark}{core}{mark}" if wrap else core[len(mark) : -len(mark)]
    return line[:at] + inner + line[at + len(core) :]


class _Looks(QSyntaxHighlighter):
    """Show bold as bold and italic as italic; their stars stay, quietly."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        """Give one paragraph its looks."""
        if "*" not in text:
            return
        quiet = QTextCharFormat()
        quiet.setForeground(QColor(look.colours().muted))
        for found in _MARKS.finditer(text):
            stars = len(found[1])
            shown = QTextCharFormat()
            if stars >= 2:
                shown.setFontWeight(QFont.Weight.Bold)
            shown.setFontItalic(stars != 2)
            start, length = utf16(text[: found.start()]), utf16(found[0])
            self.setFormat(start, length, shown)
            self.setFormat(start, stars, quiet)
            self.setFormat(start + length - stars, stars, quiet)
