"""Labels the clerk puts on drafts; a draft may have several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    Select,
    String,
    Table,
    delete,
    select,
    text,
)

from drafter.draft.clean import clean_line
from drafter.store.database import metadata
from drafter.store.drafts import drafts, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.store.database import Library

_LENGTH = 60

draft_labels = Table(
    "draft_labels",
    metadata,
    Column("draft_id", Integer, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("label", String(_LENGTH), primary_key=True, index=True),
)
_PUT = text(
    "INSERT INTO draft_labels (draft_id, label) VALUES (:draft_id, :label) ON CONFLICT DO NOTHING"
)


def labelled(label: str) -> Select[tuple[int]]:
    """Return a select of the drafts with a label."""
    return select(draft_labels.c.draft_id).where(draft_labels.c.label == label)


def all_labels(library: Library) -> list[str]:
    """Return every label in use, in order."""
    with library.reading() as connection:
        found = select(draft_labels.c.label).distinct().order_by(draft_labels.c.label)
        return [each for each in connection.execute(found).scalars() if isinstance(each, str)]


def labels_of(library: Library, draft_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the labels of drafts; those without one are left out."""
    found: dict[int, tuple[str, ...]] = {}
    with library.reading() as connection:
        for part in parts(draft_ids):
            wanted = select(draft_labels).where(draft_labels.c.draft_id.in_(part))
            for row in connection.execute(wanted.order_by(draft_labels.c.label)):
                if isinstance(row.label, str):  # else it is no label that could be shown
                    found[row.draft_id] = (*found.get(row.draft_id, ()), row.label)
    return found


def change_labels(
    library: Library, draft_ids: Sequence[int], added: Iterable[str], removed: Iterable[str]
) -> None:
    """Give drafts labels, cleaned, blank ones dropped, and take others away; the rest stay."""
    gone = list(removed)
    with library.writing() as connection:
        for part in parts(draft_ids):
            chosen = select(drafts.c.id).where(drafts.c.id.in_(part)).order_by(drafts.c.id)
            there = connection.execute(chosen.with_for_update()).scalars().all()
            of_these = draft_labels.c.draft_id.in_(there)
            connection.execute(delete(draft_labels).where(of_these, draft_labels.c.label.in_(gone)))
            _add(connection, there, added)


def _add(connection: Connection, draft_ids: Sequence[int], labels: Iterable[str]) -> None:
    clean = dict.fromkeys(clean_line(label)[:_LENGTH].strip() for label in labels)
    rows = [{"draft_id": each, "label": label} for each in draft_ids for label in clean if label]
    if rows:
        connection.execute(_PUT, rows)
