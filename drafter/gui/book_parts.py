"""What the windows of the book share: a labelled input with its error, dates as typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QLabel, QVBoxLayout, QWidget

from drafter.draft.dates import PartialDate
from drafter.errors import DraftError, Place
from drafter.gui import look
from drafter.gui.spoken import SpokenLabel
from drafter.store.book import COLUMNS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from drafter.errors import DrafterError

_WHOLE = "Ghi đủ ngày/tháng/năm, ví dụ 15/6/2026."
# The type and what it is about take what room is left; what is mostly blank is narrow.
_WIDTHS = {"so_ky_hieu": 128, "ngay": 96, "nguoi_ky": 136, "noi_nhan": 184, "don_vi_nhan": 112,
           "so_luong": 72, "ngay_chuyen": 80, "ky_nhan": 72, "ghi_chu": 128}  # fmt: skip

F = TypeVar("F", bound=QWidget)


class Labelled(QWidget, Generic[F]):
    """An input under its label, and the error in red under it."""

    def __init__(self, words: str, field: F) -> None:
        super().__init__()
        self.label, self.field = QLabel(words), field
        self.label.setProperty("role", "label")
        self.label.setBuddy(field)
        field.setAccessibleName(words)
        self.error = SpokenLabel()
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID // 2)
        for widget in (self.label, field, self.error):
            column.addWidget(widget)

    def show_error(self, error: DrafterError | None) -> None:
        """Show what is wrong with the input, or that nothing is."""
        told = f"{error.sentence[:1].upper()}{error.sentence[1:]} {error.repair}" if error else ""
        self.error.setText(told.strip())
        self.error.setVisible(bool(error))
        self.field.setProperty("fault", "error" if error else "")
        self.field.style().unpolish(self.field)
        self.field.style().polish(self.field)


def read_day(text: str) -> date:
    """Return a whole date as typed: 15/6/2026; raises DraftError where it is none."""
    try:
        told = PartialDate.parse(text)
    except DraftError as error:
        raise DraftError(error.sentence, place=Place("ngay"), repair=_WHOLE) from None
    if not told.day:
        raise DraftError("ngày chưa đủ.", place=Place("ngay"), repair=_WHOLE)
    return date(told.year, told.month, told.day)


def message(words: str, role: str) -> QLabel:
    """Return a label that wraps, in the colour of its role."""
    label = QLabel(words)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label


def fit(dialog: QWidget, size: tuple[int, int]) -> None:
    """Give a dialog its size, or what room the window or the screen has."""
    parent = dialog.parentWidget()
    room = parent.size() if parent else dialog.screen().availableSize()
    margin = 4 * look.GRID
    dialog.resize(min(room.width() - margin, size[0]), min(room.height() - margin, size[1]))


def lay_out_columns(table: QTableView) -> None:
    """Give the columns of the book their widths; its rows and heads have two lines each."""
    rows, head = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)  # 50,000 rows are not measured
    rows.setDefaultSectionSize(2 * table.fontMetrics().height() + look.GRID)
    for at, name in enumerate(COLUMNS):
        if name in _WIDTHS:
            table.setColumnWidth(at, _WIDTHS[name])
        else:
            head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
    head.setFixedHeight(2 * table.fontMetrics().height() + 3 * look.GRID // 2)
