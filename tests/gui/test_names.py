"""Every input of every window has a name, a label, and a letter that nothing beside it has."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMainWindow, QVBoxLayout, QWidget

from drafter.errors import DrafterError
from drafter.gui.actions import rows
from drafter.gui.mnemonics import KEYS, with_mnemonics
from drafter.gui.rendering import Request
from drafter.template.catalogue import load_catalogue

from .conftest import blank_pages
from .dialogs import DIALOGS, Office, faces, settle
from .keyboard import CTRL, Keyboard
from .naming import faults, inputs, key_of, name_of

# Inputs without words beside them, and why.
UNLABELLED = {
    "Các loại văn bản": "the arrows walk it from the search box above, which has the label",
    "Các văn bản": "the same, in the library",
    "Các nơi": "the same, in the address book",
    "Các văn bản sẽ nhập": "a table only to be read",
    "Sổ đăng ký văn bản đi": "the book itself, under the title of its window",
    "Trang thu nhỏ": "pictures of the pages beside the page",
    "Đóng thông báo": "a cross at the end of a sentence; its tool tip has the words",
    "Đóng phần tìm và thay": "a cross at the end of the bar; its tool tip has the words",
}
# Inputs without a letter, and the key they have in its place.
KEYLESS = {
    "Hoàn tác": "Ctrl+Z",
    "Lưu": "Ctrl+S",
    "Đóng": "Esc",
    "Các lỗi và cảnh báo": "F8",
    "Cỡ xem; nhấn để vừa chiều rộng": "Ctrl+0",
    "Tìm": "Ctrl+F",
    "Thay bằng": "Ctrl+H",
    "Trước": "Shift+Enter",
    "Tiếp": "Enter",
    "Thay": "Enter",
    "Thay tất cả": "Tab",
    "Không phân biệt dấu": "Tab",
    "Hủy": "Tab",  # of work under way, in the status bar
}


@pytest.fixture
def keyboard(qtbot):
    keyboard = Keyboard(qtbot)
    yield keyboard
    keyboard.rest()


@pytest.fixture
def office(qtbot, window, memory, catalogue, tmp_path):
    office = Office(qtbot, window, memory, catalogue, tmp_path)
    yield office
    office.librarian.stop()


# Dialogs: their own keys only, as no dialog has as many inputs as the form


@pytest.mark.parametrize("name", DIALOGS)
def test_dialog_names_its_inputs_and_is_closed_by_escape(office, keyboard, qtbot, name):
    found = []

    def look(dialog):
        settle(qtbot, dialog)
        own = {"Hoàn tác", "Lưu", "Đóng"} if name == "hồ sơ cơ quan" else ()
        for _ in faces(dialog):
            found.extend(faults(dialog, unlabelled=UNLABELLED, keyless=own))
            assert inputs(dialog)
        keyboard.press(Qt.Key.Key_Escape)
        if dialog.isVisible():
            found.append("Esc không đóng")
            dialog.done(0)

    keyboard.await_dialog(QDialog, look)
    DIALOGS[name](office)
    assert found == []
    assert keyboard.mouse == []


# The window itself


def test_start_page_names_its_inputs(office, qtbot):
    window = office.parent
    window.librarian.start()
    qtbot.waitUntil(lambda: window.start.drafts.isVisible())
    assert faults(window, unlabelled=UNLABELLED) == []
    assert len(inputs(window)) == 5


def test_every_form_names_its_inputs_and_gives_each_a_key(window, settled):
    """One window for all types: what each leaves behind would show in the next."""
    found, checked = [], 0
    for type_id in load_catalogue():
        window.files.new(type_id)
        settled(window)
        window.form._fold.setChecked(True)
        found += faults(window, unlabelled=UNLABELLED, keyless=KEYLESS)
        checked += len(inputs(window))
    assert found == []
    assert checked > 2300


def with_most_fields(catalogue):
    return max(catalogue, key=lambda each: len(catalogue.get_template(each).fields))


@pytest.mark.parametrize("choose", [lambda _: "state/cong_van", with_most_fields])
def test_underlined_keys_lead_to_the_fields(window, settled, keyboard, catalogue, choose):
    window.files.new(choose(catalogue))
    settled(window)
    window.form._fold.setChecked(True)
    form = window.form
    # From the last to the first, so that no key is pressed where the cursor is already.
    for row in reversed(form.rows.values()):
        keys = QKeySequence(key_of(row.label.text()))[0]
        assert not row.focus.hasFocus()
        keyboard.press(keys.key(), keys.keyboardModifiers())
        assert row.focus.hasFocus(), row.label.text()
    assert not window.model.modified  # no key was typed into a field


def test_every_key_there_is_leads_from_a_label_to_its_line(qtbot, keyboard):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(QWidget())
    column = QVBoxLayout(window.centralWidget())
    lines = {}
    for label in map(QLabel, with_mnemonics(["Đ"] * len(KEYS), "")):
        line = lines[key_of(label.text())] = QLineEdit()
        label.setBuddy(line)
        column.addWidget(label)
        column.addWidget(line)
    assert len(lines) == len(KEYS)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for keys, line in reversed(lines.items()):
        (pressed,) = QKeySequence(keys)
        keyboard.press(pressed.key(), pressed.keyboardModifiers())
        assert line.hasFocus(), keys
    assert not any(line.text() for line in lines.values())


@pytest.mark.parametrize("type_id", ["state/cong_van", "party/quyet_dinh"])
def test_find_bar_names_its_inputs(window, settled, keyboard, type_id):
    window.files.new(type_id)
    settled(window)
    keyboard.press(Qt.Key.Key_H, CTRL)
    bar = window.form.body.input.find_bar
    assert bar.isVisible()
    assert faults(window, unlabelled=UNLABELLED, keyless=KEYLESS) == []
    assert len(inputs(bar)) == 8
    keyboard.press(Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.form.current == "noi_dung"


def test_keys_that_stand_for_letters_are_in_the_menus():
    given = {key for row in rows() for key in row.keys.split()}
    assert {"Ctrl+Z", "Ctrl+S", "F8", "Ctrl+0", "Ctrl+F", "Ctrl+H"} <= given


# What is seen beside the inputs


def test_page_small_pages_and_messages_are_told(letter, qtbot):
    view = letter.page_view
    assert name_of(view) == "Trang văn bản"
    view.set_thumbnails(True)
    letter.model.edit("noi_dung", "Một.")
    view.show_pages(blank_pages(Request(0, view.view()), count=2))
    assert name_of(view.thumbnails) == "Trang thu nhỏ"
    told = view.thumbnails.model().index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Trang 2"

    letter.show_error(DrafterError("Đĩa đã đầy.", repair="Xóa bớt tệp."))
    (said,) = (each for each in letter.strip.findChildren(QLabel) if "Đĩa" in each.text())
    assert name_of(said) == "Đĩa đã đầy. Xóa bớt tệp."


def test_finding_is_told_with_its_field(letter):
    row = letter.form.rows["trich_yeu"]
    letter.form.visit_all()
    assert row.message.isVisible()
    assert name_of(row.message) == row.message.text()
    assert "bắt buộc" in QAccessible.queryAccessibleInterface(row.editor).text(
        QAccessible.Text.Description
    )
