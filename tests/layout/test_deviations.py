"""What was typed and stays, with a finding where the pack asks otherwise."""

import pytest

from drafter.errors import Level
from drafter.layout.deviations import deviations
from drafter.layout.packs import PACKS
from drafter.pipeline import compose
from tests.helpers.samples import draft, full

STATE, PARTY = "state/chi_thi", "party/thong_bao"
CLEAN = {"noi_dung": "Một", "trich_yeu": "về việc một"}
KY_HIEU = {"state": "CT-UBND", "party": "TB/TU"}


def findings(type_id, pack="", **changes):
    symbol = {"ky_hieu": KY_HIEU[type_id.partition("/")[0]]}
    date = {"ngay": "2021-06-05" if pack == "HD36" else "2026-06-05"}
    letter = compose(draft(type_id, pack, **(CLEAN | symbol | date | changes)))
    return tuple(deviations(letter.document, letter.pack))


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
    assert found.clause == f"NĐ 30, {PACKS['ND30'].rows[row].clause}"


@pytest.mark.parametrize(
    ("pack", "repair"), [("HD36", "Bỏ “V/v”."), ("HD05", "Thay bằng “về việc”.")]
)
@pytest.mark.parametrize("typed", ["V/v một", "v/v một", "V/V một"])
def test_the_states_v_v_is_remarked_in_a_party_document(pack, repair, typed):
    (found,) = findings(PARTY, pack, trich_yeu=typed)

    assert (found.level, found.field, found.repair) == (Level.CANH_BAO, "trich_yeu", repair)
    assert found.clause == PACKS[pack].cite(PACKS[pack].rows["trich_yeu"].clause)


@pytest.mark.parametrize("typed", ["V/v một", "Về việc một"])
def test_a_state_summary_may_open_as_it_likes(typed):
    assert findings(STATE, trich_yeu=typed) == ()


def test_a_capital_at_the_head_of_a_party_summary_is_a_suggestion():
    (found,) = findings(PARTY, "HD05", trich_yeu="Về công tác cán bộ năm 2026")

    assert (found.level, found.field) == (Level.GOI_Y, "trich_yeu")
    assert found.repair == "Viết “về công tác …”."


def test_hd36_shows_a_capital_and_has_no_remark():
    assert findings(PARTY, "HD36", trich_yeu="Chế độ hội nghị") == ()


def test_a_blank_summary_departs_from_no_form():
    assert findings(PARTY, "HD05", trich_yeu="") == ()


@pytest.mark.parametrize(
    ("type_id", "body", "typed", "asked"),
    [
        (STATE, "Một.", ".", "./."),
        (STATE, "Một,", ",", "./."),
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
    ("type_id", "body"),
    [(STATE, "Một./."), (PARTY, "Một."), (STATE, "|a|\n|-|"), (STATE, "Địa điểm:")],
)
def test_the_end_the_pack_asks_is_not_remarked(type_id, body):
    assert findings(type_id, noi_dung=body) == ()


def test_a_summary_of_several_lines_is_judged_as_one():
    (found,) = findings(STATE, trich_yeu="Về việc\nmột.")

    assert found.field == "trich_yeu"


ADDRESSED = [
    ("state/cong_van", "ND30", "kinh_gui", "Kính gửi", "NĐ 30, PL I, II.9.b"),
    ("state/to_trinh", "ND30", "kinh_gui", "Kính gửi", "NĐ 30, PL I, II.9.b"),
    ("state/bao_cao", "ND30", "kinh_gui", "Kính gửi", "NĐ 30, PL I, II.9.b"),
    ("party/cong_van", "HD36", "kinh_gui", "Kính gửi", "HD 36, I.1.9.2"),
    ("party/cong_van", "HD05", "kinh_gui", "Kính gửi", "HD 05, 9.2"),
    ("party/to_trinh", "HD36", "kinh_trinh", "Kính gửi", "HD 36, I.1.9.2"),
    ("party/to_trinh", "HD05", "kinh_trinh", "Kính trình", "HD 05, 9.2"),
]
to_someone = pytest.mark.parametrize(("type_id", "pack", "field", "label", "clause"), ADDRESSED)


def of_receivers(type_id, pack="", **changes):
    return [f for f in findings(type_id, pack, **changes) if f.field == "noi_nhan"]


@to_someone
def test_a_letter_to_someone_whose_receivers_leave_them_out_is_remarked(
    type_id, pack, field, label, clause
):
    receivers = {field: ["Sở Nội vụ"], "noi_nhan": ["Sở Tài chính", "Lưu: VT"]}
    (found,) = of_receivers(type_id, pack, **receivers)

    assert (found.level, found.clause) == (Level.CANH_BAO, clause)
    assert found.sentence == f"Có “{label}” mà Nơi nhận không có “Như trên”."
    assert found.repair == "Thêm dòng đầu “Như trên”."


@to_someone
def test_as_above_in_another_place_than_the_first_is_remarked(type_id, pack, field, label, clause):
    receivers = {field: ["Sở Nội vụ"], "noi_nhan": ["Bộ Nội vụ (để b/c)", "như trên", "Lưu: VT"]}
    (found,) = of_receivers(type_id, pack, **receivers)

    assert (found.level, found.clause) == (Level.CANH_BAO, clause)
    assert found.sentence == "Dòng đầu của Nơi nhận phải là “Như trên”."
    assert found.repair == "Chuyển “Như trên” lên dòng đầu."


@to_someone
@pytest.mark.parametrize("first", ["Như trên", "- Như trên;", "NHƯ TRÊN", "Như trên (thực hiện)"])
def test_as_above_on_the_first_line_is_not_remarked(type_id, pack, field, label, clause, first):
    receivers = {field: ["Sở Nội vụ"], "noi_nhan": [first, "Sở Tài chính"]}

    assert of_receivers(type_id, pack, **receivers) == []


@to_someone
def test_a_list_still_blank_leaves_no_one_out(type_id, pack, field, label, clause):
    assert of_receivers(type_id, pack, **{field: [], "noi_nhan": ["Lưu: VT"]}) == []
    assert of_receivers(type_id, pack, **{field: ["Sở Nội vụ"], "noi_nhan": []}) == []


@pytest.mark.parametrize("type_id", ["state/chi_thi", "state/quyet_dinh", "party/thong_bao"])
def test_a_letter_to_no_one_by_name_has_its_receivers_as_it_likes(type_id):
    assert of_receivers(type_id, noi_nhan=["Sở Tài chính", "Như trên"]) == []


TABLE = "|a|\n|-|\n|1|"


@pytest.mark.parametrize("type_id", [STATE, PARTY])
@pytest.mark.parametrize("sheet", ["", "A4", "A5 ngang"])
def test_a_known_sheet_is_not_remarked(type_id, sheet):
    assert findings(type_id, kho_giay=sheet) == ()


@pytest.mark.parametrize("sheet", ["A3", "a4", "Letter", "A5"])
def test_an_unknown_sheet_is_an_a4_and_remarked(sheet):
    (found,) = findings(STATE, kho_giay=sheet)

    assert (found.level, found.field) == (Level.CANH_BAO, "kho_giay")
    assert found.sentence == f"Không có khổ giấy “{sheet}”; trang là A4."
    assert found.repair == "Chọn: A4, A4 ngang, A5 ngang."
    assert found.clause == f"NĐ 30, {PACKS['ND30'].sheet.clause}"


@pytest.mark.parametrize("type_id", [STATE, PARTY])
@pytest.mark.parametrize(("body", "remarks"), [("Một", 1), (f"Một:\n{TABLE}", 0), (TABLE, 0)])
def test_only_a_letter_with_a_table_lies_across(type_id, body, remarks):
    found = findings(type_id, kho_giay="A4 ngang", noi_dung=body)

    assert [f.field for f in found] == ["kho_giay"] * remarks
    assert all("bảng, biểu" in f.sentence and f.clause for f in found)


@pytest.mark.parametrize(
    ("type_id", "pack", "words", "clause"),
    [
        (STATE, "", "theo pháp luật về bí mật nhà nước", "NĐ 30, PL I, III.2"),
        (PARTY, "HD36", "theo pháp luật về bí mật nhà nước", "HD 36, PL 1, ô 10a"),
        (PARTY, "HD05", "dấu không được in", "HD 05, PL 1"),
    ],
)
def test_a_degree_of_secrecy_is_remarked(type_id, pack, words, clause):
    (found,) = findings(type_id, pack, do_mat="MẬT")

    assert (found.level, found.field, found.clause) == (Level.CANH_BAO, "do_mat", clause)
    assert words in found.sentence
    assert found.repair


@pytest.mark.parametrize("typed", ["KHẨN", "khẩn", "THƯỢNG KHẨN", "HOẢ TỐC", "Hỏa tốc"])
def test_a_degree_of_urgency_of_the_regulation_is_not_remarked(typed):
    assert [findings(STATE, do_khan=typed), findings(PARTY, do_khan=typed)] == [(), ()]


@pytest.mark.parametrize("typed", ["GẤP", "HỎA TỐC HẸN GIỜ", "KHẨN CẤP"])
def test_another_degree_of_urgency_is_remarked(typed):
    (found,) = findings(STATE, do_khan=typed)

    assert (found.level, found.field) == (Level.CANH_BAO, "do_khan")
    assert f"“{typed}”" in found.sentence
    assert found.clause == "NĐ 30, PL I, III.2"


ANNEX = {"phu_luc": "Phụ lục\nDanh mục\n\nMột", "noi_dung": "Một (Phụ lục kèm theo)"}
NAMED = {"ten_trong_cau": "Sở Nội vụ"}


@pytest.mark.parametrize(("type_id", "pack"), [(STATE, ""), (PARTY, "HD36"), (PARTY, "HD05")])
def test_an_annex_that_the_text_points_to_is_not_remarked(type_id, pack):
    assert findings(type_id, pack, **ANNEX, **NAMED) == ()


@pytest.mark.parametrize(
    "body",
    [
        "Xem PHỤ LỤC",
        f"Một:\n{TABLE.replace('1', 'theo phụ lục')}",
        "Một **phụ** lục",
    ],
)
def test_a_text_may_point_to_an_annex_anywhere(body):
    remarks = findings(STATE, **(ANNEX | NAMED | {"noi_dung": body}))

    assert [f.field for f in remarks if "phụ lục" in f.sentence] == []


@pytest.mark.parametrize(("type_id", "pack"), [(STATE, ""), (PARTY, "HD36"), (PARTY, "HD05")])
def test_an_annex_that_the_text_does_not_point_to_is_remarked(type_id, pack):
    (found,) = findings(type_id, pack, **(ANNEX | NAMED | {"noi_dung": "Một"}))

    assert (found.level, found.field) == (Level.CANH_BAO, "noi_dung")
    assert found.sentence == "Nội dung không nhắc đến phụ lục."
    assert found.repair
    assert found.clause


@pytest.mark.parametrize(("type_id", "typed"), [(STATE, "."), ("party/thong_bao", "./.")])
def test_another_end_of_an_annex_stays_and_is_remarked(type_id, typed):
    changed = ANNEX | NAMED | {"phu_luc": f"Phụ lục\nDanh mục\n\nMột{typed}"}
    (found,) = findings(type_id, **changed)

    assert found.field == "phu_luc"
    assert found.sentence.startswith(f"Phụ lục kết thúc bằng “{typed}”")


def test_an_appended_document_needs_no_pointer():
    appended = "Văn bản kèm theo\nQuy chế\nLàm việc\nMột"

    assert findings(STATE, phu_luc=appended, noi_dung="Một", **NAMED) == ()


@pytest.mark.parametrize(
    ("type_id", "number", "form"),
    [(STATE, "2", "La Mã"), (PARTY, "II", "Ả Rập")],
)
def test_an_annex_numbered_as_the_other_regime_does_is_remarked(type_id, number, form):
    changed = ANNEX | NAMED | {"phu_luc": f"Phụ lục {number}\nDanh mục"}
    (found,) = findings(type_id, **changed)

    assert (found.level, found.field) == (Level.CANH_BAO, "phu_luc")
    assert form in found.sentence
    assert found.repair
    assert found.clause


@pytest.mark.parametrize(("type_id", "number"), [(STATE, "II"), (PARTY, "2")])
def test_an_annex_numbered_as_its_regime_does_is_not_remarked(type_id, number):
    changed = ANNEX | NAMED | {"phu_luc": f"Phụ lục {number}\nDanh mục"}

    assert findings(type_id, **changed) == ()


@pytest.mark.parametrize(
    ("type_id", "pack", "remarks"), [(STATE, "", 1), (PARTY, "HD36", 0), (PARTY, "HD05", 1)]
)
def test_a_caption_with_the_issuer_in_capitals_is_a_suggestion(type_id, pack, remarks):
    found = findings(type_id, pack, **ANNEX, co_quan_ban_hanh="SỞ NỘI VỤ")

    assert [(f.level, f.field) for f in found] == [(Level.GOI_Y, "ten_trong_cau")] * remarks
    assert all(f.repair and f.clause for f in found)


@pytest.mark.parametrize(("pack", "remarks"), [("HD36", 0), ("HD05", 1)])
def test_a_copy_whose_words_do_not_fit_its_stamp_is_remarked(pack, remarks):
    letter = compose(full("party/ban_sao", pack, do_mat="", noi_nhan_sao=["Một nơi nhận"] * 40))
    found = [f for f in deviations(letter.document, letter.pack) if f.field == "noi_nhan_sao"]

    assert [f.level for f in found] == [Level.CANH_BAO] * remarks
    assert all("80 x 50 mm" in f.sentence and f.repair and f.clause for f in found)
