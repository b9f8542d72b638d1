"""The window “Thư viện”: find a draft, open it, put it in order, throw it away and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from drafter.errors import DrafterError
from drafter.gui import look
from drafter.gui.library import blank, changes
from drafter.gui.library.asking import ask
from drafter.gui.library.filters import Choices, Filters, choices_of
from drafter.gui.library.labels_dialog import LabelsDialog
from drafter.gui.library.notice import UNDO, Notice
from drafter.gui.library.paint import RowDelegate
from drafter.gui.library.rows import Finder, Page, Rows, type_names
from drafter.gui.mnemonics import with_mnemonics
from drafter.store.records import Query, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafter.gui.librarian import Librarian
    from drafter.store.database import Library
    from drafter.store.records import Record
    from drafter.template.catalogue import Catalogue

_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_SIZE = QSize(1040, 640)
_PRESSED = (
    "QPushButton:checked { background: palette(highlight); color: palette(highlighted-text) }"
)
# Name, words, key.
_ACTIONS = (
    ("open", "Mở", ""),
    ("reuse", "Tạo từ văn bản này", "Ctrl+D"),
    ("labels", "Gắn nhãn…", "F2"),
    ("state", "Đổi trạng thái", ""),
    ("trash", "Bỏ vào thùng rác", ""),
    ("take_back", "Khôi phục", ""),
    ("destroy", "Xóa hẳn…", ""),
)
_OF_TRASH = {"take_back", "destroy"}
_OF_ONE = {"open", "reuse"}


class LibraryWindow(QDialog):
    """All drafts of the library; what to do with one is asked by signals."""

    open_wanted = Signal(int)
    reuse_wanted = Signal(int)
    changed = Signal()  # drafts were thrown away, taken back, labelled

    def __init__(
        self, librarian: Librarian, catalogue: Catalogue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thư viện")
        self.resize(_SIZE.boundedTo(parent.size()) if parent else _SIZE)
        self._librarian = librarian
        self.finder = Finder(librarian, self)
        self.rows = Rows(type_names(catalogue), self)
        self.search = QLineEdit()
        self.in_trash = QPushButton("Thùng rác")
        self.filters = Filters(catalogue)
        self.list = QListView()
        self.empty = QLabel()
        self.stack = QStackedWidget()
        self.notice = Notice(self.stack)
        self.count = QLabel()
        self.acts = {name: QAction(words, self) for name, words, _ in _ACTIONS}
        self.buttons = {name: QPushButton(words) for name, words, _ in _ACTIONS}
        self._wanted: list[int] = []  # of these the first found is chosen in the list read anew
        self._make_search()
        self._make_list()
        self._make_actions()
        self._lay_out()
        self._connect()
        self._show_actions()

    # Making

    def _make_search(self) -> None:
        self.search.setPlaceholderText("Tìm chữ bất kỳ: duong, đường, 15/QĐ-UBND, tên người ký…")
        self.search.setAccessibleName("Tìm trong thư viện")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.in_trash.setCheckable(True)
        self.in_trash.setStyleSheet(_PRESSED)
        self.in_trash.setAutoDefault(False)

    def _make_list(self) -> None:
        view = self.list
        view.setModel(self.rows)
        view.setItemDelegate(RowDelegate(view))
        view.setObjectName("library")
        view.setAccessibleName("Các văn bản")
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        view.setMouseTracking(True)
        view.installEventFilter(self)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setContentsMargins(*(4 * [4 * look.GRID]))
        self.stack.addWidget(view)
        self.stack.addWidget(self.empty)

    def _make_actions(self) -> None:
        states = QMenu(self)
        for state in State:
            action = states.addAction(state.words)
            action.triggered.connect(lambda _checked=False, each=state: self.set_state(each))
        self.buttons["state"].setMenu(states)
        self.acts["state"].setMenu(states)
        for name, _, key in _ACTIONS:
            action, button = self.acts[name], self.buttons[name]
            button.setAutoDefault(False)
            if name != "state":
                button.clicked.connect(action.trigger)
            if key:
                action.setShortcut(QKeySequence(key))
                button.setToolTip(f"{action.text().rstrip('…')} ({key})")
            self.list.addAction(action)
            self.addAction(action)

    def _lay_out(self) -> None:
        find, *rest = self._with_mnemonics()
        find_label = QLabel(find)
        find_label.setBuddy(self.search)
        for label, words in zip(self.filters.labels, rest, strict=True):
            label.setText(words)
        top, bottom = QHBoxLayout(), QHBoxLayout()
        for row in (top, bottom):
            row.setSpacing(look.GRID)
        for widget in (find_label, self.search, self.in_trash):
            top.addWidget(widget)
        for button in self.buttons.values():
            bottom.addWidget(button)
        bottom.addStretch(1)
        bottom.addWidget(self.count)
        self.count.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(3 * look.GRID // 2)
        column.addLayout(top)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        column.addLayout(bottom)

    def _with_mnemonics(self) -> list[str]:
        """Give every button a letter; return the labels with theirs."""
        buttons = [self.in_trash, self.notice.undo, *self.buttons.values()]
        labels = ["Tìm", *(label.text() for label in self.filters.labels)]
        told = with_mnemonics([*labels, *(button.text() for button in buttons)], ())
        for button, words in zip(buttons, told[len(labels) :], strict=True):
            button.setText(words)
        return told[: len(labels)]

    def _connect(self) -> None:
        self.search.textChanged.connect(self.look)
        self.search.returnPressed.connect(self.open_chosen)
        self.filters.changed.connect(self.look)
        self.in_trash.toggled.connect(self._turn)
        self.finder.found.connect(self._take)
        self.finder.failed.connect(self._fail)
        self.rows.more_wanted.connect(self._go_on)
        self.list.activated.connect(self.open_chosen)
        self.list.selectionModel().selectionChanged.connect(self._show_actions)
        works: dict[str, Callable[[], object]] = {
            "open": self.open_chosen,
            "reuse": self.reuse_chosen,
            "labels": self.change_labels,
            "trash": self.trash,
            "take_back": self.take_back,
            "destroy": self.destroy_chosen,
        }
        for name, work in works.items():
            self.acts[name].triggered.connect(lambda _checked=False, each=work: each())
        undo = QAction(UNDO, self)
        undo.setShortcut(QKeySequence.StandardKey.Undo)
        undo.triggered.connect(self.notice.take_back)
        self.addAction(undo)

    # Looking

    def query(self, start: int = 0) -> Query:
        """Return what is looked for now."""
        trashed = self.in_trash.isChecked()
        words = self.search.text()
        return self.filters.narrowed(Query(words=words, trashed=trashed, start=start))

    def look(self) -> None:
        """Look for what is typed and chosen; what is typed on meanwhile waits for nothing."""
        self.finder.look(self.query())

    def refresh(self, wanted: Sequence[int] = ()) -> None:
        """Read the list and the filters anew; chosen stays what was, else what followed it."""
        chosen = self.chosen()
        following = self.rows.row_of(chosen[-1].id) + 1 if chosen else 0
        near = (*chosen[:1], *self.rows.records[following : following + 1])
        self._wanted = [*wanted, *(record.id for record in near)]
        self.look()
        ask(self._librarian, self, choices_of, self._offer)

    def _go_on(self) -> None:
        if not self.finder.busy:  # else another list is about to come
            self.finder.look(self.query(start=self.rows.rowCount()))

    def _offer(self, choices: Choices | DrafterError) -> None:
        if isinstance(choices, Choices):
            self.filters.offer(choices)

    def _take(self, page: Page, goes_on: bool) -> None:
        if goes_on:
            self.rows.add(page)
        else:
            self.rows.show(page, self.search.text())
            self.list.scrollToTop()
            rows = map(self.rows.row_of, self._wanted)
            self._choose(next((row for row in rows if row >= 0), 0))
            self._wanted = []
        self._show_count()
        self._show_actions()

    def _choose(self, row: int) -> None:
        if self.rows.records:
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            index = self.rows.index(row, 0)
            self.list.selectionModel().setCurrentIndex(index, flag)

    def _show_count(self) -> None:
        count = self.rows.rowCount()
        self.count.setText(f"{count} văn bản" if self.rows.complete else f"hơn {count} văn bản")
        self.count.setVisible(count > 0)
        self.empty.setText(blank.sentence(self.query(), narrowed=self.filters.chosen))
        self.stack.setCurrentWidget(self.list if count else self.empty)

    def _fail(self, error: DrafterError) -> None:
        self.rows.show(Page())
        self._show_count()
        self.empty.setText(str(error))
        self._show_actions()

    # What can be done

    def chosen(self) -> list[Record]:
        """Return the drafts chosen, from above."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.rows.records[row] for row in rows]

    def _ids(self) -> list[int]:
        return [record.id for record in self.chosen()]

    def _show_actions(self) -> None:
        trashed, count = self.in_trash.isChecked(), len(self.chosen())
        for name, action in self.acts.items():
            there = (name in _OF_TRASH) == trashed
            action.setVisible(there)
            action.setEnabled(there and (count == 1 if name in _OF_ONE else count > 0))
            self.buttons[name].setVisible(there)
            self.buttons[name].setEnabled(action.isEnabled())

    def _turn(self) -> None:
        self.notice.hide()
        self.look()

    def open_chosen(self) -> None:
        """Ask to open the draft chosen, and leave."""
        if self.acts["open"].isEnabled():
            self._ask_for(self.open_wanted)

    def reuse_chosen(self) -> None:
        """Ask for a new letter made from the draft chosen, and leave."""
        self._ask_for(self.reuse_wanted)

    def _ask_for(self, signal: SignalInstance) -> None:
        draft_id = self.chosen()[0].id
        self.accept()
        signal.emit(draft_id)

    def set_state(self, state: State) -> None:
        """Note how far the letters chosen have come."""
        ids = self._ids()
        self._do(changes.state_set(ids, state))

    def trash(self) -> None:
        """Throw the drafts chosen away; the sentence below offers them back."""
        ids = self._ids()
        told = f"Đã bỏ {len(ids)} văn bản vào thùng rác."
        self._do(changes.thrown_away(ids), told, lambda: self._untrash(ids))

    def _untrash(self, ids: Sequence[int]) -> None:
        self._do(changes.taken_back(ids), wanted=ids)

    def take_back(self) -> None:
        """Take the drafts chosen out of the trash."""
        ids = self._ids()
        told = f"Đã khôi phục {len(ids)} văn bản."
        self._do(changes.taken_back(ids), told)

    def destroy_chosen(self) -> None:
        """Delete the drafts chosen for good, after one question."""
        ids = self._ids()
        if changes.ask_destroy(self, len(ids)):
            told = f"Đã xóa hẳn {len(ids)} văn bản."
            self._do(changes.destroyed(ids), told)

    def change_labels(self) -> None:
        """Ask which labels the drafts chosen shall have."""
        known = self.filters.offered("label")
        ids = self._ids()
        dialog = LabelsDialog(known, [self.rows.labels_of(each) for each in ids], self)
        if dialog.exec():
            added, removed = dialog.added(), dialog.removed()
            self._do(changes.labelled(ids, added, removed))
        dialog.deleteLater()

    def _do(
        self,
        work: Callable[[Library], object],
        told: str = "",
        take_back: Callable[[], None] | None = None,
        wanted: Sequence[int] = (),
    ) -> None:
        """Change the library, tell it, read the list anew."""

        def end(result: object) -> None:
            if isinstance(result, DrafterError):
                self.notice.show_error(result)
                return
            if told:
                self.notice.tell(told, take_back)
            self.refresh(wanted)
            self.changed.emit()

        ask(self._librarian, self, work, end)

    # Qt's events

    def showEvent(self, event: QShowEvent) -> None:
        """Read what the library holds now."""
        super().showEvent(event)
        self.notice.hide()
        self.search.setFocus()
        self.search.selectAll()
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list from the search box; Delete throws away in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self.search and event.key() in _LIST_KEYS:
                self.list.keyPressEvent(event)
                return True
            if watched is self.list:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Delete:
            self.acts["destroy" if self.in_trash.isChecked() else "trash"].trigger()
            return True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_chosen()
            return True
        return False
