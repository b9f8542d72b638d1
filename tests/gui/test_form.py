"""The form is made from the template's fields alone."""

import string

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox

from drafter.draft.fields import Kind
from drafter.errors import Finding, Level
from drafter.gui.form import Form
from drafter.gui.mnemonics import KEYS, with_mnemonics
from drafter.template.catalogue import load_catalogue

from .conftest import start
from .naming import key_of, words_of

TYPES = list(load_catalogue())
SIGNS = KEYS.lstrip(string.ascii_uppercase + string.digits)


@pytest.fixture
def form(qtbot, model):
    form = Form(model)
    form.resize(460, 700)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


def lack(name):
    return Finding(Level.LOI, "Còn trống.", name, "Điền vào.")


@pytest.mark.parametrize("type_id", TYPES)
def test_form_shows_each_field_once_in_the_order_of_the_page(form, model, type_id):
    template = start(model, type_id)
    assert list(form.rows) == [spec.name for spec in template.fields]
    assert [words_of(row.label.text()) for row in form.rows.values()] == [
        spec.label for spec in template.fields
    ]


@pytest.mark.parametrize("type_id", TYPES)
def test_every_input_has_label_and_accessible_name(form, model, type_id):
    start(model, type_id)
    for row in form.rows.values():
        assert row.label.buddy() is row.editor
        assert row.editor.accessibleName() == row.spec.label
        assert not row.spec.hint or row.spec.hint in row.editor.accessibleDescription()


@pytest.mark.parametrize("type_id", TYPES)
def test_mnemonics_do_not_clash(form, model, type_id):
    start(model, type_id)
    texts = [row.label.text() for row in form.rows.values()] + [form._fold.text()]
    keys = [key for key in map(key_of, texts) if key]
    assert len(keys) == len(set(keys))
    assert not {f"Alt+{letter}" for letter in "TSXCGQ"} & set(keys)
    folded = any(row.spec.rare for row in form.rows.values())
    assert len(keys) == len(form.rows) + folded
    often = [row.label.text() for row in form.rows.values() if not row.spec.rare]
    assert not any(key_of(text)[-1] in SIGNS for text in often)


def test_label_without_a_free_letter_has_a_key_in_brackets():
    assert with_mnemonics(["Số", "A & B", "A"], "S") == ["Số (&C)", "A && &B", "&A"]
    assert with_mnemonics(["Đ", "1"], string.ascii_uppercase) == ["Đ (&1)", "1 (&2)"]
    none_left = string.ascii_uppercase + string.digits
    assert with_mnemonics(["Ngày - giờ", "Số (=)"], none_left) == ["Ngày - giờ (&-)", "Số (=) (&=)"]


def test_label_has_no_key_where_all_are_taken():
    assert with_mnemonics(["Số & A"], KEYS) == ["Số && A"]


@pytest.mark.parametrize("type_id", ["state/quyet_dinh", "party/ket_luan"])
def test_tab_goes_through_the_fields_in_the_order_of_the_page(form, model, qtbot, type_id):
    start(model, type_id)
    names = [name for name, row in form.rows.items() if not row.spec.rare]
    form.focus_field(names[0])
    seen = []
    for _ in names:
        seen.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert seen == names


def test_typing_reaches_the_model(form, model, qtbot):
    start(model, "state/cong_van")
    qtbot.keyClicks(form.rows["so"].editor, "15")
    assert model.text("so") == "15"
    assert model.modified


def test_undo_gives_the_field_its_text_and_the_cursor(form, model, qtbot):
    start(model, "state/cong_van")
    form.focus_field("kinh_gui")
    form.rows["kinh_gui"].input.insertPlainText("Bộ Nội vụ\nBộ Y tế")
    form.rows["kinh_gui"].input.move_up()
    form.focus_field("so")
    model.stack.undo()
    assert form.rows["kinh_gui"].input.text() == "Bộ Nội vụ\nBộ Y tế"
    assert form.rows["kinh_gui"].editor.hasFocus()
    model.stack.undo()
    assert form.rows["kinh_gui"].input.text() == ""
    assert not model.modified


@pytest.mark.parametrize("name", ["so", "kinh_gui", "chuc_vu", "ngay", "noi_dung"])
def test_undo_key_goes_to_the_form_not_to_the_field(form, model, qtbot, name):
    """The editors claim Ctrl+Z for themselves; the window's action must get it."""
    from PySide6.QtGui import QAction

    start(model, "state/cong_van")
    for key, slot in (("Ctrl+Z", model.stack.undo), ("Ctrl+Y", model.stack.redo)):
        action = QAction(form)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(slot)
        form.addAction(action)
    before = model.text(name)
    form.focus_field(name)
    editor = QApplication.focusWidget()
    qtbot.keyClick(editor, Qt.Key.Key_End)
    qtbot.keyClicks(editor, "1")
    assert model.text(name) != before
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert model.text(name) == before
    qtbot.keyClick(editor, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert model.text(name) != before


def test_rare_fields_are_folded_until_they_hold_something(form, model):
    start(model, "state/cong_van")
    rare = next(row for row in form.rows.values() if row.spec.rare)
    assert rare.isHidden() or not rare.isVisible()
    form.focus_field(rare.spec.name)
    assert rare.isVisible()
    assert rare.editor.hasFocus()


@pytest.mark.parametrize("type_id", ["state/quyet_dinh", "party/cong_van"])
def test_annexes_stand_in_the_fold_and_leave_the_body_its_place(form, model, qtbot, type_id):
    start(model, type_id)
    form.setSizes([400, 300])
    annex, body = form.rows["phu_luc"], form.rows["noi_dung"]
    form.focus_field("phu_luc")
    QApplication.processEvents()
    line = annex.editor.fontMetrics().lineSpacing()
    assert 6 <= annex.editor.height() / line <= 9
    assert form._scroll.isAncestorOf(annex)
    assert not form._scroll.isAncestorOf(body)
    assert body.editor.height() > annex.editor.height()
    assert annex.editor.visibleRegion().boundingRect().height() == annex.editor.height()
    form.focus_body()
    assert body.editor.hasFocus()


def test_tools_of_a_body_work_in_the_annexes_too(form, model, qtbot):
    start(model, "state/quyet_dinh")
    for name in ("noi_dung", "phu_luc"):
        form.focus_field(name)
        bold = next(action for action in form.rows[name].tools() if action.text() == "Đậm")
        bold.trigger()
        qtbot.keyClicks(form.rows[name].editor, "a")
        assert model.text(name) == "**a**"


def test_unfolding_brings_the_rare_fields_into_view(form, model, qtbot):
    start(model, "state/quyet_dinh")
    form.setSizes([400, 300])
    qtbot.mouseClick(form._fold, Qt.MouseButton.LeftButton)
    first = next(row for row in form.rows.values() if row.spec.rare)
    assert first.editor.visibleRegion().boundingRect().height() == first.editor.height()
    qtbot.mouseClick(form._fold, Qt.MouseButton.LeftButton)
    assert not first.isVisible()


def test_fields_changed_together_are_shown_and_unfolded(form, model):
    start(model, "state/quyet_dinh")
    model.fill({"so": "15", "do_khan": "KHẨN", "ngay": "05/02/2026"})
    assert form.rows["so"].editor.text() == "15"
    assert form.rows["ngay"].editor.text() == "05/02/2026"
    assert form.rows["do_khan"].isVisible()
    assert form.rows["so"].editor.hasFocus()
    model.stack.undo()
    assert form.rows["do_khan"].editor.text() == ""


def test_another_letter_takes_the_place_of_the_one_before(form, model):
    """Parts made while the form is on the screen must be seen, and be no windows."""
    for type_id in ("state/cong_van", "party/ket_luan"):
        start(model, type_id)
        form.focus_field("dia_danh")
        assert form.isActiveWindow()
        assert form.rows["dia_danh"].editor.hasFocus()
        assert form.rows["noi_dung"].isVisible()
        assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [form]


# Findings


def test_blank_required_field_is_told_only_after_a_visit(form, model):
    start(model, "state/cong_van")
    form.focus_field("dia_danh")
    form.set_findings([lack("so"), lack("dia_danh")])
    assert form.shown_findings() == ()
    form.focus_field("so")
    assert form.rows["dia_danh"].message.text() == "Còn trống. Điền vào."
    assert not form.rows["dia_danh"].message.isHidden()
    assert form.rows["so"].message.isHidden()


def test_all_blanks_are_told_after_an_export(form, model):
    start(model, "state/cong_van")
    form.set_findings([lack("so"), lack("dia_danh")])
    form.visit_all()
    assert [f.field for f in form.shown_findings()] == ["so", "dia_danh"]


def test_worst_finding_stands_first_and_an_error_alone(form, model):
    start(model, "state/cong_van")
    model.edit("so", "1")
    warning = Finding(Level.CANH_BAO, "Thiếu số 0.", "so", "Viết 01.", "PL I, II.3")
    form.set_findings([warning, lack("so")])
    assert form.rows["so"].message.text() == "Còn trống. Điền vào."
    assert form.rows["so"].message.property("role") == "error"
    advice = Finding(Level.GOI_Y, "Có thể gọn hơn.", "so")
    form.set_findings([advice, warning])
    assert form.rows["so"].message.text() == ("Thiếu số 0. Viết 01. (PL I, II.3)\nCó thể gọn hơn.")
    assert form.rows["so"].message.property("role") == "warning"
    form.set_findings([])
    assert form.rows["so"].message.isHidden()


def test_field_in_use_stays_where_it_is_while_findings_come(form, model, qtbot):
    start(model, "state/cong_van")
    form.focus_field("kinh_gui")
    editor = form.rows["kinh_gui"].editor
    QApplication.processEvents()
    before = editor.mapTo(form, QPoint(0, 0)).y()
    for name in ("co_quan_ban_hanh", "ky_hieu", "dia_danh"):
        form._visited.add(name)
    form.set_findings([lack("co_quan_ban_hanh"), lack("ky_hieu"), lack("dia_danh")])
    QApplication.processEvents()
    assert abs(editor.mapTo(form, QPoint(0, 0)).y() - before) <= 2


def test_half_a_date_is_no_error_while_it_is_typed(form, model):
    start(model, "state/cong_van")
    form.focus_field("ngay")
    form.focus_field("so")
    form.focus_field("ngay")
    model.edit("ngay", "15/")
    form.set_findings(model.snapshot().draft()[1])
    assert form.rows["ngay"].message.isHidden()
    form.focus_field("so")
    assert not form.rows["ngay"].message.isHidden()


def test_finding_of_no_field_stands_on_top_of_the_form(form, model):
    start(model, "state/cong_van")
    form.set_findings([Finding(Level.CANH_BAO, "Quy tắc đã hết hiệu lực.", "quy_tac")])
    assert form._general.text() == "Quy tắc đã hết hiệu lực."
    assert form._general.isVisible()
    form.set_findings([])
    assert not form._general.isVisible()


def test_first_finding_follows_the_order_of_the_page(form, model):
    start(model, "state/cong_van")
    form.set_findings([lack("ho_ten"), lack("dia_danh")])
    assert form.first_finding() == "dia_danh"
    form.set_findings([])
    assert form.first_finding() == ""


# Menus


@pytest.mark.parametrize("kind", Kind)
def test_menu_of_a_field_is_vietnamese_with_the_undo_of_the_form(form, model, kind):
    template = start(model, "state/quyet_dinh")
    spec = next(spec for spec in template.fields if spec.kind is kind)
    model.edit("so", "1")
    menu = form.rows[spec.name]._keys.menu()
    texts = [action.text().split("\t")[0].replace("&", "") for action in menu.actions()]
    texts = [text for text in texts if text]
    assert texts[:7] == ["Hoàn tác", "Làm lại", "Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"]
    assert menu.actions()[0].isEnabled()
    menu.deleteLater()


def test_choice_is_an_editable_list(form, model):
    start(model, "state/cong_van")
    assert isinstance(form.rows["chuc_vu"].input, QComboBox)
    assert form.rows["chuc_vu"].input.isEditable()


@pytest.mark.parametrize("height", [400, 2000], ids=["scrolled", "whole"])
def test_the_fields_end_where_the_body_ends(form, model, qtbot, height):
    start(model, "state/cong_van")
    form.resize(460, height)
    form.setSizes([height - 200, 200])
    one, body = form.rows["dia_danh"], form.body
    scrolled = height == 400
    qtbot.waitUntil(lambda: (form._scroll.verticalScrollBar().maximum() > 0) is scrolled)

    def right(row):
        return row.mapTo(form, row.rect().topRight()).x()

    qtbot.waitUntil(lambda: right(one) == right(body))


def test_looking_for_words_is_no_leaving_of_the_body(form, model, qtbot):
    start(model, "state/cong_van")
    body = form.body.input
    body.show_text("một\nhai\nba")
    form.focus_body()
    body.open_find()
    qtbot.waitUntil(body.find_bar.words.hasFocus)
    assert form.current == "noi_dung"
    with qtbot.waitSignal(form.cursor_moved):
        qtbot.keyClicks(body.find_bar.words, "ba")
    form.rows["trich_yeu"].focus.setFocus()
    assert form.current == "trich_yeu"


def test_form_goes_while_a_field_is_in_use(qtbot, model):
    """Its scroll bar tells of a last range then, which crashed the program."""
    form = Form(model)
    form.show()
    qtbot.waitExposed(form)
    start(model, "state/cong_van")
    form.focus_field("chuc_vu")
    del form
    assert model.template is not None
