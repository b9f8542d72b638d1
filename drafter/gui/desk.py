"""Which window has which letter: told to the library, so that a crash is followed by the same view.

A lock file beside the user's data says that a window lives; of a program that died, Qt knows.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLockFile, Qt

from drafter.errors import DrafterError
from drafter.paths import user_data
from drafter.store.records import Desk, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.gui.librarian import Librarian
    from drafter.store.database import Library

_FOLDER = "cua-so"


class WindowDesk:
    """This window's entry in the library; all is told in the library's own thread."""

    def __init__(self, librarian: Librarian) -> None:
        self.id = os.urandom(16).hex()
        self._librarian = librarian
        self._lock = _lock(self.id)
        self._open = False

    def sit_down(self) -> None:
        """Note that the window is at work, in the library as soon as that is open."""
        self._lock.tryLock(0)
        self._open = True
        self._sit_down()

    def _sit_down(self) -> None:
        def look(answer: object) -> None:
            if isinstance(answer, DrafterError):
                self._librarian.opened.connect(
                    self._sit_down, Qt.ConnectionType.SingleShotConnection
                )

        self._librarian.ask(lambda library: _sit_down(library, self.id), look)

    def note(self, draft_id: int | None, view: Mapping[str, object]) -> None:
        """Note which letter is on the screen, and where cursor and page are."""
        seen = self.seen(view)
        if seen:
            self._librarian.ask(lambda library: _note(library, draft_id, seen))

    def take_over(self, desk: Desk, view: Mapping[str, object], patience_s: float) -> bool:
        """Make a dead window's draft this one's, with its view; False: another window has it.

        Raises StoreError.
        """
        seen = Seen(self.id, dict(view))
        return self._librarian.call(lambda library: _take_over(library, desk, seen), patience_s)

    def seen(self, view: Mapping[str, object]) -> Seen | None:
        """Return the view as it is kept together with the letter."""
        return Seen(self.id, dict(view)) if self._open else None

    def leave(self) -> None:
        """Note that the window is closed as it should be."""
        if self._open:
            self._librarian.ask(lambda library: _leave(library, self.id))
            self._open = False
        self._lock.unlock()


# In the library's thread, where its weight is loaded.


def _sit_down(library: Library, desk_id: str) -> None:
    from drafter.store import desks
    from drafter.store.register import user_name

    desks.open_desk(library, Desk(desk_id, _machine(), user_name()))


def _note(library: Library, draft_id: int | None, seen: Seen) -> None:
    from drafter.store import desks

    with library.writing() as connection:
        desks.note(connection, draft_id, seen)


def _take_over(library: Library, desk: Desk, seen: Seen) -> bool:
    from drafter.store import desks

    return desks.take_over(library, desk, seen)


def _leave(library: Library, desk_id: str) -> None:
    from drafter.store import desks

    desks.close_desk(library, desk_id)


def left_behind(library: Library) -> list[Desk]:
    """Return our desks whose window died with a draft on it; clear the empty ones."""
    from drafter.store import desks

    found = []
    for desk in desks.desks_on(library, _machine()):
        if not _is_ours(desk) or lives(desk.id):
            continue
        if desk.draft_id is None:
            desks.close_desk(library, desk.id)
        else:
            found.append(desk)
    return found


def others_at(library: Library, draft_id: int, desk_id: str) -> list[Desk]:
    """Return the living windows, here or on other machines, that show the same draft."""
    from drafter.store import desks

    others = desks.others_at(library, draft_id, desk_id)
    return [desk for desk in others if not _is_ours(desk) or lives(desk.id)]


def _is_ours(desk: Desk) -> bool:
    """Tell whether our folder has the desk's lock: other people of this machine have their own."""
    from drafter.store.register import user_name

    return (desk.machine, desk.person) == (_machine(), user_name())


def lives(desk_id: str) -> bool:
    """Tell whether a window of this machine is still there."""
    lock = _lock(desk_id)
    if lock.tryLock(0):
        lock.unlock()
        return False
    return True


def folder() -> Path:
    """Return where the windows of this machine keep what only they need."""
    made = user_data() / _FOLDER
    with suppress(OSError):  # no letter comes back by itself then; the library has them
        made.mkdir(parents=True, exist_ok=True)
    return made


def file_of(desk_id: str, ending: str) -> Path:
    """Return a file of a window's; whatever a library says its desk is called, in the folder."""
    return folder() / f"{Path(desk_id).name}{ending}"


def last_saved(
    desk: Desk, view: Mapping[str, object], draft_id: int | None, revision: int
) -> tuple[int | None, int]:
    """Return the draft and revision a window saved last of the letter it shows, told or not."""
    saved = number(desk.view, "revision")
    if not saved or number(desk.view, "letter") != number(view, "letter"):
        return draft_id, revision
    return desk.draft_id, max(saved, revision) if desk.draft_id == draft_id else saved


def number(view: Mapping[str, object], name: str) -> int:
    """Return a number of a view, 0 where it has none."""
    told = view.get(name)
    return told if isinstance(told, int) else 0


def _lock(desk_id: str) -> QLockFile:
    lock = QLockFile(str(file_of(desk_id, ".lock")))
    lock.setStaleLockTime(0)  # only death makes it stale, not age
    return lock


def _machine() -> str:
    import platform

    return platform.node()
