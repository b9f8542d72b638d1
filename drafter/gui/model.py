"""The letter on the screen: the texts of its fields, its file, and the one undo stack."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft, Field, Kind, Value, coerce
from drafter.errors import DraftError, Finding, Level
from drafter.gui.edits import Edit
from drafter.layout.choices import HouseChoices

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from drafter.store.records import Content
    from drafter.template.catalogue import Template

PACK = "quy_tac"  # the rule pack is undone like a field; no field may bear the file's key
_DATE_REPAIR = "Ghi ngày/tháng/năm, ví dụ 15/6/2026; bản chưa ký có thể chỉ ghi 6/2026 hoặc 2026."


def text_of(value: Value) -> str:
    """Return a value as its field shows it: items as lines, a date as 05/3/2026."""
    if isinstance(value, tuple):
        return "\n".join(value)
    return date_text(value) if isinstance(value, PartialDate) else value


def _shown(spec: Field, value: Value) -> str:
    """Return a value as text; what a new letter offers keeps its last blank, to type on."""
    return spec.start if spec.start and value == coerce(spec, spec.start) else text_of(value)


def date_text(day: PartialDate) -> str:
    """Return a date as the regulation pads it: days 1 to 9 and months 1 and 2."""
    if not day:
        return ""
    parts = [f"{day.day:02}"] if day.day else []
    if day.month:
        parts.append(f"{day.month:02}" if day.month < 3 else str(day.month))
    return "/".join([*parts, str(day.year)])


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What is typed at one moment; safe to hand to another thread."""

    template: Template
    texts: Mapping[str, str]
    pack: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)
    choices: HouseChoices = field(default_factory=HouseChoices)

    def draft(self) -> tuple[Draft, tuple[Finding, ...]]:
        """Return the draft, and a finding for each text that is not of its field's kind."""
        values: dict[str, Value] = {}
        faults = []
        for spec in self.template.fields:
            try:
                values[spec.name] = coerce(spec, self.texts.get(spec.name, ""))
            except DraftError as error:
                values[spec.name] = spec.empty
                repair = _DATE_REPAIR if spec.kind is Kind.NGAY else error.repair
                faults.append(Finding(Level.LOI, error.sentence, spec.name, repair))
        return Draft(self.template.id, values, self.pack, self.images), tuple(faults)

    def pack_name(self) -> str:
        """Return the rule pack the letter falls under, by hand or by its date.

        Raises DraftError where the one chosen by hand belongs to no letter of this regime.
        """
        from drafter.layout.packs import pack_for

        day = self.draft()[0].date().latest() or date.today()
        return pack_for(self.template.regime, day, self.pack).name


class LetterModel(QObject):
    """Hold the letter; every change by the clerk is an entry of the undo stack."""

    loaded = Signal()
    changed = Signal()
    restored = Signal(str, str, int)  # by undo or redo: field, its text, where the cursor goes
    refilled = Signal(tuple)  # the fields that an offer or its undo changed together

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.template: Template | None = None
        self.path: Path | None = None
        self.previous = ""  # the file's text as it was read or written, for its comments
        self.images: dict[str, bytes] = {}  # by the names the texts use; undo leaves them here
        self.choices = HouseChoices()
        self._texts: dict[str, str] = {}
        self._pack = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields of the letter's type."""
        return self.template.fields if self.template else ()

    @property
    def untouched(self) -> bool:
        """Tell whether this is a new letter as it was opened."""
        return self.template is not None and self.path is None and self.stack.index() == 0

    @property
    def modified(self) -> bool:
        """Tell whether something is typed that no file holds."""
        return not self.stack.isClean()

    def load(
        self, template: Template, draft: Draft, path: Path | None = None, previous: str = ""
    ) -> None:
        """Show the letter of a draft; this is no editing."""
        self.path, self.previous = path, previous
        texts = {
            spec.name: _shown(spec, draft.values.get(spec.name, spec.empty))
            for spec in template.fields
        }
        self._show(template, texts, draft.pack, draft.images)

    def load_content(self, template: Template, content: Content) -> None:
        """Show the letter of the library's copy, as it was typed; this is no editing.

        Texts of fields that the type no longer has are kept with it.
        """
        self.path, self.previous = None, ""
        blank = {spec.name: "" for spec in template.fields}
        self._show(template, blank | dict(content.texts), content.pack, content.images)

    def _show(
        self,
        template: Template,
        texts: Mapping[str, str],
        pack: str,
        images: Mapping[str, bytes],
    ) -> None:
        self.template, self._texts, self._pack = template, dict(texts), pack
        self.images = dict(images)
        self.stack.clear()
        self.stack.setClean()
        self.loaded.emit()

    def saved(self, path: Path, text: str) -> None:
        """Note that a file holds the letter as it stands."""
        self.path, self.previous = path, text
        self.stack.setClean()

    def text(self, name: str) -> str:
        """Return the text of a field, or the name of the pack chosen by hand."""
        return self._pack if name == PACK else self._texts.get(name, "")

    def edit(self, name: str, text: str) -> None:
        """Take a change the clerk made in a field."""
        old = self.text(name)
        if old != text:
            self.stack.push(_Change(self, name, Edit.between(old, text)))

    def fill(self, texts: Mapping[str, str]) -> None:
        """Change several fields at once, as one step to undo."""
        edits = {
            name: Edit.between(self.text(name), text)
            for name, text in texts.items()
            if self.text(name) != text
        }
        if edits:
            self.stack.push(_Filling(self, edits))

    def snapshot(self) -> Snapshot | None:
        """Return what is typed now."""
        if self.template is None:
            return None
        return Snapshot(
            self.template, dict(self._texts), self._pack, dict(self.images), self.choices
        )

    def content(self, inherited: str = "") -> Content | None:
        """Return what is typed now, for the library."""
        from drafter.store.records import Content

        if self.template is None:
            return None
        return Content(
            self.template.id, dict(self._texts), self._pack, dict(self.images), inherited
        )

    def put(self, name: str, text: str) -> None:
        """Set a text without an entry in the undo stack; only for that stack's entries."""
        if name == PACK:
            self._pack = text
        else:
            self._texts[name] = text
        self.changed.emit()

    def put_back(self, name: str, edit: Edit) -> None:
        """Apply a change of the undo stack and let the form show it."""
        text = edit.apply(self.text(name))
        self.put(name, text)
        self.restored.emit(name, text, edit.end)

    def put_together(self, edits: Mapping[str, Edit]) -> None:
        """Apply changes of several fields and let the form show them, once."""
        texts = {name: edit.apply(self.text(name)) for name, edit in edits.items()}
        self._pack = texts.pop(PACK, self._pack)
        self._texts |= texts
        self.changed.emit()
        self.refilled.emit(tuple(texts))
        if PACK in edits:
            self.restored.emit(PACK, self._pack, 0)


class _Change(QUndoCommand):
    """One step of typing in one field."""

    def __init__(self, model: LetterModel, name: str, edit: Edit) -> None:
        super().__init__()
        self._model, self.name, self.edit = model, name, edit
        self._typed = True  # the widget already shows it when the stack first runs it

    def id(self) -> int:
        """Return one id for all, so that the stack tries to merge."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next change in where both are one step to a person."""
        if not isinstance(other, _Change) or other.name != self.name or self.name == PACK:
            return False
        joined = self.edit.joined(other.edit)
        if joined is not None:
            self.edit = joined
        return joined is not None

    def redo(self) -> None:
        """Make the change; when it was just typed, without touching the widget."""
        if self._typed:
            self._typed = False
            self._model.put(self.name, self.edit.apply(self._model.text(self.name)))
        else:
            self._model.put_back(self.name, self.edit)

    def undo(self) -> None:
        """Take the change back and show its place."""
        self._model.put_back(self.name, self.edit.reverse())


class _Filling(QUndoCommand):
    """One step that changes several fields; the form does not yet show it."""

    def __init__(self, model: LetterModel, edits: Mapping[str, Edit]) -> None:
        super().__init__()
        self._model, self._edits = model, edits

    def redo(self) -> None:
        """Make the changes."""
        self._model.put_together(self._edits)

    def undo(self) -> None:
        """Take the changes back."""
        self._model.put_together({name: each.reverse() for name, each in self._edits.items()})
