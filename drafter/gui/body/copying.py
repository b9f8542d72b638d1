"""What is copied out of the body: its reading text, HTML for a word processor, its stored lines."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMimeData

from drafter.document.body_nodes import Bang, Chu, Gop, VaiTro
from drafter.gui.body import editing, marks, pieces
from drafter.gui.body.marks import Line
from drafter.gui.body.pieces import Table
from drafter.gui.body.roles import role_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextCursor

    from drafter.gui.body.looks import Look
    from drafter.gui.body.marks import Parts
    from drafter.gui.body.pieces import Piece
    from drafter.gui.body.text import BodyText

STORED = "application/x-drafter-body"


def copied(body: BodyText, cursor: QTextCursor) -> QMimeData:
    """Return the selection for other programs, and as it is stored for this one."""
    chosen = list(pieces.cut(selected(body, cursor).split("\n")))
    mime = QMimeData()
    mime.setText("\n".join(_plain(piece) for piece in chosen))
    mime.setHtml("".join(_html(chosen, body)))
    stored = "\n".join(each.stored if isinstance(each, Table) else each for each in chosen)
    mime.setData(STORED, stored.encode("utf-8", "replace"))
    return mime


def selected(body: BodyText, cursor: QTextCursor) -> str:
    """Return the stored text of a selection; a table that is partly in it is whole."""
    start, stop = cursor.selectionStart(), cursor.selectionEnd()
    table = cursor.currentTable()
    if table and cursor.hasComplexSelection():
        cells = cast("tuple[int, int, int, int]", cursor.selectedTableCells())
        whole = body.table_of(body.document.findBlock(start))
        return _cells(whole, *cells).stored if whole else ""
    return "\n".join(_lines(body, start, stop))


def _lines(body: BodyText, start: int, stop: int) -> Iterator[str]:
    block = body.document.findBlock(start)
    in_one = body.document.findBlock(stop) == block
    while block.isValid() and block.position() <= stop:
        one = body.entries[block.blockNumber()]
        if in_one or not one.cell:
            if one.cell or one.stored is not None:
                yield _line(body, block, start, stop)
        elif one.table:
            yield one.table.stored
        block = block.next()


def _line(body: BodyText, block: QTextBlock, start: int, stop: int) -> str:
    one = body.entries[block.blockNumber()]
    low = body.column(max(start, block.position()))
    high = body.column(min(stop, block.position() + block.length() - 1))
    if (low, high) == (0, len(one.line.text)) and one.stored is not None and not one.cell:
        return one.stored
    role = one.line.role if low == 0 else None
    return marks.write(Line(role, tuple(editing.cut(one.line.parts, low, high))))


def _cells(table: Table, row: int, rows: int, column: int, columns: int) -> Table:
    """Return a part of a table; cells joined beyond it are single."""
    bang = table.bang
    hang = tuple(cells[column : column + columns] for cells in bang.hang[row : row + rows])
    joined = tuple(
        Gop(each.hang - row, each.cot - column, each.so_hang, each.so_cot)
        for each in bang.gop
        if row <= each.hang
        and each.hang + each.so_hang <= row + rows
        and column <= each.cot
        and each.cot + each.so_cot <= column + columns
    )
    heads = min(max(bang.so_hang_dau - row, 1), rows)
    return pieces.made(Bang(hang, bang.can[column : column + columns], heads, joined))


def _plain(piece: Piece) -> str:
    if isinstance(piece, Table):
        return "\n".join("\t".join(_text(cell) for cell in row) for row in piece.bang.hang)
    return marks.read(piece).text


def _text(parts: Sequence[Chu]) -> str:
    return "".join(chu.text for chu in parts)


def _html(chosen: Sequence[Piece], body: BodyText) -> Iterator[str]:
    """Return the pieces for a word processor, which is to keep what the roles look like too."""
    last = VaiTro.DOAN
    for piece in chosen:
        if isinstance(piece, Table):
            last = VaiTro.DOAN
            yield _table_html(piece.bang)
            continue
        line = marks.read(piece)
        role = role_after(line, last)
        last = role if line.text.strip() else last
        spans = body.looks.spans(role, line.text)
        yield f"<p>{''.join(_stretch(chu) for chu in _looked(line.parts, spans))}</p>"


def _looked(parts: Parts, spans: Sequence[tuple[int, Look]]) -> Iterator[Chu]:
    """Return stretches with the bold and italic of their role."""
    start = 0
    for end, look in spans:
        for chu in editing.cut(parts, start, end):
            yield Chu(chu.text, chu.dam or look.bold, chu.nghieng or look.italic)
        start = end


def _marked(parts: Parts) -> str:
    return "".join(_stretch(chu) for chu in parts)


def _stretch(chu: Chu) -> str:
    text = escape(chu.text)
    text = f"<b>{text}</b>" if chu.dam else text
    return f"<i>{text}</i>" if chu.nghieng else text


def _table_html(bang: Bang) -> str:
    joined = {(each.hang, each.cot): each for each in bang.gop}
    covered = {place for each in bang.gop for place in each.phu}
    rows = []
    for row, cells in enumerate(bang.hang):
        inside = [
            _cell_html(cell, joined.get((row, column)))
            for column, cell in enumerate(cells)
            if (row, column) not in covered
        ]
        rows.append(f"<tr>{''.join(inside)}</tr>")
    return f'<table border="1" style="border-collapse:collapse">{"".join(rows)}</table>'


def _cell_html(parts: Parts, joined: Gop | None) -> str:
    size = f' rowspan="{joined.so_hang}" colspan="{joined.so_cot}"' if joined else ""
    return f"<td{size}>{_marked(parts)}</td>"
