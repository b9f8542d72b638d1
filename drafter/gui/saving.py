"""Keep what is typed: in the library within half a second, and say where that fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from drafter.errors import ConflictError, DrafterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.gui.librarian import Librarian
    from drafter.gui.model import LetterModel
    from drafter.store.database import Library
    from drafter.store.records import Content, Record, Seen

PAUSE_MS = 150  # from the first key that is not yet kept
RETRY_MS = 2_000


@dataclass(slots=True)
class Copy:
    """The library's copy of the letter on the screen; none before the first change."""

    draft_id: int | None = None
    revision: int = 0
    profile: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came of one save: the copy as it is now, and whether it became one of its own."""

    copy: Copy
    parted: ConflictError | None = None


class Saving(QObject):
    """Save the model's content whenever it changed; one save at a time, the newest text wins."""

    kept = Signal()
    parted = Signal(DrafterError)  # the letter was changed elsewhere, and is two drafts now
    failed = Signal(DrafterError)
    mended = Signal()  # a save worked after some had failed

    def __init__(
        self,
        model: LetterModel,
        librarian: Librarian,
        content: Callable[[], Content | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.copy = Copy()
        self._librarian, self._content = librarian, content
        self._waiting = self._busy = False
        self._held: Content | None = None  # what the library, or a letter just loaded, has
        # What is kept together with the letter: where the cursor and the page are.
        self.seen: Callable[[], Seen | None] = lambda: None
        self.error: DrafterError | None = None  # of the last save
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)
        model.changed.connect(self.note_change)

    def begin(self, copy: Copy) -> None:
        """Note which draft of the library the letter now on the screen is."""
        self._timer.stop()
        self._waiting = False
        self.error = None
        self._held = None
        self.copy = copy

    def settle(self) -> None:
        """Note that the letter is loaded: what it holds now is no change of it."""
        self._timer.stop()
        self._waiting = False
        self._held = self._content()

    @property
    def unsaved(self) -> bool:
        """Tell whether something typed is not yet in the library."""
        return self._waiting or self._busy

    def note_change(self) -> None:
        """Save soon; what is typed meanwhile goes along."""
        self._waiting = True
        if not self._timer.isActive() and not self._busy:
            self._timer.start(PAUSE_MS)

    def flush(self) -> bool:
        """Save at once and wait; tell whether all that is typed is kept."""
        self._timer.stop()
        content = self._changed_content()
        if self.unsaved and content:
            copy, self._waiting, seen = self.copy, False, self.seen()
            try:
                kept = self._librarian.call(lambda library: _keep(library, copy, content, seen))
                self._take(copy, kept, content)
            except DrafterError as error:
                self._fail(error)
        return not self.unsaved

    def ensure(self) -> int:
        """Return the letter's id in the library, keeping it there first.

        Raises DrafterError where it cannot be kept.
        """
        if self.copy.draft_id is None:
            self._waiting, self._held = True, None
        self.flush()
        if self.copy.draft_id is None or self.unsaved:
            raise self.error or DrafterError("văn bản chưa lưu được vào thư viện.")
        return self.copy.draft_id

    def _save(self) -> None:
        content = None if self._busy else self._changed_content()
        if content is None:
            return
        copy, seen = self.copy, self.seen()
        self._waiting, self._busy = False, True
        self._librarian.ask(
            lambda library: _keep(library, copy, content, seen),
            lambda result: self._end(copy, result, content),
        )

    def _changed_content(self) -> Content | None:
        """Return what is typed, or None where the library has just that."""
        content = self._content()
        if not self._busy and content == self._held:
            self._waiting = False
            return None
        return content

    def _end(self, copy: Copy, result: _Kept | DrafterError, content: Content) -> None:
        self._busy = False
        if not isinstance(result, DrafterError):
            self._take(copy, result, content)
        elif copy is self.copy:
            self._fail(result)
        if self._waiting and not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def _take(self, copy: Copy, kept: _Kept, content: Content) -> None:
        self._busy = False
        if copy is not self.copy:  # another letter has come on the screen
            return
        self._held = content
        had_failed, self.error = self.error is not None, None
        if kept.parted:
            self.parted.emit(kept.parted)
        if had_failed:
            self.mended.emit()
        self.kept.emit()

    def _fail(self, error: DrafterError) -> None:
        self._busy, self._waiting = False, True
        first, self.error = self.error is None, error
        self._timer.start(RETRY_MS)
        if first:
            self.failed.emit(error)


def _keep(library: Library, copy: Copy, content: Content, seen: Seen | None) -> _Kept:
    """Save a letter; where another window was quicker, keep it as a draft of its own."""
    from drafter.store import drafts

    parted = None
    if copy.draft_id is not None:
        try:
            copy.revision = drafts.save(library, copy.draft_id, copy.revision, content, seen)
        except ConflictError as error:
            parted = error
        else:
            return _Kept(copy)
    _hold(copy, drafts.add(library, content, copy.profile, copy.source, seen))
    return _Kept(copy, parted)


def _hold(copy: Copy, record: Record) -> None:
    copy.draft_id, copy.revision = record.id, record.revision
