"""The printed lines of a PDF's page, letter by letter: to find, to select and to copy them.

The engine tags its PDFs, so paragraphs and cells are read, not guessed.
"""

from __future__ import annotations

import re
from ctypes import c_float
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from drafter.render.engine import open_pdf
from drafter.render.tags import Block, page_blocks

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from pypdfium2 import PdfPage, PdfTextPage

Box = tuple[float, float, float, float]

_HYPHEN = "\x02"  # what PDFium calls a hyphen at the end of a line
_WORD = re.compile(r"[^\w\s]*\w+[^\w\s]*|[^\w\s]+")
_RULE_PT = 2.0  # what is wider is no rule


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; all measures in pt from the page's top left."""

    text: str
    edges: tuple[float, ...]  # the left edge of each letter, and the right edge of the last
    top: float
    bottom: float
    joint: str  # what stands before it in a copied text
    column: tuple[float, float]  # how far to the left and right no other line stands beside it
    aside: bool = False  # a footer: no part of the text that runs over the pages

    @property
    def box(self) -> Box:
        """Return left, top, right, bottom."""
        return self.edges[0], self.top, self.edges[-1], self.bottom

    def words(self) -> Iterator[tuple[str, Box]]:
        """Yield each word with its box; what marks divide, as 15/SNV-VP, is several."""
        for found in _WORD.finditer(self.text):
            left, right = self.edges[found.start()], self.edges[found.end()]
            yield found.group(), (left, self.top, right, self.bottom)


_ASIDE = Block(-1)  # no part of the document's text: headers and footers


@dataclass(slots=True)
class _Piece:
    """The letters of a line while they are gathered."""

    block: Block
    letters: list[str]
    boxes: list[Box]
    hyphen: bool = False  # its word goes on in the next line

    @property
    def text(self) -> str:
        return "".join(self.letters)


def page_lines(pdf: bytes, number: int) -> list[Line]:
    """Return the lines of a page, counted from 0, in the order they are read.

    Raises RenderError when the PDF cannot be read.
    """
    return next(read_lines(pdf, (number,)))


def read_lines(pdf: bytes, numbers: Iterable[int]) -> Generator[list[Line]]:
    """Yield the lines of one page after the other; a long PDF is opened once for all.

    The page's own number is left out: it would stand amid a paragraph.
    """
    with open_pdf(pdf) as document:
        for number in numbers:
            page = document[number]
            text = page.get_textpage()
            height = page.get_height()
            pieces = [each for each in _pieces(text, page_blocks(page), height) if _is_read(each)]
            lines = _joined(pieces, _ruled(page, pieces, height))
            text.close()
            page.close()
            yield lines


def _is_read(piece: _Piece) -> bool:
    return piece.block is not _ASIDE or not piece.text.isdecimal()


def _pieces(text: PdfTextPage, blocks: dict[int, Block], height: float) -> list[_Piece]:
    """Return the page's lines, each of one paragraph, without blanks at their ends."""
    import pypdfium2.raw as pdfium

    pieces: list[_Piece] = []
    fresh = True
    box = pdfium.FS_RECTF()
    for at in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, at))
        if letter in "\r\n" or (fresh and letter.isspace()):
            fresh = True
            continue
        drawn = pdfium.FPDFText_GetTextObject(text, at)
        block = pieces[-1].block if pieces else _ASIDE
        if drawn:  # else a blank that PDFium adds between words
            block = blocks.get(pdfium.FPDFPageObj_GetMarkedContentID(drawn), _ASIDE)
        if fresh or block is not pieces[-1].block:
            pieces.append(_Piece(block, [], []))
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        pieces[-1].boxes.append((box.left, height - box.top, box.right, height - box.bottom))
        pieces[-1].hyphen = fresh = letter == _HYPHEN
        pieces[-1].letters.append("-" if fresh else letter)
    return [_trimmed(piece) for piece in pieces if not piece.text.isspace()]


def _trimmed(piece: _Piece) -> _Piece:
    end = len(piece.text.rstrip())
    start = len(piece.text) - len(piece.text.lstrip())
    letters, boxes = piece.letters[start:end], piece.boxes[start:end]
    return _Piece(piece.block, letters, boxes, piece.hyphen)


def _joined(pieces: Sequence[_Piece], ruled: set[int]) -> list[Line]:
    """Return the lines, each with what joins it to the one before."""
    columns = _columns(pieces)
    lines = []
    before: _Piece | None = None
    for piece in pieces:
        tops, bottoms = ([box[side] for box in piece.boxes] for side in (1, 3))
        lines.append(
            Line(
                text=piece.text,
                edges=_edges(piece.boxes),
                top=min(tops),
                bottom=max(bottoms),
                joint=_joint(before, piece, ruled),
                column=columns.get(piece.block.cell, (0.0, float("inf"))),
                aside=piece.block is _ASIDE,
            )
        )
        before = piece
    return lines


def _edges(boxes: Sequence[Box]) -> tuple[float, ...]:
    """Return where each letter begins and the last one ends, never going back."""
    edges = [boxes[0][0]]
    for left, _, _, _ in boxes[1:]:
        edges.append(max(left, edges[-1]))
    return (*edges, max(boxes[-1][2], edges[-1]))


def _columns(pieces: Sequence[_Piece]) -> dict[int, tuple[float, float]]:
    """Return from where to where the text of each cell stands."""
    columns: dict[int, tuple[float, float]] = {}
    for piece in pieces:
        left, right = piece.boxes[0][0], piece.boxes[-1][2]
        if piece.block.cell >= 0:
            old = columns.get(piece.block.cell, (left, right))
            columns[piece.block.cell] = min(left, old[0]), max(right, old[1])
    return columns


def _joint(before: _Piece | None, piece: _Piece, ruled: set[int]) -> str:
    """Return what joins a line to the one before, which may be on another page."""
    block = piece.block
    if before is None:
        return " " if block.continues else "\n"
    if before.hyphen and before.block is block:
        return ""
    if block is before.block and block is not _ASIDE:
        return " "
    if block.table not in ruled:
        return "\n"
    if block.row != before.block.row:
        return "\n" + "\t" * block.place
    return "\t" * (block.place - before.block.place) or " "


def _ruled(page: PdfPage, pieces: Sequence[_Piece], height: float) -> set[int]:
    """Return the tables with rules between their columns; the others only place the text."""
    if all(piece.block.table < 0 for piece in pieces):
        return set()
    rules = list(_upright_rules(page, height))
    ruled = set()
    for block, group in groupby(pieces, lambda piece: (piece.block.table, piece.block.row)):
        left, top, right, bottom = _around([box for piece in group for box in piece.boxes])
        if any(left < x < right and high < top + 3 and bottom - 3 < low for x, high, low in rules):
            ruled.add(block[0])
    return ruled - {-1}


def _around(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _upright_rules(page: PdfPage, height: float) -> Iterator[tuple[float, float, float]]:
    """Yield where each upright rule stands, its top and its bottom."""
    import pypdfium2.raw as pdfium

    for at in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, at)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = sides = [c_float() for _ in range(4)]
            pdfium.FPDFPageObj_GetBounds(drawn, *sides)
            if right.value - left.value < _RULE_PT < top.value - bottom.value:
                yield left.value, height - top.value, height - bottom.value
