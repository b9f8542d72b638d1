"""What a screen reader is asked to say of messages that come while the cursor is elsewhere."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from drafter.draft.fields import Field, Kind
from drafter.errors import DrafterError
from drafter.gui import spoken
from drafter.gui.field_row import FieldRow
from drafter.gui.legacy_strip import LegacyStrip
from drafter.gui.library.notice import Notice
from drafter.gui.model import LetterModel
from drafter.gui.spoken import SpokenLabel
from drafter.gui.strip import Strip

FULL = DrafterError("Đĩa đã đầy.", repair="Xóa bớt tệp.")
OLD = "Céng hßa x· héi chñ nghÜa ViÖt Nam"


class Reader:
    """Takes what the system's screen reader would be sent."""

    def __init__(self):
        self.events = []

    def updateAccessibility(self, event):
        self.events.append((event.message(), event.politeness(), event.object()))

    @property
    def said(self):
        return [words for words, *_ in self.events]


@pytest.fixture
def reader(monkeypatch):
    reader = Reader()
    monkeypatch.setattr(spoken, "QAccessible", reader)
    monkeypatch.setattr(spoken, "_PAUSE", 10)
    return reader


@pytest.fixture
def room(qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(600, 400)
    room.show()
    qtbot.waitExposed(room)
    return room


@pytest.fixture
def rest(qtbot):
    """Wait until no message is about to be said."""

    def rest(widget):
        pauses = [
            pause
            for label in (widget, *widget.findChildren(QWidget))
            if isinstance(label, SpokenLabel)
            for pause in label.findChildren(QTimer)
        ]
        assert pauses
        qtbot.waitUntil(lambda: not any(pause.isActive() for pause in pauses))

    return rest


def test_message_is_said_politely_by_what_shows_it(reader, room, rest):
    strip = Strip(room)
    strip.show_error(FULL)
    assert reader.events == []  # it has to stand for a moment
    rest(strip)
    label = strip.findChild(SpokenLabel)
    polite = QAccessible.AnnouncementPoliteness.Polite
    assert reader.events == [("Đĩa đã đầy. Xóa bớt tệp.", polite, label)]


@pytest.mark.parametrize("make", [Strip, Notice])
def test_message_that_stands_is_said_once_and_again_when_it_comes_back(reader, room, rest, make):
    strip = make(room)
    for _ in range(3):
        strip.show_error(FULL)
        rest(strip)
    assert reader.said == [str(FULL)]
    strip.hide()
    rest(strip)
    strip.show_error(FULL)
    rest(strip)
    assert reader.said == [str(FULL)] * 2
    strip.show_text("Đã lưu.")
    rest(strip)
    assert reader.said == [str(FULL), str(FULL), "Đã lưu."]


def test_message_that_is_made_anew_at_once_is_not_said_again(reader, room, rest):
    strip = Strip(room)
    strip.show_error(FULL)
    rest(strip)
    strip.hide()
    strip.show_error(FULL)
    rest(strip)
    assert reader.said == [str(FULL)]


def test_message_that_goes_before_its_time_or_is_not_seen_is_not_said(reader, room, rest):
    strip = Strip(room)
    strip.show_error(FULL)
    strip.hide()
    rest(strip)
    room.hide()
    strip.show_text("Đã lưu.")
    rest(strip)
    assert reader.events == []
    room.show()  # the page it lies on comes back
    rest(strip)
    assert reader.said == ["Đã lưu."]


def test_offer_to_convert_is_not_said_again_at_each_key(reader, qtbot, rest):
    strip = LegacyStrip()
    qtbot.addWidget(strip)
    for end in range(20, len(OLD)):
        strip.look(OLD[:end])
        rest(strip)
    assert strip.isVisible()
    assert reader.said == ["Đoạn này gõ bằng bảng mã TCVN3 (ABC). Chuyển sang Unicode?"]


def test_find_bar_says_how_many_places_once_the_words_are_typed(reader, qtbot, rest):
    model = LetterModel()
    row = FieldRow(Field("noi_dung", Kind.NOI_DUNG, "Nội dung"), model.stack)
    qtbot.addWidget(row)
    row.show()
    qtbot.waitExposed(row)
    row.input.show_text("một, hai, mốt, mười")
    row.input.open_find()
    bar = row.input.find_bar
    for words in ("m", "mộ", "một"):
        bar.words.setText(words)
    rest(bar)
    assert reader.said == ["1/1 chỗ"]
    bar.next()
    rest(bar)
    assert reader.said == ["1/1 chỗ"]
    bar.words.setText("chín")
    rest(bar)
    bar.words.setText("hai")
    bar.other.setText("ba")
    bar.replace_all()
    rest(bar)
    assert reader.said == ["1/1 chỗ", "Không tìm thấy", "Đã thay 1 chỗ"]


def test_a_true_event_goes_to_qt_without_a_complaint(qtbot, room, monkeypatch, rest):
    monkeypatch.setattr(spoken, "_PAUSE", 10)
    was = QAccessible.isActive()
    QAccessible.setActive(True)
    try:
        strip = Strip(room)
        strip.show_error(FULL)
        rest(strip)
    finally:
        QAccessible.setActive(was)
