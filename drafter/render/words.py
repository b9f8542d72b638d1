"""The words of a PDF's page and where they stand: how the window finds a field on the page."""

from __future__ import annotations

from drafter.render.engine import open_pdf

Box = tuple[float, float, float, float]


def page_words(pdf: bytes, number: int) -> list[tuple[str, Box]]:
    """Return the words of a page, counted from 0, in their order.

    A box is left, top, right, bottom in pt from the page's top left.
    """
    with open_pdf(pdf) as document:
        page = document[number]
        height = page.get_height()
        text = page.get_textpage()
        words = []
        # PDFium joins letters that stand together; the engine sets each word by itself.
        for at in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(at)
            word = text.get_text_bounded(left, bottom, right, top)
            words.append((word, (left, height - top, right, height - bottom)))
        text.close()
        page.close()
        return words
