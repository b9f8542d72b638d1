"""Numbers: give the letter the next of its series, void one, open the book."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.errors import DraftError
from drafter.store.records import State

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from drafter.gui.librarian import Librarian
    from drafter.gui.memory import Memory
    from drafter.gui.model import LetterModel
    from drafter.gui.saving import Saving
    from drafter.store.register import Number
    from drafter.template.catalogue import Template


class Numbering(QObject):
    """What the menu “Cơ quan” does about numbers; errors are raised, the window shows them."""

    noted = Signal(str)

    def __init__(
        self,
        model: LetterModel,
        memory: Memory,
        saving: Saving,
        librarian: Librarian,
        go_on: Callable[[str], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._model, self._memory = model, memory
        self._saving, self._librarian = saving, librarian
        self._go_on, self._window = go_on, window

    def give(self) -> None:
        """Draw the next number of the letter's series; number and date go into the letter."""
        from drafter.gui.numbers import NumberDialog, texts_of
        from drafter.store import drafts, versions
        from drafter.store.register import user_name
        from drafter.store.register_letter import numbered

        snapshot = self._model.snapshot()
        if snapshot is None or not self._go_on("Cấp số"):
            return
        template, draft_id = snapshot.template, self._saving.ensure()
        letter = numbered(snapshot.draft()[0], template, draft_id, date.today())
        library = self._librarian.opened_library()
        dialog = NumberDialog(library, letter, self._window, by=user_name())
        dialog.exec()
        dialog.deleteLater()
        number = dialog.number
        if number is None:
            if dialog.voided:
                self._take_out(dialog.voided, template, draft_id)
            return
        self._model.fill(texts_of(template, number))
        self._saving.flush()
        self._librarian.call(lambda each: drafts.set_state(each, [draft_id], State.PHAT_HANH))
        self._librarian.call(lambda each: versions.keep(each, draft_id, f"Cấp số {number.text}"))
        self.noted.emit(f"Đã cấp số {number.whole(template.regime)}")

    def void(self) -> None:
        """Void the letter's number; it stays in the book with its reason."""
        from drafter.gui.numbers import VoidDialog
        from drafter.store.register import user_name
        from drafter.store.register_draw import numbers_of_draft

        template, draft_id = self._model.template, self._saving.copy.draft_id
        if template is None:
            return
        given = (
            self._librarian.call(lambda library: numbers_of_draft(library, draft_id))
            if draft_id is not None
            else []
        )
        valid = [number for number in given if not number.voided]
        if not valid:
            raise DraftError(
                "văn bản này chưa được cấp số từ sổ.", repair="Số cũ thì hủy trong Sổ văn bản đi."
            )
        library = self._librarian.opened_library()
        dialog = VoidDialog(library, valid[-1], template.regime, self._window, by=user_name())
        dialog.exec()
        dialog.deleteLater()
        if dialog.number and draft_id is not None:
            self._take_out(dialog.number, template, draft_id)

    def _take_out(self, voided: Number, template: Template, draft_id: int) -> None:
        """Take a void number out of the letter, which is a draft again."""
        from drafter.gui.numbers import number_field
        from drafter.store import drafts

        name = number_field(template)
        if self._model.text(name).strip() == voided.text:
            self._model.fill({name: ""})
            self._saving.flush()
        self._librarian.call(lambda each: drafts.set_state(each, [draft_id], State.NHAP))
        self.noted.emit(f"Đã hủy số {voided.whole(template.regime)}")

    def open_book(self) -> None:
        """Open the book of outgoing documents."""
        from drafter.gui.book import BookWindow
        from drafter.store.register import user_name

        library = self._librarian.opened_library()
        book = BookWindow(library, self._memory, self._window, by=user_name())
        book.exec()
        book.deleteLater()
