"""The words of a PDF's page and where they stand: how the window finds a field on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.render.engine import open_pdf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Box = tuple[float, float, float, float]


def page_words(pdf: bytes, number: int) -> list[tuple[str, Box]]:
    """Return the words of a page, counted from 0, in their order.

    A box is left, top, right, bottom in pt from the page's top left.
    """
    with open_pdf(pdf) as document:
        page = document[number]
        height = page.get_height()
        text = page.get_textpage()
        letters = text.get_text_range()
        words = [
            (word, (left, height - top, right, height - bottom))
            for word, (left, bottom, right, top) in _words(letters, text.get_charbox)
        ]
        text.close()
        page.close()
        return words


def _words(letters: str, box_of: Callable[[int], Box]) -> Iterator[tuple[str, Box]]:
    """Yield each word and its box, left, bottom, right, top in pt from the page's foot.

    Letter by letter: PDFium's own rectangles cut leaning words in two.
    """
    word, boxes = "", []
    for at, letter in enumerate(f"{letters} "):
        if not letter.isspace():
            word += letter
            boxes.append(box_of(at))
        elif boxes:
            lefts, bottoms, rights, tops = zip(*boxes, strict=True)
            yield word, (min(lefts), min(bottoms), max(rights), max(tops))
            word, boxes = "", []
