"""Menus and tool bar as one table; the window connects the names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from drafter.gui import look

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Row:
    """One action: name, text in the menu, icon, keys, word in the tool bar."""

    name: str
    text: str
    icon: str = ""
    keys: str = ""  # several: with blanks between
    word: str = ""
    always: bool = False  # works without a letter on the screen


LINE = Row("", "")
RECENT = Row("recent", "Mở &gần đây", always=True)
PROFILES = Row("use", "&Dùng hồ sơ")

# fmt: off
MENUS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("&Tệp", (
        Row("new",       "Văn bản &mới…",               "new",       "Ctrl+N",       "Mới", True),
        Row("open",      "Mở &tệp bản thảo…",           "open",      "Ctrl+O",       "Mở", True),
        RECENT,
        Row("library",   "T&hư viện…",                  "library",   "Ctrl+L", "Thư viện", True),
        LINE,
        Row("copy_this", "Tạo từ văn &bản này",         "",          "Ctrl+D"),
        Row("next_one",  "Văn bản ti&ếp theo cùng nơi nhận", "",     "Ctrl+Shift+D"),
        Row("example",   "Điền thử &ví dụ"),
        LINE,
        Row("save",      "&Lưu",                        "save",      "Ctrl+S",       "Lưu"),
        Row("save_as",   "Lưu &ra tệp…",                "",          "Ctrl+Shift+S"),
        Row("versions",  "Các phiê&n bản…"),
        LINE,
        Row("docx",      "Xuất &DOCX…",                 "docx",      "Ctrl+E",       "Xuất DOCX"),
        Row("pdf",       "Xuất &PDF…",                  "pdf",       "Ctrl+Shift+E", "Xuất PDF"),
        Row("word",      "Xuất và mở bằng &Word…",      "word",      "Ctrl+Shift+W"),
        LINE,
        Row("preview",   "&Xem trước khi in…",          "preview",   "Ctrl+Shift+P"),
        Row("print",     "&In…",                       "print",     "Ctrl+P",       "In"),
        LINE,
        Row("window",    "&Cửa sổ mới",                "",          "Ctrl+Shift+M", always=True),
        Row("quit",      "Th&oát",                      "",          "Ctrl+Q", always=True),
    )),
    ("&Sửa", (
        Row("undo",      "&Hoàn tác",                   "undo",      "Ctrl+Z",       "Hoàn tác"),
        Row("redo",      "&Làm lại",                    "redo",      "Ctrl+Y Ctrl+Shift+Z"),
        LINE,
        Row("cut",       "&Cắt",                        "cut",       "Ctrl+X"),
        Row("copy",      "&Sao chép",                   "copy",      "Ctrl+C"),
        Row("paste",     "&Dán",                        "paste",     "Ctrl+V"),
        Row("all",       "Chọn &tất cả",                "",          "Ctrl+A"),
        LINE,
        Row("bold",      "Chữ đậ&m",                    "bold",      "Ctrl+B"),
        Row("italic",    "Chữ n&ghiêng",                "italic",    "Ctrl+I"),
        LINE,
        Row("find",      "Tìm trong &nội dung…",        "search",    "Ctrl+F"),
        Row("replace",   "Tha&y thế…",                  "",          "Ctrl+H"),
    )),
    ("&Xem", (
        Row("zoom_in",   "&Phóng to",                   "zoom-in",   "Ctrl++ Ctrl+="),
        Row("zoom_out",  "&Thu nhỏ",                    "zoom-out",  "Ctrl+-"),
        Row("fit",       "&Vừa chiều rộng",             "fit-width", "Ctrl+0"),
        Row("full",      "&Cỡ thật",                    "",          "Ctrl+1"),
        Row("page",      "Vừ&a trang",                  "",          "Ctrl+2"),
        Row("small",     "Trang thu &nhỏ",              "",          "F7"),
        LINE,
        Row("page_up",   "Trang t&rước",                "previous",  "Ctrl+PgUp"),
        Row("page_down", "Trang &sau",                  "next",      "Ctrl+PgDown"),
        LINE,
        Row("finding",   "Đến &lỗi đầu tiên",           "finding",   "F8"),
        Row("other",     "Chuyển giữa &ô, nội dung, trang", "",      "F6"),
    )),
    ("&Cơ quan", (
        Row("number",    "Cấp &số…",                    "",          "Ctrl+Shift+N"),
        Row("void",      "&Hủy số…"),
        Row("book",      "Sổ &văn bản đi…",             "",          "Ctrl+Shift+B", always=True),
        LINE,
        PROFILES,
        Row("profiles",  "Hồ sơ cơ &quan…",             "",          "Ctrl+Shift+Q", always=True),
    )),
    ("Trợ &giúp", (
        Row("keys",      "&Phím tắt",                   "keyboard",  "F1", always=True),
        Row("about",     "&Giới thiệu Drafter",         "about", always=True),
    )),
)
# fmt: on
TOOL_BAR = ("new", "library", "save", "", "undo", "", "docx", "pdf", "print")
_STANDARD_KEYS = {
    "undo": QKeySequence.StandardKey.Undo,
    "copy": QKeySequence.StandardKey.Copy,
    "cut": QKeySequence.StandardKey.Cut,
    "paste": QKeySequence.StandardKey.Paste,
    "all": QKeySequence.StandardKey.SelectAll,
}


def rows() -> list[Row]:
    """Return all rows that are actions."""
    return [row for _, menu in MENUS for row in menu if row not in {LINE, RECENT, PROFILES}]


def make_actions(window: QMainWindow) -> dict[str, QAction]:
    """Return the actions by name, not yet connected."""
    actions = {}
    for row in rows():
        action = QAction(row.text, window)
        action.setIconText(row.word or row.text.replace("&", ""))
        if row.name in _STANDARD_KEYS:
            action.setShortcuts(_STANDARD_KEYS[row.name])
        else:
            action.setShortcuts([QKeySequence(key) for key in row.keys.split()])
        keys = QKeySequence(row.keys.split()[0]).toString() if row.keys else ""
        plain = row.text.replace("&", "").rstrip("…")
        action.setToolTip(f"{plain} ({keys})" if keys else plain)
        action.setData(row.icon)
        action.setIconVisibleInMenu(bool(row.icon))
        actions[row.name] = action
    return actions


def draw_icons(actions: Mapping[str, QAction]) -> None:
    """Draw the actions' icons in the colours now in force."""
    for action in actions.values():
        if action.data():
            action.setIcon(look.icon(action.data()))


def enable(actions: Mapping[str, QAction], *, letter: bool) -> None:
    """Let the actions that need a letter work only when there is one."""
    for row in rows():
        if not row.always and row.name not in {"undo", "redo", "example"}:
            actions[row.name].setEnabled(letter)


def fill_menus(window: QMainWindow, actions: Mapping[str, QAction], profiles: QMenu) -> QMenu:
    """Fill the menu bar, the menu of profiles in its place; return the menu of recent files."""
    recent = QMenu("Mở &gần đây", window)
    for title, menu_rows in MENUS:
        menu = window.menuBar().addMenu(title)
        for row in menu_rows:
            if row is LINE:
                menu.addSeparator()
            elif row is RECENT:
                menu.addMenu(recent)
            elif row is PROFILES:
                profiles.setTitle(row.text)
                menu.addMenu(profiles)
            else:
                menu.addAction(actions[row.name])
    return recent


def fill_tool_bar(window: QMainWindow, actions: Mapping[str, QAction]) -> QToolBar:
    """Add the tool bar: an icon with its word beside it."""
    bar = QToolBar("Thanh công cụ", window)
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for name in TOOL_BAR:
        if name:
            bar.addAction(actions[name])
        else:
            bar.addSeparator()
    window.addToolBar(bar)
    return bar
