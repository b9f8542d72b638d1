"""Give numbers, void them, correct the words beside them (state §5.1, party §5)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, literal, select, update

from drafter.draft.clean import clean_line
from drafter.errors import ConflictError, Place, StoreError
from drafter.store.database import now, unreadable
from drafter.store.register import (
    JOINTS,
    LARGEST,
    NUMBER_COLUMNS,
    WORDS,
    Body,
    Entry,
    Number,
    Scope,
    as_number,
    check_readable,
    numbers,
    row_of,
    series,
    types,
)
from drafter.store.register_series import (
    SECRET,
    default_name,
    find_body,
    find_series,
    get_body,
    own_body,
    series_kind,
)
from drafter.store.register_terms import all_terms, period_of, term_period, term_words

if TYPE_CHECKING:
    from datetime import date

    from drafter.store.database import Library
    from drafter.store.register import Series, Term
    from drafter.store.register_letter import Numbered

# What may be corrected after the number is given; number, series and period never change.
CORRECTABLE = (
    "nguoi_ky", "noi_nhan", "don_vi_nhan", "so_luong", "ngay_chuyen", "ky_nhan", "ghi_chu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a letter would get now: its series and period in words, the number, remarks."""

    body: Body | None
    series: Series | None
    series_name: str
    period_name: str
    so: int
    empty: bool  # nothing stands in the period: the first number may be chosen
    remarks: tuple[str, ...]
    given: Number | None = None  # the letter has it already

    def whole(self, letter: Numbered, so: int) -> str:
        """Return a number with the letter's symbol as it will stand."""
        colon = ": " if letter.regime == "state" else " "
        return f"Số{colon}{so:02}{JOINTS[letter.regime]}{letter.entry.ky_hieu}"


def outlook(
    library: Library, letter: Numbered, today: date, chosen: Series | None = None
) -> Outlook:
    """Return what a letter would get; nothing is changed.

    Raises StoreError where the day belongs to no term.
    """
    with library.reading() as connection:
        body = get_body(connection, chosen.body_id) if chosen else find_body(connection, letter)
        given = number_of_draft(connection, letter.draft_id)
        if body is None:
            name = default_name(letter, new=True)
            period = f"Năm {letter.day.year}" if letter.scope is Scope.NAM else ""
            remarks = tuple(_day_remarks(letter.day, None, today))
            return Outlook(None, None, name, period, 1, True, remarks, given)
        return replace(_outlook(connection, body, letter, today, chosen), given=given)


def _outlook(
    connection: Connection, body: Body, letter: Numbered, today: date, chosen: Series | None
) -> Outlook:
    check_readable(connection, body.id)
    found = chosen or find_series(connection, body, series_kind(letter))
    period = period_of(connection, body, letter.day)
    last = _last(connection, found.id, period) if found else None
    so = last.so + 1 if last else 1
    term = _term(connection, body, period)
    remarks = (
        *_day_remarks(letter.day, last, today),
        *_term_remarks(body, term, letter.day),
        *_twin_remarks(connection, body, found, period, so, letter.entry.ky_hieu),
    )
    name = found.name if found else default_name(letter, new=False)
    words = term_words(body, term) if term else f"Năm {period}"
    return Outlook(body, found, name, words, so, last is None, remarks)


def _last(connection: Connection, series_id: int, period: str) -> Number | None:
    wanted = select(*NUMBER_COLUMNS).where(
        numbers.c.series_id == series_id, numbers.c.period == period
    )
    row = connection.execute(wanted.order_by(numbers.c.so.desc()).limit(1)).first()
    return as_number(row) if row else None


def _term(connection: Connection, body: Body, period: str) -> Term | None:
    if body.scope is Scope.NAM:
        return None
    known = all_terms(connection, body.id)
    return next(term for term in known if term_period(term) == period)


def _day_remarks(day: date, last: Number | None, today: date) -> list[str]:
    told = []
    if last and last.ngay and day < last.ngay:
        told.append(
            f"Ngày {day:%d/%m/%Y} đứng trước ngày của số {last.text} ({last.ngay:%d/%m/%Y})."
        )
    if day > today + timedelta(days=1):
        told.append(f"Ngày {day:%d/%m/%Y} chưa tới.")
    return told


def _term_remarks(body: Body, term: Term | None, day: date) -> list[str]:
    if term is None:
        return []
    if body.scope is Scope.DAI_HOI:
        outside = (term.start and day < term.start) or (term.end and day > term.end)
        return ["Ngày này nằm ngoài thời gian đại hội đã ghi trong sổ."] if outside else []
    if term.start is None:
        return ["Chưa ghi ngày bắt đầu nhiệm kỳ: vào Sổ văn bản đi, Thiết lập dãy số."]
    if term.start == day:
        return ["Ngày này là ngày bắt đầu nhiệm kỳ: số thuộc nhiệm kỳ mới."]
    return []


def _twin_remarks(
    connection: Connection, body: Body, found: Series | None, period: str, so: int, symbol: str
) -> list[str]:
    if not _twin(connection, body.id, found.id if found else 0, period, so, symbol):
        return []
    return [f"Số {so:02} với ký hiệu {symbol} đã có ở một dãy số khác."]


def _twin(
    connection: Connection, body_id: int, series_id: int, period: str, so: int, symbol: str
) -> bool:
    """Tell whether another series of the body has the number with the same symbol.

    Secret documents have a series of their own (state §2.4), whose numbers may stand twice.
    """
    secret = select(types.c.series_id).where(types.c.body_id == body_id, types.c.kind == SECRET)
    found = (
        select(numbers.c.id)
        .join(series, series.c.id == numbers.c.series_id)
        .where(series.c.body_id == body_id, series.c.id != series_id)
        .where(numbers.c.period == period, numbers.c.so == so, numbers.c.ky_hieu == symbol)
        .where(series.c.id.not_in(secret), literal(series_id).not_in(secret))
    )
    return connection.execute(found.limit(1)).first() is not None


def number_of_draft(connection: Connection, draft_id: int | None) -> Number | None:
    """Return the valid number of a draft; raises StoreError where it cannot be read."""
    if draft_id is None:
        return None
    valid = numbers.c.voided.is_(None)
    wanted = select(*NUMBER_COLUMNS).where(numbers.c.draft_id == draft_id, valid)
    row = connection.execute(wanted).first()
    return _sound(as_number(row)) if row else None


def _sound(number: Number) -> Number:
    if number.damaged:
        raise unreadable()
    return number


def draw(
    library: Library,
    series_id: int,
    day: date,
    draft_id: int | None,
    entry: Entry,
    *,
    first: int = 1,
    by: str = "",
) -> Number:
    """Give the next number of a series in the period of a day.

    `first` counts where the period is still empty. A draft that has its number there gets the
    same again. Raises StoreError where it has another, the day belongs to no term, or a row that
    cannot be read may hold the next number.
    """
    with library.writing() as connection:
        body = own_body(connection, series_id)
        period = period_of(connection, body, day)
        given = number_of_draft(connection, draft_id)
        if given:
            return _again(given, series_id, period, body)
        check_readable(connection, body.id)
        so = _next(connection, series_id, period, first)
        _check(connection, body, series_id, period, so, entry.ky_hieu)
        row = row_of(entry) | {"series_id": series_id, "period": period, "so": so, "ngay": day}
        return _written(connection, row | {"draft_id": draft_id, "given_by": by})


def _written(connection: Connection, row: dict[str, object]) -> Number:
    row = row | {"duoi": "", "imported": False, "given": now()}
    added = insert(numbers).values(row).returning(*NUMBER_COLUMNS)
    return as_number(connection.execute(added).one())


def _next(connection: Connection, series_id: int, period: str, first: int) -> int:
    own = (numbers.c.series_id == series_id) & (numbers.c.period == period)
    last = connection.execute(select(func.max(numbers.c.so)).where(own)).scalar_one()
    return first if last is None else last + 1


def _again(given: Number, series_id: int, period: str, body: Body) -> Number:
    if (given.series_id, given.period) == (series_id, period):
        return given
    raise StoreError(
        f"văn bản này đã có số {given.whole(body.regime)}, ngày {given.ngay:%d/%m/%Y}.",
        repair="Hủy số ấy trước khi cấp số khác.",
    )


def _check(
    connection: Connection, body: Body, series_id: int, period: str, so: int, symbol: str
) -> None:
    if not 1 <= so <= LARGEST:
        raise StoreError(f"số {so} không dùng được.", repair=f"Ghi từ 1 đến {LARGEST}.")
    # Số và ký hiệu are one system in the year (state §5.1); the Party's QĐ may stand twice.
    if body.regime == "state" and _twin(connection, body.id, series_id, period, so, symbol):
        raise StoreError(
            f"số {so:02}/{symbol} đã có ở một dãy số khác trong năm.",
            repair="Chọn dãy số ấy, hoặc ghi số bắt đầu khác.",
        )


def void(library: Library, number_id: int, reason: str, by: str = "") -> Number:
    """Void a number: it stays in the book with the reason, and is never given again.

    Raises StoreError without a reason, ConflictError where it is void already.
    """
    reason = clean_line(reason)
    if not reason:
        raise StoreError(
            "chưa ghi lý do hủy số.", place=Place("reason"), repair="Ghi lý do, rồi hủy."
        )
    told = {"voided": now(), "voided_by": by, "reason": reason}
    valid = numbers.c.voided.is_(None)
    with library.writing() as connection:
        changed = update(numbers).where(numbers.c.id == number_id, valid).values(told)
        row = connection.execute(changed.returning(*NUMBER_COLUMNS)).first()
    if row is None:
        raise ConflictError("số này đã hủy rồi.", repair="Mở lại sổ để xem.")
    return as_number(row)


def correct(library: Library, number_id: int, name: str, words: str, was: str) -> Number:
    """Correct one word column of a row, from what the clerk saw in it.

    Raises ConflictError where another desk changed it meanwhile.
    """
    if name not in CORRECTABLE:
        raise StoreError("cột này không sửa được sau khi đã cấp số.")
    with library.writing() as connection:
        wanted = select(*NUMBER_COLUMNS).where(numbers.c.id == number_id).with_for_update()
        number = _sound(as_number(connection.execute(wanted).one()))
        told = {each: getattr(number.entry, each) for each in WORDS}
        if told[name] != was:
            raise ConflictError(
                f"ô này vừa được sửa thành “{told[name]}” ở máy khác.",
                repair="Xem lại rồi sửa tiếp nếu cần.",
            )
        entry = Entry(**{**told, name: clean_line(words)})
        changed = update(numbers).where(numbers.c.id == number_id).values(row_of(entry))
        return as_number(connection.execute(changed.returning(*NUMBER_COLUMNS)).one())


def numbers_of_draft(library: Library, draft_id: int) -> list[Number]:
    """Return all numbers a draft was given, void ones too, the latest first."""
    wanted = select(*NUMBER_COLUMNS).where(numbers.c.draft_id == draft_id)
    with library.reading() as connection:
        rows = connection.execute(wanted.order_by(numbers.c.id.desc())).all()
    return [as_number(row) for row in rows]
