"""Whatever is done to the body, its document is what its text says, and undo brings all back."""

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from drafter.document.body_nodes import VaiTro
from drafter.draft.fields import Field, Kind
from drafter.gui.body import table_menu
from drafter.gui.body.text import BodyText
from drafter.gui.inputs.body import BodyInput
from drafter.gui.model import LetterModel
from tests.gui.bodies import UGLY

KEYS = [
    Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab,
]  # fmt: skip
WORDS = [
    "a",
    "đ",
    "*",
    "|",
    "\\",
    " ",
    "1. ",
    "Điều 2. ",
    "Chương I",
    "[điểm] ",
    "😀",
    "<",
    "Căn cứ X;",
]
PASTED = [
    "x\ny", "| a | b |\n|---|---|\n| 1 | < |", "**đậm**", "\n", "[khoản] 1. a",
    "a\n| q |\n|---|\nb",
]  # fmt: skip
CHANGES = [row[1] for row in table_menu.ROWS if row]


class Monkey:
    """A clerk without a plan."""

    def __init__(self, body, qtbot, luck):
        self.body, self.qtbot, self.luck = body, qtbot, luck

    def act(self):
        return self.luck.choice([
            self.key, self.key, self.key, self.word, self.word, self.choose, self.mark, self.paste,
            self.role, self.table, self.copy, self.compose, self.rest,
        ])()  # fmt: skip

    def key(self):
        shift = Qt.KeyboardModifier.ShiftModifier
        modifier = self.luck.choice([Qt.KeyboardModifier.NoModifier, shift])
        self.qtbot.keyClick(self.body, self.luck.choice(KEYS), modifier)

    def word(self):
        event = QInputMethodEvent("", [])
        event.setCommitString(self.luck.choice(WORDS))
        QApplication.sendEvent(self.body, event)

    def compose(self):
        for preedit in ("t", "tê"):
            QApplication.sendEvent(self.body, QInputMethodEvent(preedit, []))
        event = QInputMethodEvent("", [])
        event.setCommitString(self.luck.choice(["tên", ""]))
        QApplication.sendEvent(self.body, event)

    def rest(self):
        self.body.resize(self.luck.randint(200, 900), 300)
        self.body._fit_tables()

    def choose(self):
        self.body.choose(self.place(), self.place())

    def place(self):
        """A place where a cursor can stand: never between the halves of a character."""
        cursor = QTextCursor(self.body.document())
        cursor.setPosition(self.luck.randint(0, self.body.document().characterCount() - 1))
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        return cursor.position()

    def mark(self):
        self.body.mark(self.luck.choice(["**", "*"]))

    def paste(self):
        self.body.insert(self.luck.choice(PASTED))

    def role(self):
        self.body.role_menu.set_role(self.luck.choice([None, *VaiTro]))

    def table(self):
        if self.luck.random() < 0.3:
            self.body.table_menu.insert_table(2, 2)
        else:
            self.body.table_menu.change(self.luck.choice(CHANGES))

    def copy(self):
        mime = self.body.createMimeDataFromSelection()
        self.body.moveCursor(
            self.luck.choice([QTextCursor.MoveOperation.End, QTextCursor.MoveOperation.Start])
        )
        self.body.insertFromMimeData(mime)


def contents(body):
    """What stands in each paragraph and cell; blanks around a cell's text are not stored."""
    blocks = map(body.document.findBlockByNumber, range(body.document.blockCount()))
    return [
        (block.text().strip(), one.role, one.stored, one.cell, block.blockFormat().alignment())
        for block, one in zip(blocks, body.entries, strict=True)
    ]


def fresh(body, text):
    document = QTextDocument()
    document.documentLayout()
    again = BodyText(document, body.body.looks)
    again.load(text)
    return document, again


@pytest.mark.parametrize("seed", range(8))
def test_the_document_is_what_the_text_says_and_undo_brings_all_back(qtbot, seed):
    luck = random.Random(seed)
    body = BodyInput(Field("noi_dung", Kind.NOI_DUNG, "Nội dung"))
    qtbot.addWidget(body)
    body.resize(400, 300)
    body.show()
    model = LetterModel()
    texts = []
    model.put("noi_dung", "")
    body.edited.connect(lambda text: model.edit("noi_dung", text))
    model.restored.connect(lambda _name, text, at: body.restore(text, at))
    monkey = Monkey(body, qtbot, luck)
    start = luck.choice(UGLY)
    model.put("noi_dung", start)
    body.show_text(start)
    for step in range(150):
        monkey.act()
        body.moveCursor(QTextCursor.MoveOperation.NoMove)
        texts.append(body.text())
        assert model.text("noi_dung") == body.text()
        if step % 5 == 0:
            body.body.settle()
            kept, again = fresh(body, body.text())
            assert contents(body.body) == contents(again)
            del kept
    while model.stack.canUndo():
        model.stack.undo()
        assert body.text() == model.text("noi_dung")
    assert body.text() == start
    while model.stack.canRedo():
        model.stack.redo()
    assert body.text() == texts[-1]
    kept, again = fresh(body, body.text())
    assert contents(body.body) == contents(again)
    del kept
