"""Choose a document type: a search box that needs no diacritics, a list, Enter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from drafter.gui import look
from drafter.gui.mnemonics import with_mnemonics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.template.catalogue import Catalogue, Template

_ID = Qt.ItemDataRole.UserRole
_BESIDE = Qt.ItemDataRole.UserRole + 1
_LIST_KEYS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_HEIGHT = 640
INSTRUCTION = "Chọn loại văn bản, hoặc gõ vài chữ để tìm, rồi nhấn Enter."


class TypePicker(QWidget):
    """The search box and the list of types."""

    chosen = Signal(str)

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = catalogue
        self._recent: list[str] = []
        self.search = QLineEdit()
        self.list = QListWidget()
        self.nothing = QLabel("Không có loại văn bản nào khớp. Thử ít chữ hơn.")
        self.nothing.setProperty("role", "muted")
        self._make_search()
        self._make_list()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID)
        for widget in (self.search, self.nothing, self.list):
            column.addWidget(widget)
        self.setFocusProxy(self.search)
        self.fill()

    def _make_search(self) -> None:
        self.search.setPlaceholderText("Tìm: cv, to trinh, quyết định…")
        self.search.setAccessibleName("Tìm loại văn bản")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.search.textChanged.connect(self.fill)
        self.search.returnPressed.connect(self._choose)

    def _make_list(self) -> None:
        self.list.setAccessibleName("Các loại văn bản")
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setItemDelegate(_TypeDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)

    def set_recent(self, type_ids: Sequence[str]) -> None:
        """Put the types chosen last on top."""
        self._recent = [each for each in type_ids if each in self._catalogue]
        self.fill()

    def fill(self) -> None:
        """List the types that match the search."""
        query = self.search.text().strip()
        self.list.clear()
        if query:
            for template in self._catalogue.search(query):
                self._add(template, group=True)
        else:
            self._fill_groups()
        self.nothing.setVisible(self.list.count() == 0)
        first = next((n for n in range(self.list.count()) if self._type_id(n)), -1)
        self.list.setCurrentRow(first)

    def _fill_groups(self) -> None:
        if self._recent:
            self._add_heading("Gần đây")
            for type_id in self._recent:
                self._add(self._catalogue[type_id], group=True)
        for heading, templates in _families(self._catalogue.values()).items():
            self._add_heading(heading)
            for template in templates:
                self._add(template)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _add(self, template: Template, *, group: bool = False) -> None:
        item = QListWidgetItem(template.name, self.list)
        item.setData(_ID, template.id)
        sample = f"Mẫu {template.sample}" if template.sample else ""
        source = "mẫu của cơ quan" if template.own else sample
        beside = (template.group if group else "", template.symbol, source)
        item.setData(_BESIDE, "  ·  ".join(filter(None, beside)))
        item.setToolTip(template.clause)

    def _type_id(self, row: int) -> str:
        item = self.list.item(row)
        return str(item.data(_ID) or "") if item else ""

    def _choose(self) -> None:
        type_id = self._type_id(self.list.currentRow())
        if type_id:
            self.chosen.emit(type_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk the list while the cursor stays in the search box."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._walk(event)
        return super().eventFilter(watched, event)

    def _walk(self, event: QKeyEvent) -> bool:
        if event.key() in _LIST_KEYS:
            self.list.keyPressEvent(event)
        return event.key() in _LIST_KEYS


def _families(templates: Iterable[Template]) -> dict[str, list[Template]]:
    """Return the types under their headings; a regime of one family needs no more than its name."""
    families: dict[tuple[str, str], list[Template]] = {}
    for template in templates:
        families.setdefault((template.group, template.family), []).append(template)
    count = Counter(group for group, _ in families)
    return {
        f"{group} · {family}" if count[group] > 1 else group: found
        for (group, family), found in sorted(
            families.items(), key=lambda pair: list(count).index(pair[0][0])
        )
    }


class _TypeDelegate(QStyledItemDelegate):
    """Draw a type's name, and quietly beside it what tells it from its namesakes."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return a comfortable row."""
        height = option.fontMetrics.height()
        return QSize(200, height + (14 if index.data(_ID) else 18))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        painter.save()
        if index.data(_ID):
            self._paint_type(painter, option, index)
        else:
            box = option.rect.adjusted(look.GRID, 0, 0, -4)
            painter.setPen(QColor(look.colours().accent))
            below = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(box, below, str(index.data()))
        painter.restore()

    def _paint_type(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        scheme = look.colours()
        box: QRect = option.rect.adjusted(2 * look.GRID, 0, -2 * look.GRID, 0)
        middle, chosen = Qt.AlignmentFlag.AlignVCenter, option.state & option.state.State_Selected
        if chosen:
            painter.fillRect(option.rect, QColor(scheme.accent))
        painter.setPen(QColor(scheme.on_accent if chosen else scheme.text))
        beside, metrics = str(index.data(_BESIDE)), option.fontMetrics
        room = box.width() - metrics.horizontalAdvance(beside) - look.GRID
        name = metrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | middle, name)
        painter.setPen(QColor(scheme.on_accent if chosen else scheme.muted))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | middle, beside)


class PickerDialog(QDialog):
    """The picker on its own, for Ctrl+N."""

    def __init__(
        self, catalogue: Catalogue, recent: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Văn bản mới")
        room = parent.height() - 8 * look.GRID if parent else _HEIGHT
        self.resize(560, min(room, _HEIGHT))
        self.type_id = ""
        self.picker = TypePicker(catalogue)
        self.picker.set_recent(recent)
        self.picker.chosen.connect(self._take)
        words = with_mnemonics((INSTRUCTION,), ())[0]
        told = QLabel(words)
        told.setBuddy(self.picker.search)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(look.GRID)
        column.addWidget(told)
        column.addWidget(self.picker)

    def _take(self, type_id: str) -> None:
        self.type_id = type_id
        self.accept()
