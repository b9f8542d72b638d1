"""The body's text and its document: the same text again, whatever it is, and no line touched."""

import random

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument

from drafter.document.body import read_body
from drafter.document.body_nodes import Bang, Chu, VaiTro
from drafter.document.inline import read_line
from drafter.gui.body import marks, pieces
from drafter.gui.body.looks import Looks
from drafter.gui.body.text import BodyText
from drafter.layout.nd30 import ND30
from tests.gui.bodies import UGLY, real

SENTENCE = "Sở Nội vụ báo cáo **kết quả** rà soát hồ sơ lưu trữ năm 2026 của các đơn vị."


@pytest.fixture
def shown(qapp):
    """Return a document that shows a text, and hears its own changes as the editor does."""
    kept = []

    def show(text):
        document = QTextDocument()
        document.documentLayout()  # without one it tells no changes
        body = BodyText(document, Looks(ND30, 16.0))
        body.load(text)
        document.contentsChange.connect(lambda at, _removed, added: body.take(at, added))
        kept.append(document)
        return body

    return show


def contents(body):
    document = body.document
    blocks = [document.findBlockByNumber(n) for n in range(document.blockCount())]
    # Blanks before an escaped bracket and around a cell's text are not stored.
    return [
        (block.text().strip(), one.role, one.stored)
        for block, one in zip(blocks, body.entries, strict=True)
    ]


@pytest.mark.parametrize("text", UGLY)
def test_an_ugly_text_comes_back_as_it_was(shown, text):
    body = shown(text)
    assert body.text == text
    assert len(body.entries) == body.document.blockCount()


def test_every_real_body_comes_back_as_it_was(shown):
    texts = real()
    assert len(texts) > 150
    assert [name for name, text in texts.items() if shown(text).text != text] == []


@pytest.mark.parametrize("text", UGLY)
def test_reading_every_block_anew_changes_no_line(shown, text):
    body = shown(text)
    body.take(0, body.document.characterCount() - 1)
    assert body.text == text


@pytest.mark.parametrize("text", [text for text in UGLY if "|" not in text])
def test_editing_a_line_changes_no_other(shown, text):
    for number in range(text.count("\n") + 1):
        body = shown(text)
        cursor = QTextCursor(body.document.findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        cursor.insertText("x")
        before, after = text.split("\n"), body.text.split("\n")
        assert after[:number] + after[number + 1 :] == before[:number] + before[number + 1 :]
        assert after[number] != before[number]


# Signs that join nothing may join something when one beside them changes; those are written anew.
@pytest.mark.parametrize("text", [text for text in UGLY if "---" in text and "| < | ^" not in text])
def test_editing_a_cell_changes_only_its_row(shown, text):
    body = shown(text)
    for number, one in enumerate(shown(text).entries):
        if not one.cell:
            continue
        body = shown(text)
        QTextCursor(body.document.findBlockByNumber(number)).insertText("x")
        before, after = text.split("\n"), body.text.split("\n")
        assert len(after) == len(before)
        assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


LINES = [
    "a", "b c", "**đậm** x", "| a | b |", "|---|---|", "| 1 | < |", "| ^ | 2 |", "", "x|y",
    "[điều] x", "Chương I", "TÊN", "Điều 1. Abc", "Căn cứ Luật;", "1. khoản", "*n* \\*", "** a**",
]  # fmt: skip


def test_changing_the_text_leaves_the_document_as_if_it_were_new(shown):
    luck = random.Random(20261122)
    body = shown("")
    for _ in range(300):
        lines = body.text.split("\n")
        at = luck.randrange(len(lines))
        lines[at : at + luck.randint(0, 3)] = luck.choices(LINES, k=luck.randint(0, 4))
        text = "\n".join(lines[:25])
        body.write(text)
        fresh = shown(text)
        assert body.text == text
        assert contents(body) == contents(fresh)
        assert body.document.toHtml() == fresh.document.toHtml()


def test_typing_anywhere_is_read_as_the_document_reads_it(shown):
    luck = random.Random(7)
    for text in UGLY:
        body = shown(text)
        for _ in range(12):
            cursor = QTextCursor(body.document)
            cursor.setPosition(luck.randrange(body.document.characterCount()))
            if luck.random() < 0.3:
                cursor.movePosition(
                    luck.choice([QTextCursor.MoveOperation.Right, QTextCursor.MoveOperation.Left]),
                    QTextCursor.MoveMode.KeepAnchor,
                    luck.randint(1, 9),
                )
            cursor.insertText(luck.choice(["x", "*", "|", "\\", "[khoản] ", " ", "", "đ", "<"]))
            body.settle()
            again = shown(body.text)
            assert contents(body) == contents(again)


@pytest.mark.parametrize("text", UGLY)
def test_places_in_text_and_document_lead_to_each_other(shown, text):
    body = shown(text)
    for at in range(len(text) + 1):
        position = body.position(at)
        assert 0 <= position < body.document.characterCount()
        assert body.position(body.offset(position)) == position


@pytest.mark.parametrize(
    ("text", "at", "block", "column"),
    [
        ("một **hai** ba", 6, 0, 4),
        ("một **hai** ba", 9, 0, 7),
        ("một **hai** ba", 12, 0, 8),
        ("a \\* b", 5, 0, 4),
        ("x\n[khoản] 1. Một", 13, 1, 3),
        ("😀😀x", 2, 0, 4),
        ("x\n| a | bcd |\n|---|---|\n| 1 | 2 |\ny", 10, 2, 2),
        ("x\n| a | bcd |\n|---|---|\n| 1 | 2 |\ny", 28, 3, 1),
        ("x\n| a | bcd |\n|---|---|\n| 1 | 2 |\ny", 34, 5, 0),
    ],
)
def test_a_place_is_found_in_the_document(shown, text, at, block, column):
    body = shown(text)
    position = body.position(at)
    found = body.document.findBlock(position)
    assert (found.blockNumber(), position - found.position()) == (block, column)


def test_lines_are_those_of_the_stored_text(shown):
    text = "một\n| a | b |\n|---|---|\n| 1 | 2 |\n\nhai"
    body = shown(text)
    lines = {
        block.text(): body.line_at(block.position())
        for block in map(body.document.findBlockByNumber, range(body.document.blockCount()))
    }
    assert lines == {"một": 0, "a": 1, "b": 1, "1": 3, "2": 3, "": 4, "hai": 5}


# Roles


@pytest.mark.parametrize("name", [name for name, text in real().items() if text.strip()][::3])
def test_roles_are_those_of_the_document(shown, name):
    text = real()[name]
    body = shown(text)
    roles = [one.role for one in body.entries if one.words and not one.cell]
    wanted = [block.vai_tro for block in read_body(text).khoi if not isinstance(block, Bang)]
    assert roles == wanted


def test_a_role_follows_what_is_typed_and_so_does_the_next_line(shown):
    body = shown("Chương\nNhững quy định\nĐiều 1. Một")
    assert [one.role for one in body.entries] == [VaiTro.DOAN, VaiTro.DOAN, VaiTro.DIEU]
    cursor = QTextCursor(body.document.firstBlock())
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    cursor.insertText(" I")
    body.settle()
    assert [one.role for one in body.entries] == [VaiTro.CHUONG, VaiTro.TEN_DE_MUC, VaiTro.DIEU]
    shown_bold = [
        body.document.findBlockByNumber(n).begin().fragment().charFormat().fontWeight()
        for n in range(3)
    ]
    assert shown_bold == [700, 700, 700]
    assert "*" not in body.text


def test_a_ground_that_is_typed_leans_with_those_above_it(shown):
    body = shown("Căn cứ Luật Một;")
    cursor = QTextCursor(body.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("\nCăn cứ Luật Hai;")
    body.settle()
    assert [one.role for one in body.entries] == [VaiTro.CAN_CU, VaiTro.CAN_CU]
    assert body.text == "Căn cứ Luật Một;\nCăn cứ Luật Hai;"


# Lines in both forms


@pytest.mark.parametrize(
    ("parts", "stored"),
    [
        ((), ""),
        ((Chu("a * b"),), "a \\* b"),
        ((Chu("a", True),), "**a**"),
        ((Chu(" a ", True),), " **a** "),
        ((Chu("a", True), Chu(" "), Chu("b", True)), "**a b**"),
        ((Chu("a", True), Chu("b", False, True)), "**a***b*"),
        ((Chu("a", True, True), Chu("b", True)), "***a*b**"),
        ((Chu("a("), Chu("(", True), Chu("b")), "a((b"),
        ((Chu(". a", True),), ". **a**"),
        ((Chu("C:\\", True), Chu("x")), "**C:**\\x"),
        ((Chu("a\\"), Chu("b", True)), "a**\\b**"),
        ((Chu("*", True),), "**\\***"),
    ],
)
def test_looks_are_written_as_marks_that_are_read_back(parts, stored):
    assert marks.write_parts(parts) == stored
    assert "".join(chu.text for chu in read_line(stored)) == "".join(chu.text for chu in parts)


def test_any_stretches_keep_their_text_and_nearly_all_their_looks():
    luck = random.Random(3)
    lost = 0
    for _ in range(4000):
        count = luck.randint(1, 5)
        parts = tuple(
            Chu(
                "".join(luck.choices("ab *\\().,đ", k=luck.randint(1, 4))),
                *luck.choices((0, 1), k=2),
            )
            for _ in range(count)
        )
        read = read_line(marks.write_parts(parts))
        assert "".join(chu.text for chu in read) == "".join(chu.text for chu in parts)
        lost += any(chu.dam for chu in parts) and not any(chu.dam for chu in read)
    assert lost < 1200


@pytest.mark.parametrize("text", UGLY)
def test_pieces_hold_every_line(text):
    lines = text.split("\n")
    cut = list(pieces.cut(lines))
    stored = [piece.stored if isinstance(piece, pieces.Table) else piece for piece in cut]
    assert "\n".join(stored) == text
    tables = sum(isinstance(block, Bang) for block in read_body(text).khoi)
    assert sum(isinstance(piece, pieces.Table) for piece in cut) == tables


def test_words_are_syllables_between_blanks(shown):
    body = shown("Điều 1. Một\n\n| a b | c |\n|---|---|\n| 1 | |\n[khoản] **hai** chữ")
    assert body.counts() == (9, 11 + 3 + 1 + 1 + 7)
