"""What a clerk without a mouse, or without eyes, needs of every window: names, labels, keys."""

import re
from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from drafter.readers.syllables import is_syllable

INPUTS = (
    QAbstractSpinBox,
    QLineEdit,
    QComboBox,
    QTextEdit,
    QPlainTextEdit,
    QAbstractItemView,
    QCheckBox,
    QRadioButton,
    QPushButton,
    QToolButton,
)
BUTTONS = (QCheckBox, QRadioButton, QPushButton, QToolButton)
WORDS = re.compile(r"[^\W\d_]+")
# Words of a name that are no Vietnamese, and have to be.
FOREIGN = {"DOCX", "PDF", "XLSX", "Word", "Drafter", "pt", "mm", "B", "A"}


def by_tab(window):
    """All that is seen of a window and is reached by Tab; of composite inputs, the whole."""
    seen = [window, *window.findChildren(QWidget)]
    reached = [each for each in seen if _is_reached(each, window)]
    return [each for each in reached if not _is_part(each, window)]


def _is_reached(widget, window):
    by_key = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    return bool(by_key) and widget.isVisibleTo(window) and widget.window() is window.window()


def _is_part(widget, window):
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, QComboBox | QCalendarWidget):
            return True
        above = above.parentWidget()
    return False


def inputs(window):
    """What can be changed or pressed: what is only read needs a name, no more."""
    found = [each for each in by_tab(window) if isinstance(each, INPUTS)]
    return [each for each in found if not getattr(each, "isReadOnly", bool)()]


def name_of(widget):
    """The name that the system's screen reader is told."""
    if isinstance(widget, QComboBox):  # Unix is told of its label, and for a name of its text
        return widget.accessibleName()
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name)


def label_of(widget, window):
    """The words beside or on an input, with the mark of its letter."""
    if isinstance(widget, BUTTONS):
        return widget.text()
    labels = (each for each in window.findChildren(QLabel) if each.isVisibleTo(window))
    return next((each.text() for each in labels if _buddy(each) is widget), "")


def _buddy(label):
    widget = label.buddy()
    while widget is not None and widget.focusProxy() is not None:
        widget = widget.focusProxy()
    return widget


def key_of(text):
    return QKeySequence.mnemonic(text).toString()


def words_of(text):
    """The words of a label, without the mark of its key."""
    return re.sub(r" \(&[^&]\)$", "", text).replace("&&", "\0").replace("&", "").replace("\0", "&")


def letters(window):
    """The letters that are underlined in a window, with what has them."""
    seen = [each for each in window.findChildren(QWidget) if each.isVisibleTo(window)]
    texts = [each.text() for each in seen if isinstance(each, QLabel) and each.buddy()]
    texts += [each.text() for each in seen if isinstance(each, QAbstractButton)]
    texts += [each.title() for each in seen if isinstance(each, QGroupBox)]
    for each in seen:
        if isinstance(each, QTabBar):
            texts += [each.tabText(at) for at in range(each.count())]
        elif isinstance(each, QMenuBar):
            texts += [action.text() for action in each.actions() if action.isVisible()]
    return [(key_of(text), text) for text in texts if key_of(text)]


def foreign_words(name):
    return [each for each in WORDS.findall(name) if each not in FOREIGN and not is_syllable(each)]


def faults(window, *, unlabelled=(), keyless=()):
    """Say what inputs of a window lack; some, by name, may do without a label or a letter."""
    said = []
    changed = inputs(window)
    for widget in by_tab(window):
        name = name_of(widget)
        if not name:
            said.append(f"không có tên: {type(widget).__name__} {widget.objectName()}")
        elif foreign_words(name):
            said.append(f"tên không phải tiếng Việt: {name}")
        if widget in changed and name not in unlabelled:
            label = label_of(widget, window)
            if not label:
                said.append(f"không có nhãn: {name}")
            elif name not in keyless and not key_of(label):
                said.append(f"không có chữ gạch chân: {label}")
    marked = letters(window)
    count = Counter(key for key, _ in marked)
    said += [f"trùng chữ: {text}" for key, text in marked if count[key] > 1]
    return said
