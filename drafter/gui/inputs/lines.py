"""Inputs of one line: a line, a choice with free text, a partial date."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QTextCharFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drafter.draft.clean import clean
from drafter.draft.dates import PartialDate
from drafter.errors import DraftError
from drafter.gui import look
from drafter.gui.model import date_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from drafter.draft.fields import Field

VIETNAMESE = QLocale(QLocale.Language.Vietnamese, QLocale.Country.Vietnam)


class LineEdit(QLineEdit):
    """A line that takes text of several lines as one."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.textEdited.connect(self._take)

    def editor(self) -> QLineEdit:
        """Return the widget that takes the keys."""
        return self

    def tools(self) -> list[QAction]:
        """Return nothing: a line is only typed."""
        return []

    def show_text(self, text: str) -> None:
        """Show a text from its start; nothing is emitted."""
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def restore(self, text: str, at: int) -> None:
        """Show a text that undo brought back, the cursor at its change."""
        self.setText(text)
        self.setCursorPosition(at)

    def select(self, at: int, length: int) -> None:
        """Select a part of the text, to be typed over."""
        self.setSelection(at, length)

    def mark_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Show by an edge whether parts of the text are marked: a line has no ground for them."""
        show_edge(self, marked=bool(spans))

    def cursor_at(self) -> int:
        """Return where in the text the cursor stands."""
        return self.cursorPosition()

    def current_line(self) -> int:
        """Return the only line."""
        return 0

    def go_to_line(self, _number: int) -> None:
        """Stay: there is one line."""

    def _take(self, text: str) -> None:
        if any(char < " " or char in "\u2028\u2029\x85" for char in text):
            at = self.cursorPosition()
            head, tail = (_one_line(part) for part in (text[:at], text[at:]))
            text = head + tail
            self.setText(text)
            self.setCursorPosition(len(head))
        self.edited.emit(text)


def show_edge(widget: QWidget, *, marked: bool) -> None:
    """Give a line the edge of marked text, or take it away; the style sheet draws it."""
    edge = "inherited" if marked else ""
    if (widget.property("mark") or "") != edge:
        widget.setProperty("mark", edge)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _one_line(text: str) -> str:
    return clean(f"{text}|")[:-1].replace("\n", " ")


class LineInput(LineEdit):
    """The input of a `dong` field."""

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(spec.hint)


class ChoiceInput(QComboBox):
    """The input of a `chon` field: offers, and any other text."""

    edited = Signal(str)

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = LineEdit(self)
        self._line.setPlaceholderText(spec.hint)
        self.setLineEdit(self._line)  # makes it editable
        # Completing in the line would write into what Telex is composing.
        self.setCompleter(None)  # type: ignore[arg-type]
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offers: Callable[[], Sequence[str]] = tuple  # what fits the letter, before the rest
        self._choices = spec.choices
        self._list_anew()
        self._line.edited.connect(self.edited)
        self.textActivated.connect(self.edited)

    def editor(self) -> QLineEdit:
        """Return the widget that takes the keys."""
        return self._line

    def tools(self) -> list[QAction]:
        """Return nothing: the arrow is the only tool."""
        return []

    def show_text(self, text: str) -> None:
        """Show a text; nothing is emitted."""
        self._line.show_text(text)

    def restore(self, text: str, at: int) -> None:
        """Show a text that undo brought back, the cursor at its change."""
        self._line.restore(text, at)

    def select(self, at: int, length: int) -> None:
        """Select a part of the text, to be typed over."""
        self._line.select(at, length)

    def mark_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Show by an edge whether parts of the text are marked."""
        show_edge(self, marked=bool(spans))

    def cursor_at(self) -> int:
        """Return where in the text the cursor stands."""
        return self._line.cursorPosition()

    def current_line(self) -> int:
        """Return the only line."""
        return 0

    def go_to_line(self, _number: int) -> None:
        """Stay: there is one line."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """List what fits the letter now, before a key walks the list."""
        self._list_anew()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """List what fits the letter now."""
        self._list_anew()
        super().showPopup()

    def _list_anew(self) -> None:
        """List the offers before the other choices; what is typed stays."""
        wanted = list(dict.fromkeys((*self.offers(), *self._choices)))
        if wanted == [self.itemText(row) for row in range(self.count())]:
            return
        text, at = self._line.text(), self._line.cursorPosition()
        self.clear()
        self.addItems(wanted)
        self.setCurrentIndex(-1)
        self._line.setText(text)
        self._line.setCursorPosition(at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form: scrolling past must not change the letter."""
        event.ignore()


class DateInput(QWidget):
    """The input of a `ngay` field: what is typed, a calendar, today."""

    edited = Signal(str)

    def __init__(self, spec: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = LineEdit(self)
        self._line.setPlaceholderText(spec.hint)
        self._line.edited.connect(self.edited)
        self._calendar: QFrame | None = None
        self._today = QAction("Hôm nay", self)
        self._today.setToolTip("Ghi ngày hôm nay (Ctrl+;)")
        self._today.setShortcut(QKeySequence("Ctrl+;"))
        self._today.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._today.triggered.connect(lambda: self._put(date.today()))
        self.addAction(self._today)
        self._pick = QAction(look.icon("calendar"), "Chọn trong lịch", self)
        self._pick.setToolTip("Chọn trong lịch (Alt+Mũi tên xuống)")
        self._pick.setData("calendar")
        self._pick.triggered.connect(self._open_calendar)
        self._line.installEventFilter(self)
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.GRID // 2)
        row.addWidget(self._line, 1)
        for action in (self._pick, self._today):
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setProperty("role", "small")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(action.text())
            row.addWidget(button)

    def editor(self) -> QLineEdit:
        """Return the widget that takes the keys."""
        return self._line

    def tools(self) -> list[QAction]:
        """Return today and the calendar."""
        return [self._today, self._pick]

    def show_text(self, text: str) -> None:
        """Show a date; nothing is emitted."""
        self._line.show_text(text)

    def restore(self, text: str, at: int) -> None:
        """Show a text that undo brought back, the cursor at its change."""
        self._line.restore(text, at)

    def select(self, at: int, length: int) -> None:
        """Select a part of the text, to be typed over."""
        self._line.select(at, length)

    def mark_spans(self, spans: Sequence[tuple[int, int]]) -> None:
        """Show by an edge whether parts of the text are marked."""
        self._line.mark_spans(spans)

    def cursor_at(self) -> int:
        """Return where in the text the cursor stands."""
        return self._line.cursorPosition()

    def current_line(self) -> int:
        """Return the only line."""
        return 0

    def go_to_line(self, _number: int) -> None:
        """Stay: there is one line."""

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Open the calendar on Alt+Down, as a choice opens its list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if alt and event.key() == Qt.Key.Key_Down:
                self._open_calendar()
                return True
        return False

    def _put(self, day: date) -> None:
        text = date_text(PartialDate(day.year, day.month, day.day))
        if self._calendar:
            self._calendar.close()
        self._line.show_text(text)
        self._line.setFocus()
        self.edited.emit(text)

    def _open_calendar(self) -> None:
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setObjectName("popup")
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.destroyed.connect(self._forget_calendar)
        column = QVBoxLayout(popup)
        column.setContentsMargins(1, 1, 1, 1)
        calendar = self._new_calendar()
        column.addWidget(calendar)
        self._calendar = popup
        popup.adjustSize()
        popup.move(self._place_for(popup))
        popup.show()
        calendar.setFocus()

    def _new_calendar(self) -> QCalendarWidget:
        calendar = QCalendarWidget()
        calendar.setLocale(VIETNAMESE)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        rest = QTextCharFormat()
        rest.setForeground(QColor(look.colours().error))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, rest)
        calendar.setSelectedDate(self._shown())
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        return calendar

    def _forget_calendar(self) -> None:
        self._calendar = None

    def _picked(self, day: QDate) -> None:
        self._put(date(day.year(), day.month(), day.day()))

    def _shown(self) -> QDate:
        try:
            shown = PartialDate.parse(self._line.text())
        except DraftError:
            shown = PartialDate()
        today = date.today()
        return QDate(shown.year or today.year, shown.month or today.month, shown.day or today.day)

    def _place_for(self, popup: QWidget) -> QPoint:
        below = self.mapToGlobal(QPoint(0, self.height()))
        screen = QApplication.screenAt(below) or self.screen()
        room = screen.availableGeometry()
        if below.y() + popup.height() > room.bottom():
            below.setY(self.mapToGlobal(QPoint(0, 0)).y() - popup.height())
        below.setX(min(below.x(), room.right() - popup.width()))
        return below
