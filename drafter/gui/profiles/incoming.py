"""What a file of profiles brings: new, other than ours, the same; the clerk takes some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from drafter.gui import look
from drafter.store.profile_fields import SPECS, values_of
from drafter.store.profile_file import SUFFIX, News

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from drafter.store.profile import Profile
    from drafter.store.profile_file import Incoming

KINDS = f"Hồ sơ cơ quan (*{SUFFIX} *.toml)"
_TOLD = "&Tệp có các hồ sơ sau. Hồ sơ được chọn sẽ thêm vào, hoặc thay cho hồ sơ cùng tên ở đây."
_NOTHING = "&Các hồ sơ trong tệp giống hệt ở đây: không có gì để nhập."


class IncomingDialog(QDialog):
    """Profiles of a file, each with a mark to take it."""

    def __init__(
        self,
        incoming: Sequence[Incoming],
        kept: Mapping[int, Profile],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Nhập hồ sơ cơ quan")
        self.resize(70 * look.GRID, 45 * look.GRID)
        self._incoming = incoming
        self.list = QListWidget()
        self.list.setObjectName("drafts")
        self.list.setAccessibleName("Hồ sơ trong tệp")
        self.list.setWordWrap(True)
        for each in incoming:
            self.list.addItem(_item(each, kept.get(each.profile.id)))
        told = QLabel(_TOLD if any(each.news is not News.GIONG for each in incoming) else _NOTHING)
        told.setWordWrap(True)
        told.setBuddy(self.list)
        self.buttons = QDialogButtonBox()
        self.take = self.buttons.addButton("&Nhập", QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("&Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.list.itemChanged.connect(self._follow)
        self._lay_out(told)
        self._follow()

    def _lay_out(self, told: QLabel) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(look.GRID)
        for widget in (told, self.list, self.buttons):
            column.addWidget(widget)

    def chosen(self) -> list[Profile]:
        """Return the profiles that are marked."""
        marked = (self.list.item(row).checkState() for row in range(self.list.count()))
        return [
            each.profile
            for each, mark in zip(self._incoming, marked, strict=True)
            if mark is Qt.CheckState.Checked
        ]

    def _follow(self) -> None:
        self.take.setEnabled(bool(self.chosen()))


def _item(each: Incoming, mine: Profile | None) -> QListWidgetItem:
    note = "giống hồ sơ ở đây" if each.news is News.GIONG else "mới"
    if mine and each.news is News.KHAC:
        note = f"thay hồ sơ ở đây; khác: {', '.join(differences(mine, each.profile))}"
    item = QListWidgetItem(f"{each.profile.name} ({note})")
    same = each.news is News.GIONG
    item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
    if not same:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEnabled)
    # What replaces another is taken only where the clerk says so.
    item.setCheckState(Qt.CheckState.Checked if each.news is News.MOI else Qt.CheckState.Unchecked)
    return item


def differences(mine: Profile, other: Profile) -> Iterable[str]:
    """Return the labels of the fields in which two profiles differ."""
    one, two = values_of(mine), values_of(other)
    labels = [spec.label for name, spec in SPECS.items() if one[name] != two[name]]
    return [*labels, *(["Nhóm của sổ địa chỉ"] if mine.nhom != other.nhom else [])]
