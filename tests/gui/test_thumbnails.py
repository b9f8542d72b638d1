"""The small pages: when they show, where they lead, when their pictures are made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest

from drafter.gui import look
from drafter.gui.page_layout import PANEL
from drafter.gui.page_view import PageView
from drafter.gui.rendering import Pages, Sketches

from .conftest import A4

ACROSS = A4[::-1]


@pytest.fixture
def view(qtbot):
    view = PageView()
    view.resize(1100, 600)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    view.activateWindow()
    return view


def show(view, *sizes, pdf=b"%PDF"):
    view.show_pages(Pages(1, pdf, sizes, {}, view.view()))


def sketches(view, numbers, colour, pdf=b"%PDF"):
    images = {}
    for number in numbers:
        images[number] = QImage(60, 80, QImage.Format.Format_RGB32)
        images[number].fill(colour)
    return Sketches(1, pdf, view.thumbnails.view(), images)


def test_small_pages_show_where_there_are_several_and_room(view):
    show(view, A4)
    assert not view.has_thumbnails
    show(view, A4, A4)
    assert view.has_thumbnails
    assert view.viewport().x() == PANEL
    assert view.page_rect(0).left() >= 0
    assert view.horizontalScrollBar().maximum() == 0
    view.resize(700, 600)
    assert not view.has_thumbnails
    assert view.viewport().x() == 0


def test_clerks_wish_counts_more_than_the_room(view, qtbot):
    show(view, A4, A4)
    with qtbot.waitSignal(view.thumbnails_shown) as caught:
        view.set_thumbnails(False)
    assert caught.args == [False]
    view.resize(700, 600)
    view.set_thumbnails(True)
    assert view.has_thumbnails
    show(view, A4)
    assert not view.has_thumbnails
    show(view, A4, A4)
    assert view.has_thumbnails


def test_page_in_view_is_marked_and_told_to_screen_readers(view):
    show(view, A4, A4, ACROSS)
    view.go_to(1)
    assert view.thumbnails.currentRow() == 1
    view.verticalScrollBar().setValue(0)
    assert view.thumbnails.currentRow() == 0
    spoken = QAccessible.queryAccessibleInterface(view.thumbnails)
    names = [spoken.child(at).text(QAccessible.Text.Name) for at in range(spoken.childCount())]
    assert names == ["Trang 1", "Trang 2", "Trang 3"]
    assert spoken.text(QAccessible.Text.Name) == "Trang thu nhỏ"


def test_click_and_arrow_keys_go_to_the_page(view):
    show(view, *(A4,) * 5)
    panel = view.thumbnails
    spot = panel.visualItemRect(panel.item(2)).center()
    QTest.mouseClick(panel.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert view.current_page() == 2
    for key, page in ((Qt.Key.Key_Down, 3), (Qt.Key.Key_Down, 4), (Qt.Key.Key_Up, 3)):
        QTest.keyClick(panel, key)
        assert (view.current_page(), panel.currentRow()) == (page, page)


def test_pictures_are_asked_for_only_when_typing_rests(view, qtbot):
    show(view, *(A4,) * 30)
    with qtbot.waitSignal(view.sketches_wanted):
        pass
    lacking = view.thumbnails.lacking()
    assert 3 <= len(lacking) < 10
    view.show_sketches(sketches(view, lacking[:2], Qt.GlobalColor.red))
    with qtbot.waitSignal(view.sketches_wanted):
        pass
    assert view.thumbnails.lacking() == lacking[2:]
    view.show_sketches(sketches(view, lacking[2:], Qt.GlobalColor.red))
    assert view.thumbnails.lacking() == []


def test_each_new_page_begins_the_rest_anew(view):
    show(view, A4, A4)
    pause = view.thumbnails._pause
    assert pause.isActive()
    pause.stop()
    show(view, A4, A4, pdf=b"%PDF newer")
    assert pause.isActive()


def test_old_picture_stays_until_the_new_one_comes(view):
    show(view, A4, A4)
    view.show_sketches(sketches(view, (0, 1), QColor("#ff0000")))
    newer = b"%PDF newer"
    show(view, A4, A4, pdf=newer)
    panel = view.thumbnails
    spot = panel.visualItemRect(panel.item(1)).center()
    assert panel.viewport().grab().toImage().pixelColor(spot) == QColor("#ff0000")
    view.show_sketches(sketches(view, (0, 1), QColor("#00ff00")))  # of the older pages
    assert panel.lacking() == [0, 1]
    view.show_sketches(sketches(view, (0, 1), QColor("#00ff00"), newer))
    assert panel.viewport().grab().toImage().pixelColor(spot) == QColor("#00ff00")


def test_letter_that_gets_shorter_has_fewer_small_pages(view):
    show(view, *(A4,) * 5)
    view.go_to(4)
    show(view, A4, A4)
    assert view.thumbnails.count() == 2
    assert view.thumbnails.currentRow() == view.current_page()


def test_another_letters_pictures_are_dropped(view):
    show(view, A4, A4)
    view.show_sketches(sketches(view, (0, 1), QColor("#ff0000")))
    view.clear()
    show(view, A4, A4)
    panel = view.thumbnails
    spot = panel.visualItemRect(panel.item(1)).center()
    assert panel.viewport().grab().toImage().pixelColor(spot) == QColor("#ffffff")


def test_frame_of_the_page_in_view_has_the_accent_colour(view):
    show(view, A4, A4)
    view.go_to(1)
    panel = view.thumbnails
    image = panel.viewport().grab().toImage()
    accent = QColor(look.colours().accent)
    for number, marked in ((0, False), (1, True)):
        cell = panel.visualItemRect(panel.item(number))
        row = [image.pixelColor(x, cell.center().y()) for x in range(cell.left(), cell.right())]
        assert (accent in row) is marked
