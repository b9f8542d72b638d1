"""Copies of a library in a file: one a day beside it, the newest seven kept.

A copy shows one moment of the library while the desks write on. It bears its name only when it is
whole, sound and on the disk: a copy that bears its name is never half a library.
"""

from __future__ import annotations

import os
import re
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from drafter.errors import Place, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from drafter.store.database import Library

FOLDER = "sao-luu"
KEPT = 7
_UNDER_WAY = ".dang-sao"
_PAGES = 256  # between two asks whether to go on; a megabyte
_BUSY_S = 20.0
_LEFT_OVER_S = 3600.0  # no copy takes so long: who made it died


def back_up(library: Library, today: date, go_on: Callable[[], bool] = lambda: True) -> Path | None:
    """Copy a library that has no copy of today; return the copy made, or None.

    Nothing is copied of a server's library, which its keeper copies, nor of one without drafts.
    Where `go_on` says no, nothing is left. Raises StoreError where the disk does not take the
    copy, or what was copied is damaged; the older copies stay then.
    """
    place = Path(library.place)
    target = folder_of(place) / f"{place.stem}-{today:%Y-%m-%d}.sqlite"
    if library.on_server or target.exists():
        return None
    try:
        target.parent.mkdir(exist_ok=True)
        _drop_left_over(target.parent)
        made = _write(place, target, go_on)
    except (OSError, sqlite3.Error):
        raise StoreError(
            "chưa sao lưu được thư viện.",
            place=Place(file=str(target.parent)),
            repair="Kiểm tra chỗ trống và quyền ghi; lần mở sau Drafter sao lưu lại.",
        ) from None
    if made:
        _thin_out(place)
    return target if made else None


def folder_of(library: Path) -> Path:
    """Return the folder of a library's copies, which may not exist yet."""
    return library.absolute().parent / FOLDER


def copies(library: Path) -> list[Path]:
    """Return the copies of a library, the oldest first."""
    named = re.compile(re.escape(library.stem) + r"-\d{4}-\d\d-\d\d\.sqlite")
    try:
        return sorted(each for each in folder_of(library).iterdir() if named.fullmatch(each.name))
    except OSError:  # no folder, or none that can be read
        return []


def damaged(library: Path) -> StoreError:
    """Return what to tell of a damaged library: how to go on with its newest copy."""
    kept = copies(library)
    repair = "Khôi phục tệp từ bản sao lưu."
    if kept:
        repair = (
            f"Bản sao lưu gần nhất: {kept[-1]}. Đóng Drafter, chuyển “{library.name}” cùng các"
            f" tệp “{library.name}-wal”, “{library.name}-shm” sang chỗ khác, rồi chép bản sao"
            f" này thành “{library.name}”."
        )
    return StoreError("tệp thư viện bị hỏng.", place=Place(file=str(library)), repair=repair)


def _write(source: Path, target: Path, go_on: Callable[[], bool]) -> bool:
    """Write a copy under another name, give it its own when it is on the disk."""
    handle, name = tempfile.mkstemp(_UNDER_WAY, f"{target.name}.", target.parent)
    os.close(handle)
    part = Path(name)
    try:
        if not _copy(source, part, go_on):
            return False
        _sync(part)
        part.replace(target)
        if os.name != "nt":  # Windows keeps names without being asked
            _sync(target.parent)
    finally:
        for each in (part, part.with_name(f"{part.name}-journal")):
            each.unlink(missing_ok=True)
    return True


def _copy(source: Path, part: Path, go_on: Callable[[], bool]) -> bool:
    """Copy the library as it is now; tell whether the copy is whole. Raises StoreError."""

    def ask(*_how_far: int) -> None:
        if not go_on():
            raise _Stopped

    address = f"{source.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(address, uri=True, timeout=_BUSY_S)) as old,
        closing(sqlite3.connect(part)) as new,
    ):
        # A moment is held while pages are copied: what others write would begin the copy anew.
        old.isolation_level = None
        old.execute("BEGIN")
        if not old.execute("SELECT 1 FROM drafts LIMIT 1").fetchone():
            return False
        with suppress(_Stopped):
            old.backup(new, pages=_PAGES, progress=ask)
            new.execute("PRAGMA journal_mode=DELETE")  # one file, that may be carried away
            if new.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
                raise damaged(source)
            return go_on()
    return False


class _Stopped(Exception):
    """The program is about to end."""


def _drop_left_over(folder: Path) -> None:
    """Delete what a process that died has left."""
    for each in folder.glob(f"*{_UNDER_WAY}*"):
        with suppress(OSError):  # another desk was quicker
            if time.time() - each.stat().st_mtime > _LEFT_OVER_S:
                each.unlink()


def _thin_out(library: Path) -> None:
    for each in copies(library)[:-KEPT]:
        with suppress(OSError):  # held open by somebody: the next copy tries again
            each.unlink()


def _sync(path: Path) -> None:
    """Wait until the disk has what was written."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
