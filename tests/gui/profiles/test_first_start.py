"""The first start: two screens, each skippable, and a letter that could be printed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel

from drafter.errors import Level
from drafter.gui.profiles import first_start
from drafter.gui.profiles.first_start import FirstStart, ask_first
from drafter.pipeline import compose
from drafter.store.filling import start_draft
from drafter.store.profile import Profile, Signer
from drafter.template.catalogue import load_catalogue
from tests.store.test_filling import TODAY

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def dialog(qtbot):
    dialog = FirstStart()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def tell(dialog, name, text):
    rows = dialog.body.rows | dialog.signing.rows
    rows[name].input.show_text(text)
    rows[name].input.edited.emit(text)


def key(qtbot, pressed):
    qtbot.keyClick(QApplication.focusWidget(), pressed)


def test_enter_leads_through_both_screens(dialog, qtbot):
    assert QApplication.focusWidget() is dialog.body.rows["co_quan_ban_hanh"].focus
    qtbot.keyClicks(QApplication.focusWidget(), "So Noi vu")
    key(qtbot, ENTER)
    assert dialog.pages.currentIndex() == 1
    key(qtbot, ENTER)
    assert not dialog.isVisible()
    assert dialog.profile.co_quan_ban_hanh == "So Noi vu"


def test_answers_make_a_profile_and_a_letter_without_a_blank_in_its_frame(dialog):
    tell(dialog, "co_quan_ban_hanh", "ỦY BAN NHÂN DÂN XÃ THẠCH LĨNH")
    tell(dialog, "dia_danh", "Thạch Lĩnh")
    assert dialog.kind.text() == "Nhận ra: UBND xã, phường"
    dialog.go_on.click()
    tell(dialog, "ho_ten", "Lò Văn Páo")
    dialog.go_on.click()

    assert dialog.type_id == "state/cong_van"
    assert dialog.profile == Profile(
        co_quan_ban_hanh="ỦY BAN NHÂN DÂN\nXÃ THẠCH LĨNH",
        dia_danh="Thạch Lĩnh",
        ky_hieu="UBND",
        nguoi_ky=(Signer(("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",), "Lò Văn Páo"),),
    )
    draft = start_draft(load_catalogue()[dialog.type_id], TODAY, dialog.profile)
    blank = {each.field for each in compose(draft).findings if each.level is Level.LOI}
    assert blank == {"trich_yeu", "kinh_gui", "noi_dung"}


def test_a_body_of_the_party_is_signed_and_named_its_way(dialog):
    dialog.regimes["party"].click()
    tell(dialog, "co_quan_chu_quan", "ĐẢNG BỘ TỈNH SƠN GIANG")
    tell(dialog, "co_quan_ban_hanh", "ĐẢNG UỶ PHƯỜNG ĐÔNG KHÊ")
    dialog.go_on.click()

    assert (dialog.type_id, dialog.profile.ky_hieu) == ("party/cong_van", "ĐU")
    assert dialog.profile.nguoi_ky == (Signer(("T/M BAN THƯỜNG VỤ",), ("BÍ THƯ",)),)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in dialog.preview.text()


@pytest.mark.parametrize("leave", [ESCAPE, None])
def test_who_skips_all_has_no_profile_and_is_not_held(dialog, qtbot, leave):
    if leave:
        key(qtbot, leave)
    else:
        dialog.skip.click()
        dialog.skip.click()
    assert not dialog.isVisible()
    assert dialog.profile is None


def test_escape_keeps_what_was_typed(dialog, qtbot):
    tell(dialog, "co_quan_ban_hanh", "SỞ NỘI VỤ")
    key(qtbot, ESCAPE)

    assert dialog.profile.co_quan_ban_hanh == "SỞ NỘI VỤ"


def test_a_place_without_a_body_is_kept_under_a_name_of_its_own(dialog):
    tell(dialog, "dia_danh", "Sơn Giang")

    assert (dialog.profile.name, dialog.profile.co_quan_ban_hanh) == ("Cơ quan của tôi", "")


def test_going_back_loses_no_word_and_a_changed_name_changes_only_offers(dialog):
    tell(dialog, "co_quan_ban_hanh", "SỞ NỘI VỤ")
    dialog.go_on.click()
    tell(dialog, "khoi_ky", "QUYỀN GIÁM ĐỐC")
    tell(dialog, "lien_he", "Số 1")
    dialog.back.click()
    assert dialog.body.rows["co_quan_ban_hanh"].editor.text() == "SỞ NỘI VỤ"
    tell(dialog, "co_quan_ban_hanh", "SỞ Y TẾ")
    dialog.go_on.click()

    texts = {name: row.editor.text() for name, row in dialog.signing.rows.items()}
    assert texts == {
        "ky_hieu": "SYT",
        "khoi_ky": "QUYỀN GIÁM ĐỐC",
        "ho_ten": "",
        "lien_he": "Số 1",
    }
    assert dialog.profile.nguoi_ky == (Signer((), ("QUYỀN GIÁM ĐỐC",)),)


def test_lawful_blocks_and_symbols_are_listed(dialog):
    tell(dialog, "co_quan_ban_hanh", "SỞ NỘI VỤ")
    dialog.go_on.click()
    choice = dialog.signing.rows["khoi_ky"].input
    choice.showPopup()
    choice.hidePopup()

    assert [choice.itemText(row) for row in range(2)] == ["GIÁM ĐỐC", "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"]


def test_markup_in_a_name_is_shown_as_text(dialog):
    tell(dialog, "co_quan_ban_hanh", "<img src=x> & Cộng sự")

    assert "&lt;IMG SRC=X&gt; &amp; CỘNG SỰ" in dialog.preview.text()


@pytest.mark.parametrize("page", [0, 1])
def test_each_input_has_a_label_a_name_and_a_letter_of_its_own(dialog, page):
    if page:
        dialog.go_on.click()
    rows = (dialog.signing if page else dialog.body).rows.values()
    parts = [*(row.label for row in rows), dialog.skip, dialog.back, dialog.go_on]
    parts += dialog.regimes.values()
    keys = [QKeySequence.mnemonic(part.text()).toString() for part in parts if part.isVisible()]

    assert all(keys)
    assert len(keys) == len(set(keys))
    for row in rows:
        assert row.label.buddy() is row.editor
        assert row.editor.accessibleName()


def test_nothing_is_written_while_it_is_asked(dialog, empty_book, writes):
    tell(dialog, "co_quan_ban_hanh", "SỞ NỘI VỤ")
    dialog.go_on.click()

    assert writes == []


def test_what_was_told_is_the_first_profile(empty_book, monkeypatch):
    def answer(dialog):
        tell(dialog, "co_quan_ban_hanh", "SỞ NỘI VỤ")
        dialog.accept()

    monkeypatch.setattr(first_start.FirstStart, "exec", answer)

    assert ask_first(empty_book) == "state/cong_van"
    (kept,) = empty_book.profiles
    assert (kept.name, kept.default) == ("SỞ NỘI VỤ", True)


def test_the_words_fit_their_labels(dialog):
    for _ in range(2):
        for label in dialog.findChildren(QLabel):
            assert label.text().count("—") == 0
        dialog.go_on.click()
