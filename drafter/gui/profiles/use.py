"""Use a profile for the letter at hand: a menu of the bodies that may issue it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from drafter.errors import DrafterError

if TYPE_CHECKING:
    from drafter.gui.model import LetterModel
    from drafter.gui.profiles.book import ProfileBook
    from drafter.store.profile import Profile

_NONE = "Chưa có hồ sơ nào cho loại văn bản này"


class UseMenu(QMenu):
    """“Dùng hồ sơ”: choosing one changes the letterhead and the signer, as one step to undo."""

    used = Signal(int)  # id of the profile
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
        try:
            use(self._model, profile)
        except DrafterError as error:
            self.failed.emit(error)
            return
        self._book.set_letter(profile.id)
        self.used.emit(profile.id)


def use(model: LetterModel, profile: Profile) -> None:
    """Fill the letterhead and signing fields of the letter from a profile, as one step to undo.

    Raises DraftError where the rule pack chosen by hand is of another regime.
    """
    from drafter.store.filling import letterhead

    snapshot = model.snapshot()
    if snapshot:
        model.fill(letterhead(profile, snapshot.template, snapshot.pack_name()))
