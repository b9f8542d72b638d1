"""The rows of the book for the table on the screen: the ten columns, seven of them editable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtCore import Signal as QtSignal
from PySide6.QtGui import QColor, QFont

from drafter.errors import DrafterError
from drafter.gui import look
from drafter.store.book import COLUMNS, cells
from drafter.store.register_draw import CORRECTABLE, correct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.store.database import Library
    from drafter.store.register import Number

NAMES = tuple(COLUMNS)
_REASON = len(NAMES) - 1  # the last column says why a number is void
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
AnyIndex = QModelIndex | QPersistentModelIndex


class BookModel(QAbstractTableModel):
    """Show rows of the book; what the clerk corrects is kept at once."""

    failed = QtSignal(DrafterError)

    def __init__(self, library: Library | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library  # none: the rows are only shown
        self._rows: list[Number] = []
        self._regime = "state"
        self._struck = QFont()
        self._struck.setStrikeOut(True)

    def show_rows(self, rows: Sequence[Number], regime: str) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows, self._regime = list(rows), regime
        self.endResetModel()

    @property
    def rows(self) -> tuple[Number, ...]:
        """Return the rows shown."""
        return tuple(self._rows)

    def number_at(self, row: int) -> Number | None:
        """Return the number of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def replace(self, number: Number) -> None:
        """Show a row as it is now."""
        for row, each in enumerate(self._rows):
            if each.id == number.id:
                self._rows[row] = number
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(NAMES) - 1))
                return

    def rowCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NOWHERE) -> int:
        """Return how many columns the form has."""
        return 0 if parent.isValid() else len(NAMES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> Any:  # noqa: ANN401 - as Qt has it
        """Return the words over a column."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(NAMES):
            return None
        shown = role in {_Role.DisplayRole, _Role.ToolTipRole}
        return COLUMNS[NAMES[section]] if shown else None

    def data(self, index: AnyIndex, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return a cell: what it says, what is edited, how a void row looks."""
        number = self.number_at(index.row())
        if number is None:
            return None
        column = index.column()
        if role in {_Role.DisplayRole, _Role.ToolTipRole, _Role.AccessibleTextRole}:
            return cells(number, self._regime)[column]
        if role == _Role.EditRole:
            name = NAMES[column]
            return getattr(number.entry, name) if name in CORRECTABLE else None
        if number.voided and column != _REASON:
            if role == _Role.FontRole:
                return self._struck
            if role == _Role.ForegroundRole:
                return QColor(look.colours().faint)
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let the clerk edit what may be corrected."""
        flags = super().flags(index)
        if self._library and index.isValid() and NAMES[index.column()] in CORRECTABLE:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: AnyIndex, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401
        """Keep a correction; where another desk was first, say so and show its words."""
        number = self.number_at(index.row())
        if number is None or self._library is None or role != _Role.EditRole:
            return False
        name = NAMES[index.column()]
        was = getattr(number.entry, name)
        if str(value) == was:
            return True
        try:
            self.replace(correct(self._library, number.id, name, str(value), was))
        except DrafterError as error:
            self.failed.emit(error)
            return False
        return True
