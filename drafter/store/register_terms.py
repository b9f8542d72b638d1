"""Periods of the register: a year, a term of the cấp uỷ, a congress (state §5.1, party §5)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from drafter.errors import Place, StoreError
from drafter.store.database import unreadable
from drafter.store.register import BROKEN, Body, Scope, Term, as_written, read_day, terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date


def all_terms(connection: Connection, body_id: int) -> list[Term]:
    """Return the terms of a body, the earliest first; one that begins at no told day is first.

    One that cannot be read says so in its name.
    """
    found = []
    for row in _term_rows(connection, body_id):
        try:
            found.append(_term(row))
        except StoreError:
            found.append(Term(row[0], BROKEN))
    return _in_order(found)


def sound_terms(connection: Connection, body_id: int) -> list[Term]:
    """Return the terms as `all_terms`; raises StoreError where one cannot be read."""
    return _in_order(map(_term, _term_rows(connection, body_id)))


def _term_rows(connection: Connection, body_id: int) -> Sequence[Sequence[Any]]:
    days = (as_written(terms.c.start), as_written(terms.c.end))
    own = terms.c.body_id == body_id
    return connection.execute(select(terms.c.id, terms.c.name, *days).where(own)).all()


def _term(row: Sequence[Any]) -> Term:
    term_id, name, start, end = row
    try:
        days = (read_day(start), read_day(end))
    except ValueError:
        raise unreadable() from None
    if not isinstance(name, str):
        raise unreadable()
    return Term(term_id, name, *days)


def _in_order(found: Iterable[Term]) -> list[Term]:
    return sorted(found, key=lambda term: (term.start is not None, term.start or 0, term.id))


def period_of(connection: Connection, body: Body, day: date) -> str:
    """Return the period a day belongs to; raises StoreError as `period_among`."""
    known = [] if body.scope is Scope.NAM else sound_terms(connection, body.id)
    return period_among(body, known, day)


def period_among(body: Body, known: Sequence[Term], day: date) -> str:
    """Return the period a day belongs to; the day a term begins is the new term's.

    Raises StoreError for a day before the first term that is told.
    """
    if body.scope is Scope.NAM:
        return str(day.year)
    begun = [term for term in known if term.start is None or term.start <= day]
    if not begun and body.scope is Scope.DAI_HOI:
        begun = list(known[:1])
    if not begun:
        raise StoreError(
            f"ngày {day:%d/%m/%Y} đứng trước nhiệm kỳ đầu tiên đã ghi trong sổ.",
            place=Place("ngay"),
            repair="Kiểm tra ngày văn bản, hoặc thêm nhiệm kỳ trước trong Thiết lập dãy số.",
        )
    return term_period(begun[-1])


def term_period(term: Term) -> str:
    """Return the period of a term, the same whatever its first day is corrected to."""
    return f"nhiem-ky-{term.id}"


def term_words(body: Body, term: Term) -> str:
    """Return how a term or a congress is called on the screen."""
    word = "Đại hội" if body.scope is Scope.DAI_HOI else "Nhiệm kỳ"
    told = term.name or (f"từ {term.start:%d/%m/%Y}" if term.start else "hiện nay")
    return f"{word} {told}"
