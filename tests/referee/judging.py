"""A letter beside its rendered pages, and what a rule is; the rules stand in rules/."""

from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, field

from drafter.layout.blocks import Align
from drafter.layout.rules import Kieu
from tests.referee import spec
from tests.referee.letters import Letter
from tests.referee.parts import FOOT, TOP, Part
from tests.referee.reading import MM, Line, Pages, Stroke

PAGE = "trang"
# What may go wrong where the signature meets the foot of a page.
AT_THE_FOOT = {
    "text-begins-at-top-margin",
    "text-ends-above-foot-margin",
    "text-ends-above-the-address",
    "nothing-added",
    "order-is-of-the-regulation",
    "other-pages-show-their-number",
    "stands-on-the-page",
    "head-repeats-on-each-page",
    "level-with-the-first-line-of-the-signature",
    "room-to-sign",
    "on-one-page-with-the-end-of-the-text",
    "signers-stand-in-two-columns",
    "address-stands-at-the-foot",
    "address-on-the-last-page",
    "confirmation-below-the-signature",
    "not-for-the-press-below-the-signature",
    "not-for-the-press-at-the-foot",
    "line-across-the-page",
    "copy-below-the-document",
    "copy-on-one-page",
}

Mismatch = tuple[str, str]  # expected, found


@dataclass(frozen=True)
class Rule:
    """One question to a page: of which component, under which clause, and how it is answered."""

    name: str
    check: Callable[["Judged", str], Iterator[Mismatch]]
    of: tuple[str, ...]  # the components it is asked of; the first names the clause
    applies: Callable[[Letter], bool]
    covers: Callable[[str], bool]  # of which scopes

    def components(self, letter):
        """Return the components of a letter that the rule is asked of."""
        return list(dict.fromkeys(key for key, _ in self.places(letter)))

    def places(self, letter):
        """Yield each component of a letter that the rule is asked of, with its scope."""
        if not self.applies(letter) or (letter.foot and self.name not in AT_THE_FOOT):
            return
        if PAGE in self.of:
            yield PAGE, None
        for scope in letter.scopes:
            if self.covers(scope):
                keys = letter.keys_of(scope)
                yield from ((key, scope) for key in self.of if key in keys)


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
    """A letter beside its pages; within a scope, only what belongs to it is shown."""

    letter: Letter
    pages: Pages
    docx: bytes
    every: list[Shown] = field(init=False)  # of all scopes
    shown: list[Shown] = field(init=False)

    def __post_init__(self):
        lifted = {
            at: self.pages.lift(part.text, self._at_the_edge(part))
            for at, part in enumerate(self.letter.parts)
            if part.edge
        }
        begins = {0: 0}  # where each section begins in the text
        self.shown = self.every = []
        for at, part in enumerate(self.letter.parts):
            lines = lifted.get(at)
            if lines is None:
                lines = self.pages.take(part.text, begins.get(part.section, 0))
            if lines and part.section not in begins:
                begins[part.section] = self.pages.place(lines[0].glyphs[0])
            self.every.append(Shown(part, lines))
        self.starts = self._section_starts()

    def _at_the_edge(self, part):
        """Return what tells whether a glyph stands at an edge of a page, not in the text."""

        def where(glyph):
            if part.edge == TOP:
                return glyph.page == 0 and glyph.y < spec.TOP
            foot = self.pages.sizes[glyph.page][1] - spec.BOTTOM
            return glyph.y > foot if part.key == "khong_pho_bien" else glyph.y > foot - spec.FOOT

        assert part.edge in (TOP, FOOT)
        return where

    def _section_starts(self):
        """Return the page on which each section begins, by its number."""
        starts = {0: 0}
        for shown in self.every:
            if shown.lines:
                starts.setdefault(shown.part.section, shown.first.page)
        return starts

    def within(self, scope):
        """Return the same pages with only one scope's components; all of them without a scope."""
        if scope is None:
            return self
        view = copy(self)
        view.shown = [shown for shown in self.every if shown.part.scope == scope]
        return view

    def of(self, *keys):
        """Return the paragraphs of some components that stand on the page."""
        return [shown for shown in self.shown if shown.key in keys and shown.lines]

    def lines(self, *keys):
        """Return the lines of some components."""
        return [line for shown in self.of(*keys) for line in shown.lines]

    def extra(self):
        """Return the text of each page that no component claims; repeated table heads are none."""
        for page in range(len(self.pages)):
            heads = ["".join(head) for head in self.letter.table_heads(self.section(page))]
            text = "".join(line.text for line in self.pages.untaken() if line.page == page)
            for head in heads:
                text = text.replace(head, "")
            if text:
                yield page, text

    @property
    def every_line(self):
        return [(shown, line) for shown in self.shown for line in shown.lines]

    @property
    def text_lines(self):
        """Return the lines of the text, without what stands at the edges of the pages."""
        return [(shown, line) for shown, line in self.every_line if not shown.part.edge]

    # --- pages and sections

    def section(self, page):
        """Return the section a page belongs to."""
        return max(section for section, start in self.starts.items() if start <= page)

    def number(self, page):
        """Return the number of a page within its section."""
        return page - self.starts[self.section(page)] + 1

    def pages_of(self, section):
        return [page for page in range(len(self.pages)) if self.section(page) == section]

    def left(self, page):
        """Return the left edge of a page's text; the back of a sheet may mirror the front."""
        mirrors = self.letter.choices.two_sided and self.letter.regime == "party"
        return spec.RIGHT if mirrors and self.number(page) % 2 == 0 else spec.LEFT

    def width(self, page):
        """Return the width of a page's text."""
        return self.pages.sizes[page][0] - spec.LEFT - spec.RIGHT

    def right(self, page):
        return self.left(page) + self.width(page)

    def centre(self, page):
        return self.left(page) + self.width(page) / 2

    def foot(self, page):
        """Return where the bottom margin of a page begins."""
        return self.pages.sizes[page][1] - spec.BOTTOM

    def is_usual(self, page):
        """Tell whether the text of a page is as wide as that of an upright A4."""
        return near(spec.A4[0], self.pages.sizes[page][0])

    # --- lines and strokes

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
        return key != "kiem" and key not in self.letter.pack.rows

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

    def across(self, page, above, below):
        """Return the level strokes from margin to margin between two heights of a page."""
        return [
            stroke
            for stroke in self.pages.strokes
            if stroke.level
            and stroke.page == page
            and above < stroke.y0 < below
            and near(self.left(page), stroke.x0)
            and near(self.right(page), stroke.x1)
        ]

    def frame_of(self, line):
        """Return (x0, x1, y0, y1) of the box drawn round a line, or nothing."""
        middle = line.y - 0.3 * line.size * MM
        sides = [
            s
            for s in self.pages.strokes
            if not s.level and s.page == line.page and s.y0 <= middle <= s.y1
        ]
        left = max((s.x0 for s in sides if s.x0 <= line.x0), default=None)
        right = min((s.x1 for s in sides if s.x1 >= line.x1), default=None)
        if left is None or right is None:
            return None
        levels = [
            s.y0
            for s in self.pages.strokes
            if s.level and s.page == line.page and near(left, s.x0, 1) and near(right, s.x1, 1)
        ]
        top = max((y for y in levels if y < middle), default=None)
        bottom = min((y for y in levels if y > middle), default=None)
        return None if top is None or bottom is None else (left, right, top, bottom)

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
    """Return the faults of one component under one rule, in every scope it stands in."""
    letter = judged.letter
    clause = f"{letter.pack.name} {letter.pack.sheet.clause}" if key == PAGE else letter.clause(key)
    return [
        Fault(letter.name, f"{key} {scope}".strip() if scope else key, rule.name, clause, *mismatch)
        for component, scope in rule.places(letter)
        if component == key
        for mismatch in rule.check(judged.within(scope), key)
    ]


def mm(length):
    return f"{length:.2f} mm"


def near(expected, found, tolerance=spec.TOLERANCE_MM):
    return abs(expected - found) <= tolerance


def asks(what, expected, found, tolerance=spec.TOLERANCE_MM):
    """Yield a mismatch where a length in mm is not as expected."""
    if not near(expected, found, tolerance):
        yield f"{what} {expected:.2f} ± {tolerance:g} mm", mm(found)
