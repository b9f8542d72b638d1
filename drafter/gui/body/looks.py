"""How paragraphs and cells of the body look in the editor: the rule pack's rows, to its scale.

What a role gives is only shown. What the clerk marked is kept beside it in the format, so that a
heading's bold is never taken for a mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QFont, QTextBlockFormat, QTextCharFormat, QTextFormat

from drafter.document.body import PATTERNS
from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import Align
from drafter.layout.body import SENTENCE_ENDS
from drafter.layout.choices import HouseChoices
from drafter.layout.rules import Kieu
from drafter.layout.setting import Setting
from drafter.layout.tables import share, wishes

if TYPE_CHECKING:
    from drafter.document.body_nodes import Bang
    from drafter.layout.rules import Pack, Row
    from drafter.layout.tables import Wishes

_USER = QTextFormat.Property.UserProperty.value
BOLD, ITALIC = _USER + 1, _USER + 2  # of characters: what the clerk marked
ROLE = _USER + 3  # of paragraphs: the role set by hand
STORED = _USER + 4  # of a picture: its line
PT_PER_MM = 72 / 25.4
_QT = Qt.AlignmentFlag
_ALIGNS = {
    Align.TRAI: _QT.AlignLeft,
    Align.GIUA: _QT.AlignHCenter,
    Align.PHAI: _QT.AlignRight,
    Align.DEU: _QT.AlignJustify,
}
_SIDES = {"": _QT.AlignLeft, **{align.value: side for align, side in _ALIGNS.items()}}
_SCROLL_BAR = 0.03  # of the room at most
_DIEU = dict(PATTERNS)[VaiTro.DIEU]


@dataclass(frozen=True, slots=True)
class Look:
    """What a role adds to the characters of a paragraph."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False


PLAIN, BOLD_LOOK = Look(), Look(bold=True)


@cache
def chars(look: Look, *, bold: bool, italic: bool) -> QTextCharFormat:
    """Return the format of characters that a clerk marked, or not, where a role has a look."""
    shown = QTextCharFormat()
    shown.setFontWeight(QFont.Weight.Bold if bold or look.bold else QFont.Weight.Normal)
    shown.setFontItalic(italic or look.italic)
    if look.capitals:
        shown.setFontCapitalization(QFont.Capitalization.AllUppercase)
    if bold:
        shown.setProperty(BOLD, True)
    if italic:
        shown.setProperty(ITALIC, True)
    return shown


PLAIN_CHARS = chars(PLAIN, bold=False, italic=False)


def marks_of(shown: QTextCharFormat) -> tuple[bool, bool]:
    """Return whether the clerk marked characters bold, and italic."""
    return bool(shown.property(BOLD)), bool(shown.property(ITALIC))


class Looks:
    """The formats of one rule pack at one size of type."""

    def __init__(self, pack: Pack, em_px: float) -> None:
        self.pack, self._em = pack, em_px
        self._setting = Setting(pack, HouseChoices())
        self._room_mm = self._setting.width_mm  # for tables, at the size of the type
        self._paragraphs: dict[tuple[VaiTro, VaiTro | None], QTextBlockFormat] = {}

    @property
    def px_per_mm(self) -> float:
        """Return how many of the editor's pixels a mm of the page is."""
        return PT_PER_MM * self._em / self.pack.roles[VaiTro.DOAN].size.pick[0]

    def _px(self, length_pt: float) -> float:
        """Return a length of the page at the size of the editor's type."""
        size = self.pack.roles[VaiTro.DOAN].size.pick[0]
        return round(length_pt * self._em / size)

    def paragraph(self, role: VaiTro, by_hand: VaiTro | None) -> QTextBlockFormat:
        """Return the format of a paragraph of a role."""
        known = self._paragraphs.get((role, by_hand))
        return known or self._paragraphs.setdefault((role, by_hand), self._made(role, by_hand))

    def _made(self, role: VaiTro, by_hand: VaiTro | None) -> QTextBlockFormat:
        row, body = self.pack.roles[role], self.pack.body
        shown = QTextBlockFormat()
        shown.setAlignment(_ALIGNS[row.align])
        if row.align is not Align.GIUA:
            shown.setTextIndent(self._px(body.first_line_mm * PT_PER_MM))
        shown.setTopMargin(self._px(row.before_pt))
        shown.setBottomMargin(self._px(body.after_pt))
        # Without a ground an empty paragraph over a table would take no height.
        shown.setBackground(QBrush(Qt.GlobalColor.transparent))
        if by_hand is not None:
            shown.setProperty(ROLE, by_hand.value)
        return shown

    def spans(self, role: VaiTro, text: str) -> tuple[tuple[int, Look], ...]:
        """Return the looks of a paragraph's text: up to which character each goes."""
        look = _look(self.pack.roles[role])
        match = _DIEU.match(text) if role is VaiTro.DIEU else None
        if match is None:
            return ((len(text), look),)
        if not text.endswith(SENTENCE_ENDS):
            return ((len(text), BOLD_LOOK),)
        return ((match.end(), BOLD_LOOK), (len(text), look))

    def cell(self, bang: Bang, row: int, column: int) -> tuple[QTextBlockFormat, Look]:
        """Return the formats of a cell's text."""
        heading = row < bang.so_hang_dau
        rule = self.pack.rows["dau_bang" if heading else "o_bang"]
        shown = QTextBlockFormat()
        shown.setAlignment(_ALIGNS[rule.align] if heading else _SIDES[bang.can[column]])
        return shown, _look(rule)

    def set_room(self, width_px: float) -> bool:
        """Take how wide tables are; tell whether it is so different that columns may move.

        A scroll bar that comes and goes with their height is not.
        """
        room = max(width_px, 1.0) / self.px_per_mm
        if abs(room - self._room_mm) < _SCROLL_BAR * self._room_mm:
            return False
        self._room_mm = room
        return True

    def wishes(self, bang: Bang) -> Wishes:
        """Return how wide a table's columns would be, and how wide they must be, on the page."""
        return wishes(bang, self._setting)

    def columns(self, wished: Wishes) -> tuple[float, ...]:
        """Return the widths of columns, as a page so narrow has them, in hundredths of it."""
        widths = share(*wished, self._room_mm)
        return tuple(100 * width / sum(widths) for width in widths)


def _look(row: Row) -> Look:
    kieu = row.kieu
    return Look(Kieu.DAM in kieu, Kieu.NGHIENG in kieu, Kieu.HOA in kieu)
