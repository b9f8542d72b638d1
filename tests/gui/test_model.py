"""The letter on the screen and its undo stack."""

import pytest

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft
from drafter.errors import Level
from drafter.gui.model import PACK, date_text

from .conftest import start


@pytest.mark.parametrize(
    ("date", "text"),
    [
        (PartialDate(), ""),
        (PartialDate(2026), "2026"),
        (PartialDate(2026, 2), "02/2026"),
        (PartialDate(2026, 3, 5), "05/3/2026"),
        (PartialDate(2026, 12, 31), "31/12/2026"),
    ],
)
def test_date_is_shown_as_the_regulation_pads_it(date, text):
    assert date_text(date) == text
    assert PartialDate.parse(text) == date


@pytest.mark.parametrize("type_id", ["state/quyet_dinh", "party/to_trinh"])
def test_loading_is_no_editing(model, catalogue, type_id, qtbot):
    with qtbot.assertNotEmitted(model.changed):
        start(model, type_id)
    assert not model.modified
    assert model.stack.count() == 0


def test_loaded_values_come_out_as_they_went_in(model, catalogue):
    template = catalogue.get_template("state/cong_van")
    values = {
        "so": "15",
        "ngay": PartialDate(2026, 6),
        "kinh_gui": ("Bộ Nội vụ", "Ủy ban nhân dân tỉnh"),
        "noi_dung": "Một.\nHai.",
    }
    model.load(template, Draft(template.id, values, "ND30"))
    draft, faults = model.snapshot().draft()
    assert faults == ()
    assert {name: draft.values[name] for name in values} == values
    assert draft.pack == "ND30"


def test_new_letter_keeps_the_blank_after_an_opening_word(model):
    start(model, "state/quyet_dinh")
    assert model.text("trich_yeu") == "Về việc "


def test_undo_goes_back_across_fields(model, qtbot):
    start(model, "state/cong_van")
    model.edit("so", "1")
    model.edit("dia_danh", "Lai")
    model.edit("so", "12")
    model.stack.undo()
    assert (model.text("so"), model.text("dia_danh")) == ("1", "Lai")
    with qtbot.waitSignal(model.restored) as caught:
        model.stack.undo()
    assert caught.args == ["dia_danh", "", 0]
    model.stack.redo()
    assert model.text("dia_danh") == "Lai"


def test_typing_one_word_is_one_step(model):
    start(model, "state/cong_van")
    for text in ("L", "La", "Lai", "Lai "):
        model.edit("dia_danh", text)
    assert model.stack.count() == 1
    model.edit("dia_danh", "Lai C")
    assert model.stack.count() == 2


def test_many_steps_and_their_undo_end_where_they_began(model):
    start(model, "state/cong_van")
    before = dict(model.snapshot().texts)
    text = ""
    for char in "Thực hiện Kế hoạch số 45, " * 20:
        text += char
        model.edit("noi_dung", text)
    while model.stack.canUndo():
        model.stack.undo()
    assert model.snapshot().texts == before
    assert not model.modified


def test_fields_filled_together_are_one_step(model, qtbot):
    start(model, "state/quyet_dinh")
    before = dict(model.snapshot().texts)
    with qtbot.waitSignals([model.changed, model.refilled], order="strict"):
        model.fill({"so": "15", "dia_danh": "Sơn Giang", "ky_hieu": "QĐ-"})
    assert model.stack.count() == 1
    with qtbot.waitSignal(model.refilled) as caught:
        model.stack.undo()
    assert caught.args == [("so", "dia_danh")]
    assert model.snapshot().texts == before
    model.stack.redo()
    assert model.text("dia_danh") == "Sơn Giang"


def test_filling_in_what_stands_there_is_no_step(model):
    start(model, "state/quyet_dinh")
    model.fill({"ky_hieu": "QĐ-"})
    assert model.untouched
    assert not model.modified


@pytest.mark.parametrize(
    ("day", "chosen", "pack"),
    [("26/5/2026", "", "HD36"), ("27/5/2026", "", "HD05"), ("27/5/2026", "HD36", "HD36")],
)
def test_rule_pack_is_by_hand_or_by_date(model, day, chosen, pack):
    start(model, "party/cong_van")
    model.edit("ngay", day)
    model.edit(PACK, chosen)
    assert model.snapshot().pack_name() == pack


def test_rule_pack_is_undone_like_a_field(model):
    start(model, "party/cong_van")
    model.edit(PACK, "HD36")
    assert model.snapshot().pack == "HD36"
    model.stack.undo()
    assert model.snapshot().pack == ""


def test_no_field_bears_the_name_of_the_pack(catalogue):
    assert all(spec.name != PACK for template in catalogue.values() for spec in template.fields)


def test_date_that_is_none_is_a_finding_with_a_repair(model):
    start(model, "state/cong_van")
    model.edit("ngay", "31/2/2026")
    draft, (fault,) = model.snapshot().draft()
    assert draft.values["ngay"] == PartialDate()
    assert (fault.level, fault.field) == (Level.LOI, "ngay")
    assert "ngày/tháng/năm" in fault.repair
