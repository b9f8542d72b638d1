"""What all inputs of the form share: their interface, their keys, their context menu."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

Editor = QLineEdit | QPlainTextEdit | QTextEdit


class Input(Protocol):
    """A widget that holds one field's text; showing a text is silent, typing is not."""

    @property
    def edited(self) -> SignalInstance:
        """Return the signal that carries the text after each change by the clerk."""

    def editor(self) -> Editor:
        """Return the widget that takes the keys."""

    def show_text(self, text: str) -> None:
        """Show a text that was loaded; nothing is emitted."""

    def restore(self, text: str, at: int) -> None:
        """Show a text that undo brought back, the cursor at its change."""

    def select(self, at: int, length: int) -> None:
        """Select a part of the text, to be typed over."""

    def cursor_at(self) -> int:
        """Return where in the text the cursor stands."""

    def current_line(self) -> int:
        """Return which line of the text the cursor is in."""

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the start of a line of the text."""

    def tools(self) -> list[QAction]:
        """Return what the input offers beside typing, for its label's row and its menu."""


def utf16(text: str) -> int:
    """Return a text's length as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class EditorKeys(QObject):
    """Lead an editor's undo keys to the form's stack, and give it a menu in Vietnamese."""

    entered = Signal()
    left = Signal()

    def __init__(self, editor: Editor, owner: Input, stack: QUndoStack) -> None:
        super().__init__(editor)
        self._editor, self._owner, self._stack = editor, owner, stack
        self.more: list[QAction] = []  # what the row offers beside the input's own tools
        for widget in {editor, editor.focusProxy() or editor}:
            widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at the few events that matter."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # The editors claim these keys for their own undo, which the form does not use.
            if event.matches(QKeySequence.StandardKey.Undo) or _is_redo(event):
                event.ignore()
                return True
        elif kind == QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            self.menu().popup(event.globalPos())
            return True
        elif kind == QEvent.Type.FocusIn:
            self.entered.emit()
        elif isinstance(event, QFocusEvent) and kind == QEvent.Type.FocusOut:
            self._leave(event)
        return False

    def _leave(self, event: QFocusEvent) -> None:
        """Tell that the field is left; to open its own menu or list is no leaving."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def menu(self) -> QMenu:
        """Return the editor's menu, its undo replaced by the form's."""
        menu = self._editor.createStandardContextMenu()
        menu.setParent(self._editor.window(), menu.windowFlags())
        own = menu.actions()[:2]
        first = menu.actions()[2]
        for action in own:
            menu.removeAction(action)
        menu.insertAction(first, self._stack.createUndoAction(menu, "Hoàn tác"))
        menu.insertAction(first, self._stack.createRedoAction(menu, "Làm lại"))
        tools = [*self._owner.tools(), *self.more]
        if tools:
            menu.addSeparator()
            menu.addActions(tools)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu


def _is_redo(event: QKeyEvent) -> bool:
    control_y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
    return event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == control_y
