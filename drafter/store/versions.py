"""Versions of a draft: kept by name or by the program, read again, brought back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
)

from drafter.draft.clean import clean_line
from drafter.errors import StoreError
from drafter.store import pictures
from drafter.store.database import metadata, now
from drafter.store.drafts import content_of, contents, drafts, lock

if TYPE_CHECKING:
    from drafter.store.database import Library
    from drafter.store.records import Content

_KEPT_BY_ITSELF = 40  # of a draft; named ones are all kept
_BROKEN = ("Bị hỏng, không đọc được", "1970-01-01T00:00:00.000Z")
_HELD = ("type_id", "pack", "pictures", "inherited", "texts")
_NOW = (drafts.c.type_id, *(contents.c[name] for name in _HELD[1:]))

versions = Table(
    "versions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("draft_id", Integer, ForeignKey("drafts.id", ondelete="CASCADE"), nullable=False),
    Column("name", String(120), nullable=False),  # blank: kept by the program
    Column("kept", String(24), nullable=False),
    Column("type_id", String(200), nullable=False),
    Column("pack", String(20), nullable=False),
    Column("pictures", Text, nullable=False),
    Column("inherited", Text, nullable=False),
    Column("texts", Text, nullable=False),
    Index("versions_of_draft", "draft_id", "id"),
)
pictures.index_rows(versions)


@dataclass(frozen=True, slots=True)
class Version:
    """A version as its list shows it; without a name the program kept it by itself."""

    id: int
    name: str
    kept: str


def keep(library: Library, draft_id: int, name: str = "") -> Version | None:
    """Keep the draft as the library has it now.

    Without a name, nothing is kept where the last version holds the same; None then.
    """
    with library.writing() as connection:
        lock(connection, draft_id)
        wanted = select(*_NOW).join_from(drafts, contents).where(drafts.c.id == draft_id)
        row = connection.execute(wanted).one()
        if not name and _last(connection, draft_id) == tuple(row):
            return None
        told, moment = clean_line(name)[:120], now()
        held = dict(zip(_HELD, row, strict=True))
        values = {"draft_id": draft_id, "name": told, "kept": moment} | held
        done = connection.execute(insert(versions).values(values).returning(versions.c.id))
        version = Version(done.scalar_one(), told, moment)
        _thin_out(connection, draft_id)
        return version


def _last(connection: Connection, draft_id: int) -> tuple[object, ...] | None:
    held = select(*(versions.c[name] for name in _HELD)).where(versions.c.draft_id == draft_id)
    row = connection.execute(held.order_by(versions.c.id.desc()).limit(1)).one_or_none()
    return tuple(row) if row else None


def _thin_out(connection: Connection, draft_id: int) -> None:
    unnamed = (versions.c.draft_id == draft_id) & (versions.c.name == "")
    old = select(versions.c.id).where(unnamed).order_by(versions.c.id.desc())
    gone = list(connection.execute(old.offset(_KEPT_BY_ITSELF)).scalars())
    connection.execute(delete(versions).where(versions.c.id.in_(gone)))


def history(library: Library, draft_id: int) -> list[Version]:
    """Return a draft's versions, the newest first."""
    found = select(versions.c.id, versions.c.name, versions.c.kept)
    found = found.where(versions.c.draft_id == draft_id).order_by(versions.c.id.desc())
    with library.reading() as connection:
        return [_shown(*row) for row in connection.execute(found)]


def _shown(version_id: int, name: object, kept: object) -> Version:
    """Return a version for the list; one that cannot be read says so."""
    with suppress(ValueError):
        if isinstance(name, str) and datetime.fromisoformat(str(kept)).tzinfo:
            return Version(version_id, name, str(kept))
    return Version(version_id, *_BROKEN)


def read_version(library: Library, version_id: int) -> Content:
    """Return what a version holds; raises StoreError where it is gone."""
    with library.reading() as connection:
        row = connection.execute(select(versions).filter_by(id=version_id)).one_or_none()
        if row is None:
            raise StoreError("thư viện không còn phiên bản này.")
        return content_of(connection, row)


def name_version(library: Library, version_id: int, name: str) -> None:
    """Give a version a name, so that it is kept for good; or take the name away."""
    with library.writing() as connection:
        told = {"name": clean_line(name)[:120]}
        connection.execute(versions.update().filter_by(id=version_id).values(told))
