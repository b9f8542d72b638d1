"""One field of the form: its label above, its input, its finding below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drafter.draft.fields import Kind
from drafter.errors import Finding, Level
from drafter.gui import look
from drafter.gui.inputs.base import EditorKeys
from drafter.gui.inputs.body import BodyInput
from drafter.gui.inputs.kinds import INPUTS
from drafter.gui.legacy_strip import LegacyStrip
from drafter.gui.offer_menu import open_menu
from drafter.gui.spoken import SpokenLabel

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QUndoStack

    from drafter.draft.fields import Field
    from drafter.gui.offer_menu import Offer

_ROLES = {Level.LOI: "error", Level.CANH_BAO: "warning", Level.GOI_Y: "muted"}


class MessageLabel(SpokenLabel):
    """Findings in words, in the colour of the worst; hidden when there are none."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.hide()

    def tell(self, sentence: str) -> None:
        """Show one sentence in red, or nothing."""
        self.setText(sentence)
        self.setVisible(bool(sentence))
        paint(self, "role", _ROLES[Level.LOI])

    def show_findings(self, findings: Sequence[Finding]) -> bool:
        """Show findings, the worst first; tell whether anything changed."""
        text = "\n".join(_told(finding) for finding in findings)
        if text == self.text():
            return False
        self.setText(text)
        self.setVisible(bool(text))
        paint(self, "role", _ROLES[findings[0].level] if findings else "")
        return True


class FieldRow(QWidget):
    """A labelled input; it knows its field and nothing of the letter."""

    edited = Signal(str, object)  # field, text; as a str it would be copied twice at each key
    entered = Signal(str)
    left = Signal(str)

    def __init__(self, spec: Field, stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec, self._stack = spec, stack
        self.input = INPUTS[spec.kind](spec)
        self.editor = self.input.editor()
        # A list with an editable line keeps the focus itself and hands the keys on.
        self.focus: QWidget = self.editor.focusProxy() or self.editor
        self.label = QLabel(spec.label)
        self.message = MessageLabel()
        self._keys = EditorKeys(self.editor, self.input, stack)
        self.legacy, self.note = LegacyStrip(), MessageLabel()
        self._name_parts()
        self._lay_out()
        self._connect_notes()
        self.input.edited.connect(lambda text: self.edited.emit(spec.name, text))
        self._keys.entered.connect(lambda: self.entered.emit(spec.name))
        self._keys.left.connect(lambda: self.left.emit(spec.name))

    def _name_parts(self) -> None:
        spec = self.spec
        need = "bắt buộc" if spec.required else ""
        self.label.setBuddy(self.editor)
        self.label.setToolTip(spec.hint)
        self.focus.setObjectName(spec.name)
        for part in (self.input, self.editor):
            part.setAccessibleName(spec.label)
            part.setAccessibleDescription(". ".join(filter(None, (need, spec.hint))))
            part.setToolTip(spec.hint)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.GRID // 2)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.label)
        self.label.setMinimumWidth(1)  # a long label is cut rather than the whole form
        if self.spec.required:
            star = QLabel("*")
            star.setProperty("role", "error")
            star.setToolTip("Bắt buộc")
            head.addWidget(star)
        head.addStretch(1)
        for action in self.input.tools():
            if action.data() and self.spec.kind is not Kind.NGAY:
                head.addWidget(self._button(action))
        self._head = head
        column.addLayout(head)
        column.addWidget(self.input, 1)
        column.addWidget(self.legacy)
        column.addWidget(self.note)
        column.addWidget(self.message)
        tall = self.spec.kind is Kind.NOI_DUNG and not self.spec.rare
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding if tall else policy.Maximum)

    def _connect_notes(self) -> None:
        """Tell under the input what an insertion lacked, and offer Unicode for older text."""
        self.input.edited.connect(self._look)
        self.legacy.converted.connect(self._convert)
        if isinstance(self.input, BodyInput):
            self.input.refused.connect(lambda told: self.note.tell(told))
            self.input.as_step = self._as_step

    def _as_step(self, tell: Callable[[], None]) -> None:
        """Let a change be undone alone: typing of the same word would take it in."""
        self._stack.beginMacro(self.spec.label)
        try:
            tell()
        finally:
            self._stack.endMacro()

    def _look(self, text: str) -> None:
        self.note.tell("")
        font = self.input.pasted_font if isinstance(self.input, BodyInput) else None
        self.legacy.look(text, font)
        if not self.legacy.isHidden():
            QWidget.setTabOrder(self.focus, self.legacy.yes)
            QWidget.setTabOrder(self.legacy.yes, self.legacy.no)

    def _convert(self, text: str) -> None:
        """Take a text in Unicode in place of the one typed, as one step."""
        self.input.restore(text, min(self.input.cursor_at(), len(text)))
        self._as_step(lambda: self.edited.emit(self.spec.name, text))
        self.focus.setFocus()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setProperty("role", "small")
        if action.menu():
            button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        # A tool acts on the line the cursor is in, so it must not take the cursor away.
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"{action.text()} - {self.spec.label}")
        return button

    def add_offer(self, name: str, offered: Callable[[], tuple[str, Sequence[Offer]]]) -> None:
        """Add a button over the input that opens a menu of what fits; Alt+Down opens it too."""
        action = QAction(look.icon("next"), name, self)
        action.setIconText("Chọn")
        action.setToolTip(f"{name} (Alt+Mũi tên xuống)")
        action.setData("next")
        action.setShortcut(QKeySequence("Alt+Down"))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.addAction(action)
        self._keys.more.append(action)
        button = self._button(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        action.triggered.connect(lambda: open_menu(button, *offered()))
        self._head.addWidget(button)

    def tools(self) -> list[QAction]:
        """Return all that the row offers beside typing."""
        return [*self.input.tools(), *self._keys.more]

    def cursor_at(self) -> int:
        """Return where the cursor stands in the text."""
        return self.input.cursor_at()

    def select(self, at: int, length: int) -> None:
        """Select a part of the text, to be typed over."""
        self.input.select(at, length)

    def show_findings(self, findings: Sequence[Finding]) -> bool:
        """Show what is found under the input, the worst first; tell whether anything changed."""
        changed = self.message.show_findings(findings)
        wrong = bool(findings) and findings[0].level is Level.LOI
        paint(self.focus, "fault", "error" if wrong else "")
        return changed


def paint(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet reads, and let it be read."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _told(finding: Finding) -> str:
    clause = f" ({finding.clause})" if finding.clause else ""
    return f"{finding.sentence} {finding.repair}".rstrip() + clause
