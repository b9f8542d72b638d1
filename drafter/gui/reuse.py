"""The marks of a letter made from an older one: every fact it took over, until it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QToolButton, QWidget

from drafter.draft import inherited as owed
from drafter.draft.inherited import Inherited
from drafter.gui import look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.draft.facts import Fact
    from drafter.gui.field_row import FieldRow
    from drafter.gui.form import Form
    from drafter.gui.model import LetterModel


_NAMED_AT_MOST = 20  # facts under a field: more have no room


class Reuse(QObject):
    """Hold what the letter on the screen owes; mark it in the form, lead the clerk through it."""

    changed = Signal()  # a fact was confirmed, or a change of the text moved or took one

    def __init__(self, model: LetterModel, form: Form) -> None:
        super().__init__(form)
        self.inherited = Inherited()
        self._model, self._form = model, form
        self._strips: dict[str, OwedStrip] = {}
        self._chosen: tuple[str, Fact] | None = None
        self.next_action = self._action("Đến chỗ lấy từ văn bản cũ", "F9", self.go_to_next)
        self.confirm_action = self._action("Đúng rồi", "Ctrl+Return", self.confirm_chosen)
        self.confirm_all_action = self._action(
            "Đúng cả ô này", "Ctrl+Shift+Return", self.confirm_field
        )
        form.installEventFilter(self)
        model.loaded.connect(lambda: self.begin(Inherited()))
        model.changed.connect(self._follow)

    def _action(self, text: str, keys: str, slot: object) -> QAction:
        action = QAction(text, self._form)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(slot)
        self._form.addAction(action)
        return action

    # What the window asks

    def begin(self, inherited: Inherited) -> None:
        """Mark what the letter just loaded owes; its texts stay as they are."""
        self._strips, self._chosen = {}, None
        self.inherited = owed.still(inherited, self._texts(inherited))
        self._show(self._form.rows)

    def as_json(self) -> str:
        """Return what is left to confirm as the library keeps it."""
        return owed.to_json(self.inherited)

    def warnings(self) -> list[str]:
        """Return a sentence for each fact left, in the order of the page."""
        labels = {name: row.spec.label for name, row in self._form.rows.items()}
        return owed.told(self.inherited, labels)

    # By keyboard

    def go_to_next(self) -> None:
        """Select the next fact after the cursor, in the order of the page, and begin anew."""
        places = [
            (number, fact.start, name, fact)
            for number, name in enumerate(self._form.rows)
            for fact in self.inherited.of(name)
        ]
        if places:
            here = self._here()
            later = (place for place in places if place[:2] >= here)
            _, _, name, fact = next(later, places[0])
            self._choose(name, fact)

    def confirm_chosen(self) -> None:
        """Confirm the fact that the cursor is at and go on to the next."""
        chosen = self._at_cursor()
        if chosen:
            name, fact = chosen
            self._put(owed.confirm(self.inherited, name, self.inherited.of(name).index(fact)))
        self.go_to_next()

    def confirm_field(self) -> None:
        """Confirm all facts of the field with the cursor and go on to the next."""
        if self.inherited.of(self._form.current):
            self._put(owed.confirm(self.inherited, self._form.current))
        self.go_to_next()

    def _here(self) -> tuple[int, int]:
        """Return the number of the field with the cursor, and the cursor's place in it.

        With the cursor on the page, it is the fact last chosen.
        """
        name = self._form.current
        if name in self._form.rows:
            return list(self._form.rows).index(name), self._form.rows[name].cursor_at()
        if self._chosen:
            return list(self._form.rows).index(self._chosen[0]), self._chosen[1].end
        return 0, 0

    def _at_cursor(self) -> tuple[str, Fact] | None:
        name = self._form.current
        row = self._form.rows.get(name)
        if row is None:
            return None
        at, text = row.cursor_at(), self._model.text(name)
        there = [fact for fact in self.inherited.of(name) if _is_at(fact, at, text)]
        if self._chosen and self._chosen[0] == name and self._chosen[1] in there:
            return self._chosen
        return (name, there[0]) if there else None

    def _choose(self, name: str, fact: Fact) -> None:
        self._chosen = name, fact
        self._form.focus_field(name)
        self._form.rows[name].select(fact.start, len(fact.text))
        self._show([name])

    # What changes

    def _texts(self, inherited: Inherited) -> dict[str, str]:
        return {name: self._model.text(name) for name in inherited.facts}

    def _follow(self) -> None:
        """Follow the facts through a change of the texts."""
        if self.inherited.facts:
            self._put(owed.still(self.inherited, self._texts(self.inherited)))

    def _put(self, inherited: Inherited) -> None:
        before, self.inherited = self.inherited, inherited
        names = [name for name in before.facts if before.of(name) != inherited.of(name)]
        if names:
            self._show(names)
            self.changed.emit()

    def _show(self, names: Iterable[str]) -> None:
        """Mark the facts of some fields in their inputs, and name them below."""
        for name in names:
            row, kept = self._form.rows[name], self.inherited.of(name)
            if kept or name in self._strips:
                row.input.mark_spans([(fact.start, fact.end) for fact in kept])
                self._strip(row).show_facts(self._first(name, kept))

    def _first(self, name: str, kept: tuple[Fact, ...]) -> list[Fact]:
        """Return a field's facts from the one at hand on."""
        at = kept.index(self._chosen[1]) if self._chosen and self._chosen[1] in kept else 0
        return [*kept[at:], *kept[:at]] if self._chosen and self._chosen[0] == name else [*kept]

    def _strip(self, row: FieldRow) -> OwedStrip:
        name = row.spec.name
        if name not in self._strips:
            strip = OwedStrip(row.spec.label)
            column = row.layout()
            if isinstance(column, QBoxLayout):
                column.insertWidget(column.indexOf(row.message), strip)
            strip.confirmed.connect(lambda: self._confirm_first(name))
            strip.all_confirmed.connect(lambda: self._confirm_all(name))
            self._strips[name] = strip
        return self._strips[name]

    def _confirm_first(self, name: str) -> None:
        fact = self._first(name, self.inherited.of(name))[0]
        self._choose(name, fact)
        self.confirm_chosen()

    def _confirm_all(self, name: str) -> None:
        self._form.focus_field(name)
        self.confirm_field()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Draw the marks anew in the colours of another scheme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._show(self._strips)
        return super().eventFilter(watched, event)


def _is_at(fact: Fact, at: int, text: str) -> bool:
    """Tell whether a place is in a fact or at its end, marks of bold between not counted."""
    beside = text[fact.end : at] + text[at : fact.start]
    return fact.start <= at <= fact.end or (bool(beside) and not beside.strip("*"))


class OwedStrip(QWidget):
    """A line under a field: what of it comes from an older letter, and that it is right."""

    confirmed = Signal()
    all_confirmed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self._words = _TwoLines()
        self._one = self._button("Đúng rồi", "Ctrl+Enter", label)
        self._all = self._button("Đúng cả", "Ctrl+Shift+Enter", label)
        self._one.clicked.connect(self.confirmed)
        self._all.clicked.connect(self.all_confirmed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GRID // 2)
        row.addWidget(self._words, 1)
        for button in (self._one, self._all):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _button(self, text: str, keys: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(f"{text} ({keys})")
        button.setAccessibleName(f"{text} - {label}")
        button.setProperty("role", "link")
        # The keys do the same, so the tab order stays that of the fields.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def show_facts(self, kept: list[Fact]) -> None:
        """Name the facts, the one at hand first; with none the strip goes."""
        words = ", ".join(f"“{owed.words_of(fact)}”" for fact in kept[:_NAMED_AT_MOST])
        count = f" ({len(kept)} chỗ)" if len(kept) > 1 else ""
        self._words.show_line(f"Lấy từ văn bản cũ{count}: {words}")
        self._all.setVisible(len(kept) > 1)
        self.setVisible(bool(kept))

    @property
    def text(self) -> str:
        """Return the whole line, however much of it has room."""
        return self._words.line


class _TwoLines(QLabel):
    """Words on at most two lines, cut where their room ends; the whole is the tool tip."""

    def __init__(self) -> None:
        super().__init__()
        self.line = ""
        self.setProperty("role", "warning")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)
        self.setContentsMargins(0, 3, 0, 0)  # its first line stands beside the buttons' words

    def show_line(self, line: str) -> None:
        """Show words."""
        self.line = line
        self.setToolTip(line)
        self.setAccessibleName(line)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words for their new room."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        layout = QTextLayout(self.line, self.font())
        layout.beginLayout()
        first = layout.createLine()
        first.setLineWidth(self.width())
        layout.endLayout()
        at, right = first.textLength(), Qt.TextElideMode.ElideRight
        second = self.fontMetrics().elidedText(self.line[at:], right, self.width())
        self.setText("\n".join(filter(None, (self.line[:at].rstrip(), second))))
