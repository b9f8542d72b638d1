"""Which window has which letter: told to the library, so that a crash is followed by the same view.

A lock file beside the user's data says that a window lives; of a program that died, Qt knows.
"""

from __future__ import annotations

import getpass
import platform
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QLockFile

from drafter.paths import user_data

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Connection

    from drafter.gui.librarian import Librarian
    from drafter.store.database import Library
    from drafter.store.desks import Desk

    Noting = Callable[[Connection, int | None], None]

_FOLDER = "cua-so"


class WindowDesk:
    """This window's entry in the library; all is told in the library's own thread."""

    def __init__(self, librarian: Librarian) -> None:
        self.id = uuid4().hex
        self._librarian = librarian
        self._lock = _lock(self.id)
        self._open = False

    def sit_down(self) -> None:
        """Note that the window is at work."""
        from drafter.store import desks

        self._lock.tryLock(0)
        self._open = True
        desk = desks.Desk(self.id, platform.node(), _person())
        self._librarian.ask(lambda library: desks.open_desk(library, desk))

    def note(self, draft_id: int | None, view: Mapping[str, object]) -> None:
        """Note which letter is on the screen, and where cursor and page are."""
        if noting := self.noting(view):
            self._librarian.ask(lambda library: _write(library, noting, draft_id))

    def noting(self, view: Mapping[str, object]) -> Noting | None:
        """Return what notes this view in the library, together with the letter itself."""
        if not self._open:
            return None
        desk_id, told = self.id, dict(view)

        def put(connection: Connection, draft_id: int | None) -> None:
            from drafter.store import desks

            desks.note(connection, desk_id, draft_id, told)

        return put

    def leave(self) -> None:
        """Note that the window is closed as it should be."""
        from drafter.store import desks

        if self._open:
            self._librarian.ask(lambda library: desks.close_desk(library, self.id))
            self._open = False
        self._lock.unlock()


def _write(library: Library, noting: Noting, draft_id: int | None) -> None:
    with library.writing() as connection:
        noting(connection, draft_id)


def left_behind(library: Library) -> list[Desk]:
    """Return this machine's desks whose window died, and clear them away.

    Of two programs that start at once, each such desk is given to one.
    """
    from drafter.store import desks

    found = []
    for desk in desks.desks_on(library, platform.node()):
        lock = _lock(desk.id)
        if lock.tryLock(0):
            if desks.close_desk(library, desk.id) and desk.draft_id is not None:
                found.append(desk)
            lock.unlock()
    return found


def others_at(library: Library, draft_id: int, desk_id: str) -> list[Desk]:
    """Return the living windows, here or on other machines, that show the same draft."""
    from drafter.store import desks

    others = desks.others_at(library, draft_id, desk_id)
    return [desk for desk in others if desk.machine != platform.node() or _lives(desk.id)]


def _lives(desk_id: str) -> bool:
    lock = _lock(desk_id)
    if lock.tryLock(0):
        lock.unlock()
        return False
    return True


def _lock(desk_id: str) -> QLockFile:
    folder = user_data() / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(folder / f"{Path(desk_id).name}.lock"))
    lock.setStaleLockTime(0)  # only death makes it stale, not age
    return lock


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return ""
