"""What the window remembers from one day to the next; office settings, never the letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QSplitter

ORGANISATION = APPLICATION = "Drafter"
_RECENT_FILES, _RECENT_TYPES = 8, 4


class Memory:
    """Folders, recent files and types, geometry; kept by QSettings."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings(ORGANISATION, APPLICATION)

    def folder(self, purpose: str) -> Path:
        """Return the folder last used for a purpose, else the documents' folder."""
        text = str(self._settings.value(f"folder/{purpose}", ""))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        home = Path(QStandardPaths.writableLocation(documents) or Path.home())
        return next((f for f in (Path(text), home) if text and f.is_dir()), home)

    def note_folder(self, purpose: str, folder: Path) -> None:
        """Remember the folder used for a purpose."""
        self._settings.setValue(f"folder/{purpose}", str(folder))

    def recent_files(self) -> list[Path]:
        """Return the files opened or saved last, newest first, those that still exist."""
        return [path for path in map(Path, self._list("recent/files")) if path.is_file()]

    def note_file(self, path: Path) -> None:
        """Remember a file as the newest."""
        self._note("recent/files", str(path.absolute()), _RECENT_FILES)

    def recent_types(self) -> list[str]:
        """Return the ids of the types chosen last, newest first."""
        return self._list("recent/types")

    def note_type(self, type_id: str) -> None:
        """Remember a type as the newest."""
        self._note("recent/types", type_id, _RECENT_TYPES)

    def keep_layout(self, window: QMainWindow, splitters: dict[str, QSplitter]) -> None:
        """Remember size and place of the window and its splitters."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        for name, splitter in splitters.items():
            self._settings.setValue(f"window/{name}", splitter.saveState())

    def restore_window(self, window: QMainWindow) -> bool:
        """Give the window its last size and place; tell whether there was one."""
        state = self._settings.value("window/geometry")
        return isinstance(state, QByteArray) and window.restoreGeometry(state)

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Give a splitter its last place; tell whether there was one."""
        state = self._settings.value(f"window/{name}")
        return isinstance(state, QByteArray) and splitter.restoreState(state)

    def _list(self, key: str) -> list[str]:
        value = self._settings.value(key, [])
        # An ini file gives a list of one back as a text.
        items = value if isinstance(value, list) else [value]
        return [str(item) for item in items if item]

    def _note(self, key: str, item: str, most: int) -> None:
        items = [item, *(old for old in self._list(key) if old != item)]
        self._settings.setValue(key, items[:most])
