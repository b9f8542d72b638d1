"""The form: one row a field of the letter's type, made from the template's fields alone."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from drafter.draft.fields import Kind
from drafter.errors import Finding, Level
from drafter.gui import look
from drafter.gui.mnemonics import with_mnemonics

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtGui import QResizeEvent

    from drafter.draft.fields import Field
    from drafter.gui.field_row import FieldRow, MessageLabel
    from drafter.gui.model import LetterModel

_MENU_LETTERS = "TSXCGQ"  # Tệp, Sửa, Xem, Cơ quan, Trợ giúp; Quy tắc
_FOLD = "Thành phần khác"


class Form(QSplitter):
    """The fields above, the body below; typing goes to the model, undo comes back from it."""

    entered = Signal(str)
    cursor_moved = Signal()  # to another line or letter of a field of several lines
    revealed = Signal()  # a field was left: its missing value may now be named

    def __init__(self, model: LetterModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.model = model
        self.rows: dict[str, FieldRow] = {}
        self._visited: set[str] = set()
        self._findings: tuple[Finding, ...] = ()
        self._current = ""
        self._scroll = _Fields()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._below = QWidget()
        self._fold, self._rare = QToolButton(), QWidget()
        self.addWidget(self._scroll)
        self.addWidget(self._below)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        model.loaded.connect(self.build)
        model.restored.connect(self._restore)
        model.refilled.connect(self._refill)

    def build(self) -> None:
        """Make the form of the letter's type anew and show its texts."""
        self.rows, self._visited, self._findings, self._current = {}, set(), (), ""
        inside, column = _column()
        column.addWidget(self._general_label())
        below, body = _column()
        rare, rare_column = _column()
        rare_column.setContentsMargins(0, 0, 0, 0)
        self._fold, self._rare = QToolButton(), rare  # those before go with their form
        for spec in self.model.fields:
            target = rare_column if spec.rare else body if _is_body(spec) else column
            target.addWidget(self._row(spec))
        if rare_column.count():
            self._add_fold(column)
        column.addStretch(1)
        self._put(inside, below)
        below.setVisible(bool(body.count()))
        self._set_mnemonics()
        self._set_tab_order()

    def _general_label(self) -> MessageLabel:
        from drafter.gui.field_row import MessageLabel

        self._general = MessageLabel()
        return self._general

    def _put(self, inside: QWidget, below: QWidget) -> None:
        """Show the new form in place of the old one, the splitter where it was."""
        sizes = self.sizes()
        self._scroll.setWidget(inside)  # deletes the form before
        self._scroll.share_margin()
        # A widget set into an area on the screen stays hidden, and cannot take the cursor.
        inside.show()
        old, self._below = self._below, below
        self.replaceWidget(1, below)
        old.deleteLater()
        if all(sizes):
            self.setSizes(sizes)

    def _row(self, spec: Field) -> FieldRow:
        from drafter.gui.field_row import FieldRow  # its weight is for letters, not for the start

        row = FieldRow(spec, self.model.stack)
        row.input.show_text(self.model.text(spec.name))
        row.edited.connect(self.model.edit)
        row.entered.connect(self._enter)
        row.left.connect(self._leave)
        if isinstance(row.editor, QPlainTextEdit | QTextEdit):
            row.editor.cursorPositionChanged.connect(self._move_cursor)
        self.rows[spec.name] = row
        return row

    def _add_fold(self, column: QVBoxLayout) -> None:
        fold, rare = self._fold, self._rare
        fold.setProperty("role", "fold")
        fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        fold.setCheckable(True)
        fold.toggled.connect(rare.setVisible)
        fold.clicked.connect(self._show_unfolded)
        fold.toggled.connect(lambda open_: fold.setIcon(look.icon("next" if open_ else "right")))
        fold.setIcon(look.icon("right"))
        column.addWidget(fold)
        column.addWidget(rare)  # before it is shown: a widget without parent is a window
        rare.setVisible(False)
        self._unfold_filled()

    def _unfold_filled(self) -> None:
        """Open the fold where something in it is filled."""
        rare = (row.spec.name for row in self.rows.values() if row.spec.rare)
        if any(self.model.text(name) for name in rare):
            self._fold.setChecked(True)

    def _show_unfolded(self, opened: bool) -> None:
        """Bring what the clerk unfolded into view."""
        if opened:
            self._lay_out_now()
            self._scroll.verticalScrollBar().setValue(self._fold.y() - look.GRID // 2)

    def _set_mnemonics(self) -> None:
        """Underline letters, first of the body and the fold; folded fields take what is left."""
        rows = sorted(self.rows.values(), key=lambda row: (row.spec.rare, row is not self.body))
        parts: list[tuple[str, QLabel | QToolButton]]
        parts = [(row.spec.label, row.label) for row in rows]
        if any(row.spec.rare for row in rows):
            parts.insert(1, (_FOLD, self._fold))
        marked = with_mnemonics([label for label, _ in parts], _MENU_LETTERS)
        for (_, part), label in zip(parts, marked, strict=True):
            part.setText(label)

    def _set_tab_order(self) -> None:
        editors: list[QWidget] = [row.focus for row in self.rows.values() if not row.spec.rare]
        rare = [row.focus for row in self.rows.values() if row.spec.rare]
        editors += [self._fold, *rare] if rare else []
        for one, other in itertools.pairwise(editors):
            QWidget.setTabOrder(one, other)

    # What is typed, entered, left

    def _enter(self, name: str) -> None:
        self._current = name
        row = self.rows[name]
        if row.message.isHidden():  # half a date is no error while it is typed
            self._visited.discard(name)
        self._show(row)
        self.entered.emit(name)

    def _show(self, row: FieldRow) -> None:
        if row.spec.rare or not _is_body(row.spec):
            self._scroll.ensureWidgetVisible(row, 0, look.GRID)

    def _move_cursor(self) -> None:
        row = self.rows.get(self._current)
        if row and (row.editor.hasFocus() or self._is_at(row)):
            self.cursor_moved.emit()

    def _is_at(self, row: FieldRow) -> bool:
        """Tell whether something inside a row's editor has the keys."""
        used = QApplication.focusWidget()
        return used is not None and row.editor.isAncestorOf(used)

    @property
    def current(self) -> str:
        """Return the field that has the cursor, or nothing."""
        return self._current

    def _leave(self, name: str) -> None:
        if self._is_at(self.rows[name]):  # in the bar that finds words of this field
            return
        self._visited.add(name)
        self._current = ""
        self._show_findings()

    def _restore(self, name: str, text: str, at: int) -> None:
        row = self.rows.get(name)
        if row is None:  # the rule pack: the tool bar shows it
            return
        self.focus_field(name)
        row.input.restore(text, at)

    def _refill(self, names: Sequence[str]) -> None:
        """Show fields that were changed together; the first takes the cursor."""
        for name in names:
            self.rows[name].input.show_text(self.model.text(name))
        self._unfold_filled()
        self.focus_field(names[0])

    def focus_field(self, name: str) -> None:
        """Give a field the cursor, unfolding it where it is folded away."""
        row = self.rows.get(name)
        if row is None:
            return
        if row.spec.rare and not self._fold.isChecked():
            self._fold.setChecked(True)
            self._lay_out_now()
        row.focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show(row)

    def focus_first(self) -> None:
        """Give the cursor to the first field with nothing in it, where something must be filled."""
        specs = [row.spec for row in self.rows.values() if not row.spec.rare]
        blank = [spec for spec in specs if not self.model.text(spec.name).strip()]
        waiting = any(spec.required for spec in blank)
        for spec in (blank if waiting else specs)[:1]:
            self.focus_field(spec.name)

    @property
    def body(self) -> FieldRow | None:
        """Return the row of the letter's own body, if its type has one."""
        rows = self.rows.values()
        return next((row for row in rows if _is_body(row.spec) and not row.spec.rare), None)

    def focus_body(self) -> None:
        """Give the letter's own body the cursor."""
        if self.body:
            self.focus_field(self.body.spec.name)

    def select_blank(self, names: Iterable[str], blank: str) -> None:
        """Select the first blank of these fields, to be typed over."""
        for name in names:
            at = self.model.text(name).find(blank)
            if at >= 0:
                self.focus_field(name)
                self.rows[name].select(at, len(blank))
                return

    # Findings

    def set_findings(self, findings: Iterable[Finding]) -> None:
        """Show what the letter was found to lack or to have wrong."""
        self._findings = tuple(findings)
        self._show_findings()

    def visit_all(self) -> None:
        """Name every missing value: the clerk tried to export."""
        self._visited.update(self.rows)
        self._show_findings()

    def shown_findings(self) -> tuple[Finding, ...]:
        """Return the findings the clerk may be told now: no blank field not yet visited.

        Beside an error of a field, its lesser findings are noise.
        """
        shown = [finding for finding in self._findings if self._may_show(finding)]
        wrong = {finding.field for finding in shown if finding.level is Level.LOI}
        return tuple(
            finding for finding in shown if finding.level is Level.LOI or finding.field not in wrong
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, also those not yet told."""
        return self._findings

    def first_finding(self) -> str:
        """Return the first field with a finding told, else the first with one untold, else none."""
        for findings in (self.shown_findings(), self._findings):
            named = {finding.field for finding in findings}
            found = next((name for name in self.rows if name in named), "")
            if found:
                return found
        return ""

    def field_named(self, word: str) -> str:
        """Return the field of that name or label, or nothing."""
        labels = (name for name, row in self.rows.items() if word in {name, row.spec.label})
        return next(labels, "")

    def _may_show(self, finding: Finding) -> bool:
        row = self.rows.get(finding.field)
        if row is None or finding.field in self._visited:
            return True
        text = self.model.text(finding.field).strip()
        return text not in {"", row.spec.start.strip()} and finding.field != self._current

    def _show_findings(self) -> None:
        by_field: dict[str, list[Finding]] = {name: [] for name in self.rows}
        levels = list(Level)
        for finding in sorted(self.shown_findings(), key=lambda each: levels.index(each.level)):
            by_field.setdefault(finding.field, []).append(finding)
        before = self._anchor()
        changed = [row.show_findings(by_field.pop(name)) for name, row in self.rows.items()]
        general = [finding for findings in by_field.values() for finding in findings]
        if self.rows:
            changed.append(self._general.show_findings(general))
        if any(changed):
            self._lay_out_now()
            self._hold(before)
        self.revealed.emit()

    def _anchor(self) -> int:
        row = self.rows.get(self._current)
        return row.mapTo(self, QPoint(0, 0)).y() if row else 0

    def _lay_out_now(self) -> None:
        """Lay out what Qt would lay out in steps, later."""
        for part in (*self.rows.values(), self._rare):
            layout = part.layout()
            if layout:
                layout.activate()
        inside = self._scroll.widget()
        layout = inside.layout() if inside else None
        if inside and layout:
            layout.activate()
            height = max(layout.heightForWidth(inside.width()), self._scroll.viewport().height())
            inside.resize(inside.width(), height)

    def _hold(self, before: int) -> None:
        """Keep the field in use where it is while messages come and go above it."""
        if self._current in self.rows:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + self._anchor() - before)

    def refresh_icons(self) -> None:
        """Draw the icons anew, in the colours now in force."""
        for row in self.rows.values():
            for action in row.tools():
                if action.data():
                    action.setIcon(look.icon(action.data()))
            refresh = getattr(row.input, "refresh_looks", None)
            if refresh:
                refresh()
        self._fold.setIcon(look.icon("next" if self._fold.isChecked() else "right"))


def _is_body(spec: Field) -> bool:
    return spec.kind is Kind.NOI_DUNG


class _Fields(QScrollArea):
    """Take the scroll bar's room from the margin: the fields end where the body ends."""

    def share_margin(self) -> None:
        """Give the fields the margin that the scroll bar leaves."""
        inside = self.widget()
        layout = inside.layout() if inside else None
        if layout:
            margins = layout.contentsMargins()
            taken = self.contentsRect().width() - self.viewport().width()
            margins.setRight(2 * look.GRID - taken)
            layout.setContentsMargins(margins)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the scroll bar as it comes and goes."""
        super().resizeEvent(event)
        self.share_margin()


def _column() -> tuple[QWidget, QVBoxLayout]:
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(2 * look.GRID, look.GRID, 2 * look.GRID, look.GRID)
    column.setSpacing(look.GRID)
    return widget, column
