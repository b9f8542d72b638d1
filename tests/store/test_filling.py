"""A new letter begins with what the profile knows, in the fields and the forms of its type."""

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from drafter.draft.fields import Kind
from drafter.layout.blocks import Line
from drafter.layout.rules import HouseChoices
from drafter.pipeline import compose
from drafter.store.filling import (
    arranged,
    choices,
    group_lines,
    letterhead,
    start_draft,
    start_texts,
)
from drafter.store.profile import Profile, spelt, without_role
from drafter.template.catalogue import load_catalogue, new_draft
from tests.store.offices import BARE, COMMUNE, OFFICES, WARD_PARTY

TODAY = date(2026, 11, 22)
TYPES = list(load_catalogue())
EMPTY = Profile()
SOURCE = Path(__file__).parents[2] / "drafter"


def texts(profile, type_id, day=TODAY):
    return start_texts(profile, load_catalogue()[type_id], day)


def test_a_new_letter_of_the_state_has_letterhead_symbol_signer_and_receivers():
    assert texts(COMMUNE, "state/cong_van") == {
        "co_quan_ban_hanh": "ỦY BAN NHÂN DÂN\nXÃ THẠCH LĨNH",
        "ten_trong_cau": "Ủy ban nhân dân xã Thạch Lĩnh",
        "ky_hieu": "UBND-VP",
        "dia_danh": "Thạch Lĩnh",
        "lien_he": "Thôn 2, xã Thạch Lĩnh\nĐiện thoại: 0213 000 111",
        "quyen_han": "TM. ỦY BAN NHÂN DÂN",
        "chuc_vu": "CHỦ TỊCH",
        "ho_ten": "Lò Văn Páo",
        "noi_nhan": "\n".join(("Như trên", *COMMUNE.nhom[0].dong, "Lưu: VT, VP")),
    }


def test_a_new_letter_of_the_party_is_filled_in_its_own_forms():
    filled = texts(WARD_PARTY, "party/cong_van")

    assert filled["ky_hieu"] == "CV/ĐU"
    assert filled["co_quan_chu_quan"] == "ĐẢNG BỘ TỈNH SƠN GIANG"
    assert filled["quyen_han"] == "T/M BAN THƯỜNG VỤ"
    assert filled["noi_nhan"] == "Như trên\nLưu Văn phòng Đảng uỷ"


@pytest.mark.parametrize(
    ("type_id", "profile", "day", "symbol"),
    [
        ("state/quyet_dinh", COMMUNE, TODAY, "QĐ-UBND"),
        ("state/to_trinh", COMMUNE, TODAY, "TTr-UBND"),
        ("state/cong_van", replace(COMMUNE, don_vi=()), TODAY, "UBND-…"),
        ("party/quy_dinh", WARD_PARTY, date(2026, 5, 26), "QĐi/ĐU"),
        ("party/quy_dinh", WARD_PARTY, date(2026, 5, 27), "QĐ/ĐU"),
        ("state/quyet_dinh", BARE, TODAY, None),
        ("party/cuong_linh", WARD_PARTY, TODAY, None),
    ],
)
def test_the_symbol_is_of_type_body_and_day_and_no_half_one_is_written(
    type_id, profile, day, symbol
):
    assert texts(profile, type_id, day).get("ky_hieu") == symbol


@pytest.mark.parametrize("type_id", TYPES)
@pytest.mark.parametrize("profile", [*OFFICES, EMPTY], ids=lambda each: each.name)
def test_only_fields_of_the_type_are_filled_and_no_offer_becomes_blank(profile, type_id):
    template = load_catalogue()[type_id]
    filled = texts(profile, type_id)

    assert filled.keys() <= {spec.name for spec in template.fields}
    assert all(filled.values())
    if profile.che_do != template.regime:
        assert filled == {}
    before = new_draft(template, TODAY).values
    after = start_draft(template, TODAY, profile).values
    assert {name: after[name] for name in before if name not in filled} == {
        name: value for name, value in before.items() if name not in filled
    }
    assert compose(start_draft(template, TODAY, profile)).document


def test_without_a_profile_a_new_letter_is_as_its_type_opens_it():
    template = load_catalogue()["state/quyet_dinh"]

    assert start_draft(template, TODAY) == new_draft(template, TODAY)


@pytest.mark.parametrize("type_id", ["state/ban_sao_y", "party/ban_sao"])
def test_a_copy_is_signed_by_the_body_and_the_original_stays_blank(type_id):
    profile = COMMUNE if type_id.startswith("state") else WARD_PARTY
    filled = texts(profile, type_id)

    assert filled["co_quan_sao"] == profile.co_quan_ban_hanh
    assert filled["dia_danh_sao"] == profile.dia_danh
    assert filled["ho_ten_sao"] == profile.nguoi_ky[0].ho_ten
    assert filled["ky_hieu_sao"] in {"SY-UBND", "BS/ĐU"}
    assert not {"co_quan_ban_hanh", "dia_danh", "quyen_han", "chuc_vu", "ho_ten"} & filled.keys()


@pytest.mark.parametrize(
    "type_id", ["party/nghi_quyet_dai_hoi", "party/bien_ban_dai_hoi", "party/bao_cao_kiem_phieu"]
)
def test_a_letter_of_a_congress_is_not_the_bodys(type_id):
    assert set(texts(WARD_PARTY, type_id)) <= {"dia_danh", "lien_he"}


@pytest.mark.parametrize("type_id", ["state/bien_ban", "party/bien_ban", "state/hop_dong"])
def test_who_signs_for_the_body_does_not_sign_minutes_and_contracts_unasked(type_id):
    profile = COMMUNE if type_id.startswith("state") else WARD_PARTY

    assert not {"quyen_han", "chuc_vu", "ho_ten"} & texts(profile, type_id).keys()


def test_lines_of_a_signer_stand_as_their_fields_need():
    profile = replace(COMMUNE, nguoi_ky=COMMUNE.nguoi_ky[1:])
    several = {spec.name: spec.kind for spec in load_catalogue()["state/cong_van"].fields}

    assert several["quyen_han"] is Kind.DOAN
    assert texts(profile, "state/cong_van")["quyen_han"] == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    party = replace(profile, che_do="party")
    assert texts(party, "party/cong_van")["quyen_han"] == "TM. ỦY BAN NHÂN DÂN; KT. CHỦ TỊCH"


def test_receivers_that_a_type_begins_with_keep_their_places():
    assert texts(COMMUNE, "state/quyet_dinh")["noi_nhan"].split("\n") == [
        "Như Điều 3",
        *COMMUNE.nhom[0].dong,
        "Lưu: VT, VP",
    ]


def test_a_type_that_begins_with_no_receivers_gets_none():
    assert "noi_nhan" not in texts(COMMUNE, "state/thu_cong")


def test_another_bodys_letterhead_takes_the_place_of_the_first_ones_whole():
    switched = letterhead(BARE, load_catalogue()["state/cong_van"], "ND30")

    assert switched["co_quan_ban_hanh"] == "SỞ NỘI VỤ"
    assert switched["co_quan_chu_quan"] == switched["dia_danh"] == ""
    assert "noi_nhan" not in switched


@pytest.mark.parametrize(
    ("lines", "arranged_lines"),
    [
        (["Lưu: VT", "Sở A", "Như trên"], ["Như trên", "Sở A", "Lưu: VT"]),
        (["Sở B", "Sở A", "Sở B", " "], ["Sở B", "Sở A"]),
        (["Lưu Văn phòng", "Như Điều 3", "Lưu trữ lịch sử tỉnh"], None),
        ([], []),
    ],
)
def test_receivers_are_arranged_first_and_last_as_the_regulation_says(lines, arranged_lines):
    if arranged_lines is None:
        assert arranged(lines)[0] == "Như Điều 3"
    else:
        assert arranged(lines) == arranged_lines


def test_a_group_expands_to_its_lines_in_order():
    assert group_lines(COMMUNE, "Các thôn") == ("Thôn 1", "Thôn 2 (để thực hiện)")
    assert group_lines(COMMUNE, "Không có") == ()


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Sở Nội vụ (để b/c)", "Sở Nội vụ"),
        ("Sở Nội vụ (b/c)", "Sở Nội vụ"),
        ("Bộ Nội vụ (Vụ Tổ chức)", "Bộ Nội vụ (Vụ Tổ chức)"),
        ("Bộ Nội vụ (Vụ Tổ chức) (để biết)", "Bộ Nội vụ (Vụ Tổ chức)"),
        ("Công an tỉnh (PC07)", "Công an tỉnh (PC07)"),
        ("Lưu: VT", "Lưu: VT"),
    ],
)
def test_a_place_without_its_role(line, place):
    assert without_role(line) == place


@pytest.mark.parametrize(
    ("text", "spelling", "written"),
    [
        ("TM. ỦY BAN NHÂN DÂN", "uỷ", "TM. UỶ BAN NHÂN DÂN"),
        ("T/M UỶ BAN KIỂM TRA", "ủy", "T/M ỦY BAN KIỂM TRA"),
        ("Ủy ban, tỉnh uỷ, tỉnh ủy", "uỷ", "Uỷ ban, tỉnh uỷ, tỉnh uỷ"),
        ("Thủy lợi, huỷ bỏ, quỹ", "uỷ", "Thủy lợi, huỷ bỏ, quỹ"),
    ],
)
def test_words_the_program_offers_are_spelt_as_the_house_spells(text, spelling, written):
    assert spelt(text, spelling) == written


def test_house_choices_are_those_of_the_profile_for_letters_of_its_regime():
    assert choices(COMMUNE, "state") == COMMUNE.lua_chon
    assert choices(COMMUNE, "party") == choices(None, "state") == HouseChoices()


@pytest.mark.parametrize(
    ("profile", "type_id", "line", "day"),
    [
        (COMMUNE, "state/cong_van", Line(1.15), TODAY),
        (WARD_PARTY, "party/cong_van", Line(exact_pt=20), date(2021, 3, 15)),
        (WARD_PARTY, "party/cong_van", Line(exact_pt=20), TODAY),
    ],
)
def test_a_letter_is_laid_out_with_the_house_choices_of_its_profile(profile, type_id, line, day):
    if profile is WARD_PARTY:
        profile = replace(profile, lua_chon=HouseChoices(line=20, after_pt=8, compatibility=15))
    draft = start_draft(load_catalogue()[type_id], day, profile)

    sheet = compose(draft, choices(profile, profile.che_do)).sheet

    body = next(style for style in sheet.styles if style.id == "nd_doan")
    assert (body.line, body.after_pt, sheet.compatibility) == (line, 8, 15)


def test_what_the_window_needs_of_profiles_at_the_start_brings_no_database():
    modules = (path.stem for path in (SOURCE / "gui" / "profiles").glob("[!_]*.py"))
    lines = [f"import drafter.gui.profiles.{name}" for name in modules]
    lines += ["import drafter.store.filling, sys", "assert 'sqlalchemy' not in sys.modules"]

    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)
