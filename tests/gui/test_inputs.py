"""One widget a kind of field: what it shows, what it says, its keys."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget

from drafter.draft.fields import Field, Kind
from drafter.gui.inputs.kinds import INPUTS

TEXTS = {
    Kind.DONG: "Lai Châu",
    Kind.DOAN: "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU",
    Kind.DANH_SACH: "Bộ Nội vụ\nỦy ban nhân dân tỉnh",
    Kind.NGAY: "15/6/2026",
    Kind.CHON: "CHỦ TỊCH",
    Kind.NOI_DUNG: "Một **đậm** *nghiêng*.\n| a | b |\n|---|---|\n| 1 | 2 |",
}


@pytest.fixture
def make(qtbot):
    def make(kind, **more):
        widget = INPUTS[kind](Field("truong", kind, "Trường", **more))
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        widget.editor().setFocus()
        return widget

    return make


@pytest.fixture
def heard():
    """The texts an input says."""

    def listen(widget):
        texts = []
        widget.edited.connect(texts.append)
        return texts

    return listen


def shown_text(widget):
    editor = widget.editor()
    return editor.text()


def compose(widget, *preedits, commit=""):
    """What an input method sends while a word is composed, then the word."""
    for preedit in preedits:
        QApplication.sendEvent(widget.editor(), QInputMethodEvent(preedit, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget.editor(), event)


def caret(widget, at):
    cursor = widget.textCursor()
    cursor.setPosition(at)
    widget.setTextCursor(cursor)


def test_every_kind_has_a_widget():
    assert set(INPUTS) == set(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_showing_a_text_says_nothing(make, heard, kind):
    widget = make(kind)
    texts = heard(widget)
    widget.show_text(TEXTS[kind])
    assert shown_text(widget) == TEXTS[kind]
    widget.show_text("")
    assert texts == []


@pytest.mark.parametrize("kind", Kind)
def test_typing_says_the_text(make, heard, qtbot, kind):
    widget = make(kind)
    widget.show_text("1")
    texts = heard(widget)
    qtbot.keyClick(widget.editor(), Qt.Key.Key_End)
    qtbot.keyClicks(widget.editor(), "2")
    assert texts == ["12"]


@pytest.mark.parametrize("kind", Kind)
def test_restoring_sets_the_cursor_and_says_nothing(make, heard, kind):
    widget = make(kind)
    widget.show_text("một ba")
    texts = heard(widget)
    widget.restore("một hai ba", 8)
    assert shown_text(widget) == "một hai ba"
    editor = widget.editor()
    at = (
        editor.textCursor().position() if hasattr(editor, "textCursor") else editor.cursorPosition()
    )
    assert at == 8
    assert texts == []


@pytest.mark.parametrize("kind", Kind)
def test_telex_loses_no_letter(make, heard, kind):
    widget = make(kind)
    texts = heard(widget)
    compose(widget, "T", "Ti", "Tie", "Tiê", "Tiên", "Tiêng", commit="Tiếng")
    compose(widget, " ", commit=" ")
    compose(widget, "V", "Vi", "Viê", "Việ", commit="Việt")
    assert shown_text(widget) == "Tiếng Việt"
    # While a word is composed nothing is said: no undo step, no page of half a word.
    assert texts == ["Tiếng", "Tiếng ", "Tiếng Việt"]


@pytest.mark.parametrize("kind", [Kind.DOAN, Kind.DANH_SACH, Kind.NOI_DUNG])
def test_cancelled_composing_leaves_the_text(make, heard, kind):
    widget = make(kind)
    widget.show_text("cũ")
    texts = heard(widget)
    compose(widget, "a", "â")
    assert shown_text(widget) == "cũ"
    assert texts == []


def test_line_takes_pasted_lines_as_one(make, heard, qtbot):
    widget = make(Kind.DONG)
    texts = heard(widget)
    QGuiApplication.clipboard().setText("Về việc\r\nrà soát\thồ sơ")
    widget.paste()
    assert shown_text(widget) == "Về việc rà soát hồ sơ"
    assert texts == ["Về việc rà soát hồ sơ"]


@pytest.mark.parametrize("kind", [Kind.DOAN, Kind.DANH_SACH, Kind.NOI_DUNG])
def test_no_break_spaces_and_emoji_survive_typing(make, heard, qtbot, kind):
    widget = make(kind)
    widget.show_text("ngày\u00a015 😀 tháng")
    texts = heard(widget)
    widget.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(widget, "x")
    assert texts == ["ngày\u00a015 😀 thángx"]
    widget.restore("ngày\u00a015 😀 tháng 6", 16)
    assert shown_text(widget) == "ngày\u00a015 😀 tháng 6"


@pytest.mark.parametrize("key", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_every_enter_ends_a_line(make, heard, qtbot, key):
    widget = make(Kind.DOAN)
    texts = heard(widget)
    qtbot.keyClick(widget, Qt.Key.Key_Return, key)
    assert texts == ["\n"]
    assert widget.document().blockCount() == 2


def test_paragraph_grows_with_its_text_to_a_bound(make):
    widget = make(Kind.DOAN)
    one = widget.height()
    widget.show_text("\n".join("dòng" for _ in range(4)))
    four = widget.height()
    widget.show_text("\n".join("dòng" for _ in range(400)))
    assert one < four < widget.height() < 12 * one


# The list


def test_list_adds_an_item_at_the_end(make, heard):
    widget = make(Kind.DANH_SACH)
    widget.show_text("một\nhai")
    texts = heard(widget)
    widget.add_item()
    widget.add_item()  # the blank one is the new one
    assert texts == ["một\nhai\n"]
    assert widget.textCursor().blockNumber() == 2


@pytest.mark.parametrize(
    ("line", "key", "lines", "then"),
    [
        (1, Qt.Key.Key_Up, "hai\nmột\nba", 0),
        (1, Qt.Key.Key_Down, "một\nba\nhai", 2),
        (0, Qt.Key.Key_Up, None, 0),
        (2, Qt.Key.Key_Down, None, 2),
    ],
)
def test_list_moves_an_item_by_keyboard(make, heard, qtbot, line, key, lines, then):
    widget = make(Kind.DANH_SACH)
    widget.show_text("một\nhai\nba")
    caret(widget, widget.document().findBlockByNumber(line).position() + 1)
    texts = heard(widget)
    qtbot.keyClick(widget, key, Qt.KeyboardModifier.AltModifier)
    assert texts == ([lines] if lines else [])
    assert widget.textCursor().blockNumber() == then
    assert widget.textCursor().positionInBlock() == 1


@pytest.mark.parametrize(("line", "left"), [(0, "hai\nba"), (1, "một\nba"), (2, "một\nhai")])
def test_list_removes_an_item(make, heard, line, left):
    widget = make(Kind.DANH_SACH)
    widget.show_text("một\nhai\nba")
    caret(widget, widget.document().findBlockByNumber(line).position())
    texts = heard(widget)
    widget.remove_item()
    assert texts == [left]


@pytest.mark.parametrize("text", ["một\n", "một\n\nhai"])
def test_delete_on_an_empty_item_removes_it(make, qtbot, text):
    widget = make(Kind.DANH_SACH)
    widget.show_text(text)
    caret(widget, 4)
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    assert shown_text(widget) == text.replace("\n\n", "\n").rstrip("\n")


def test_list_of_one_item_can_be_emptied(make, heard):
    widget = make(Kind.DANH_SACH)
    widget.show_text("một")
    texts = heard(widget)
    widget.remove_item()
    widget.remove_item()
    assert texts == [""]


def test_several_pasted_lines_are_several_items(make, heard):
    widget = make(Kind.DANH_SACH)
    texts = heard(widget)
    QGuiApplication.clipboard().setText("Bộ Nội vụ\r\nBộ Tài chính\vBộ Y tế")
    widget.paste()
    assert texts == ["Bộ Nội vụ\nBộ Tài chính\nBộ Y tế"]


# The date


def test_today_is_one_key(make, heard, qtbot):
    widget = make(Kind.NGAY)
    texts = heard(widget)
    qtbot.keyClick(widget.editor(), Qt.Key.Key_Semicolon, Qt.KeyboardModifier.ControlModifier)
    today = date.today()
    assert texts == [shown_text(widget)]
    assert shown_text(widget).endswith(str(today.year))


def test_calendar_opens_by_keyboard_on_the_typed_date_and_fills_it(make, heard, qtbot):
    widget = make(Kind.NGAY)
    widget.show_text("15/6/2026")
    texts = heard(widget)
    qtbot.keyClick(widget.editor(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = widget.findChild(QCalendarWidget)
    assert calendar.selectedDate().toPython() == date(2026, 6, 15)
    calendar.activated.emit(calendar.selectedDate().addDays(1))
    assert texts == ["16/6/2026"]


@pytest.mark.parametrize("text", ["", "2026", "6/2026", "31/2/2026", "x"])
def test_calendar_opens_on_any_text(make, qtbot, text):
    widget = make(Kind.NGAY)
    widget.show_text(text)
    widget.tools()[1].trigger()
    assert widget.findChild(QCalendarWidget).isVisible()
    widget._calendar.close()


# The choice


def test_choice_offers_and_takes_other_text(make, heard, qtbot):
    widget = make(Kind.CHON, choices=("CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
    texts = heard(widget)
    assert shown_text(widget) == ""
    qtbot.keyClick(widget.editor(), Qt.Key.Key_Down)
    qtbot.keyClick(widget.editor(), Qt.Key.Key_Down)
    widget.editor().selectAll()
    compose(widget, commit="Q. CHỦ TỊCH")
    assert texts == ["CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Q. CHỦ TỊCH"]
    assert widget.count() == 2


def test_wheel_over_a_choice_changes_nothing(make, heard, qtbot):
    widget = make(Kind.CHON, choices=("CHỦ TỊCH", "PHÓ CHỦ TỊCH"))
    widget.show_text("CHỦ TỊCH")
    texts = heard(widget)
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    assert not event.isAccepted()
    assert (texts, shown_text(widget)) == ([], "CHỦ TỊCH")


# The body; more in test_body_editor


@pytest.mark.parametrize(
    ("html", "plain", "text"),
    [
        ("<p><b>đậm</b> thường</p>", "đậm thường", "**đậm** thường"),
        ("<p><font color='red'>đỏ</font></p>", "đỏ", "đỏ"),
        ("", "1. Một\r\n2. Hai", "1. Một\n2. Hai"),
        ("", "“giữ” - 'giữ' \"giữ\"", "“giữ” - 'giữ' \"giữ\""),
    ],
)
def test_body_keeps_what_matters_of_a_paste(make, html, plain, text):
    widget = make(Kind.NOI_DUNG)
    mime = QMimeData()
    mime.setText(plain)
    if html:
        mime.setHtml(html)
    widget.insertFromMimeData(mime)
    assert shown_text(widget) == text


def test_looks_of_marks_are_no_change_of_the_text(make, heard):
    widget = make(Kind.NOI_DUNG)
    widget.show_text("**đậm** và *nghiêng*")
    texts = heard(widget)
    widget.refresh_looks()
    assert texts == []
