"""Light and dark, icons of one set, contrast."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolBar

from drafter import paths
from drafter.gui import actions, look

ICONS = sorted((paths.resources() / "icons").glob("*.svg"))
LINE_ICONS = [path for path in ICONS if path.stem not in {"drafter", *look._DRAWN.values()}]


@pytest.fixture
def dark(qapp):
    look.dress(qapp, dark=True)
    yield
    look.dress(qapp, dark=False)


def luminance(colour):
    parts = [c / 12.92 if c <= 0.04 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_is_readable(path, qapp):
    assert QSvgRenderer(str(path)).isValid()


@pytest.mark.parametrize("path", LINE_ICONS, ids=lambda path: path.stem)
def test_icons_are_lines_of_one_weight_in_the_colour_of_text(path):
    drawing = path.read_text("utf-8")
    assert 'stroke="currentColor"' in drawing
    assert 'stroke-width="1.75"' in drawing
    assert re.findall(r"#[0-9a-f]{3,6}", drawing) == []


def test_every_icon_of_the_menus_exists():
    names = {path.stem for path in ICONS}
    assert {row.icon for row in actions.rows() if row.icon} <= names


@pytest.mark.parametrize("scheme", [look.LIGHT, look.DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["text", "muted", "error", "warning", "accent"])
@pytest.mark.parametrize("ground", ["window", "base"])
def test_words_stand_out_from_their_ground(scheme, text, ground):
    assert contrast(getattr(scheme, text), getattr(scheme, ground)) >= 4.5


def test_window_turns_dark_with_the_system_and_its_page_stays_white(letter, qapp, dark):
    def tool():
        button = letter.findChild(QToolBar).widgetForAction(letter.actions_["save"])
        image = button.icon().pixmap(look.ICON_PX).toImage()
        pixels = (image.pixelColor(x, y) for x in range(20) for y in range(20))
        return max((p.lightness() for p in pixels if p.alpha() > 200), default=0)

    assert look.is_dark()
    assert letter.grab().toImage().pixelColor(5, 300).lightness() < 80
    assert tool() > 200
    middle = letter.page_view.viewport().rect().center()
    assert letter.page_view.grab().toImage().pixelColor(middle) == QColor("#ffffff")
    look.dress(qapp, dark=False)
    assert letter.grab().toImage().pixelColor(5, 300).lightness() > 200
    assert tool() < 100


def test_disabled_text_is_fainter(qapp):
    palette = qapp.palette()
    role = QPalette.ColorRole.ButtonText
    assert palette.color(QPalette.ColorGroup.Disabled, role) != palette.color(role)
