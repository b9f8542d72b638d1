"""What the register takes from a letter."""

from datetime import date

import pytest

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft
from drafter.store.register import Entry, Scope, name_key
from drafter.store.register_letter import numbered
from drafter.template.catalogue import example_draft, load_catalogue

TODAY = date(2026, 11, 22)


def of(type_id, pack="ND30", **values):
    template = load_catalogue().get_template(type_id)
    draft = example_draft(template, pack)
    return numbered(Draft(type_id, {**draft.values, **values}), template, 7, TODAY)


def test_row_of_a_letter_has_the_words_of_the_book():
    told = of(
        "state/cong_van",
        co_quan_chu_quan="UBND TỈNH SƠN GIANG",
        co_quan_ban_hanh="SỞ NỘI VỤ",
        ky_hieu="SNV-VP",
        trich_yeu="V/v mở lớp\nbồi dưỡng",
        ho_ten="Lê Hữu Thạch",
        kinh_gui=("Sở Y tế", "Sở Tài chính"),
        noi_nhan=("Như trên", "Giám đốc (để b/c);", "Lưu: VT, TCCB."),
        ngay=PartialDate(2026, 6, 5),
    )
    assert told.entry == Entry(
        ky_hieu="SNV-VP",
        ten_loai="Công văn",
        trich_yeu="V/v mở lớp bồi dưỡng",
        nguoi_ky="Lê Hữu Thạch",
        noi_nhan="Sở Y tế; Sở Tài chính; Giám đốc (để b/c)",
        don_vi_nhan="VT, TCCB",
    )
    assert (told.regime, told.scope, told.day, told.draft_id) == (
        "state",
        Scope.NAM,
        date(2026, 6, 5),
        7,
    )
    assert (told.issuer, told.superior) == ("SỞ NỘI VỤ", "UBND TỈNH SƠN GIANG")


@pytest.mark.parametrize("day", [PartialDate(), PartialDate(2026), PartialDate(2026, 6)])
def test_a_letter_without_its_day_is_numbered_today(day):
    assert of("state/cong_van", ngay=day).day == TODAY


def test_a_state_copy_is_its_copier_s():
    told = of("state/ban_sao_y", do_mat="")
    assert (told.copy, told.issuer, told.superior) == (True, "SỞ NỘI VỤ", "")
    assert (told.entry.ky_hieu, told.entry.ten_loai) == ("SY-SNV", "Sao y")
    assert told.entry.nguoi_ky == "Tạ Quang Bính"
    assert told.entry.noi_nhan == "Các phòng, đơn vị thuộc Sở"
    assert told.entry.don_vi_nhan == "VT"
    assert told.day == date(2026, 2, 6)


def test_a_party_copy_is_its_copier_s():
    told = of("party/ban_sao", "HD05")
    assert told.copy
    assert told.issuer == "Uỷ ban Kiểm tra Tỉnh uỷ Sơn Giang"
    assert told.scope is Scope.NHIEM_KY
    assert told.entry.don_vi_nhan == "Văn phòng Uỷ ban Kiểm tra"


def test_a_congress_and_its_organs_are_one_body():
    congress = of("party/nghi_quyet_dai_hoi", "HD05")
    name = congress.issuer
    organ = of(
        "party/bao_cao_kiem_phieu", "HD05", co_quan_chu_quan=name.replace("PHƯỜNG", "PHƯỜNG\n")
    )
    assert congress.scope is organ.scope is Scope.DAI_HOI
    assert name_key(organ.issuer) == name_key(name)
    assert congress.superior == organ.superior == ""


def test_a_joint_letter_is_numbered_by_its_lead():
    told = of("party/quy_che", "HD05", co_quan_ban_hanh="BAN TỔ CHỨC TỈNH UỶ - SỞ NỘI VỤ")
    assert name_key(told.issuer) == name_key("BAN TỔ CHỨC TỈNH ỦY")


def test_a_secret_letter_says_so():
    assert of("state/quyet_dinh", do_mat="MẬT").secret
    assert not of("state/quyet_dinh").secret


def test_what_stands_in_the_number_field_is_told():
    assert of("state/cong_van", so="12").typed == "12"
    assert of("state/ban_sao_y", so_sao="7", so_ky_hieu="Số: 305/QĐ-UBND").typed == "7"


def test_a_number_written_verbatim_is_told_but_not_of_a_copy_s_original():
    assert of("state/cong_van", so_ky_hieu="Số: 05/2024/QĐ-UBND").verbatim
    assert not of("state/ban_sao_y", so_ky_hieu="Số: 305/QĐ-UBND").verbatim


def test_both_templates_of_a_decision_are_one_kind():
    assert of("state/quyet_dinh").kind == of("state/quyet_dinh_ban_hanh").kind == "Quyết định"


@pytest.mark.parametrize("type_id", load_catalogue())
def test_every_type_can_be_numbered(type_id):
    template = load_catalogue()[type_id]
    pack = {"state": "ND30", "party": "HD05"}[template.regime]
    pack = template.only_under[-1] if template.only_under else pack
    told = of(type_id, pack)
    assert told.kind
    assert told.issuer
    assert told.entry.ten_loai
    assert "\n" not in "".join(str(each) for each in (told.issuer, told.superior, told.entry))


def test_names_of_a_body_are_told_apart_but_for_the_place_of_the_tone():
    assert name_key("UỶ BAN NHÂN DÂN XÃ HOÀ AN") == name_key("Ủy ban nhân dân xã  Hòa An")
    assert name_key("XÃ TÂN LẬP") != name_key("XÃ TÂN LẮP")
