"""Thiết lập dãy số: which types share a series, when a term begins, whose books there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.errors import DrafterError
from drafter.gui import look
from drafter.gui.book_new import BodyDialog
from drafter.gui.book_parts import Labelled, fit, message, read_day
from drafter.gui.profiles.rows import underline
from drafter.gui.strip import Strip
from drafter.store.book import day_text
from drafter.store.register import Scope, Term
from drafter.store.register_series import (
    ANY,
    COPIES,
    SECRET,
    all_bodies,
    all_series,
    arrangement,
    assign,
    drop_term,
    keep_term,
    kind_key,
    one_for_all,
    one_for_each,
    read_terms,
    rename,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from drafter.store.database import Library
    from drafter.store.register import Body, Series

_SIZE = (960, 640)
_TOLD = {
    Scope.NAM: "Số bắt đầu từ 01 vào ngày 01/01 hằng năm. Loại nào chung dãy số nào do người đứng "
    "đầu cơ quan quy định; số đã cấp không đổi khi sửa thiết lập.",
    Scope.NHIEM_KY: "Mỗi tên loại một dãy số, từ 01, suốt một nhiệm kỳ cấp ủy. Nhiệm kỳ kết thúc "
    "khi nhiệm kỳ sau bắt đầu; số đã cấp không đổi khi sửa thiết lập.",
    Scope.DAI_HOI: "Một dãy số chung cho mọi loại văn bản của đại hội, từ phiên trù bị đến bế mạc.",
}
_SPECIAL = {ANY: "Mọi loại còn lại", COPIES: "Bản sao", SECRET: "Văn bản mật"}
_BUTTONS = {
    "new_body": "Thêm sổ của cơ quan khác…",
    "assign": "Đặt",
    "rename": "Đổi tên dãy",
    "one": "Một dãy cho mọi loại",
    "each": "Mỗi loại một dãy",
    "qd": "Quyết định, quy định chung một dãy",
    "keep": "Lưu nhiệm kỳ",
    "add": "Thêm nhiệm kỳ",
    "drop": "Xóa nhiệm kỳ",
    "close": "Đóng",
}
_QD = ("quyết định", "quy định")  # both QĐ (party §5.8)


class SettingsDialog(QDialog):
    """Series and terms of one body; every change is kept at once."""

    def __init__(self, library: Library, body: Body | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thiết lập dãy số")
        self._library = library
        self.body = Labelled("Cơ quan", QComboBox())
        self.told = message("", "muted")
        self.types, self.terms = QTableWidget(0, 2), QTableWidget(0, 3)
        self.types_label, self.terms_label = QLabel("Tên loại và dãy số"), QLabel("Nhiệm kỳ")
        self.series = Labelled("Lấy số ở dãy", QComboBox())
        self.term = Labelled("Tên nhiệm kỳ", QLineEdit())
        self.start = Labelled("Bắt đầu từ ngày", QLineEdit())
        self.end = Labelled("Bế mạc ngày", QLineEdit())
        self.buttons = {name: QPushButton(text) for name, text in _BUTTONS.items()}
        self.strip = Strip(self.types)
        self._lay_out()
        fit(self, _SIZE)
        self._connect()
        self._fill_bodies(body.id if body else 0)

    # Making

    def _lay_out(self) -> None:
        self.series.field.setEditable(True)
        self.series.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        head = QHBoxLayout()
        head.addWidget(self.body, 1)
        head.addWidget(self.buttons["new_body"], 0, Qt.AlignmentFlag.AlignBottom)
        both = QHBoxLayout()
        both.setSpacing(2 * look.GRID)
        both.addLayout(self._types_side(), 3)
        self._terms_part = QWidget()
        self._terms_part.setLayout(self._terms_side())
        both.addWidget(self._terms_part, 2)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.buttons["close"])
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(2 * look.GRID)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addLayout(both, 1)
        column.addLayout(foot)
        labels = [each.label for each in (self.body, self.series, self.term, self.start, self.end)]
        underline([*labels, self.types_label, self.terms_label, *self.buttons.values()])

    def _types_side(self) -> QVBoxLayout:
        _as_list(self.types, ("Tên loại", "Dãy số"), self.types_label)
        row = QHBoxLayout()
        row.addWidget(self.series, 1)
        for name in ("assign", "rename"):
            row.addWidget(self.buttons[name], 0, Qt.AlignmentFlag.AlignBottom)
        quick = QHBoxLayout()
        for name in ("one", "each", "qd"):
            quick.addWidget(self.buttons[name])
        quick.addStretch(1)
        return _column(self.types_label, self.types, row, quick)

    def _terms_side(self) -> QVBoxLayout:
        _as_list(self.terms, ("Tên", "Bắt đầu", "Kết thúc"), self.terms_label)
        row = QHBoxLayout()
        for name in ("keep", "add", "drop"):
            row.addWidget(self.buttons[name])
        side = _column(self.terms_label, self.terms, self.term, self.start, self.end, row)
        side.setContentsMargins(0, 0, 0, 0)
        return side

    def _connect(self) -> None:
        self.body.field.currentIndexChanged.connect(self._fill)
        self.types.currentCellChanged.connect(lambda *_: self._show_type())
        self.terms.currentCellChanged.connect(lambda *_: self._show_term())
        slots: dict[str, Callable[[], object]] = {
            "new_body": self._new_body,
            "assign": self._assign,
            "rename": self._rename,
            "one": lambda: one_for_all(self._library, self._shown()),
            "each": lambda: one_for_each(self._library, self._shown()),
            "qd": self._share_qd,
            "keep": self._keep_term,
            "add": self._add_term,
            "drop": self._drop_term,
            "close": self.accept,
        }
        for name, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(
                lambda _checked=False, name=name: self._attempt(name, slots[name])
            )

    def _attempt(self, name: str, work: Callable[[], object]) -> None:
        """Do what a button asks and show it; an error is told over the list."""
        self.strip.hide()
        for field in (self.start, self.end):
            field.show_error(None)
        try:
            work()
        except DrafterError as error:
            self.strip.show_error(error)
            return
        if name not in {"close", "new_body"}:
            self._fill()

    # What is shown

    def _shown(self) -> Body:
        body: Body = self.body.field.currentData()
        return body

    def _fill_bodies(self, shown: int) -> None:
        combo = self.body.field
        combo.blockSignals(True)
        combo.clear()
        for each in all_bodies(self._library):
            combo.addItem(" · ".join(filter(None, (each.issuer, each.superior))), each)
            if each.id == shown:
                combo.setCurrentIndex(combo.count() - 1)
        combo.blockSignals(False)
        self._fill()

    def _fill(self) -> None:
        body: Body | None = self.body.field.currentData()
        for name, button in self.buttons.items():
            button.setEnabled(body is not None or name in {"new_body", "close"})
        state = body is None or body.scope is Scope.NAM
        self._terms_part.setVisible(not state)
        self.end.setVisible(body is not None and body.scope is Scope.DAI_HOI)
        for name in ("one", "each"):
            self.buttons[name].setVisible(state)
        self.buttons["qd"].setVisible(body is not None and body.scope is Scope.NHIEM_KY)
        self.told.setText(_TOLD[body.scope] if body else "Chưa có sổ nào: thêm sổ của cơ quan.")
        self._fill_types(body)
        self._fill_terms(body)

    def _fill_types(self, body: Body | None) -> None:
        own = arrangement(self._library, body.id) if body else {}
        kinds = _kinds(body, own) if body else []
        names = [each.name for each in all_series(self._library, body.id)] if body else []
        combo, row = self.series.field, self.types.currentRow()
        combo.clear()
        combo.addItems(names)
        self.types.setRowCount(len(kinds))
        for at, kind in enumerate(kinds):
            shown = own.get(kind) or (own.get(ANY) if kind not in _SPECIAL else None)
            words = shown.name if shown else "(dãy riêng)"
            _put(self.types, at, (_SPECIAL.get(kind, kind[:1].upper() + kind[1:]), words), kind)
        if kinds:
            self.types.setCurrentCell(max(row, 0), 0)
        self._show_type()

    def _fill_terms(self, body: Body | None) -> None:
        known = read_terms(self._library, body.id) if body and body.scope is not Scope.NAM else []
        row = self.terms.currentRow()
        self.terms.setRowCount(len(known))
        for at, term in enumerate(known):
            following = known[at + 1].start if at + 1 < len(known) else None
            end = term.end or following
            cells = (term.name or "(chưa đặt tên)", _day(term.start), _day(end))
            _put(self.terms, at, cells, term)
        if known:
            self.terms.setCurrentCell(min(max(row, 0), len(known) - 1), 0)
        self._show_term()

    def _show_type(self) -> None:
        item = self.types.item(self.types.currentRow(), 1)
        self.series.field.setEditText(item.text() if item and item.text()[:1] != "(" else "")

    def _show_term(self) -> None:
        term = self._chosen_term()
        self.term.field.setText(term.name if term else "")
        self.start.field.setText(day_text(term.start) if term and term.start else "")
        self.end.field.setText(day_text(term.end) if term and term.end else "")

    def _chosen_term(self) -> Term | None:
        term = _data(self.terms)
        return term if isinstance(term, Term) else None

    # What is done

    def _kind(self) -> str:
        return str(_data(self.types) or "")

    def _assign(self) -> None:
        assign(self._library, self._shown().id, self._kind(), self.series.field.currentText())

    def _rename(self) -> None:
        series: Series | None = arrangement(self._library, self._shown().id).get(self._kind())
        if series is None:
            raise DrafterError("loại này chưa có dãy số riêng.", repair="Bấm Đặt để mở dãy số.")
        rename(self._library, series.id, self.series.field.currentText())

    def _share_qd(self) -> None:
        """Let both draw from the series of the decisions, which goes on where it stands."""
        own = arrangement(self._library, self._shown().id)
        name = own[_QD[0]].name if _QD[0] in own else "Quyết định, quy định"
        for kind in _QD:
            assign(self._library, self._shown().id, kind, name)

    def _typed_term(self, term_id: int) -> Term:
        start, end = self._typed_day(self.start), self._typed_day(self.end)
        return Term(term_id, self.term.field.text(), start, end)

    def _typed_day(self, field: Labelled[QLineEdit]) -> date | None:
        text = field.field.text().strip()
        try:
            return read_day(text) if text else None
        except DrafterError as error:
            field.show_error(error)
            raise

    def _keep_term(self) -> None:
        if term := self._chosen_term():
            keep_term(self._library, self._shown().id, self._typed_term(term.id))

    def _add_term(self) -> None:
        """Add the term as typed; its first day must be told, or it would take today's numbers."""
        term = self._typed_term(0)
        if term.start is None:
            error = DrafterError("nhiệm kỳ mới phải có ngày bắt đầu.", repair="Ghi ngày bắt đầu.")
            self.start.show_error(error)
            raise error
        keep_term(self._library, self._shown().id, term)

    def _drop_term(self) -> None:
        if term := self._chosen_term():
            drop_term(self._library, self._shown().id, term)

    def _new_body(self) -> None:
        dialog = BodyDialog(self._library, self)
        if dialog.exec() and dialog.body:
            self._fill_bodies(dialog.body.id)
        dialog.deleteLater()


def _kinds(body: Body, own: dict[str, Series]) -> list[str]:
    """Return the types of a body's regime, before them what is for several."""
    from drafter.template.catalogue import load_catalogue

    regime = "state" if body.scope is Scope.NAM else "party"
    every = [t for t in load_catalogue().values() if t.regime == regime]
    named = [kind_key(t.title) for t in every if not t.title.isupper()]
    special = [ANY] if ANY in own else []
    special += [COPIES, SECRET] if body.scope is Scope.NAM else [COPIES]
    return list(dict.fromkeys([*special, *named, *own]))


def _as_list(table: QTableWidget, heads: tuple[str, ...], label: QLabel) -> None:
    table.setHorizontalHeaderLabels(heads)
    table.setAccessibleName(label.text())
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setHighlightSections(False)
    label.setBuddy(table)


def _put(table: QTableWidget, row: int, cells: tuple[str, ...], data: object) -> None:
    for column, words in enumerate(cells):
        item = QTableWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, data)
        item.setToolTip(words)
        table.setItem(row, column, item)


def _data(table: QTableWidget) -> object:
    item = table.item(table.currentRow(), 0)
    return item.data(Qt.ItemDataRole.UserRole) if item else None


def _day(day: date | None) -> str:
    return day_text(day) if day else ""


def _column(*parts: QWidget | QHBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(look.GRID)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part, 1 if isinstance(part, QTableWidget) else 0)
        else:
            column.addLayout(part)
    return column
