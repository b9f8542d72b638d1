"""The mouse and the keys choose text on the page."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from drafter.gui.page_view import PageView
from drafter.gui.rendering import Pages
from drafter.render.words import Line

from .conftest import A4

PDF = b"%PDF of this test"


def line(text, top, joint="\n"):
    """A line of letters 10 pt wide and 12 pt high, from 100 pt."""
    edges = tuple(100.0 + 10 * at for at in range(len(text) + 1))
    return Line(text, edges, top, top + 12, joint, (0.0, 1000.0))


FIRST = [line("Sở Nội vụ", 100), line("kính gửi các xã", 120), line("và phường.", 140, " ")]


@pytest.fixture
def view(qtbot):
    view = PageView()
    view.resize(700, 500)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    view.set_zoom(1.0)
    view.show_pages(Pages(1, PDF, (A4,) * 3, {}, view.view()))
    view.take_text(PDF, {0: FIRST})
    QApplication.clipboard().setText("trước")
    return view


@pytest.fixture
def clicks(view):
    caught = []
    view.clicked.connect(lambda page, _point: caught.append(page))
    return caught


def at(view, x, y, page=0):
    """A point of a page, in pt, on the view."""
    there = view.page_rect(page).topLeft()
    return QPoint(round(there.x() + x * 96 / 72), round(there.y() + y * 96 / 72))


def drag(view, start, end, keys=Qt.KeyboardModifier.NoModifier):
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, button, keys, start)
    QTest.mouseMove(port, start + (end - start) / 2)
    QTest.mouseMove(port, end)
    QTest.mouseRelease(port, button, keys, end)


def copied(view):
    view.copy()
    return QApplication.clipboard().text()


def test_drag_chooses_the_letters_between(view, clicks):
    drag(view, at(view, 131, 106), at(view, 149, 126))
    assert copied(view) == "Nội vụ\nkính "
    assert clicks == []


def test_drag_backwards_chooses_the_same(view):
    drag(view, at(view, 149, 126), at(view, 131, 106))
    assert copied(view) == "Nội vụ\nkính "


def test_click_is_no_selection_and_ends_one(view, clicks, qtbot):
    drag(view, at(view, 100, 106), at(view, 180, 106))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at(view, 131, 106))
    assert clicks == [0]
    assert copied(view) == "trước"


def test_hand_that_shakes_a_little_still_clicks(view, clicks):
    start = at(view, 131, 106)
    drag(view, start, start + QPoint(2, 1))
    assert clicks == [0]


def test_double_click_chooses_the_word_and_a_third_the_line(view, clicks):
    spot, port, button = at(view, 145, 106), view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(port, button, pos=spot)
    QTest.mouseDClick(port, button, pos=spot)
    assert copied(view) == "Nội"
    QTest.mouseClick(port, button, pos=spot)
    assert copied(view) == "Sở Nội vụ"
    assert clicks == [0]


def test_shift_and_click_extends_from_where_the_mouse_was_pressed(view, clicks):
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mouseClick(port, button, pos=at(view, 131, 106))
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(port, button, shift, at(view, 159, 106))
    assert copied(view) == "Nội"
    QTest.mouseClick(port, button, shift, at(view, 139, 126))
    assert copied(view) == "Nội vụ\nkính"
    assert clicks == [0]


def test_other_buttons_choose_nothing(view, clicks):
    port, button = view.viewport(), Qt.MouseButton.RightButton
    QTest.mousePress(port, button, pos=at(view, 100, 106))
    QTest.mouseMove(port, at(view, 180, 106))
    QTest.mouseRelease(port, button, pos=at(view, 180, 106))
    assert copied(view) == "trước"
    assert clicks == []


def test_chosen_text_shows_in_the_accent_colour_and_its_letters_stay(view):
    drag(view, at(view, 100, 106), at(view, 180, 106))
    inside = view.viewport().grab().toImage().pixelColor(at(view, 141, 106))
    assert inside.blue() > inside.red() + 30
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.viewport().grab().toImage().pixelColor(at(view, 141, 106)) == Qt.GlobalColor.white


def test_whole_letter_is_copied_when_its_text_has_come(view, qtbot):
    view.selectAll()
    with qtbot.waitSignal(view.text_wanted):
        view.copy()
    assert view.unread() == [1, 2]
    assert QApplication.clipboard().text() == "trước"
    with qtbot.waitSignal(view.text_wanted):  # only a part of it was read
        view.take_text(PDF, {1: [line("trang hai", 100)]})
    view.take_text(PDF, {2: [line("trang ba", 100)]})
    whole = "Sở Nội vụ\nkính gửi các xã và phường.\ntrang hai\ntrang ba"
    assert QApplication.clipboard().text() == whole


def test_escape_ends_a_copy_that_waits(view):
    view.selectAll()
    view.copy()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    view.take_text(PDF, {1: [], 2: []})
    assert QApplication.clipboard().text() == "trước"


def test_text_of_other_pages_is_not_taken(view):
    view.take_text(b"%PDF older", {0: [line("cũ", 100)]})
    view.selectAll()
    view.take_text(PDF, {1: [], 2: []})
    assert copied(view).startswith("Sở Nội vụ")


def test_new_pages_end_the_selection(view):
    drag(view, at(view, 100, 106), at(view, 180, 106))
    view.show_pages(Pages(2, b"%PDF newer", (A4,), {}, view.view()))
    assert copied(view) == "trước"


def test_page_has_the_keys_after_a_drag(view):
    view.clearFocus()
    drag(view, at(view, 100, 106), at(view, 180, 106))
    assert QApplication.focusWidget() is view


def test_drag_beyond_the_edge_scrolls(view, qtbot):
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(port, button, pos=at(view, 100, 106))
    below = QPoint(200, port.height() + 60)
    QTest.mouseMove(port, below)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 300)
    QTest.mouseRelease(port, button, pos=below)
    stopped = view.verticalScrollBar().value()
    assert not view._selecting._edge.isActive()
    assert view.verticalScrollBar().value() == stopped


def test_mouse_is_an_i_beam_over_text_only(view):
    port = view.viewport()
    QTest.mouseMove(port, at(view, 131, 106))
    assert port.cursor().shape() is Qt.CursorShape.IBeamCursor
    QTest.mouseMove(port, at(view, 300, 250))
    assert port.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_menu_of_the_page_copies_what_is_chosen(view):
    menu = view._selecting.menu()
    copy, choose_all = menu.actions()
    assert [copy.text(), choose_all.text()] == ["&Sao chép", "Chọn &tất cả"]
    assert not copy.isEnabled()
    choose_all.trigger()
    view.take_text(PDF, {1: [], 2: []})
    menu = view._selecting.menu()
    menu.actions()[0].trigger()
    assert QApplication.clipboard().text().endswith("và phường.")
