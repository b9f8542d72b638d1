"""The pictures of drafts and versions: each kept once, dropped when nothing names it any more."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Index,
    LargeBinary,
    String,
    Table,
    delete,
    literal_column,
    select,
    text,
)

from drafter.store.database import metadata, texts_of, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

pictures = Table(
    "pictures",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
_PUT = text("INSERT INTO pictures (digest, data) VALUES (:digest, :data) ON CONFLICT DO NOTHING")


def index_rows(table: Table) -> None:
    """Give a table an index of its rows with pictures, which are few."""
    some = _named(table)
    Index(f"{table.name}_pictured", table.c.draft_id, sqlite_where=some, postgresql_where=some)


def _named(table: Table) -> ColumnElement[bool]:
    return table.c.pictures != literal_column("'{}'")


def keep(connection: Connection, images: Mapping[str, bytes]) -> dict[str, str]:
    """Keep pictures; return their digests by name."""
    kept = {}
    for name, data in images.items():
        digest = kept[name] = hashlib.sha256(data).hexdigest()
        # Held until the draft that names it is written, so that none is dropped in between.
        held = select(pictures.c.digest).filter_by(digest=digest).with_for_update(read=True)
        while not connection.execute(held).first():
            connection.execute(_PUT, {"digest": digest, "data": data})
    return kept


def read(connection: Connection, names: Mapping[str, str]) -> dict[str, bytes]:
    """Return pictures by name, from their digests."""
    if not names:
        return {}
    wanted = select(pictures).where(pictures.c.digest.in_(names.values()))
    data = {each.digest: bytes(each.data) for each in connection.execute(wanted)}
    if not data.keys() >= set(names.values()):
        raise unreadable()
    return {name: data[digest] for name, digest in names.items()}


def drop_unnamed(connection: Connection, tables: Iterable[Table]) -> None:
    """Delete the pictures that no row of these tables names any more."""
    chosen = select(pictures.c.digest).order_by(pictures.c.digest).with_for_update()
    unnamed = set(connection.execute(chosen).scalars())
    for table in tables:
        for row in connection.execute(select(table.c.pictures).where(_named(table))).scalars():
            unnamed.difference_update(texts_of(row).values())
    for digest in unnamed:
        connection.execute(delete(pictures).filter_by(digest=digest))
