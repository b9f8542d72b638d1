"""The words of the drafts, kept to be found; how a word is looked for: `drafter.store.marking`."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import (
    DDL,
    Column,
    Connection,
    ForeignKey,
    Integer,
    Table,
    Text,
    and_,
    delete,
    event,
    func,
    literal_column,
    not_,
    select,
    text,
)

from drafter.store.database import metadata
from drafter.store.marking import forms, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Select

    from drafter.store.marking import Sought

_READ = 1_000_000  # characters of a draft; no letter is longer
_KEPT = 20_000  # of its different words; a server takes no more than a megabyte of them

words = Table(
    "words",
    metadata,
    Column("draft_id", Integer, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("plain", Text, nullable=False),
    Column("exact", Text, nullable=False),
    Column("heading", Text, nullable=False),  # both forms of the title's words and the number
)
# SQLite has a full-text table of the same columns beside, filled by us; a server an index each.
_INDEXES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE word_index USING fts5(plain, exact, heading, content='words',"
        " content_rowid='draft_id', detail='column', prefix='1 2 3',"
        " tokenize='unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE INDEX words_plain ON words USING gin (to_tsvector('simple', plain))",
        "CREATE INDEX words_exact ON words USING gin (to_tsvector('simple', exact))",
        "CREATE INDEX words_heading ON words USING gin (to_tsvector('simple', heading))",
    ),
}
_INSERT = (
    "INSERT INTO word_index(rowid, plain, exact, heading)"
    " VALUES (:draft_id, :plain, :exact, :heading)"
)
for _dialect, _made in _INDEXES.items():
    for _sql in _made:
        _ddl = DDL(_sql).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]
        event.listen(words, "after_create", _ddl)


def index(connection: Connection, draft_id: int, heading: str, texts: Iterable[str]) -> None:
    """Keep the words of a draft's title and texts as they are now, each once."""
    plain, exact = _forms((heading, *texts))
    row = {"plain": plain, "exact": exact, "heading": " ".join(_forms((heading,)))}
    known = select(words.c.plain, words.c.exact, words.c.heading)
    old = connection.execute(known.where(words.c.draft_id == draft_id)).one_or_none()
    if old and tuple(old) == tuple(row.values()):
        return
    if old:
        forget(connection, [draft_id])
    connection.execute(words.insert().values(draft_id=draft_id, **row))
    if connection.dialect.name == "sqlite":
        connection.execute(text(_INSERT), {"draft_id": draft_id, **row})


def _forms(texts: Iterable[str]) -> tuple[str, str]:
    """Return the words without diacritics, and those that have some with their tones."""
    found = dict.fromkeys(words_of("\n".join(texts)[:_READ]))
    kept = {forms(each) for each in islice(found, _KEPT)}
    plain = sorted({plain for plain, _ in kept})
    exact = sorted({exact for plain, exact in kept if exact != plain})
    return " ".join(plain), " ".join(exact)


def forget(connection: Connection, draft_ids: Iterable[int]) -> None:
    """Drop the words of drafts."""
    for draft_id in draft_ids:
        if connection.dialect.name == "sqlite":
            # The index has no copy of the words: it is told which to take out.
            sql = (
                "INSERT INTO word_index(word_index, rowid, plain, exact, heading) SELECT 'delete',"
                " draft_id, plain, exact, heading FROM words WHERE draft_id = :draft_id"
            )
            connection.execute(text(sql), {"draft_id": draft_id})
        connection.execute(delete(words).where(words.c.draft_id == draft_id))


class Tier(Enum):
    """Where a draft holds the words looked for: what comes first in a list."""

    HEADING = "all in its title or number"
    WHOLE = "all, and the last as it is typed"
    BEGUN = "all, the last as the beginning of a word"


def matching(looked: Sequence[Sought], tier: Tier, *, on_server: bool) -> Select[tuple[int]]:
    """Return a select of the drafts that hold every word looked for, and are of no tier before."""
    if on_server:
        return select(words.c.draft_id).where(_on_server(looked, tier))
    heading = _all_in_file(looked, "heading")
    match = {
        Tier.HEADING: heading,
        Tier.WHOLE: f"({_all_in_file(_whole(looked))}) NOT ({heading})",
        Tier.BEGUN: f"({_all_in_file(looked)}) NOT ({_all_in_file(_whole(looked))})"
        f" NOT ({heading})",
    }[tier]
    sql = text("SELECT rowid AS draft_id FROM word_index WHERE word_index MATCH :match")
    return sql.bindparams(match=match).columns(words.c.draft_id)  # type: ignore[return-value]


def _whole(looked: Sequence[Sought]) -> list[Sought]:
    return [replace(each, whole=True) for each in looked]


def _all_in_file(looked: Sequence[Sought], column: str = "") -> str:
    return " AND ".join(f"{column or each.column} : ({_in_file(each)})" for each in looked)


def _in_file(each: Sought) -> str:
    return " OR ".join(f'"{form}"' + ("" if each.whole else " *") for form in each.forms)


def _on_server(looked: Sequence[Sought], tier: Tier) -> ColumnElement[bool]:
    heading = _matches("heading", looked)
    if tier is Tier.HEADING:
        return heading
    whole = _anywhere(_whole(looked))
    if tier is Tier.WHOLE:
        return and_(whole, not_(heading))
    # By number: to see that a word is not there, a server reads the whole letter's words again.
    others = select(words.c.draft_id).where(whole)
    return and_(_anywhere(looked), words.c.draft_id.not_in(others), not_(heading))


def _anywhere(looked: Sequence[Sought]) -> ColumnElement[bool]:
    return and_(
        *(
            _matches(column, own)
            for column in ("plain", "exact")
            if (own := [each for each in looked if each.column == column])
        )
    )


def _matches(column: str, looked: Sequence[Sought]) -> ColumnElement[bool]:
    asked = " & ".join(f"({_of_server(each)})" for each in looked)
    # As the index is made of: anything else would not use it.
    made = func.to_tsvector(literal_column("'simple'"), words.c[column])
    return made.bool_op("@@")(func.to_tsquery(literal_column("'simple'"), asked))


def _of_server(each: Sought) -> str:
    return " | ".join(f"'{form}'" + ("" if each.whole else ":*") for form in each.forms)
