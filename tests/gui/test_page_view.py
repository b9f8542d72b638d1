"""The page: zoom, scrolling, what it asks for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from drafter.gui import look
from drafter.gui.page_view import PageView
from drafter.gui.rendering import Pages

from .conftest import A4

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def two_pages():
    from drafter.pipeline import compose, docx_bytes, open_draft
    from drafter.render.engine import to_pdf

    letter = ROOT / "examples" / "state-cong-van-nhieu-noi-gui.toml"
    return to_pdf(docx_bytes(compose(open_draft(letter))))


@pytest.fixture
def view(qtbot):
    view = PageView()
    view.resize(700, 500)
    qtbot.addWidget(view)
    view.show()
    qtbot.waitExposed(view)
    return view


def pages(view, count, colour=Qt.GlobalColor.white, pdf=b"pdf", numbers=None, sizes=()):
    sizes = sizes or (A4,) * count
    numbers = view.seen() if numbers is None else numbers
    images = {}
    for number in (each for each in numbers if each < len(sizes)):
        sides = (round(side * view.view().scale_of(sizes[number])) for side in sizes[number])
        image = QImage(*sides, QImage.Format.Format_RGB32)
        image.fill(colour)
        images[number] = image
    return Pages(1, pdf, sizes, images, view.view())


def wheel(view, steps, keys=Qt.KeyboardModifier.ControlModifier):
    event = QWheelEvent(
        QPointF(50, 50),
        view.mapToGlobal(QPointF(50, 50)),
        QPoint(0, 0),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_page_fits_the_width_at_first_and_after_a_resize(view):
    for width in (700, 1000, 450):
        view.resize(width, 500)
        page = view.page_rect(0)
        assert page.left() >= 0
        assert page.right() <= view.viewport().width()
        assert page.width() > view.viewport().width() - 80
        assert view.horizontalScrollBar().maximum() == 0


def test_zoom_has_steps_and_ends(view):
    view.set_zoom(1.0)
    assert not view.fits_width
    view.zoom_in()
    assert view.zoom == 1.1
    for _ in range(30):
        view.zoom_out()
    assert view.zoom == 0.25
    for _ in range(30):
        wheel(view, 1)
    assert view.zoom == 4.0
    wheel(view, -1)
    assert view.zoom == 3.0
    view.fit_width()
    assert view.fits_width


def test_zoom_keeps_the_middle(view):
    view.show_pages(pages(view, 5))
    view.set_zoom(1.0)
    view.go_to(3)
    view.zoom_in()
    view.zoom_in()
    assert view.current_page() == 3


def test_view_says_which_page_is_seen(view, qtbot):
    view.show_pages(pages(view, 3))
    assert (view.current_page(), view.page_count) == (0, 3)
    with qtbot.waitSignal(view.moved):
        view.go_to(1)
    assert view.current_page() == 1
    view.go_to(99)
    assert view.current_page() == 2
    view.go_to(-1)
    assert view.current_page() == 0


def test_keys_scroll_the_pages(view, qtbot):
    view.show_pages(pages(view, 3))
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 300
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current_page() == 2
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() <= 16


def test_new_pages_keep_the_place_that_is_seen(view):
    view.show_pages(pages(view, 5))
    view.verticalScrollBar().setValue(900)
    view.show_pages(pages(view, 5))
    assert view.verticalScrollBar().value() == 900
    view.show_pages(pages(view, 1))
    assert view.current_page() == 0


def test_view_asks_for_pages_it_has_no_image_of(view, qtbot):
    view.show_pages(pages(view, 5))
    with qtbot.waitSignal(view.wanted):
        view.go_to(2)
    view.show_images(pages(view, 5))
    with qtbot.assertNotEmitted(view.wanted):
        view.go_to(2)


def test_old_image_stays_until_the_sharp_one_comes(view, qtbot):
    red = QColor("#ff0000")
    view.show_pages(pages(view, 1, red))
    with qtbot.waitSignal(view.wanted):
        view.zoom_in()
    middle = view.viewport().rect().center()
    assert view.grab().toImage().pixelColor(middle) == red
    # New pages without an image of this one: the old image is shown, never a blank.
    view.show_pages(pages(view, 1, numbers=[]))
    assert view.grab().toImage().pixelColor(middle) == red


def test_images_of_other_pages_than_those_shown_are_dropped(view):
    view.show_pages(pages(view, 1))
    view.show_images(pages(view, 1, Qt.GlobalColor.red, pdf=b"older"))
    middle = view.viewport().rect().center()
    assert view.grab().toImage().pixelColor(middle) == QColor("#ffffff")


def test_another_letter_begins_with_an_empty_sheet(view):
    view.show_pages(pages(view, 5, Qt.GlobalColor.red))
    view.go_to(3)
    view.clear()
    assert (view.page_count, view.current_page()) == (1, 0)
    middle = view.viewport().rect().center()
    assert view.grab().toImage().pixelColor(middle) == QColor("#ffffff")


def test_desk_around_the_page_is_quiet(view):
    assert view.grab().toImage().pixelColor(2, 250) == QColor(look.colours().desk)


def test_click_says_the_point_of_the_page(view, qtbot):
    view.show_pages(pages(view, 2))
    middle = QPoint(round(view.page_rect(0).center().x()), 100)
    with qtbot.waitSignal(view.clicked) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    number, point = caught.args
    assert number == 0
    assert abs(point.x() - A4[0] / 2) < 2
    assert 40 < point.y() < 100


# Other sheets

ACROSS, A5_ACROSS = A4[::-1], (595.28, 419.53)


@pytest.mark.parametrize("sizes", [(ACROSS,), (A5_ACROSS, A5_ACROSS), (A4, ACROSS, A5_ACROSS)])
def test_each_sheet_fills_the_width_as_soon_as_it_comes(view, sizes):
    view.show_pages(pages(view, 0, sizes=sizes))
    assert view.horizontalScrollBar().maximum() == 0
    for number, (width, height) in enumerate(sizes):
        page = view.page_rect(number)
        assert page.left() >= 0
        assert view.viewport().width() - 80 < page.width() <= view.viewport().width()
        assert abs(page.width() / width - page.height() / height) < 0.01


def test_sheets_of_other_sizes_do_not_overlap_and_are_counted(view):
    view.show_pages(pages(view, 0, sizes=(A4, ACROSS, A5_ACROSS)))
    for number in (0, 1):
        assert view.page_rect(number + 1).top() > view.page_rect(number).bottom()
    assert view.page_count == 3
    for number in range(3):
        view.go_to(number)
        assert number in view.seen()
    assert view.current_page() == 2


def test_annex_across_does_not_shrink_the_upright_pages(view):
    view.show_pages(pages(view, 1))
    before, upright = view.zoom, view.page_rect(0)
    view.show_pages(pages(view, 0, sizes=(A4, ACROSS)))
    assert (view.zoom, view.page_rect(0)) == (before, upright)
    view.go_to(1)
    assert view.zoom < before
    view.clear()
    assert view.zoom == before


def test_whole_page_is_seen_where_that_is_wanted(view):
    view.show_pages(pages(view, 0, sizes=(A4, ACROSS, A4)))
    view.go_to(1)
    view.fit_page()
    assert (view.fits_page, view.fits_width, view.current_page()) == (True, False, 1)
    for number in range(3):
        view.go_to(number)
        assert view.page_rect(number).top() >= 0
        assert view.page_rect(number).bottom() <= view.viewport().height()
        assert view.page_rect(number).right() <= view.viewport().width()
    view.zoom_in()
    assert not view.fits_page


def test_place_stays_when_the_letter_gets_longer_or_an_annex_comes(view):
    view.show_pages(pages(view, 2))
    view.verticalScrollBar().setValue(700)
    for sizes in ((A4,) * 3, (A4, A4, ACROSS), (A4, A4)):
        view.show_pages(pages(view, 0, sizes=sizes))
        assert view.verticalScrollBar().value() == 700


def test_page_one_went_to_is_the_one_in_view_even_at_the_end(view):
    view.show_pages(pages(view, 4))
    view.set_zoom(0.25)
    for number in (3, 2, 3):
        view.go_to(number)
        assert view.current_page() == number
    view.verticalScrollBar().setValue(0)
    assert view.current_page() != 3


def test_chosen_zoom_stays_when_a_wide_sheet_comes(view):
    view.set_zoom(1.0)
    view.show_pages(pages(view, 0, sizes=(A4, ACROSS)))
    assert view.zoom == 1.0
    assert view.horizontalScrollBar().maximum() > 0


def test_narrow_sheet_lies_in_the_middle_of_the_wide_desk(view):
    view.show_pages(pages(view, 0, sizes=(A4, ACROSS)))
    view.set_zoom(1.5)
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum() // 2)
    for number in (0, 1):
        middle = view.page_rect(number).center().x()
        assert abs(middle - view.viewport().width() / 2) <= 2


def test_click_on_a_sheet_laid_across_says_its_point(view, qtbot):
    view.show_pages(pages(view, 0, sizes=(A4, ACROSS)))
    view.go_to(1)
    page = view.page_rect(1)
    spot = QPoint(round(page.right()) - 20, round(page.top()) + 40)
    with qtbot.waitSignal(view.clicked) as caught:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    number, point = caught.args
    assert number == 1
    assert ACROSS[0] - 60 < point.x() < ACROSS[0]


def test_marks_of_two_lines_that_meet_are_one_tint(view):
    view.show_pages(pages(view, 1))
    view.mark({0: (QRectF(100, 50, 100, 20), QRectF(100, 68, 100, 20))})
    shown, page = view.viewport().grab().toImage(), view.page_rect(0)
    factor = page.width() / A4[0]
    x = round(page.left() + 150 * factor)
    tints = {shown.pixel(x, round(page.top() + y * factor)) for y in (60, 69, 80)}
    assert len(tints) == 1
    assert tints != {QColor("#ffffff").rgb()}


@pytest.mark.parametrize("factor", ["1", "1.25", "1.5"])
def test_page_is_shown_pixel_for_pixel_on_every_screen(factor, tmp_path, two_pages):
    """A finer screen needs a process of its own."""
    path = tmp_path / "trang.pdf"
    path.write_bytes(two_pages)
    shown = subprocess.run(
        [sys.executable, str(Path(__file__).with_name("sharp.py")), str(path)],
        env={**os.environ, "QT_SCALE_FACTOR": factor, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split("\n")
    assert [line.split() for line in shown if line] == [
        [str(float(factor)), scroll, "0"] for scroll in ("0", "37", "411")
    ]
