"""The desk without a mouse: the library, a letter made from another, its number, all dialogs."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox

from drafter.gui.actions import rows
from drafter.gui.book import BookWindow
from drafter.gui.library.window import LibraryWindow
from drafter.gui.numbers import NumberDialog
from drafter.gui.picker import PickerDialog
from drafter.gui.profiles.dialog import ProfilesDialog
from drafter.store import drafts
from drafter.store.book import Asked, read_book
from drafter.store.records import Content, Query
from drafter.store.register_series import all_bodies

from .keyboard import ALT, CTRL, SHIFT, Keyboard

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape
LETTER = {
    "co_quan_chu_quan": "UBND TỈNH SƠN GIANG",
    "co_quan_ban_hanh": "SỞ NỘI VỤ",
    "ky_hieu": "SNV-VTLT",
    "dia_danh": "Sơn Giang",
    "ngay": "5/2/2026",
    "trich_yeu": "sửa đường liên thôn",
    "kinh_gui": "Ủy ban nhân dân xã Lai Hạ\nPhòng Kinh tế",
    "noi_dung": "Thực hiện Công văn số 12/UBND-VX ngày 05/02/2026, đề nghị gửi trước 20/6/2026.",
    "quyen_han": "KT. GIÁM ĐỐC",
    "chuc_vu": "PHÓ GIÁM ĐỐC",
    "ho_ten": "Đinh Thị Mơ",
    "noi_nhan": "Như trên\nLưu: VT",
}
SERIES = ("kinh_gui", "noi_nhan", "ho_ten", "chuc_vu", "co_quan_ban_hanh")


@pytest.fixture
def keyboard(qtbot):
    keyboard = Keyboard(qtbot)
    yield keyboard
    keyboard.rest()
    assert keyboard.mouse == []


@pytest.fixture
def desk(window, qtbot):
    """The window with its library open, and two letters in it."""
    window.begin(come_back=False)
    qtbot.waitUntil(lambda: window.librarian.library is not None)
    for title in ("sửa đường liên thôn", "nghỉ Tết"):
        content = Content("state/cong_van", LETTER | {"trich_yeu": title})
        window.librarian.call(lambda library, each=content: drafts.add(library, each))
    return window


@pytest.fixture
def opened(desk, keyboard, qtbot, settled):
    """The letter about the road, found in the library by its words."""

    def find(dialog):
        keyboard.type("duong lien thon")
        qtbot.waitUntil(lambda: dialog.rows.rowCount() == 1 and not dialog.finder.busy)
        keyboard.press(ENTER)

    keyboard.await_dialog(LibraryWindow, find)
    keyboard.press(Qt.Key.Key_L, CTRL)
    settled(desk)
    return desk


def kept(window):
    return window.librarian.call(lambda library: drafts.find(library, Query()))


def test_letter_is_found_in_the_library_and_opened(opened):
    assert opened.model.text("trich_yeu") == "sửa đường liên thôn"
    assert len(kept(opened)) == 2


def test_copy_is_made_and_every_fact_confirmed(opened, keyboard, settled):
    keyboard.press(Qt.Key.Key_D, CTRL)
    settled(opened)
    owed = len(opened.reuse.warnings())
    assert owed > 2

    keyboard.await_dialog(QMessageBox, lambda _box: keyboard.press(ESCAPE))
    keyboard.press(Qt.Key.Key_E, CTRL)  # what is owed is named first
    keyboard.press(Qt.Key.Key_F9)
    for left in range(owed - 1, -1, -1):
        keyboard.press(ENTER, CTRL)
        assert len(opened.reuse.warnings()) == left
    keyboard.await_dialog(QFileDialog, lambda _dialog: keyboard.press(ESCAPE))
    keyboard.press(Qt.Key.Key_E, CTRL)  # nothing is owed any more
    assert opened.model.text("noi_dung") == LETTER["noi_dung"]


def test_number_is_given_by_enter(opened, keyboard):
    keyboard.await_dialog(NumberDialog, lambda _dialog: keyboard.press(ENTER))
    keyboard.press(Qt.Key.Key_N, CTRL | SHIFT)
    assert opened.model.text("so") == "01"
    (body,) = opened.librarian.call(all_bodies)
    book = opened.librarian.call(lambda library: read_book(library, Asked(body.id)))
    assert [row.text for row in book.rows] == ["01"]


def test_next_letter_of_a_series_is_one_stroke(opened, keyboard, qtbot, settled):
    keyboard.count = 0
    keyboard.press(Qt.Key.Key_D, CTRL | SHIFT)
    settled(opened)
    assert keyboard.count <= 3
    assert {name: opened.model.text(name) for name in SERIES} == {
        name: LETTER[name] for name in SERIES
    }
    assert opened.model.text("trich_yeu") == opened.model.text("noi_dung") == ""
    # The cursor waits where something is to be written.
    waiting = opened.form.current
    assert opened.model.text(waiting) == ""
    keyboard.type("Một")
    qtbot.waitUntil(lambda: len(kept(opened)) == 3)
    assert opened.model.text(waiting) == "Một"


# Dialogs opened by their keys

OPENED = {
    "new": PickerDialog,
    "open": QFileDialog,
    "library": LibraryWindow,
    "save_as": QFileDialog,
    "docx": QFileDialog,
    "pdf": QFileDialog,
    "preview": QPrintPreviewDialog,
    "print": QPrintDialog,
    "number": NumberDialog,
    "book": BookWindow,
    "profiles": ProfilesDialog,
    "keys": QDialog,
}
# What begins at once, or changes the letter, opens no dialog.
AT_ONCE = {
    "copy_this", "next_one", "save", "word", "window", "quit", "undo", "redo", "cut", "copy",
    "paste", "all", "bold", "italic", "find", "replace", "zoom_in", "zoom_out", "fit", "full",
    "page", "small", "page_up", "page_down", "finding", "other",
}  # fmt: skip
KEYS = {row.name: row.keys.split()[0] for row in rows() if row.keys}


def test_every_key_of_the_menus_is_known_here():
    assert set(KEYS) == {*OPENED, *AT_ONCE}


@pytest.mark.parametrize("name", OPENED)
def test_escape_closes_what_a_key_opened(desk, keyboard, qtbot, settled, name):
    desk.files.new("state/cong_van")
    desk.files.fill_example()
    settled(desk)
    desk.form.focus_field("trich_yeu")
    before = desk.model.snapshot()
    closed = []

    def leave(dialog):
        keyboard.press(ESCAPE)
        closed.append(not dialog.isVisible())

    keyboard.await_dialog(OPENED[name], leave)
    keys = QKeySequence(KEYS[name])[0]
    keyboard.press(keys.key(), keys.keyboardModifiers())
    qtbot.waitUntil(lambda: closed == [True], timeout=30_000)
    assert QApplication.activeModalWidget() is None
    assert desk.model.snapshot() == before
    desk.activateWindow()
    qtbot.waitUntil(lambda: desk.form.current == "trich_yeu")


def test_escape_closes_calendar_list_and_menu_and_the_field_keeps_the_cursor(
    opened, keyboard, qtbot
):
    for name, keys in (
        ("ngay", (Qt.Key.Key_Down, ALT)),
        ("chuc_vu", (Qt.Key.Key_F4,)),
        ("ky_hieu", (Qt.Key.Key_Down, ALT)),
    ):
        opened.form.focus_field(name)
        keyboard.press(*keys)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        keyboard.press(ESCAPE)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
        assert opened.form.current == name
        assert opened.model.text(name) == LETTER[name]


def test_older_encoding_is_turned_into_unicode_by_keyboard(opened, keyboard):
    opened.form.focus_field("trich_yeu")
    keyboard.press(Qt.Key.Key_A, CTRL)
    QApplication.clipboard().setText("C«ng v¨n cña Uû ban nh©n d©n tØnh")
    keyboard.press(Qt.Key.Key_V, CTRL)
    strip = opened.form.rows["trich_yeu"].legacy
    assert strip.isVisible()
    keyboard.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is strip.yes
    keyboard.press(Qt.Key.Key_Space)
    assert opened.model.text("trich_yeu") == "Công văn của Uỷ ban nhân dân tỉnh"
    assert opened.form.current == "trich_yeu"
