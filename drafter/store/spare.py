"""A letter kept in a file of this machine while the library does not take it."""

from __future__ import annotations

import base64
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from drafter.errors import Place, StoreError
from drafter.store.records import Content
from drafter.writers.files import make_folder, write_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAX_BYTES = 256 << 20


@dataclass(frozen=True, slots=True)
class Spare:
    """What is typed, of which draft at which revision it is, and where the window stood."""

    content: Content
    draft_id: int | None = None
    revision: int = 0
    profile: int | None = None
    source: str | None = None
    view: Mapping[str, object] = field(default_factory=dict)


def put(path: Path, spare: Spare) -> None:
    """Write a spare copy whole or not at all, to last through a power cut; raises OutputError."""
    told = asdict(spare)
    images = {name: base64.b64encode(each).decode() for name, each in spare.content.images.items()}
    told["content"]["images"] = images
    make_folder(path.parent)
    # ASCII: half an emoji comes back as it was typed.
    write_file(path, json.dumps(told).encode("ascii"))
    _keep_names(path.parent)


def _keep_names(folder: Path) -> None:
    """Put a folder's names on the disk, where the system lets a folder be opened."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def read(path: Path) -> Spare:
    """Read a spare copy; raises StoreError where it is not as `put` writes it."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise _unreadable(path)
        return _spare(json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        raise _unreadable(path) from None


def _spare(told: object) -> Spare:
    whole = _table(told)
    held = _table(whole["content"])
    texts = {name: _text(text) for name, text in _table(held["texts"]).items()}
    images = {
        name: base64.b64decode(_text(each), validate=True)
        for name, each in _table(held["images"]).items()
    }
    content = Content(
        _text(held["type_id"]), texts, _text(held["pack"]), images, _text(held["inherited"])
    )
    source = whole["source"]
    return Spare(
        content,
        _number(whole["draft_id"]),
        _number(whole["revision"]) or 0,
        _number(whole["profile"]),
        None if source is None else _text(source),
        _table(whole["view"]),
    )


def _table(told: object) -> dict[str, object]:
    if not isinstance(told, dict):
        raise TypeError
    return told  # JSON has no names but texts


def _text(told: object) -> str:
    if not isinstance(told, str):
        raise TypeError
    return told


def _number(told: object) -> int | None:
    if told is not None and type(told) is not int:
        raise TypeError
    return told


def _unreadable(path: Path) -> StoreError:
    return StoreError(
        "bản giữ tạm của một văn bản không đọc được.",
        place=Place(file=str(path)),
        repair="Giữ tệp này lại, nhờ người phụ trách máy tính xem.",
    )
