"""The drafts of the library: kept as typed, listed, filtered, thrown away and taken back."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy import Index as DbIndex

from drafter.draft.dates import PartialDate
from drafter.errors import ConflictError, DraftError
from drafter.store import words
from drafter.store.database import metadata, now
from drafter.store.records import Content, Record, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Row, Select

    from drafter.store.database import Library
    from drafter.store.records import Query

    AnyRow = Row[*tuple[object, ...]]
    AnySelect = Select[*tuple[object, ...]]

_TITLE = 200


# The long texts come last: a list reads the rows without them.
drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("type_id", String(200), nullable=False),
    Column("title", String(_TITLE), nullable=False),
    Column("body", String(_TITLE), nullable=False),
    Column("year", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("profile", Integer),
    Column("created", String(24), nullable=False),
    Column("changed", String(24), nullable=False),
    Column("trashed", String(24)),
    Column("source", Text),  # the file it was read from or written to
    Column("pack", String(20), nullable=False),
    Column("pictures", Text, nullable=False),  # name → digest, as JSON
    Column("inherited", Text, nullable=False),  # what is to be confirmed, as JSON
    Column("texts", Text, nullable=False),  # field → text, as JSON
    DbIndex("drafts_changed", "trashed", "changed"),
    DbIndex("drafts_type", "type_id"),
    DbIndex("drafts_body", "body"),
    DbIndex("drafts_year", "year"),
    sqlite_autoincrement=True,  # an id is never given twice, whatever is thrown away
)
pictures = Table(
    "pictures",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)


_LISTED = [drafts.c[name] for name in Record.__dataclass_fields__ if name != "excerpt"]


def add(
    library: Library, content: Content, profile: int | None = None, source: str | None = None
) -> Record:
    """Keep a new draft; return its record."""
    with library.writing() as connection:
        row = _row(connection, content) | {
            "revision": 1,
            "state": State.NHAP,
            "profile": profile,
            "source": source,
            "created": now(),
        }
        added = insert(drafts).values(row).returning(drafts.c.id)
        draft_id = connection.execute(added).scalar_one()
        words.index(connection, draft_id, _searched(content))
        return _record(_one(connection, draft_id))


def save(library: Library, draft_id: int, revision: int, content: Content) -> int:
    """Keep a draft as it is typed now; return its new revision.

    Raises ConflictError where it was changed elsewhere since that revision was read.
    """
    with library.writing() as connection:
        known = (drafts.c.id == draft_id) & (drafts.c.revision == revision)
        row = _row(connection, content) | {"revision": revision + 1}
        if connection.execute(update(drafts).where(known).values(row)).rowcount == 0:
            _one(connection, draft_id)
            raise ConflictError(
                "văn bản này vừa được sửa ở cửa sổ khác.",
                repair="Phần gõ ở đây được giữ thành một bản riêng.",
            )
        words.index(connection, draft_id, _searched(content))
    return revision + 1


def read(library: Library, draft_id: int) -> tuple[Record, Content]:
    """Return a draft; raises StoreError where the library no longer has it."""
    with library.reading() as connection:
        row = _one(connection, draft_id)
        return _record(row), content_of(connection, row)


def of_file(library: Library, source: str) -> Record | None:
    """Return the newest draft that a file was read into or written from, not thrown away."""
    known = (drafts.c.source == source) & drafts.c.trashed.is_(None)
    wanted = select(*_LISTED).where(known).order_by(drafts.c.id.desc()).limit(1)
    with library.reading() as connection:
        row = connection.execute(wanted).one_or_none()
    return _record(row) if row else None


def set_source(library: Library, draft_id: int, source: str) -> None:
    """Note which file holds a copy of a draft."""
    _change(library, [draft_id], source=source)


def find(library: Library, query: Query) -> list[Record]:
    """Return the drafts a query asks for, newest first, at most its limit.

    With words the newest made comes first and each has an excerpt; else the last changed.
    """
    wanted = _filtered(select(*_LISTED), query)
    matching = words.matching(query.words, on_server=library.on_server)
    if matching is None:
        wanted = wanted.order_by(drafts.c.changed.desc(), drafts.c.id.desc())
    else:
        found = matching.subquery()
        wanted = wanted.add_columns(drafts.c.texts).join(found, found.c.draft_id == drafts.c.id)
        wanted = wanted.order_by(found.c.draft_id.desc())
    with library.reading() as connection:
        rows = connection.execute(wanted.limit(query.limit)).all()
    if matching is None:
        return [_record(row) for row in rows]
    return [_record(row, _excerpt(row, query.words)) for row in rows]


def _filtered(wanted: AnySelect, query: Query) -> AnySelect:
    from drafter.store.labels import labelled

    trashed = drafts.c.trashed
    wanted = wanted.where(trashed.is_not(None) if query.trashed else trashed.is_(None))
    for name in ("type_id", "body", "year", "state"):
        if value := getattr(query, name):
            wanted = wanted.where(drafts.c[name] == value)
    return wanted.where(drafts.c.id.in_(labelled(query.label))) if query.label else wanted


def _excerpt(row: AnyRow, query: str) -> str:
    texts = {**json.loads(row.texts)}
    return words.excerpt((texts.pop("trich_yeu", ""), *reversed(texts.values())), query)


def offered(library: Library, column: str) -> list[str]:
    """Return what a filter offers: the types, bodies or years of the drafts not thrown away."""
    chosen = drafts.c[column]
    kept = select(chosen).where(drafts.c.trashed.is_(None)).distinct().order_by(chosen)
    with library.reading() as connection:
        return [str(value) for value in connection.execute(kept).scalars() if value]


def set_state(library: Library, draft_ids: Sequence[int], state: State) -> None:
    """Note how far letters have come."""
    _change(library, draft_ids, state=state)


def trash(library: Library, draft_ids: Sequence[int]) -> None:
    """Throw drafts away; they can be taken back."""
    _change(library, draft_ids, trashed=now())


def take_back(library: Library, draft_ids: Sequence[int]) -> None:
    """Take drafts out of the trash."""
    _change(library, draft_ids, trashed=None)


def _change(library: Library, draft_ids: Sequence[int], **values: str | None) -> None:
    with library.writing() as connection:
        connection.execute(update(drafts).where(drafts.c.id.in_(draft_ids)).values(**values))


def destroy(library: Library, draft_ids: Sequence[int]) -> None:
    """Delete drafts of the trash for good, with their versions."""
    with library.writing() as connection:
        trashed = select(drafts.c.id).where(
            drafts.c.id.in_(draft_ids), drafts.c.trashed.is_not(None)
        )
        gone = list(connection.execute(trashed).scalars())
        words.forget(connection, gone)
        connection.execute(delete(drafts).where(drafts.c.id.in_(gone)))


# Rows


def _row(connection: Connection, content: Content) -> dict[str, object]:
    texts = content.texts
    return {
        "type_id": content.type_id,
        "title": title_of(texts),
        "body": " ".join(texts.get("co_quan_ban_hanh", "").split())[:_TITLE],
        "year": _year(texts),
        "changed": now(),
        "pack": content.pack,
        "pictures": _keep_pictures(connection, content.images),
        "inherited": content.inherited,
        "texts": json.dumps(dict(texts), ensure_ascii=False),
    }


def title_of(texts: Mapping[str, str]) -> str:
    """Return what a letter is called: its trích yếu, else the first words of its body."""
    told = texts.get("trich_yeu", "").strip() or texts.get("noi_dung", "").strip()[:_TITLE]
    return " ".join(told.replace("*", "").split())[:_TITLE]


def _year(texts: Mapping[str, str]) -> int:
    try:
        day = PartialDate.parse(texts.get("ngay_sao") or texts.get("ngay", ""))
    except DraftError:  # half typed
        day = PartialDate()
    return day.year or int(now()[:4])


def _searched(content: Content) -> Iterable[str]:
    from drafter.template.catalogue import load_catalogue

    template = load_catalogue().get(content.type_id)
    return (template.name if template else "", *content.texts.values())


def _keep_pictures(connection: Connection, images: Mapping[str, bytes]) -> str:
    kept = {}
    for name, data in images.items():
        digest = kept[name] = hashlib.sha256(data).hexdigest()
        if not connection.execute(select(pictures.c.digest).filter_by(digest=digest)).first():
            connection.execute(insert(pictures).values(digest=digest, data=data))
    return json.dumps(kept, ensure_ascii=False)


def content_of(connection: Connection, row: AnyRow) -> Content:
    """Return what a row of drafts or versions holds."""
    names = json.loads(row.pictures)
    wanted = select(pictures).where(pictures.c.digest.in_(names.values()))
    data = {each.digest: each.data for each in connection.execute(wanted)} if names else {}
    images = {name: bytes(data[digest]) for name, digest in names.items()}
    return Content(row.type_id, json.loads(row.texts), row.pack, images, row.inherited)


def _one(connection: Connection, draft_id: int) -> AnyRow:
    row = connection.execute(select(drafts).where(drafts.c.id == draft_id)).one_or_none()
    if row is None:
        raise ConflictError("thư viện không còn văn bản này.", repair="Lưu ra tệp nếu cần giữ.")
    return row


def _record(row: AnyRow, excerpt: str = "") -> Record:
    listed = {column.name: getattr(row, column.name) for column in _LISTED}
    return Record(**listed | {"state": State(row.state), "excerpt": excerpt})
