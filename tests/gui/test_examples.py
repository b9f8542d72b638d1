"""“Điền thử ví dụ”: a new letter shows a new clerk what goes where, and takes it back."""

from types import SimpleNamespace

import pytest

from drafter.gui.files import Files, Surroundings
from drafter.gui.model import PACK
from drafter.template.catalogue import example_draft, load_catalogue

from .conftest import start

TYPES = list(load_catalogue())


@pytest.fixture
def files(model, catalogue, memory):
    saving = SimpleNamespace(settle=lambda: None)
    return Files(model, catalogue, memory, Surroundings(saving, None, None, None), None)


@pytest.mark.parametrize("type_id", TYPES)
def test_example_is_the_one_of_type_and_pack_in_one_step(model, files, type_id):
    template = start(model, type_id)
    before = dict(model.snapshot().texts)
    pack = model.snapshot().pack_name()
    files.fill_example()
    draft, faults = model.snapshot().draft()
    assert faults == ()
    filled = {name: value for name, value in draft.values.items() if value}
    usable = pack if not template.only_under or pack in template.only_under else None
    expected = example_draft(template, usable or template.only_under[-1]).values
    assert filled == {name: value for name, value in expected.items() if value}
    assert model.stack.count() == 1
    model.stack.undo()
    assert model.snapshot().texts == before


def test_example_follows_the_pack_chosen_by_hand(model, files):
    start(model, "party/cong_van")
    model.edit(PACK, "HD36")
    model.stack.clear()
    files.fill_example()
    assert model.text("ngay") == "15/3/2021"
    assert model.text("co_quan_ban_hanh") == "HUYỆN UỶ ĐÔNG KHÊ"


def test_example_is_offered_only_while_the_letter_is_as_it_was_opened(window, tmp_path):
    action = window.actions_["example"]
    assert not action.isEnabled()
    window.files.new("state/cong_van")
    assert action.isEnabled()
    window.model.edit("so", "1")
    assert not action.isEnabled()
    window.model.stack.undo()
    assert action.isEnabled()
    action.trigger()
    assert window.model.text("noi_dung")
    assert not action.isEnabled()
    window.actions_["undo"].trigger()
    assert action.isEnabled()
    assert window.model.text("noi_dung") == ""


def test_example_is_not_offered_for_a_letter_with_a_file(letter, answers, tmp_path):
    answers.path = tmp_path / "thư.toml"
    letter.actions_["save_as"].trigger()
    assert not letter.actions_["example"].isEnabled()
    letter.open(answers.path)
    assert not letter.actions_["example"].isEnabled()
    letter.files.fill_example()
    assert letter.model.text("noi_dung") == ""


def test_example_is_in_the_library_only_once_it_is_changed(letter, answers):
    letter.actions_["example"].trigger()
    assert letter.form.rows["dia_danh"].editor.text() == "Sơn Giang"
    assert letter.form.rows["noi_dung"].editor.toPlainText()
    assert letter.saving.flush()
    assert letter.saving.copy.draft_id is None
    letter.model.edit("dia_danh", "Khe Sang")
    assert letter.saving.flush()
    assert letter.saving.copy.draft_id is not None
