"""The kinds of block a writer sets; lengths in mm, type sizes and spacing in pt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

GRID_PADDING_MM = 1.9


class Align(StrEnum):
    """How lines stand between their edges."""

    TRAI = "left"
    GIUA = "center"
    PHAI = "right"
    DEU = "both"


@dataclass(frozen=True, slots=True)
class Line:
    """Line spacing: a multiple of the font's own height, or an exact height in pt."""

    multiple: float = 1.0
    exact_pt: float = 0.0


SINGLE = Line()


@dataclass(frozen=True, slots=True)
class Style:
    """A named paragraph style: what Word lists, and what a clerk may restyle."""

    id: str
    name: str
    size_pt: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Align = Align.TRAI
    first_line_mm: float = 0.0
    before_pt: float = 0.0
    after_pt: float = 0.0
    line: Line = SINGLE


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one look; bold and italic are absolute, not toggles."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size_pt: float = 0.0  # 0: the style's


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph in a named style; indents, where given, replace the style's."""

    style: str
    runs: tuple[Run, ...]
    left_mm: float = 0.0
    right_mm: float = 0.0
    first_line_mm: float | None = None  # negative: a hanging indent
    before_pt: float | None = None
    after_pt: float | None = None
    align: Align | None = None
    keep_next: bool = False
    keep_lines: bool = False
    box_mm: float = 0.0  # height of a frame drawn round it, between its indents; 0: none


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid horizontal line between two indents of its column, below a gap."""

    left_mm: float
    right_mm: float
    gap_pt: float = 2.0
    after_pt: float = 0.0
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """An empty stretch of a given height."""

    height_pt: float
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """Borderless columns whose rows never split; rows[r][c] is the stack of blocks in one cell."""

    widths_mm: tuple[float, ...]
    rows: tuple[tuple[tuple[Block, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells of a grid joined into one: row and column of the first, rows and columns it takes."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; rows[r][c] is one cell's paragraph, the rows of the heading repeat.

    Merges lie within the heading or below it; of joined cells only the first has text.
    """

    widths_mm: tuple[float, ...]
    rows: tuple[tuple[Para, ...], ...]
    padding_mm: float = GRID_PADDING_MM  # left and right of a cell's text
    heights_mm: tuple[float, ...] = ()  # of the rows, exactly; none: as high as their text
    heading_rows: int = 1
    merges: tuple[Merge, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A paragraph off the flow, on the page of the block that follows it; lengths in mm."""

    para: Para
    left_mm: float  # from the left margin
    top_mm: float  # from the page's top
    width_mm: float


@dataclass(frozen=True, slots=True)
class Picture:
    """An image in a centred paragraph of its own, its kind png or jpeg."""

    name: str
    data: bytes
    suffix: str
    width_mm: float
    height_mm: float
    after_pt: float = 0.0


Block = Para | Rule | Space | Columns | Grid | Frame | Picture


@dataclass(frozen=True, slots=True)
class Page:
    """The sheet: size, margins and distance of the page number from the edge, in mm."""

    width_mm: float = 210.0
    height_mm: float = 297.0
    top_mm: float = 20.0
    bottom_mm: float = 20.0
    left_mm: float = 30.0
    right_mm: float = 15.0
    header_mm: float = 10.0
    mirrored: bool = False

    @property
    def text_width_mm(self) -> float:
        """Return the width between the margins."""
        return self.width_mm - self.left_mm - self.right_mm

    @property
    def text_height_mm(self) -> float:
        """Return the height between the margins."""
        return self.height_mm - self.top_mm - self.bottom_mm


@dataclass(frozen=True, slots=True)
class Annex:
    """What begins on a page of its own, its pages numbered from 1."""

    page: Page
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document laid out: page, styles, blocks, and what its properties say."""

    page: Page
    styles: tuple[Style, ...]
    blocks: tuple[Block, ...]
    page_number: str  # id of the style of the page number
    title: str = ""
    subject: str = ""
    compatibility: int = 14  # Word's compatibilityMode
    foot: tuple[Para | Rule, ...] = ()  # at the foot of the text of page 1
    annexes: tuple[Annex, ...] = ()
