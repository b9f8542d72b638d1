"""Moments of the library in the clerk's words."""

from __future__ import annotations

from datetime import datetime, timedelta


def when(moment: str, now: datetime | None = None) -> str:
    """Return a moment of the library (UTC) as said here: “hôm nay 10:32”, “20/11”, “20/11/2025”."""
    at = datetime.fromisoformat(moment).astimezone()
    today = now or datetime.now().astimezone()
    days = (today.date() - at.date()) // timedelta(days=1)
    if days in {0, 1}:
        return f"{('hôm nay', 'hôm qua')[days]} {at:%H:%M}"
    return f"{at:%d/%m}" if at.year == today.year else f"{at:%d/%m/%Y}"
