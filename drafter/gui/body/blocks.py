"""Blocks of the editor's document: written from pieces of the stored text, and read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from drafter.document.body_nodes import Chu, VaiTro
from drafter.gui import look
from drafter.gui.body import looks as formats
from drafter.gui.body import marks
from drafter.gui.body.marks import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import (
        QTextBlock,
        QTextDocument,
        QTextFragment,
        QTextImageFormat,
    )

    from drafter.document.body_nodes import Bang
    from drafter.gui.body.looks import Look, Looks
    from drafter.gui.body.marks import Parts
    from drafter.gui.body.pieces import Table
    from drafter.layout.tables import Wishes

PICTURE = "\ufffc"
LEAST_CHANGE = 2.0  # hundredths of a table: columns do not move for less
_NOTHING = Line(None, ())


@dataclass(slots=True)
class Entry:
    """One block of the document and the stored lines it stands for.

    Nothing is stored for a cell but the first of its table, and for the blank block that an
    editor must have beside a table.
    """

    stored: str | None
    line: Line = _NOTHING
    role: VaiTro = VaiTro.DOAN
    cell: bool = False
    table: Table | None = None  # in its first cell
    frame: int = -1  # the number by which the document knows the table
    wishes: Wishes | None = None  # of its columns, where they are known
    words: int = field(init=False)
    letters: int = field(init=False)

    def __post_init__(self) -> None:
        text = self.line.text
        self.words, self.letters = len(text.split()), len(text)

    @property
    def lines(self) -> int:
        """Return how many stored lines this is."""
        return 0 if self.stored is None else self.stored.count("\n") + 1


def entry(stored: str) -> Entry:
    """Return the entry of a stored line."""
    return Entry(stored, marks.read(stored))


def read_block(block: QTextBlock) -> Line:
    """Return what a block of the document holds."""
    by_hand = block.blockFormat().property(formats.ROLE)
    return Line(VaiTro(by_hand) if by_hand else None, tuple(_parts(block)))


def _parts(block: QTextBlock) -> Iterator[Chu]:
    last: Chu | None = None
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        bold, italic = formats.marks_of(fragment.charFormat())
        text = _text(fragment)
        if last and (last.dam, last.nghieng) == (bold, italic):
            last = Chu(last.text + text, bold, italic)
        else:
            if last:
                yield last
            last = Chu(text, bold, italic)
        walk += 1
    if last:
        yield last


def _text(fragment: QTextFragment) -> str:
    """Return a fragment's text; a picture's is its line."""
    stored = fragment.charFormat().property(formats.STORED)
    if stored:
        return fragment.text().replace(PICTURE, str(stored))
    return marks.showable(fragment.text())


def formatted(
    parts: Parts, spans: Sequence[tuple[int, Look]]
) -> Iterator[tuple[str, QTextCharFormat]]:
    """Return stretches of text with the formats that marks and the role's looks give them."""
    at, rest = 0, list(spans)
    for chu in parts:
        text = chu.text
        while text:
            while len(rest) > 1 and rest[0][0] <= at:
                del rest[0]
            room = rest[0][0] - at if len(rest) > 1 else len(text)
            yield text[:room], formats.chars(rest[0][1], bold=chu.dam, italic=chu.nghieng)
            at, text = at + len(text[:room]), text[room:]


def put_line(cursor: QTextCursor, one: Entry, looks: Looks) -> None:
    """Write a paragraph into an empty block."""
    spans = looks.spans(one.role, one.line.text)
    cursor.setBlockFormat(looks.paragraph(one.role, one.line.role))
    cursor.setBlockCharFormat(formats.chars(spans[0][1], bold=False, italic=False))
    for text, shown in formatted(one.line.parts, spans):
        cursor.insertText(text, shown)


def put_picture(cursor: QTextCursor, shown: QTextImageFormat) -> None:
    """Write a picture into an empty block, in the middle as it is printed."""
    middle = QTextBlockFormat()
    middle.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    middle.setBackground(QBrush(Qt.GlobalColor.transparent))
    cursor.setBlockFormat(middle)
    cursor.insertImage(shown)


def has_picture(block: QTextBlock) -> bool:
    """Tell whether a picture stands in a block."""
    return PICTURE in block.text()


def put_blank(cursor: QTextCursor) -> None:
    """Leave the blank block that must stand beside a table; it takes no room."""
    if cursor.blockFormat() != QTextBlockFormat():
        cursor.setBlockFormat(QTextBlockFormat())


def shown_cells(bang: Bang) -> Iterator[tuple[int, int, Parts]]:
    """Return row, column and text of each cell that shows, in the order of the blocks."""
    covered = {place for joined in bang.gop for place in joined.phu}
    for row, cells in enumerate(bang.hang):
        for column, parts in enumerate(cells):
            if (row, column) not in covered:
                yield row, column, parts


def table_entries(table: Table) -> list[Entry]:
    """Return the entries of a table's cells, in the order of their blocks."""
    entries = [Entry(None, Line(None, parts), cell=True) for _, _, parts in shown_cells(table.bang)]
    begin_table(entries, table, -1)
    return entries


def put_table(cursor: QTextCursor, table: Table, looks: Looks, entries: list[Entry]) -> None:
    """Write a table behind the block at a cursor; leave the cursor behind it."""
    bang = table.bang
    wished = entries[0].wishes = looks.wishes(bang)
    shown = table_format(bang.so_hang_dau, looks.columns(wished))
    made = cursor.insertTable(len(bang.hang), len(bang.can), shown)
    for joined in bang.gop:
        made.mergeCells(joined.hang, joined.cot, joined.so_hang, joined.so_cot)
    for row, column, _ in shown_cells(bang):
        _fill(made, table, row, column, looks)
    entries[0].frame = made.objectIndex()
    cursor.setPosition(made.lastPosition() + 1)


def begin_table(entries: list[Entry], table: Table, frame: int) -> None:
    """Let the first of a table's entries stand for all its lines."""
    first = entries[0]
    first.stored, first.table, first.frame, first.wishes = table.stored, table, frame, None


def _fill(made: QTextTable, table: Table, row: int, column: int, looks: Looks) -> None:
    cell = made.cellAt(row, column)
    if row < table.bang.so_hang_dau:
        _mark_heading(cell)
    put_cell(cell.firstCursorPosition(), table.bang, row, column, looks)


def put_cell(cursor: QTextCursor, bang: Bang, row: int, column: int, looks: Looks) -> None:
    """Write the text of a cell into it, empty."""
    # No block character format: in a cell it is the cell's own, and holds what it spans.
    block_format, shown = looks.cell(bang, row, column)
    cursor.setBlockFormat(block_format)
    parts = bang.hang[row][column]
    for text, chars in formatted(parts, ((_length(parts), shown),)):
        cursor.insertText(text, chars)


def _length(parts: Parts) -> int:
    return sum(len(chu.text) for chu in parts)


def _mark_heading(cell: QTextTableCell) -> None:
    shown = cell.format()  # which holds what the cell spans
    shown.setBackground(QBrush(QColor(look.colours().hover)))
    shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    cell.setFormat(shown)


def table_format(heading_rows: int, columns: Sequence[float]) -> QTextTableFormat:
    """Return the frame of a table, in the colours now in force; columns in hundredths of it."""
    shown = QTextTableFormat()
    # Lines laid upon each other look as if they were one. Collapsed, they are, but Qt asks each
    # cell for its neighbours at each key, and takes twice as long.
    shown.setBorderCollapse(False)
    shown.setCellSpacing(-1)
    shown.setBorder(1)
    shown.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shown.setBorderBrush(QBrush(QColor(look.colours().line)))
    shown.setCellPadding(look.GRID // 2)
    shown.setTopMargin(look.GRID // 2)
    shown.setBottomMargin(look.GRID)
    shown.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    shown.setHeaderRowCount(heading_rows)
    percent = QTextLength.Type.PercentageLength
    shown.setColumnWidthConstraints([QTextLength(percent, width) for width in columns])
    return shown


def fit_columns(table: QTextTable, widths: Sequence[float]) -> None:
    """Give a table's columns other widths, where they are worth it."""
    now = [length.rawValue() for length in table.format().columnWidthConstraints()]
    if any(abs(one - other) >= LEAST_CHANGE for one, other in zip(widths, now, strict=True)):
        table.setFormat(table_format(table.format().headerRowCount(), widths))


def dress_table(table: QTextTable, widths: Sequence[float]) -> None:
    """Give a table's frame and heading the colours now in force, and its columns widths."""
    heads = table.format().headerRowCount()
    table.setFormat(table_format(heads, widths))
    for row in range(heads):
        for column in range(table.columns()):
            _mark_heading(table.cellAt(row, column))


def has_format(block: QTextBlock, start: int, end: int, shown: QTextCharFormat) -> bool:
    """Tell whether all characters between two places of a block have a format."""
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        at = fragment.position()
        if at < end and start < at + fragment.length() and fragment.charFormat() != shown:
            return False
        walk += 1
    return True


def table_at(document: QTextDocument, position: int) -> QTextTable | None:
    """Return the table at a position."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    return cursor.currentTable()
