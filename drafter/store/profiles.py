"""The profiles of the library: several bodies, one of them the default."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Integer,
    String,
    Table,
    Text,
    insert,
    select,
    text,
    update,
)

from drafter.draft.clean import fold
from drafter.errors import ConflictError, DraftError, Place, StoreError
from drafter.store.database import metadata, now, object_of, unreadable
from drafter.store.drafts import drafts
from drafter.store.profile_fields import SPECS, as_table, check, from_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row

    from drafter.store.database import Library
    from drafter.store.profile import Profile

_TURN = 30202021  # who changes profiles on a server waits for who does

profiles = Table(
    "profiles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("name", String(1000), nullable=False),
    Column("is_default", Boolean, nullable=False),
    Column("removed", String(24)),
    Column("content", Text, nullable=False),  # the fields, as JSON
    sqlite_autoincrement=True,
)
_KEPT = profiles.c.removed.is_(None)


def all_profiles(library: Library) -> tuple[Profile, ...]:
    """Return the profiles that can be read, the first made first; `damaged` tells of the others."""
    with library.reading() as connection:
        return _sorted_out(connection)[0]


def damaged(library: Library) -> StoreError | None:
    """Return what to tell of the profiles that cannot be read; each stays as it is."""
    with library.reading() as connection:
        names = _sorted_out(connection)[1]
    if not names:
        return None
    return StoreError(
        f"hồ sơ {', '.join(names)} bị hỏng, không đọc được.",
        repair="Các hồ sơ khác vẫn dùng được. Lập lại hồ sơ này, hoặc nhập từ tệp hồ sơ đã xuất.",
    )


def keep(
    library: Library,
    changed: Sequence[Profile],
    removed: Iterable[int] = (),
    default: str = "",
) -> tuple[Profile, ...]:
    """Keep new and changed profiles, remove some, name the default: all of it or nothing.

    The first of a library is its default. Returns all profiles as they are then. Raises
    DraftError where something in one is wrong or two have one name, ConflictError where one was
    changed or removed elsewhere since it was read.
    """
    for profile in changed:
        check(profile)
    with library.writing() as connection:
        _take_turn(library, connection)
        for profile_id in removed:
            _one(connection, profile_id)
            _change(connection, profile_id, removed=now(), is_default=False)
        for profile in changed:
            _put(connection, profile)
        kept, _ = _sorted_out(connection)
        _check_names(kept)
        _settle_default(connection, kept, default)
        return _sorted_out(connection)[0]


def _put(connection: Connection, profile: Profile) -> None:
    content = json.dumps(as_table(profile), ensure_ascii=False)
    row = {"name": profile.name, "content": content}
    if not profile.id:
        connection.execute(insert(profiles).values(**row, revision=1, is_default=False))
        return
    known = _one(connection, profile.id)
    if known.revision != profile.revision:
        raise ConflictError(
            f"hồ sơ “{known.name}” vừa được sửa ở cửa sổ khác.",
            repair="Mở lại hồ sơ, rồi sửa tiếp.",
        )
    _change(connection, profile.id, **row, revision=known.revision + 1)


def _check_names(kept: Sequence[Profile]) -> None:
    names = set()
    for profile in kept:
        if fold(profile.name) in names:
            raise DraftError(
                f"đã có hồ sơ tên “{profile.name}”.",
                place=Place(SPECS["ten"].label),
                repair="Ghi tên khác ở ô Tên hồ sơ.",
            )
        names.add(fold(profile.name))


def _settle_default(connection: Connection, kept: Sequence[Profile], wanted: str) -> None:
    """Leave one default: the one wanted, else the one there is, else the first."""
    ranked = sorted(kept, key=lambda each: (fold(each.name) != fold(wanted), not each.default))
    readable = profiles.c.id.in_([each.id for each in kept])
    for profile in ranked[:1]:
        chosen = profiles.c.id == profile.id
        connection.execute(update(profiles).where(readable).values(is_default=chosen))


def is_new(library: Library) -> bool:
    """Tell whether nobody has worked with this library: no draft, no profile, removed or not."""
    with library.reading() as connection:
        return not any(
            connection.execute(select(table.c.id).limit(1)).first() for table in (profiles, drafts)
        )


# Rows


def _take_turn(library: Library, connection: Connection) -> None:
    """Let one desk at a time look at the names and the default before it writes."""
    if library.on_server:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_TURN})"))


def _sorted_out(connection: Connection) -> tuple[tuple[Profile, ...], list[str]]:
    """Return the profiles that can be read, and the names of those that cannot."""
    sound, names = [], []
    for row in connection.execute(select(profiles).where(_KEPT).order_by(profiles.c.id)):
        try:
            sound.append(_profile(row))
        except (DraftError, StoreError):  # the others are used all the same
            names.append(f"“{row.name}”" if isinstance(row.name, str) else f"số {row.id}")
    return tuple(sound), names


def _one(connection: Connection, profile_id: int) -> Row[*tuple[object, ...]]:
    known = _KEPT & (profiles.c.id == profile_id)
    row = connection.execute(select(profiles).where(known)).one_or_none()
    if row is None:
        raise ConflictError("thư viện không còn hồ sơ này.", repair="Mở lại danh sách hồ sơ.")
    return row


def _change(connection: Connection, profile_id: int, **values: object) -> None:
    connection.execute(update(profiles).where(profiles.c.id == profile_id).values(**values))


def _profile(row: Row[*tuple[object, ...]]) -> Profile:
    content = from_table(object_of(row.content))
    if not isinstance(row.revision, int):
        raise unreadable()
    return replace(content, id=row.id, revision=row.revision, default=row.is_default)
