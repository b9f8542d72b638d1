"""Our own pages beside LibreOffice's: where pages and lines end, where baselines stand."""

from dataclasses import dataclass
from itertools import accumulate

from drafter.layout.blocks import Align
from drafter.layout.measure import advances_pt
from tests.referee import spec
from tests.referee.judging import Judged, Shown
from tests.referee.reading import MM

NARROW_PT = 0.1  # a line this near its measure may end elsewhere in another engine


@dataclass(frozen=True)
class Pair:
    """One paragraph as LibreOffice and as our engine set it."""

    theirs: Shown
    ours: Shown

    @property
    def part(self):
        return self.theirs.part

    @property
    def agrees(self):
        return ends(self.theirs) == ends(self.ours)


def pairs(theirs: Judged, ours: Judged):
    """Yield each paragraph that both show; one that either lacks is a fault of its own."""
    for there, here in zip(theirs.shown, ours.shown, strict=True):
        assert there.lines, there.part.text
        assert here.lines, here.part.text
        yield Pair(there, here)


def ends(shown):
    """Return where the lines of a paragraph end, in letters from its start."""
    return list(accumulate(len(line.glyphs) for line in shown.lines))


def page_starts(judged):
    """Return the paragraph and letter with which each page begins, by its number."""
    starts = {}
    for number, shown in enumerate(judged.shown):
        if shown.part.edge:
            continue
        letters = 0
        for line in shown.lines:
            place = (line.y, number, letters)
            starts[line.page] = min(starts.get(line.page, place), place)
            letters += len(line.glyphs)
    return {page: (number, letters) for page, (_, number, letters) in starts.items()}


def page_faults(theirs, ours):
    """Yield each page that begins elsewhere, or is too many."""
    there, here = page_starts(theirs), page_starts(ours)
    for page in sorted(there.keys() | here.keys()):
        if there.get(page) != here.get(page):
            yield f"page {page + 1}: {there.get(page)} there, {here.get(page)} here"


def line_faults(theirs, ours):
    """Yield each paragraph that ends a line elsewhere though no line of it just fits."""
    for pair in pairs(theirs, ours):
        if not pair.agrees and abs(slack := slack_pt(pair, theirs)) > NARROW_PT:
            yield f"“{pair.part.text[:60]}”: {slack:.2f} pt from its measure"


def baseline_faults(theirs, ours):
    """Yield each line that stands higher or lower."""
    for pair in pairs(theirs, ours):
        for there, here in zip(pair.theirs.lines, pair.ours.lines, strict=False):
            if there.page == here.page and abs(there.y - here.y) > spec.TOLERANCE_MM:
                yield f"“{there.text[:40]}”: {there.y:.2f} mm there, {here.y:.2f} mm here"


def slack_pt(pair, judged):
    """Return by how much the first line that ends elsewhere misses its measure, in pt.

    Of the two lines it is the longer: one engine fits it in, the other does not.
    """
    at = next(
        number
        for number, (one, two) in enumerate(zip(ends(pair.theirs), ends(pair.ours), strict=False))
        if one != two
    )
    start = ends(pair.theirs)[at - 1] if at else 0
    longer = max(ends(pair.theirs)[at], ends(pair.ours)[at])
    return _width_pt(pair, judged, start, longer) - _measure_pt(pair, judged, at)


def _width_pt(pair, judged, start, end):
    """Return the natural width of a stretch of a paragraph, blanks within it counted."""
    row = judged.style(pair.part.key)
    size = judged.letter.row(pair.part.key).size.pick[judged.letter.choices.size_set]
    looks = [look[1:] for look in pair.part.looks for _ in range(look[0])]
    width, letters = 0.0, 0
    text = pair.part.text
    for at, character in enumerate(text):
        bold, italic = looks[min(letters, len(looks) - 1)] if looks else (False, False)
        if start < letters < end or (letters == start and not character.isspace()):
            width += advances_pt(character, size, bold=bold or row[1], italic=italic or row[2])[0]
        letters += not character.isspace()
        if letters == end:
            assert at < len(text)
            break
    return width


def _measure_pt(pair, judged, at):
    """Return the measure of a line in pt: of the text area, or of what is left of a column."""
    key, page = pair.part.key, pair.theirs.lines[at].page
    if judged.align(key) is Align.DEU:
        indent = spec.FIRST_LINE[judged.letter.pack.name] if at == 0 else 0
        return (judged.width(page) - indent) / MM
    return (judged.right(page) - pair.theirs.lines[at].x0) / MM
