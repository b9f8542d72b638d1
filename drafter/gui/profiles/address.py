"""The address book in the letter's form: places chosen, and lines typed added to it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from drafter.draft.clean import fold
from drafter.errors import DrafterError
from drafter.gui import look
from drafter.gui.offer_menu import Offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.gui.form import Form
    from drafter.gui.model import LetterModel
    from drafter.gui.profiles.book import ProfileBook
    from drafter.store.profile import Profile

# In a Kính gửi a place stands without its role; a Nơi nhận keeps its first and last lines.
ADDRESSED = ("kinh_gui", "kinh_trinh")
RECEIVING = ("noi_nhan", "noi_nhan_sao")
_IN_MENU = 25
_NO_PROFILE = "Chưa có hồ sơ cơ quan cho văn bản này"
_EMPTY = "Sổ địa chỉ của {} chưa có nơi nào"
_ADD = "Thêm các dòng này vào sổ địa chỉ"


class AddressOffers(QObject):
    """Give the rows of receivers a menu of the address book; nothing is written unasked."""

    profiles_wanted = Signal()  # there is no profile to choose from
    noted = Signal(str)
    failed = Signal(DrafterError)

    def __init__(self, model: LetterModel, form: Form, book: ProfileBook) -> None:
        super().__init__(form)
        self._model, self._form, self._book = model, form, book
        model.loaded.connect(self._attach)

    def _attach(self) -> None:
        for name in (*ADDRESSED, *RECEIVING):
            if name in self._form.rows:
                row = self._form.rows[name]
                row.add_offer("Chọn từ sổ địa chỉ", partial(self._menu, name))

    def _menu(self, field: str) -> tuple[str, Sequence[Offer]]:
        """Return the menu of a field: groups, places, and what is typed as a last entry."""
        template = self._model.template
        profile = self._book.of_letter(template.regime) if template else None
        if profile is None:
            return _NO_PROFILE, [Offer("Lập hồ sơ cơ quan…", self.profiles_wanted.emit)]
        offers = [*self._groups(profile, field), *self._places(profile, field)]
        title = f"Sổ địa chỉ của {profile.name}" if offers else _EMPTY.format(profile.name)
        if self._new_lines(profile, field):
            offers.append(Offer(_ADD, partial(self._add, profile, field)))
        return title, offers

    def _groups(self, profile: Profile, field: str) -> list[Offer]:
        return [
            Offer(group.ten, partial(self._insert, field, group.dong), f"{len(group.dong)} nơi")
            for group in profile.nhom
            if group.dong
        ]

    def _places(self, profile: Profile, field: str) -> list[Offer]:
        lines = profile.so_dia_chi
        offers = [
            Offer(shown_line(field, each), partial(self._insert, field, (each,)))
            for each in lines[:_IN_MENU]
        ]
        if len(lines) > _IN_MENU:
            offers.append(Offer(f"Tìm trong {len(lines)} nơi…", partial(self._find, field, lines)))
        return offers

    def _find(self, field: str, lines: Sequence[str]) -> None:
        dialog = PlaceFinder(lines, self._form)
        if dialog.exec():
            self._insert(field, dialog.chosen())
        dialog.deleteLater()

    def _insert(self, field: str, lines: Iterable[str]) -> None:
        """Write places into a field, each once, as one step to undo."""
        from drafter.store.filling import arranged

        typed = [line for line in self._model.text(field).split("\n") if line.strip()]
        wanted = list(dict.fromkeys([*typed, *(shown_line(field, each) for each in lines)]))
        together = arranged(wanted) if field in RECEIVING else wanted
        self._model.fill({field: "\n".join(together)})
        self._form.focus_field(field)

    # Into the book

    def _new_lines(self, profile: Profile, field: str) -> list[str]:
        """Return the places of a field that the book lacks; “Như trên” and “Lưu” are none."""
        from drafter.draft.clean import clean_line

        groups = (line for group in profile.nhom for line in group.dong)
        known = {shown_line(field, line) for line in (*profile.so_dia_chi, *groups)}
        typed = (clean_line(line) for line in self._model.text(field).split("\n"))
        return [
            line
            for line in dict.fromkeys(typed)
            if line and line not in known and fold(line).split()[0].rstrip(":") not in _NO_PLACES
        ]

    def _add(self, profile: Profile, field: str) -> None:
        try:
            count = self._book.add_places(profile, self._new_lines(profile, field))
        except DrafterError as error:
            self.failed.emit(error)
        else:
            self.noted.emit(f"Đã thêm {count} nơi vào sổ địa chỉ của {profile.name}")


_NO_PLACES = ("nhu", "luu")


def shown_line(field: str, line: str) -> str:
    """Return a line of the address book as a field writes it."""
    from drafter.store.profile import without_role

    return without_role(line) if field in ADDRESSED else line


class PlaceFinder(QDialog):
    """Find places by a few letters, without diacritics; Enter takes those selected."""

    def __init__(self, lines: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sổ địa chỉ")
        self.resize(60 * look.GRID, 60 * look.GRID)
        self._lines = lines
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setAccessibleName("Tìm trong sổ địa chỉ")
        self.search.setPlaceholderText("Gõ vài chữ, không cần dấu")
        self.list.setObjectName("drafts")
        self.list.setAccessibleName("Các nơi")
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.search.textChanged.connect(self._fill)
        self.list.itemDoubleClicked.connect(self.accept)
        self._lay_out()
        self._fill("")

    def _lay_out(self) -> None:
        label = QLabel("&Tìm")
        label.setBuddy(self.search)
        buttons = QDialogButtonBox()
        buttons.addButton("&Chọn", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("&Hủy", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(look.GRID)
        for widget in (label, self.search, self.list, buttons):
            column.addWidget(widget)

    def _fill(self, query: str) -> None:
        words = fold(query).split()
        found = [line for line in self._lines if all(word in fold(line) for word in words)]
        self.list.clear()
        self.list.addItems(found)
        self.list.setCurrentRow(0)

    def chosen(self) -> list[str]:
        """Return the places selected, in the order of the book."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if item.isSelected()]
