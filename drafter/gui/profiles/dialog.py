"""Hồ sơ cơ quan: the list of bodies at the left, the form of the chosen one at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.errors import DrafterError, DraftError
from drafter.gui import ask, look
from drafter.gui.profiles.form import ProfileForm
from drafter.gui.profiles.incoming import KINDS, IncomingDialog
from drafter.gui.profiles.rows import underline
from drafter.gui.profiles.sheets import Sheet, SheetsModel
from drafter.gui.strip import Strip
from drafter.store.profile import Profile
from drafter.store.profile_file import SUFFIX, compare, open_profiles, write_profiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.gui.memory import Memory
    from drafter.gui.profiles.book import ProfileBook

_EMPTY = "Chưa có hồ sơ nào. Bấm “Thêm” để lập hồ sơ của cơ quan, hoặc nhập từ tệp."
_DEFAULT = "{} (mặc định)"
_FOLDER = "profiles"
_FIELDS_LETTERS = "CDGHIKMN"
_BUTTONS = {
    "add": "Thêm",
    "copy": "Sao chép",
    "remove": "Bỏ",
    "default": "Đặt làm mặc định",
    "take_in": "Nhập từ tệp…",
    "give_out": "Xuất ra tệp…",
    "undo": "Hoàn tác",
    "save": "Lưu",
    "close": "Đóng",
}


class ProfilesDialog(QDialog):
    """Edit the profiles; the library changes when “Lưu” is pressed, all or nothing."""

    saved = Signal()

    def __init__(self, book: ProfileBook, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Hồ sơ cơ quan")
        self._book, self._memory = book, memory
        self.model = SheetsModel(book.profiles, self)
        self.list = QListWidget()
        self.form = ProfileForm(self.model)
        self.strip = Strip(self.form)
        self.note = QLabel()
        self._title = QLabel("Cơ quan")
        self._buttons = {name: QPushButton(text) for name, text in _BUTTONS.items()}
        self._lay_out()
        self._connect()
        self._fit(parent)
        self._follow()
        if book.fault:
            self.strip.show_error(book.fault)

    def _lay_out(self) -> None:
        names = self._buttons
        body = QHBoxLayout()
        body.addLayout(self._left(), 3)
        body.addWidget(self.form, 7)
        body.setSpacing(2 * look.GRID)
        self.note.setProperty("role", "muted")
        foot = QHBoxLayout()
        foot.addWidget(names["undo"])
        foot.addWidget(self.note, 1)
        foot.addWidget(names["save"])
        foot.addWidget(names["close"])
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(2 * look.GRID)
        column.addLayout(body, 1)
        column.addLayout(foot)
        for button in names.values():
            button.setAutoDefault(False)  # Enter in a field ends a line, it saves nothing
        # Undo, save and close have keys of their own; the letters go to the fields.
        lettered = [names[name] for name in list(names)[:6]]
        self.form.set_mnemonics(underline([self._title, *lettered], _FIELDS_LETTERS))

    def _left(self) -> QVBoxLayout:
        names, left = self._buttons, QVBoxLayout()
        self._title.setBuddy(self.list)
        self.list.setAccessibleName("Các hồ sơ cơ quan")
        self.list.setObjectName("drafts")
        self.list.setWordWrap(True)
        left.addWidget(self._title)
        left.addWidget(self.list, 1)
        left.addLayout(_row(names["add"], names["copy"], names["remove"]))
        for name in ("default", "take_in", "give_out"):
            left.addWidget(names[name])
        left.setSpacing(look.GRID)
        return left

    def _connect(self) -> None:
        self.model.shown.connect(self._follow)
        self.model.edited.connect(self._follow)
        self.model.stack.canUndoChanged.connect(self._buttons["undo"].setEnabled)
        self._buttons["undo"].setEnabled(False)
        self.list.currentRowChanged.connect(self.model.choose)
        slots: dict[str, Callable[[], object]] = {
            "add": self._add,
            "copy": self.model.copy,
            "remove": self._remove,
            "default": self.model.make_default,
            "take_in": self.take_in,
            "give_out": self.give_out,
            "undo": self.model.stack.undo,
            "save": self.save,
            "close": self.close,
        }
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, work=slots[name]: self._attempt(work))
        self._add_keys()

    def _add_keys(self) -> None:
        for keys, slot in (
            (QKeySequence.StandardKey.Undo, self.model.stack.undo),
            (QKeySequence.StandardKey.Redo, self.model.stack.redo),
            (QKeySequence.StandardKey.Save, self.save),
        ):
            action = QAction(self)
            action.setShortcuts(keys)
            action.triggered.connect(lambda _checked=False, work=slot: self._attempt(work))
            self.addAction(action)

    def _fit(self, parent: QWidget | None) -> None:
        room = parent.size() if parent else self.screen().availableSize()
        self.resize(min(room.width() - 4 * look.GRID, 960), min(room.height() - 4 * look.GRID, 640))

    def _attempt(self, work: Callable[[], object]) -> None:
        """Do what a button asks; an error is told over the form."""
        self.strip.hide()
        try:
            work()
        except DrafterError as error:
            self.strip.show_error(error)

    # What is shown

    def _follow(self) -> None:
        state = self.model.state
        names = [sheet.name for sheet in state.sheets]
        told = [_DEFAULT.format(n) if at == state.default else n for at, n in enumerate(names)]
        self.list.blockSignals(True)
        if told != [self.list.item(row).text() for row in range(self.list.count())]:
            self.list.clear()
            for each in told:
                QListWidgetItem(each, self.list)
        self.list.setCurrentRow(state.current)
        self.list.blockSignals(False)
        for name in ("copy", "remove", "give_out"):
            self._buttons[name].setEnabled(bool(names))
        self._buttons["default"].setEnabled(bool(names) and state.current != state.default)
        self._buttons["save"].setEnabled(self.model.modified)
        if not names:
            self.note.setText(_EMPTY)
        elif self.note.text() == _EMPTY:
            self.note.clear()

    def _add(self) -> None:
        """Begin a profile, of the regime of the one on the screen."""
        shown = self.model.sheet
        self.model.add(Sheet.of(Profile(che_do=shown.regime if shown else "state")))
        self.form.focus_field("co_quan_ban_hanh")

    def _remove(self) -> None:
        sheet = self.model.sheet
        self.model.remove()
        if sheet:
            self.note.setText(f"Đã bỏ “{sheet.name}”; bấm Hoàn tác để lấy lại.")

    # Files

    def take_in(self) -> None:
        """Let the clerk choose a file and what of it to take; raises DrafterError."""
        folder = self._memory.folder(_FOLDER)
        path = ask.file_to_open(self, "Nhập hồ sơ cơ quan", folder, KINDS)
        if path is None:
            return
        read = open_profiles(path)
        self._memory.note_folder(_FOLDER, path.absolute().parent)
        here = [sheet.profile()[0] for sheet in self.model.state.sheets]
        dialog = IncomingDialog(compare(here, read), {each.id: each for each in here}, self)
        if dialog.exec():
            chosen = dialog.chosen()
            self.model.take(map(Sheet.of, chosen))
            self.note.setText(f"Đã nhập {len(chosen)} hồ sơ; bấm Lưu để giữ lại.")

    def give_out(self) -> None:
        """Let the clerk choose a file and write all profiles to it; raises DrafterError."""
        from drafter.writers.files import write_file

        if self._shows_fault():
            return
        proposed = self._memory.folder(_FOLDER) / f"co-quan{SUFFIX}"
        path = ask.file_to_write(self, "Xuất hồ sơ cơ quan", proposed, KINDS)
        if path:
            profiles = [sheet.profile()[0] for sheet in self.model.state.sheets]
            write_file(path, write_profiles(profiles).encode())
            self._memory.note_folder(_FOLDER, path.absolute().parent)
            self.note.setText(f"Đã xuất {len(profiles)} hồ sơ ra {path.name}.")

    # Leaving

    def _shows_fault(self) -> bool:
        """Tell whether something is wrong in a profile, and show the first place."""
        faulty = self.model.faulty()
        if faulty:
            self.model.choose(faulty[0])
            self.form.name_faults()
        return bool(faulty)

    def save(self) -> bool:
        """Keep the changes in the library; tell whether they are kept."""
        if self._shows_fault():
            return False
        try:
            self._book.keep(self.model.changed(), self.model.removed(), self.model.default())
        except DraftError as error:  # a name used twice
            self.strip.show_error(error)
            self.form.focus_field("ten")
            return False
        self.model.load(self._book.profiles)
        self.saved.emit()
        self.accept()
        return True

    def may_leave(self) -> bool:
        """Tell whether the dialog may close; ask where something is not kept yet."""
        if not self.model.modified:
            return True
        match save_changes(self):
            case ask.Answer.SAVE:
                return self.save()
            case ask.Answer.DISCARD:
                return True
            case _:
                return False

    def reject(self) -> None:
        """Close on Esc, without losing a word unasked."""
        try:
            leaves = self.may_leave()
        except DrafterError as error:
            self.strip.show_error(error)
            return
        if leaves and self.isVisible():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close as Esc does."""
        self.reject()
        event.setAccepted(not self.isVisible())


def save_changes(parent: QWidget) -> ask.Answer:
    """Ask whether to keep what was changed in the profiles; Esc cancels."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Chưa lưu")
    box.setText("Lưu thay đổi của hồ sơ cơ quan?")
    roles = QMessageBox.ButtonRole
    buttons = {
        box.addButton(ask.Answer.SAVE.value, roles.AcceptRole): ask.Answer.SAVE,
        box.addButton(ask.Answer.DISCARD.value, roles.DestructiveRole): ask.Answer.DISCARD,
        box.addButton(ask.Answer.CANCEL.value, roles.RejectRole): ask.Answer.CANCEL,
    }
    box.exec()
    pressed = box.clickedButton()
    found = (answer for button, answer in buttons.items() if button is pressed)
    return next(found, ask.Answer.CANCEL)


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(look.GRID)
    for button in buttons:
        row.addWidget(button, 1, Qt.AlignmentFlag.AlignTop)
    return row
