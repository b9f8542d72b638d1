"""Take an existing book in: first what would happen, then all of it or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select

from drafter.draft.clean import fold
from drafter.errors import ConflictError
from drafter.office.symbols import TYPES
from drafter.store.database import now
from drafter.store.register import alone, check_readable, numbers, row_of, series
from drafter.store.register_series import (
    COPIES,
    find_series,
    get_body,
    kind_key,
    lock_body,
    part_types,
    series_named,
)
from drafter.store.register_terms import period_among, sound_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from drafter.store.book_reading import Row
    from drafter.store.database import Library
    from drafter.store.register import Body, Series

_SHOWN = 8  # gaps named of one series
# What stands in Ghi chú of a number that an old book, or ours, says is void.
_VOID = re.compile(r"(?:đã )?(?:hủy|huỷ)(?: bỏ| số)?\b[\s:,.;-]*(.*)", re.IGNORECASE | re.DOTALL)
_IN_OLD_BOOK = "ghi trong sổ cũ"
_COPY_LETTERS = {"sy", "sl", "trs", "bs"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A row with the series (by name) and the period it would stand in."""

    row: Row
    series: str
    kind: str
    period: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: rows taken, numbers that stand already, gaps that stay.

    `mixed`: one number stands under several types, so the old book numbered each by itself.
    """

    body: Body
    taken: tuple[Placed, ...]
    twins: tuple[str, ...]
    gaps: tuple[str, ...]
    mixed: bool = False
    each_type: bool = False  # the book's setting becomes: each type its own series

    def summary(self) -> tuple[str, ...]:
        """Return a line for each series: how many rows, from which number to which."""
        found: dict[tuple[str, str], list[int]] = {}
        for each in self.taken:
            found.setdefault((each.series, _year(each.period)), []).append(each.row.so)
        return tuple(
            f"{' '.join(filter(None, key))}: {len(so)} số, từ {min(so):02} đến {max(so):02}"
            for key, so in sorted(found.items())
        )


def _year(period: str) -> str:
    return f"năm {period}" if period.isdigit() else ""


def plan_import(
    library: Library,
    body_id: int,
    rows: Sequence[Row],
    chosen: Series | None = None,
    *,
    each_type: bool = False,
) -> Plan:
    """Return what taking rows in would do: into one series, or each by its tên loại.

    `each_type`: as if each type had its own. Raises StoreError where a date belongs to no term.
    """
    with library.reading() as connection:
        body = get_body(connection, body_id)
        known = sound_terms(connection, body_id)
        kinds = [kind_of(row, body.regime) for row in rows]
        names = {
            kind: _series_name(connection, body, kind, chosen, each_type) for kind in set(kinds)
        }
        standing = _standing(connection, body.id)
    placed = [
        Placed(row, names[kind], kind, period_among(body, known, row.ngay))
        for row, kind in zip(rows, kinds, strict=True)
    ]
    return replace(_planned(body, placed, standing), each_type=each_type)


def _series_name(
    connection: Connection, body: Body, kind: str, chosen: Series | None, each_type: bool
) -> str:
    found = chosen
    if found is None and not each_type:
        found = find_series(connection, body, kind)
    return found.name if found else kind[:1].upper() + kind[1:]


def _standing(connection: Connection, body_id: int) -> set[tuple[str, str, int, str]]:
    check_readable(connection, body_id)
    wanted = (
        select(series.c.name, numbers.c.period, numbers.c.so, numbers.c.duoi)
        .join(series, series.c.id == numbers.c.series_id)
        .where(series.c.body_id == body_id)
    )
    return {(row[0], row[1], row[2], row[3]) for row in connection.execute(wanted)}


def _planned(
    body: Body, placed: Iterable[Placed], standing: set[tuple[str, str, int, str]]
) -> Plan:
    taken, twins, mixed = [], [], False
    known = dict.fromkeys(standing, "")
    for each in placed:
        key = (each.series, each.period, each.row.so, each.row.duoi)
        if key in known:
            where = "trong sổ" if key in standing else "ở một dòng trên"
            twins.append(f"{each.row.place}: số {each.row.so:02}{each.row.duoi} đã có {where}.")
            mixed = mixed or known[key] not in {"", each.kind}
        else:
            known[key] = each.kind
            taken.append(each)
    touched = {(each.series, each.period) for each in taken}
    return Plan(body, tuple(taken), tuple(twins), tuple(_gaps(known.keys(), touched)), mixed)


def _gaps(known: Set[tuple[str, str, int, str]], touched: set[tuple[str, str]]) -> list[str]:
    told = []
    for name, period in sorted(touched):
        have = {so for each, when, so, _ in known if (each, when) == (name, period)}
        spans = _spans(sorted(set(range(min(have), max(have))) - have))
        if spans:
            more = f" và {len(spans) - _SHOWN} chỗ khác" if len(spans) > _SHOWN else ""
            where = " ".join(filter(None, (name, _year(period))))
            told.append(f"{where}: thiếu số {', '.join(spans[:_SHOWN])}{more}.")
    return told


def _spans(missing: Sequence[int]) -> list[str]:
    """Return runs of numbers: 07, 12-15."""
    runs: list[list[int]] = []
    for so in missing:
        if runs and so == runs[-1][-1] + 1:
            runs[-1].append(so)
        else:
            runs.append([so])
    return [f"{run[0]:02}-{run[-1]:02}" if len(run) > 1 else f"{run[0]:02}" for run in runs]


def kind_of(row: Row, regime: str) -> str:
    """Return a row's tên loại: as its column says, by the symbol's letters, by its first words."""
    if row.entry.ten_loai:
        return kind_key(row.entry.ten_loai)
    symbol = fold(row.entry.ky_hieu)
    letters = symbol.partition("-" if regime == "state" else "/")[0]
    if letters in _COPY_LETTERS:
        return COPIES
    kinds = TYPES["ND30" if regime == "state" else "HD05"]
    own = [kind for kind, told in kinds.items() if letters in {fold(each) for each in told}]
    opening = [kind for kind in kinds if fold(row.entry.trich_yeu).startswith(fold(kind))]
    both = [kind for kind in own if kind in opening]
    return next(iter(both or own or opening), "công văn")


def take_in(library: Library, plan: Plan, by: str = "") -> int:
    """Write all rows of a plan, or none; return how many.

    Raises ConflictError where the book changed since the plan was made.
    """
    with library.writing() as connection:
        alone(connection)
        lock_body(connection, plan.body.id)
        own = {(each.series, each.period, each.row.so, each.row.duoi) for each in plan.taken}
        if own & _standing(connection, plan.body.id):
            raise ConflictError(
                "sổ vừa có thêm số trong lúc xem trước.", repair="Xem trước lại rồi nhập."
            )
        if plan.each_type:
            part_types(connection, plan.body.id)
        ids = _series_ids(connection, plan)
        told = {"given": now(), "given_by": by}
        rows = [_row(each, ids[each.series]) | told for each in plan.taken]
        if rows:
            connection.execute(insert(numbers), rows)
    return len(rows)


def _series_ids(connection: Connection, plan: Plan) -> dict[str, int]:
    """Return the series of a plan by name, made where there are none."""
    names = {each.kind: each.series for each in plan.taken}
    return {
        name: series_named(connection, plan.body.id, name, kind).id for kind, name in names.items()
    }


def _row(each: Placed, series_id: int) -> dict[str, object]:
    own = {"series_id": series_id, "period": each.period, "so": each.row.so}
    own |= {"duoi": each.row.duoi, "ngay": each.row.ngay, "draft_id": None, "imported": True}
    entry = each.row.entry
    void = _VOID.match(entry.ghi_chu)
    if void:
        entry = replace(entry, ghi_chu="")
    own |= {"voided": now() if void else None, "voided_by": ""}
    return row_of(entry) | own | {"reason": (void[1] or _IN_OLD_BOOK) if void else ""}
