"""Signing blocks and symbols are offered for the letter's body and rule pack, never forced."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from drafter.gui.form import Form
from drafter.gui.model import PACK
from drafter.gui.offers import SIGNINGS, SYMBOLS, Offers
from drafter.template.catalogue import load_catalogue

from .conftest import start

ISSUER = "co_quan_ban_hanh"
TYPES = list(load_catalogue())


@pytest.fixture
def form(qtbot, model):
    form = Form(model)
    form.offers = Offers(model, form)
    form.resize(460, 700)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    yield form
    popup = QApplication.activePopupWidget()
    if popup:
        popup.close()


def opened(form, qtbot, name):
    """Open a row's menu by its key; return the menu, its heading and its entries."""
    form.focus_field(name)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    heading = menu.findChild(QLabel).text()
    return menu, heading, {action.text(): action for action in menu.actions()[1:]}


def choose(qtbot, menu, action):
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def listed(form, name):
    choice = form.rows[name].input
    choice.showPopup()
    choice.hidePopup()
    return [choice.itemText(row) for row in range(choice.count())]


def starting_with(entries, words):
    return next(action for text, action in entries.items() if text.startswith(words))


@pytest.mark.parametrize("type_id", TYPES)
def test_each_row_with_an_offer_has_a_named_button(form, model, type_id):
    start(model, type_id)
    names = {symbol.field for symbol in SYMBOLS}
    names |= {slot.authority if slot.authority in form.rows else slot.position for slot in SIGNINGS}
    for name in names & form.rows.keys():
        buttons = form.rows[name].findChildren(QToolButton)
        assert any(button.accessibleName().startswith("Chọn ") for button in buttons), name


@pytest.mark.parametrize("type_id", TYPES)
def test_narrowest_form_cuts_nothing_off_at_the_right(form, model, type_id):
    start(model, type_id)
    form._fold.setChecked(True)
    form.resize(340, 700)  # the least the window allows
    QApplication.processEvents()
    inside = form._scroll.widget()
    assert inside.minimumSizeHint().width() <= form._scroll.viewport().width()


def test_block_of_the_body_is_one_step_in_two_fields(form, model, qtbot):
    start(model, "state/quyet_dinh")
    model.fill({ISSUER: "ỦY BAN NHÂN DÂN\nXÃ THẠCH LĨNH"})
    menu, heading, entries = opened(form, qtbot, "quyen_han")
    assert heading == "UBND xã, phường"
    words = "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"
    entry = starting_with(entries, words)
    assert entry.text().removeprefix(words).strip(" ·") == "ký thay người đứng đầu"
    assert entry.toolTip().startswith("NĐ 30, PL I")
    choose(qtbot, menu, entry)
    assert model.text("quyen_han") == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert model.text("chuc_vu") == "PHÓ CHỦ TỊCH"
    assert form.rows["quyen_han"].input.text() == model.text("quyen_han")
    assert form.rows["chuc_vu"].editor.text() == "PHÓ CHỦ TỊCH"
    model.stack.undo()
    assert (model.text("quyen_han"), model.text("chuc_vu")) == ("", "")
    assert form.rows["chuc_vu"].editor.text() == ""


def test_block_without_authority_clears_what_stood_there(form, model, qtbot):
    start(model, "state/cong_van")
    model.fill({ISSUER: "SỞ NỘI VỤ", "quyen_han": "KT. GIÁM ĐỐC", "chuc_vu": "PHÓ GIÁM ĐỐC"})
    menu, _, entries = opened(form, qtbot, "quyen_han")
    choose(qtbot, menu, entries["GIÁM ĐỐC"])
    assert (model.text("quyen_han"), model.text("chuc_vu")) == ("", "GIÁM ĐỐC")


def test_name_still_to_be_filled_is_selected(form, model, qtbot):
    start(model, "state/cong_van")
    model.fill({ISSUER: "ỦY BAN NHÂN DÂN TỈNH SƠN GIANG"})
    menu, _, entries = opened(form, qtbot, "quyen_han")
    choose(qtbot, menu, starting_with(entries, "TUQ."))
    editor = form.rows["chuc_vu"].editor
    assert editor.selectedText() == "…"
    qtbot.keyClicks(QApplication.focusWidget(), "Y")
    assert model.text("chuc_vu") == "GIÁM ĐỐC SỞ Y"


def test_party_lines_are_parted_as_the_field_of_one_line_needs(form, model, qtbot):
    start(model, "party/thong_bao")
    model.fill({ISSUER: "BAN CHỈ ĐẠO CẢI CÁCH", "co_quan_chu_quan": "TỈNH UỶ SƠN GIANG"})
    menu, _, entries = opened(form, qtbot, "quyen_han")
    choose(qtbot, menu, starting_with(entries, "BÍ THƯ / kiêm"))
    assert model.text("chuc_vu") == "BÍ THƯ; kiêm; TRƯỞNG BAN CHỈ ĐẠO"


def test_unknown_body_has_the_general_blocks_and_says_so(form, model, qtbot):
    start(model, "state/cong_van")
    menu, heading, entries = opened(form, qtbot, "quyen_han")
    assert heading.startswith("Chưa nhận ra cơ quan")
    assert len(entries) > 3
    menu.close()


@pytest.mark.parametrize(("pack", "offered"), [("HD36", True), ("HD05", False)])
def test_pack_chosen_by_hand_decides(form, model, qtbot, pack, offered):
    start(model, "party/cong_van")
    model.fill({ISSUER: "BAN TỔ CHỨC", "co_quan_chu_quan": "TỈNH UỶ SƠN GIANG"})
    model.edit(PACK, pack)
    menu, _, entries = opened(form, qtbot, "quyen_han")
    assert any(text.startswith("T/L TRƯỞNG BAN") for text in entries) is offered
    menu.close()


def test_pack_of_the_other_regime_offers_nothing_and_breaks_nothing(form, model, qtbot):
    start(model, "party/cong_van")
    model.edit(PACK, "ND30")
    menu, _, entries = opened(form, qtbot, "quyen_han")
    assert entries == {}
    menu.close()


def test_confirming_blocks_stand_on_their_own_row(form, model, qtbot):
    start(model, "party/nghi_quyet_dai_hoi")
    model.fill({ISSUER: "ĐẠI HỘI ĐẠI BIỂU\nĐẢNG BỘ TỈNH SƠN GIANG LẦN THỨ II"})
    menu, _, entries = opened(form, qtbot, "quyen_han")
    assert [text for text in entries if text.startswith(("T/L", "T/M TỈNH UỶ"))] == []
    menu.close()
    menu, _, entries = opened(form, qtbot, "xac_nhan_quyen_han")
    choose(qtbot, menu, starting_with(entries, "T/L BAN THƯỜNG VỤ / CHÁNH VĂN PHÒNG"))
    assert model.text("xac_nhan_quyen_han") == "T/L BAN THƯỜNG VỤ"
    assert model.text("xac_nhan_chuc_vu") == "CHÁNH VĂN PHÒNG"
    assert model.text("quyen_han") == ""


def test_opening_the_menu_does_not_name_the_blank_field(form, model, qtbot):
    from drafter.errors import Finding, Level

    start(model, "state/cong_van")
    form.focus_field("ky_hieu")
    form.set_findings([Finding(Level.LOI, "Còn trống.", "ky_hieu")])
    menu, _, _ = opened(form, qtbot, "ky_hieu")
    menu.close()
    assert form.shown_findings() == ()


# The lists of choices


def test_choice_lists_the_lawful_words_first(form, model):
    start(model, "party/cong_van")
    model.fill({ISSUER: "CHI BỘ TRƯỜNG MẦM NON"})
    assert listed(form, "quyen_han")[0] == "T/M CHI BỘ"
    assert listed(form, "chuc_vu")[:2] == ["BÍ THƯ", "PHÓ BÍ THƯ"]
    assert "CHÁNH VĂN PHÒNG" in listed(form, "chuc_vu")


def test_choice_of_position_follows_the_authority_typed(form, model):
    start(model, "state/cong_van")
    model.fill({ISSUER: "SỞ NỘI VỤ"})
    assert listed(form, "chuc_vu")[0] == "GIÁM ĐỐC"
    model.fill({"quyen_han": "KT. GIÁM ĐỐC"})
    assert listed(form, "chuc_vu")[0] == "PHÓ GIÁM ĐỐC"


def test_listing_anew_keeps_what_is_typed_and_its_cursor(form, model, qtbot):
    start(model, "state/cong_van")
    form.focus_field("chuc_vu")
    qtbot.keyClicks(QApplication.focusWidget(), "TO TRUONG")
    editor = form.rows["chuc_vu"].editor
    editor.setCursorPosition(2)
    model.fill({ISSUER: "SỞ NỘI VỤ"})
    form.focus_field("chuc_vu")
    assert listed(form, "chuc_vu")[0] == "GIÁM ĐỐC"
    assert (editor.text(), editor.cursorPosition()) == ("TO TRUONG", 2)
    assert model.text("chuc_vu") == "TO TRUONG"


# Symbols


def test_symbol_of_type_and_body_is_offered_and_undone(form, model, qtbot):
    start(model, "state/quyet_dinh")
    model.fill({ISSUER: "SỞ NỘI VỤ"})
    menu, heading, entries = opened(form, qtbot, "ky_hieu")
    assert (heading, list(entries)) == ("Sở", ["QĐ-SNV"])
    assert model.text("ky_hieu") == "QĐ-"
    choose(qtbot, menu, entries["QĐ-SNV"])
    assert model.text("ky_hieu") == "QĐ-SNV"
    model.stack.undo()
    assert model.text("ky_hieu") == "QĐ-"


def test_unit_of_a_state_letter_is_left_to_be_typed(form, model, qtbot):
    start(model, "state/cong_van")
    model.fill({ISSUER: "SỞ NỘI VỤ"})
    menu, _, entries = opened(form, qtbot, "ky_hieu")
    choose(qtbot, menu, entries["SNV-…"])
    assert form.rows["ky_hieu"].editor.selectedText() == "…"


def test_without_a_body_the_menu_says_what_to_do(form, model, qtbot):
    start(model, "state/quyet_dinh")
    menu, heading, entries = opened(form, qtbot, "ky_hieu")
    assert heading == "Ghi tên cơ quan ban hành trước, rồi chọn ký hiệu"
    assert entries == {}
    menu.close()


@pytest.mark.parametrize(("day", "first"), [("26/5/2026", "QĐi/TU"), ("27/5/2026", "QĐ/TU")])
def test_symbol_of_quy_dinh_follows_the_date(form, model, qtbot, day, first):
    start(model, "party/quy_dinh")
    model.fill({ISSUER: "TỈNH UỶ SƠN GIANG", "ngay": day})
    menu, _, entries = opened(form, qtbot, "ky_hieu")
    assert next(iter(entries)) == first
    menu.close()


def test_symbol_of_a_copy_is_of_the_body_that_copies(form, model, qtbot):
    start(model, "state/ban_sao_y")
    model.fill({"co_quan_sao": "SỞ NỘI VỤ"})
    menu, _, entries = opened(form, qtbot, "ky_hieu_sao")
    assert list(entries) == ["SY-SNV"]
    menu.close()


def test_context_menu_of_the_field_opens_the_offers_too(form, model):
    start(model, "state/cong_van")
    menu = form.rows["quyen_han"]._keys.menu()
    assert menu.actions()[-1].text() == "Chọn khối ký"
    menu.deleteLater()
