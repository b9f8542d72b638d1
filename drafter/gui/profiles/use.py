"""Use a profile for the letter at hand: a menu of the bodies that may issue it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoCommand
from PySide6.QtWidgets import QMenu, QWidget

from drafter.errors import DrafterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.gui.model import LetterModel
    from drafter.gui.profiles.book import ProfileBook
    from drafter.store.profile import Profile

_NONE = "Chưa có hồ sơ nào cho loại văn bản này"


class UseMenu(QMenu):
    """“Dùng hồ sơ”: choosing one changes the letterhead and the signer, as one step to undo."""

    used = Signal(object)  # the profile's id; None where undo goes back to none
    failed = Signal(DrafterError)

    def __init__(
        self, model: LetterModel, book: ProfileBook, parent: QWidget | None = None
    ) -> None:
        super().__init__("Dùng &hồ sơ", parent)
        self._model, self._book = model, book
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List the bodies of the letter's regime; the one in use has a mark."""
        self.clear()
        template = self._model.template
        regime = template.regime if template else ""
        current = self._book.of_letter(regime)
        for profile in self._book.profiles:
            if profile.che_do == regime:
                action = self.addAction(profile.name.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(current is not None and profile.id == current.id)
                action.triggered.connect(partial(self._use, profile))
        if self.isEmpty():
            self.addAction(_NONE).setEnabled(False)

    def _use(self, profile: Profile, _checked: bool = False) -> None:
        stack, before = self._model.stack, self._book.letter_id
        try:
            texts = _texts_of(self._model, profile)
        except DrafterError as error:
            self.failed.emit(error)
            return
        stack.beginMacro("")
        if profile.id != before:
            stack.push(_Choice(self._choose, before, profile.id))
        self._model.fill(texts)
        stack.endMacro()

    def _choose(self, profile_id: int | None) -> None:
        self._book.set_letter(profile_id)
        self.used.emit(profile_id)


class _Choice(QUndoCommand):
    """The letter's profile, chosen and taken back together with what it fills."""

    def __init__(
        self, choose: Callable[[int | None], None], before: int | None, after: int
    ) -> None:
        super().__init__()
        self._choose, self._before, self._after = choose, before, after

    def redo(self) -> None:
        """Choose the profile."""
        self._choose(self._after)

    def undo(self) -> None:
        """Go back to the profile before."""
        self._choose(self._before)


def _texts_of(model: LetterModel, profile: Profile) -> dict[str, str]:
    """Return the letterhead and signing fields of the letter as a profile has them.

    Raises DraftError where the rule pack chosen by hand is of another regime.
    """
    from drafter.store.filling import letterhead

    snapshot = model.snapshot()
    return letterhead(profile, snapshot.template, snapshot.pack_name()) if snapshot else {}
