"""New, open, save: the letter, its copy in the library, and its file where it has one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.draft.inherited import from_json, inherit
from drafter.errors import DrafterError, DraftError, StoreError
from drafter.gui import ask
from drafter.gui.model import PACK, Snapshot, text_of
from drafter.gui.picker import PickerDialog
from drafter.gui.saving import STILL_S, Copy
from drafter.template.catalogue import example_draft

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from drafter.draft.fields import Draft
    from drafter.draft.inherited import Inherited
    from drafter.gui.librarian import Librarian
    from drafter.gui.memory import Memory
    from drafter.gui.model import LetterModel
    from drafter.gui.profiles.book import ProfileBook
    from drafter.gui.reuse import Reuse
    from drafter.gui.saving import Saving
    from drafter.store.database import Library
    from drafter.store.records import Content, Record
    from drafter.template.catalogue import Catalogue, Template


# What the next letter of a series has of the one before it: who writes, who signs, who receives.
_OF_SERIES = {
    "co_quan_chu_quan", "co_quan_ban_hanh", "co_quan_cung_ban_hanh", "co_quan_sao", "ten_trong_cau",
    "ky_hieu", "ky_hieu_sao", "dia_danh", "dia_danh_sao", "kinh_gui", "kinh_trinh", "tham_quyen",
    "quyen_han", "chuc_vu", "chuc_vu_khac", "ho_ten", "quyen_han_sao", "chuc_vu_sao", "ho_ten_sao",
    "noi_nhan", "noi_nhan_sao", "lien_he", "kho_giay", "nguoi_soan",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What lies around the letter: its copy in the library, what it inherits, the bodies."""

    saving: Saving
    librarian: Librarian
    reuse: Reuse
    profiles: ProfileBook


class Files(QObject):
    """Lead the letter in and out; errors are raised, the window shows them."""

    noted = Signal(str)

    def __init__(
        self,
        model: LetterModel,
        catalogue: Catalogue,
        memory: Memory,
        around: Surroundings,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model, self.catalogue, self._memory = model, catalogue, memory
        self._saving, self._librarian = around.saving, around.librarian
        self._reuse, self._profiles = around.reuse, around.profiles
        self._window = window

    @property
    def name(self) -> str:
        """Return what the letter is called: its file, else its trích yếu, else its type."""
        if self._model.path:
            return self._model.path.stem
        title = " ".join(self._model.text("trich_yeu").split())
        template = self._model.template
        return title or (f"{template.name} mới" if template else "")

    def choose_new(self) -> None:
        """Let the clerk choose a type and begin a letter of it."""
        dialog = PickerDialog(self.catalogue, self._memory.recent_types(), self._window)
        if dialog.exec() and dialog.type_id:
            self.new(dialog.type_id)

    def new(self, type_id: str) -> None:
        """Begin a letter of a type; the library has it from the first key on."""
        from drafter.store.filling import start_draft

        template = self.catalogue.get_template(type_id)
        profile = self._profiles.fitting(template.regime)
        if self.may_leave():
            self._memory.note_type(type_id)
            draft = start_draft(template, date.today(), profile)
            self._load(Copy(profile=profile.id if profile else None), template, draft)

    def copy_this(self) -> None:
        """Begin a letter from the one on the screen; what is inherited is marked."""
        self._begin_from(self._model.snapshot(), self._saving.copy.profile)

    def next_of_series(self) -> None:
        """Begin the next letter to the same receivers, with the same signer."""
        snapshot = self._model.snapshot()
        if snapshot:
            kept = {name: text for name, text in snapshot.texts.items() if name in _OF_SERIES}
            series = replace(snapshot, texts=kept, images={})
            self._begin_from(series, self._saving.copy.profile)

    def copy_of(self, draft_id: int) -> None:
        """Begin a letter from one of the library."""
        record, content = self._librarian.call(lambda library: _read(library, draft_id))
        template = self.catalogue.get_template(content.type_id)
        snapshot = Snapshot(template, content.texts, content.pack, content.images)
        self._begin_from(snapshot, record.profile)

    def _begin_from(self, snapshot: Snapshot | None, profile: int | None) -> None:
        if snapshot is None or not self.may_leave():
            return
        template = snapshot.template
        draft, inherited = inherit(snapshot.draft()[0], template.fields, text_of)
        draft = replace(draft, pack="")  # the new letter's own date chooses
        self._load(Copy(profile=profile), template, draft, inherited=inherited)

    def _load(
        self,
        copy: Copy,
        template: Template,
        draft: Draft,
        path: Path | None = None,
        previous: str = "",
        inherited: Inherited | None = None,
    ) -> None:
        self._saving.begin(copy)
        self._profiles.set_letter(copy.profile)
        self._model.load(template, draft, path, previous)
        if inherited:
            self._reuse.begin(inherited)
        self._saving.settle()

    def fill_example(self) -> None:
        """Fill a new letter, as it was opened, with the made-up example of its type.

        The library has it only once it is changed: it is nobody's letter.
        """
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
        self._saving.settle()

    def choose_file(self) -> None:
        """Let the clerk choose a draft's file and open it."""
        folder = self._memory.folder("draft")
        path = ask.file_to_open(self._window, "Mở bản thảo", folder, ask.DRAFTS)
        if path:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a draft's file; raises DraftError, the letter on the screen stays then."""
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
            copy, held = self._copy_of(path)
            owed = from_json(held.inherited) if held else None
            self._load(copy, template, draft, path, previous, owed)
            now = self._model.content()
            if held and now and held.texts != now.texts:
                self.noted.emit("Thư viện có bản khác tệp này: xem ở Các phiên bản.")

    def _copy_of(self, path: Path) -> tuple[Copy, Content | None]:
        """Return the library's copy of a file, and what it held; that stays as a version."""
        source = str(path.absolute())
        try:
            found = self._librarian.call(lambda library: _copy_kept(library, source), STILL_S)
        except StoreError:  # the file can be worked on all the same
            self.noted.emit("Thư viện chưa trả lời: văn bản sẽ thành một bản mới ở đó.")
            found = None
        if found is None:
            return Copy(source=source), None
        record, held = found
        return Copy(record.id, record.revision, record.profile, source), held

    def open_copy(self, draft_id: int) -> None:
        """Open a draft of the library; raises DrafterError, the letter on the screen stays then."""
        if self.may_leave():
            record, content = self._librarian.call(lambda library: _read(library, draft_id))
            self._show(Copy(record.id, record.revision, record.profile), content)
            self._saving.settle()

    def open_spare(self, copy: Copy, content: Content) -> None:
        """Open a letter the library has not taken, and offer it again; raises as `open_copy`."""
        if self.may_leave():
            self._show(copy, content)
            self._saving.note_change()

    def _show(self, copy: Copy, content: Content) -> None:
        template = self.catalogue.get_template(content.type_id)
        self._memory.note_type(template.id)
        self._saving.begin(copy)
        self._profiles.set_letter(copy.profile)
        self._model.load_content(template, content)
        if content.inherited:
            self._reuse.begin(from_json(content.inherited))

    def take_version(self, content: Content) -> None:
        """Bring an older version of the letter back, as one step to undo; it owes what it owed.

        Its pictures come beside those of now, which undo shows again.
        """
        from drafter.gui.body.pictures import Pictures, with_names

        named = Pictures(self._model.images).take(content.images)
        texts = {
            spec.name: with_names(content.texts.get(spec.name, ""), named)
            for spec in self._model.fields
        }
        self._model.fill(texts | {PACK: content.pack})
        self._reuse.begin(from_json(content.inherited))
        self._saving.note_change()

    def save(self) -> bool:
        """Keep a version in the library; write the file the letter came from. Never asks."""
        draft_id = self._saving.ensure()
        self._librarian.call(lambda library: _keep_version(library, draft_id))
        if self._model.path:
            return self._write(self._model.path)
        self.noted.emit(f"Đã lưu vào thư viện lúc {datetime.now():%H:%M}")
        return True

    def save_as(self) -> bool:
        """Ask for a place and write a file; tell whether it is written."""
        folder = self._model.path.parent if self._model.path else self._memory.folder("draft")
        name = self._model.path.name if self._model.path else f"{self._proposed()}.toml"
        path = ask.file_to_write(self._window, "Lưu ra tệp", folder / name, ask.DRAFTS)
        return bool(path) and self._write(Path(path or ""))

    def _proposed(self) -> str:
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
        self._keep_source(path)
        if faults:
            raise DraftError(
                f"{faults[0].sentence} Phần này chưa được ghi vào tệp.", repair=faults[0].repair
            )
        self.noted.emit(f"Đã lưu {path.name}")
        return True

    def _keep_source(self, path: Path) -> None:
        """Let the file, opened again, be the same letter of the library, with its number."""
        copy = self._saving.copy
        source, draft_id = str(path.absolute()), copy.draft_id
        if source != copy.source and draft_id is not None:
            try:
                self._librarian.call(
                    lambda library: _set_source(library, draft_id, source), STILL_S
                )
            except StoreError:  # the window tells of it; the next save tries again
                return
        copy.source = source

    def _note(self, path: Path) -> None:
        self._memory.note_file(path)
        self._memory.note_folder("draft", path.absolute().parent)

    def may_leave(self) -> bool:
        """Tell whether the letter may leave the screen.

        The library has what is typed; asked is only where it could not be kept there, or where
        the letter's file would stay behind.
        """
        kept = self._saving.flush()
        if kept and not (self._model.path and self._model.modified):
            return True
        match ask.save_changes(self._window, self.name, in_library=kept):
            case ask.Answer.SAVE:
                return self._write(self._model.path) if self._model.path else self.save_as()
            case ask.Answer.DISCARD:
                return True
            case _:
                return False

    def rescue(self, folder: Path) -> Path | None:
        """Save the letter after a fault of the program; return the file, if it had to be one.

        Where the library does not take it: beside its file, or in a folder.
        """
        snapshot = self._model.snapshot()
        if snapshot is None or not self._model.modified or self._saving.flush():
            return None
        beside = self._model.path or folder / "van-ban.toml"
        path = beside.with_name(f"{beside.stem} - bản cứu.toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        _put(path, snapshot, snapshot.draft()[0], self._model.previous)
        return path


def _read(library: Library, draft_id: int) -> tuple[Record, Content]:
    from drafter.store import drafts

    return drafts.read(library, draft_id)


def _copy_kept(library: Library, source: str) -> tuple[Record, Content] | None:
    from drafter.store import drafts, versions

    record = drafts.of_file(library, source)
    if record is None:
        return None
    versions.keep(library, record.id)
    return drafts.read(library, record.id)


def _set_source(library: Library, draft_id: int, source: str) -> None:
    from drafter.store import drafts

    drafts.set_source(library, draft_id, source)


def _keep_version(library: Library, draft_id: int) -> None:
    from drafter.store import versions

    versions.keep(library, draft_id)


def _put(path: Path, snapshot: Snapshot, draft: Draft, previous: str) -> str:
    """Write a draft to a file; return its text."""
    from drafter.draft.toml_file import write_draft
    from drafter.writers.files import write_file

    text = write_draft(draft, snapshot.template.fields, previous)
    write_file(path, text.encode("utf-8"))
    return text
