"""Which rule pack a document falls under."""

from datetime import date

import pytest

from drafter.errors import DraftError
from drafter.layout.packs import pack_for, packs_of

NEW = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("regime", "day", "name"),
    [
        ("state", date(2020, 3, 5), "ND30"),
        ("state", NEW, "ND30"),
        ("state", date(2019, 1, 1), "ND30"),
        ("party", date(2018, 4, 3), "HD36"),
        ("party", date(2026, 5, 26), "HD36"),
        ("party", date(2026, 5, 27), "HD05"),
        ("party", NEW, "HD05"),
        ("party", date(2010, 1, 1), "HD36"),
    ],
)
def test_the_day_picks_the_pack_and_before_all_of_them_the_oldest(regime, day, name):
    assert pack_for(regime, day).name == name


def test_a_pack_chosen_by_hand_stands_against_the_day():
    assert pack_for("party", NEW, "HD36").name == "HD36"


@pytest.mark.parametrize(
    ("regime", "chosen", "repair"),
    [
        ("party", "HD35", "Có phải “HD36” không?"),
        ("party", "ND30", "Chọn: HD36, HD05."),
        ("state", "HD05", "Chọn: ND30."),
        ("state", "xyz", "Chọn: ND30."),
    ],
)
def test_a_pack_unknown_to_the_regime_is_named_with_the_nearest(regime, chosen, repair):
    with pytest.raises(DraftError, match=f"“{chosen}”") as caught:
        pack_for(regime, NEW, chosen)

    assert caught.value.place.field
    assert caught.value.repair == repair


@pytest.mark.parametrize(("regime", "names"), [("state", ["ND30"]), ("party", ["HD36", "HD05"])])
def test_a_regime_has_its_packs_oldest_first(regime, names):
    assert [pack.name for pack in packs_of(regime)] == names


@pytest.mark.parametrize(
    ("day", "covered"),
    [
        (date(2018, 4, 2), False),
        (date(2018, 4, 3), True),
        (date(2026, 5, 26), True),
        (date(2026, 5, 27), False),
    ],
)
def test_a_pack_covers_its_first_and_its_last_day(day, covered):
    hd36, _ = packs_of("party")

    assert hd36.covers(day) is covered
