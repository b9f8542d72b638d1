"""The types of the rule tables' rows: one row a component, with ô, clause and ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntFlag
from math import inf
from typing import TYPE_CHECKING, Literal, TypeVar

from drafter.layout.blocks import SINGLE, Align, Line, Page, Style
from drafter.layout.choices import HouseChoices as HouseChoices  # noqa: TC001 - passed on

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from drafter.document.body_nodes import VaiTro

K = TypeVar("K", bound=str)
# Width in mm of the State's stamp of each degree of urgency, in either spelling (state §2.12).
URGENCIES_MM = {"KHẨN": 20.0, "THƯỢNG KHẨN": 40.0, "HOẢ TỐC": 30.0, "HỎA TỐC": 30.0}
# An upright A5 is too narrow for a letterhead of the regulations' sizes.
SHEETS_MM = {"A4": (210.0, 297.0), "A4 ngang": (297.0, 210.0), "A5 ngang": (210.0, 148.0)}


class Kieu(IntFlag):
    """Kiểu chữ of a component: IN HOA, đậm, nghiêng, gạch chân; none of them is chữ thường đứng."""

    THUONG = 0
    HOA = 1
    DAM = 2
    NGHIENG = 4
    GACH = 8


@dataclass(frozen=True, slots=True)
class Size:
    """A range of type sizes in pt, and the size each size set picks within it."""

    lo: float
    hi: float
    pick: tuple[float, float]

    def __post_init__(self) -> None:
        if not all(self.lo <= size <= self.hi for size in self.pick):
            raise ValueError(self)


def size(lo: float, hi: float = 0.0, pick: tuple[float, float] | None = None) -> Size:
    """Return a fixed size, or a range with the picks of the two size sets."""
    hi = hi or lo
    return Size(lo, hi, pick or (hi, lo))


@dataclass(frozen=True, slots=True)
class Row:
    """How one component is set: style name, ô, clause, size, kiểu, alignment, spacing in pt."""

    name: str
    o: str
    clause: str
    size: Size
    kieu: Kieu = Kieu.THUONG
    align: Align = Align.TRAI
    before_pt: float = 0.0
    after_pt: float = 0.0


@dataclass(frozen=True, slots=True)
class BodyRules:
    """The body's paragraphs: first line in mm, space and lines in pt, with the ranges allowed."""

    clause: str
    first_line_mm: float
    first_line_range_mm: tuple[float, float]
    after_pt: float  # the least the clause allows
    line: Line
    line_range_pt: tuple[float, float]  # exact heights; (0, 0) where lines are a multiple
    line_multiple_range: tuple[float, float] = (1.0, 1.0)

    @property
    def line_range(self) -> tuple[float, float]:
        """Return what a house may set: exact heights in pt, or multiples where none are exact."""
        if not self.line.exact_pt:
            return self.line_multiple_range
        low, high = self.line_range_pt
        return low, high or inf

    def line_of(self, wanted: float) -> Line:
        """Return the house's line spacing, the pack's for 0; raises ValueError out of range."""
        if not wanted:
            return self.line
        low, high = self.line_range
        if not low <= wanted <= high:
            raise ValueError(wanted)
        return replace(self.line, exact_pt=wanted) if self.line.exact_pt else Line(wanted)

    def after_of(self, wanted_pt: float) -> float:
        """Return the house's space between paragraphs in pt, the pack's for 0.

        Raises ValueError for less than the clause allows.
        """
        if wanted_pt and wanted_pt < self.after_pt:
            raise ValueError(wanted_pt)
        return wanted_pt or self.after_pt


@dataclass(frozen=True, slots=True)
class ListMarks:
    """How a list is pointed: what opens an item, what closes it, what closes the last."""

    clause: str
    opens: str
    closes: str
    last: str


@dataclass(frozen=True, slots=True)
class PageRules:
    """The sheet and the ranges its margins may take, in mm."""

    clause: str
    page: Page
    margin_ranges_mm: Mapping[Literal["top", "bottom", "left", "right"], tuple[float, float]]
    mirrors: bool = False  # the back of a sheet printed on two sides swaps left and right


@dataclass(frozen=True, slots=True)
class Frame:
    """The two columns of letterhead and signature in mm, and the gaps between parts in pt."""

    letterhead_mm: tuple[float, float]
    closing_mm: tuple[float, float]
    before_title_pt: float
    before_body_pt: float
    before_closing_pt: float
    kinh_gui_left_mm: tuple[float, float]  # where the label of a list may stand
    trich_yeu_gap_pt: float  # between số, ký hiệu and the trích yếu of a công văn
    noi_nhan_left_mm: float = 0.0  # the label's indent
    dien_left_mm: float = 55.0  # the dashes under "… điện:"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the stamps and remarks of a regulation stand; lengths in mm.

    Under số, ký hiệu: which, in their order; the boxes of the stamps by their words, each of one
    height, or no boxes. At the edges of the page: distance from the top, from the foot.
    """

    under_number: tuple[str, ...]
    boxes_mm: Mapping[str, float]  # width of each stamp's frame
    box_height_mm: float = 0.0  # 0: stamps have no frame
    pham_vi_top_mm: float = 10.0
    dong_ky_so_top_mm: float = 5.5
    # From the foot of the last page; 0: below the signature.
    khong_pho_bien_foot_mm: float = 0.0
    mark_in_last_item: bool = False  # the drafter's mark ends the "Lưu" line
    contact_on_first_page: bool = False
    captions: bool = True  # annexes name what they go with
    annex_rule: bool = True  # annexes end their title as a document does
    secrecy_clause: str = ""
    copy_stamp_mm: tuple[float, float] | None = None  # a stamp, or a block below a line


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """One regulation as data: from and to dates, page, rows, body roles, marks and words.

    Each is made once, and is equal to itself only.
    """

    name: str
    label: str
    cited_as: str  # before the number of a clause
    regime: Literal["state", "party"]
    since: date
    until: date | None
    sheet: PageRules
    rows: Mapping[str, Row]
    roles: Mapping[VaiTro, Row]
    body: BodyRules
    frame: Frame
    marks: Mapping[Literal["kinh_gui", "noi_nhan", "can_cu"], ListMarks]
    places: Places
    end_of_body: str
    end_of_body_clause: str
    rule_fraction: float  # length of the issuer's and trích yếu's rule, of the text above
    star: str  # what stands under the issuer instead of a rule
    five_hyphens: str  # what stands under the trích yếu instead of a rule
    size_sets: tuple[str, str]

    def covers(self, day: date) -> bool:
        """Tell whether a document of this date falls under the pack."""
        return self.since <= day and (self.until is None or day <= self.until)

    def cite(self, clause: str) -> str:
        """Return a clause of the regulation with the regulation's own short name."""
        return f"{self.cited_as}, {clause}"


def style_of(style_id: str, row: Row, choices: HouseChoices, *, line: Line = SINGLE) -> Style:
    """Return the named paragraph style of a row."""
    return Style(
        id=style_id,
        name=row.name,
        size_pt=row.size.pick[choices.size_set],
        bold=Kieu.DAM in row.kieu,
        italic=Kieu.NGHIENG in row.kieu,
        underline=Kieu.GACH in row.kieu,
        align=row.align,
        before_pt=row.before_pt,
        after_pt=row.after_pt,
        line=line,
    )


def amended(
    rows: Mapping[K, Row],
    clauses: Mapping[K, str],
    sizes: Mapping[K, Size] | None = None,
) -> dict[K, Row]:
    """Return the rows under a later regulation: its clauses, and the sizes it changed."""
    sizes = sizes or {}
    return {
        key: replace(row, clause=clauses[key], size=sizes.get(key, row.size))
        for key, row in rows.items()
    }
