"""A date that may lack its day, or its day and month: what a draft before signing has."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date

from drafter.errors import DraftError

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")
_VIETNAMESE = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})\Z")
_REPAIR = "Ghi năm-tháng-ngày, ví dụ 2026-06-15; bản chưa ký có thể chỉ ghi 2026-06 hoặc 2026."


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, a year and month, or a full date; a blank date has year 0."""

    year: int = 0
    month: int = 0
    day: int = 0

    def __bool__(self) -> bool:
        return self.year > 0

    def __str__(self) -> str:
        parts = [f"{self.year:04}"] if self.year else []
        parts += [f"{part:02}" for part in (self.month, self.day) if part]
        return "-".join(parts)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `2026-06-15`, `2026-06`, `2026`, `15/6/2026`, `6/2026` or an empty text.

        Raises DraftError when the text is none of these or names no day of the calendar.
        """
        text = text.strip()
        if not text:
            return cls()
        if match := _ISO.match(text):
            year, month, day = match.groups()
        elif match := _VIETNAMESE.match(text):
            day, month, year = match.groups()
        else:
            raise DraftError(f"“{text}” không phải là ngày.", repair=_REPAIR)
        try:
            date(int(year), int(month or "1"), int(day or "1"))
        except ValueError:
            raise DraftError(f"“{text}” không có trong lịch.", repair=_REPAIR) from None
        return cls(int(year), int(month or 0), int(day or 0))

    def earliest(self) -> date | None:
        """Return the first day the date may stand for, or None when it is blank."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    def latest(self) -> date | None:
        """Return the last day the date may stand for, or None when it is blank."""
        if not self.year:
            return None
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])
