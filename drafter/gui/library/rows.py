"""The drafts of a list: what a row says, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from drafter.errors import DrafterError
from drafter.gui.library.asking import ask
from drafter.gui.library.times import when

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from drafter.gui.librarian import Librarian
    from drafter.store.database import Library
    from drafter.store.records import Query, Record
    from drafter.template.catalogue import Catalogue

    Index = QModelIndex | QPersistentModelIndex

BESIDE = Qt.ItemDataRole.UserRole + 1  # number, type, body, labels
WHEN = Qt.ItemDataRole.UserRole + 2
STATE = Qt.ItemDataRole.UserRole + 3
EXCERPT = Qt.ItemDataRole.UserRole + 4
WORDS = Qt.ItemDataRole.UserRole + 5  # to be marked
PAGE = 50
JOINT = "  ·  "


@dataclass(frozen=True, slots=True)
class Page:
    """Some drafts of a list, with their labels, and whether there are more."""

    records: Sequence[Record] = ()
    labels: Mapping[int, Sequence[str]] = field(default_factory=dict)
    more: bool = False


def page_of(library: Library, query: Query) -> Page:
    """Return the drafts a query asks for, as many as a page has."""
    from drafter.store import drafts
    from drafter.store.labels import labels_of

    found = drafts.find(library, replace(query, limit=PAGE + 1))
    shown = found[:PAGE]
    return Page(shown, labels_of(library, [each.id for each in shown]), len(found) > PAGE)


def type_names(catalogue: Catalogue) -> Callable[[str], str]:
    """Return how a type is called; one that is no more keeps its id."""
    return lambda type_id: catalogue[type_id].name if type_id in catalogue else type_id


class Finder(QObject):
    """Ask the library one thing at a time: of what is typed meanwhile, the newest."""

    found = Signal(object, bool)  # the page, and whether it goes on with the list
    failed = Signal(DrafterError)

    def __init__(self, librarian: Librarian, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._librarian = librarian
        self._next: Query | None = None
        self._asked: Query | None = None

    @property
    def busy(self) -> bool:
        """Tell whether an answer is awaited."""
        return self._asked is not None

    def look(self, query: Query) -> None:
        """Look for drafts, at once or after what is asked now."""
        self._next = query
        if not self.busy:
            self._ask(query)

    def _ask(self, query: Query) -> None:
        self._next, self._asked = None, query
        ask(self._librarian, self, lambda library: page_of(library, query), self._take)

    def _take(self, result: Page | DrafterError) -> None:
        asked, self._asked = self._asked, None
        if self._next is not None:
            self._ask(self._next)
        elif isinstance(result, DrafterError):
            self.failed.emit(result)
        else:
            self.found.emit(result, bool(asked and asked.start))


class Rows(QAbstractListModel):
    """The drafts found, as far as they have been read."""

    more_wanted = Signal()

    def __init__(self, type_name: Callable[[str], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._type_name = type_name
        self.records: list[Record] = []
        self._labels: dict[int, Sequence[str]] = {}
        self._words = ""
        self._more = self._asked = False
        self._said: dict[int, Callable[[Record], str]] = {
            Qt.ItemDataRole.DisplayRole: self._title,
            Qt.ItemDataRole.ToolTipRole: self._title,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            BESIDE: self._beside,
            WHEN: lambda record: when(record.changed),
            STATE: lambda record: record.state.words,
            EXCERPT: lambda record: record.excerpt,
            WORDS: lambda _record: self._words,
        }

    def show(self, page: Page, words: str = "") -> None:
        """Show the first page of a list, with the words to be marked."""
        self.beginResetModel()
        self.records, self._labels = list(page.records), dict(page.labels)
        self._words, self._more, self._asked = words, page.more, False
        self.endResetModel()

    def add(self, page: Page) -> None:
        """Go on with the next page; what is there already is left out."""
        known = {each.id for each in self.records}
        fresh = [each for each in page.records if each.id not in known]
        self._more, self._asked = page.more, False
        if fresh:
            first = len(self.records)
            self.beginInsertRows(QModelIndex(), first, first + len(fresh) - 1)
            self._labels |= page.labels
            self.records += fresh
            self.endInsertRows()

    @property
    def complete(self) -> bool:
        """Tell whether the whole list is read."""
        return not self._more

    def row_of(self, draft_id: int) -> int:
        """Return the row of a draft, -1 where it is not there."""
        return next((at for at, each in enumerate(self.records) if each.id == draft_id), -1)

    def labels_of(self, draft_id: int) -> Sequence[str]:
        """Return the labels of a draft shown."""
        return self._labels.get(draft_id, ())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many are read."""
        return 0 if parent.isValid() else len(self.records)

    def canFetchMore(self, parent: Index) -> bool:
        """Tell whether the list goes on."""
        return self._more and not self._asked and not parent.isValid()

    def fetchMore(self, _parent: Index) -> None:
        """Ask for the next page."""
        self._asked = True
        self.more_wanted.emit()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return what a row says."""
        said = self._said.get(role)
        return said(self.records[index.row()]) if said and index.isValid() else None

    def _title(self, record: Record) -> str:
        return record.title or f"{self._type_name(record.type_id)} (chưa có trích yếu)"

    def _beside(self, record: Record) -> str:
        labels = ", ".join(self.labels_of(record.id))
        told = (record.so_ky_hieu, self._type_name(record.type_id), record.body, labels)
        return JOINT.join(filter(None, told))

    def _spoken(self, record: Record) -> str:
        told = (self._title(record), self._beside(record), record.state.words, when(record.changed))
        return ", ".join(told)
