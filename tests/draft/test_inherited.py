"""A copied letter keeps its stale facts marked until each is confirmed or changed."""

import json
import random

import pytest

from drafter.draft.dates import PartialDate
from drafter.draft.facts import Fact, FactKind
from drafter.draft.fields import Draft, Field, Kind
from drafter.draft.inherited import (
    Inherited,
    confirm,
    from_json,
    inherit,
    spans,
    still,
    to_json,
    told,
)
from drafter.errors import DraftError
from drafter.pipeline import fields_of

VAN_BAN, NGAY, NAM, SO, NGUOI = FactKind
BODY = Field("noi_dung", Kind.NOI_DUNG, "Nội dung")


def text_of(value):
    if isinstance(value, tuple):
        return "\n".join(value)
    if isinstance(value, PartialDate):
        return f"{value.day}/{value.month}/{value.year}" if value else ""
    return value


def copied(body):
    return inherit(Draft("state/cong_van", {"noi_dung": body}), (BODY,), text_of)[1]


def marked(inherited, body):
    return [body[start:end] for start, end, _ in spans(inherited, "noi_dung", body)]


def after(inherited, *bodies):
    for body in bodies:
        inherited = still(inherited, {"noi_dung": body})
    return inherited


# The copy


def test_a_copy_begins_without_number_date_and_signing_line():
    values = {
        "so": "12", "ky_hieu": "UBND-VX", "ngay": PartialDate(2026, 6, 15), "du_thao": "Dự thảo",
        "dong_ky_so": "SỞ NỘI VỤ; 05/02/2026; 09:15:00", "kinh_gui": ("Sở Nội vụ",),
        "trich_yeu": "V/v họp tháng 6/2026", "noi_dung": "Ngày 15/6/2026 họp.",
        "ho_ten": "Trần Văn Bình",
    }  # fmt: skip
    old = Draft("state/cong_van", values, "ND30")

    new, inherited = inherit(old, fields_of("state/cong_van"), text_of)

    kept = {"ky_hieu", "kinh_gui", "trich_yeu", "noi_dung", "ho_ten"}
    assert new == Draft("state/cong_van", {name: values[name] for name in kept}, "ND30")
    assert old.values == values
    assert {name: [fact.text for fact in facts] for name, facts in inherited.facts.items()} == {
        "trich_yeu": ["tháng 6/2026"],
        "noi_dung": ["Ngày 15/6/2026"],
        "ho_ten": ["Trần Văn Bình"],
    }


def test_a_certified_copy_keeps_the_number_and_date_of_what_it_copies_to_be_confirmed():
    values = {
        "so": "42",
        "ngay": PartialDate(2026, 5, 11),
        "so_sao": "24",
        "ngay_sao": PartialDate(2026),
    }

    new, inherited = inherit(
        Draft("state/ban_sao_y", values), fields_of("state/ban_sao_y"), text_of
    )

    assert set(new.values) == {"so", "ngay"}
    assert inherited.of("ngay") == (Fact(NGAY, 0, 9, "11/5/2026"),)


def test_a_date_field_and_a_name_written_anyhow_are_marked_whole():
    fields = (
        Field("den_ngay", Kind.NGAY, "Đến ngày"),
        Field("ho_ten", Kind.DONG, "Họ tên"),
        Field("noi_nhan", Kind.DANH_SACH, "Nơi nhận"),
    )
    values = {
        "den_ngay": PartialDate(2026, 6, 15),
        "ho_ten": "NGUYỄN VĂN AN",
        "noi_nhan": ("Như trên", "Đồng chí Lò Thị Sen"),
    }

    _, inherited = inherit(Draft("x", values), fields, text_of)

    assert {name: [fact.text for fact in facts] for name, facts in inherited.facts.items()} == {
        "den_ngay": ["15/6/2026"],
        "ho_ten": ["NGUYỄN VĂN AN"],
        "noi_nhan": ["Đồng chí Lò Thị Sen"],
    }


def test_a_letter_without_facts_owes_nothing():
    inherited = copied("Kính mời dự họp.")
    assert not inherited
    assert len(inherited) == 0


# Typing


@pytest.mark.parametrize(
    ("before", "now", "left"),
    [
        ("Họp ngày 15/6/2026.", "Mời họp ngày 15/6/2026.", ["ngày 15/6/2026"]),
        ("Họp ngày 15/6/2026.", "Họp ngày 15/6/2026, tại xã.", ["ngày 15/6/2026"]),
        ("Họp ngày 15/6/2026.", "Họp ngày 16/6/2026.", []),
        ("Họp ngày 15/6/2026.", "Họp ngày 15/6/20267.", []),
        ("Họp ngày 15/6/2026.", "Họp.", []),
        ("tháng 6", "tháng 6/2027", []),
        ("Năm 2026", "Năm 2026.", ["Năm 2026"]),
        ("15/6/2026 và 15/6/2026", "15/6/2026 và 16/6/2026", ["15/6/2026"]),
        ("15/6/2026 và 15/6/2026", "16/6/2026 và 15/6/2026", ["15/6/2026"]),
        ("15/6/2026 và 15/6/2026", "Từ 15/6/2026 và 15/6/2026", ["15/6/2026", "15/6/2026"]),
        ("tháng 6", "tháng 6 và tháng 6", ["tháng 6"]),
        ("Trần Văn An họp", "Trần Văn Anh họp", []),
        ("Trần Văn An họp", "xTrần Văn An họp", ["Trần Văn An"]),
        ("15/6/2026", "115/6/2026", []),
        ("15/6/2026", "", []),
    ],
)  # fmt: skip
def test_a_fact_is_marked_while_its_very_text_stands(before, now, left):
    inherited = copied(before)
    assert marked(inherited, now) == left
    assert marked(after(inherited, now), now) == left
    assert len(after(inherited, now)) == len(left)


def test_of_two_equal_facts_the_one_not_changed_stays_marked():
    inherited = after(copied("15/6/2026, 15/6/2026"), "16/6/2026, 15/6/2026")
    assert [fact.start for fact in inherited.of("noi_dung")] == [11]


def test_the_months_of_a_report_moved_on_one_by_one_lose_their_marks():
    inherited = copied("tháng 6 và tháng 7")
    inherited = after(inherited, "tháng 7 và tháng 7")
    assert [fact.start for fact in inherited.of("noi_dung")] == [11]
    assert not after(inherited, "tháng 7 và tháng 8")


def test_typing_letter_by_letter_around_a_fact_keeps_it():
    head, fact, tail = "Kính gửi ", "ngày 15/6/2026", " tại xã"
    inherited = copied(f"{fact}")
    shown = [head[: size + 1] + fact for size in range(len(head))]
    shown += [head + fact + tail[: size + 1] for size in range(len(tail))]
    inherited = after(inherited, *shown)
    assert marked(inherited, shown[-1]) == [fact]


@pytest.mark.parametrize(
    "steps",
    [
        ["Họp ngày 15/6/2027.", "Họp ngày 15/6/2026."],
        ["Họp ngày 15/6/202.", "Họp ngày 15/6/20.", "Họp ngày 15/6/202.", "Họp ngày 15/6/2026."],
        ["", "Họp ngày 15/6/2026."],
        ["Họp.", "Mời Họp.", "Mời Họp ngày 15/6/2026."],
        ["Họp.", "Mời Họp.", "Họp.", "Họp ngày 15/6/2026."],
    ],
)
def test_undoing_a_change_brings_the_mark_back(steps):
    inherited = after(copied("Họp ngày 15/6/2026."), *steps)
    assert marked(inherited, steps[-1]) == ["ngày 15/6/2026"]


def test_what_was_confirmed_stays_confirmed_after_undo():
    inherited = confirm(copied("Họp ngày 15/6/2026."), "noi_dung", 0)
    assert not after(inherited, "Họp.", "Họp ngày 15/6/2026.")


def test_random_typing_never_marks_what_is_not_the_facts_own_text():
    pieces = ["15/6/2026", "tháng 6", "Trần Văn An", "12,5%", " ", "và ", "x", "\n", "😀"]
    dice = random.Random(4)
    body = "15/6/2026 tháng 6 và tháng 6 Trần Văn An 12,5%"
    inherited = copied(body)
    owed = len(inherited)
    for _ in range(400):
        at, size = dice.randrange(len(body) + 1), dice.choice([0, 0, 1, 4])
        body = body[:at] + dice.choice(pieces) * dice.choice([0, 1]) + body[at + size :]
        inherited = still(inherited, {"noi_dung": body})
        assert len(inherited) <= owed
        for fact in inherited.of("noi_dung"):
            assert body[fact.start : fact.end] == fact.text


@pytest.mark.parametrize("seed", range(20))
def test_undoing_all_of_any_typing_brings_all_marks_back(seed):
    dice = random.Random(seed)
    bodies = ["Đồng chí Trần Văn An họp ngày 15/6/2026; 12,5% của tháng 6 và tháng 7, năm 2026."]
    inherited = before = copied(bodies[0])
    for _ in range(12):
        body, at = bodies[-1], dice.randrange(len(bodies[-1]) + 1)
        bodies.append(
            body[:at] + dice.choice(["", "x", " y z ", "tháng 8"]) + body[at + dice.randrange(9) :]
        )
    assert after(inherited, *bodies[1:], *reversed(bodies)) == before


def test_a_field_that_is_no_more_owes_nothing():
    assert not still(copied("Họp ngày 15/6/2026."), {})


# Confirming


def test_one_fact_or_all_of_a_field_are_confirmed():
    inherited = copied("15/6/2026, tháng 6, năm 2026")
    assert marked(confirm(inherited, "noi_dung", 1), "15/6/2026, tháng 6, năm 2026") == [
        "15/6/2026",
        "năm 2026",
    ]
    assert not confirm(inherited, "noi_dung")
    assert len(inherited) == 3


def test_confirming_one_of_two_equal_facts_leaves_the_other():
    inherited = confirm(copied("15/6/2026, 15/6/2026"), "noi_dung", 0)
    assert [fact.start for fact in inherited.of("noi_dung")] == [11]


def test_each_fact_is_told_with_its_field_in_the_order_of_the_page():
    inherited = Inherited(
        {
            "noi_dung": (Fact(NGAY, 0, 14, "ngày 15/6/2026"), Fact(NGAY, 20, 34, "ngày 15/6/2026")),
            "trich_yeu": (Fact(NAM, 0, 11, "năm **2026"),),
        }
    )
    labels = {"trich_yeu": "Trích yếu", "kinh_gui": "Kính gửi", "noi_dung": "Nội dung"}
    assert told(inherited, labels) == [
        "Trích yếu: “năm 2026” (năm)",
        "Nội dung: “ngày 15/6/2026” (ngày, 2 chỗ)",
    ]


# Keeping


def test_what_is_owed_comes_back_from_json_where_it_stood():
    body = "Đồng chí Trần Văn Bình họp ngày 15/6/2026 theo Công văn số 12/UBND-VX; 12,5%; năm 2026."
    inherited = confirm(copied(body), "noi_dung", 1)

    again = from_json(to_json(inherited))

    assert again == inherited
    assert marked(again, body) == marked(inherited, body)
    assert json.loads(to_json(inherited))["noi_dung"][0] == ["NGUOI", 0, "Đồng chí Trần Văn Bình"]


def test_nothing_owed_is_an_empty_text():
    assert to_json(confirm(copied("15/6/2026"), "noi_dung")) == ""
    assert from_json("") == Inherited()


def test_facts_read_again_are_found_where_their_text_stands_now():
    kept = from_json(to_json(copied("Họp 15/6/2026, 15/6/2026, tháng 7.")))
    other = "Nay họp 15/6/2026, hoãn từ 15/6/2026."
    assert marked(still(kept, {"noi_dung": other}), other) == ["15/6/2026", "15/6/2026"]


@pytest.mark.parametrize(
    "text",
    [
        "[]", "null", "12", "{", '{"a": 1}', '{"a": [1]}', '{"a": [["NGAY", 0]]}',
        '{"a": [["NGAY", 0, ""]]}', '{"a": [["NGAY", "0", "x"]]}', '{"a": [["NGAY", true, "x"]]}',
        '{"a": [["LA", 0, "x"]]}', '{"a": [[[], 0, "x"]]}', '{"a": [["NGAY", 0, "x", 1]]}',
        "[" * 100_000, '{"a": "' + "x" * 1_000_000 + '"}', '{"a": "NGAY"}',
    ],
    ids=range(16),
)  # fmt: skip
def test_a_text_that_is_no_such_json_is_told_with_a_repair(text):
    with pytest.raises(DraftError, match="lấy từ văn bản cũ"):
        from_json(text)


@pytest.mark.parametrize("start", [-5, 10**30])
def test_a_place_out_of_the_text_does_no_harm(start):
    kept = from_json(f'{{"noi_dung": [["NGAY", {start}, "15/6/2026"]]}}')
    assert marked(kept, "Họp 15/6/2026") == ["15/6/2026"]
