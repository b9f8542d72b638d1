"""The two pages of help: the keys, and what this program is."""

from __future__ import annotations

from html import escape
from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QPushButton, QTextBrowser, QVBoxLayout

from drafter.gui import actions, look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WIDTH, _MOST = 560, 640
_FIELD_KEYS = (
    ("Tab, Shift+Tab", "Sang ô sau, về ô trước, theo thứ tự của trang"),
    ("Alt + phím gạch chân", "Đến ô có nhãn đó"),
    ("Enter", "Thêm dòng trong danh sách"),
    ("Alt+↑, Alt+↓", "Đưa dòng của danh sách lên, xuống"),
    ("Ctrl+Shift+K", "Bỏ dòng của danh sách"),
    ("Ctrl+;", "Ghi ngày hôm nay"),
    ("Alt+↓", "Mở lịch, danh sách chọn, khối ký, ký hiệu"),
    ("F4", "Mở danh sách chọn"),
    ("F9", "Đến chỗ lấy từ văn bản cũ, chưa được xác nhận"),
    ("Ctrl+Enter", "Xác nhận chỗ đang chọn là đúng, sang chỗ tiếp theo"),
)
ABOUT = (
    "<p><b>Drafter</b></p>"
    "<p>Soạn văn bản hành chính theo Nghị định 30/2020/NĐ-CP và văn bản của Đảng theo "
    "Hướng dẫn 36-HD/VPTW, Hướng dẫn 05-HD/VPTW.</p>"
    "<p>Trang đang xem được dựng từ chính tệp DOCX sẽ xuất ra. "
    "Chương trình làm việc trên máy này, không gửi gì qua mạng.</p>"
)


def show_keys(parent: QWidget) -> None:
    """Show the keys."""
    _show(parent, "Phím tắt", keys_html())


def show_about(parent: QWidget) -> None:
    """Show what this program is."""
    _show(parent, "Giới thiệu Drafter", ABOUT)


def keys_html() -> str:
    """Return a table of the keys, from the menus themselves."""
    pairs = [
        (QKeySequence(row.keys.split()[0]).toString(), row.text.replace("&", "").rstrip("…"))
        for row in actions.rows()
        if row.keys
    ]
    lines = [
        f"<tr><td><b>{escape(keys)}</b></td><td>{escape(what)}</td></tr>"
        for keys, what in (*_FIELD_KEYS, *pairs)
    ]
    return f"<table cellpadding='4'>{''.join(lines)}</table>"


def _show(parent: QWidget, title: str, html: str) -> None:
    dialog = QDialog(parent)
    dialog.setWindowTitle(title)
    page = QTextBrowser()
    page.setObjectName("page")
    page.setAccessibleName(title)
    page.document().setDocumentMargin(0)
    page.setHtml(html)
    close = QPushButton("Đón&g")
    close.clicked.connect(dialog.accept)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(*(4 * [2 * look.GRID]))
    column.setSpacing(2 * look.GRID)
    column.addWidget(page)
    column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
    whole = _fit(dialog, page, parent)
    (close if whole else page).setFocus()  # what is seen whole needs no arrows
    dialog.exec()
    dialog.deleteLater()


def _fit(dialog: QDialog, page: QTextBrowser, parent: QWidget) -> bool:
    """Make a dialog as tall as its text; tell whether the window has room for all of it."""
    width, most = min(_WIDTH, parent.width() - 5 * look.GRID), min(_MOST, parent.height() - 80)
    page.document().setTextWidth(width - 4 * look.GRID)
    tall, room = ceil(page.document().size().height()), most - 10 * look.GRID
    page.setMinimumHeight(min(tall, room))
    dialog.resize(width, 0)
    return tall <= room
