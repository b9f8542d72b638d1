"""What the window does to drafts, in the library's thread; and the one question before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafter.store.database import Library
    from drafter.store.records import State

    Change = Callable[[Library], None]


def ask_destroy(parent: QWidget, count: int) -> bool:
    """Ask once whether drafts shall be deleted for good."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Xóa hẳn")
    box.setText(f"Xóa hẳn {count} văn bản cùng các phiên bản của chúng?")
    box.setInformativeText("Không lấy lại được. Số đã cấp vẫn còn trong sổ đăng ký.")
    destroy = box.addButton("&Xóa hẳn", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton("&Hủy", QMessageBox.ButtonRole.RejectRole))
    box.exec()
    return box.clickedButton() is destroy


def state_set(ids: Sequence[int], state: State) -> Change:
    """Return the change that notes how far letters have come."""

    def work(library: Library) -> None:
        from drafter.store import drafts

        drafts.set_state(library, ids, state)

    return work


def thrown_away(ids: Sequence[int]) -> Change:
    """Return the change that puts drafts into the trash."""

    def work(library: Library) -> None:
        from drafter.store import drafts

        drafts.trash(library, ids)

    return work


def taken_back(ids: Sequence[int]) -> Change:
    """Return the change that takes drafts out of the trash."""

    def work(library: Library) -> None:
        from drafter.store import drafts

        drafts.take_back(library, ids)

    return work


def destroyed(ids: Sequence[int]) -> Change:
    """Return the change that deletes drafts for good."""

    def work(library: Library) -> None:
        from drafter.store import drafts

        drafts.destroy(library, ids)

    return work


def labelled(ids: Sequence[int], added: Sequence[str], removed: Sequence[str]) -> Change:
    """Return the change that gives drafts labels and takes others from them."""

    def work(library: Library) -> None:
        from drafter.store.labels import change_labels

        change_labels(library, ids, added, removed)

    return work
