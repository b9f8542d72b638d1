"""Narrow the list: by type, body, year, state, label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from drafter.gui import look
from drafter.store.records import Query, State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafter.store.database import Library
    from drafter.template.catalogue import Catalogue

# Field of the query, label, what stands for all.
_ROWS = (
    ("type_id", "Loại", "Mọi loại"),
    ("body", "Cơ quan", "Mọi cơ quan"),
    ("year", "Năm", "Mọi năm"),
    ("state", "Trạng thái", "Mọi trạng thái"),
    ("label", "Nhãn", "Mọi nhãn"),
)


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters offer."""

    type_id: Sequence[str] = ()
    body: Sequence[str] = ()
    year: Sequence[int] = ()
    label: Sequence[str] = ()


def choices_of(library: Library) -> Choices:
    """Return what the drafts of the library can be filtered by."""
    from drafter.store import drafts
    from drafter.store.labels import all_labels

    return Choices(*drafts.offered(library), all_labels(library))


def names_apart(catalogue: Catalogue) -> Callable[[str], str]:
    """Return how a type is called, with its regime where both have one of that name."""
    count = Counter(template.name for template in catalogue.values())
    names = {
        template.id: f"{template.name} ({template.group})"
        if count[template.name] > 1
        else template.name
        for template in catalogue.values()
    }
    return lambda type_id: names.get(type_id, type_id)


class Filters(QWidget):
    """A row of lists; each begins with all."""

    changed = Signal()

    def __init__(self, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._type_name = names_apart(catalogue)
        self.boxes: dict[str, QComboBox] = {}
        self.labels: list[QLabel] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(look.GRID)
        grid.setVerticalSpacing(look.GRID // 2)
        for column, (name, told, blank) in enumerate(_ROWS):
            label = QLabel(told)
            self.boxes[name] = box = self._box(told, blank)
            label.setBuddy(box)
            self.labels.append(label)
            grid.addWidget(label, 0, column)
            grid.addWidget(box, 1, column)
            grid.setColumnStretch(column, 3 if name in {"type_id", "body"} else 2)
        for state in State:
            self.boxes["state"].addItem(state.words, state)

    def _box(self, told: str, blank: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"Lọc theo {told.lower()}")
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        box.setSizeAdjustPolicy(policy)
        box.setMinimumContentsLength(10)
        box.addItem(blank, None)
        box.activated.connect(self.changed)
        return box

    def offer(self, choices: Choices) -> None:
        """Offer what there is; what is chosen stays chosen."""
        types = sorted((self._type_name(each), each) for each in choices.type_id)
        self._fill("type_id", types)
        self._fill("body", [(each, each) for each in choices.body])
        self._fill("year", [(str(each), each) for each in choices.year])
        self._fill("label", [(each, each) for each in choices.label])

    def _fill(self, name: str, offered: Sequence[tuple[str, object]]) -> None:
        box = self.boxes[name]
        chosen, told = box.currentData(), box.currentText()
        while box.count() > 1:
            box.removeItem(1)
        for words, value in offered:
            box.addItem(words, value)
        if chosen is not None and box.findData(chosen) < 0:
            box.addItem(told, chosen)
        box.setCurrentIndex(max(box.findData(chosen), 0))
        box.view().setMinimumWidth(box.view().sizeHintForColumn(0) + 4 * look.GRID)

    def offered(self, name: str) -> list[str]:
        """Return what a list offers beside all."""
        box = self.boxes[name]
        return [box.itemText(at) for at in range(1, box.count())]

    def narrowed(self, query: Query) -> Query:
        """Return a query with what is chosen here."""
        chosen = {name: box.currentData() for name, box in self.boxes.items()}
        return replace(query, **{name: value for name, value in chosen.items() if value})

    @property
    def chosen(self) -> bool:
        """Tell whether anything narrows the list."""
        return any(box.currentIndex() > 0 for box in self.boxes.values())

    def clear(self) -> None:
        """Choose all again."""
        for box in self.boxes.values():
            box.setCurrentIndex(0)
        self.changed.emit()
