"""Find drafts by their words: without diacritics, or with, wherever the tone mark stands.

A word is kept in two forms. `plain` has no diacritics: “duong” finds “đường”. `exact` has its
tone as a letter in front: “hoà” and “hòa” are both “fhoa”, and what is half typed still begins
the word. A query's word with diacritics is looked for in the second.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import (
    DDL,
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    delete,
    event,
    func,
    select,
    text,
)

from drafter.draft.clean import fold
from drafter.store.database import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Select

_WORD = re.compile(r"[^\W_]+")
_TONES = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}
_INDEXED = 1_000_000  # characters of a draft; no letter is longer

words = Table(
    "words",
    metadata,
    Column("draft_id", Integer, ForeignKey("drafts.id", ondelete="CASCADE"), primary_key=True),
    Column("plain", Text, nullable=False),
    Column("exact", Text, nullable=False),
)
# In SQLite a full-text table of the same two columns stands beside, filled by triggers' hand: ours.
_INDEX = (
    "CREATE VIRTUAL TABLE word_index USING fts5(plain, exact, content='words',"
    " content_rowid='draft_id', detail='column', prefix='1 2 3',"
    " tokenize='unicode61 remove_diacritics 0')"
)
_make_index = DDL(_INDEX).execute_if(dialect="sqlite")  # type: ignore[no-untyped-call]
event.listen(words, "after_create", _make_index)
for _form in ("plain", "exact"):
    Index(
        f"words_{_form}",
        func.to_tsvector(text("'simple'"), words.c[_form]),
        postgresql_using="gin",
    ).ddl_if(dialect="postgresql")


@lru_cache(maxsize=1 << 16)
def forms(word: str) -> tuple[str, str]:
    """Return a word without diacritics, and with its tone in front."""
    tone, letters = "", []
    for char in unicodedata.normalize("NFD", word.casefold()):
        if char in _TONES:
            tone = _TONES[char]
        else:
            letters.append(char)
    return fold(word), tone + unicodedata.normalize("NFC", "".join(letters))


def index(connection: Connection, draft_id: int, texts: Iterable[str]) -> None:
    """Keep the words of a draft's texts as they are now."""
    found = [forms(each) for each in _WORD.findall("\n".join(texts)[:_INDEXED])]
    row = {
        "draft_id": draft_id,
        "plain": " ".join(plain for plain, _ in found),
        "exact": " ".join(exact for _, exact in found),
    }
    forget(connection, [draft_id])
    connection.execute(words.insert().values(row))
    if connection.dialect.name == "sqlite":
        sql = "INSERT INTO word_index(rowid, plain, exact) VALUES (:draft_id, :plain, :exact)"
        connection.execute(text(sql), row)


def forget(connection: Connection, draft_ids: Iterable[int]) -> None:
    """Drop the words of drafts."""
    for draft_id in draft_ids:
        if connection.dialect.name == "sqlite":
            # The index has no copy of the words: it is told which to take out.
            sql = (
                "INSERT INTO word_index(word_index, rowid, plain, exact)"
                " SELECT 'delete', draft_id, plain, exact FROM words WHERE draft_id = :draft_id"
            )
            connection.execute(text(sql), {"draft_id": draft_id})
        connection.execute(delete(words).where(words.c.draft_id == draft_id))


def wanted(query: str) -> list[tuple[str, str, bool]]:
    """Return a query's words as (column, form, whole); the last may be half typed."""
    found = _WORD.findall(unicodedata.normalize("NFC", query))
    result = []
    for at, word in enumerate(found):
        plain, exact = forms(word)
        column, form = ("plain", plain) if plain == word.casefold() else ("exact", exact)
        result.append((column, form, at + 1 < len(found)))
    return result


def matching(query: str, *, on_server: bool) -> Select[tuple[int]] | None:
    """Return a select of the drafts that hold every word of a query, or None for no word."""
    looked = wanted(query)
    if not looked:
        return None
    if on_server:
        return select(words.c.draft_id).where(*_on_server(looked))
    match = " AND ".join(
        f'{column} : "{form}"{"" if whole else " *"}' for column, form, whole in looked
    )
    sql = text("SELECT rowid AS draft_id FROM word_index WHERE word_index MATCH :match")
    return sql.bindparams(match=match).columns(words.c.draft_id)  # type: ignore[return-value]


def _on_server(looked: list[tuple[str, str, bool]]) -> Iterator[ColumnElement[bool]]:
    for form in ("plain", "exact"):
        asked = " & ".join(
            f"'{word}'{'' if whole else ':*'}" for column, word, whole in looked if column == form
        )
        if asked:
            simple = text("'simple'")
            vector = func.to_tsvector(simple, words.c[form])
            yield vector.op("@@")(func.to_tsquery(simple, asked))


def marks(shown: str, query: str) -> list[tuple[int, int]]:
    """Return where a text holds words of a query, to be marked on the screen."""
    looked = wanted(query)
    return [
        found.span()
        for found in _WORD.finditer(shown)
        if any(_is(found[0], column, form, whole=whole) for column, form, whole in looked)
    ]


def _is(word: str, column: str, form: str, *, whole: bool) -> bool:
    plain, exact = forms(word)
    own = plain if column == "plain" else exact
    return own == form if whole else own.startswith(form)


def excerpt(texts: Iterable[str], query: str, length: int = 120) -> str:
    """Return the first stretch that holds a word of the query, else the texts' beginning."""
    whole = " ".join(" ".join(each.split()) for each in texts if each.strip())
    found = marks(whole[:_INDEXED], query)
    start = max(found[0][0] - length // 3, 0) if found else 0
    start = whole.rfind(" ", 0, start) + 1 if start else 0
    end = start + length
    return ("… " if start else "") + whole[start:end] + (" …" if end < len(whole) else "")
