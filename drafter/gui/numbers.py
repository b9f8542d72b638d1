"""Cấp số: the next number of the letter's series, its day, and what is to be known before."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.errors import DrafterError
from drafter.gui import look
from drafter.gui.book_parts import Labelled, message, read_day
from drafter.gui.profiles.rows import underline
from drafter.store.book import day_text
from drafter.store.register_draw import draw, outlook, void
from drafter.store.register_series import offered, series_for

if TYPE_CHECKING:
    from drafter.store.database import Library
    from drafter.store.register import Number, Series
    from drafter.store.register_draw import Outlook
    from drafter.store.register_letter import Numbered
    from drafter.template.catalogue import Template

_WIDTH = 60 * look.GRID
_MOST_FIGURES = 6


def texts_of(template: Template, number: Number) -> dict[str, str]:
    """Return what a number writes into a letter's fields, to be filled in one step to undo."""
    names = {spec.name for spec in template.fields}
    told = {number_field(template): number.text}
    told |= {"ngay_sao" if "so_sao" in names else "ngay": day_text(number.ngay)}
    return {name: text for name, text in told.items() if name in names}


def number_field(template: Template) -> str:
    """Return the field that has the letter's own number."""
    return "so_sao" if any(spec.name == "so_sao" for spec in template.fields) else "so"


class NumberDialog(QDialog):
    """Show the number a letter will have; Enter gives it. `number` is what was given."""

    def __init__(
        self, library: Library, letter: Numbered, parent: QWidget | None = None, by: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Cấp số")
        self.setMinimumWidth(_WIDTH)
        self._library, self._letter, self._by = library, letter, by
        self._told: Outlook | None = None
        self.number: Number | None = None
        self.voided: Number | None = None  # the letter's former number, when it was voided here
        self.shown = QLabel()
        self.body = message("", "muted")
        self.series = Labelled("Dãy số", QComboBox())
        self.day = Labelled("Ngày văn bản", QLineEdit(day_text(letter.day)))
        self.first = Labelled("Số đầu tiên trong sổ", QLineEdit("1"))
        self.remarks = message("", "warning")
        self.give, self.take_back = QPushButton("Cấp số"), QPushButton("Hủy số đã cấp…")
        self.leave = QPushButton("Đóng")
        self._lay_out()
        self._fill_series()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        self.shown.setProperty("role", "title")
        self.shown.setAccessibleName("Số và ký hiệu sẽ cấp")
        self.first.field.setValidator(QIntValidator(1, 10**_MOST_FIGURES - 1, self))
        self.first.field.setToolTip("Sổ giấy đang dùng dở: ghi số tiếp theo của sổ ấy.")
        foot = QHBoxLayout()
        foot.addWidget(self.take_back)
        foot.addStretch(1)
        foot.addWidget(self.give)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(2 * look.GRID)
        for widget in (self.shown, self.body, self.series, self.day, self.first, self.remarks):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot)
        self.give.setDefault(True)
        for button in (self.take_back, self.leave):
            button.setAutoDefault(False)
        labels = [each.label for each in (self.series, self.day, self.first)]
        underline([*labels, self.give, self.take_back, self.leave])
        self.day.field.setFocus()
        self.day.field.selectAll()

    def _connect(self) -> None:
        self.series.field.currentIndexChanged.connect(self.refresh)
        self.day.field.textChanged.connect(self.refresh)
        self.first.field.textChanged.connect(self._show_number)
        self.give.clicked.connect(self._give)
        self.take_back.clicked.connect(self._take_back)
        self.leave.clicked.connect(self.reject)

    def _fill_series(self) -> None:
        """Offer the letter's own series first, then the others of its body."""
        name, others = offered(self._library, self._letter)
        self.series.field.addItem(name, None)
        for each in others:
            self.series.field.addItem(each.name, each)

    def refresh(self) -> None:
        """Show what the letter would get now; an error stands under the field it is of."""
        self._told = None
        for field in (self.day, self.first):
            field.show_error(None)
        try:
            self._letter = replace(self._letter, day=read_day(self.day.field.text()))
            self._told = outlook(
                self._library, self._letter, date.today(), self.series.field.currentData()
            )
        except DrafterError as error:
            self.day.show_error(error)
        self._show_number()

    def _show_number(self) -> None:
        told = self._told
        given = told.given if told else None
        self.first.setVisible(bool(told and told.empty and not given))
        self.take_back.setVisible(given is not None)
        self.series.setEnabled(given is None)
        self.day.setEnabled(given is None)
        self.give.setEnabled(told is not None and bool(self._first()))
        self.shown.setText(self._number_words(told))
        self.body.setText(", ".join(filter(None, (self._letter.issuer, _period(told)))))
        self.remarks.setText("\n".join(self._remarks(told)))
        self.remarks.setVisible(bool(self.remarks.text()))

    def _number_words(self, told: Outlook | None) -> str:
        if told is None:
            return "Chưa cấp được số"
        if told.given:
            return told.whole(self._letter, told.given.so)
        return told.whole(self._letter, self._first() if told.empty else told.so)

    def _remarks(self, told: Outlook | None) -> list[str]:
        if told is None:
            return []
        if told.given:
            day = day_text(told.given.ngay)
            return [f"Văn bản này đã được cấp số {told.given.text}, ngày {day}."]
        said = [f"Dãy số “{told.series_name}” chưa có số nào."] if told.empty else []
        said += told.remarks
        if not self._letter.entry.ky_hieu:
            said.append("Văn bản chưa có ký hiệu.")
        if self._letter.typed not in {"", f"{told.so:02}", str(told.so)}:
            said.append(f"Ô Số đang ghi “{self._letter.typed}”; số được cấp sẽ thay vào đó.")
        if self._letter.verbatim:
            said.append("Số và ký hiệu đang ghi nguyên văn: số được cấp sẽ không hiện trên trang.")
        return said

    def _first(self) -> int:
        if not (self._told and self._told.empty):
            return 1
        text = self.first.field.text().strip()
        return int(text) if text.isascii() and text.isdigit() else 0

    def _give(self) -> None:
        """Give the number; the dialog closes."""
        told = self._told
        if told is None:
            return
        if told.given:
            self.number = told.given
            self.accept()
            return
        try:
            self.number = self._drawn(self.series.field.currentData())
        except DrafterError as error:
            (self.first if told.empty else self.day).show_error(error)
            return
        self.accept()

    def _drawn(self, chosen: Series | None) -> Number:
        series = chosen or series_for(self._library, self._letter)
        entry, day = self._letter.entry, self._letter.day
        draft_id, first = self._letter.draft_id, self._first()
        return draw(self._library, series.id, day, draft_id, entry, first=first, by=self._by)

    def _take_back(self) -> None:
        """Void the number the letter has, with a reason."""
        given = self._told.given if self._told else None
        if given:
            dialog = VoidDialog(self._library, given, self._letter.regime, self, self._by)
            if dialog.exec():
                self.voided = dialog.number
                self.refresh()
            dialog.deleteLater()


def _period(told: Outlook | None) -> str:
    words = told.period_name if told else ""
    return words[:1].lower() + words[1:]


class VoidDialog(QDialog):
    """Ask why a number is void; it stays in the book with the reason."""

    def __init__(
        self,
        library: Library,
        number: Number,
        regime: str,
        parent: QWidget | None = None,
        by: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hủy số")
        self.setMinimumWidth(_WIDTH)
        self._library, self._number, self._by = library, number, by
        self.number: Number | None = None
        self.reason = Labelled("Lý do hủy", QLineEdit())
        self.void, self.leave = QPushButton("Hủy số"), QPushButton("Đóng")
        whole = f"Hủy số {number.whole(regime)}, ngày {day_text(number.ngay)}"
        self._lay_out(f"{whole}: số vẫn nằm trong sổ và không được cấp lại.")
        underline([self.reason.label, self.void, self.leave])
        self.void.clicked.connect(self._void)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self, told: str) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.void)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(2 * look.GRID)
        column.addWidget(message(told, "label"))
        column.addWidget(self.reason)
        column.addStretch(1)
        column.addLayout(foot)
        self.void.setDefault(True)
        self.leave.setAutoDefault(False)

    def _void(self) -> None:
        try:
            self.number = void(
                self._library, self._number.id, self.reason.field.text(), by=self._by
            )
        except DrafterError as error:
            self.reason.show_error(error)
            self.reason.field.setFocus()
            return
        self.accept()
