"""Nhập sổ cũ: what a file's rows would become, twins and gaps told, then all of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from drafter.gui import look
from drafter.gui.background import Background
from drafter.gui.book_model import BookModel
from drafter.gui.book_parts import Labelled, fit, lay_out_columns, message
from drafter.gui.profiles.rows import underline
from drafter.gui.strip import Strip
from drafter.store.book_import import Placed, Plan, plan_import, take_in
from drafter.store.book_reading import Reading, read_rows
from drafter.store.register import Number
from drafter.store.register_series import all_series

if TYPE_CHECKING:
    from pathlib import Path

    from drafter.errors import DrafterError
    from drafter.store.database import Library
    from drafter.store.register import Body

KINDS = "Sổ văn bản (*.xlsx *.xlsm *.csv *.txt)"
_BY_SETTING, _EACH_TYPE = "Theo thiết lập của sổ", "Mỗi tên loại một dãy (đổi thiết lập)"
_NAMED = 200  # twins and complaints listed
_SIZE = (1280, 640)


class ImportDialog(QDialog):
    """Preview of an import; `count` is how many rows were taken in."""

    def __init__(
        self, library: Library, body: Body, path: Path, parent: QWidget | None = None, by: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Nhập sổ cũ: {path.name}")
        self._library, self._body, self._by = library, body, by
        self._reading: Reading | None = None
        self._plan: Plan | None = None
        self.count = 0
        self.target = Labelled("Xếp vào dãy số", QComboBox())
        self.told = message("Đang đọc tệp…", "muted")
        self.model = BookModel(None, self)
        self.rows, self.report = QTableView(), QPlainTextEdit()
        self.strip = Strip(self.rows)
        self.take, self.leave = QPushButton("Nhập"), QPushButton("Đóng")
        self.background = Background(self)
        self._lay_out()
        fit(self, _SIZE)
        self._fill_targets()
        self.background.failed.connect(self._show_error)
        self.target.field.currentIndexChanged.connect(self.preview)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self.reject)
        self.background.run("Đang đọc tệp…", lambda: read_rows(path), self._show_reading)

    def _lay_out(self) -> None:
        self._lay_out_rows()
        self.report.setReadOnly(True)
        self.report.setAccessibleName("Điều cần biết trước khi nhập")
        self.report.setTabChangesFocus(True)
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.setObjectName("apart")
        middle.setHandleWidth(look.GRID)
        for widget, share in ((self.rows, 3), (self.report, 2)):
            middle.addWidget(widget)
            middle.setStretchFactor(middle.count() - 1, share)
        foot = QHBoxLayout()
        foot.addWidget(self.told, 1)
        foot.addWidget(self.take)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(4 * [2 * look.GRID]))
        column.setSpacing(look.GRID)
        column.addWidget(self.target)
        column.addWidget(middle, 1)
        column.addLayout(foot)
        self.take.setDefault(True)
        self.take.setEnabled(False)
        self.leave.setAutoDefault(False)
        underline([self.target.label, self.take, self.leave])

    def _lay_out_rows(self) -> None:
        self.rows.setModel(self.model)
        self.rows.setAccessibleName("Các văn bản sẽ nhập")
        self.rows.setTabKeyNavigation(False)
        lay_out_columns(self.rows)

    def _fill_targets(self) -> None:
        combo = self.target.field
        combo.addItem(_BY_SETTING, None)
        for each in all_series(self._library, self._body.id):
            combo.addItem(each.name, each)
        combo.addItem(_EACH_TYPE, _EACH_TYPE)

    def _show_reading(self, reading: Reading) -> None:
        self._reading = reading
        self.preview()

    def preview(self) -> None:
        """Show what would be taken in under the choice made."""
        if self._reading is None:
            return
        chosen, rows = self.target.field.currentData(), self._reading.rows
        library, body = self._library, self._body
        each_type = chosen == _EACH_TYPE
        series = None if each_type else chosen
        self.take.setEnabled(False)
        self.background.run(
            "Đang xem trước…",
            lambda: plan_import(library, body.id, rows, series, each_type=each_type),
            self._show_plan,
        )

    def _show_plan(self, plan: Plan) -> None:
        self._plan = plan
        self.model.show_rows(
            [_shown(each, at) for at, each in enumerate(plan.taken)], self._body.regime
        )
        self.report.setPlainText("\n".join(self._report(plan)))
        count = len(plan.taken)
        self.told.setText(f"{count} văn bản sẽ được nhập, tất cả hoặc không văn bản nào.")
        self.take.setEnabled(count > 0)

    def _report(self, plan: Plan) -> list[str]:
        reading = self._reading
        said = list(plan.summary())
        if plan.mixed:
            said.append("Sổ này đánh số riêng từng tên loại: chọn “Mỗi tên loại một dãy” ở trên.")
        said += plan.gaps
        said += _some("Số đã có, bỏ qua", plan.twins)
        if reading:
            said += _some("Dòng không nhập được", reading.complaints)
            said += reading.notes
        return said

    def _take(self) -> None:
        plan = self._plan
        if plan is None:
            return
        library, by = self._library, self._by
        self.take.setEnabled(False)
        self.told.setText("Đang nhập…")
        self.background.run("Đang nhập…", lambda: take_in(library, plan, by), self._done)

    def _done(self, count: int) -> None:
        self.count = count
        self.accept()

    def _show_error(self, error: DrafterError) -> None:
        self.told.setText("Chưa nhập văn bản nào.")
        self.strip.show_error(error)

    def done(self, result: int) -> None:
        """Close when nothing is under way any more."""
        self.background.wait()
        super().done(result)


def _some(head: str, lines: tuple[str, ...]) -> list[str]:
    """Return a heading with its lines, the first of them where there are many."""
    if not lines:
        return []
    more = [f"… và {len(lines) - _NAMED} dòng khác"] if len(lines) > _NAMED else []
    return [f"{head} ({len(lines)}):", *(f"  {line}" for line in lines[:_NAMED]), *more]


def _shown(placed: Placed, at: int) -> Number:
    """Return a row as the table shows it; it stands in no book yet."""
    row = placed.row
    return Number(
        id=at,
        series_id=0,
        period=placed.period,
        so=row.so,
        duoi=row.duoi,
        ngay=row.ngay,
        entry=row.entry,
        draft_id=None,
        imported=True,
        given="",
        given_by="",
        voided=None,
        voided_by="",
        reason="",
    )
