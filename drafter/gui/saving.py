"""Keep what is typed: in the library within half a second, and say where that fails."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from drafter.errors import ConflictError, DrafterError
from drafter.gui.desk import last_saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.gui.librarian import Librarian
    from drafter.gui.model import LetterModel
    from drafter.store.database import Library
    from drafter.store.records import Content, Record, Seen

PAUSE_MS = 150  # from the first key that is not yet kept
RETRY_MS = 2_000
LATE_MS = 300  # the library has a key by then, or by twice that what is typed is kept elsewhere
STILL_S = 8.0  # the window stands still for what can be done later; a file has the letter then
VERSION_EVERY_S = 600.0  # of typing, beside those the clerk asks for


@dataclass(slots=True)
class Copy:
    """The library's copy of the letter on the screen; none before the first change."""

    draft_id: int | None = None
    revision: int = 0
    profile: int | None = None
    source: str | None = None
    versioned: float = float("-inf")  # when a version was last kept; a letter just opened has none


@dataclass(frozen=True, slots=True)
class _Job:
    """One save: which it is, of which copy, and what is to be kept."""

    number: int
    copy: Copy
    content: Content
    profile: int | None
    seen: Seen | None
    again: bool = False  # the one before failed, as far as is known


@dataclass(frozen=True, slots=True)
class _Kept:
    """What came of one save: whether the letter became a draft of its own."""

    parted: ConflictError | None = None


class Saving(QObject):
    """Save the model's content whenever it changed; one save at a time, the newest text wins."""

    kept = Signal()
    parted = Signal(DrafterError)  # the letter was changed elsewhere, and is two drafts now
    failed = Signal(DrafterError)
    mended = Signal()  # a save worked after some had failed
    late = Signal()  # the library fails, or does not answer: what is typed is to be kept elsewhere

    def __init__(
        self,
        model: LetterModel,
        librarian: Librarian,
        content: Callable[[], Content | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.copy = Copy()
        self._librarian, self.content = librarian, content
        self._waiting = self._busy = False
        # What the library, or a letter just loaded, has: its content and its profile.
        self._held: tuple[Content | None, int | None] = (None, None)
        # The number of the last save begun, ended, gone well; of the one that is watched for.
        self._begun = self._ended = self._good = self._due = 0
        # What is kept together with the letter: where the cursor and the page are.
        self.seen: Callable[[], Seen | None] = lambda: None
        self.error: DrafterError | None = None  # of the last save
        # Which letter of this window, and how often something changed: how new is what is kept.
        self.letter = self.changes = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._save)
        self._late_timer = QTimer(self, singleShot=True)
        self._late_timer.timeout.connect(self._look_late)
        model.changed.connect(self.note_change)

    def begin(self, copy: Copy) -> None:
        """Note which draft of the library the letter now on the screen is."""
        self.rest()
        self.error = None
        self._held = (None, None)
        self.letter += 1
        self.copy = copy

    def settle(self) -> None:
        """Note that the letter is loaded: what it holds now is no change of it."""
        self.rest()
        self._held = (self.content(), self.copy.profile)

    def rest(self) -> None:
        """Keep nothing more of what is on the screen: it is kept, or nobody wants it."""
        self._timer.stop()
        self._late_timer.stop()
        self._waiting = False

    @property
    def unsaved(self) -> bool:
        """Tell whether something typed is not yet in the library."""
        return self._waiting or self._busy

    def note_change(self) -> None:
        """Save soon; what is typed meanwhile goes along."""
        self._waiting = True
        self.changes += 1
        if not self._timer.isActive() and not self._busy:
            self._timer.start(PAUSE_MS)
        if not self._late_timer.isActive():
            self._watch()

    def keep_apart(self, copy: Copy, content: Content) -> None:
        """Keep a letter that is not on the screen, and wait; raises DrafterError."""
        job = _Job(0, copy, content, copy.profile, None)
        self._librarian.call(lambda library: _keep(library, job))

    def flush(self, patience_s: float = STILL_S) -> bool:
        """Save at once and wait; tell whether all that is typed is kept."""
        self._timer.stop()
        job = self._next_job() if self.unsaved else None
        if job:
            self._end(job, self._wait(job, patience_s))
        return not self.unsaved

    def _wait(self, job: _Job, patience_s: float) -> _Kept | DrafterError:
        """Save while the window stands still; it may be killed by who takes it for dead."""
        task = self._librarian.begin(lambda library: _keep(library, job))
        if not task.ended.wait(LATE_MS / 1000):
            self.late.emit()
        try:
            kept: _Kept = task.wait(patience_s)
        except DrafterError as error:
            return error
        return kept

    def ensure(self) -> int:
        """Return the letter's id in the library, keeping it there first.

        Raises DrafterError where it cannot be kept.
        """
        if self.copy.draft_id is None:
            self._waiting, self._held = True, (None, None)
        self.flush()
        if self.copy.draft_id is None or self.unsaved:
            raise self.error or DrafterError("văn bản chưa lưu được vào thư viện.")
        return self.copy.draft_id

    def _watch(self) -> None:
        """Look soon whether the library has what is typed by now."""
        self._due = self._begun + self._waiting
        self._late_timer.start(LATE_MS)

    def _look_late(self) -> None:
        if self.unsaved and self._good < self._due:
            self.late.emit()
        elif self.unsaved:  # by keys typed meanwhile
            self._watch()

    def _save(self) -> None:
        if self.error:
            self._librarian.start_again()
        job = None if self._busy else self._next_job()
        if job:
            self._librarian.ask(
                lambda library: _keep(library, job), lambda result: self._end(job, result)
            )

    def _next_job(self) -> _Job | None:
        """Return what is to be saved, or None where the library has just that."""
        content, copy = self.content(), self.copy
        self._waiting = False
        if content is None:
            return None
        if not self._busy and (content, copy.profile) == self._held:
            self._tell_kept()
            return None
        self._begun, self._busy = self._begun + 1, True
        again = self.error is not None
        return _Job(self._begun, copy, content, copy.profile, self.seen(), again)

    def _end(self, job: _Job, result: _Kept | DrafterError) -> None:
        if job.number <= self._ended:  # a later one was waited for and has ended before
            return
        self._ended, self._busy = job.number, False
        if job.copy is self.copy:  # else another letter has come on the screen
            if isinstance(result, DrafterError):
                self._fail(result)
            else:
                self._take(job, result)
        if self._waiting and not self._timer.isActive():
            self._timer.start(PAUSE_MS)

    def _take(self, job: _Job, kept: _Kept) -> None:
        self._good = job.number
        self._held = (job.content, job.profile)
        self._tell_kept()
        if kept.parted:
            self.parted.emit(kept.parted)

    def _tell_kept(self) -> None:
        had_failed, self.error = self.error is not None, None
        if had_failed:
            self.mended.emit()
        self.kept.emit()

    def _fail(self, error: DrafterError) -> None:
        self._waiting = True
        first, self.error = self.error is None, error
        self._timer.start(RETRY_MS)
        if first:
            self.failed.emit(error)


def _keep(library: Library, job: _Job) -> _Kept:
    """Save a letter; where another window was quicker, keep it as a draft of its own."""
    from drafter.store import drafts

    copy, content, seen = job.copy, job.content, job.seen
    parted = None
    if job.again and seen:
        _note_kept(library, copy, seen)
    if copy.draft_id is not None:
        _keep_version(library, copy)
        try:
            copy.revision = drafts.save(
                library, copy.draft_id, copy.revision, content, seen, profile=job.profile
            )
        except ConflictError as error:
            parted = None if _is_there(library, copy, content) else error
        if parted is None:
            return _Kept()
    _hold(copy, drafts.add(library, content, job.profile, copy.source, seen))
    return _Kept(parted)


def _note_kept(library: Library, copy: Copy, seen: Seen) -> None:
    """Note a save that was done though its answer was lost; its desk tells."""
    from drafter.store import desks

    desk = desks.find(library, seen.desk_id)
    if desk:
        told = last_saved(desk, seen.view, copy.draft_id, copy.revision)
        copy.draft_id, copy.revision = told


def _is_there(library: Library, copy: Copy, content: Content) -> bool:
    """Tell whether the other window has kept the very same; it is the letter's revision then."""
    from drafter.store import drafts

    if copy.draft_id is None:
        return False
    try:
        record, held = drafts.read(library, copy.draft_id)
    except ConflictError:  # thrown away for good meanwhile
        return False
    if held == content:
        copy.revision = record.revision
    return held == content


def _keep_version(library: Library, copy: Copy) -> None:
    """Keep the letter as it was before this save, when it was opened and now and then."""
    from drafter.store import versions

    if copy.draft_id is not None and time.monotonic() - copy.versioned > VERSION_EVERY_S:
        with suppress(ConflictError):  # it is gone: the save will tell
            versions.keep(library, copy.draft_id)
        copy.versioned = time.monotonic()


def _hold(copy: Copy, record: Record) -> None:
    copy.draft_id, copy.revision = record.id, record.revision
    copy.versioned = time.monotonic()
