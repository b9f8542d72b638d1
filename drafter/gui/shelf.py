"""The library's windows: all drafts, the newest on the start page, the letter's own versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.errors import DrafterError
from drafter.store.records import Query

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from drafter.gui.files import Files
    from drafter.gui.librarian import Librarian
    from drafter.gui.model import LetterModel
    from drafter.gui.saving import Saving
    from drafter.store.database import Library
    from drafter.store.records import Content, Record

_NEWEST = 12


class Shelf(QObject):
    """Open them, and do what is chosen there; errors are raised, the window shows them."""

    newest = Signal(object)  # the records of the drafts changed last

    def __init__(
        self,
        model: LetterModel,
        files: Files,
        saving: Saving,
        librarian: Librarian,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model, self._files = model, files
        self._saving, self._librarian = saving, librarian
        self._window = window
        librarian.opened.connect(self.look_for_newest)

    def open_library(self) -> None:
        """Show all drafts; the one chosen is opened, or a new one is begun from it."""
        from drafter.gui.library.window import LibraryWindow

        self._saving.flush()
        chosen: list[tuple[str, int]] = []
        window = LibraryWindow(self._librarian, self._files.catalogue, self._window)
        window.open_wanted.connect(lambda draft_id: chosen.append(("open", draft_id)))
        window.reuse_wanted.connect(lambda draft_id: chosen.append(("reuse", draft_id)))
        window.exec()
        window.deleteLater()
        self.look_for_newest()
        for wish, draft_id in chosen[:1]:
            if wish == "open":
                self._files.open_copy(draft_id)
            else:
                self._files.copy_of(draft_id)

    def open_versions(self) -> None:
        """Show the versions of the letter on the screen."""
        from drafter.gui.library.versions_dialog import VersionsDialog

        draft_id, content = self._saving.ensure(), self._model.content()
        if content is None:
            return
        dialog = VersionsDialog(
            self._librarian, draft_id, content, self._model.fields, self._window
        )
        chosen: list[Content] = []
        dialog.restore_wanted.connect(chosen.append)
        dialog.exec()
        dialog.deleteLater()
        for each in chosen[:1]:
            self._files.take_version(each)

    def look_for_newest(self) -> None:
        """Ask for the drafts changed last."""
        if self._librarian.library:
            self._librarian.ask(_newest, self._tell)

    def _tell(self, records: list[Record] | DrafterError) -> None:
        if not isinstance(records, DrafterError):
            self.newest.emit(records)


def _newest(library: Library) -> list[Record]:
    from drafter.store import drafts

    return drafts.find(library, Query(limit=_NEWEST))
