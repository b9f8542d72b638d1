"""What laying out needs at every step: the pack's rows as styles, and text measured in them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import Align, Page, Para, Run, Style
from drafter.layout.breaker import break_lines
from drafter.layout.measure import runs_width_mm
from drafter.layout.rules import HouseChoices, Kieu, Pack, Row, style_of
from drafter.layout.units import numbers, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Height of the face above the baseline, in em: what brings two sizes onto one line.
ASCENT = 0.891
# How far down an exact line its baseline stands, in Word and LibreOffice, of its height.
ABOVE_BASELINE = 0.8
# Room on each side for the engines' rounding, where a text must fit a computed measure.
SLACK_MM = 0.25
BALANCE_STEP_MM = 0.1
# A slip of A5 laid across has no room for the gaps of a letter.
LOW_SHEET_MM = 200.0
LOW_ROOM_MM = 12.0
_ROLE = "nd_"
# By how much of its measure a centred text grows at most to keep a word whole; a number or a
# date is kept wherever one measure keeps it, or one line more.
WORD_SHARE = 1 / 6
NUMBER_SHARE = 100.0
TITLE_LINES = 12  # of a longer text, nobody looks for its words whole at each key


def role_style(role: VaiTro) -> str:
    """Return the id of the paragraph style of a body role."""
    return f"{_ROLE}{role}"


@cache
def styles_of(pack: Pack, choices: HouseChoices) -> tuple[Style, ...]:
    """Return every named style of a pack, the body's paragraph first."""
    roles = []
    for role, row in pack.roles.items():
        style = style_of(role_style(role), row, choices, line=pack.body.line_of(choices.line))
        first = pack.body.first_line_mm if row.align is Align.DEU else 0.0
        after = pack.body.after_of(choices.after_pt)
        roles.append(replace(style, first_line_mm=first, after_pt=after))
    return (*roles, *(style_of(key, row, choices) for key, row in pack.rows.items()))


@dataclass(frozen=True, slots=True)
class Setting:
    """A rule pack with the office's choices and the page in hand: gives styles, runs, widths."""

    pack: Pack
    choices: HouseChoices
    sheet: Page | None = None  # other than the pack's
    images: Mapping[str, bytes] = field(default_factory=dict)  # of the draft, by name

    @property
    def page(self) -> Page:
        """Return the page that is set."""
        return self.sheet or self.pack.sheet.page

    @property
    def width_mm(self) -> float:
        """Return the width of the text in mm."""
        return self.page.text_width_mm

    @property
    def room_mm(self) -> float:
        """Return the height left for the signature, less on a low sheet."""
        room = self.choices.signature_room_mm
        return min(room, LOW_ROOM_MM) if self.page.height_mm < LOW_SHEET_MM else room

    @property
    def after_pt(self) -> float:
        """Return the space between the body's paragraphs in pt."""
        return self.pack.body.after_of(self.choices.after_pt)

    def gap(self, height_pt: float) -> float:
        """Return a gap of the frame in pt, half of it on a low sheet."""
        return height_pt / 2 if self.page.height_mm < LOW_SHEET_MM else height_pt

    def columns(self, widths_mm: tuple[float, float]) -> tuple[float, float]:
        """Return the widths of two columns, in proportion where the page is no upright A4."""
        share = self.width_mm / sum(widths_mm)
        return widths_mm[0] * share, widths_mm[1] * share

    def size(self, key: str) -> float:
        """Return the size in pt of a component, or of a role of the body by its style."""
        row = self.pack.rows.get(key) or self.pack.roles[VaiTro(key.removeprefix(_ROLE))]
        return row.size.pick[self.choices.size_set]

    def runs(self, row: Row, text: str, *, bold: bool = False, italic: bool = False) -> list[Run]:
        """Return text as the row sets it; bold and italic add to the row's own."""
        if not text:
            return []
        return [
            Run(
                text.upper() if Kieu.HOA in row.kieu else text,
                bold or Kieu.DAM in row.kieu,
                italic or Kieu.NGHIENG in row.kieu,
                Kieu.GACH in row.kieu,
            )
        ]

    def para(self, key: str, text: str, **changes: float) -> Para:
        """Return one paragraph of a component; changes replace the style's indents and gaps."""
        return Para(key, tuple(self.runs(self.pack.rows[key], text)), **changes)  # type: ignore[arg-type]

    def width(self, key: str, text: str) -> float:
        """Return the natural width of a component's text in mm."""
        return runs_width_mm(self.runs(self.pack.rows[key], text), self.size(key))

    def last_line(self, para: Para, measure_mm: float) -> float:
        """Return the width in mm of the last line of a paragraph set in a measure."""
        return break_lines(para.runs, self.size(para.style), measure_mm, measure_mm)[-1].width_mm

    def balanced(self, para: Para, measure_mm: float) -> Para:
        """Return a centred paragraph indented so that its lines are about equally long.

        No line ends within a date or a number, where one measure or one line more avoids it, nor
        within a word, where the text need not grow much for it.
        """
        count = self.count_lines(para, measure_mm)
        if count == 1:
            return para
        if count > TITLE_LINES:
            best, cost = self._narrowest(para, count, measure_mm), 0.0
        else:
            best, cost = self._whole(para, count, measure_mm)
        if cost >= NUMBER_SHARE * measure_mm:
            longer, other = self._whole(para, count + 1, measure_mm)
            best = longer if other < NUMBER_SHARE * measure_mm else best
        side = max(0.0, (measure_mm - best) / 2 - SLACK_MM)
        return replace(para, left_mm=side, right_mm=side)

    def _narrowest(self, para: Para, count: int, measure_mm: float) -> float:
        """Return the least measure in mm that holds a paragraph in so many lines."""
        narrow, low = measure_mm, max(measure_mm / 3, 20.0)
        while narrow - low > BALANCE_STEP_MM:
            middle = (low + narrow) / 2
            low, narrow = (
                (low, middle) if self.count_lines(para, middle) <= count else (middle, narrow)
            )
        return narrow

    def _whole(self, para: Para, count: int, measure_mm: float) -> tuple[float, float]:
        """Return the measure that costs least, and its cost: what it parts, how far it grew."""
        text = "".join(run.text for run in para.runs)
        shares = ((numbers(text), NUMBER_SHARE), (words(text), WORD_SHARE))
        spans = [(*span, share * measure_mm) for found, share in shares for span in found]
        narrow = self._narrowest(para, count, measure_mm)
        best, least, step = narrow, self._parted(para, narrow, spans), 1
        while step < least and narrow + step <= measure_mm:
            cost = step + self._parted(para, narrow + step, spans)
            best, least = (narrow + step, cost) if cost < least else (best, least)
            step += 1
        return best, least

    def _parted(
        self, para: Para, measure_mm: float, spans: Sequence[tuple[int, int, float]]
    ) -> float:
        """Return the sum of the costs of what line ends part, at a measure and with its slack."""
        costs = []
        for measure in (measure_mm, measure_mm + 2 * SLACK_MM):
            lines = break_lines(para.runs, self.size(para.style), measure, measure)
            ends = [line.following for line in lines[:-1]]
            costs.append(
                sum(cost for start, stop, cost in spans for end in ends if start < end < stop)
            )
        return max(costs)

    def count_lines(self, para: Para, measure_mm: float) -> int:
        """Return how many lines a paragraph takes in a measure."""
        return len(break_lines(para.runs, self.size(para.style), measure_mm, measure_mm))

    def level(self, smaller: str, larger: str) -> float:
        """Return the space in pt that brings a smaller size onto the larger one's baseline."""
        return max(0.0, (self.size(larger) - self.size(smaller)) * ASCENT)


def hanging(setting: Setting, key: str, items: Sequence[str], left_mm: float = 0.0) -> list[Para]:
    """Return a list whose lines after the first stand under the text, not under the dash."""
    dash = setting.width(key, "- ")
    return [setting.para(key, item, left_mm=left_mm + dash, first_line_mm=-dash) for item in items]
