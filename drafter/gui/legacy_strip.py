"""A strip under a field whose text is in an encoding from before Unicode; it offers, no more."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton

from drafter.draft.clean import clean
from drafter.gui import look
from drafter.gui.edits import Edit
from drafter.gui.spoken import SpokenLabel
from drafter.readers.legacy import Encoding, LegacyFont, guess, to_unicode

_ROLE = re.compile(r"\s*\[[^\]]*\]\s*")  # set by hand; its word is Unicode
_UNICODE = re.compile("[\u0100-\u024f\u1e00-\u1eff]")
_LONGEST = 20_000  # characters that are looked at, and that one change may bring


class LegacyStrip(QFrame):
    """Say what a passage is typed in, and offer to turn it into Unicode."""

    converted = Signal(str)  # the whole text, the passage in Unicode

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self._label = SpokenLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self.yes, self.no = self._button("Chuyển"), self._button("Để nguyên")
        self.yes.clicked.connect(self._convert)
        self.no.clicked.connect(self._leave)
        row = QHBoxLayout(self)
        row.setContentsMargins(look.GRID, look.GRID // 2, look.GRID // 2, look.GRID // 2)
        row.addWidget(self._label, 1)
        row.addWidget(self.yes)
        row.addWidget(self.no)
        self._text, self._font = "", LegacyFont(Encoding.TCVN3)
        self._lines: list[str] = []  # of the passage
        self._left: set[str] = set()  # lines the clerk wants as they are
        self.hide()

    def _button(self, text: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setProperty("role", "link")
        return button

    def look(self, text: str, font: LegacyFont | None = None) -> None:
        """Look at the lines that a change touched; a font may tell what words are too few for."""
        lines = _changed(self._text, text)
        self._text = text
        found = _font_of(lines, font)
        if found and any(line not in self._left for line in lines):
            self._lines, self._font = lines, found
            self._label.setText(
                f"Đoạn này gõ bằng bảng mã {found.encoding.value}. Chuyển sang Unicode?"
            )
            self.show()
        elif not all(line in text for line in self._lines):
            self.hide()

    def _convert(self) -> None:
        self.hide()
        wanted = set(self._lines)
        lines = [
            _unicode(line, self._font) if line in wanted else line
            for line in self._text.split("\n")
        ]
        self.converted.emit("\n".join(lines))

    def _leave(self) -> None:
        self._left.update(self._lines)
        self.hide()


def _unicode(line: str, font: LegacyFont) -> str:
    return clean(to_unicode(line, font.encoding, capitals=font.capitals))


def _changed(old: str, new: str) -> list[str]:
    """Return the lines of a text that differ from those before; none where too much does."""
    edit = Edit.between(old, new)
    if not edit.added or len(edit.added) > _LONGEST:
        return []
    start = new.rfind("\n", 0, edit.at) + 1
    stop = new.find("\n", edit.end)
    passage = new[start : stop if stop >= 0 else None]
    return [line for line in passage[:_LONGEST].split("\n") if _may_be_old(line)]


def _may_be_old(line: str) -> bool:
    return not line.isascii() and not _UNICODE.search(_ROLE.sub("", line))


def _font_of(lines: list[str], font: LegacyFont | None) -> LegacyFont | None:
    passage = "\n".join(_ROLE.sub("", line) for line in lines)
    if not passage:
        return None
    if font:
        return font
    encoding = guess(passage)
    return LegacyFont(encoding) if encoding else None
