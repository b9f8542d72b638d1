"""Sổ văn bản đi: the book on the screen, searched, corrected, printed, taken in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from drafter.gui import ask, look
from drafter.gui.background import Background
from drafter.gui.book_model import BookModel
from drafter.gui.book_output import BookOutput
from drafter.gui.book_parts import Labelled, fit, lay_out_columns, message
from drafter.gui.numbers import VoidDialog
from drafter.gui.profiles.rows import underline
from drafter.gui.strip import Strip
from drafter.store.book import Asked, Book, read_book
from drafter.store.register_series import all_bodies, all_series, periods

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QCloseEvent

    from drafter.errors import DrafterError
    from drafter.gui.memory import Memory
    from drafter.store.database import Library
    from drafter.store.register import Body

_SIZE = (1280, 680)
_TYPING_MS = 200  # a pause in typing, after which the rows are looked for
_BUTTONS = {
    "void": "Hủy số…",
    "take_in": "Nhập sổ cũ…",
    "settings": "Thiết lập dãy số…",
    "docx": "Xuất DOCX…",
    "pdf": "Xuất PDF…",
    "xlsx": "Xuất XLSX…",
    "print": "In…",
    "close": "Đóng",
}
_EMPTY = (
    "Chưa có sổ nào.\n"
    "Sổ được mở khi cấp số đầu tiên,\n"
    "hoặc lập trong Thiết lập dãy số rồi nhập sổ đang dùng."
)
_NO_BODY = "Chưa có sổ"
_NOTHING = "Không có văn bản nào khớp."


class BookWindow(QDialog):
    """The book of one body at a time; `by` is who corrects and voids."""

    def __init__(
        self, library: Library, memory: Memory, parent: QWidget | None = None, by: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ văn bản đi")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._library, self._memory, self._by = library, memory, by
        self._book: Book | None = None
        self.model = BookModel(library, self)
        self.body = Labelled("Cơ quan", QComboBox())
        self.series = Labelled("Dãy số", QComboBox())
        self.period = Labelled("Năm, nhiệm kỳ", QComboBox())
        self.words = Labelled("Tìm trong sổ", QLineEdit())
        self.table, self.empty = QTableView(), QLabel()
        self.stack = QStackedWidget()
        self.strip = Strip(self.stack)
        self.note, self.count = message("", "muted"), QLabel()
        self.buttons = {name: QPushButton(text) for name, text in _BUTTONS.items()}
        self.finder, self.background = Background(self), Background(self)
        self.output = BookOutput(memory, self.background, self)
        self._typing = QTimer(self, interval=_TYPING_MS, singleShot=True)
        self._lay_out()
        self._connect()
        fit(self, _SIZE)
        self.fill_bodies()
        self.words.field.setFocus()

    # Making

    def _lay_out(self) -> None:
        self._lay_out_table()
        filters = self._filters()
        foot = QHBoxLayout()
        foot.setSpacing(look.GRID)
        for name, button in self.buttons.items():
            button.setAutoDefault(False)  # Enter belongs to the table and the search
            if name in {"docx", "close"}:
                foot.addStretch(1)
            foot.addWidget(button)
        told = QHBoxLayout()
        told.setSpacing(2 * look.GRID)
        self.count.setProperty("role", "muted")
        told.addWidget(self.count)
        told.addWidget(self.note, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(look.GRID)
        column.addLayout(filters)
        column.addWidget(self.stack, 1)
        column.addLayout(told)
        column.addLayout(foot)
        labels = [each.label for each in (self.body, self.series, self.period, self.words)]
        underline([*labels, *self.buttons.values()])

    def _filters(self) -> QHBoxLayout:
        self.words.field.setPlaceholderText("Số, ký hiệu, trích yếu… không cần dấu")
        self.words.field.setClearButtonEnabled(True)
        self.body.field.setPlaceholderText(_NO_BODY)
        filters = QHBoxLayout()
        filters.setSpacing(2 * look.GRID)
        for widget, share in ((self.body, 4), (self.series, 3), (self.period, 3), (self.words, 4)):
            filters.addWidget(widget, share)
        return filters

    def _lay_out_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName("Sổ đăng ký văn bản đi")
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setAlternatingRowColors(True)
        triggers = QAbstractItemView.EditTrigger
        table.setEditTriggers(
            triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        lay_out_columns(table)
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (table, self.empty):
            self.stack.addWidget(widget)

    def _connect(self) -> None:
        self.body.field.currentIndexChanged.connect(self._fill_filters)
        self.series.field.currentIndexChanged.connect(self.refresh)
        self.period.field.currentIndexChanged.connect(self.refresh)
        self.words.field.textChanged.connect(self._typing.start)
        self.words.field.returnPressed.connect(self.refresh)
        self._typing.timeout.connect(self.refresh)
        self.model.failed.connect(self._show_error)
        self.output.noted.connect(self.note.setText)
        self.finder.failed.connect(self._show_error)
        self.background.failed.connect(self._show_error)
        self.background.changed.connect(self._show_work)
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        slots: dict[str, Callable[[], object]] = {
            "void": self.void,
            "take_in": self.take_in,
            "settings": self.set_up,
            "docx": lambda: self._with_book(self.output.docx),
            "pdf": lambda: self._with_book(self.output.pdf),
            "xlsx": lambda: self._with_book(self.output.xlsx),
            "print": lambda: self._with_book(self.output.print),
            "close": self.reject,
        }
        for name, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, work=slots[name]: work())

    # What is shown

    def fill_bodies(self) -> None:
        """Offer the bodies that have a book; the one shown stays."""
        shown = self._shown_body()
        combo = self.body.field
        combo.blockSignals(True)
        combo.clear()
        for each in all_bodies(self._library):
            combo.addItem(" · ".join(filter(None, (each.issuer, each.superior))), each)
            if shown and each.id == shown.id:
                combo.setCurrentIndex(combo.count() - 1)
        combo.setCurrentIndex(max(combo.currentIndex(), 0))
        combo.blockSignals(False)
        self._fill_filters()

    def _shown_body(self) -> Body | None:
        body: Body | None = self.body.field.currentData()
        return body

    def _fill_filters(self) -> None:
        """Offer series and periods of the body; the latest period is shown."""
        body, series, period = self._shown_body(), self.series.field, self.period.field
        for combo in (series, period):
            combo.blockSignals(True)
            combo.clear()
        series.addItem("Mọi dãy số", 0)
        if body:
            for each in all_series(self._library, body.id):
                series.addItem(each.name, each.id)
            for key, words in periods(self._library, body, date.today()).items():
                period.addItem(words, key)
        period.addItem("Tất cả", "")
        for combo in (series, period):
            combo.blockSignals(False)
        self.refresh()

    def asked(self) -> Asked | None:
        """Return what the filters ask for, or None where there is no book."""
        body = self._shown_body()
        if body is None:
            return None
        series, period = self.series.field.currentData(), self.period.field.currentData()
        return Asked(body.id, series or 0, period or "", self.words.field.text())

    def refresh(self) -> None:
        """Read the rows again, beside the window."""
        self._typing.stop()
        asked = self.asked()
        if asked is None:
            self._show_book(None)
            return
        library = self._library
        self.finder.run("", lambda: read_book(library, asked), self._show_book)

    def _show_book(self, book: Book | None) -> None:
        self._book = book
        at = self.table.currentIndex()
        self.model.show_rows(book.rows if book else (), book.body.regime if book else "state")
        self.table.setCurrentIndex(self.model.index(max(at.row(), 0), max(at.column(), 0)))
        void = sum(1 for row in book.rows if row.voided) if book else 0
        told = [f"{len(book.rows)} văn bản"] if book else []
        told += [f"{void} số đã hủy"] if void else []
        self.count.setText(", ".join(told))
        self.count.setVisible(bool(told))
        asks = _EMPTY if book is None else "" if book.rows else _NOTHING
        self.empty.setText(asks)
        self.stack.setCurrentWidget(self.empty if asks else self.table)
        for name in ("docx", "pdf", "xlsx", "print", "take_in"):
            self.buttons[name].setEnabled(book is not None)
        self._follow()

    def _follow(self) -> None:
        number = self.model.number_at(self.table.currentIndex().row())
        self.buttons["void"].setEnabled(number is not None and not number.voided)

    def _show_error(self, error: DrafterError) -> None:
        self.strip.show_error(error)

    def _show_work(self, name: str) -> None:
        if name:
            self.note.setText(name)
        elif self.note.text().endswith("…"):
            self.note.clear()

    # What is done

    def void(self) -> None:
        """Void the number of the row, with a reason."""
        number = self.model.number_at(self.table.currentIndex().row())
        if number is None or self._book is None:
            return
        dialog = VoidDialog(self._library, number, self._book.body.regime, self, self._by)
        if dialog.exec() and dialog.number:
            self.model.replace(dialog.number)
            self._follow()
        dialog.deleteLater()

    def take_in(self) -> None:
        """Let the clerk choose an old book's file; show what would come in, and take it."""
        from drafter.gui.book_import import KINDS, ImportDialog

        body = self._shown_body()
        folder = self._memory.folder("import")
        path = ask.file_to_open(self, "Nhập sổ cũ", folder, KINDS) if body else None
        if body is None or path is None:
            return
        self._memory.note_folder("import", path.parent)
        dialog = ImportDialog(self._library, body, path, self, self._by)
        if dialog.exec():
            self.fill_bodies()
            self.note.setText(f"Đã nhập {dialog.count} văn bản từ {path.name}.")
        dialog.deleteLater()

    def set_up(self) -> None:
        """Show which types share a series, and the terms."""
        from drafter.gui.book_settings import SettingsDialog

        dialog = SettingsDialog(self._library, self._shown_body(), self)
        dialog.exec()
        dialog.deleteLater()
        self.fill_bodies()

    def _with_book(self, work: Callable[[Book], None]) -> None:
        self.strip.hide()
        if self._book:
            work(self._book)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close; what is under way is dropped."""
        self._wait()
        super().closeEvent(event)

    def reject(self) -> None:
        """Close on Esc."""
        self._wait()
        super().reject()

    def _wait(self) -> None:
        self._typing.stop()
        self.finder.wait()
        self.background.wait()
