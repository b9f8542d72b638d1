"""No English on the screen: ours, and Qt's own."""

import re

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)

from drafter.gui import help_text
from drafter.gui.picker import PickerDialog
from drafter.gui.words import Vietnamese

ENGLISH = re.compile(
    r"\b(open|save|close|cancel|file|edit|view|help|undo|redo|cut|copy|paste|delete|select|all|"
    r"print|page|pages|zoom|next|previous|name|size|type|options|yes|no|ok|apply|discard|new|"
    r"back|forward|folder|directory|computer|recent|show|hidden|first|last|width|fit|range|"
    r"copies|color|paper|margin|margins|landscape|portrait|form|the|error|warning|search|quit|"
    r"exit|about|insert|none|custom|off|side|location|preview|output)\b",
    re.IGNORECASE,
)
# Names, not words: of files, keys, rule packs, papers, printers.
NAMES = re.compile(
    r"\(?\*\.\w+\)?|Page(Up|Down)|PgUp|PgDown|QGridLayout|"
    r"A\d Plus|(Letter|Legal|Super|Tabloid|Envelope|Fan-fold|Executive|Folio|ANSI|JIS|PRC|Note|"
    r"Double|Architect|Quarto|Statement|Postcard)\b.*"
)


def texts_of(thing):
    for name in ("text", "title", "windowTitle", "toolTip", "placeholderText", "accessibleName"):
        get = getattr(thing, name, None)
        if callable(get) and not isinstance(thing, QPlainTextEdit):
            yield str(get())
    if isinstance(thing, QComboBox):
        yield from (thing.itemText(row) for row in range(thing.count()))


def english(root):
    """The English texts a person can see in a window and its menus."""
    kinds = (QAction, QLabel, QAbstractButton, QLineEdit, QGroupBox, QComboBox)
    things = [root, *(each for each in root.findChildren(QObject) if isinstance(each, kinds))]
    texts = {text for thing in things for text in texts_of(thing)}
    return sorted(text for text in texts if ENGLISH.search(NAMES.sub("", text)))


@pytest.fixture
def shows(qtbot):
    def shows(widget):
        qtbot.addWidget(widget)
        widget.show()
        return english(widget)

    return shows


def test_finder_finds_english():
    box = QMessageBox()
    box.addButton("Save changes", QMessageBox.ButtonRole.AcceptRole)
    assert english(box) == ["Save changes"]


@pytest.mark.parametrize("type_id", ["state/cong_van", "party/quyet_dinh"])
def test_window_speaks_vietnamese(window, type_id):
    assert english(window) == []
    window.files.new(type_id)
    window.form.visit_all()
    assert english(window) == []


def test_picker_speaks_vietnamese(shows, catalogue):
    assert shows(PickerDialog(catalogue, [])) == []


@pytest.mark.parametrize(
    "name", ["Ok", "Save", "Open", "Yes", "No", "Retry", "Ignore", "Close", "Cancel", "Discard"]
)
def test_buttons_of_message_boxes_are_vietnamese(shows, name):
    button = QMessageBox.StandardButton[name]
    assert shows(QMessageBox(QMessageBox.Icon.Question, "", "", button)) == []


@pytest.mark.parametrize(
    "mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave]
)
def test_file_dialog_speaks_vietnamese(shows, mode):
    dialog = QFileDialog(None, "Mở")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    assert shows(dialog) == []


def test_print_dialog_speaks_vietnamese(shows):
    assert shows(QPrintDialog(QPrinter())) == []


def test_print_preview_speaks_vietnamese(shows):
    assert shows(QPrintPreviewDialog(QPrinter())) == []


@pytest.mark.parametrize("make", [QLineEdit, QPlainTextEdit])
def test_menus_of_text_fields_are_vietnamese(qtbot, make):
    editor = make()
    qtbot.addWidget(editor)
    menu = editor.createStandardContextMenu()
    assert english(menu) == []
    menu.deleteLater()


def test_menu_of_scroll_bars_is_vietnamese(qapp):
    words = ("Scroll here", "Top", "Bottom", "Page up", "Page down", "Scroll up", "Scroll down")
    for word in words:
        assert Vietnamese().translate("QScrollBar", word) != word


def test_calendar_speaks_vietnamese(qtbot):
    from drafter.gui.inputs.lines import VIETNAMESE

    calendar = QCalendarWidget()
    calendar.setLocale(VIETNAMESE)
    qtbot.addWidget(calendar)
    calendar.show()
    texts = [button.text() for button in calendar.findChildren(QAbstractButton)]
    assert any("tháng" in text.lower() for text in texts), texts


def test_help_lists_every_key_of_the_menus(window):
    html = help_text.keys_html()
    for action in window.actions_.values():
        if action.shortcuts() and action.shortcuts()[0].toString():
            assert action.text().replace("&", "").rstrip("…") in html


def test_mnemonic_mark_is_no_part_of_a_word():
    vietnamese = Vietnamese()
    assert vietnamese.translate("QFileDialog", "&Open") == "Mở"
    assert vietnamese.translate("QFileDialog", "Show &hidden files") == "Hiện tệp ẩn"
    assert vietnamese.translate("QPageSize", "A4") == "A4"


def test_dialog_button_box_is_vietnamese(shows):
    box = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    holder = QWidget()
    box.setParent(holder)
    assert shows(holder) == []
