"""What stands where on the pages of a PDF, in mm from the upper left corner, read by pdfplumber."""

import os
import pickle
from dataclasses import dataclass
from itertools import pairwise

import pdfplumber

MM = 25.4 / 72
SAME_LINE_MM = 0.3
GAP_EM = 0.1


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character that shows; y is its baseline."""

    char: str
    page: int
    x0: float
    x1: float
    y: float
    size: float
    font: str
    black: bool

    @property
    def bold(self):
        return "Bold" in self.font

    @property
    def italic(self):
        return "Italic" in self.font


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line or the edge of a box."""

    page: int
    x0: float
    x1: float
    y0: float
    y1: float
    thick_pt: float

    @property
    def level(self):
        return abs(self.y1 - self.y0) < SAME_LINE_MM

    @property
    def length(self):
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Line:
    """The glyphs of one paragraph that share a baseline."""

    glyphs: tuple[Glyph, ...]

    @property
    def text(self):
        return "".join(glyph.char for glyph in self.glyphs)

    @property
    def page(self):
        return self.glyphs[0].page

    @property
    def y(self):
        return self.glyphs[0].y

    @property
    def x0(self):
        return min(glyph.x0 for glyph in self.glyphs)

    @property
    def x1(self):
        return max(glyph.x1 for glyph in self.glyphs)

    @property
    def width(self):
        return self.x1 - self.x0

    @property
    def centre(self):
        return (self.x0 + self.x1) / 2

    @property
    def size(self):
        return max(glyph.size for glyph in self.glyphs)

    @property
    def gaps(self):
        """Count the gaps between words."""
        pairs = pairwise(self.glyphs)
        return sum(two.x0 - one.x1 > GAP_EM * one.size * MM for one, two in pairs)


@dataclass(frozen=True)
class Picture:
    """Where a picture stands on its page, in mm."""

    page: int
    x0: float
    x1: float
    y0: float
    y1: float


class Pages:
    """The glyphs of a PDF in the order of its text, white space left out, and its strokes.

    What stands off the text is lifted first; what is left in the top margin, the page numbers,
    is kept apart.
    """

    def __init__(self, sizes, glyphs, strokes, pictures=(), top_mm=19.0):
        self.sizes = sizes  # (width, height) of each page
        self.printed = glyphs
        self.strokes = strokes
        self.pictures = pictures
        self._top_mm = top_mm
        self._part(glyphs)

    def _part(self, glyphs):
        self.every = glyphs
        self.header = [glyph for glyph in glyphs if glyph.y < self._top_mm]
        self.glyphs = [glyph for glyph in glyphs if glyph.y >= self._top_mm]
        self.text = "".join(glyph.char for glyph in self.glyphs)
        pairs = enumerate(pairwise(self.glyphs), start=1)
        self._starts = {0, *(at for at, two in pairs if _apart(*two))}
        self._taken = bytearray(len(self.glyphs))

    def __len__(self):
        return len(self.sizes)

    def lift(self, text, where):
        """Take a paragraph out of the text, if its first glyph stands where it may."""
        bare, every = "".join(text.split()), "".join(glyph.char for glyph in self.every)
        at = every.find(bare)
        while at >= 0 and not where(self.every[at]):
            at = every.find(bare, at + 1)
        if at < 0:
            return ()
        end = at + len(bare)
        lines = tuple(_by_baseline(self.every[at:end]))
        self._part(self.every[:at] + self.every[end:])
        return lines

    def take(self, text, start=0):
        """Return the first untaken paragraph of a text as its lines, or nothing."""
        bare = "".join(text.split())
        at = self.text.find(bare, start) if bare else -1
        while at >= 0:
            end = at + len(bare)
            begins = at in self._starts or self._taken[at - 1]
            if begins and not any(self._taken[at:end]):
                self._taken[at:end] = b"\1" * len(bare)
                return tuple(_by_baseline(self.glyphs[at:end]))
            at = self.text.find(bare, at + 1)
        return ()

    def place(self, glyph):
        """Return where a glyph stands in the order of the text."""
        return next(at for at, one in enumerate(self.glyphs) if one is glyph)

    def untaken(self):
        """Return what no component took, as lines."""
        left = [glyph for glyph, taken in zip(self.glyphs, self._taken, strict=True) if not taken]
        return tuple(_by_baseline(left))


def _apart(one, two):
    """Tell whether a line ends between two glyphs: another page, baseline or column."""
    return one.page != two.page or abs(one.y - two.y) > SAME_LINE_MM or two.x0 < one.x0 - 1


def _by_baseline(glyphs):
    line = []
    for glyph in glyphs:
        if line and _apart(line[-1], glyph):
            yield Line(tuple(line))
            line = []
        line.append(glyph)
    if line:
        yield Line(tuple(line))


def read_pdf(path):
    """Return the pages of a PDF."""
    sizes, glyphs, strokes, pictures = [], [], [], []
    with pdfplumber.open(path) as pdf:
        for number, page in enumerate(pdf.pages):
            sizes.append((page.width * MM, page.height * MM))
            glyphs += _glyphs(number, page)
            strokes += _strokes(number, page)
            pictures += _pictures(number, page)
    return Pages(sizes, glyphs, strokes, pictures)


def read_once(path):
    """Return the pages of a PDF from a copy that all workers of a test run share."""
    kept = path.with_suffix(".pickle")
    if not kept.is_file():
        pages = read_pdf(path)
        fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
        kinds = pages.sizes, pages.printed, pages.strokes, pages.pictures
        fresh.write_bytes(pickle.dumps(kinds))
        fresh.replace(kept)
    return Pages(*pickle.loads(kept.read_bytes()))


def _glyphs(number, page):
    for char in page.chars:
        text = "".join(char["text"].split())
        step = (char["x1"] - char["x0"]) / max(len(text), 1)
        for at, letter in enumerate(text):  # a ligature is one glyph of several letters
            x0 = char["x0"] + at * step
            yield Glyph(
                letter,
                number,
                x0 * MM,
                (x0 + step) * MM,
                (float(page.height) - char["matrix"][5]) * MM,
                char["size"],
                char["fontname"].partition("+")[2] or char["fontname"],
                _is_black(char["non_stroking_color"]),
            )


def _pictures(number, page):
    for image in page.images:
        yield Picture(number, *(image[side] * MM for side in ("x0", "x1", "top", "bottom")))


def _is_black(colour):
    return colour is None or not any(colour[:3]) or tuple(colour) == (0, 0, 0, 1)


def _strokes(number, page):
    seen = set()
    for line in (*page.lines, *page.rects, *page.curves):
        place = [line["x0"] * MM, line["x1"] * MM, line["top"] * MM, line["bottom"] * MM]
        key = tuple(round(length, 2) for length in place)
        if key not in seen:
            seen.add(key)
            yield Stroke(number, *place, line.get("linewidth") or 0)
