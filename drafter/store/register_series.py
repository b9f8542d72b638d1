"""Series of numbers: whose, for which types, over which time; the office decides all three.

Where the office has said nothing: State, one series for all administrative documents, one for
copies, one for secret documents (state §2.4); Party, one a tên loại, one for copies (party §5).
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select, update

from drafter.draft.clean import clean_line
from drafter.errors import Place, StoreError
from drafter.store.database import unreadable
from drafter.store.register import (
    BROKEN,
    Body,
    Scope,
    Series,
    Term,
    alone,
    bodies,
    name_key,
    numbers,
    series,
    terms,
    types,
)
from drafter.store.register_terms import all_terms, term_period, term_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafter.store.database import Library
    from drafter.store.register import AnyRow
    from drafter.store.register_letter import Numbered

ANY, COPIES, SECRET = "*", "bản sao", "mật"
NAMES = {
    "state": {ANY: "Văn bản hành chính", COPIES: "Bản sao", SECRET: "Văn bản mật"},
    "party": {ANY: "Văn bản của đại hội", COPIES: "Bản sao"},
}
_SHORT = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}


def kind_key(kind: str) -> str:
    """Return a tên loại as the register knows it: quyết định, whatever its case."""
    return " ".join(kind.partition("(")[0].casefold().replace("uỷ", "ủy").split())


def series_kind(letter: Numbered) -> str:
    """Return what decides a letter's series: secret (State only, party §5.4), copy, or its type."""
    if letter.secret and letter.regime == "state":
        return SECRET
    return COPIES if letter.copy else kind_key(letter.kind)


def find_body(connection: Connection, letter: Numbered) -> Body | None:
    """Return the body of a letter; a copy names no superior, so a blank one fits any."""
    return _find_body(connection, letter.scope, letter.issuer, letter.superior)


def _find_body(connection: Connection, scope: Scope, issuer: str, superior: str) -> Body | None:
    own, above = _key(issuer), _key(superior)
    wanted = select(bodies).where(bodies.c.regime == _regime(scope), bodies.c.issuer_key == own)
    rows = connection.execute(wanted).all()
    same = [row for row in rows if row.superior_key == above]
    near = [row for row in rows if not (row.superior_key and above)]
    found = same or (near if len(near) == 1 else [])
    return _body(found[0]) if found else None


def _regime(scope: Scope) -> str:
    return "state" if scope is Scope.NAM else "party"


def _key(name: str) -> str:
    """Return a body's name in the form that tells two apart, UBND and HĐND written out."""
    told = name.casefold()
    for short, long in _SHORT.items():
        told = told.replace(short, long)
    return name_key(told)


def _body(row: AnyRow) -> Body:
    names = (row.issuer, row.superior, row.issuer_key, row.superior_key)
    sound = all(isinstance(each, str) for each in names) and row.regime in NAMES
    if not sound or row.scope not in set(Scope):
        raise unreadable()
    return Body(row.id, row.regime, row.issuer, row.superior, Scope(row.scope))


def ensure_body(connection: Connection, letter: Numbered) -> Body:
    """Return the body of a letter, made with the default series where it is new."""
    return _make_body(connection, letter.scope, letter.issuer, letter.superior)


def _make_body(connection: Connection, scope: Scope, issuer: str, superior: str) -> Body:
    alone(connection)
    found = _find_body(connection, scope, issuer, superior)
    if found:
        return found
    if not _key(issuer):
        raise StoreError(
            "chưa có tên cơ quan ban hành.",
            place=Place("co_quan_ban_hanh"),
            repair="Điền “Cơ quan ban hành” rồi làm lại.",
        )
    for each in connection.execute(select(bodies)):
        _body(each)  # it may be this very body, whose numbers would begin anew
    row = {"regime": _regime(scope), "issuer": issuer, "superior": superior, "scope": scope}
    row |= {"issuer_key": _key(issuer), "superior_key": _key(superior)}
    made = connection.execute(insert(bodies).values(row).returning(bodies)).one()
    if scope is not Scope.NAM:
        connection.execute(insert(terms).values(body_id=made.id, name=""))
    if scope is not Scope.NHIEM_KY:
        _assign(connection, made.id, ANY, NAMES[_regime(scope)][ANY])
    return _body(made)


def get_body(connection: Connection, body_id: int) -> Body:
    """Return a body."""
    return _body(connection.execute(select(bodies).where(bodies.c.id == body_id)).one())


def make_body(library: Library, scope: Scope, issuer: str, superior: str) -> Body:
    """Begin the book of a body before its first number; raises StoreError without a name."""
    with library.writing() as connection:
        return _make_body(connection, scope, clean_line(issuer), clean_line(superior))


def lock_body(connection: Connection, body_id: int) -> None:
    """Let no other desk draw from a body's series until the end."""
    connection.execute(select(bodies.c.id).where(bodies.c.id == body_id).with_for_update())


def own_body(connection: Connection, series_id: int) -> Body:
    """Return the body of a series, both locked: until the end no other desk draws from it."""
    wanted = select(bodies).join(series, series.c.body_id == bodies.c.id)
    return _body(connection.execute(wanted.where(series.c.id == series_id).with_for_update()).one())


def all_bodies(library: Library) -> list[Body]:
    """Return all bodies that have numbers or series, by name."""
    with library.reading() as connection:
        rows = connection.execute(select(bodies).order_by(bodies.c.regime, bodies.c.issuer)).all()
    return [_shown_body(row) for row in rows]


def _shown_body(row: AnyRow) -> Body:
    """Return a body for a list; what is asked of one that cannot be read is refused."""
    with suppress(StoreError):
        return _body(row)
    return Body(row.id, "state", f"Sổ {BROKEN}", "", Scope.NAM)


def find_series(connection: Connection, body: Body, kind: str) -> Series | None:
    """Return the series of a kind, or None where its first number will begin it."""
    known = _arranged(connection, body.id)
    anyhow = body.scope is Scope.DAI_HOI or kind not in {COPIES, SECRET}
    return known.get(kind) or (known.get(ANY) if anyhow else None)


def _arranged(connection: Connection, body_id: int) -> dict[str, Series]:
    wanted = (
        select(types.c.kind, series.c.id, series.c.body_id, series.c.name)
        .join(series, series.c.id == types.c.series_id, isouter=True)
        .where(types.c.body_id == body_id)
        .order_by(types.c.kind)
    )
    known = {kind: _series(rest) for kind, *rest in connection.execute(wanted)}
    if not all(isinstance(kind, str) and own.id for kind, own in known.items()):
        raise unreadable()
    return known


def _series(told: Sequence[Any]) -> Series:
    series_id, body_id, name = told
    return Series(series_id, body_id, name if isinstance(name, str) else f"Dãy số {BROKEN}")


def series_for(library: Library, letter: Numbered) -> Series:
    """Return the series of a letter, made where there is none; raises StoreError without issuer."""
    with library.writing() as connection:
        body = ensure_body(connection, letter)
        kind = series_kind(letter)
        return find_series(connection, body, kind) or _assign(
            connection, body.id, kind, default_name(letter, new=False)
        )


def offered(library: Library, letter: Numbered) -> tuple[str, list[Series]]:
    """Return the name of a letter's series, and the other series of its body."""
    with library.reading() as connection:
        body = find_body(connection, letter)
        own = find_series(connection, body, series_kind(letter)) if body else None
    name = own.name if own else default_name(letter, new=body is None)
    others = all_series(library, body.id) if body else []
    return name, [each for each in others if own is None or each.id != own.id]


def default_name(letter: Numbered, *, new: bool) -> str:
    """Return what the series that a letter begins is called; `new`: its body has none yet."""
    kind = series_kind(letter)
    names = NAMES[letter.regime]
    if new and kind not in names and letter.scope is not Scope.NHIEM_KY:
        return names[ANY]
    return names.get(kind, kind[:1].upper() + kind[1:])


def all_series(library: Library, body_id: int) -> list[Series]:
    """Return the series of a body, by name."""
    wanted = select(series.c.id, series.c.body_id, series.c.name)
    with library.reading() as connection:
        rows = connection.execute(
            wanted.where(series.c.body_id == body_id).order_by(series.c.name)
        ).all()
    return [_series(row) for row in rows]


def arrangement(library: Library, body_id: int) -> dict[str, Series]:
    """Return which series each tên loại of a body belongs to; ANY stands for all not named."""
    with library.reading() as connection:
        return _arranged(connection, body_id)


def assign(library: Library, body_id: int, kind: str, name: str) -> Series:
    """Let a tên loại draw from the series of that name, made where there is none.

    Numbers already given stay where they are.
    """
    name = " ".join(name.split())
    if not name:
        raise StoreError("dãy số chưa có tên.", repair="Ghi tên dãy số, ví dụ: Quyết định.")
    with library.writing() as connection:
        alone(connection)
        return _assign(connection, body_id, kind if kind == ANY else kind_key(kind), name)


def series_named(connection: Connection, body_id: int, name: str, kind: str) -> Series:
    """Return a body's series of that name; where there is none, made for a kind."""
    return _named(connection, body_id, name) or _assign(connection, body_id, kind, name)


def _named(connection: Connection, body_id: int, name: str) -> Series | None:
    wanted = select(series.c.id, series.c.body_id, series.c.name)
    own = (series.c.body_id == body_id) & (series.c.name == name)
    found = connection.execute(wanted.where(own)).first()
    return _series(found) if found else None


def _assign(connection: Connection, body_id: int, kind: str, name: str) -> Series:
    made = _named(connection, body_id, name)
    if made is None:
        added = insert(series).values(body_id=body_id, name=name).returning(series.c.id)
        made = Series(connection.execute(added).scalar_one(), body_id, name)
    connection.execute(delete(types).where(types.c.body_id == body_id, types.c.kind == kind))
    connection.execute(insert(types).values(body_id=body_id, kind=kind, series_id=made.id))
    return made


def one_for_all(library: Library, body: Body) -> None:
    """Let all types draw from one series; copies and secret documents keep their own."""
    with library.writing() as connection:
        alone(connection)
        own = types.c.kind.not_in([COPIES, SECRET])
        connection.execute(delete(types).where(types.c.body_id == body.id, own))
        _assign(connection, body.id, ANY, NAMES["state"][ANY])


def one_for_each(library: Library, body: Body) -> None:
    """Let each type draw from a series of its own, made with its first number."""
    with library.writing() as connection:
        alone(connection)
        part_types(connection, body.id)


def part_types(connection: Connection, body_id: int) -> None:
    """Let no series be for all types any more."""
    every = types.c.kind == ANY
    connection.execute(delete(types).where(types.c.body_id == body_id, every))


def rename(library: Library, series_id: int, name: str) -> None:
    """Give a series another name; raises StoreError where another of the body has it."""
    name = " ".join(name.split())
    with library.writing() as connection:
        alone(connection)
        own = select(series.c.body_id).where(series.c.id == series_id).scalar_subquery()
        taken = select(series.c.id).where(
            series.c.body_id == own, series.c.name == name, series.c.id != series_id
        )
        if not name or connection.execute(taken).first():
            raise StoreError(f"đã có dãy số “{name}”.", repair="Ghi tên khác.")
        connection.execute(update(series).where(series.c.id == series_id).values(name=name))


def read_terms(library: Library, body_id: int) -> list[Term]:
    """Return the terms of a body, the earliest first."""
    with library.reading() as connection:
        return all_terms(connection, body_id)


def periods(library: Library, body: Body, today: date) -> dict[str, str]:
    """Return the periods of a body with the words for them, the latest first."""
    with library.reading() as connection:
        if body.scope is Scope.NAM:
            own = select(series.c.id).where(series.c.body_id == body.id)
            wanted = select(numbers.c.period).where(numbers.c.series_id.in_(own)).distinct()
            told = [each for each in connection.execute(wanted).scalars() if isinstance(each, str)]
            years = {str(today.year), *told}
            return {year: f"Năm {year}" for year in sorted(years, reverse=True)}
        known = all_terms(connection, body.id)
    return {term_period(term): term_words(body, term) for term in reversed(known)}


def keep_term(library: Library, body_id: int, term: Term) -> Term:
    """Add a term (id 0) or change one; raises StoreError where two begin on one day."""
    if term.start and term.end and term.end < term.start:
        raise StoreError("ngày kết thúc đứng trước ngày bắt đầu.", repair="Kiểm tra hai ngày.")
    row = {"name": " ".join(term.name.split()), "start": term.start, "end": term.end}
    with library.writing() as connection:
        alone(connection)
        others = [each for each in all_terms(connection, body_id) if each.id != term.id]
        if any(each.start == term.start for each in others):
            raise StoreError(
                "đã có một nhiệm kỳ bắt đầu từ ngày này.", repair="Ghi ngày bắt đầu khác."
            )
        if term.id:
            connection.execute(update(terms).where(terms.c.id == term.id).values(row))
            return term
        added = insert(terms).values(body_id=body_id, **row).returning(terms.c.id)
        return replace(term, id=connection.execute(added).scalar_one())


def drop_term(library: Library, body_id: int, term: Term) -> None:
    """Take a term out; raises StoreError where numbers were given in it, or it is the last."""
    with library.writing() as connection:
        alone(connection)
        own = select(series.c.id).where(series.c.body_id == body_id)
        given = select(func.count()).select_from(numbers)
        count = connection.execute(
            given.where(numbers.c.series_id.in_(own), numbers.c.period == term_period(term))
        ).scalar_one()
        if count or len(all_terms(connection, body_id)) < 2:
            raise StoreError(
                "nhiệm kỳ này đã có số." if count else "sổ phải có ít nhất một nhiệm kỳ.",
                repair="Sửa ngày bắt đầu thay vì xóa.",
            )
        connection.execute(delete(terms).where(terms.c.id == term.id))
