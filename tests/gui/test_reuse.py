"""A letter made from an older one shows what it took over until the clerk confirms it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft
from drafter.draft.inherited import Inherited, from_json, inherit
from drafter.gui import look
from drafter.gui.actions import rows as action_rows
from drafter.gui.form import Form
from drafter.gui.model import text_of
from drafter.gui.reuse import OwedStrip, Reuse
from drafter.template.catalogue import load_catalogue, new_draft

BODY = (
    "Thực hiện Công văn số 12/UBND-VX ngày 05/02/2026 của Ủy ban nhân dân tỉnh Sơn Giang, "
    "đồng chí **Trần Văn Bình** họp ngày 15/6/2026.\n"
    "| STT | Họ tên | Ngày |\n|---|---|---|\n| 1 | Lò Thị Sen | 15/6/2026 |\n"
    "Báo cáo gửi trước ngày 20/6/2026 😀 năm 2026."
)
VALUES = {
    "so": "12",
    "ky_hieu": "SNV",
    "ngay": PartialDate(2026, 6, 15),
    "trich_yeu": "V/v họp giao ban\ntháng 6/2026",
    "kinh_gui": ("Phòng Nội vụ", "Đồng chí Hà Văn Độ"),
    "noi_dung": BODY,
    "ho_ten": "Đinh Thị Mơ",
}


@pytest.fixture
def form(qtbot, model):
    form = Form(model)
    form.resize(520, 900)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    return form


@pytest.fixture
def reuse(model, form):
    return Reuse(model, form)


def begin(model, reuse, type_id="state/cong_van", values=VALUES):
    template = load_catalogue().get_template(type_id)
    draft, inherited = inherit(Draft(type_id, values), template.fields, text_of)
    model.load(template, draft)
    reuse.begin(inherited)


@pytest.fixture
def copied(model, form, reuse):
    begin(model, reuse)
    return reuse


def left(reuse):
    return [fact.text for kept in reuse.inherited.facts.values() for fact in kept]


def strip_of(form, name):
    return next((one for one in form.rows[name].findChildren(OwedStrip)), None)


def marked(form, name):
    return [each.cursor.selectedText() for each in form.rows[name].editor.extraSelections()]


def selected(form):
    editor = form.rows[form.current].editor
    if hasattr(editor, "selectedText"):
        return editor.selectedText()
    return editor.textCursor().selectedText()


def press(qtbot, form, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(form.rows[form.current].focus if form.current else form, key, modifier)


def confirm_key(qtbot, form):
    press(qtbot, form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def type_in(form, name, at, text, removed=0):
    """Type in a field of several lines as a hand would, at a place of its document."""
    editor = form.rows[name].editor
    cursor = editor.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + removed, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.textCursor().insertText(text)


# Loading


def test_a_letter_with_inherited_facts_is_as_it_was_loaded(copied, model):
    assert not model.modified
    assert model.stack.count() == 0
    assert model.text("noi_dung") == BODY
    assert model.text("so") == model.text("ngay") == ""
    assert model.text("trich_yeu") == VALUES["trich_yeu"]


def test_loading_a_letter_is_no_change_of_what_it_owes(model, reuse, qtbot):
    with qtbot.assertNotEmitted(reuse.changed):
        begin(model, reuse)
        begin(model, reuse, values={})


def test_every_fact_is_named_under_its_field_and_marked_in_it(copied, form):
    assert strip_of(form, "ho_ten").text == "Lấy từ văn bản cũ: “Đinh Thị Mơ”"
    assert strip_of(form, "trich_yeu").text == "Lấy từ văn bản cũ: “tháng 6/2026”"
    assert marked(form, "trich_yeu") == ["tháng 6/2026"]
    assert marked(form, "kinh_gui") == ["Đồng chí Hà Văn Độ"]
    assert marked(form, "noi_dung") == [
        "Công văn số 12/UBND-VX ngày 05/02/2026 của Ủy ban nhân dân tỉnh Sơn Giang",
        "đồng chí Trần Văn Bình",
        "ngày 15/6/2026",
        "Lò Thị Sen",
        "15/6/2026",
        "ngày 20/6/2026",
        "năm 2026",
    ]
    assert form.rows["ho_ten"].editor.property("mark") == "inherited"
    assert strip_of(form, "ky_hieu") is None


def test_grounds_have_the_colour_of_the_scheme(copied, form, qtbot, dressed_app):
    def grounds():
        return {
            each.format.background().color().name()
            for each in form.rows["noi_dung"].editor.extraSelections()
        }

    assert grounds() == {look.LIGHT.mark}
    look.dress(dressed_app, dark=True)
    try:
        qtbot.waitUntil(lambda: grounds() == {look.DARK.mark})
    finally:
        look.dress(dressed_app, dark=False)


def test_the_next_letter_owes_nothing(copied, model, form):
    template = load_catalogue().get_template("state/cong_van")
    model.load(template, new_draft(template, date(2026, 6, 15)))

    assert left(copied) == []
    assert all(strip_of(form, name) is None for name in form.rows)


def test_what_is_owed_survives_in_the_library(copied, model, form):
    kept = from_json(copied.as_json())
    template = model.template
    model.load(template, model.snapshot().draft()[0])
    copied.begin(kept)
    assert len(left(copied)) == 10
    assert marked(form, "trich_yeu") == ["tháng 6/2026"]
    assert model.stack.count() == 0


# Typing


def test_typing_before_a_fact_moves_its_mark(copied, form):
    type_in(form, "trich_yeu", 0, "Về ")
    assert marked(form, "trich_yeu") == ["tháng 6/2026"]
    type_in(form, "noi_dung", 0, "Nay. ")
    assert marked(form, "noi_dung")[1:3] == ["đồng chí Trần Văn Bình", "ngày 15/6/2026"]


def test_a_changed_fact_loses_its_mark_and_undo_brings_it_back(copied, model, form, qtbot):
    before = left(copied)
    at = VALUES["trich_yeu"].index("6/2026")
    with qtbot.waitSignal(copied.changed):
        type_in(form, "trich_yeu", at, "7", 1)
    assert marked(form, "trich_yeu") == []
    assert strip_of(form, "trich_yeu").isHidden()
    model.stack.undo()
    assert left(copied) == before
    assert marked(form, "trich_yeu") == ["tháng 6/2026"]
    assert not strip_of(form, "trich_yeu").isHidden()


def test_a_line_typed_anew_loses_its_edge(copied, form, qtbot):
    form.focus_field("ho_ten")
    form.rows["ho_ten"].editor.selectAll()
    qtbot.keyClicks(form.rows["ho_ten"].editor, "Ha Van Do")
    assert form.rows["ho_ten"].editor.property("mark") == ""
    assert "Đinh Thị Mơ" not in left(copied)


def test_an_offer_that_fills_a_field_takes_its_marks(copied, model):
    model.fill({"ho_ten": "Hà Văn Độ", "trich_yeu": "V/v họp tháng 7/2026"})
    assert "Đinh Thị Mơ" not in left(copied)
    assert "tháng 6/2026" not in left(copied)


# Going through


def test_f9_walks_all_facts_in_the_order_of_the_page_and_begins_anew(copied, form, qtbot):
    seen = []
    for _ in range(11):
        press(qtbot, form, Qt.Key.Key_F9)
        seen.append((form.current, selected(form)))
    assert [name for name, _ in seen] == [
        "trich_yeu", "kinh_gui", *["noi_dung"] * 7, "ho_ten", "trich_yeu",
    ]  # fmt: skip
    assert [text for _, text in seen][:3] == [
        "tháng 6/2026",
        "Đồng chí Hà Văn Độ",
        "Công văn số 12/UBND-VX ngày 05/02/2026 của Ủy ban nhân dân tỉnh Sơn Giang",
    ]
    assert seen[3][1] == "đồng chí Trần Văn Bình"
    assert seen[5][1] == "Lò Thị Sen"


def test_the_whole_letter_is_confirmed_by_one_key(copied, model, form, qtbot):
    press(qtbot, form, Qt.Key.Key_F9)
    for count in range(10, 0, -1):
        assert len(left(copied)) == count
        confirm_key(qtbot, form)
    assert left(copied) == []
    assert copied.warnings() == []
    assert copied.as_json() == ""
    assert model.stack.count() == 0
    assert all(strip.isHidden() for strip in form.findChildren(OwedStrip))
    assert marked(form, "noi_dung") == []


def test_the_key_that_confirms_breaks_no_line(copied, model, form, qtbot):
    form.focus_field("noi_dung")
    press(qtbot, form, Qt.Key.Key_F9)
    confirm_key(qtbot, form)
    assert model.text("noi_dung") == BODY


def test_from_outside_the_form_the_walk_goes_on_after_the_fact_last_chosen(copied, form, qtbot):
    press(qtbot, form, Qt.Key.Key_F9)
    form.rows["trich_yeu"].focus.clearFocus()
    qtbot.waitUntil(lambda: not form.current)
    copied.next_action.trigger()
    assert selected(form) == "Đồng chí Hà Văn Độ"


def test_the_fact_at_the_cursor_is_the_one_confirmed(copied, form, qtbot):
    form.focus_field("noi_dung")
    form.rows["noi_dung"].select(BODY.index("20/6/2026") + 3, 0)
    confirm_key(qtbot, form)
    assert "ngày 20/6/2026" not in left(copied)
    assert selected(form) == "năm 2026"


def test_with_the_cursor_at_no_fact_nothing_is_confirmed(copied, form, qtbot):
    form.focus_field("ky_hieu")
    confirm_key(qtbot, form)
    assert len(left(copied)) == 10
    assert form.current == "trich_yeu"


def test_a_whole_field_is_confirmed_at_once(copied, form, qtbot):
    form.focus_field("noi_dung")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    press(qtbot, form, Qt.Key.Key_Return, both)
    assert left(copied) == ["tháng 6/2026", "Đồng chí Hà Văn Độ", "Đinh Thị Mơ"]
    assert form.current == "ho_ten"


def test_the_buttons_confirm_by_mouse(copied, form, qtbot):
    one, every = strip_of(form, "noi_dung").findChildren(QToolButton)
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert not left(copied)[2].startswith("Công văn")
    assert selected(form) == "đồng chí Trần Văn Bình"
    assert strip_of(form, "noi_dung").text.startswith(
        "Lấy từ văn bản cũ (6 chỗ): “đồng chí Trần Văn Bình”"
    )
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert copied.inherited.of("noi_dung") == ()


def test_keys_with_nothing_owed_do_nothing(reuse, model, form, qtbot):
    template = load_catalogue().get_template("state/cong_van")
    model.load(template, new_draft(template, date(2026, 6, 15)))
    form.focus_field("ky_hieu")
    press(qtbot, form, Qt.Key.Key_F9)
    confirm_key(qtbot, form)
    assert form.current == "ky_hieu"
    assert reuse.warnings() == []


def test_a_folded_field_is_opened_on_the_way(model, reuse, form, qtbot):
    begin(model, reuse, values={"dong_ky": ("KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Trần Thị Hoà",)})
    press(qtbot, form, Qt.Key.Key_F9)
    assert form.current == "dong_ky"
    assert selected(form) == "Trần Thị Hoà"


# Telling


def test_each_fact_left_is_told_with_its_field(copied):
    assert copied.warnings() == [
        "Trích yếu: “tháng 6/2026” (ngày)",
        "Kính gửi: “Đồng chí Hà Văn Độ” (tên người)",
        "Nội dung: “Công văn số 12/UBND-VX ngày 05/02/2026 của Ủy ban nhân dân tỉnh Sơn Giang”"
        " (văn bản viện dẫn)",
        "Nội dung: “đồng chí Trần Văn Bình” (tên người)",
        "Nội dung: “ngày 15/6/2026” (ngày)",
        "Nội dung: “Lò Thị Sen” (tên người)",
        "Nội dung: “15/6/2026” (ngày)",
        "Nội dung: “ngày 20/6/2026” (ngày)",
        "Nội dung: “năm 2026” (năm)",
        "Họ tên người ký: “Đinh Thị Mơ” (tên người)",
    ]


def test_a_long_line_is_cut_where_its_second_line_ends_and_told_whole(copied, form):
    strip = strip_of(form, "noi_dung")
    words = strip.findChild(QLabel)
    assert words.text().count("\n") == 1
    assert words.text().endswith("…")
    assert all(words.fontMetrics().horizontalAdvance(line) <= words.width() + 1
               for line in words.text().split("\n"))  # fmt: skip
    assert words.toolTip() == words.accessibleName() == strip.text


def test_each_button_says_what_it_confirms(copied, form):
    names = [button.accessibleName() for button in form.findChildren(QToolButton)]
    assert {"Đúng rồi - Nội dung", "Đúng cả - Nội dung", "Đúng rồi - Họ tên người ký"} <= {*names}


def test_no_key_of_the_marks_is_a_key_of_the_menus(reuse):
    taken = {key for row in action_rows() for key in row.keys.replace("Return", "Enter").split()}
    own = {
        action.shortcut().toString().replace("Return", "Enter")
        for action in (reuse.next_action, reuse.confirm_action, reuse.confirm_all_action)
    }
    assert own == {"F9", "Ctrl+Enter", "Ctrl+Shift+Enter"}
    assert not own & taken


@pytest.mark.parametrize("type_id", list(load_catalogue()))
def test_every_kind_of_letter_loads_with_its_facts_and_is_not_edited(model, reuse, form, type_id):
    values = {}
    for spec in load_catalogue().get_template(type_id).fields:
        example = next((value for _, value in spec.examples if value), "")
        if example and spec.kind.value != "ngay":
            values[spec.name] = (
                tuple(example.split("\n")) if spec.kind.value == "danh_sach" else example
            )
    begin(model, reuse, type_id, values)
    texts = model.snapshot().texts
    QApplication.processEvents()
    assert model.stack.count() == 0
    assert model.snapshot().texts == texts
    assert reuse.inherited == from_json(reuse.as_json()) or reuse.inherited == Inherited()
