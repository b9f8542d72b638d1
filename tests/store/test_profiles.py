"""Profiles are kept whole, several of them, one the default; no desk undoes another's work."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from drafter.errors import ConflictError, DraftError
from drafter.store import profiles
from drafter.store.database import open_library
from drafter.store.drafts import Content
from drafter.store.drafts import add as add_draft
from drafter.store.profile import Group, Profile
from tests.store.offices import BARE, COMMUNE, OFFICES, WARD_PARTY


def add(library, profile):
    return profiles.keep(library, [profile])[-1]


def names(library):
    return [profile.name for profile in profiles.all_profiles(library)]


def default(library):
    return [profile.name for profile in profiles.all_profiles(library) if profile.default]


@pytest.mark.parametrize("profile", OFFICES, ids=lambda each: each.name)
def test_a_profile_is_read_back_as_it_was_kept(library, profile):
    kept = add(library, profile)

    assert kept.content == profile
    assert profiles.all_profiles(library) == (kept,)


def test_the_first_profile_is_the_default_until_another_is_named(library):
    first, second = (add(library, each) for each in (COMMUNE, WARD_PARTY))

    assert (first.default, second.default) == (True, False)
    profiles.keep(library, [], default=second.name)
    assert default(library) == [second.name]


def test_a_saved_profile_has_a_new_revision_and_stays_the_default(library):
    kept = add(library, COMMUNE)
    add(library, WARD_PARTY)

    saved, _ = profiles.keep(library, [replace(kept, dia_danh="Phường 3")])

    assert saved.revision == kept.revision + 1
    assert saved.default
    assert profiles.all_profiles(library)[0].dia_danh == "Phường 3"


def test_what_another_window_changed_is_not_overwritten(library):
    kept = add(library, COMMUNE)
    profiles.keep(library, [replace(kept, dia_danh="Phường 3")])

    with pytest.raises(ConflictError, match="cửa sổ khác"):
        profiles.keep(library, [replace(kept, dia_danh="Phường 4")])
    assert profiles.all_profiles(library)[0].dia_danh == "Phường 3"


def test_two_desks_with_one_library_see_each_others_profiles(library, url):
    other = open_library(url)
    kept = add(other, COMMUNE)
    assert profiles.all_profiles(library) == (kept,)

    profiles.keep(library, [], [kept.id])
    with pytest.raises(ConflictError, match="không còn"):
        profiles.keep(other, [kept])
    other.close()


def test_a_removed_profile_is_gone_and_its_place_as_default_passes_on(library):
    first, second = (add(library, each) for each in (COMMUNE, WARD_PARTY))

    left = profiles.keep(library, [], [first.id])

    assert left == profiles.all_profiles(library) == (replace(second, default=True),)
    with pytest.raises(ConflictError, match="không còn"):
        profiles.keep(library, [], [first.id])


def test_the_first_profile_after_the_last_was_removed_is_the_default(library):
    kept = add(library, COMMUNE)
    assert profiles.keep(library, [], [kept.id]) == ()

    assert add(library, BARE).default


@pytest.mark.parametrize("name", ["UBND xã", "ubnd  xa", "UBND XÃ"])
def test_two_profiles_never_have_one_name(library, name):
    add(library, COMMUNE)
    other = add(library, BARE)
    named = replace(BARE, ten=" ".join(name.split()))

    with pytest.raises(DraftError, match="đã có hồ sơ"):
        add(library, named)
    with pytest.raises(DraftError, match="đã có hồ sơ"):
        profiles.keep(library, [replace(named, id=other.id, revision=other.revision)])
    assert names(library) == [COMMUNE.name, BARE.name]


def test_the_name_of_a_removed_profile_is_free(library):
    kept = add(library, COMMUNE)
    profiles.keep(library, [COMMUNE], [kept.id])

    assert names(library) == [COMMUNE.name]


def test_two_profiles_may_change_names_at_once(library):
    first = add(library, replace(BARE, ten="Một"))
    second = add(library, replace(BARE, ten="Hai"))

    profiles.keep(library, [replace(first, ten="Hai"), replace(second, ten="Một")], default="Một")

    assert names(library) == ["Hai", "Một"]
    assert default(library) == ["Một"]


def test_of_several_changes_all_are_kept_or_none(library):
    first = add(library, COMMUNE)
    stale = replace(add(library, BARE), revision=7)

    with pytest.raises(ConflictError):
        profiles.keep(library, [WARD_PARTY, stale], removed=[first.id])
    assert names(library) == [COMMUNE.name, BARE.name]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"co_quan_ban_hanh": " \n"}, "Cơ quan ban hành"),
        ({"nhom_noi_nhan": "Các xã"}, "Nhóm nơi nhận mặc định"),
        ({"nhom": (Group("A"), Group("a"))}, "Nhóm"),
        ({"nhom": (Group("", ("Thôn 1",)),)}, "Nhóm"),
        ({"nhom": (Group("A", ("x" * 1001,)),)}, "Nhóm"),
        ({"so_dia_chi": ("Thôn",) * 5001}, "Từng nơi"),
        ({"dia_danh": "a" * 1001}, "Địa danh"),
    ],
)
def test_a_profile_with_something_wrong_is_not_kept(library, change, place):
    with pytest.raises(DraftError) as caught:
        add(library, replace(BARE, **change))

    assert caught.value.place.field == place
    assert names(library) == []


@pytest.mark.parametrize(
    ("regime", "choice", "value"),
    [
        ("state", "line", 1.6),
        ("party", "line", 23.0),
        ("party", "line", 1.15),
        ("state", "after_pt", 5.0),
        ("state", "signature_room_mm", 10.0),
        ("party", "compatibility", 11),
    ],
)
def test_a_choice_out_of_the_range_of_the_rules_is_not_kept(library, regime, choice, value):
    house = replace(BARE.lua_chon, **{choice: value})

    with pytest.raises(DraftError):
        add(library, replace(BARE, che_do=regime, lua_chon=house))


def test_a_library_is_new_until_the_first_draft_or_profile(library):
    assert profiles.is_new(library)
    kept = add(library, COMMUNE)
    profiles.keep(library, [], [kept.id])
    assert not profiles.is_new(library)


def test_a_library_with_a_draft_is_not_new(library):
    add_draft(library, Content("state/cong_van", {"trich_yeu": "Về việc họp"}))

    assert not profiles.is_new(library)


def test_a_profile_is_text_a_person_can_read_in_the_database(library):
    add(library, COMMUNE)

    with library.reading() as connection:
        content = connection.execute(select(profiles.profiles.c.content)).scalar_one()
    assert "Thôn 2 (để thực hiện)" in content
    assert '"gian_dong": "1,15"' in content


def test_a_profile_knows_its_kind_of_body_by_its_name_or_as_chosen():
    assert COMMUNE.body_kind.id == "ubnd_xa"
    assert WARD_PARTY.body_kind.id == "dang_uy_xa"
    assert Profile(co_quan_ban_hanh="CÔNG TY ABC").body_kind is None
    assert Profile(co_quan_ban_hanh="CÔNG TY ABC", loai="so").body_kind.id == "so"
