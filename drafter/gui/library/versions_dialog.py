"""“Các phiên bản”: what was kept of a letter, compared side by side, brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from drafter.errors import DrafterError
from drafter.gui import look
from drafter.gui.library import side_by_side
from drafter.gui.library.asking import ask
from drafter.gui.library.times import when
from drafter.gui.mnemonics import with_mnemonics
from drafter.gui.spoken import SpokenLabel
from drafter.store.compare import FieldChange, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.draft.fields import Field
    from drafter.gui.librarian import Librarian
    from drafter.store.database import Library
    from drafter.store.records import Content
    from drafter.store.versions import Version

_SIZE = QSize(1080, 640)
_LIST_WIDTH = 280
_VERSION = Qt.ItemDataRole.UserRole
PRESENT, BY_ITSELF = "Hiện nay", "tự giữ"
EMPTY = (
    "Chưa có phiên bản nào. Mỗi lần lưu (Ctrl+S) giữ lại một phiên bản; "
    "“Đặt tên…” giữ bản hiện nay với một tên, ví dụ “Bản trình lần 1”."
)


class VersionsDialog(QDialog):
    """The versions of one draft; the one to bring back is told by a signal."""

    restore_wanted = Signal(object)  # the content

    def __init__(
        self,
        librarian: Librarian,
        draft_id: int,
        present: Content,
        fields: Sequence[Field],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Các phiên bản")
        self.resize(_SIZE.boundedTo(parent.size()) if parent else _SIZE)
        self._librarian, self._draft_id = librarian, draft_id
        self._present, self._fields = present, fields
        self._changes: list[FieldChange] | None = None
        self._titles = ("", "")
        self._asked = 0  # only the last comparison asked for is shown
        self.list = QListWidget()
        self.view = QTextBrowser()
        self.everything = QCheckBox("Hiện cả phần không đổi")
        self.name = QPushButton("Đặt tên…")
        self.restore = QPushButton("Khôi phục phiên bản này")
        self.leave = QPushButton("Đóng")
        self.error = SpokenLabel()
        self._make()
        self._lay_out()
        self.read()

    def _make(self) -> None:
        self.list.setAccessibleName("Các phiên bản")
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setObjectName("drafts")
        self.list.itemSelectionChanged.connect(self._choose)
        self.view.setAccessibleName("Hai bản bên nhau")
        self.view.setOpenLinks(False)
        self.error.setProperty("role", "error")
        self.error.setWordWrap(True)
        self.error.hide()
        self.everything.toggled.connect(self._show)
        self.name.clicked.connect(self.ask_name)
        self.restore.clicked.connect(self._restore)
        self.leave.clicked.connect(self.reject)
        QShortcut(QKeySequence("F2"), self, self.ask_name)
        for button in (self.name, self.restore, self.leave):
            button.setAutoDefault(False)
        self.name.setToolTip("Đặt tên (F2)")

    def _lay_out(self) -> None:
        told = "Chọn một bản để so với hiện nay; giữ Ctrl chọn hai bản để so với nhau."
        widgets = (self.everything, self.name, self.restore, self.leave)
        words = with_mnemonics([told, *(each.text() for each in widgets)], ())
        label = QLabel(words[0])
        label.setBuddy(self.list)
        label.setWordWrap(True)
        for widget, text in zip(widgets, words[1:], strict=True):
            widget.setText(text)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.setHandleWidth(1)
        halves.addWidget(_column(label, self.list, right=look.GRID))
        halves.addWidget(_column(self.view, left=look.GRID))
        halves.setSizes([_LIST_WIDTH, _SIZE.width() - _LIST_WIDTH])
        halves.setStretchFactor(1, 1)
        self._lay_out_foot(halves)

    def _lay_out_foot(self, halves: QSplitter) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(look.GRID)
        for button in (self.restore, self.name):
            foot.addWidget(button)
        foot.addWidget(self.everything)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(*(4 * [2 * look.GRID]))
        whole.setSpacing(3 * look.GRID // 2)
        whole.addWidget(halves, 1)
        whole.addWidget(self.error)
        whole.addLayout(foot)

    # The list

    def read(self) -> None:
        """Read the versions anew."""
        draft_id = self._draft_id
        ask(self._librarian, self, lambda library: _history(library, draft_id), self._fill)

    def _fill(self, versions: list[Version] | DrafterError) -> None:
        if isinstance(versions, DrafterError):
            self._tell(versions)
            return
        row = max(self.list.currentRow(), 0)
        self.list.clear()
        self._add(None, PRESENT)
        for version in versions:
            self._add(version, _words(version))
        self.list.setCurrentRow(min(max(row, 1), self.list.count() - 1))
        if not versions:
            self.view.setPlainText(EMPTY)

    def _add(self, version: Version | None, words: str) -> None:
        item = QListWidgetItem(words, self.list)
        item.setData(_VERSION, version)

    def chosen(self) -> list[Version | None]:
        """Return what is chosen, the older first; None is the letter as it is now."""
        rows = sorted((self.list.row(item) for item in self.list.selectedItems()), reverse=True)
        return [self.list.item(row).data(_VERSION) for row in rows]

    def _choose(self) -> None:
        chosen = self.chosen()
        one = chosen[0] if len(chosen) == 1 else None
        self.restore.setEnabled(one is not None)
        self.name.setEnabled(len(chosen) == 1)
        if len(chosen) == 1:
            chosen = [*chosen, None]
        if len(chosen) == 2 and chosen != [None, None]:
            self._compare(chosen[0], chosen[1])
        else:
            self._changes = None
            self.view.setPlainText("" if self.list.count() > 1 else EMPTY)

    # Comparing

    def _compare(self, old: Version | None, new: Version | None) -> None:
        """Compare in the library's thread: a long letter takes a moment."""
        self._asked += 1
        ticket = self._asked
        self._titles = _words(old), _words(new)
        present, fields = self._present, self._fields

        def work(library: Library) -> list[FieldChange]:
            before, after = (_content(library, each, present) for each in (old, new))
            return compare(before, after, fields)

        def end(result: list[FieldChange] | DrafterError) -> None:
            if isinstance(result, DrafterError):
                self._tell(result)
            elif ticket == self._asked:
                self._changes = result
                self._show()

        ask(self._librarian, self, work, end)

    def _show(self) -> None:
        if self._changes is not None:
            everything = self.everything.isChecked()
            self.view.setHtml(side_by_side.html(self._changes, self._titles, everything=everything))

    # Naming, bringing back

    def ask_name(self) -> None:
        """Ask for a name: of the version chosen, or of the letter as it is now, which is kept."""
        if not self.name.isEnabled():
            return
        version = self.chosen()[0]
        dialog = NameDialog(version.name if version else "", self)
        if dialog.exec():
            self._give_name(version, dialog.edit.text())
        dialog.deleteLater()

    def _give_name(self, version: Version | None, name: str) -> None:
        draft_id = self._draft_id

        def work(library: Library) -> None:
            from drafter.store import versions

            if version:
                versions.name_version(library, version.id, name)
            else:
                versions.keep(library, draft_id, name)

        def end(result: object) -> None:
            if isinstance(result, DrafterError):
                self._tell(result)
            else:
                self.read()

        ask(self._librarian, self, work, end)

    def _restore(self) -> None:
        version, present = self.chosen()[0], self._present

        def end(result: Content | DrafterError) -> None:
            if isinstance(result, DrafterError):
                self._tell(result)
            else:
                self.accept()
                self.restore_wanted.emit(result)

        ask(self._librarian, self, lambda library: _content(library, version, present), end)

    def _tell(self, error: DrafterError) -> None:
        self.error.setText(str(error))
        self.error.show()


class NameDialog(QDialog):
    """Ask for the name of a version; blank takes it away."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Đặt tên phiên bản")
        self.edit = QLineEdit(name)
        self.edit.setMaxLength(120)
        self.edit.setAccessibleName("Tên phiên bản")
        self.edit.selectAll()
        done, cancel = QPushButton(), QPushButton()
        told = ("Tên phiên bản, ví dụ “Bản trình lần 1”", "Đồng ý", "Hủy")
        words, *texts = with_mnemonics(told, ())
        for button, text in zip((done, cancel), texts, strict=True):
            button.setText(text)
        done.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        label = QLabel(words)
        label.setBuddy(self.edit)
        foot = QHBoxLayout()
        foot.setSpacing(look.GRID)
        foot.addStretch(1)
        foot.addWidget(done)
        foot.addWidget(cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(look.GRID)
        column.addWidget(label)
        column.addWidget(self.edit)
        column.addLayout(foot)
        self.resize(400, self.sizeHint().height())


def _column(*widgets: QWidget, left: int = 0, right: int = 0) -> QWidget:
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(left, 0, right, 0)
    column.setSpacing(look.GRID)
    for widget in widgets:
        column.addWidget(widget)
    return whole


def _words(version: Version | None) -> str:
    return f"{version.name or BY_ITSELF}  ·  {when(version.kept)}" if version else PRESENT


def _history(library: Library, draft_id: int) -> list[Version]:
    from drafter.store import versions

    return versions.history(library, draft_id)


def _content(library: Library, version: Version | None, present: Content) -> Content:
    from drafter.store import versions

    return versions.read_version(library, version.id) if version else present
