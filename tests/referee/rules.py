"""The rules of the referee: one function a rule, one row of the test for each component it is of.

A rule yields what it expected and what it found, where the two differ. Tolerances: 0.5 mm, 0.1 pt.
"""

import re
from collections import Counter
from itertools import pairwise

from lxml import etree

from drafter.layout.blocks import Align
from tests.helpers.samples import W, parts
from tests.referee import spec
from tests.referee.judging import (
    BODY,
    CELLS,
    HEADINGS,
    PAGE,
    Judged,
    Rule,
    asks,
    mm,
    near,
)
from tests.referee.reading import MM

# LibreOffice rounds each gap of a justified line down to whole twips: half a twip is lost in each.
LOST_IN_A_GAP_MM = 0.5 / 20 * MM
RULES: dict[str, Rule] = {}
LEFT_HEAD = ("co_quan_chu_quan", "co_quan_ban_hanh", "dau_sao", "so_ky_hieu", "trich_yeu_cv")
RIGHT_HEAD = ("quoc_hieu", "tieu_ngu", "tieu_de", "dia_danh_ngay")
SIGNATURE = ("quyen_han", "chuc_vu", "ho_ten")
COLUMNS = (LEFT_HEAD, RIGHT_HEAD, SIGNATURE)
EVERY = (
    *LEFT_HEAD, *RIGHT_HEAD, "ten_loai", "tac_gia", "trich_yeu", "nam_gach",
    "kinh_gui", "kinh_gui_noi", *BODY, *CELLS, "noi_nhan_nhan", "noi_nhan", *SIGNATURE,
)  # fmt: skip


def rule(name, *of, regime="", when=None):
    """Register a rule of some components, of one regime only where it is named."""

    def applies(letter):
        return regime in ("", letter.regime) and (when is None or when(letter))

    def register(check):
        assert name not in RULES, name
        RULES[name] = Rule(name, check, of, applies)
        return check

    return register


def has(*keys):
    return lambda letter: all(key in letter.keys for key in keys)


def lacks(*keys):
    return lambda letter: not any(key in letter.keys for key in keys)


def one_addressee(letter):
    return letter.keys.count("kinh_gui") and addressees(letter) == 1


def more_addressees(letter):
    return addressees(letter) > 1


def addressees(letter):
    return sum(part.key == "kinh_gui_noi" for part in letter.parts)


# --- the sheet ---------------------------------------------------------------------------------


@rule("sheet-is-a4", PAGE)
def _(judged: Judged, _key):
    for width, height in judged.pages.sizes:
        yield from asks("width", spec.A4[0], width)
        yield from asks("height", spec.A4[1], height)


@rule("text-within-side-margins", PAGE)
def _(judged, _key):
    for _, line in judged.every_line:
        if line.x0 < judged.left(line.page) - spec.TOLERANCE_MM:
            yield f"right of {judged.left(line.page)} mm", f"{line.x0:.2f} “{line.text[:20]}”"
        if line.x1 > judged.right(line.page) + spec.TOLERANCE_MM:
            yield f"left of {judged.right(line.page)} mm", f"{line.x1:.2f} “{line.text[-20:]}”"


@rule("text-begins-at-top-margin", PAGE)
def _(judged, _key):
    for page in range(len(judged.pages)):
        lines = [(shown, line) for shown, line in judged.every_line if line.page == page]
        if not lines:
            yield "text on every page", f"none on page {page + 1}"
            continue
        shown, line = min(lines, key=lambda pair: pair[1].y)
        top = judged.box(shown.key, line)[0]
        if page == 0 or judged.is_justified(shown.key):
            yield from asks(f"top of page {page + 1}", spec.TOP, top)
        elif top < spec.TOP - spec.TOLERANCE_MM:
            yield f"below {spec.TOP} mm", mm(top)


@rule("text-ends-above-foot-margin", PAGE)
def _(judged, _key):
    foot = spec.A4[1] - spec.BOTTOM
    for shown, line in judged.every_line:
        bottom = judged.box(shown.key, line)[1]
        if bottom > foot + spec.TOLERANCE_MM:
            yield f"above {foot} mm", f"{bottom:.2f} “{line.text[:20]}” on page {line.page + 1}"


@rule("face-is-times", PAGE)
def _(judged, _key):
    faces = Counter(glyph.font.split("-")[0] for glyph in judged.pages.glyphs)
    for face, count in faces.items():
        if face != spec.FACE:
            yield spec.FACE, f"{face}, {count} letters"


@rule("ink-is-black", PAGE)
def _(judged, _key):
    coloured = [glyph.char for glyph in judged.pages.glyphs if not glyph.black]
    if coloured:
        yield "black", f"another colour: {''.join(coloured)[:20]}"


@rule("docx-names-one-face-and-black", PAGE)
def _(judged, _key):
    for name, data in parts(judged.docx).items():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            for element in etree.fromstring(data).iter(f"{W}rFonts", f"{W}color"):
                for value in element.attrib.values():
                    if value not in (spec.TYPEFACE, spec.INK):
                        yield f"{spec.TYPEFACE}, {spec.INK}", f"{value} in {name}"


@rule("nothing-added", PAGE)
def _(judged, _key):
    for page, text in judged.extra():
        yield "only what was typed", f"“{text[:40]}” on page {page + 1}"


@rule("order-is-of-the-regulation", PAGE)
def _(judged, _key):
    middle = [s for s in judged.shown if s.lines and s.key not in (*LEFT_HEAD, *RIGHT_HEAD, *CELLS)]
    columns = [
        [s for s in middle if s.key not in SIGNATURE],
        [s for s in middle if s.key in SIGNATURE],
        judged.of(*LEFT_HEAD),
        judged.of(*RIGHT_HEAD),
    ]
    for column in columns:
        for above, below in pairwise(column):
            one_line = above.key == "kinh_gui" and near(above.last.y, below.first.y)
            if (above.last.page, above.last.y) >= (
                below.first.page,
                below.first.y,
            ) and not one_line:
                yield f"{above.key} above {below.key}", f"“{below.part.text[:20]}” first"


@rule("no-line-but-the-regulations", PAGE)
def _(judged, _key):
    expected = len(ruled(judged.letter))
    tables = table_boxes(judged)
    strokes = [s for s in judged.pages.strokes if not any(inside(s, box) for box in tables)]
    if len(strokes) != expected:
        places = ", ".join(
            f"page {s.page + 1}: {s.x0:.1f}-{s.x1:.1f} at {s.y0:.1f}" for s in strokes
        )
        yield f"{expected} lines outside tables", f"{len(strokes)} ({places})"


def ruled(letter):
    """Return the components with a line under them (state §2.1; party §2.2, §2.10)."""
    if letter.regime == "party":
        return ["tieu_de", "noi_nhan_nhan"]
    return ["tieu_ngu", "co_quan_ban_hanh", *(["trich_yeu"] if "trich_yeu" in letter.keys else [])]


# --- page number -------------------------------------------------------------------------------


@rule("page-1-shows-no-number", PAGE)
def _(judged, _key):
    found = [glyph.char for glyph in judged.pages.header if glyph.page == 0]
    if found:
        yield "nothing in the top margin of page 1", "".join(found)


@rule("other-pages-show-their-number", PAGE)
def _(judged, _key):
    for page in range(1, len(judged.pages)):
        found = "".join(glyph.char for glyph in numbers(judged, page))
        if found != str(page + 1):
            yield str(page + 1), found or "no number"


@rule("page-number-is-centred-10-mm-from-the-edge", PAGE)
def _(judged, _key):
    for page in range(1, len(judged.pages)):
        found = numbers(judged, page)
        if found:
            centre = (min(g.x0 for g in found) + max(g.x1 for g in found)) / 2
            yield from asks("centre", judged.centre(page), centre)
            top = found[0].y - (spec.ASCENT + spec.LEADING) * found[0].size * MM
            yield from asks("top of the line", spec.NUMBER_FROM_EDGE, top)


@rule("page-number-is-upright-in-its-size", PAGE)
def _(judged, _key):
    wanted = spec.MASTER[judged.letter.pack.name]["so_trang"].picks[judged.letter.choices.size_set]
    for page in range(1, len(judged.pages)):
        for glyph in numbers(judged, page):
            if not near(wanted, glyph.size, spec.TOLERANCE_PT) or glyph.bold or glyph.italic:
                yield f"{wanted} pt upright", f"{glyph.size:.1f} pt {glyph.font}"


def numbers(judged, page):
    return [glyph for glyph in judged.pages.header if glyph.page == page]


# --- every component: words, size, style, place ------------------------------------------------


@rule("stands-on-the-page", *EVERY)
def _(judged, key):
    for shown in judged.shown:
        if shown.key == key and not shown.lines:
            yield f"“{shown.part.text[:60]}”", "nothing like it"


@rule("size", *EVERY)
def _(judged, key):
    row = judged.letter.row(key)
    low, high = row.size.lo - spec.TOLERANCE_PT, row.size.hi + spec.TOLERANCE_PT
    wanted = row.size.pick[judged.letter.choices.size_set]
    sizes = Counter(round(g.size, 2) for line in judged.lines(key) for g in line.glyphs)
    for size, count in sizes.items():
        if not (low <= size <= high and near(wanted, size, spec.TOLERANCE_PT)):
            yield f"{wanted:g} pt within {row.size.lo:g}-{row.size.hi:g}", f"{size} pt ({count})"


@rule("weight", *EVERY)
def _(judged, key):
    yield from _look(judged, key, 1, "bold", "bold", "not bold")


@rule("slant", *EVERY)
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


@rule("underline", *EVERY)
def _(judged, key):
    wanted = judged.style(key)[3]
    for line in judged.lines(key):
        strokes = judged.strokes_under(line, 0.0, 1.2)
        if bool(strokes) != wanted:
            yield "underlined" if wanted else "not underlined", f"{len(strokes)} lines close under"


@rule("placed", *EVERY)
def _(judged, key):
    """Centred in its column, or justified between the margins with its first line indented."""
    align = judged.align(key)
    if align is Align.DEU:
        yield from _justified(judged, key)
    elif align is Align.GIUA and key not in CELLS:
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


# --- letterhead --------------------------------------------------------------------------------


@rule("level-with-the-title", "co_quan_ban_hanh")
def _(judged, _key):
    left, right = judged.lines(*LEFT_HEAD), judged.lines(*RIGHT_HEAD)
    if left and right:
        yield from asks("first line", right[0].y, left[0].y)


@rule("number-level-with-date", "so_ky_hieu", regime="state")
def _(judged, _key):
    for number in judged.lines("so_ky_hieu"):
        for date in judged.lines("dia_danh_ngay"):
            yield from asks("baseline", date.y, number.y)


@rule("left-column-centre", "co_quan_ban_hanh", when=lambda letter: not letter.wide)
def _(judged, _key):
    centre, tolerance = spec.HEAD_LEFT[judged.letter.pack.name]
    for line in judged.lines(*LEFT_HEAD):
        yield from asks("centre", centre, line.centre, tolerance)


@rule("right-column-centre", "quoc_hieu", when=lambda letter: not letter.wide)
def _(judged, _key):
    for line in judged.lines(*RIGHT_HEAD):
        yield from asks("centre", *_swap(spec.STATE_HEAD_RIGHT, line.centre))


def _swap(golden, found):
    return golden[0], found, golden[1]


@rule("title-flush-with-right-margin", "tieu_de")
def _(judged, _key):
    lines = judged.lines(*RIGHT_HEAD)
    if lines:
        right = spec.A4[0] - spec.RIGHT
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
        if len(shown.lines) != 1:
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


def _has_short_line(letter):
    return letter.regime == "state"


@rule("line-a-third-to-a-half-of-the-text", "co_quan_ban_hanh", "trich_yeu", when=_has_short_line)
def _(judged, key):
    shown = judged.of(key)
    line = shown[-1].last if shown else None
    if line:
        least, most = (share * line.width for share in spec.RULE_SHARE)
        for stroke in _one_stroke(judged, line):
            if not least - spec.TOLERANCE_MM <= stroke.length <= most + spec.TOLERANCE_MM:
                yield f"{least:.2f}-{most:.2f} mm", mm(stroke.length)
            yield from asks("centre", line.centre, (stroke.x0 + stroke.x1) / 2)


@rule("line-is-solid-and-clear-of-letters", "tieu_ngu", "tieu_de", "co_quan_ban_hanh", "trich_yeu")
def _(judged, key):
    if key not in ruled(judged.letter):
        return
    column = next((keys for keys in COLUMNS if key in keys), EVERY)
    shown = judged.of(key)
    line = shown[-1].last if shown else None
    for stroke in judged.strokes_under(line) if line else ():
        if not 0.4 <= stroke.thick_pt <= 1.1:
            yield "0.5-1 pt thick", f"{stroke.thick_pt:.2f} pt"
        if stroke.y0 < line.y + spec.DESCENT * line.size * MM + spec.UNDER_DOT:
            yield "under the lowest dot", f"{stroke.y0 - line.y:.2f} mm under the baseline"
        below = [
            other for other in judged.lines(*column) if other.page == 0 and other.y > stroke.y0
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


# --- kính gửi ----------------------------------------------------------------------------------


@rule("on-the-labels-line-and-centred", "kinh_gui", when=one_addressee)
def _(judged, _key):
    label, names = judged.lines("kinh_gui"), judged.lines("kinh_gui_noi")
    if label and names:
        yield from asks("baseline of the addressee", label[0].y, names[0].y)
        middle = (label[0].x0 + names[0].x1) / 2
        yield from asks("centre of the line", judged.centre(label[0].page), middle)


@rule("dashes-under-the-colon", "kinh_gui_noi", when=more_addressees)
def _(judged, _key):
    label = judged.lines("kinh_gui")
    if label and label[0].glyphs[-1].char == ":":
        colon = label[0].glyphs[-1]
        for shown in judged.of("kinh_gui_noi"):
            yield from asks("dash", colon.x0, shown.first.x0)


@rule("lines-of-an-item-hang-under-its-text", "kinh_gui_noi", "noi_nhan")
def _(judged, key):
    for shown in judged.of(key):
        if shown.first.text.startswith("-"):
            text = shown.first.glyphs[1].x0
            for line in shown.lines[1:]:
                yield from asks("left edge", text, line.x0)


@rule("each-item-on-its-own-line", "kinh_gui_noi", "noi_nhan", when=lambda x: not one_addressee(x))
def _(judged, key):
    label = {"kinh_gui_noi": "kinh_gui", "noi_nhan": "noi_nhan_nhan"}[key]
    for above, below in pairwise((*judged.of(label), *judged.of(key))):
        lower = below.first.page > above.last.page or below.first.y > above.last.y + 1
        if not lower:
            yield f"“{below.part.text[:20]}” under “{above.part.text[:20]}”", "on its line"


# --- body --------------------------------------------------------------------------------------


@rule("line-height", *EVERY)
def _(judged, key):
    for shown in judged.of(key):
        for above, below in pairwise(shown.lines):
            if above.page == below.page:
                wanted, found = judged.pitch_pt(key, below.size), (below.y - above.y) / MM
                if not near(wanted, found, spec.TOLERANCE_PT):
                    yield f"{wanted:.2f} pt between lines", f"{found:.2f} pt"


@rule("space-between-paragraphs", *BODY)
def _(judged, key):
    body = [s for s in judged.shown if s.lines and (judged.is_body(s.key) or s.key in BODY)]
    for above, below in pairwise(body):
        titled = below.key == "ten_de_muc"
        neighbours = judged.shown.index(below) - judged.shown.index(above) == 1
        if below.key != key or titled or not neighbours or above.last.page != below.first.page:
            continue
        bottom, top = judged.box(above.key, above.last)[1], judged.box(below.key, below.first)[0]
        found = (top - bottom) / MM
        if found < spec.LEAST_GAP_PT - spec.TOLERANCE_PT:
            yield (
                f"at least {spec.LEAST_GAP_PT} pt",
                f"{found:.2f} pt above “{below.part.text[:20]}”",
            )
        both = judged.is_justified(above.key) and judged.is_justified(below.key)
        if both and not near(spec.GAP_PT, found, spec.TOLERANCE_PT):
            yield f"{spec.GAP_PT} pt", f"{found:.2f} pt above “{below.part.text[:20]}”"


@rule("stays-with-what-it-heads", *HEADINGS)
def _(judged, key):
    shown = [s for s in judged.shown if s.lines]
    for above, below in pairwise(shown):
        if above.key == key and above.last.page != below.first.page:
            yield "on the page of what follows", f"“{above.part.text[:30]}” at the foot of a page"


@rule("title-stays-with-its-text", "dieu", "khoan")
def _(judged, key):
    shown = [s for s in judged.shown if s.lines]
    for above, below in pairwise(shown):
        title = above.part.text[-1] not in ".;:,…" and all(look[1] for look in above.part.looks)
        if above.key == key and title and above.last.page != below.first.page:
            yield "on the page of what follows", f"“{above.part.text[:30]}” at the foot of a page"


# --- tables ------------------------------------------------------------------------------------


def table_boxes(judged):
    """Return (page, x0, x1, y0, y1) of the ruled tables: what upright strokes span."""
    boxes = []
    upright = [s for s in judged.pages.strokes if not s.level]
    for page in {stroke.page for stroke in upright}:
        spans = sorted((s.y0, s.y1) for s in upright if s.page == page)
        merged = [spans[0]]
        for low, high in spans[1:]:
            if low <= merged[-1][1] + 1:
                merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
            else:
                merged.append((low, high))
        for low, high in merged:
            edges = [s.x0 for s in upright if s.page == page and low - 1 < s.y0 < high + 1]
            boxes.append((page, min(edges), max(edges), low, high))
    return boxes


def inside(stroke, box):
    page, x0, x1, y0, y1 = box
    return (
        stroke.page == page
        and x0 - 1 < stroke.x0
        and stroke.x1 < x1 + 1
        and y0 - 1 < stroke.y0
        and stroke.y1 < y1 + 1
    )


@rule("table-as-wide-as-the-text", "dau_bang")
def _(judged, _key):
    boxes = table_boxes(judged)
    if not boxes:
        yield "a ruled table", "no upright line"
    for page, x0, x1, _y0, _y1 in boxes:
        yield from asks("left edge", judged.left(page), x0)
        yield from asks("right edge", judged.right(page), x1)


@rule("cells-hold-their-text", *CELLS)
def _(judged, key):
    for line in judged.lines(key):
        middle = line.y - 0.3 * line.size * MM
        edges = sorted(
            s.x0
            for s in judged.pages.strokes
            if not s.level and s.page == line.page and s.y0 - 0.1 <= middle <= s.y1 + 0.1
        )
        left = max((x for x in edges if x <= line.x0 + 0.1), default=None)
        right = min((x for x in edges if x >= line.x1 - 0.1), default=None)
        between = [x for x in edges if line.x0 + 0.1 < x < line.x1 - 0.1]
        if left is None or right is None or between:
            yield "between two upright lines", f"“{line.text[:20]}”"
        elif key == "dau_bang":
            yield from asks("centre of the cell", (left + right) / 2, line.centre)


@rule("head-repeats-on-each-page", "dau_bang")
def _(judged, _key):
    heads = [line.page for line in judged.lines("dau_bang")]
    again = [line.page for line in judged.pages.untaken()]
    for page in {line.page for line in judged.lines("o_bang")}.difference(heads, again):
        yield f"the head “{judged.letter.table_heads[0][0]} …” on page {page + 1}", "no head"


# --- closing -----------------------------------------------------------------------------------


@rule("level-with-the-first-line-of-the-signature", "noi_nhan_nhan")
def _(judged, _key):
    label, signature = judged.lines("noi_nhan_nhan"), judged.lines(*SIGNATURE)
    if label and signature:
        yield from asks("baseline", signature[0].y, label[0].y)
        if label[0].page != signature[0].page:
            yield "one page", f"pages {label[0].page + 1} and {signature[0].page + 1}"


@rule("flush-left", "noi_nhan_nhan", "noi_nhan")
def _(judged, key):
    edge, tolerance = spec.RECEIVERS_LABEL[judged.letter.pack.name]
    if key == "noi_nhan":
        edge, tolerance = spec.LEFT, spec.TOLERANCE_MM
    for shown in judged.of(key):
        mirror = judged.left(shown.first.page) - spec.LEFT
        yield from asks("left edge", edge + mirror, shown.first.x0, tolerance)


@rule("hanging-lines-as-measured", "noi_nhan", regime="party")
def _(judged, _key):
    edge, tolerance = spec.RECEIVERS_HANG[judged.letter.pack.name]
    for shown in judged.of("noi_nhan"):
        for line in shown.lines[1:]:
            mirror = judged.left(line.page) - spec.LEFT
            yield from asks("left edge", edge + mirror, line.x0, tolerance)


@rule("list-under-the-label-as-measured", "noi_nhan", regime="party")
def _(judged, _key):
    label, items = judged.lines("noi_nhan_nhan"), judged.lines("noi_nhan")
    if label and items:
        golden, tolerance = spec.LABEL_TO_LIST
        yield from asks("label to list", golden, items[0].y - label[0].y, tolerance)


@rule("receivers-clear-of-the-signature", "noi_nhan")
def _(judged, _key):
    signature = judged.lines(*SIGNATURE)
    for line in judged.lines("noi_nhan") if signature else ():
        beside = line.page == signature[0].page and line.y <= signature[-1].y + 5
        if beside and line.x1 + 2 > min(other.x0 for other in signature):
            yield "2 mm from the signature", f"“{line.text[-20:]}” ends at {line.x1:.2f} mm"


@rule("underlined-but-for-the-colon", "noi_nhan_nhan", regime="party")
def _(judged, _key):
    for line in judged.lines("noi_nhan_nhan"):
        words = [glyph for glyph in line.glyphs if glyph.char != ":"]
        strokes = judged.strokes_under(line, 0.0, 1.2)
        if not strokes or len(words) == len(line.glyphs):
            yield "“Nơi nhận” underlined, then “:”", f"“{line.text}”, {len(strokes)} lines"
        for stroke in strokes:
            yield from asks("left end", words[0].x0, stroke.x0)
            yield from asks("right end", words[-1].x1, stroke.x1)


@rule("signature-centre", "ho_ten", "quyen_han")
def _(judged, key):
    centre, tolerance = spec.SIGNATURE[judged.letter.pack.name]
    for line in judged.lines(key):
        mirror = judged.left(line.page) - spec.LEFT
        yield from asks("centre", centre + mirror, line.centre, tolerance)


@rule("room-to-sign", "ho_ten")
def _(judged, _key):
    above, name = judged.lines("quyen_han", "chuc_vu"), judged.lines("ho_ten")
    if above and name:
        bottom = above[-1].y + spec.DESCENT * above[-1].size * MM
        found = name[0].y - spec.ASCENT * name[0].size * MM - bottom
        if found < spec.SIGNATURE_ROOM - spec.TOLERANCE_MM:
            yield f"at least {spec.SIGNATURE_ROOM} mm", mm(found)


@rule("on-one-page-with-the-end-of-the-text", "quyen_han")
def _(judged, _key):
    signature = judged.lines(*SIGNATURE)
    text = [s for s in judged.shown if s.lines and (judged.is_body(s.key) or s.key in CELLS)]
    if signature and text:
        pages = {line.page for line in signature}
        if len(pages) > 1:
            yield "the signature on one page", f"on {len(pages)}"
        last = text[-1].lines
        beside = [line for line in last if line.page == signature[0].page]
        if len(beside) < min(2, len(last)):
            yield "the last lines of the text on its page", f"{len(beside)} of {len(last)} lines"
