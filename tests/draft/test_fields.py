"""What a draft holds takes the form of its field's kind."""

from datetime import date, datetime, time

import pytest

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft, Field, Kind, coerce, is_blank
from drafter.errors import DraftError

TEXTS = (Kind.DONG, Kind.CHON, Kind.DOAN, Kind.NOI_DUNG)


def field(kind, **more):
    return Field("ten", kind, "Tên", **more)


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (Kind.DONG, " Sở \v Nội vụ\x00 ", "Sở Nội vụ"),
        (Kind.DONG, 7, "7"),
        (Kind.DONG, date(2026, 6, 5), "2026-06-05"),
        (Kind.CHON, "CHỦ\nTỊCH", "CHỦ TỊCH"),
        (Kind.DOAN, "\nỦy ban\vnhân dân\n\n", "Ủy ban\nnhân dân"),
        (Kind.NOI_DUNG, "\n\nMột.\r\n\r\nHai.\n", "Một.\n\nHai."),
        (Kind.NOI_DUNG, "", ""),
        (Kind.DANH_SACH, [" Sở A ", "", " \v ", "Sở\nB"], ("Sở A", "Sở B")),
        (Kind.DANH_SACH, ("Sở A",), ("Sở A",)),
        (Kind.DANH_SACH, "Sở A\n\nSở B\n", ("Sở A", "Sở B")),
        (Kind.DANH_SACH, "", ()),
        (Kind.DANH_SACH, [2026], ("2026",)),
        (Kind.NGAY, "5/2/2026", PartialDate(2026, 2, 5)),
        (Kind.NGAY, 2026, PartialDate(2026)),
        (Kind.NGAY, date(2026, 2, 5), PartialDate(2026, 2, 5)),
        (Kind.NGAY, PartialDate(2026, 2), PartialDate(2026, 2)),
        (Kind.NGAY, "", PartialDate()),
    ],
)
def test_a_value_takes_the_form_of_its_kind(kind, raw, value):
    assert coerce(field(kind), raw) == value


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("raw", [True, 1.5, {"a": "b"}, None, [["sâu"]], [True], [{}]])
def test_a_value_of_another_kind_is_refused_beside_its_field(kind, raw):
    with pytest.raises(DraftError, match="không đúng kiểu") as caught:
        coerce(field(kind), raw)

    assert caught.value.place.field == "Tên"
    assert "nháy kép" in caught.value.repair


@pytest.mark.parametrize("kind", TEXTS)
def test_a_list_is_no_text(kind):
    with pytest.raises(DraftError, match="không đúng kiểu"):
        coerce(field(kind), ["Sở A"])


@pytest.mark.parametrize("raw", [datetime(2026, 6, 15, 8, 0), time(8, 0), "mai", "2026-02-30"])
def test_a_faulty_date_is_refused_beside_its_field(raw):
    with pytest.raises(DraftError) as caught:
        coerce(field(Kind.NGAY), raw)

    assert caught.value.place.field == "Tên"
    assert "2026-06-15" in caught.value.repair


@pytest.mark.parametrize("kind", Kind)
def test_the_empty_value_of_a_kind_is_blank_and_of_that_kind(kind):
    spec = field(kind)

    assert is_blank(spec, spec.empty)
    assert coerce(spec, spec.empty) == spec.empty


@pytest.mark.parametrize(
    ("kind", "value"),
    [(Kind.DONG, "x"), (Kind.DANH_SACH, ("x",)), (Kind.NGAY, PartialDate(2026))],
)
def test_a_filled_value_is_not_blank(kind, value):
    assert not is_blank(field(kind), value)


@pytest.mark.parametrize("value", ["", "  ", "về việc ", "về việc"])
def test_what_a_new_letter_offers_does_not_count_as_filled(value):
    assert is_blank(field(Kind.DOAN, start="về việc "), value)


def test_what_stands_after_the_offer_counts_as_filled():
    assert not is_blank(field(Kind.DOAN, start="về việc "), "về việc kiểm kê")


@pytest.mark.parametrize("values", [{}, {"ngay": "2026"}, {"ngay": ()}])
def test_a_draft_without_a_date_has_a_blank_one(values):
    assert Draft("state/cong_van", values).date() == PartialDate()


def test_a_draft_has_the_date_of_its_field():
    assert Draft("state/cong_van", {"ngay": PartialDate(2026)}).date() == PartialDate(2026)


@pytest.mark.parametrize(
    ("values", "day"),
    [
        ({"ngay_sao": PartialDate(2026, 6)}, PartialDate(2026, 6)),
        ({"ngay": PartialDate(2021), "ngay_sao": PartialDate(2026)}, PartialDate(2026)),
        ({"ngay": PartialDate(2021), "ngay_sao": PartialDate()}, PartialDate(2021)),
    ],
)
def test_a_copy_has_the_date_it_was_made(values, day):
    assert Draft("state/ban_sao_y", values).date() == day


@pytest.mark.parametrize(
    ("values", "number"),
    [({}, ""), ({"so": "7"}, "7"), ({"so": "7", "so_sao": "21"}, "21"), ({"so_sao": ""}, "")],
)
def test_a_copy_has_its_own_number(values, number):
    assert Draft("state/ban_sao_y", values).own("so") == number


@pytest.mark.parametrize(
    ("examples", "pack", "shown"),
    [
        ((), "HD05", ""),
        ((("", "A"),), "HD05", "A"),
        ((("HD36", "A"), ("HD05", "B")), "HD05", "B"),
        ((("HD36", "A"),), "HD05", ""),
        ((("", "A"), ("HD05", "B")), "HD36", "A"),
    ],
)
def test_a_field_has_the_example_of_a_pack_or_of_any(examples, pack, shown):
    assert field(Kind.DONG, examples=examples).example(pack) == shown
