"""The menu of roles: what a paragraph is, by its first letters or by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from drafter.document.body import ROLE_NAMES
from drafter.gui.body import editing

if TYPE_CHECKING:
    from drafter.document.body_nodes import VaiTro
    from drafter.gui.inputs.body import BodyInput

BY_START = "Theo chữ &đầu dòng"


class RoleMenu(QMenu):
    """Set the role of the selected lines; the role in force is ticked."""

    def __init__(self, owner: BodyInput) -> None:
        super().__init__("Vai trò", owner)
        self._owner = owner
        self._group = QActionGroup(self)
        self._add(BY_START, None)
        self.addSeparator()
        for name, role in ROLE_NAMES.items():
            self._add(f"{name[0].upper()}{name[1:]}", role)
        self.aboutToShow.connect(self.look)

    def _add(self, text: str, role: VaiTro | None) -> None:
        action = self.addAction(text)
        action.setCheckable(True)
        action.setData(role)
        action.triggered.connect(lambda: self.set_role(role))
        self._group.addAction(action)

    def look(self) -> None:
        """Tick the role of the line the cursor is in; in a table there is none."""
        cursor = self._owner.textCursor()
        one = self._owner.body.entries[cursor.block().blockNumber()]
        for action in self._group.actions():
            action.setEnabled(not one.cell)
            action.setChecked(action.data() == one.line.role and not one.cell)

    def set_role(self, role: VaiTro | None) -> None:
        """Set the role of the selected lines by hand, or leave it to their first letters."""
        cursor = self._owner.textCursor()
        places = cursor.anchor(), cursor.position()
        text = editing.with_role(self._owner.body, cursor, role)
        if text != self._owner.text():
            self._owner.put(text)
            self._owner.choose(*places)
        self._owner.setFocus()
