"""What was typed and stays, with a finding where the pack asks otherwise."""

import pytest

from drafter.errors import Level
from drafter.layout.packs import PACKS
from drafter.pipeline import compose
from tests.helpers.samples import draft

STATE, PARTY = "state/chi_thi", "party/thong_bao"
CLEAN = {"noi_dung": "Một", "trich_yeu": "về việc một"}
KY_HIEU = {"state": "CT-UBND", "party": "TB/TU"}


def findings(type_id, pack="", **changes):
    symbol = {"ky_hieu": KY_HIEU[type_id.partition("/")[0]]}
    date = {"ngay": "2021-06-05" if pack == "HD36" else "2026-06-05"}
    return compose(draft(type_id, pack, **(CLEAN | symbol | date | changes))).findings


def test_a_letter_as_the_pack_asks_has_no_finding():
    assert [findings(STATE), findings(PARTY), findings(PARTY, "HD36")] == [(), (), ()]


@pytest.mark.parametrize(
    ("type_id", "changes"),
    [
        (STATE, {"so": ""}),
        (STATE, {"so": "123"}),
        (STATE, {"ky_hieu": "SNV"}),
        (STATE, {"ky_hieu": "TTr-UBND-VX"}),
        (STATE, {"ky_hieu": "QyĐ-BH&ĐT"}),
        (PARTY, {"so": ""}),
        (PARTY, {"ky_hieu": "QC/BTCTU-BNCTU"}),
        (PARTY, {"so_ky_hieu": "Số 15-QĐ/TU"}),
    ],
)
def test_a_number_in_the_form_of_its_regime_is_not_remarked(type_id, changes):
    assert findings(type_id, **changes) == ()


@pytest.mark.parametrize(
    ("type_id", "changes", "number", "form"),
    [
        (STATE, {"so_ky_hieu": "Số: 02 /CT-UBND"}, "Số: 02 /CT-UBND", "Số: 15/QĐ-UBND"),
        (STATE, {"ky_hieu": "2024/CT-UBND"}, "Số: 07/2024/CT-UBND", "Số: 15/QĐ-UBND"),
        (STATE, {"so_ky_hieu": "Số 15/CT-UBND"}, "Số 15/CT-UBND", "Số: 15/QĐ-UBND"),
        (PARTY, {"so_ky_hieu": "Số 334 - CV/HU"}, "Số 334 - CV/HU", "Số 15-QĐ/TU"),
        (PARTY, {"so_ky_hieu": "Số: 15-QĐ/TU"}, "Số: 15-QĐ/TU", "Số 15-QĐ/TU"),
        (PARTY, {"ky_hieu": "TB-TU"}, "Số 07-TB-TU", "Số 15-QĐ/TU"),
    ],
)
def test_a_number_of_another_form_stays_and_is_remarked(type_id, changes, number, form):
    (found,) = findings(type_id, **changes)

    assert found.level is Level.CANH_BAO
    assert f"“{number}”" in found.sentence
    assert f"“{form}”" in found.repair
    assert found.clause


@pytest.mark.parametrize(
    ("type_id", "row"), [(STATE, "trich_yeu"), ("state/cong_van", "trich_yeu_cv")]
)
def test_a_full_stop_after_the_trich_yeu_is_remarked_with_its_clause(type_id, row):
    (found,) = findings(type_id, trich_yeu="Về việc một.")

    assert (found.level, found.field) == (Level.CANH_BAO, "trich_yeu")
    assert found.sentence == "Trích yếu không có dấu chấm cuối."
    assert found.clause == PACKS["ND30"].rows[row].clause


@pytest.mark.parametrize(
    ("pack", "repair"), [("HD36", "Bỏ “V/v”."), ("HD05", "Thay bằng “về việc”.")]
)
@pytest.mark.parametrize("typed", ["V/v một", "v/v một", "V/V một"])
def test_the_states_v_v_is_remarked_in_a_party_document(pack, repair, typed):
    (found,) = findings(PARTY, pack, trich_yeu=typed)

    assert (found.level, found.field, found.repair) == (Level.CANH_BAO, "trich_yeu", repair)
    assert found.clause == PACKS[pack].rows["trich_yeu"].clause


@pytest.mark.parametrize("typed", ["V/v một", "Về việc một"])
def test_a_state_summary_may_open_as_it_likes(typed):
    assert findings(STATE, trich_yeu=typed) == ()


def test_a_capital_at_the_head_of_a_party_summary_is_a_suggestion():
    (found,) = findings(PARTY, "HD05", trich_yeu="Về công tác cán bộ năm 2026")

    assert (found.level, found.field) == (Level.GOI_Y, "trich_yeu")
    assert found.repair == "Viết “về công tác …”."


def test_hd36_shows_a_capital_and_has_no_remark():
    assert findings(PARTY, "HD36", trich_yeu="Chế độ hội nghị") == ()


@pytest.mark.parametrize("typed", ["", "Năm 2026"])
def test_a_blank_summary_is_only_missing(typed):
    found = findings(PARTY, "HD05", trich_yeu=typed)

    assert len(found) == 1


@pytest.mark.parametrize(
    ("type_id", "body", "typed", "asked"),
    [
        (STATE, "Một.", ".", "./."),
        (STATE, "Một:", ":", "./."),
        (PARTY, "Một./.", "./.", "."),
        (PARTY, "Một;", ";", "."),
    ],
)
def test_another_end_of_the_body_stays_and_is_remarked(type_id, body, typed, asked):
    (found,) = findings(type_id, noi_dung=body)

    assert (found.level, found.field) == (Level.CANH_BAO, "noi_dung")
    assert found.sentence == f"Nội dung kết thúc bằng “{typed}”, quy tắc là “{asked}”."
    assert found.repair == f"Sửa dấu cuối thành “{asked}”."
    assert found.clause


@pytest.mark.parametrize(
    ("type_id", "body"), [(STATE, "Một./."), (PARTY, "Một."), (STATE, "|a|\n|-|")]
)
def test_the_end_the_pack_asks_is_not_remarked(type_id, body):
    assert findings(type_id, noi_dung=body) == ()


def test_a_summary_of_several_lines_is_judged_as_one():
    (found,) = findings(STATE, trich_yeu="Về việc\nmột.")

    assert found.field == "trich_yeu"
