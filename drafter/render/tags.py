"""The tags of a PDF's page: which of its marked pieces are one paragraph, in which cell."""

from __future__ import annotations

from ctypes import create_string_buffer
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage
    from pypdfium2.raw import FPDF_STRUCTELEMENT

# What holds paragraphs and is none.
_LISTS = ("L", "LI", "LBody")
_TABLES = ("Table", "THead", "TBody", "TFoot", "TR", "TD", "TH")
_HOLDERS = frozenset(("Document", "Part", "Sect", "Div", *_LISTS, *_TABLES))
_TYPE_BYTES = 64


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of the document's tree; cell and row are blank outside tables."""

    number: int
    table: int = -1
    row: int = -1
    cell: int = -1
    place: int = 0  # of the cell in its row
    continues: bool = False  # it began on a page before


def page_blocks(page: PdfPage) -> dict[int, Block]:
    """Return the paragraph of each marked piece of the page."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return {}
    try:
        walk = _Walk()
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            walk.enter(pdfium.FPDF_StructTree_GetChildAtIndex(tree, at), Block(-1), inside=False)
        return walk.blocks
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Walk:
    """Go through a page's tree and note the paragraph of each marked piece."""

    def __init__(self) -> None:
        self.blocks: dict[int, Block] = {}
        self._numbers = count()

    def enter(self, element: FPDF_STRUCTELEMENT, around: Block, *, inside: bool) -> None:
        """Go through an element; inside a paragraph all that it holds is of it."""
        import pypdfium2.raw as pdfium

        children = [
            pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
            for at in range(pdfium.FPDF_StructElement_CountChildren(element))
        ]
        marked = [
            -1 if child else pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
            for at, child in enumerate(children)
        ]
        kind = _kind(element)
        block = around if inside else self._block(kind, around, children, marked)
        self.blocks |= {mark: block for mark in marked if mark >= 0}
        for place, child in enumerate(children):
            if child:  # else it has nothing on this page
                placed = self._placed(block, place) if kind == "TR" else block
                self.enter(child, placed, inside=inside or kind not in _HOLDERS)

    def _block(
        self, kind: str, around: Block, children: list[FPDF_STRUCTELEMENT], marked: list[int]
    ) -> Block:
        number = next(self._numbers)
        table = number if kind == "Table" else around.table
        row = number if kind == "TR" else around.row
        first = next((at for at, mark in enumerate(marked) if mark >= 0), 0)
        continues = first > 0 and not any(children[:first])
        return Block(number, table, row, around.cell, around.place, continues)

    def _placed(self, row: Block, place: int) -> Block:
        return Block(row.number, row.table, row.row, next(self._numbers), place)


def _kind(element: FPDF_STRUCTELEMENT) -> str:
    import pypdfium2.raw as pdfium

    name = create_string_buffer(_TYPE_BYTES)
    size = pdfium.FPDF_StructElement_GetType(element, name, _TYPE_BYTES)
    return name.raw[: max(size - 2, 0)].decode("utf-16-le", "replace")
