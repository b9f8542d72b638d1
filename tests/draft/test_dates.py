"""A date may lack its day, or its day and month."""

from datetime import date

import pytest

from drafter.draft.dates import PartialDate
from drafter.errors import DraftError


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2026-06-15", (2026, 6, 15)),
        ("2026-6-5", (2026, 6, 5)),
        ("2026-06", (2026, 6, 0)),
        ("2026", (2026, 0, 0)),
        ("15/6/2026", (2026, 6, 15)),
        ("05.02.2026", (2026, 2, 5)),
        ("5-2-2026", (2026, 2, 5)),
        ("6/2026", (2026, 6, 0)),
        ("29/2/2024", (2024, 2, 29)),
        ("  2026 \n", (2026, 0, 0)),
        ("", (0, 0, 0)),
        ("   ", (0, 0, 0)),
    ],
)
def test_a_date_is_read_in_both_orders_and_in_part(text, read):
    assert PartialDate.parse(text) == PartialDate(*read)


@pytest.mark.parametrize(
    "text",
    ["2026-02-30", "31/4/2026", "29/2/2025", "2026-13", "13/2026", "0000", "32/1/2026",
     "2026-00-15", "15/0/2026", "2026-00", "0/2026", "2026-05-00"],
)  # fmt: skip
def test_a_day_the_calendar_lacks_is_named(text):
    with pytest.raises(DraftError, match=f"“{text}” không có trong lịch") as caught:
        PartialDate.parse(text)

    assert "2026-06-15" in caught.value.repair


@pytest.mark.parametrize(
    "text", ["hôm nay", "15/6", "15/6/26", "2026-6-15-1", "15 tháng 6 năm 2026", "2026-06-15T10:00"]
)
def test_what_is_no_date_is_named(text):
    with pytest.raises(DraftError, match=f"“{text}” không phải là ngày") as caught:
        PartialDate.parse(text)

    assert "2026-06-15" in caught.value.repair


@pytest.mark.parametrize("text", ["2026-06-15", "2026-06", "2026", "0026-01-02", ""])
def test_a_date_is_written_as_it_is_read(text):
    assert str(PartialDate.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("2026-06-15", date(2026, 6, 15)),
        ("2024-02", date(2024, 2, 29)),
        ("2025", date(2025, 12, 31)),
        ("", None),
    ],
)
def test_a_date_in_part_stands_for_its_last_day(text, latest):
    assert PartialDate.parse(text).latest() == latest


def test_only_a_blank_date_is_false():
    assert not PartialDate()
    assert PartialDate(2026)
