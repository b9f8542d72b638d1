"""Desks: which window has which draft open, so that a crash is followed by the same window."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import Column, Integer, String, Table, Text, delete, insert, select, update

from drafter.errors import StoreError
from drafter.store.database import metadata, now, object_of
from drafter.store.records import Desk

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from drafter.store.database import Library
    from drafter.store.records import Seen

desks = Table(
    "desks",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("machine", String(120), nullable=False, index=True),
    Column("person", String(120), nullable=False),
    Column("draft_id", Integer, index=True),
    Column("since", String(24), nullable=False),
    Column("view", Text, nullable=False),  # where the cursor and the page were, as JSON
)


def open_desk(library: Library, desk: Desk) -> None:
    """Note that a window is at work."""
    row = {"id": desk.id, "machine": desk.machine, "person": desk.person, "since": now()}
    with library.writing() as connection:
        connection.execute(insert(desks).values(row | {"view": "{}"}))


def note(connection: Connection, draft_id: int | None, seen: Seen, revision: int = 0) -> None:
    """Note what a window shows: its draft, and where the cursor and the page are.

    With the revision it has just saved: a window that dies before it is told has it here.
    """
    view = dict(seen.view) | ({"revision": revision} if revision else {})
    told = {"draft_id": draft_id, "view": json.dumps(view, ensure_ascii=False)}
    connection.execute(update(desks).where(desks.c.id == seen.desk_id).values(told))


def close_desk(library: Library, desk_id: str) -> bool:
    """Clear a desk away; tell whether it was still there."""
    with library.writing() as connection:
        return connection.execute(delete(desks).where(desks.c.id == desk_id)).rowcount > 0


def take_over(library: Library, desk: Desk, seen: Seen) -> bool:
    """Give a dead window's draft to another desk; tell whether it was still there to be taken.

    At one stroke: whenever the program ends, one desk has the draft.
    """
    with library.writing() as connection:
        taken = connection.execute(delete(desks).where(desks.c.id == desk.id)).rowcount > 0
        if taken:
            note(connection, desk.draft_id, seen)
    return taken


def desks_on(library: Library, machine: str) -> list[Desk]:
    """Return the desks of a machine, the oldest first; which of them live, its locks tell."""
    wanted = select(desks).where(desks.c.machine == machine).order_by(desks.c.since)
    return _read(library, wanted)


def others_at(library: Library, draft_id: int, desk_id: str) -> list[Desk]:
    """Return the other desks that show a draft."""
    there = (desks.c.draft_id == draft_id) & (desks.c.id != desk_id)
    return _read(library, select(desks).where(there))


def find(library: Library, desk_id: str) -> Desk | None:
    """Return a desk, or None where it was cleared away."""
    found = _read(library, select(desks).where(desks.c.id == desk_id))
    return found[0] if found else None


def _read(library: Library, wanted: object) -> list[Desk]:
    with library.reading() as connection:
        rows = connection.execute(wanted).all()  # type: ignore[call-overload]
    return [Desk(r.id, r.machine, r.person, r.draft_id, _view(r.view)) for r in rows]


def _view(told: object) -> dict[str, object]:
    """Return where cursor and page were; nothing, where that cannot be read: the letter can."""
    try:
        return object_of(told)
    except StoreError:
        return {}
