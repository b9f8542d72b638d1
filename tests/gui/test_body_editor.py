"""The editor of the body: what is typed, marked, composed, walked, copied and found."""

import time

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from drafter.draft.clean import clean
from drafter.draft.fields import Field, Kind
from drafter.gui.edits import Edit
from drafter.gui.inputs.body import BodyInput
from tests.gui.bodies import UGLY

CONTROL = Qt.KeyboardModifier.ControlModifier
TABLE = "trước\n| a | b |\n|---|---|\n| 1 | 2 |\nsau"


@pytest.fixture
def body(qtbot):
    widget = BodyInput(Field("noi_dung", Kind.NOI_DUNG, "Nội dung"))
    qtbot.addWidget(widget)
    widget.resize(480, 360)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    widget.setFocus()
    widget.said = []
    widget.edited.connect(widget.said.append)
    return widget


def choose(body, start, stop):
    """Select between two places of the stored text."""
    body.select(start, stop - start)


def compose(body, *preedits, commit="", replace=(0, 0)):
    for preedit in preedits:
        QApplication.sendEvent(body, QInputMethodEvent(preedit, []))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit, *replace)
    QApplication.sendEvent(body, event)


def weights(body):
    """The weight of each stretch of the first paragraph."""
    walk, found = body.document().firstBlock().begin(), []
    while not walk.atEnd():
        fragment = walk.fragment()
        found.append((fragment.text(), fragment.charFormat().fontWeight() == 700))
        walk += 1
    return found


# Loading, undo


@pytest.mark.parametrize("text", UGLY)
def test_loading_says_nothing_and_changes_nothing(body, text):
    body.show_text(text)
    body.refresh_looks()
    body.show_text("khác")
    body.show_text(text)
    assert body.said == []
    assert body.text() == text


@pytest.mark.parametrize("text", UGLY)
def test_undo_puts_the_text_and_the_cursor_back(body, text):
    body.show_text("một\nhai")
    change = Edit.between("một\nhai", text)
    body.restore(text, change.end)
    assert (body.text(), body.said) == (text, [])
    assert body.textCursor().position() == body.body.position(change.end)
    body.restore("một\nhai", change.reverse().end)
    assert (body.text(), body.said) == ("một\nhai", [])


def test_undo_far_from_the_view_shows_its_place_and_near_it_moves_nothing(body):
    lines = [f"Đoạn {n}." for n in range(300)]
    body.show_text("\n".join(lines))
    body.go_to_line(150)
    before = body.verticalScrollBar().value()
    lines[150] = "Đoạn khác."
    body.restore("\n".join(lines), body.text().index("Đoạn 150."))
    assert body.verticalScrollBar().value() == before
    lines[3] = "Đoạn đầu."
    body.restore("\n".join(lines), 30)
    assert body.verticalScrollBar().value() < before
    assert body.current_line() == 3


def test_a_line_is_gone_to_and_told(body):
    body.show_text(TABLE)
    for line in (0, 1, 3, 4):
        body.go_to_line(line)
        assert body.current_line() == line


def test_a_part_of_the_text_is_selected_to_be_typed_over(body, qtbot):
    body.show_text("Số **…** của [đoạn]")
    body.select(body.text().index("…"), 1)
    qtbot.keyClicks(body, "5")
    assert body.text() == "Số **5** của [đoạn]"


# Typing


def test_a_typed_star_is_a_star(body, qtbot):
    qtbot.keyClicks(body, "5 * 3 **")
    assert body.text() == "5 \\* 3 \\*\\*"
    again = body.text()
    body.show_text("")
    body.show_text(again)
    assert body.toPlainText() == "5 * 3 **"


def test_bold_and_italic_show_no_stars(body):
    body.show_text("**đậm** và *nghiêng*")
    assert body.toPlainText() == "đậm và nghiêng"
    assert weights(body) == [("đậm", True), (" và ", False), ("nghiêng", False)]


def test_typing_at_the_end_of_bold_goes_on_bold(body, qtbot):
    body.show_text("**đậm**")
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, " hon")
    assert body.text() == "**đậm hon**"


def test_bold_waits_for_what_is_typed(body, qtbot):
    qtbot.keyClicks(body, "a ")
    body.mark("**")
    qtbot.keyClicks(body, "b c")
    body.mark("**")
    qtbot.keyClicks(body, " d")
    assert body.text() == "a **b c** d"


def test_marks_go_on_and_off_a_selection_which_stays(body):
    body.show_text("một hai ba")
    choose(body, 4, 7)
    body.mark("**")
    assert body.text() == "một **hai** ba"
    body.mark("*")
    assert body.text() == "một ***hai*** ba"
    body.mark("**")
    body.mark("*")
    assert body.text() == "một hai ba"
    assert body.textCursor().selectedText() == "hai"
    assert len(body.said) == 4


def test_marks_of_several_lines_are_one_change(body):
    body.show_text("một\n\nhai")
    body.selectAll()
    body.mark("**")
    assert body.said == ["**một**\n\n**hai**"]


def test_what_a_role_makes_bold_is_not_marked(body):
    body.show_text("Chương I\nNHỮNG QUY ĐỊNH CHUNG\nĐiều 1. Phạm vi")
    body.selectAll()
    body.mark("**")
    assert body.said == []


def test_a_role_is_shown_as_it_is_typed(body, qtbot):
    compose(body, commit="Điều 1")
    assert weights(body) == [("Điều 1", False)]
    qtbot.keyClicks(body, ". Ap dung.")
    assert weights(body) == [("Điều 1.", True), (" Ap dung.", False)]
    assert body.text() == "Điều 1. Ap dung."


def test_enter_begins_a_plain_paragraph(body, qtbot):
    body.show_text("[khoản] Một **hai**")
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    qtbot.keyClicks(body, "ba")
    assert body.text() == "[khoản] Một **hai**\nba"
    body.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(body, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert body.text() == "\n[khoản] Một **hai**\nba"


def test_enter_within_bold_leaves_both_halves_bold(body, qtbot):
    body.show_text("**một hai**")
    body._go_to(6)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert body.text() == "**một** \n**hai**" or body.text() == "**một**\n **hai**"


def grounds(body):
    return [each.cursor.selectedText() for each in body.extraSelections()]


def test_a_ground_lies_behind_parts_of_the_stored_text_and_stays_through_undo(body):
    body.show_text("Số **15** ngày 02\n| 15 | b |\n|---|---|\n| 1 | 02 |")
    text = body.text()
    parts = [(text.index(word), text.index(word) + 2) for word in ("15*", "02\n", "15 |", "02 |")]
    body.mark_spans(parts)
    assert grounds(body) == ["15", "02", "15", "02"]
    body.restore(text.replace("b", "c"), 3)
    assert grounds(body) == ["15", "02", "15", "02"]
    body.mark_spans([])
    assert grounds(body) == []


# The input method

PLACES = [
    ("", 0, "{}"),
    ("**đậm**", 4, "**đậ{}m**"),
    ("a *b* c", 4, "a *b{}* c"),
    ("Điều 1. Một", 5, "Điều {}1. Một"),
    (TABLE, 10, "trước\n| a{} | b |\n|---|---|\n| 1 | 2 |\nsau"),
]


@pytest.mark.parametrize(("text", "at", "result"), PLACES)
def test_telex_loses_no_letter(body, text, at, result):
    body.show_text(text)
    body._go_to(at)
    compose(body, "T", "Ti", "Tiê", "Tiên", "Tiếng", commit="Tiếng")
    assert body.said == [result.format("Tiếng")]
    compose(body, "V", "Viê", "Việt", commit="Việt")
    assert body.said[-1] == result.format("TiếngViệt")


@pytest.mark.parametrize(("text", "at", "result"), PLACES)
def test_a_composing_given_up_leaves_the_text(body, text, at, result):
    body.show_text(text)
    body._go_to(at)
    compose(body, "T", "Ti", "Tiê")
    assert (body.said, body.text()) == ([], text)


@pytest.mark.parametrize(("text", "at", "result"), PLACES)
def test_a_keyboard_program_may_take_letters_back(body, text, at, result):
    body.show_text(text)
    body._go_to(at)
    compose(body, commit="Tie")
    compose(body, commit="iế", replace=(-2, 2))
    compose(body, commit="ng")
    assert body.text() == result.format("Tiếng")


def test_composing_takes_the_place_of_a_selection(body):
    body.show_text("một **hai** ba\nbốn")
    choose(body, 2, 16)
    compose(body, "x", "xâ", commit="xâu")
    assert body.text() == "mộxâuốn"


def test_no_looks_are_given_while_a_word_is_composed(body):
    body.show_text("Điều 1")
    body.moveCursor(QTextCursor.MoveOperation.End)
    QApplication.sendEvent(body, QInputMethodEvent(". Á", []))
    body.refresh_looks()
    layout = body.document().firstBlock().layout()
    assert layout.preeditAreaText() == ". Á"
    assert weights(body) == [("Điều 1", False)]
    compose(body, commit=". Áp")
    assert layout.preeditAreaText() == ""
    assert weights(body) == [("Điều 1. Áp", True)]


# Tables


def test_tab_walks_the_cells_and_leaves_the_field_elsewhere(body, qtbot):
    body.show_text(TABLE)
    body.go_to_line(1)
    seen = []
    for _ in range(3):
        seen.append(body.textCursor().block().text())
        qtbot.keyClick(body, Qt.Key.Key_Tab)
    assert [*seen, body.textCursor().block().text()] == ["a", "b", "1", "2"]
    qtbot.keyClick(body, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert body.textCursor().block().text() == "1"
    assert body.said == []


def test_tab_in_the_last_cell_adds_a_row(body, qtbot):
    body.show_text(TABLE)
    body._go_to(TABLE.index("2"))
    qtbot.keyClick(body, Qt.Key.Key_Tab)
    qtbot.keyClicks(body, "3")
    assert body.text() == TABLE.replace("| 1 | 2 |", "| 1 | 2 |\n| 3 |  |")


def test_tab_leaves_the_bar_alone_in_its_own_order(body, qtbot):
    body.show_text(TABLE)
    body.go_to_line(1)
    body.open_find(replacing=True)
    bar = body.find_bar
    qtbot.waitUntil(bar.words.hasFocus)
    qtbot.keyClick(bar.words, Qt.Key.Key_Tab)
    assert bar.other.hasFocus()
    assert body.textCursor().block().text() == "a"


def test_enter_in_a_cell_goes_down(body, qtbot):
    body.show_text(TABLE)
    body.go_to_line(1)
    qtbot.keyClick(body, Qt.Key.Key_Return)
    assert body.textCursor().block().text() == "1"
    assert body.said == []


@pytest.mark.parametrize(("line", "key"), [(4, Qt.Key.Key_Backspace), (0, Qt.Key.Key_Delete)])
def test_a_key_at_its_edge_does_not_break_a_table(body, qtbot, line, key):
    body.show_text(TABLE)
    body.go_to_line(line)
    if key == Qt.Key.Key_Delete:
        qtbot.keyClick(body, Qt.Key.Key_End)
    qtbot.keyClick(body, key)
    assert (body.text(), body.said) == (TABLE, [])
    assert body.textCursor().currentTable()


def test_typed_bars_become_a_table_at_once(body, qtbot):
    for line in ("| a | b |", "|-|-|"):
        qtbot.keyClicks(body, line)
        qtbot.keyClick(body, Qt.Key.Key_Return)
    assert body.text().startswith("| a | b |\n|-|")
    assert body.body.entries[1].table


def test_the_whole_text_can_be_taken_away(body, qtbot):
    body.show_text(f"{TABLE}\n| a |\n|---|")
    body.selectAll()
    qtbot.keyClick(body, Qt.Key.Key_Delete)
    qtbot.keyClicks(body, "moi")
    assert body.text().replace("|", "").replace("-", "").split() == ["moi"]


# The clipboard


def copied(body):
    return body.createMimeDataFromSelection()


def test_a_copy_is_reading_text_and_html(body):
    body.show_text("**Một** *hai* \\*\n| a | < |\n| b | c |\n|---|---|\n| 1 | 2 |\n[khoản] x")
    body.selectAll()
    mime = copied(body)
    assert mime.text() == "Một hai *\na\t\nb\tc\n1\t2\nx"
    assert "<b>Một</b> <i>hai</i> *" in mime.html()
    assert 'colspan="2"' in mime.html()


@pytest.mark.parametrize("text", [text for text in UGLY if text.strip() and clean(text) == text])
def test_what_is_copied_within_the_editor_comes_back(body, text, qtbot):
    body.show_text(text)
    body.selectAll()
    mime = QMimeData()
    source = copied(body)
    for kind in source.formats():
        mime.setData(kind, source.data(kind))
    body.show_text("")
    body.insertFromMimeData(mime)
    again = BodyInput(Field("noi_dung", Kind.NOI_DUNG, "Nội dung"))
    qtbot.addWidget(again)
    again.show_text(text)
    assert body.toPlainText().split() == again.toPlainText().split()


def test_a_word_processor_gets_the_looks_of_the_roles(body):
    body.show_text("Chương I\nQUY ĐỊNH\nĐiều 1. Một *hai*.")
    body.selectAll()
    assert copied(body).html() == (
        "<p><b>Chương I</b></p><p><b>QUY ĐỊNH</b></p><p><b>Điều 1.</b> Một <i>hai</i>.</p>"
    )


def test_a_part_of_a_bold_word_is_copied_bold(body):
    body.show_text("a **bcd** e")
    choose(body, 5, 6)
    assert copied(body).html() == "<p><b>c</b></p>"


def test_pasted_lines_split_the_paragraph_as_one_change(body):
    body.show_text("đầu **giữa** cuối")
    body._go_to(7)
    QGuiApplication.clipboard().setText("một\nhai")
    body.paste()
    assert body.said == ["đầu **g**một\nhai**iữa** cuối"]
    body.insertPlainText("x")
    assert body.text().startswith("đầu **g**một\nhaix")


def test_pasted_lines_within_a_cell_stay_in_it(body):
    body.show_text(TABLE)
    body.go_to_line(3)
    QGuiApplication.clipboard().setText("x\ny|z")
    body.paste()
    assert body.text() == TABLE.replace("| 1 |", "| x y\\|z1 |")


def test_a_selection_over_the_edge_of_a_table_is_of_the_whole_table(body):
    body.show_text(TABLE)
    choose(body, TABLE.index("1"), len(TABLE))
    body.insert("x\ny")
    assert body.text() == body.said[-1] == "trướcx\ny"


def test_a_pasted_table_stands_between_paragraphs(body):
    body.show_text("đầu cuối")
    body._go_to(4)
    mime = QMimeData()
    mime.setHtml("<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr></table>")
    body.insertFromMimeData(mime)
    assert body.text() == "đầu \n| a | b |\n|---|---|\n| 1 | 2 |\ncuối"


def drop(body, mime, at, action, source):
    """Drop at a place of the text; the text of the platform's drag is not needed."""
    position = QPointF(body.cursorRect(at).center())
    event = QDropEvent(
        position,
        action,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.source = lambda: source
    event.setDropAction(action)
    body.dropEvent(event)


def test_lines_dragged_within_the_text_move(body):
    body.show_text("một\n**hai**\nba\n\nbốn")
    choose(body, 4, 14)
    end = QTextCursor(body.document().lastBlock())
    drop(body, copied(body), end, Qt.DropAction.MoveAction, body)
    assert body.text() == body.said[-1] == "một\n\n\n**hai**\nbabốn"


def test_what_is_dropped_on_itself_stays(body):
    body.show_text("một hai ba")
    choose(body, 0, 7)
    inside = QTextCursor(body.document())
    inside.setPosition(3)
    drop(body, copied(body), inside, Qt.DropAction.MoveAction, body)
    assert (body.text(), body.said) == ("một hai ba", [])


# Finding


def test_words_are_found_with_and_without_their_marks(body, qtbot):
    body.show_text("Con đường\n| Đường | b |\n|---|---|\n| duong | ĐƯỜNG |")
    body.open_find()
    bar = body.find_bar
    qtbot.keyClicks(bar.words, "duong")
    assert bar.told.text() == "1/1 chỗ"
    bar.bare.setChecked(True)
    assert bar.told.text().endswith("/4 chỗ")
    bar.words.setText("đường")
    bar.bare.setChecked(False)
    assert bar.told.text().endswith("/3 chỗ")
    bar.words.setText("không có")
    assert bar.told.text() == "Không tìm thấy"


def test_the_bar_has_room_for_replacing_only_where_it_is_wanted(body):
    body.show_text("a b a")
    body.open_find()
    low = body.find_bar.height()
    assert body.find_bar.other.isHidden()
    body.open_find(replacing=True)
    assert body.find_bar.other.isVisible()
    assert body.find_bar.height() > low + 20
    body.open_find()
    assert body.find_bar.height() == low


def test_the_bar_goes_round_and_gives_the_cursor_to_what_it_found(body, qtbot):
    body.show_text("a x\nb x\nc x")
    qtbot.keyClick(body, Qt.Key.Key_F, CONTROL)
    bar = body.find_bar
    qtbot.waitUntil(bar.words.hasFocus)
    qtbot.keyClicks(bar.words, "x")
    lines = []
    for _ in range(4):
        lines.append(body.current_line())
        qtbot.keyClick(bar.words, Qt.Key.Key_Return)
    assert lines == [0, 1, 2, 0]
    qtbot.keyClick(bar.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(bar.words, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert body.hasFocus()
    assert body.textCursor().selectedText() == "x"
    assert body.said == []


def test_all_are_replaced_in_one_step_and_keep_their_looks(body):
    body.show_text("Năm 2025, **năm 2025**\n| 2025 | a |\n|---|---|\n| 1 | *2025* |\n[khoản] 2025")
    body.open_find(replacing=True)
    body.find_bar.words.setText("2025")
    body.find_bar.other.setText("2026 *")
    body.find_bar.replace_all()
    assert body.said == [
        "Năm 2026 \\*, **năm 2026 \\***\n| 2026 \\* | a |\n|---|---|\n| 1 | *2026 \\** |"
        "\n[khoản] 2026 \\*"
    ]
    assert body.find_bar.told.text() == "Đã thay 5 chỗ"


def test_one_is_replaced_after_the_other(body):
    body.show_text("a b a")
    body.open_find(replacing=True)
    body.find_bar.words.setText("a")
    body.find_bar.other.setText("aa")
    body.find_bar.replace()
    assert body.text() == "aa b a"
    body.find_bar.replace()
    assert body.text() == "aa b aa"


def test_more_than_a_body_holds_is_refused_in_words(body):
    told = []
    body.refused.connect(told.append)
    mime = QMimeData()
    mime.setHtml("<b>" + "x" * 10_000_001)
    body.insertFromMimeData(mime)
    assert (body.text(), len(told)) == ("", 1)
    assert told[0].startswith("Đoạn dán quá lớn.")


# Counts and speed


def test_counts_are_told_when_they_change(body, qtbot):
    heard = []
    body.counted.connect(lambda words, letters: heard.append((words, letters)))
    body.show_text("Hai chữ")
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, " a")
    assert heard == [(2, 7), (2, 8), (3, 9)]
    assert body.counts() == (3, 9)


def test_a_key_in_a_text_of_two_hundred_pages_is_quick(body, qtbot):
    line = "Nội dung của điều này **đậm** và dài thêm một số chữ cho đủ hai dòng của trang giấy A4."
    body.show_text("\n".join(f"Điều {n}. {line}" for n in range(3000)))
    for place in (0, 1500, 2999):
        body.go_to_line(place)
        spent = []
        for _ in range(25):
            start = time.process_time()
            qtbot.keyClicks(body, "a")
            spent.append(time.process_time() - start)
        assert sorted(spent)[len(spent) // 2] < 0.016
