"""The dialog of profiles: shown without a change, changed with undo, kept whole or not at all."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from drafter.draft.fields import Kind
from drafter.errors import DraftError, StoreError
from drafter.gui import ask
from drafter.gui.form import Form
from drafter.gui.model import text_of
from drafter.gui.profiles import dialog as dialog_module
from drafter.gui.profiles.dialog import ProfilesDialog
from drafter.gui.profiles.sheets import Sheet, SheetsModel
from drafter.gui.profiles.use import UseMenu
from drafter.store.filling import start_draft
from drafter.store.profile import Profile, Signer
from drafter.store.profile_fields import SPECS
from drafter.store.profile_file import News, compare, read_profiles, write_profiles
from drafter.template.catalogue import load_catalogue
from tests.gui.conftest import start
from tests.store.offices import BARE, COMMUNE, DEPUTY, OFFICES, WARD_PARTY
from tests.store.test_filling import TODAY

ISSUER = "co_quan_ban_hanh"
UNDO = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
OF_KIND = {
    Kind.DONG: ("state/cong_van", "dia_danh"),
    Kind.DOAN: ("state/cong_van", "quyen_han"),
    Kind.DANH_SACH: ("state/cong_van", "noi_nhan"),
    Kind.NGAY: ("state/cong_van", "ngay"),
    Kind.CHON: ("party/cong_van", "quyen_han"),
    Kind.NOI_DUNG: ("state/cong_van", "noi_dung"),
}


@pytest.fixture
def opened(qtbot, memory):
    """Open the dialog of a book."""

    def open_(book):
        dialog = ProfilesDialog(book, memory)
        qtbot.addWidget(dialog, before_close_func=lambda each: each.model.load(()))
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_


@pytest.fixture
def dialog(opened, book):
    return opened(book)


@pytest.fixture
def answer(monkeypatch):
    """What the clerk answers where something is not kept."""
    answers = []
    monkeypatch.setattr(dialog_module, "save_changes", lambda _parent: answers.pop())
    return answers


def press(dialog, text):
    button = next(
        each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text
    )
    button.click()


def write(dialog, name, text):
    """Type over a field, as its input tells it."""
    row = dialog.form.rows[name]
    row.input.show_text(text)
    row.input.edited.emit(text)


def names(book):
    return [profile.name for profile in book.profiles]


def listed(dialog):
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


# Loading changes nothing and saves nothing


@pytest.mark.parametrize("name", SPECS)
@pytest.mark.parametrize("profile", [COMMUNE, WARD_PARTY], ids=lambda each: each.name)
def test_showing_a_profile_changes_and_keeps_nothing(dialog, qtbot, writes, answer, name, profile):
    edits = []
    dialog.model.edited.connect(lambda: edits.append("edited"))
    dialog.list.setCurrentRow([COMMUNE, WARD_PARTY].index(profile))
    dialog.form.focus_field(name)
    row = dialog.form.rows[name]
    qtbot.waitUntil(row.focus.hasFocus)
    qtbot.keyClick(row.focus, Qt.Key.Key_End)

    assert dict(dialog.model.sheet.texts)[name] == text_of(Sheet.of(profile).text(name))
    shown = row.input.text() if hasattr(row.input, "text") else row.editor.text()
    assert shown == Sheet.of(profile).text(name)
    dialog.list.setFocus()
    dialog.reject()
    assert (edits, writes, dialog.model.stack.count()) == ([], [], 0)
    assert not dialog.isVisible()  # and nothing was asked


@pytest.mark.parametrize("profile", OFFICES, ids=lambda each: each.name)
def test_a_profile_goes_through_its_form_unchanged(profile):
    kept = replace(profile, id=4, revision=2)

    assert Sheet.of(kept).profile() == (kept, ())
    assert not SheetsModel([replace(kept, default=True)]).modified


@pytest.mark.parametrize("kind", Kind)
def test_a_letter_filled_from_a_profile_opens_unchanged(qtbot, model, book, writes, kind):
    type_id, name = OF_KIND[kind]
    profile = next(each for each in book.profiles if type_id.startswith(each.che_do))
    template = load_catalogue()[type_id]
    draft = start_draft(template, TODAY, profile)
    form = Form(model)
    qtbot.addWidget(form)
    form.show()
    seen = []
    model.changed.connect(lambda: seen.append("changed"))
    model.refilled.connect(lambda _names: seen.append("refilled"))

    model.load(template, draft)
    form.focus_field(name)

    assert next(spec.kind for spec in template.fields if spec.name == name) is kind
    assert model.text(name) == text_of(draft.values.get(name, ""))
    assert (seen, writes, model.stack.count(), model.modified) == ([], [], 0, False)


# Changing, with undo


def test_typing_is_kept_only_when_saved(dialog, book, qtbot):
    dialog.form.focus_field("dia_danh")
    editor = dialog.form.rows["dia_danh"].editor
    editor.selectAll()
    qtbot.keyClicks(editor, "Phuong 3")
    assert names(book) == [COMMUNE.name, WARD_PARTY.name]
    assert book.profiles[0].dia_danh == "Thạch Lĩnh"

    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert book.profiles[0].dia_danh == "Phuong 3"
    assert book.profiles[0].default
    assert book.profiles[0].revision == 2
    assert book.profiles[1].revision == 1
    assert not dialog.isVisible()


def test_undo_takes_back_typing_then_adding(dialog, qtbot):
    press(dialog, "Thêm")
    assert QApplication.focusWidget() is dialog.form.rows[ISSUER].focus
    qtbot.keyClicks(QApplication.focusWidget(), "SO Y TE")
    assert listed(dialog) == ["UBND xã (mặc định)", WARD_PARTY.name, "SO Y TE"]

    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), *UNDO)
    assert listed(dialog)[-1] == "Hồ sơ mới"
    qtbot.keyClick(QApplication.focusWidget(), *UNDO)
    assert listed(dialog) == ["UBND xã (mặc định)", WARD_PARTY.name]
    assert not dialog.model.modified


def test_a_removed_profile_comes_back_by_undo(dialog, book):
    press(dialog, "Bỏ")
    assert listed(dialog) == [f"{WARD_PARTY.name} (mặc định)"]
    assert "Hoàn tác" in dialog.note.text()

    press(dialog, "Hoàn tác")

    assert listed(dialog)[0] == "UBND xã (mặc định)"
    assert not dialog.model.modified


def test_removed_copied_and_made_default_are_kept_together(dialog, book):
    press(dialog, "Sao chép")
    press(dialog, "Đặt làm mặc định")
    dialog.list.setCurrentRow(1)
    press(dialog, "Bỏ")
    press(dialog, "Lưu")

    assert names(book) == ["UBND xã", "UBND xã (bản sao)"]
    copy = book.profiles[1]
    assert copy.default
    assert replace(copy.content, ten=COMMUNE.ten) == COMMUNE


def test_all_profiles_may_be_removed(dialog, book):
    press(dialog, "Bỏ")
    press(dialog, "Bỏ")
    assert not dialog.form.isEnabled()
    assert "Hoàn tác" in dialog.note.text()
    press(dialog, "Lưu")

    assert book.profiles == ()


def test_an_empty_list_says_what_to_do_first(opened, empty_book):
    assert "Bấm “Thêm”" in opened(empty_book).note.text()


def test_the_first_profile_of_an_empty_library_is_the_default(opened, empty_book):
    dialog = opened(empty_book)
    press(dialog, "Thêm")
    write(dialog, ISSUER, "SỞ Y TẾ")
    press(dialog, "Lưu")

    assert [(each.name, each.default) for each in empty_book.profiles] == [("SỞ Y TẾ", True)]


# What is wrong


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("gian_dong", "1,8", "Phải là số từ 1 đến 1,5"),
        ("gian_doan", "4", "Phải là số từ 6 đến 24"),
        ("co_chu", "16", "Chọn: 13/14, 12/13"),
        ("loai", "Sởi", "Có phải “Sở” không?"),
        ("che_do", "", "Chọn: Nhà nước, Đảng"),
        ("nhom_noi_nhan", "Các thông", "Có phải “Các thôn” không?"),
        ("tuong_thich", "11", "Chọn: 14, 15"),
    ],
)
def test_what_is_wrong_stands_in_red_under_its_field(dialog, book, name, text, told):
    write(dialog, name, text)
    message = dialog.form.rows[name].message
    assert message.isHidden()  # not while it is typed

    press(dialog, "Lưu")

    assert told in message.text()
    assert message.property("role") == "error"
    assert dialog.isVisible()
    assert book.profiles[0].revision == 1


def test_a_fault_of_another_profile_is_shown_before_anything_is_kept(dialog, book):
    dialog.list.setCurrentRow(1)
    write(dialog, "cho_ky", "5")
    dialog.list.setCurrentRow(0)
    write(dialog, "dia_danh", "Phường 3")

    press(dialog, "Lưu")

    assert dialog.list.currentRow() == 1
    assert "từ 25 đến 60" in dialog.form.rows["cho_ky"].message.text()
    assert book.profiles[0].dia_danh == "Thạch Lĩnh"


def test_a_name_used_twice_is_told_and_nothing_is_kept(dialog, book):
    press(dialog, "Thêm")
    write(dialog, ISSUER, "SỞ Y TẾ")
    write(dialog, "ten", "ubnd xã")
    press(dialog, "Lưu")

    assert "đã có hồ sơ tên" in dialog.strip.text
    assert names(book) == [COMMUNE.name, WARD_PARTY.name]


def test_what_another_window_changed_is_told_and_nothing_is_lost(dialog, book, librarian):
    from drafter.store.profiles import keep

    kept = book.profiles[0]
    librarian.call(lambda library: keep(library, [replace(kept, dia_danh="Phường 4")]))
    write(dialog, "dia_danh", "Phường 3")
    press(dialog, "Lưu")

    assert "vừa được sửa ở cửa sổ khác" in dialog.strip.text
    assert dialog.form.rows["dia_danh"].editor.text() == "Phường 3"


def test_a_damaged_profile_is_told_and_the_others_are_used(book, opened, librarian, qtbot):
    from sqlalchemy import text

    def spoil(library):
        with library.writing() as connection:
            connection.execute(text("UPDATE profiles SET content = '{' WHERE NOT is_default"))

    librarian.call(spoil)
    with qtbot.waitSignal(book.damaged) as told:
        book.refresh()

    assert names(book) == [COMMUNE.name]
    assert WARD_PARTY.name in told.args[0].sentence
    assert f"{told.args[0]}" == opened(book).strip.text


@pytest.mark.parametrize(
    ("said", "visible", "kept"),
    [
        (ask.Answer.SAVE, False, "Phường 3"),
        (ask.Answer.DISCARD, False, "Thạch Lĩnh"),
        (ask.Answer.CANCEL, True, "Thạch Lĩnh"),
    ],
)
def test_closing_with_changes_asks_once(dialog, book, answer, qtbot, said, visible, kept):
    write(dialog, "dia_danh", "Phường 3")
    answer.append(said)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert answer == []
    assert dialog.isVisible() is visible
    assert book.profiles[0].dia_danh == kept


# The form


def test_the_kind_of_body_is_told_as_it_is_typed(dialog):
    assert dialog.form.kind.text() == "Nhận ra: UBND xã, phường"
    write(dialog, ISSUER, "CÔNG TY ABC")
    assert dialog.form.kind.text().startswith("Chưa nhận ra")


def test_symbols_and_blocks_are_offered_for_the_body(dialog):
    _, offers = dialog.form._symbols()
    assert [offer.text for offer in offers] == ["UBND"]
    _, blocks = dialog.form._blocks()
    assert blocks[0].text == "TM. UỶ BAN NHÂN DÂN / CHỦ TỊCH"  # spelt as this house spells

    blocks[1].choose()

    signers = dialog.model.sheet.profile()[0].nguoi_ky
    assert signers[:2] == COMMUNE.nguoi_ky
    assert signers[2] == Signer(("TM. UỶ BAN NHÂN DÂN", "KT. CHỦ TỊCH"), ("PHÓ CHỦ TỊCH",))
    dialog.model.stack.undo()
    assert not dialog.model.modified


def test_a_group_is_added_named_filled_and_removed(dialog, book, qtbot):
    form = dialog.form
    form.focus_field("so_dia_chi")
    form.book.add.click()
    qtbot.keyClicks(QApplication.focusWidget(), "Ban nganh")
    lines = form.book.group.rows["dong_nhom"]
    lines.focus.setFocus()
    qtbot.keyClicks(lines.editor, "Cong an xa")
    assert form.book.list.item(3).text() == "Ban nganh"
    form.book.list.setCurrentRow(2)
    form.book.remove.click()
    assert dialog.model.sheet.groups[0][0] == "Báo cáo"

    press(dialog, "Lưu")

    assert [group.ten for group in book.profiles[0].nhom] == ["Báo cáo", "Ban nganh"]
    assert book.profiles[0].nhom[1].dong == ("Cong an xa",)


def test_two_groups_of_one_name_are_told(dialog):
    dialog.form.focus_field("so_dia_chi")
    dialog.form.book.list.setCurrentRow(1)
    dialog.form.book.group.edited.emit("ten_nhom", "Các thôn")
    press(dialog, "Lưu")

    assert dialog.isVisible()
    assert any("không trùng nhóm khác" in label.text() for label in dialog.findChildren(QLabel))


def test_each_input_has_its_label_name_and_letter_and_no_letter_is_used_twice(dialog):
    form = dialog.form
    for at in range(form.count()):
        form.setCurrentIndex(at)
        form.book.list.setCurrentRow(at % 2)  # single places, then a group
        QApplication.processEvents()
        parts = [
            *(row.label for row in form.rows.values()),
            *(row.label for row in form.book.group.rows.values()),
            *(each for each in dialog.findChildren(QPushButton)),
            form.book.title,
            dialog._title,
        ]
        shown = [part for part in parts if part.isVisible()]
        keys = [QKeySequence.mnemonic(part.text()).toString() for part in shown]
        given = [key for key in keys if key]
        assert len(given) == len(set(given))
        labels = [part for part in shown if isinstance(part, QLabel)]
        with_keys_of_their_own = {"Hoàn tác", "Lưu", "Đóng"}
        without = {p.text() for p, key in zip(shown, keys, strict=True) if not key}
        assert without == with_keys_of_their_own
        assert all(label.buddy() is not None for label in labels)
    rows = (*form.rows.values(), *form.book.group.rows.values())
    assert all(row.focus.accessibleName() or row.editor.accessibleName() for row in rows)


def test_tab_leads_from_the_list_through_buttons_and_fields_to_the_end(dialog, qtbot):
    dialog.list.setFocus()
    seen = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)

    rows = dialog.form._body.rows.values()
    stops = [dialog._buttons["add"], *(row.focus for row in rows), dialog._buttons["close"]]
    assert [each for each in seen if each in stops] == stops


# Import and export


def test_profiles_go_out_to_a_file_and_come_back_by_choice(dialog, book, tmp_path, monkeypatch):
    file = tmp_path / "co-quan.ho-so.toml"
    monkeypatch.setattr(ask, "file_to_write", lambda *_: file)
    press(dialog, "Xuất ra tệp…")
    assert read_profiles(file.read_text("utf-8")) == (COMMUNE, WARD_PARTY)

    changed = replace(COMMUNE, dia_danh="Phường 3")
    file.write_text(write_profiles([changed, WARD_PARTY, BARE]), "utf-8")
    monkeypatch.setattr(dialog_module.ask, "file_to_open", lambda *_: file)
    shown = []

    def choose(incoming):
        items = [incoming.list.item(row) for row in range(incoming.list.count())]
        shown.extend(item.text() for item in items)
        assert [item.checkState() for item in items].count(Qt.CheckState.Checked) == 1
        items[0].setCheckState(Qt.CheckState.Checked)
        return True

    monkeypatch.setattr(dialog_module.IncomingDialog, "exec", choose)
    press(dialog, "Nhập từ tệp…")

    assert "khác: Địa danh" in shown[0]
    assert "giống" in shown[1]
    assert "mới" in shown[2]
    assert book.profiles[0].dia_danh == "Thạch Lĩnh"  # until it is saved
    press(dialog, "Lưu")
    assert [each.content for each in book.profiles] == [changed, WARD_PARTY, BARE]


def test_what_replaces_another_is_not_marked_and_the_same_cannot_be():
    here = [replace(COMMUNE, id=1), replace(WARD_PARTY, id=2)]
    incoming = compare(here, [replace(COMMUNE, luu="Lưu: VT"), WARD_PARTY, BARE])

    assert [each.news for each in incoming] == [News.KHAC, News.GIONG, News.MOI]
    shown = dialog_module.IncomingDialog(incoming, {each.id: each for each in here})
    assert shown.chosen() == [BARE]
    assert not shown.list.item(1).flags() & Qt.ItemFlag.ItemIsEnabled
    shown.list.item(2).setCheckState(Qt.CheckState.Unchecked)
    assert not shown.take.isEnabled()


def test_a_hostile_file_is_told_and_changes_nothing(dialog, tmp_path, monkeypatch):
    file = tmp_path / "x.toml"
    file.write_text("[[ho_so]]\nche_do = 'Đảnh'\n", "utf-8")
    monkeypatch.setattr(dialog_module.ask, "file_to_open", lambda *_: file)
    press(dialog, "Nhập từ tệp…")

    assert "Có phải “Đảng” không?" in dialog.strip.text
    assert not dialog.model.modified


# The book


def test_the_profile_of_a_new_letter_is_of_its_regime(book):
    commune, ward = book.profiles
    assert (book.fitting("state"), book.fitting("party")) == (commune, ward)
    assert book.of_letter("party") == ward
    other = replace(BARE, ten="Sở")
    book.keep([other], default="Sở")
    assert book.fitting("state").name == "Sở"
    book.set_letter(commune.id)
    assert book.of_letter("state").id == commune.id
    assert book.of_letter("party") == ward


def test_a_library_with_profiles_asks_no_first_questions(qtbot, book, librarian):
    from drafter.gui.profiles.book import ProfileBook

    other = ProfileBook(librarian)
    asked = []
    other.new_library.connect(lambda: asked.append(True))
    with qtbot.waitSignal(other.changed, timeout=30_000):
        other.refresh()
    librarian.call(lambda _library: None)
    assert (names(other), asked) == (names(book), [])


def test_a_library_that_cannot_be_opened_gives_no_profiles_and_no_traceback(
    qtbot, no_library, librarian
):
    from drafter.gui.profiles.book import ProfileBook

    book = ProfileBook(librarian)
    with qtbot.waitSignal(librarian.refused, timeout=30_000):
        librarian.start()
    book.refresh()
    with pytest.raises(StoreError):
        book.keep([COMMUNE])
    assert book.profiles == ()


# Using a profile for the letter at hand


def entries(menu):
    menu.fill()
    return {action.text(): action for action in menu.actions()}


def test_another_profile_changes_letterhead_and_signer_as_one_step(model, book):
    book.keep([replace(BARE, dia_danh="Sơn Giang", ky_hieu="SNV", nguoi_ky=(DEPUTY,))])
    start(model, "state/cong_van")
    menu = UseMenu(model, book)
    used = []
    menu.used.connect(used.append)
    entries(menu)["UBND xã"].trigger()
    model.fill({"trich_yeu": "Về việc họp", "noi_nhan": "Như trên\nLưu: VT"})
    before = {spec.name: model.text(spec.name) for spec in model.fields}

    entries(menu)["SỞ NỘI VỤ"].trigger()

    after = {spec.name: model.text(spec.name) for spec in model.fields}
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {
        "co_quan_ban_hanh",
        "ten_trong_cau",
        "dia_danh",
        "ky_hieu",
        "lien_he",
        "quyen_han",
        "chuc_vu",
        "ho_ten",
    }
    assert after["ky_hieu"] == "SNV-…"
    assert after["quyen_han"] == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert used == [book.profiles[0].id, book.profiles[2].id]
    assert entries(menu)["SỞ NỘI VỤ"].isChecked()
    model.stack.undo()
    assert {spec.name: model.text(spec.name) for spec in model.fields} == before


def test_only_bodies_of_the_regime_are_listed(model, book):
    menu = UseMenu(model, book)
    start(model, "party/cong_van")
    assert list(entries(menu)) == [WARD_PARTY.name]
    book.keep([], removed=[book.profiles[1].id])
    assert list(entries(menu)) == ["Chưa có hồ sơ nào cho loại văn bản này"]


def test_a_pack_of_the_other_regime_is_told_and_nothing_is_filled(model, book):
    from drafter.gui.model import PACK

    start(model, "party/cong_van")
    model.edit(PACK, "ND30")
    menu = UseMenu(model, book)
    failed = []
    menu.failed.connect(failed.append)
    entries(menu)[WARD_PARTY.name].trigger()

    assert isinstance(failed[0], DraftError)
    assert model.text(ISSUER) == ""


def test_a_sheet_without_anything_is_a_new_profile():
    assert Sheet.of(Profile()).name == "Hồ sơ mới"
