"""What the window shows before any letter: choose a type, or go on with a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QPushButton, QVBoxLayout, QWidget

from drafter.gui import look
from drafter.gui.actions import MENUS
from drafter.gui.library.paint import RowDelegate
from drafter.gui.library.rows import Page, Rows, type_names
from drafter.gui.mnemonics import with_mnemonics
from drafter.gui.picker import INSTRUCTION, TypePicker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex

    from drafter.gui.memory import Memory
    from drafter.store.records import Record
    from drafter.template.catalogue import Catalogue

SHOWN = 12
NEWEST = "Sửa gần đây nhất:"
NO_DRAFTS = (
    "Chưa có văn bản nào. Chọn một loại ở bên trái để bắt đầu: "
    "mọi văn bản được tự giữ và hiện ở đây để mở lại."
)


class StartPage(QWidget):
    """The picker at the left, the newest drafts at the right."""

    type_chosen = Signal(str)
    draft_chosen = Signal(int)
    library_wanted = Signal()
    open_wanted = Signal()

    def __init__(self, catalogue: Catalogue, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.picker = TypePicker(catalogue)
        self.picker.chosen.connect(self.type_chosen)
        self.rows = Rows(type_names(catalogue), self)
        self.drafts = QListView()
        self.told = QLabel()
        self.told.setWordWrap(True)
        words = ("Mở thư viện…", "Mở tệp bản thảo…", INSTRUCTION, NEWEST)
        library, file, choose, self._newest = with_mnemonics(words, _menu_letters())
        self.library, self.open = QPushButton(library), QPushButton(file)
        self._choose = QLabel(choose)
        self._choose.setBuddy(self.picker.search)
        self.told.setBuddy(self.drafts)
        self.library.setToolTip("Mở thư viện (Ctrl+L)")
        self.library.clicked.connect(self.library_wanted)
        self.open.clicked.connect(self.open_wanted)
        self._make_list()
        self._lay_out()
        self.setFocusProxy(self.picker)
        self.show_drafts(())

    def _make_list(self) -> None:
        view = self.drafts
        view.setModel(self.rows)
        view.setItemDelegate(RowDelegate(view))
        view.setAccessibleName("Văn bản sửa gần đây")
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.clicked.connect(self._open)
        view.activated.connect(self._open)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*(4 * [3 * look.GRID]))
        row.setSpacing(4 * look.GRID)
        row.addStretch(1)
        buttons = QWidget()
        foot = QHBoxLayout(buttons)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(look.GRID)
        for button in (self.library, self.open):
            foot.addWidget(button, 1)
        row.addLayout(self._column("Soạn văn bản mới", self._choose, self.picker), 6)
        row.addLayout(self._column("Văn bản gần đây", self.told, self.drafts, buttons), 5)
        row.addStretch(1)

    def _column(self, title: str, told: QLabel, *widgets: QWidget) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(look.GRID)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        told.setProperty("role", "muted")
        told.setAlignment(Qt.AlignmentFlag.AlignTop)
        for widget in (heading, told, *widgets):
            column.addWidget(widget)
        column.setStretchFactor(widgets[0], 100)
        column.addStretch(1)
        return column

    def refresh(self) -> None:
        """Show the types that were used last."""
        self.picker.set_recent(self._memory.recent_types())

    def show_drafts(self, records: Sequence[Record]) -> None:
        """Show the newest drafts of the library."""
        self.rows.show(Page(records[:SHOWN]))
        self.drafts.setVisible(bool(records))
        self.told.setText(self._newest if records else NO_DRAFTS)

    def _open(self, index: QModelIndex) -> None:
        self.draft_chosen.emit(self.rows.records[index.row()].id)


def _menu_letters() -> set[str]:
    return {title[title.index("&") + 1].upper() for title, _ in MENUS}
