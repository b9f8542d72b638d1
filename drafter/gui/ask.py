"""The few questions that need an answer before work goes on."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

DRAFTS = "Bản thảo Drafter (*.toml)"
_NAMED_AT_MOST = 6


class Answer(Enum):
    """What to do with a letter that is not saved."""

    SAVE = "&Lưu"
    DISCARD = "&Không lưu"
    CANCEL = "&Hủy"


def save_changes(parent: QWidget, name: str, *, in_library: bool) -> Answer:
    """Ask whether to write a letter's file before it leaves the screen; Esc cancels."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Chưa lưu")
    if in_library:
        box.setText(f"Ghi thay đổi vào tệp “{name}”?")
        box.setInformativeText("Thư viện đã giữ những gì vừa gõ; tệp thì còn bản cũ.")
    else:
        box.setText(f"“{name}” chưa lưu được vào thư viện. Lưu ra tệp?")
        box.setInformativeText("Nếu không lưu, những gì vừa gõ sẽ mất.")
    roles = QMessageBox.ButtonRole
    buttons = {
        box.addButton(Answer.SAVE.value, roles.AcceptRole): Answer.SAVE,
        box.addButton(Answer.DISCARD.value, roles.DestructiveRole): Answer.DISCARD,
        box.addButton(Answer.CANCEL.value, roles.RejectRole): Answer.CANCEL,
    }
    box.exec()
    return next(
        (answer for button, answer in buttons.items() if button is box.clickedButton()),
        Answer.CANCEL,
    )


def go_on_blank(parent: QWidget, labels: Sequence[str], verb: str) -> bool:
    """Name the required fields that are blank; ask whether a draft is wanted all the same."""
    named = ", ".join(labels[:_NAMED_AT_MOST])
    if len(labels) > _NAMED_AT_MOST:
        named += f" và {len(labels) - _NAMED_AT_MOST} ô khác"
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Còn ô trống")
    box.setText(f"Còn trống: {named}.")
    box.setInformativeText("Văn bản thiếu các phần này chỉ dùng làm bản nháp.")
    draft = box.addButton(f"&{verb} bản nháp", QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton("&Quay lại điền", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.exec()
    return box.clickedButton() is draft


def go_on_stale(parent: QWidget, owed: Sequence[str], verb: str) -> bool:
    """Name what was taken over from an older letter and not confirmed; ask whether to go on."""
    named = list(owed[:_NAMED_AT_MOST])
    if len(owed) > _NAMED_AT_MOST:
        named.append(f"… và {len(owed) - _NAMED_AT_MOST} chỗ khác")
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Còn chỗ lấy từ văn bản cũ")
    box.setText(f"Còn {len(owed)} chỗ lấy từ văn bản cũ, chưa được xác nhận:")
    box.setInformativeText("\n".join(named))
    on = box.addButton(f"&Vẫn {verb.lower()}", QMessageBox.ButtonRole.AcceptRole)
    back = box.addButton("&Quay lại xem", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(back)
    box.exec()
    return box.clickedButton() is on


def file_to_open(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """Ask for a file to read."""
    dialog = _file_dialog(parent, title, folder, kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def file_to_write(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """Ask where to write; the suffix of the proposal is added where none is typed."""
    dialog = _file_dialog(parent, title, proposed.parent, kinds)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(proposed.suffix.removeprefix("."))
    dialog.selectFile(proposed.name)
    return _chosen(dialog)


def _file_dialog(parent: QWidget, title: str, folder: Path, kinds: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(folder), kinds)
    # Where the system has no dialog of its own, Qt's details speak the system's language.
    dialog.setViewMode(QFileDialog.ViewMode.List)
    return dialog


def _chosen(dialog: QFileDialog) -> Path | None:
    done = dialog.exec()
    names = dialog.selectedFiles()
    dialog.deleteLater()
    return Path(names[0]) if done and names else None
