"""Grounds behind words: layers that leave each other, and the text, alone."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from drafter.gui.inputs.grounds import Grounds

AMBER, RED = QColor("#ffe6a6"), QColor("#ff0000")


@pytest.fixture(params=[QPlainTextEdit, QTextEdit])
def editor(request, qtbot):
    editor = request.param()
    editor.setPlainText("một hai ba")
    qtbot.addWidget(editor)
    return editor


def laid(editor):
    return [
        (each.cursor.selectedText(), each.format.background().color().name())
        for each in editor.extraSelections()
    ]


def test_layers_are_laid_and_taken_away_one_by_one(editor):
    grounds = Grounds(editor)
    grounds.lay("marks", [(0, 3), (8, 10)], AMBER)
    grounds.lay("found", [(4, 7)], RED)
    assert laid(editor) == [("một", "#ffe6a6"), ("ba", "#ffe6a6"), ("hai", "#ff0000")]
    grounds.lay("marks", [], AMBER)
    assert laid(editor) == [("hai", "#ff0000")]


def test_a_ground_moves_with_its_words_and_the_text_stays(editor):
    grounds = Grounds(editor)
    grounds.lay("marks", [(4, 7)], AMBER)
    editor.textCursor().insertText("Này, ")
    grounds.lay("marks", [(9, 12)], AMBER)
    assert laid(editor) == [("hai", "#ffe6a6")]
    assert editor.toPlainText() == "Này, một hai ba"


def test_the_same_places_in_another_colour_are_laid_anew(editor):
    grounds = Grounds(editor)
    grounds.lay("marks", [(4, 7)], AMBER)
    grounds.lay("marks", [(4, 7)], RED)
    assert laid(editor) == [("hai", "#ff0000")]
