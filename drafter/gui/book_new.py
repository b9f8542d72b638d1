"""Begin the book of a body before its first number is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from drafter.errors import DrafterError
from drafter.gui import look
from drafter.gui.book_parts import Labelled
from drafter.gui.profiles.rows import underline
from drafter.store.register import Scope
from drafter.store.register_series import make_body

if TYPE_CHECKING:
    from drafter.store.database import Library
    from drafter.store.register import Body


class BodyDialog(QDialog):
    """Ask whose book it is and how its numbers run; `body` is what was made."""

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm sổ của cơ quan")
        self.setMinimumWidth(56 * look.GRID)
        self._library = library
        self.body: Body | None = None
        self.scope = Labelled("Cách đánh số", QComboBox())
        for words, scope in (
            ("Nhà nước: theo năm", Scope.NAM),
            ("Đảng: theo nhiệm kỳ cấp ủy", Scope.NHIEM_KY),
            ("Đảng: đại hội", Scope.DAI_HOI),
        ):
            self.scope.field.addItem(words, scope)
        self.issuer = Labelled("Cơ quan ban hành", QLineEdit())
        self.superior = Labelled("Cơ quan chủ quản, cấp trên (nếu có)", QLineEdit())
        self.make, self.leave = QPushButton("Thêm sổ"), QPushButton("Đóng")
        self._lay_out()
        self.make.clicked.connect(self._make)
        self.leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.make)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(2 * look.GRID)
        for widget in (self.scope, self.issuer, self.superior):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(foot)
        self.make.setDefault(True)
        self.leave.setAutoDefault(False)
        labels = [each.label for each in (self.scope, self.issuer, self.superior)]
        underline([*labels, self.make, self.leave])

    def _make(self) -> None:
        try:
            self.body = make_body(
                self._library,
                self.scope.field.currentData(),
                self.issuer.field.text(),
                self.superior.field.text(),
            )
        except DrafterError as error:
            self.issuer.show_error(error)
            return
        self.accept()
