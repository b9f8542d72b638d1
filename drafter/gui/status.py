"""The status bar: the field's hint, the findings, the page, the zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStatusBar,
    QToolButton,
    QWidget,
)

from drafter.errors import Level
from drafter.gui import look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafter.errors import Finding


class Status(QStatusBar):
    """Show, at the right, what is always true; at the left, what concerns the field in use."""

    findings_wanted = Signal()
    cancelled = Signal()

    def __init__(self, zoom_out: QAction, fit: QAction, zoom_in: QAction) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, look.GRID, 0)
        self.hint = _Elided()
        self.findings = self._button("Các lỗi và cảnh báo")
        self.findings.clicked.connect(self.findings_wanted)
        self.page, self.words = QLabel(), QLabel()
        self.zoom = self._button("Cỡ xem; nhấn để vừa chiều rộng")
        self.zoom.clicked.connect(fit.trigger)
        self.addWidget(self.hint, 1)
        self.kept = QLabel()
        self.kept.setProperty("role", "muted")
        self._add_work()
        self.addPermanentWidget(self.kept)
        self.addPermanentWidget(self.findings)
        for label in (self.kept, self.words, self.page):
            label.setContentsMargins(look.GRID, 0, look.GRID, 0)
        self.addPermanentWidget(self.words)
        self.addPermanentWidget(self.page)
        for action, widget in ((zoom_out, None), (None, self.zoom), (zoom_in, None)):
            if widget is None and action:
                widget = QToolButton()
                widget.setDefaultAction(action)
                widget.setProperty("role", "small")
                widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if widget:
                self.addPermanentWidget(widget)

    def _button(self, name: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "link")
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _add_work(self) -> None:
        self._work = QWidget()
        self._work_name = QLabel()
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setFixedSize(96, 10)
        cancel = QPushButton("Hủy")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self._work_name, bar, cancel):
            row.addWidget(widget)
        self._work.hide()
        self.addWidget(self._work)

    def show_work(self, name: str) -> None:
        """Show that long work is under way, or with an empty name that it ended."""
        self._work_name.setText(name)
        self._work.setVisible(bool(name))

    def show_findings(self, findings: Iterable[Finding], blank: int) -> None:
        """Show how many findings there are, and how many required fields wait to be filled."""
        levels = [finding.level for finding in findings]
        parts = [f"{levels.count(level)} {level}" for level in Level if level in levels]
        if blank:
            parts.append(f"còn {blank} ô bắt buộc")
        self.findings.setText(" · ".join(parts) or "Không có lỗi")
        self.findings.setEnabled(bool(parts))

    def show_kept(self, text: str) -> None:
        """Show when the library last took what is typed."""
        self.kept.setText(text)

    def show_words(self, count: int | None) -> None:
        """Show how many words the letter's body has, once it has any."""
        self.words.setText(f"{count} chữ" if count else "")
        self.words.setVisible(bool(count))

    def show_page(self, number: int, count: int) -> None:
        """Show which page is seen."""
        self.page.setText(f"Trang {number} / {count}")

    def show_zoom(self, zoom: float, *, fits: bool) -> None:
        """Show the zoom."""
        self.zoom.setText(f"{zoom * 100:.0f} %")
        self.zoom.setToolTip("Đang vừa chiều rộng" if fits else "Nhấn để vừa chiều rộng")


class _Elided(QLabel):
    """A line that never asks for more room than there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumWidth(40)
        self.setProperty("role", "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, cut with an ellipsis where it is too long."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 8
        )
        self.setToolTip(self.text() if text != self.text() else "")
        painter.drawText(self.rect().adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()
