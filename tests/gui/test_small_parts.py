"""The status bar, the pages of help, the preview of paper: what shows of them."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QDialog, QMainWindow, QPushButton, QTextBrowser, QToolBar

from drafter.gui import help_text, output
from drafter.gui.status import Status


@pytest.fixture
def office(qtbot):
    """A window of an old office's screen."""
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def seen(monkeypatch, qtbot):
    """What a dialog is when it would wait for the clerk."""
    told = []

    def look_at(dialog):
        dialog.show()
        qtbot.waitExposed(dialog)
        page, close = dialog.findChild(QTextBrowser), dialog.findChild(QPushButton)
        most = page.verticalScrollBar().maximum()
        used = {page: "page", close: "close"}[dialog.focusWidget()]
        told.append((dialog.height(), most, used))

    monkeypatch.setattr(QDialog, "exec", look_at)
    return told


def test_a_short_page_of_help_is_as_tall_as_its_text(office, seen):
    help_text.show_about(office)
    height, most, used = seen[0]
    assert height < 300
    assert most == 0
    assert used == "close"


def test_a_long_page_of_help_is_scrolled_by_the_arrows_at_once(office, seen):
    help_text.show_keys(office)
    height, most, used = seen[0]
    assert height <= office.height()
    assert most > 0
    assert used == "page"


def test_a_blank_body_has_no_count_of_words(qtbot):
    status = Status(QAction(), QAction(), QAction())
    qtbot.addWidget(status)
    status.show_words(781)
    assert (status.words.text(), status.words.isHidden()) == ("781 chữ", False)
    for nothing in (0, None):
        status.show_words(nothing)
        assert (status.words.text(), status.words.isHidden()) == ("", True)


def test_the_preview_of_paper_has_the_icons_of_the_window(qtbot):
    dialog = QPrintPreviewDialog(QPrinter())
    qtbot.addWidget(dialog)
    before = {act.text(): act.icon().cacheKey() for act in dialog.findChildren(QAction)}
    output._dress_preview(dialog)
    (bar,) = dialog.findChildren(QToolBar)
    shown = [act for act in bar.actions() if act.isVisible()]
    named = {act.text() for act in shown if act.text()}
    assert named == set(output._PREVIEW_ICONS)
    changed = {act.text() for act in shown if act.icon().cacheKey() != before[act.text()]}
    assert changed >= named
    assert not any(one.isSeparator() and other.isSeparator() for one, other in pairwise(shown))
