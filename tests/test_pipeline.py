"""From a draft to a letter."""

import errno
import os
from dataclasses import replace
from datetime import date

import pytest

from drafter.document.nodes import TrichYeu
from drafter.draft.fields import Draft, is_blank
from drafter.draft.toml_file import write_draft
from drafter.errors import DraftError, Level
from drafter.layout.rules import HouseChoices
from drafter.pipeline import compose, docx_bytes, fields_of, open_draft, suggested_file_name
from drafter.template.catalogue import Catalogue, load_catalogue, new_draft
from tests.helpers.samples import ENGLISH, draft, full, lines, packs_for

TYPES = load_catalogue()
CASES = [(t.id, pack) for t in TYPES.values() for pack in packs_for(t)]


@pytest.mark.parametrize(("type_id", "pack"), CASES)
def test_a_full_draft_of_every_type_is_a_letter_of_its_words(type_id, pack):
    text = lines(docx_bytes(compose(draft(type_id, pack))))
    used = {spec.name for spec in TYPES[type_id].fields}

    assert "SỞ NỘI VỤ" in text
    assert "Đinh Thị Mơ" in text
    assert "1. Việc thứ nhất." in text or "noi_dung" not in used


@pytest.mark.parametrize(("type_id", "pack"), CASES)
def test_a_draft_with_every_field_filled_is_a_letter_without_an_error(type_id, pack):
    letter = compose(full(type_id, pack))

    assert letter.errors == ()
    assert "Đinh Thị Mơ" in lines(docx_bytes(letter))


@pytest.mark.parametrize(("type_id", "pack"), CASES)
def test_an_empty_draft_of_every_type_is_a_letter_too(type_id, pack):
    letter = compose(Draft(type_id, {}, pack))

    assert lines(docx_bytes(letter))
    assert letter.errors


@pytest.mark.parametrize("type_id", TYPES)
def test_each_blank_required_field_is_an_error(type_id):
    offered = new_draft(TYPES[type_id], date(2026, 11, 22))
    blank = compose(offered).errors

    required = [
        spec
        for spec in TYPES[type_id].fields
        if spec.required and is_blank(spec, offered.values.get(spec.name, spec.empty))
    ]
    assert [f.field for f in blank] == [s.name for s in required]
    assert [f.sentence for f in blank] == [f"“{s.label}” còn trống." for s in required]
    assert all(f.level is Level.LOI and f.repair for f in blank)


@pytest.mark.parametrize("type_id", TYPES)
def test_a_full_draft_has_no_error(type_id):
    assert compose(draft(type_id)).errors == ()


def test_a_number_given_verbatim_stands_for_the_symbol():
    letter = compose(draft(ky_hieu="", so_ky_hieu="Số: 07/SNV"))

    assert letter.errors == ()


@pytest.mark.parametrize("gap", ["", "   ", "\n \n"])
def test_blanks_are_blank(gap):
    assert [f.field for f in compose(draft(noi_dung=gap)).errors] == ["noi_dung"]


@pytest.mark.parametrize(
    ("type_id", "day", "pack"),
    [
        ("state/cong_van", "2026-06-15", "ND30"),
        ("party/cong_van", "2021-06-15", "HD36"),
        ("party/cong_van", "26/5/2026", "HD36"),
        ("party/cong_van", "27/5/2026", "HD05"),
        ("party/cong_van", "2021", "HD36"),
    ],
)
def test_the_date_of_the_letter_picks_its_pack(type_id, day, pack):
    assert compose(draft(type_id, ngay=day)).pack.name == pack


@pytest.fixture
def today(monkeypatch):
    class Today(date):
        @classmethod
        def today(cls):
            return date(2019, 1, 1)

    monkeypatch.setattr("drafter.pipeline.date", Today)


@pytest.mark.usefixtures("today")
def test_a_letter_without_a_date_falls_under_the_pack_of_today():
    assert compose(draft("party/cong_van", ngay="")).pack.name == "HD36"


@pytest.mark.parametrize(
    ("type_id", "pack", "day", "remarks"),
    [
        ("party/ket_luan", "HD36", "2026-06-15", 1),
        ("party/ket_luan", "HD05", "2021-06-15", 1),
        ("state/chi_thi", "", "2019-06-15", 1),
        ("party/ket_luan", "HD36", "2021-06-15", 0),
        ("party/ket_luan", "", "2026-06-15", 0),
    ],
)
def test_a_pack_not_in_force_on_the_day_is_remarked(type_id, pack, day, remarks):
    letter = compose(draft(type_id, pack, ngay=day))
    found = [f for f in letter.findings if f.field == "ngay"]

    assert [f.level for f in found] == [Level.CANH_BAO] * remarks
    assert all(letter.pack.label in f.sentence and f.repair for f in found)


def test_a_pack_in_force_on_part_of_the_year_is_not_remarked():
    letter = compose(draft("party/ket_luan", "HD36", ngay="2026"))

    assert [f for f in letter.findings if f.field == "ngay"] == []


@pytest.mark.parametrize(("pack", "remarked"), [("HD36", True), ("HD05", False), ("", False)])
def test_a_type_under_rules_that_do_not_know_it_is_remarked(monkeypatch, pack, remarked):
    house = load_catalogue()["party/thong_bao"]
    newer = replace(house, only_under=("HD05",))
    monkeypatch.setattr("drafter.pipeline.load_catalogue", lambda: Catalogue({house.id: newer}))
    findings = compose(draft(house.id, pack, ngay="2026-06-05")).findings

    known = "Hướng dẫn 36-HD/VPTW không có loại văn bản “Thông báo”."
    found = [f for f in findings if f.sentence == known]
    assert [(f.level, f.field, f.clause) for f in found] == [
        (Level.CANH_BAO, "ngay", house.clause)
    ] * remarked
    assert all(f.repair for f in found)


def test_an_unknown_pack_is_refused():
    with pytest.raises(DraftError, match="“HD99”"):
        compose(draft("party/ket_luan", "HD99"))


def test_an_unknown_type_is_refused():
    with pytest.raises(DraftError, match="“state/thu”"):
        compose(Draft("state/thu"))


def test_the_choices_of_the_house_reach_the_sheet():
    assert compose(draft(), HouseChoices(compatibility=15)).sheet.compatibility == 15


def test_a_letter_keeps_draft_template_and_document():
    letter = compose(draft())

    assert letter.draft == draft()
    assert letter.template.id == "state/cong_van"
    assert letter.document.tim(TrichYeu)


@pytest.mark.parametrize("type_id", TYPES)
def test_one_draft_gives_the_same_bytes_twice(type_id):
    assert docx_bytes(compose(draft(type_id))) == docx_bytes(compose(draft(type_id)))


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_draft_file_is_opened_with_or_without_a_mark_of_its_encoding(tmp_path, start):
    file = tmp_path / "thu.toml"
    typed = full("state/cong_van")
    file.write_text(start + write_draft(typed, fields_of("state/cong_van")), encoding="utf-8")

    assert open_draft(file) == typed


def refused(path):
    with pytest.raises(DraftError) as caught:
        open_draft(path)
    assert caught.value.place.file == str(path)
    assert caught.value.repair
    return caught.value


def test_a_draft_that_is_not_there_is_told_in_vietnamese(tmp_path):
    assert not ENGLISH.search(refused(tmp_path / "thu.toml").sentence)


@pytest.mark.parametrize("number", [errno.EACCES, errno.EIO])
def test_a_draft_that_cannot_be_read_is_told_in_vietnamese(tmp_path, monkeypatch, number):
    def fail(*_args, **_more):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("pathlib.Path.open", fail)
    monkeypatch.setattr("pathlib.Path.read_bytes", fail)

    assert not ENGLISH.search(refused(tmp_path / "thu.toml").sentence)


def test_a_folder_is_no_draft(tmp_path):
    assert not ENGLISH.search(refused(tmp_path).sentence)


def test_a_fault_in_a_draft_names_file_and_field(tmp_path):
    file = tmp_path / "thu.toml"
    file.write_text('loai = "state/cong_van"\nngay = "2026-02-30"\n', encoding="utf-8")

    assert refused(file).place.field == "Ngày ban hành"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "7-SNV-VP ra soat ho so luu tru.docx"),
        ({"trich_yeu": "V/v kiểm kê đất đai"}, "7-SNV-VP kiem ke dat dai.docx"),
        ({"trich_yeu": "về việc ĐỔI TÊN"}, "7-SNV-VP DOI TEN.docx"),
        ({"so": "", "ky_hieu": "CV/TU"}, "CV-TU ra soat ho so luu tru.docx"),
        ({"so": "", "ky_hieu": "", "trich_yeu": ""}, "van-ban.docx"),
        ({"so": "", "ky_hieu": "", "trich_yeu": "文件"}, "van-ban.docx"),
        ({"trich_yeu": 'a<b>:"c"|d?*\\e/f'}, "7-SNV-VP a b c d e-f.docx"),
        ({"so": "", "ky_hieu": "../../", "trich_yeu": ".a."}, "a.docx"),
        ({"trich_yeu": "rà soát\nhồ sơ"}, "7-SNV-VP ra soat ho so.docx"),
    ],
)
def test_a_letter_suggests_a_file_name_of_plain_letters(changes, name):
    assert suggested_file_name(compose(draft(**changes)), ".docx") == name


def test_a_copy_suggests_a_name_of_its_own_number():
    letter = compose(full("state/ban_sao_y", so_sao="21", ky_hieu_sao="SY-SNV"))

    assert suggested_file_name(letter, "").startswith("21-SY-SNV ")


def test_a_letter_is_told_what_its_body_may_not_write():
    found = compose(draft("party/ket_luan", quyen_han="TM. TỈNH UỶ")).findings

    assert "quyen_han" in {finding.field for finding in found}


def test_a_suggested_name_is_short():
    name = suggested_file_name(compose(draft(trich_yeu="rất dài " * 50)), ".docx")

    assert len(name) <= 105
    assert not name.removesuffix(".docx").endswith((" ", "."))


@pytest.mark.parametrize("word", ["CON", "nul", "Aux", "com1"])
def test_a_name_that_windows_keeps_for_itself_is_not_suggested(word):
    letter = compose(draft(so="", ky_hieu="", trich_yeu=word))

    stem = suggested_file_name(letter, ".docx").removesuffix(".docx")
    assert stem.casefold() != word.casefold()
