"""What is asked of every component: words, size, style, place."""

from collections import Counter

from drafter.layout.blocks import Align
from tests.referee import spec
from tests.referee.judging import asks, near
from tests.referee.reading import MM
from tests.referee.rules.body import inside, stamp_boxes
from tests.referee.rules.registry import (
    CELLS,
    COLUMNS,
    EVERY,
    anywhere,
    rule,
)

# LibreOffice rounds each gap of a justified line down to whole twips: half a twip is lost in each.
LOST_IN_A_GAP_MM = 0.5 / 20 * MM
# Judged by rules of their own.
PLACED_ELSEWHERE = (*CELLS, "pham_vi", "hinh_thuc_sao")


@rule("stands-on-the-page", *EVERY, covers=anywhere)
def _(judged, key):
    for shown in judged.shown:
        if shown.key == key and not shown.lines:
            yield f"“{shown.part.text[:60]}”", "nothing like it"


@rule("size", *EVERY, covers=anywhere)
def _(judged, key):
    row = judged.letter.row(key)
    low, high = row.size.lo - spec.TOLERANCE_PT, row.size.hi + spec.TOLERANCE_PT
    wanted = row.size.pick[judged.letter.choices.size_set]
    sizes = Counter(round(g.size, 2) for line in judged.lines(key) for g in line.glyphs)
    for size, count in sizes.items():
        if not (low <= size <= high and near(wanted, size, spec.TOLERANCE_PT)):
            yield f"{wanted:g} pt within {row.size.lo:g}-{row.size.hi:g}", f"{size} pt ({count})"


@rule("weight", *EVERY, covers=anywhere)
def _(judged, key):
    yield from _look(judged, key, 1, "bold", "bold", "not bold")


@rule("slant", *EVERY, covers=anywhere)
def _(judged, key):
    yield from _look(judged, key, 2, "italic", "italic", "upright")


def _look(judged, key, place, attribute, yes, no):
    always = judged.style(key)[place]
    for shown in judged.of(key):
        wanted = [always or look[place] for look in shown.part.looks for _ in range(look[0])]
        glyphs = [glyph for line in shown.lines for glyph in line.glyphs]
        wanted = wanted or [always] * len(glyphs)
        pairs = list(zip(glyphs, wanted, strict=True))
        wrong = [glyph.char for glyph, want in pairs if getattr(glyph, attribute) != want]
        if wrong:
            want = next(want for glyph, want in pairs if getattr(glyph, attribute) != want)
            yield yes if want else no, f"{no if want else yes}: “{''.join(wrong)[:30]}”"


@rule("underline", *EVERY, covers=anywhere)
def _(judged, key):
    wanted = judged.style(key)[3]
    boxes = stamp_boxes(judged)
    for line in judged.lines(key):
        strokes = [
            stroke
            for stroke in judged.strokes_under(line, 0.0, 1.2)
            if not any(inside(stroke, box) for box in boxes)
        ]
        if bool(strokes) != wanted:
            yield "underlined" if wanted else "not underlined", f"{len(strokes)} lines close under"


@rule("placed", *EVERY, covers=anywhere)
def _(judged, key):
    """Centred in its column, or justified between the margins with its first line indented."""
    align = judged.align(key)
    if align is Align.DEU:
        yield from _justified(judged, key)
    elif align is Align.GIUA and key not in PLACED_ELSEWHERE:
        column = next((keys for keys in COLUMNS if key in keys), None)
        lines = judged.lines(*column) if column else []
        for line in judged.lines(key):
            centre = max(lines, key=lambda other: other.width).centre if lines else None
            yield from asks("centre", centre or judged.centre(line.page), line.centre)


def _justified(judged, key):
    indent = spec.FIRST_LINE[judged.letter.pack.name]
    for shown in judged.of(key):
        for at, line in enumerate(shown.lines):
            left = judged.left(line.page) + (0 if at else indent)
            yield from asks(f"left edge of line {at + 1}", left, line.x0)
            if line is not shown.last:
                found = line.x1 + line.gaps * LOST_IN_A_GAP_MM
                yield from asks(f"right edge of line {at + 1}", judged.right(line.page), found)
