"""What the window shows before any letter: choose a type, or open a draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.gui import look
from drafter.gui.picker import INSTRUCTION, TypePicker

if TYPE_CHECKING:
    from drafter.gui.memory import Memory
    from drafter.template.catalogue import Catalogue

_NO_FILES = "Bản thảo đã lưu sẽ hiện ở đây để mở lại."


class StartPage(QWidget):
    """The picker at the left, drafts at the right."""

    type_chosen = Signal(str)
    file_chosen = Signal(Path)
    open_wanted = Signal()

    def __init__(self, catalogue: Catalogue, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.picker = TypePicker(catalogue)
        self.picker.chosen.connect(self.type_chosen)
        self.files = QListWidget()
        self.files.setObjectName("drafts")
        self.files.setAccessibleName("Bản thảo mở gần đây")
        self.files.itemClicked.connect(self._open)
        self.files.itemActivated.connect(self._open)
        self.none = QLabel()
        self.none.setWordWrap(True)
        self.open = QPushButton("Mở bản thảo…")
        self.open.clicked.connect(self.open_wanted)
        self._lay_out()
        self.setFocusProxy(self.picker)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(*(4 * [3 * look.GRID]))
        row.setSpacing(4 * look.GRID)
        row.addStretch(1)
        told = QLabel(INSTRUCTION)
        row.addLayout(self._column("Soạn văn bản mới", told, self.picker), 6)
        row.addLayout(self._column("Mở bản thảo", self.none, self.files, self.open), 4)
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
        """Show what was used last."""
        self.picker.set_recent(self._memory.recent_types())
        self.files.clear()
        for path in self._memory.recent_files():
            item = QListWidgetItem(path.stem, self.files)
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setToolTip(str(path))
        blank = self.files.count() == 0
        self.none.setText(_NO_FILES if blank else "Mở gần đây:")
        self.files.setVisible(self.files.count() > 0)

    def _open(self, item: QListWidgetItem) -> None:
        self.file_chosen.emit(Path(str(item.data(Qt.ItemDataRole.UserRole))))
