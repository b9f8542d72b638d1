"""The profiles as they are typed in their dialog, with one undo stack; the library is untouched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from drafter.draft.clean import clean_line, fold
from drafter.draft.fields import coerce
from drafter.gui.edits import Edit
from drafter.gui.model import text_of
from drafter.store.profile import Group, Profile
from drafter.store.profile_fields import SPECS, read_values, values_of
from drafter.template.catalogue import GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.errors import Finding

_COPY = "{} (bản sao)"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One profile as typed: a text a field, the groups of its address book by name."""

    texts: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str, str], ...] = ()
    id: int = 0
    revision: int = 0

    @classmethod
    def of(cls, profile: Profile) -> Sheet:
        """Return a profile as its form shows it."""
        texts = tuple((name, text_of(value)) for name, value in values_of(profile).items())
        groups = tuple((group.ten, "\n".join(group.dong)) for group in profile.nhom)
        return cls(texts, groups, profile.id, profile.revision)

    def text(self, name: str) -> str:
        """Return the text of a field."""
        return dict(self.texts)[name]

    def with_text(self, name: str, text: str) -> Sheet:
        """Return the sheet with another text in a field."""
        return replace(self, texts=tuple({**dict(self.texts), name: text}.items()))

    def with_group(self, at: int, name: str, lines: str) -> Sheet:
        """Return the sheet with a group in place of one, or at the end."""
        groups = [*self.groups[:at], (name, lines), *self.groups[at + 1 :]]
        return replace(self, groups=tuple(groups))

    def without_group(self, at: int) -> Sheet:
        """Return the sheet without a group."""
        return replace(self, groups=(*self.groups[:at], *self.groups[at + 1 :]))

    @property
    def regime(self) -> str:
        """Return the regime chosen, the State's where none is."""
        chosen = self.text("che_do")
        return next((key for key, word in GROUPS.items() if word == chosen), "state")

    @property
    def name(self) -> str:
        """Return what the list calls the profile."""
        words = self.text("ten") or self.text("co_quan_ban_hanh")
        return " ".join(words.split()) or "Hồ sơ mới"

    def profile(self) -> tuple[Profile, tuple[Finding, ...]]:
        """Return the profile, and what is wrong in its fields."""
        values = {name: coerce(SPECS[name], text) for name, text in self.texts}
        places = SPECS["so_dia_chi"]
        groups = (
            Group(clean_line(name), tuple(coerce(places, lines)))  # type: ignore[arg-type]
            for name, lines in self.groups
        )
        profile, findings = read_values(values, groups)
        return replace(profile, id=self.id, revision=self.revision), findings


@dataclass(frozen=True, slots=True)
class State:
    """All sheets, which of them is shown, and which is the default; -1 is none."""

    sheets: tuple[Sheet, ...] = ()
    current: int = -1
    default: int = -1


class SheetsModel(QObject):
    """Hold the sheets; every change is an entry of the undo stack."""

    edited = Signal()  # something is typed: the form shows it already
    shown = Signal()  # the form is to show the state

    def __init__(self, profiles: Iterable[Profile] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self.kept: tuple[Profile, ...] = ()
        self.state = State()
        self.load(profiles)

    def load(self, profiles: Iterable[Profile]) -> None:
        """Show the profiles of the library; this is no editing."""
        self.kept = tuple(profiles)
        sheets = tuple(map(Sheet.of, self.kept))
        default = next((at for at, each in enumerate(self.kept) if each.default), -1)
        self.state = State(sheets, max(default, 0) if sheets else -1, default)
        self.stack.clear()
        self.shown.emit()

    @property
    def sheet(self) -> Sheet | None:
        """Return the sheet on the screen."""
        return self.state.sheets[self.state.current] if self.state.sheets else None

    def choose(self, at: int) -> None:
        """Show another sheet; this is no editing."""
        if at != self.state.current and 0 <= at < len(self.state.sheets):
            self.state = replace(self.state, current=at)
            self.shown.emit()

    def edit(self, name: str, text: str) -> None:
        """Take a change the clerk made in a field."""
        if self.sheet and self.sheet.text(name) != text:
            edit = Edit.between(self.sheet.text(name), text)
            self._typed(self.sheet.with_text(name, text), name, edit)

    def edit_group(self, at: int, name: str, lines: str) -> None:
        """Take a change the clerk typed in a group."""
        if self.sheet and self.sheet.groups[at] != (name, lines):
            old = self.sheet.groups[at]
            part = 0 if old[0] != name else 1
            edit = Edit.between(old[part], (name, lines)[part])
            self._typed(self.sheet.with_group(at, name, lines), f"{at}.{part}", edit)

    def change(self, sheet: Sheet) -> None:
        """Change the sheet on the screen otherwise than by typing, as one step to undo."""
        if sheet != self.sheet:
            self._push(replace(self.state, sheets=self._with(sheet)))

    def add(self, sheet: Sheet) -> None:
        """Add a sheet and show it."""
        sheets = (*self.state.sheets, sheet)
        self._push(State(sheets, len(sheets) - 1, max(self.state.default, 0)))

    def take(self, sheets: Iterable[Sheet]) -> None:
        """Add sheets, or put them in the place of those with their names; the last is shown."""
        state = self.state
        for sheet in sheets:
            names = [fold(each.name) for each in state.sheets]
            at = names.index(fold(sheet.name)) if fold(sheet.name) in names else len(names)
            together = (*state.sheets[:at], sheet, *state.sheets[at + 1 :])
            state = State(together, at, max(state.default, 0))
        if state != self.state:
            self._push(state)

    def copy(self) -> None:
        """Add a copy of the sheet on the screen."""
        if self.sheet:
            named = self.sheet.with_text("ten", _COPY.format(self.sheet.name))
            self.add(replace(named, id=0, revision=0))

    def remove(self) -> None:
        """Take the sheet on the screen away."""
        state, at = self.state, self.state.current
        if not state.sheets:
            return
        sheets = (*state.sheets[:at], *state.sheets[at + 1 :])
        default = 0 if state.default == at else state.default - (state.default > at)
        last = len(sheets) - 1
        self._push(State(sheets, min(at, last), min(default, last)))

    def make_default(self) -> None:
        """Let new letters be filled from the sheet on the screen."""
        if self.state.default != self.state.current:
            self._push(replace(self.state, default=self.state.current))

    def _with(self, sheet: Sheet) -> tuple[Sheet, ...]:
        at = self.state.current
        return (*self.state.sheets[:at], sheet, *self.state.sheets[at + 1 :])

    def _typed(self, sheet: Sheet, place: str, edit: Edit) -> None:
        self._push(replace(self.state, sheets=self._with(sheet)), place, edit)

    def _push(self, state: State, place: str = "", edit: Edit | None = None) -> None:
        self.stack.push(_Step(self, state, place, edit))

    def put(self, state: State, *, typed: bool = False) -> None:
        """Set the state without an entry in the stack; only for that stack's entries."""
        self.state = state
        if typed:
            self.edited.emit()
        else:
            self.shown.emit()

    # What the library is to keep

    def faulty(self) -> tuple[int, tuple[Finding, ...]] | None:
        """Return the first sheet with something wrong and what it is, or None."""
        for at, sheet in enumerate(self.state.sheets):
            findings = sheet.profile()[1]
            if findings:
                return at, findings
        return None

    @property
    def modified(self) -> bool:
        """Tell whether something is typed, added, removed or chosen that the library lacks."""
        kept = [Sheet.of(profile) for profile in self.kept]
        at = next((at for at, profile in enumerate(self.kept) if profile.default), -1)
        return (list(self.state.sheets), self.state.default) != (kept, at)

    def changed(self) -> list[Profile]:
        """Return the profiles that are new or other than the library's."""
        known = {profile.id: profile.content for profile in self.kept}
        read = (sheet.profile()[0] for sheet in self.state.sheets)
        return [each for each in read if known.get(each.id) != each.content]

    def removed(self) -> list[int]:
        """Return the library's profiles that are taken away."""
        here = {sheet.id for sheet in self.state.sheets}
        return [profile.id for profile in self.kept if profile.id not in here]

    def default(self) -> str:
        """Return the name of the default."""
        at = self.state.default
        return self.state.sheets[at].profile()[0].name if at >= 0 else ""


class _Step(QUndoCommand):
    """One change of the state; the typing of a word is one."""

    def __init__(self, model: SheetsModel, state: State, place: str, edit: Edit | None) -> None:
        super().__init__()
        self._model, self.before, self.after = model, model.state, state
        self.place, self.edit = place, edit
        self._typed = edit is not None

    def id(self) -> int:
        """Return one id for all, so that the stack tries to merge."""
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take the next change in where both are one step to a person."""
        if not isinstance(other, _Step) or not (self.edit and other.edit):
            return False
        joined = self.edit.joined(other.edit) if self.place == other.place else None
        if joined is None or self.after.current != other.before.current:
            return False
        self.edit, self.after = joined, other.after
        return True

    def redo(self) -> None:
        """Make the change; what was just typed is on the screen already."""
        self._model.put(self.after, typed=self._typed)
        self._typed = False

    def undo(self) -> None:
        """Take the change back."""
        self._model.put(self.before)
