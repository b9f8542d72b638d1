"""A menu of lawful words under a field's button: each with a quiet note, none of them typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QWidget, QWidgetAction

from drafter.gui import look

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry: its words, when they are used, the clause, what choosing it does."""

    text: str
    choose: Callable[[], None]
    note: str = ""
    clause: str = ""


def open_menu(button: QWidget, title: str, offers: Sequence[Offer]) -> QMenu:
    """Open a menu under a button, its first entry ready for Enter."""
    menu = QMenu(button)
    menu.setToolTipsVisible(True)
    menu.addAction(_heading(title, menu))
    actions = [_entry(offer, menu) for offer in offers]
    menu.addActions(actions)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    if actions:
        menu.setActiveAction(actions[0])
    return menu


def _heading(title: str, menu: QMenu) -> QWidgetAction:
    """Return a line that is read and not chosen; a menu's own headings are cut off."""
    label = QLabel(title)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setContentsMargins(look.GRID * 3 // 2, look.GRID // 2, look.GRID, look.GRID // 2)
    action = QWidgetAction(menu)
    action.setDefaultWidget(label)
    action.setEnabled(False)
    return action


def _entry(offer: Offer, menu: QMenu) -> QAction:
    action = QAction(_escaped("   ·   ".join(filter(None, (offer.text, offer.note)))), menu)
    action.setToolTip(offer.clause)
    action.triggered.connect(offer.choose)
    return action


def _escaped(text: str) -> str:
    return text.replace("&", "&&")
