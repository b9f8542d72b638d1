"""New, open, save: the letter and its file, and the guard before typed text is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.errors import DraftError
from drafter.gui import ask
from drafter.gui.model import text_of
from drafter.gui.picker import PickerDialog
from drafter.template.catalogue import example_draft, new_draft

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from drafter.draft.fields import Draft
    from drafter.gui.memory import Memory
    from drafter.gui.model import LetterModel, Snapshot
    from drafter.template.catalogue import Catalogue


class Files(QObject):
    """Lead the letter in and out; errors are raised, the window shows them."""

    noted = Signal(str)

    def __init__(
        self, model: LetterModel, catalogue: Catalogue, memory: Memory, window: QWidget
    ) -> None:
        super().__init__(window)
        self._model, self.catalogue, self._memory = model, catalogue, memory
        self._window = window

    @property
    def name(self) -> str:
        """Return what the letter is called: its file, else its type."""
        if self._model.path:
            return self._model.path.stem
        template = self._model.template
        return f"{template.name} mới" if template else ""

    def choose_new(self) -> None:
        """Let the clerk choose a type and begin a letter of it."""
        dialog = PickerDialog(self.catalogue, self._memory.recent_types(), self._window)
        if dialog.exec() and dialog.type_id:
            self.new(dialog.type_id)

    def new(self, type_id: str) -> None:
        """Begin a letter of a type."""
        template = self.catalogue.get_template(type_id)
        draft = new_draft(template, date.today())
        if self.may_leave():
            self._memory.note_type(type_id)
            self._model.load(template, draft)

    def fill_example(self) -> None:
        """Fill a new letter, as it was opened, with the made-up example of its type."""
        snapshot = self._model.snapshot()
        if snapshot is None or not self._model.untouched:
            return
        template = snapshot.template
        pack = snapshot.pack_name()
        if template.only_under and pack not in template.only_under:
            pack = template.only_under[-1]
        values = example_draft(template, pack).values
        self._model.fill(
            {spec.name: text_of(values.get(spec.name, spec.empty)) for spec in template.fields}
        )

    def choose_file(self) -> None:
        """Let the clerk choose a draft and open it."""
        path = ask.file_to_open(self._window, self._memory.folder("draft"))
        if path:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a draft; raises DraftError, the letter on the screen stays then."""
        from drafter.pipeline import open_draft

        draft = open_draft(path)
        template = self.catalogue.get_template(draft.type_id)
        try:
            previous = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):  # gone since: only its comments are lost
            previous = ""
        if self.may_leave():
            self._note(path)
            self._memory.note_type(template.id)
            self._model.load(template, draft, path, previous)

    def save(self) -> bool:
        """Save where the letter came from; ask for a place only the first time."""
        if self._model.path:
            return self._write(self._model.path)
        return self.save_as()

    def save_as(self) -> bool:
        """Ask for a place and save; tell whether the letter is saved."""
        folder = self._model.path.parent if self._model.path else self._memory.folder("draft")
        name = self._model.path.name if self._model.path else f"{self._proposed()}.toml"
        path = ask.file_to_write(self._window, "Lưu bản thảo", folder / name, ask.DRAFTS)
        return bool(path) and self._write(Path(path or ""))

    def _proposed(self) -> str:
        from drafter.errors import DrafterError
        from drafter.pipeline import compose, suggested_file_name

        snapshot = self._model.snapshot()
        try:
            return suggested_file_name(compose(snapshot.draft()[0]), "") if snapshot else "van-ban"
        except DrafterError:  # a letter that cannot be laid out can be saved all the same
            return "van-ban"

    def _write(self, path: Path) -> bool:
        snapshot = self._model.snapshot()
        if snapshot is None:
            return False
        draft, faults = snapshot.draft()
        text = _put(path, snapshot, draft, self._model.previous)
        self._model.saved(path, text)
        self._note(path)
        if faults:
            raise DraftError(
                f"{faults[0].sentence} Phần này chưa được lưu.", repair=faults[0].repair
            )
        self.noted.emit(f"Đã lưu {path.name}")
        return True

    def _note(self, path: Path) -> None:
        self._memory.note_file(path)
        self._memory.note_folder("draft", path.absolute().parent)

    def may_leave(self) -> bool:
        """Tell whether the letter may leave the screen; ask where it is not saved."""
        if not self._model.modified:
            return True
        match ask.save_changes(self._window, self.name):
            case ask.Answer.SAVE:
                return self.save()
            case ask.Answer.DISCARD:
                return True
            case _:
                return False

    def rescue(self, folder: Path) -> Path | None:
        """Save the letter beside its file, or in a folder, after a fault of the program."""
        snapshot = self._model.snapshot()
        if snapshot is None or not self._model.modified:
            return None
        beside = self._model.path or folder / "van-ban.toml"
        path = beside.with_name(f"{beside.stem} - bản cứu.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, snapshot, snapshot.draft()[0], self._model.previous)
        return path


def _put(path: Path, snapshot: Snapshot, draft: Draft, previous: str) -> str:
    """Write a draft to a file; return its text."""
    from drafter.draft.toml_file import write_draft
    from drafter.writers.files import write_file

    text = write_draft(draft, snapshot.template.fields, previous)
    write_file(path, text.encode("utf-8"))
    return text
