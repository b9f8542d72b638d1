"""A letter beside its rendered pages, and what a rule is; the rules stand in rules.py."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from drafter.layout.blocks import Align
from drafter.layout.rules import Kieu
from tests.referee import spec
from tests.referee.letters import Letter, Part
from tests.referee.reading import MM, Line, Pages, Stroke

PAGE = "trang"
BODY = (
    "doan", "phan", "chuong", "muc", "tieu_muc", "ten_de_muc", "muc_la_ma", "dieu", "khoan",
    "diem", "gach", "can_cu", "lenh_ban_hanh", "tham_quyen",
)  # fmt: skip
CELLS = ("dau_bang", "o_bang")
HEADINGS = ("phan", "chuong", "muc", "tieu_muc", "ten_de_muc", "muc_la_ma", "lenh_ban_hanh")
# What may go wrong where the signature meets the foot of a page.
AT_THE_FOOT = {
    "text-begins-at-top-margin",
    "text-ends-above-foot-margin",
    "nothing-added",
    "order-is-of-the-regulation",
    "other-pages-show-their-number",
    "stands-on-the-page",
    "head-repeats-on-each-page",
    "level-with-the-first-line-of-the-signature",
    "room-to-sign",
    "on-one-page-with-the-end-of-the-text",
}

Mismatch = tuple[str, str]  # expected, found


@dataclass(frozen=True)
class Rule:
    """One question to a page: of which component, under which clause, and how it is answered."""

    name: str
    check: Callable[["Judged", str], Iterator[Mismatch]]
    of: tuple[str, ...]  # the components it is asked of; the first names the clause
    applies: Callable[[Letter], bool]

    def components(self, letter):
        """Return the components of a letter that the rule is asked of."""
        if not self.applies(letter) or (letter.foot and self.name not in AT_THE_FOOT):
            return ()
        return [key for key in self.of if key in (PAGE, *letter.keys)]


@dataclass(frozen=True)
class Shown:
    """A component's paragraph and the lines it was found on; no lines where it is missing."""

    part: Part
    lines: tuple[Line, ...]

    @property
    def key(self):
        return self.part.key

    @property
    def first(self):
        return self.lines[0]

    @property
    def last(self):
        return self.lines[-1]


@dataclass
class Judged:
    """A letter beside its pages."""

    letter: Letter
    pages: Pages
    docx: bytes
    shown: list[Shown] = field(init=False)

    def __post_init__(self):
        self.shown = [Shown(part, self.pages.take(part.text)) for part in self.letter.parts]

    def of(self, *keys):
        """Return the paragraphs of some components that stand on the page."""
        return [shown for shown in self.shown if shown.key in keys and shown.lines]

    def lines(self, *keys):
        """Return the lines of some components."""
        return [line for shown in self.of(*keys) for line in shown.lines]

    def extra(self):
        """Return the text of each page that no component claims; repeated table heads are none."""
        heads = ["".join(head) for head in self.letter.table_heads]
        for page in range(len(self.pages)):
            text = "".join(line.text for line in self.pages.untaken() if line.page == page)
            for head in heads:
                text = text.replace(head, "")
            if text:
                yield page, text

    @cached_property
    def every_line(self):
        return [(shown, line) for shown in self.shown for line in shown.lines]

    def left(self, page):
        """Return the left edge of a page's text; the back of a sheet may mirror the front."""
        back = self.letter.choices.two_sided and self.letter.regime == "party" and page % 2
        return spec.RIGHT if back else spec.LEFT

    def right(self, page):
        return self.left(page) + spec.WIDTH

    def centre(self, page):
        return self.left(page) + spec.WIDTH / 2

    def align(self, key):
        return self.letter.row(key).align

    def pitch_pt(self, key, size):
        """Return the height of a line of a component in pt."""
        exact = spec.EXACT_LINE_PT.get(self.letter.pack.name)
        if exact and self.is_body(key):
            return exact
        return size * (spec.ASCENT + spec.DESCENT + spec.LEADING)

    def box(self, key, line):
        """Return top and bottom in mm of the box of a line; an exact one hangs at four fifths."""
        height = self.pitch_pt(key, line.size) * MM
        exact = self.letter.pack.name in spec.EXACT_LINE_PT and self.is_body(key)
        above = 0.8 * height if exact else (spec.ASCENT + spec.LEADING) * line.size * MM
        return line.y - above, line.y - above + height

    def is_body(self, key):
        return key not in self.letter.pack.rows

    def strokes_under(self, line, low=0.0, high=4.0) -> list[Stroke]:
        """Return the level strokes under a line, between two distances from its baseline."""
        return [
            stroke
            for stroke in self.pages.strokes
            if stroke.level
            and stroke.page == line.page
            and low < stroke.y0 - line.y < high
            and stroke.x0 < line.x1
            and stroke.x1 > line.x0
        ]

    def style(self, key):
        """Return whether a component is set IN HOA, đậm, nghiêng, gạch chân."""
        kieu = self.letter.row(key).kieu
        return tuple(look in kieu for look in (Kieu.HOA, Kieu.DAM, Kieu.NGHIENG, Kieu.GACH))

    def is_justified(self, key):
        return self.align(key) is Align.DEU


@dataclass(frozen=True)
class Fault:
    """What the referee marks."""

    document: str
    component: str
    rule: str
    clause: str
    expected: str
    found: str

    def __str__(self):
        where = f"{self.document}: {self.component}, {self.rule} [{self.clause}]"
        return f"{where}: expected {self.expected}; found {self.found}"


def judge(judged, rule, key):
    """Return the faults of one component under one rule."""
    letter = judged.letter
    clause = f"{letter.pack.name} {letter.pack.sheet.clause}" if key == PAGE else letter.clause(key)
    return [
        Fault(letter.name, key, rule.name, clause, expected, found)
        for expected, found in rule.check(judged, key)
    ]


def mm(length):
    return f"{length:.2f} mm"


def near(expected, found, tolerance=spec.TOLERANCE_MM):
    return abs(expected - found) <= tolerance


def asks(what, expected, found, tolerance=spec.TOLERANCE_MM):
    """Yield a mismatch where a length in mm is not as expected."""
    if not near(expected, found, tolerance):
        yield f"{what} {expected:.2f} ± {tolerance:g} mm", mm(found)
