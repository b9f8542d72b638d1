"""What the tools of the body do: tables as a whole, roles by hand, pictures, older encodings."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip

from drafter.document.body_nodes import VaiTro
from drafter.draft.fields import Field, Kind
from drafter.errors import DraftError
from drafter.gui.body import table_menu
from drafter.gui.body.pictures import Pictures, bytes_of
from drafter.gui.body.table_menu import SizeDialog
from drafter.gui.field_row import FieldRow
from drafter.gui.model import LetterModel
from drafter.layout.hd36 import HD36

KEEP = QTextCursor.MoveMode.KeepAnchor
TABLE = "trước\n| a | b |\n|---|---|\n| 1 | 2 |\nsau"
HEADED = "| a | < | c |\n| d | e | ^ |\n|---|:-:|---:|\n| 1 | 2 | 3 |"


@pytest.fixture
def row(qtbot, request):
    name = getattr(request, "param", "noi_dung")
    model = LetterModel()
    row = FieldRow(Field(name, Kind.NOI_DUNG, "Nội dung"), model.stack)
    row.model = model
    qtbot.addWidget(row)
    row.resize(480, 420)
    row.show()
    qtbot.waitExposed(row)
    row.activateWindow()
    qtbot.waitUntil(row.isActiveWindow)
    row.input.setFocus()
    row.said = []
    row.edited.connect(lambda _name, text: row.said.append(text))
    return row


@pytest.fixture
def body(row):
    return row.input


annex = pytest.mark.parametrize("row", ["phu_luc"], indirect=True)


def into(body, text, at):
    body.show_text(text)
    body._go_to(text.index(at))


def cells(body, first, last):
    """Select cells, from one that begins with a text to another."""
    text = body.text()
    body.choose(body.body.position(text.index(first)), body.body.position(text.index(last)) + 1)


# Tables


@pytest.mark.parametrize(
    ("change", "result", "cell"),
    [
        (table_menu.above, "trước\n|  |  |\n| a | b |\n|---|---|\n| 1 | 2 |\nsau", ""),
        (table_menu.below, "trước\n| a | b |\n|---|---|\n|  |  |\n| 1 | 2 |\nsau", ""),
        (table_menu.heading, "trước\n| a | b |\n|  |  |\n|---|---|\n| 1 | 2 |\nsau", ""),
        (table_menu.no_rows, "trước\n| 1 | 2 |\n|---|---|\nsau", "1"),
        (table_menu.left, "trước\n|  | a | b |\n|---|---|---|\n|  | 1 | 2 |\nsau", ""),
        (table_menu.right, "trước\n| a |  | b |\n|---|---|---|\n| 1 |  | 2 |\nsau", ""),
        (table_menu.no_columns, "trước\n| b |\n|---|\n| 2 |\nsau", "b"),
        (table_menu.nothing, "trước\nsau", "sau"),
    ],
)
def test_a_table_is_changed_in_one_step(row, body, change, result, cell):
    into(body, TABLE, "a |")
    body.table_menu.change(change)
    assert row.said == [result]
    assert body.textCursor().block().text() == cell


def test_a_change_leaves_the_lines_of_other_rows(body):
    into(body, "|a|b|\n|:-|-:|\n|1|2|\n|3|4|", "1")
    body.table_menu.change(table_menu.below)
    assert body.text() == "|a|b|\n|:-|-:|\n|1|2|\n|  |  |\n|3|4|"


def test_cells_of_a_heading_are_joined_and_parted(row, body):
    into(body, "| a | b | c |\n| d | e | f |\n|---|---|---|\n| 1 | 2 | 3 |", "a")
    cells(body, "a |", "b |")
    body.table_menu.change(table_menu.join)
    assert body.text().split("\n")[0] == "| a b | < | c |"
    cells(body, "c |", "f |")
    body.table_menu.change(table_menu.join)
    assert body.text().split("\n")[:2] == ["| a b | < | c f |", "| d | e | ^ |"]
    body.table_menu.change(table_menu.part)
    assert body.text().split("\n")[:2] == ["| a b | < | c f |", "| d | e |  |"]
    assert len(row.said) == 3


def test_heading_and_rows_are_not_joined(row, body):
    into(body, TABLE, "a |")
    cells(body, "a |", "1 |")
    body.table_menu.look()
    names = {action.text().replace("&", ""): action for action in body.table_menu.actions()}
    assert not names["Gộp ô"].isEnabled()
    body.table_menu.change(table_menu.join)
    assert row.said == []


@pytest.mark.parametrize(
    ("change", "at", "result"),
    [
        (table_menu.right, "a", "| a | < |  | c |\n| d | e |  | ^ |"),
        (table_menu.no_columns, "d", "|  | c |\n| e | ^ |"),
        (table_menu.no_rows, "d", "| a | < | c |"),
        (table_menu.below, "d", "| a | < | c |\n| d | e | ^ |"),
    ],
)
def test_joined_cells_follow_rows_and_columns(body, change, at, result):
    into(body, HEADED, f"{at} |")
    body.table_menu.change(change)
    head = body.text().split("\n|-")[0].split("\n|:")[0]
    assert head == result


def test_a_new_table_stands_between_lines_and_takes_the_cursor(row, body, qtbot):
    into(body, "một hai\n| x |\n|---|", "hai")
    body.table_menu.insert_table(2, 2)
    assert row.said == ["một \n|  |  |\n|---|---|\n|  |  |\nhai\n| x |\n|---|"]
    qtbot.keyClicks(body, "a")
    assert body.text().split("\n")[1] == "| a |  |"


def test_a_new_table_does_not_run_into_the_next(body):
    into(body, "một\n| x |\n|---|", "một")
    body.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
    body.table_menu.insert_table(1, 1)
    assert body.text() == "một\n|  |\n|---|\n\n| x |\n|---|"


def test_the_size_is_asked_by_keyboard(body, qtbot):
    body.table_menu.insert()
    dialog = body.findChild(SizeDialog)
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClicks(dialog, "\t")
    dialog.accept()
    assert body.text() == "|  |  |  |\n|---|---|---|\n|  |  |  |\n|  |  |  |"


def test_the_menu_is_of_the_place(body):
    into(body, TABLE, "trước")
    menu = body.table_menu
    menu.look()
    names = {action.text().replace("&", ""): action.isEnabled() for action in menu.actions()}
    assert names["Chèn bảng…"]
    assert not names["Xóa hàng"]
    body._go_to(TABLE.index("1"))
    menu.look()
    names = {action.text().replace("&", ""): action.isEnabled() for action in menu.actions()}
    assert not names["Chèn bảng…"]
    assert names["Xóa hàng"]


def test_no_letter_is_underlined_twice_in_a_menu(body):
    for menu in (body.table_menu, body.role_menu):
        texts = [action.text() for action in menu.actions()]
        letters = [text[text.index("&") + 1].upper() for text in texts if "&" in text]
        assert len(letters) == len(set(letters))


# Roles


def test_a_role_is_set_by_hand_and_left_to_the_first_letters_again(row, body):
    body.show_text("Một\n**Hai**\n\nBa")
    body.choose(0, 6)
    body.role_menu.set_role(VaiTro.KHOAN)
    assert body.text() == "[khoản] Một\n[khoản] **Hai**\n\nBa"
    assert body.toPlainText() == "Một\nHai\n\nBa"
    assert body.textCursor().selectedText() == "Một\u2029Ha"
    body.role_menu.set_role(None)
    assert body.text() == "Một\n**Hai**\n\nBa"
    assert len(row.said) == 2


def test_the_role_in_force_is_ticked(body):
    body.show_text("[điểm] a\nb")
    body.role_menu.look()
    ticked = [action.text() for action in body.role_menu.actions() if action.isChecked()]
    assert ticked == ["Điểm"]


def test_a_role_by_hand_is_told_in_the_margin(body):
    body.show_text("thường\n[khoản] bằng tay")
    box = body.cursorRect(QTextCursor(body.document().findBlockByNumber(1)))
    at = QPoint(3, box.center().y())
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, body.viewport().mapToGlobal(at))
    QApplication.sendEvent(body.viewport(), event)
    assert QToolTip.text() == "Vai trò đặt tay: khoản"
    QToolTip.hideText()


def test_roles_look_as_the_pack_in_force_sets_them(row, body):
    body.show_text("Chương I\nNHỮNG QUY ĐỊNH\n**đậm** thường")
    body.set_pack(HD36)
    assert (body.text(), row.said) == ("Chương I\nNHỮNG QUY ĐỊNH\n**đậm** thường", [])


@pytest.fixture
def typed(qtbot):
    """A row whose text a letter holds, something typed in it."""
    model = LetterModel()
    row = FieldRow(Field("noi_dung", Kind.NOI_DUNG, "Nội dung"), model.stack)
    qtbot.addWidget(row)
    row.show()
    row.edited.connect(model.edit)
    model.restored.connect(lambda _name, text, at: row.input.restore(text, at))
    row.model = model
    qtbot.keyClicks(row.input, "c\xabng")
    return row


@pytest.mark.parametrize(
    "work",
    [
        lambda row: row.input.role_menu.set_role(VaiTro.KHOAN),
        lambda row: row.input.insert("x"),
        lambda row: row.input.table_menu.insert_table(1, 1),
        lambda row: (row.input.selectAll(), row.input.mark("**")),
        lambda row: row.input.replace([(0, 1)], "C"),
        lambda row: row.legacy.converted.emit("công"),
    ],
)
def test_a_tool_is_a_step_of_its_own_to_undo(typed, work):
    model = typed.model
    before = typed.input.text()
    work(typed)
    after = typed.input.text()
    assert after not in {before, ""}
    assert model.text("noi_dung") == after
    model.stack.undo()
    assert typed.input.text() == before
    model.stack.undo()
    assert typed.input.text() == ""
    model.stack.redo()
    model.stack.redo()
    assert typed.input.text() == after


def test_a_tool_that_changes_nothing_is_no_step(typed):
    count = typed.model.stack.count()
    typed.input.role_menu.set_role(None)
    typed.input.replace([], "x")
    typed.input.insert("")
    assert typed.model.stack.count() == count


# Pictures


def png(width=40, height=20, colour="red"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(colour)
    return bytes_of(image)


@annex
def test_a_picture_is_a_line_and_is_shown(row, body, tmp_path):
    path = tmp_path / "sơ đồ, 1.png"
    path.write_bytes(png())
    into(body, "một hai", "hai")
    body.insert_file(path)
    assert row.said == ["một \n[ảnh: sơ-đồ-1.png]\nhai"]
    assert body.toPlainText() == "một \n\ufffc\nhai"
    assert body.pictures.get("sơ-đồ-1.png") == png()


@annex
def test_typing_beside_a_picture_begins_a_line(row, body, qtbot):
    body.pictures.add("a.png", png())
    body.show_text("[ảnh: a.png, 50 mm]")
    assert body.toPlainText() == "\ufffc"
    body.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(body, "sau")
    assert body.text() == "[ảnh: a.png, 50 mm]\nsau"
    body.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(body, "dau")
    assert body.text() == "dau\n[ảnh: a.png, 50 mm]\nsau"
    assert body.toPlainText() == "dau\n\ufffc\nsau"


@annex
def test_a_picture_is_taken_away_and_comes_back(row, body, qtbot):
    body.pictures.add("a.png", png())
    body.show_text("một\n[ảnh: a.png]\nhai")
    body.go_to_line(1)
    qtbot.keyClick(body, Qt.Key.Key_Delete)
    assert body.text() == "một\n\nhai"
    body.restore("một\n[ảnh: a.png]\nhai", 5)
    assert body.toPlainText() == "một\n\ufffc\nhai"


@annex
def test_a_line_of_no_picture_is_text(row, body):
    body.show_text("[ảnh: mất.png]")
    assert body.toPlainText() == "[ảnh: mất.png]"
    body.pictures = Pictures({"mất.png": png()})
    assert body.toPlainText() == "\ufffc"
    assert row.said == []


@annex
def test_an_image_is_pasted(row, body):
    mime = QMimeData()
    mime.setImageData(QImage(30, 30, QImage.Format.Format_RGB32))
    body.insertFromMimeData(mime)
    assert row.said == ["[ảnh: anh.png]"]


@annex
@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n".ljust(40), b"\x89PNG\r\n\x1a\n".ljust(4_000_001, b"0")],
    ids=["empty", "gif", "broken", "large"],
)
def test_what_is_no_picture_is_refused_under_the_field(row, body, tmp_path, data):
    path = tmp_path / "a.png"
    path.write_bytes(data)
    body.insert_file(path)
    assert row.said == []
    assert row.note.isVisible()
    assert row.note.text()


def test_the_letters_own_body_takes_no_picture(row, body):
    mime = QMimeData()
    mime.setImageData(QImage(30, 30, QImage.Format.Format_RGB32))
    body.insertFromMimeData(mime)
    assert row.said == []
    assert row.note.text() == "Ảnh chỉ chèn được vào phụ lục. Đặt ảnh ở phụ lục của văn bản."
    body.insertPlainText("x")
    assert row.note.isHidden()


def test_names_of_pictures_are_never_shared():
    pictures = Pictures()
    assert pictures.add("C:\\a b.PNG", png()) in {"C-a-b.png", "a-b.png"}
    assert pictures.add("a.jpg", png()) == "a.png"
    assert pictures.add("a.png", png()) == "a.png"
    assert pictures.add("a.png", png(colour="blue")) == "a-2.png"
    with pytest.raises(DraftError):
        pictures.add("a.svg", b"<svg/>")


# Older encodings

TCVN3 = "Uû ban nh©n d©n tØnh b¸o c¸o kÕt qu¶ c«ng t¸c v¨n th\xad n¨m 2026"
UNICODE = "Uỷ ban nhân dân tỉnh báo cáo kết quả công tác văn thư năm 2026"


def paste(body, text, html=""):
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    body.insertFromMimeData(mime)


def test_older_text_is_offered_for_conversion_and_turned_in_one_step(row, body, qtbot):
    body.show_text("Giữ nguyên **dòng này**")
    body.moveCursor(QTextCursor.MoveOperation.End)
    paste(body, f"\n{TCVN3}\n")
    assert row.legacy.isVisible()
    assert "TCVN3" in row.legacy._label.text()
    assert row.said == [f"Giữ nguyên **dòng này**\n{TCVN3}\n"]
    qtbot.mouseClick(row.legacy.yes, Qt.MouseButton.LeftButton)
    assert row.said[1:] == [f"Giữ nguyên **dòng này**\n{UNICODE}\n"]
    assert body.text() == row.said[-1]
    assert row.legacy.isHidden()


def test_older_text_that_is_left_is_not_asked_about_again(row, body, qtbot):
    paste(body, TCVN3)
    qtbot.mouseClick(row.legacy.no, Qt.MouseButton.LeftButton)
    assert row.legacy.isHidden()
    assert body.text() == TCVN3


def test_older_text_is_recognised_as_it_is_typed(row, body):
    for word in TCVN3.split():
        event = QInputMethodEvent("", [])
        event.setCommitString(f"{word} ")
        QApplication.sendEvent(body, event)
    assert row.legacy.isVisible()
    row.legacy.yes.click()
    assert body.text() == UNICODE


def test_a_font_tells_what_words_are_too_few_for(row, body):
    paste(body, "v¨n", "<p><span style='font-family:.VnTime'>v¨n</span></p>")
    assert row.legacy.isVisible()
    row.legacy.yes.click()
    assert body.text() == "văn"


@pytest.mark.parametrize("text", ["Ủy ban nhân dân tỉnh", "có thể", "Der Weg über die Brücke", ""])
def test_other_text_is_left_alone(row, body, text):
    paste(body, text, f"<p style='font-family:.VnTime'>{text}</p>" if "Ủ" in text else "")
    assert row.legacy.isHidden()


@pytest.mark.parametrize("kind", [Kind.DONG, Kind.DOAN, Kind.DANH_SACH])
def test_older_text_is_offered_in_every_field_of_text(qtbot, kind):
    model = LetterModel()
    row = FieldRow(Field("trich_yeu", kind, "Trích yếu"), model.stack)
    qtbot.addWidget(row)
    row.show()
    said = []
    row.edited.connect(lambda _name, text: said.append(text))
    mime = QMimeData()
    mime.setText(TCVN3)
    if kind is Kind.DONG:
        row.editor.insert(TCVN3)
        row.editor.textEdited.emit(TCVN3)
    else:
        row.editor.insertFromMimeData(mime)
    row.legacy.yes.click()
    assert said[-1] == UNICODE
    assert row.input.text() == UNICODE
