"""The drafts of the library: kept as typed, listed, filtered, thrown away and taken back."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy import Index as DbIndex

from drafter.draft.clean import clean_line
from drafter.draft.dates import PartialDate
from drafter.errors import ConflictError, DraftError, StoreError
from drafter.store import desks, pictures, words
from drafter.store.database import metadata, now, texts_of, unreadable
from drafter.store.marking import excerpt, sought
from drafter.store.records import Content, Record, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Row, Select

    from drafter.store.database import Library
    from drafter.store.records import Query, Seen

    AnyRow = Row[*tuple[object, ...]]
    AnySelect = Select[*tuple[object, ...]]

SAME_PROFILE = -1
_TITLE = 200
_TOGETHER = 500  # ids in one statement; a database takes no list of any length
_HALF = re.compile("[\ud800-\udfff]")  # half an emoji, which no database takes

# What lists show and filter stands apart from the long texts: a page of disk holds many rows.
drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("type_id", String(_TITLE), nullable=False),
    Column("so_ky_hieu", String(_TITLE), nullable=False),
    Column("title", String(_TITLE), nullable=False),
    Column("body", String(_TITLE), nullable=False),
    Column("year", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("profile", Integer),
    Column("created", String(24), nullable=False),
    Column("changed", String(24), nullable=False),
    Column("trashed", String(24)),
    Column("source", Text),  # the file it was read from or written to
    # A list is read off this index alone, newest first, whatever it is filtered by.
    DbIndex("drafts_listed", "trashed", "changed", "id", "type_id", "body", "year", "state"),
    sqlite_autoincrement=True,  # an id is never given twice, whatever is thrown away
)
contents = Table(
    "contents",
    metadata,
    Column("draft_id", ForeignKey(drafts.c.id, ondelete="CASCADE"), primary_key=True),
    Column("pack", String(20), nullable=False),
    Column("pictures", Text, nullable=False),  # name → digest, as JSON
    Column("inherited", Text, nullable=False),  # what is to be confirmed, as JSON
    Column("texts", Text, nullable=False),  # field → text, as JSON
)
pictures.index_rows(contents)


_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_BROKEN = {
    "revision": 0, "type_id": "", "so_ky_hieu": "", "title": "Mục bị hỏng, không đọc được",
    "body": "", "year": 0, "state": State.NHAP, "created": "1970-01-01T00:00:00.000Z",
    "changed": "1970-01-01T00:00:00.000Z",
}  # fmt: skip

_LISTED = [drafts.c[name] for name in Record.__dataclass_fields__ if name != "excerpt"]


def add(
    library: Library,
    content: Content,
    profile: int | None = None,
    source: str | None = None,
    seen: Seen | None = None,
) -> Record:
    """Keep a new draft, and where its window stands; return its record."""
    with library.writing() as connection:
        row = _row(content) | {
            "revision": 1,
            "state": State.NHAP,
            "profile": profile,
            "source": _storable(source) if source else None,
            "created": now(),
        }
        added = connection.execute(insert(drafts).values(row).returning(*_LISTED)).one()
        held = _held(connection, content)
        connection.execute(insert(contents).values(draft_id=added.id, **held))
        words.index(connection, added.id, *_searched(content))
        if seen:
            desks.note(connection, added.id, seen, revision=1)
        return _record(added)


def save(
    library: Library,
    draft_id: int,
    revision: int,
    content: Content,
    seen: Seen | None = None,
    *,
    profile: int | None = SAME_PROFILE,
) -> int:
    """Keep a draft as it is typed now, out of the trash again; return its new revision.

    Raises ConflictError where it was changed elsewhere since that revision was read.
    """
    with library.writing() as connection:
        known = (drafts.c.id == draft_id) & (drafts.c.revision == revision)
        row = _row(content) | {"revision": revision + 1, "trashed": None}
        if profile != SAME_PROFILE:
            row["profile"] = profile
        if connection.execute(update(drafts).where(known).values(row)).rowcount == 0:
            lock(connection, draft_id)
            raise ConflictError(
                "văn bản này vừa được sửa ở cửa sổ khác.",
                repair="Phần gõ ở đây được giữ thành một bản riêng.",
            )
        held = _held(connection, content)
        connection.execute(update(contents).where(contents.c.draft_id == draft_id).values(held))
        words.index(connection, draft_id, *_searched(content))
        if seen:
            desks.note(connection, draft_id, seen, revision + 1)
    return revision + 1


def read(library: Library, draft_id: int) -> tuple[Record, Content]:
    """Return a draft; raises ConflictError where the library no longer has it."""
    wanted = select(*_LISTED, contents).join_from(drafts, contents).where(drafts.c.id == draft_id)
    with library.reading() as connection:
        row = connection.execute(wanted).one_or_none()
        if row is None:
            raise _gone()
        return _record(row), content_of(connection, row)


def lock(connection: Connection, draft_id: int) -> None:
    """Let no one else change a draft meanwhile; raises ConflictError where it is gone."""
    held = select(drafts.c.id).where(drafts.c.id == draft_id).with_for_update()
    if connection.execute(held).one_or_none() is None:
        raise _gone()


def _gone() -> ConflictError:
    return ConflictError("thư viện không còn văn bản này.", repair="Lưu ra tệp nếu cần giữ.")


def of_file(library: Library, source: str) -> Record | None:
    """Return the newest draft that a file was read into or written from, not thrown away."""
    known = (drafts.c.source == _storable(source)) & drafts.c.trashed.is_(None)
    wanted = select(*_LISTED).where(known).order_by(drafts.c.id.desc()).limit(1)
    with library.reading() as connection:
        row = connection.execute(wanted).one_or_none()
    return _record(row) if row else None


def set_source(library: Library, draft_id: int, source: str) -> None:
    """Note which file holds a copy of a draft, and of no other any more."""
    told = _storable(source)
    others = (drafts.c.source == told) & (drafts.c.id != draft_id)
    with library.writing() as connection:
        connection.execute(update(drafts).where(others).values(source=None))
        connection.execute(update(drafts).where(drafts.c.id == draft_id).values(source=told))


def find(library: Library, query: Query) -> list[Record]:
    """Return the drafts a query asks for, at most its limit; a higher start goes on from there.

    Without words the last changed comes first. With words each has an excerpt, and they come tier
    by tier (`words.Tier`), the newest made before the older.
    """
    if not sought(query.words):
        newest = (drafts.c.changed.desc(), drafts.c.id.desc())
        wanted = _filtered(select(*_LISTED), query).order_by(*newest)
        with library.reading() as connection:
            rows = connection.execute(wanted.limit(query.limit).offset(query.start)).all()
        return [_record(row) for row in rows]
    with library.reading() as connection:
        rows = _found(connection, query)
    return [_record(row, _excerpt(row, query.words)) for row in rows]


def _found(connection: Connection, query: Query) -> Sequence[AnyRow]:
    rows: list[AnyRow] = []
    before = 0  # how many the tiers so far have
    for tier in words.Tier:
        room, skipped = query.limit - len(rows), max(query.start - before, 0)
        wanted = _holding(query, connection, tier, (*_LISTED, contents.c.texts))
        found = connection.execute(wanted.limit(room).offset(skipped)).all()
        rows += found
        if len(rows) == query.limit:
            break
        if skipped and not found:
            ids = _holding(query, connection, tier, (drafts.c.id,)).order_by(None).subquery()
            before += connection.execute(select(func.count()).select_from(ids)).scalar_one()
        else:
            before += skipped + len(found)
    return rows


def _holding(
    query: Query, connection: Connection, tier: words.Tier, columns: Sequence[Column[Any]]
) -> AnySelect:
    """Return a select of the drafts of one tier with the query's words, the newest made first."""
    server = connection.dialect.name == "postgresql"
    found = words.matching(sought(query.words), tier, on_server=server).subquery()
    wanted = select(*columns).join_from(drafts, found, found.c.draft_id == drafts.c.id)
    wanted = wanted.join(contents, contents.c.draft_id == drafts.c.id)
    return _filtered(wanted, query).order_by(found.c.draft_id.desc())


def _filtered(wanted: AnySelect, query: Query) -> AnySelect:
    from drafter.store.labels import labelled

    trashed = drafts.c.trashed
    wanted = wanted.where(trashed.is_not(None) if query.trashed else trashed.is_(None))
    for name in ("type_id", "body", "year", "state"):
        if value := getattr(query, name):
            wanted = wanted.where(drafts.c[name] == value)
    return wanted.where(drafts.c.id.in_(labelled(query.label))) if query.label else wanted


def _excerpt(row: AnyRow, query: str) -> str:
    try:
        texts = texts_of(row.texts)
    except StoreError as error:  # the others are found all the same
        return error.sentence
    texts.pop("trich_yeu", "")  # a list shows it anyway
    return excerpt((texts.pop("noi_dung", ""), *texts.values()), query)


def offered(library: Library) -> tuple[list[str], list[str], list[int]]:
    """Return the types, bodies and years of the drafts not thrown away, the latest year first."""
    told = select(drafts.c.type_id, drafts.c.body, drafts.c.year).distinct()
    with library.reading() as connection:
        rows = connection.execute(told.where(drafts.c.trashed.is_(None))).all()
    types = {row.type_id for row in rows if isinstance(row.type_id, str)}
    bodies = {row.body for row in rows if isinstance(row.body, str)}
    years = {row.year for row in rows if isinstance(row.year, int)}
    return sorted(types), sorted(bodies - {""}), sorted(years, reverse=True)


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
        for part in parts(draft_ids):
            connection.execute(update(drafts).where(drafts.c.id.in_(part)).values(**values))


def parts(draft_ids: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield ids as many together as one statement takes."""
    for at in range(0, len(draft_ids), _TOGETHER):
        yield draft_ids[at : at + _TOGETHER]


def destroy(library: Library, draft_ids: Sequence[int]) -> None:
    """Delete drafts of the trash for good, with their versions and pictures."""
    with library.writing() as connection:
        for part in parts(draft_ids):
            trashed = drafts.c.id.in_(part) & drafts.c.trashed.is_not(None)
            chosen = select(drafts.c.id).where(trashed).order_by(drafts.c.id).with_for_update()
            gone = list(connection.execute(chosen).scalars())
            words.forget(connection, gone)
            connection.execute(delete(drafts).where(drafts.c.id.in_(gone)))
        pictures.drop_unnamed(connection, (contents, metadata.tables["versions"]))


# Rows


def _row(content: Content) -> dict[str, object]:
    texts = content.texts
    return {
        "type_id": content.type_id,
        "so_ky_hieu": number_of(content),
        "title": title_of(texts),
        "body": _line(texts.get("co_quan_ban_hanh", "")),
        "year": _year(texts),
        "changed": now(),
    }


def _held(connection: Connection, content: Content) -> dict[str, object]:
    return {
        "pack": content.pack,
        "pictures": as_json(pictures.keep(connection, content.images)),
        "inherited": _storable(content.inherited),
        "texts": as_json(content.texts),
    }


def as_json(texts: Mapping[str, str]) -> str:
    """Return texts so that they come back letter by letter, half an emoji too."""
    told = json.dumps(dict(texts), ensure_ascii=False)
    return _HALF.sub(lambda half: f"\\u{ord(half[0]):04x}", told)


def _storable(told: str) -> str:
    """Return a text without what no database takes, other texts staying other texts."""
    return told.encode("utf-8", "backslashreplace").decode().replace("\0", "\\x00")


def title_of(texts: Mapping[str, str]) -> str:
    """Return what a letter is called: its trích yếu, else the first words of its body."""
    told = texts.get("trich_yeu", "").strip() or texts.get("noi_dung", "").strip()[:_TITLE]
    return _line(told.replace("*", ""))


def number_of(content: Content) -> str:
    """Return number and symbol as they stand on the letter, blank before it has its number."""
    texts = content.texts
    whole = texts.get("so_sao") or texts.get("so", "")
    symbol = texts.get("ky_hieu_sao") or texts.get("ky_hieu", "")
    joint = "-" if content.type_id.startswith("party/") else "/"
    parts = joint.join(filter(None, (_line(whole), _line(symbol))))
    return _line(texts.get("so_ky_hieu", "")) or (parts if whole.strip() else "")


def _line(told: str) -> str:
    return " ".join(clean_line(told).split())[:_TITLE]


def _year(texts: Mapping[str, str]) -> int:
    try:
        day = PartialDate.parse(texts.get("ngay_sao") or texts.get("ngay", ""))
    except DraftError:  # half typed
        day = PartialDate()
    return day.year or int(now()[:4])


def _searched(content: Content) -> tuple[str, list[str]]:
    """Return what is searched first, title and number, and all the rest."""
    from drafter.template.catalogue import load_catalogue

    template = load_catalogue().get(content.type_id)
    texts = [template.name if template else "", *content.texts.values()]
    return f"{title_of(content.texts)} {number_of(content)}", texts


def content_of(connection: Connection, row: AnyRow) -> Content:
    """Return what a row of drafts or versions holds."""
    told = (row.type_id, row.pack, row.inherited)
    if not all(isinstance(each, str) for each in told):
        raise unreadable()
    images = pictures.read(connection, texts_of(row.pictures))
    return Content(row.type_id, texts_of(row.texts), row.pack, images, row.inherited)


def _record(row: AnyRow, excerpt: str = "") -> Record:
    listed = {column.name: getattr(row, column.name) for column in _LISTED}
    if not _is_sound(listed):  # shown, so that it can be thrown away
        listed |= _BROKEN
    return Record(**listed | {"state": State(listed["state"]), "excerpt": excerpt})


def _is_sound(listed: Mapping[str, object]) -> bool:
    """Tell whether a row is as we write it; SQLite takes anything into any column."""
    texts = all(
        isinstance(listed[name], str) for name in ("type_id", "so_ky_hieu", "title", "body")
    )
    numbers = all(isinstance(listed[name], int) for name in ("revision", "year"))
    times = all(_TIME.fullmatch(str(listed[name])) for name in ("created", "changed"))
    return texts and numbers and times and listed["state"] in set(State)
