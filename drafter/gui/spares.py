"""Keep the letter in a file of this machine while the library does not take it in time."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.errors import OutputError, StoreError
from drafter.gui.desk import file_of, folder, last_saved, lives, number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafter.gui.saving import Saving
    from drafter.store.records import Desk
    from drafter.store.spare import Spare

_ENDING = ".json"
_WRITING_S = 60.0  # a copy is not written for so long: its window was killed


class SpareCopy(QObject):
    """This window's spare copy: written when a save is late, thrown away when it is done."""

    kept = Signal()

    def __init__(
        self,
        desk_id: str,
        saving: Saving,
        view: Callable[[], Mapping[str, object]],
    ) -> None:
        super().__init__(saving)
        self._path = file_of(desk_id, _ENDING)
        self._saving, self._view = saving, view
        self._there = False
        saving.late.connect(self._keep)
        saving.kept.connect(self._drop_when_kept)

    def take(self, desk: Desk, view: Callable[[Spare], Mapping[str, object]]) -> Spare | None:
        """Make a dead window's spare copy this one's, with its view.

        None: it has none, or the library has kept what was typed later. One that cannot be read
        is left beside under another name; raises StoreError then.
        """
        from drafter.store import spare as spares

        try:
            file_of(desk.id, _ENDING).rename(self._path)
        except FileNotFoundError:
            return None
        try:
            spare = spares.read(self._path)
        except StoreError:
            self._path.rename(file_of(desk.id, ".hong"))
            raise
        self._there = True
        if number(desk.view, "changes") > number(spare.view, "changes"):
            self.drop()
            return None
        draft_id, revision = last_saved(desk, spare.view, spare.draft_id, spare.revision)
        spare = replace(spare, draft_id=draft_id, revision=revision, view=view(spare))
        with suppress(OutputError):  # what is there stays, with the view it had
            spares.put(self._path, spare)
        return spare

    def put_back(self, desk_id: str) -> None:
        """Leave the copy where it was found, for the next start."""
        self._path.rename(file_of(desk_id, _ENDING))
        self._there = False

    def drop(self) -> None:
        """Throw the copy away: the letter is in the library, or nobody wants it."""
        if self._there:
            with suppress(OSError):  # held by another program: after the next save, then
                self._path.unlink(missing_ok=True)
                self._there = False

    def _keep(self) -> None:
        from drafter.store import spare as spares

        content, copy = self._saving.content(), self._saving.copy
        if content is None:
            return
        spare = spares.Spare(
            content, copy.draft_id, copy.revision, copy.profile, copy.source, self._view()
        )
        with suppress(OutputError):  # the window tells already that the letter is not kept
            spares.put(self._path, spare)
            self._there = True
            self.kept.emit()

    def _drop_when_kept(self) -> None:
        if not self._saving.unsaved:
            self.drop()


def left_behind() -> list[str]:
    """Return the desks of windows that died with a spare copy; clear away half written ones."""
    for half in folder().glob(".~*"):
        with suppress(OSError):
            if time.time() - half.stat().st_mtime > _WRITING_S:
                half.unlink()
    found = sorted(path.stem for path in folder().glob(f"*{_ENDING}"))
    return [desk_id for desk_id in found if not lives(desk_id)]
