"""The head of page 1."""

import re
from itertools import pairwise

from tests.referee import spec
from tests.referee.judging import asks, mm
from tests.referee.reading import MM
from tests.referee.rules.registry import (
    COLUMNS,
    EVERY,
    LEFT_HEAD,
    RIGHT_HEAD,
    STAMPS,
    anywhere,
    in_blocks,
    rule,
)


@rule("level-with-the-title", "co_quan_ban_hanh")
def _(judged, _key):
    left, right = judged.lines(*LEFT_HEAD), judged.lines(*RIGHT_HEAD)
    if left and right:
        yield from asks("first line", right[0].y, left[0].y)


@rule("number-level-with-date", "so_ky_hieu", regime="state", covers=in_blocks)
def _(judged, _key):
    for number in judged.lines("so_ky_hieu"):
        for date in judged.lines("dia_danh_ngay"):
            yield from asks("baseline", date.y, number.y)


@rule("left-column-centre", "co_quan_ban_hanh", when=lambda letter: not letter.wide)
def _(judged, _key):
    centre, tolerance = spec.HEAD_LEFT[judged.letter.pack.name]
    for line in judged.lines(*LEFT_HEAD):
        if judged.is_usual(line.page):
            yield from asks("centre", centre, line.centre, tolerance)


@rule("right-column-centre", "quoc_hieu", when=lambda letter: not letter.wide)
def _(judged, _key):
    centre, tolerance = spec.STATE_HEAD_RIGHT
    for line in judged.lines(*RIGHT_HEAD):
        if judged.is_usual(line.page):
            yield from asks("centre", centre, line.centre, tolerance)


@rule("title-flush-with-right-margin", "tieu_de")
def _(judged, _key):
    lines = judged.lines(*RIGHT_HEAD)
    if lines:
        right = judged.right(lines[0].page)
        yield from asks("right edge of title or date", right, max(line.x1 for line in lines))


@rule("columns-stand-apart", "co_quan_ban_hanh")
def _(judged, _key):
    left, right = judged.lines(*LEFT_HEAD), judged.lines(*RIGHT_HEAD)
    if left and right:
        inner, outer = max(line.x1 for line in left), min(line.x0 for line in right)
        if inner + 2 > outer:
            yield "2 mm between the columns", mm(outer - inner)


@rule("one-line", "quoc_hieu", "tieu_ngu", "tieu_de", "so_ky_hieu", "dia_danh_ngay", "ten_loai")
def _(judged, key):
    for shown in judged.of(key):
        theme = len(shown.part.text) > spec.LONGEST_TYPE  # of a congress, party §2.6
        if len(shown.lines) != 1 and not theme:
            yield "one line", f"{len(shown.lines)} lines"


@rule("blank-leaves-room-to-write", "so_ky_hieu", "dia_danh_ngay")
def _(judged, key):
    for shown in judged.of(key):
        for blank in re.finditer(r" {2,}", shown.part.text):
            at = len("".join(shown.part.text[: blank.start()].split()))
            glyphs = [glyph for line in shown.lines for glyph in line.glyphs]
            found = glyphs[at].x0 - glyphs[at - 1].x1
            if found < spec.BLANK:
                yield (
                    f"at least {spec.BLANK} mm after “{shown.part.text[: blank.start()]}”",
                    mm(found),
                )


@rule("single-spacing", "co_quan_ban_hanh", "tieu_ngu")
def _(judged, key):
    lines = judged.lines(*(LEFT_HEAD[:2] if key in LEFT_HEAD else ("quoc_hieu", "tieu_ngu")))
    for above, below in pairwise(lines):
        pitch = (spec.DESCENT * above.size + (spec.ASCENT + spec.LEADING) * below.size) * MM
        yield from asks("between baselines", pitch, below.y - above.y)


@rule(
    "lines-evenly-spaced",
    "co_quan_ban_hanh",
    "trich_yeu",
    "trich_yeu_cv",
    "kinh_gui_noi",
    "noi_nhan",
)
def _(judged, key):
    """Whether a clerk or the measure ended a line, the next stands as far below."""
    for above, below in pairwise(judged.lines(key)):
        if above.page == below.page:
            wanted = judged.pitch_pt(key, below.size) * MM
            yield from asks("between baselines", wanted, below.y - above.y)


@rule("line-as-long-as-the-text", "tieu_ngu", "tieu_de")
def _(judged, key):
    for line in judged.lines(key):
        for stroke in _one_stroke(judged, line):
            yield from asks("left end", line.x0, stroke.x0)
            yield from asks("right end", line.x1, stroke.x1)


@rule(
    "line-a-third-to-a-half-of-the-text",
    "co_quan_ban_hanh",
    "ten_loai",
    "phu_luc",
    regime="state",
    covers=anywhere,
)
def _(judged, key):
    texts, last = _over_the_line(judged, key)
    if texts:
        least, most = (share * texts[-1].width for share in spec.RULE_SHARE)
        for stroke in _one_stroke(judged, last):
            if not least - spec.TOLERANCE_MM <= stroke.length <= most + spec.TOLERANCE_MM:
                yield f"{least:.2f}-{most:.2f} mm", mm(stroke.length)
            yield from asks("centre", texts[-1].centre, (stroke.x0 + stroke.x1) / 2)


def _over_the_line(judged, key):
    """Return the lines a short line is measured by, and the line it stands under.

    It follows the caption of a title that has one, and the type where there is no trích yếu
    (state §2.6, §2.13).
    """
    measured = {
        "ten_loai": ("ten_loai", "trich_yeu"),
        "phu_luc": ("phu_luc", "ten_phu_luc"),
    }.get(key, (key,))
    texts = judged.lines(*measured)
    captions = judged.lines("ghi_chu") if key in ("ten_loai", "phu_luc") else []
    return texts, (texts + captions)[-1] if texts else None


@rule(
    "line-is-solid-and-clear-of-letters",
    "tieu_ngu",
    "tieu_de",
    "co_quan_ban_hanh",
    "ten_loai",
    "phu_luc",
    covers=anywhere,
)
def _(judged, key):
    if judged.letter.regime == "party" and key != "tieu_de":
        return
    column = next((keys for keys in COLUMNS if key in keys), EVERY)
    _, line = _over_the_line(judged, key)
    for stroke in judged.strokes_under(line) if line else ():
        if not 0.4 <= stroke.thick_pt <= 1.1:
            yield "0.5-1 pt thick", f"{stroke.thick_pt:.2f} pt"
        if stroke.y0 < line.y + spec.DESCENT * line.size * MM + spec.UNDER_DOT:
            yield "under the lowest dot", f"{stroke.y0 - line.y:.2f} mm under the baseline"
        below = [
            other
            for other in judged.lines(*column)
            if other.page == line.page and other.y > stroke.y0
        ]
        for other in below[:1]:
            if other.y - spec.ASCENT * other.size * MM < stroke.y0:
                yield "above the next line", f"through “{other.text[:20]}”"


def _one_stroke(judged, line):
    """Return the one line under a text, with a mismatch raised by the caller's absence rule."""
    strokes = judged.strokes_under(line)
    return strokes[:1] if strokes else [_NoStroke(line)]


class _NoStroke:
    """What stands for a line that is missing: no length, in the middle of the text."""

    def __init__(self, line):
        self.x0 = self.x1 = line.centre
        self.y0 = self.y1 = line.y
        self.length = self.thick_pt = 0.0


@rule("star-between-issuer-and-number", "dau_sao")
def _(judged, _key):
    names, stars, numbers_ = (
        judged.lines(key) for key in ("co_quan_ban_hanh", "dau_sao", "so_ky_hieu")
    )
    if names and stars and numbers_ and not names[-1].y < stars[0].y < numbers_[0].y:
        yield "below the issuer, above the number", mm(stars[0].y)
    if names and numbers_:
        golden, tolerance = spec.NAME_TO_NUMBER
        yield from asks("issuer to number", golden, numbers_[0].y - names[-1].y, tolerance)


@rule("date-under-the-line", "dia_danh_ngay", regime="party")
def _(judged, _key):
    for title in judged.lines("tieu_de"):
        for date in judged.lines("dia_danh_ngay"):
            golden, tolerance = spec.TITLE_TO_DATE
            yield from asks("title to date", golden, date.y - title.y, tolerance)


@rule("six-points-under-the-number", "trich_yeu_cv", regime="state")
def _(judged, _key):
    numbers_, summary = judged.lines("so_ky_hieu"), judged.lines("trich_yeu_cv")
    if numbers_ and summary:
        rise = spec.DESCENT * numbers_[0].size + (spec.ASCENT + spec.LEADING) * summary[0].size
        wanted = (spec.SUMMARY_GAP_PT + rise) * MM
        yield from asks("baselines", wanted, summary[0].y - numbers_[0].y)


# --- stamps under the number -------------------------------------------------------------------


@rule("stamps-under-the-number", *STAMPS)
def _(judged, key):
    """Below the number, and below the trích yếu of a công văn (state §2.1; party §2.11)."""
    above = judged.lines("so_ky_hieu", "trich_yeu_cv")
    for line in judged.lines(key):
        if above and line.y <= above[-1].y + 1:
            yield f"below {above[-1].y:.2f} mm", mm(line.y)
        middle = judged.centre(line.page)
        if line.x1 > middle:
            yield f"left of {middle:.2f} mm", mm(line.x1)


@rule("box-of-its-size", "do_mat", "do_khan", regime="state")
def _(judged, key):
    """30 x 8, 40 x 8, 20 x 8 mm (state §2.12); the width of a secrecy stamp is its law's."""
    for shown in judged.of(key):
        box = judged.frame_of(shown.first)
        if not box:
            yield f"a box round “{shown.part.text}”", "no line on its four sides"
            continue
        left, right, top, bottom = box
        yield from asks("height", spec.BOX_HEIGHT, bottom - top)
        if key == "do_khan":
            yield from asks("width", spec.BOX_WIDTH[shown.part.text], right - left)


@rule("text-in-the-middle-of-its-box", "do_mat", "do_khan", "pham_vi", regime="state")
def _(judged, key):
    for line in judged.lines(key):
        box = judged.frame_of(line)
        if not box:
            yield f"a box round “{line.text}”", "no line on its four sides"
            continue
        left, right, top, bottom = box
        yield from asks("centre", (left + right) / 2, line.centre)
        middle = line.y - spec.CAPITALS / 2 * line.size * MM
        yield from asks("middle of the capitals", (top + bottom) / 2, middle)


@rule("no-box-round-a-stamp", "do_mat", "do_khan", "pham_vi", regime="party")
def _(judged, key):
    for line in judged.lines(key):
        if judged.frame_of(line) or judged.strokes_under(line):
            yield "no line round or under it", f"round or under “{line.text}”"


@rule("boxes-stand-apart", "do_khan", regime="state")
def _(judged, _key):
    found = [judged.frame_of(line) for line in judged.lines("do_mat", "do_khan")]
    for above, below in pairwise(box for box in found if box):
        if below[2] - above[3] < spec.BETWEEN_BOXES:
            yield f"at least {spec.BETWEEN_BOXES} mm between them", mm(below[2] - above[3])
