"""What stands on the pages of a PDF, and where two PDFs of one letter differ; lengths in mm."""

from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

import pdfplumber

from tests.render.letters import MM

# LibreOffice rounds every gap of a justified line down: 1 mm over the width of an A4 across.
ACROSS_MM, DOWN_MM = 1.2, 0.5
SAME_MM = 0.3


@dataclass(frozen=True, slots=True)
class Word:
    """A word with the left end of its baseline."""

    text: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A stretch of a drawn line; a level one's ends are left and right."""

    page: int
    level: bool
    start: float
    end: float
    at: float


@cache
def read(path):
    """Return the sizes of the pages of a PDF, its words and its lines, from the top."""
    with pdfplumber.open(path) as pdf:
        sizes = [(round(page.width * MM), round(page.height * MM)) for page in pdf.pages]
        words = [_word(word, page) for page in pdf.pages for word in _words(page)]
        lines = [_stroke(line, page) for page in pdf.pages for line in (*page.lines, *page.rects)]
    words.sort(key=lambda word: (word.page, word.text, round(word.y), word.x))
    return sizes, words, list(_joined(lines))


def _words(page):
    return page.extract_words(x_tolerance=1.5, y_tolerance=2, return_chars=True)


def _word(word, page):
    baseline = float(page.height) - word["chars"][0]["matrix"][5]
    return Word(word["text"], page.page_number, word["x0"] * MM, baseline * MM)


def _stroke(line, page):
    left, right, top, bottom = (line[name] * MM for name in ("x0", "x1", "top", "bottom"))
    if right - left > bottom - top:
        return Stroke(page.page_number, True, left, right, (top + bottom) / 2)
    return Stroke(page.page_number, False, top, bottom, (left + right) / 2)


def _joined(strokes):
    """Yield lines whose stretches meet as one each."""
    left = sorted(strokes, key=lambda one: one.start)
    while left:
        line = left.pop(0)
        for one in list(left):
            alike = (one.page, one.level) == (line.page, line.level)
            if alike and abs(one.at - line.at) < SAME_MM and one.start <= line.end + DOWN_MM:
                line = replace(line, end=max(line.end, one.end))
                left.remove(one)
        yield line


def word_faults(theirs, ours):
    """Yield each word that is on another page, or not where the other one is."""
    for there, here in zip_longest(read(theirs)[1], read(ours)[1]):
        if there is None or here is None or (there.page, there.text) != (here.page, here.text):
            yield there, here
            return  # what follows is shifted
        if abs(there.x - here.x) > ACROSS_MM or abs(there.y - here.y) > DOWN_MM:
            yield there, here


def stroke_faults(theirs, ours):
    """Yield each line that only one of two PDFs draws."""
    there, here = read(theirs)[2], read(ours)[2]
    for mine, others in ((there, here), (here, there)):
        yield from (one for one in mine if not any(_near(one, other) for other in others))


def _near(one, two):
    alike = (one.page, one.level) == (two.page, two.level)
    ends = ("start", "end", "at")
    return alike and all(abs(getattr(one, e) - getattr(two, e)) <= DOWN_MM for e in ends)


def page_sizes(path):
    """Return the width and height of each page in whole mm."""
    return read(path)[0]
