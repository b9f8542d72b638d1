"""PySide6 6.12 loses a reference to None at every void call and ends the process."""

import sys

from PySide6.QtWidgets import QLineEdit


def test_void_calls_of_qt_do_not_consume_none(qapp):
    line = QLineEdit()
    before = sys.getrefcount(None)
    for _ in range(1000):
        line.setCursorPosition(0)
    # From 3.12 None is immortal and its count stands still.
    assert abs(sys.getrefcount(None) - before) < 100
