"""How the window looks: colours for light and dark, one style sheet, icons in the text's colour."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cache
from math import ceil

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QStyleFactory

from drafter import paths

GRID = 8
TEXT_PT = 10.5
ICON_PX = 20


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as #rrggbb."""

    window: str
    base: str
    text: str
    muted: str
    faint: str
    line: str
    thumb: str
    hover: str
    accent: str
    on_accent: str
    error: str
    warning: str
    mark: str  # behind words taken from an older letter
    desk: str  # what the page lies on
    shadow: str


# The page is the only pure white, so the fields are a shade off it.
LIGHT = Colours(
    window="#f2f4f6",
    base="#fbfcfd",
    text="#1e242b",
    muted="#5b6570",
    faint="#808a94",
    line="#c2c9d1",
    thumb="#aab2bb",
    hover="#e3e8ed",
    accent="#1c5d99",
    on_accent="#ffffff",
    error="#b3261e",
    warning="#7a5200",
    mark="#ffe6a6",
    desk="#dde2e7",
    shadow="#aeb6bf",
)
DARK = Colours(
    window="#23272c",
    base="#2b3036",
    text="#e4e8ec",
    muted="#a3acb6",
    faint="#828b95",
    line="#4a525b",
    thumb="#5d666f",
    hover="#343a41",
    accent="#7db3e8",
    on_accent="#0f2233",
    error="#ff9389",
    warning="#e3b566",
    mark="#66501c",
    desk="#191c20",
    shadow="#0e1012",
)


def is_dark() -> bool:
    """Tell whether the window is drawn dark."""
    return QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128


def colours() -> Colours:
    """Return the colours in force."""
    return DARK if is_dark() else LIGHT


def dress(app: QApplication, dark: bool | None = None) -> None:
    """Give the program its style, type, colours; without a wish, follow the system's scheme."""
    if dark is None:
        dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
    scheme = DARK if dark else LIGHT
    # Fusion is the one style that is the same, and dark, on every Windows an office has.
    app.setStyle(QStyleFactory.create("Fusion"))
    font = app.font()
    font.setPointSizeF(TEXT_PT)
    app.setFont(font)
    app.setPalette(_palette(scheme))
    app.setStyleSheet(_sheet(scheme))


def follow_system(app: QApplication) -> None:
    """Dress the program now and whenever the system turns light or dark."""
    dress(app)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: dress(app))


def _palette(scheme: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(QColor(scheme.window))
    for name, colour in (
        (role.Window, scheme.window),
        (role.Base, scheme.base),
        (role.AlternateBase, scheme.window),
        (role.Button, scheme.window),
        (role.ToolTipBase, scheme.base),
        (role.Text, scheme.text),
        (role.WindowText, scheme.text),
        (role.ButtonText, scheme.text),
        (role.ToolTipText, scheme.text),
        (role.PlaceholderText, scheme.faint),
        (role.Highlight, scheme.accent),
        (role.Accent, scheme.accent),
        (role.Link, scheme.accent),
        (role.HighlightedText, scheme.on_accent),
        (role.Mid, scheme.line),
    ):
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(scheme.thumb))
    return palette


_SHEET = """
QToolTip {{ color: {text}; background: {base}; border: 1px solid {line}; padding: 4px; }}
QToolBar {{ border: 0; border-bottom: 1px solid {line}; spacing: 2px; padding: 4px 6px; }}
QToolBar QToolButton {{ border: 1px solid transparent; border-radius: 4px; padding: 4px 2px; }}
QToolButton:hover, QToolButton:focus {{ background: {hover}; }}
QToolBar QToolButton:focus {{ border-color: {accent}; }}
QToolBar::separator {{ background: {line}; width: 1px; margin: 6px 4px; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: 0; }}
QSplitter::handle {{ background: {line}; }}
QSplitter#apart::handle {{ background: transparent; }}
QTextBrowser#page {{ background: transparent; border: 0; }}
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{
    background: {base}; border: 1px solid {line}; border-radius: 4px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit, QComboBox {{ padding: 4px 7px; min-height: 22px; }}
QLineEdit {{ lineedit-clear-button-icon: url("{clear}"); }}
QPlainTextEdit {{ padding: 2px 3px 2px 5px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{
    border: 1px solid {accent};
}}
QLineEdit[mark="inherited"], QComboBox[mark="inherited"] {{ border-left: 4px solid {warning}; }}
*[fault="error"] {{ border: 1px solid {error}; }}
QComboBox QLineEdit {{ border: 0; padding: 0; background: transparent; min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: 14px; height: 14px; }}
QComboBox QAbstractItemView {{
    background: {base}; border: 1px solid {line}; padding: 4px; outline: 0;
}}
QComboBox QAbstractItemView::item {{ min-height: 28px; padding: 0 4px; }}
QLabel[role="title"] {{ font-size: 15pt; }}
QLabel[role="label"] {{ color: {text}; }}
QLabel[role="muted"] {{ color: {muted}; }}
QLabel[role="error"] {{ color: {error}; }}
QLabel[role="warning"] {{ color: {warning}; }}
#find {{ background: {window}; border: 0; border-top: 1px solid {line}; }}
#find QToolButton {{ background: {base}; border: 1px solid {line}; border-radius: 4px;
    padding: 4px 8px; }}
#find QToolButton:focus {{ border-color: {accent}; }}
#find QLineEdit {{ padding: 2px 7px; }}
QToolButton::menu-indicator {{ image: none; }}
#strip {{ background: {base}; border: 1px solid {line}; border-left: 4px solid {accent};
    border-radius: 4px; }}
#strip[role="error"] {{ border-left-color: {error}; }}
QToolButton[role="small"] {{ border: 1px solid transparent; border-radius: 4px; padding: 2px; }}
QToolButton[role="fold"] {{ border: 0; padding: 4px; color: {accent}; text-align: left; }}
QToolButton[role="link"] {{ border: 1px solid transparent; padding: 1px 6px; color: {text}; }}
QToolButton[role="link"]:focus {{ border-color: {accent}; }}
QListWidget#drafts::item {{ min-height: 30px; padding: 0 8px; }}
QListWidget#drafts::item:selected {{ background: {accent}; color: {on_accent}; }}
QListWidget#drafts::item:hover:!selected {{ background: {hover}; }}
QFrame#popup {{ background: {base}; border: 1px solid {line}; }}
QDialogButtonBox, QMessageBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QListView, QTableView {{
    background: {base}; border: 1px solid {line}; border-radius: 4px; outline: 0;
}}
QTableView {{
    alternate-background-color: {window}; gridline-color: {line};
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QTableView::item {{ padding: 0 4px; }}
QTableView QLineEdit {{ border-radius: 0; padding: 0 4px; min-height: 0; }}
QHeaderView {{ background: {window}; border: 0; }}
QHeaderView::section {{
    background: {window}; color: {muted}; padding: 4px;
    border: 0; border-right: 1px solid {line}; border-bottom: 1px solid {line};
}}
QHeaderView::section:last {{ border-right: 0; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
QTabBar::tab {{
    background: transparent; color: {muted}; padding: 6px 12px;
    border: 0; border-bottom: 2px solid transparent;
}}
QTabBar::tab:hover {{ background: {hover}; }}
QTabBar::tab:selected {{ color: {text}; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ background: {hover}; }}
QRadioButton, QCheckBox {{ spacing: 8px; }}
QRadioButton::indicator, QCheckBox::indicator, QListView::indicator {{
    background: {base}; border: 1px solid {muted}; width: 14px; height: 14px;
}}
QCheckBox::indicator, QListView::indicator {{ border-radius: 3px; }}
QListView::indicator {{ margin-left: 6px; }}
QRadioButton::indicator {{ border-radius: 8px; }}
QRadioButton::indicator:focus, QCheckBox::indicator:focus {{ border-color: {accent}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ image: url("{check}"); }}
QCheckBox::indicator:indeterminate, QListView::indicator:indeterminate {{
    image: url("{some}");
}}
QRadioButton::indicator:checked {{
    border-color: {accent};
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 {accent}, stop: 0.5 {accent}, stop: 0.6 {base}, stop: 1 {base});
}}
QScrollArea {{ border: 0; }}
QScrollBar {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ width: 12px; }}
QScrollBar:horizontal {{ height: 12px; }}
QScrollBar::handle {{ background: {thumb}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {muted}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QPushButton {{ background: {base}; border: 1px solid {line}; border-radius: 4px;
    padding: 6px 16px; min-height: 18px; }}
QPushButton:hover {{ background: {hover}; }}
QPushButton:focus, QPushButton:default {{ border-color: {accent}; }}
"""
# A style sheet draws a file as it is, so these have a colour that is seen on light and dark.
_DRAWN = {
    "arrow": "next-grey",
    "clear": "remove-grey",
    "check": "check-blue",
    "some": "some-blue",
}


def _sheet(scheme: Colours) -> str:
    icons = paths.resources() / "icons"
    drawn = {name: (icons / f"{file}.svg").as_posix() for name, file in _DRAWN.items()}
    return _SHEET.format(**asdict(scheme), **drawn)


@cache
def _drawing(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text("utf-8")


def icon(name: str) -> QIcon:
    """Return the line icon of that name, drawn in the palette's text colour."""
    palette = QGuiApplication.palette()
    result = QIcon()
    for mode, group in (
        (QIcon.Mode.Normal, QPalette.ColorGroup.Active),
        (QIcon.Mode.Disabled, QPalette.ColorGroup.Disabled),
    ):
        colour = palette.color(group, QPalette.ColorRole.ButtonText).name()
        result.addPixmap(_pixmap(name, colour, ICON_PX, _finest()), mode)
    return result


def _finest() -> int:
    """Return how many pixels a point of the finest screen has, rounded up."""
    return max((ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens()), default=1)


@cache
def _pixmap(name: str, colour: str, size: int, scale: int) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", colour)
    pixmap = QPixmap(size * scale, size * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(drawing.encode()))
    renderer.render(painter, QRectF(0, 0, size * scale, size * scale))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def program_icon() -> QIcon:
    """Return the mark of the program, for the title bar and the task bar."""
    return QIcon(str(paths.resources() / "icons" / "drafter.svg"))
