"""The sheet, its margins, its page number, what stands on it and in which order."""

from collections import Counter
from itertools import pairwise

from lxml import etree

from tests.helpers.samples import W, parts
from tests.referee import spec
from tests.referee.judging import PAGE, Judged, asks, mm, near
from tests.referee.parts import COPY, LETTER
from tests.referee.reading import MM
from tests.referee.rules.body import inside, stamp_boxes, table_boxes
from tests.referee.rules.registry import (
    CELLS,
    LEFT_HEAD,
    RECEIVERS,
    RIGHT_HEAD,
    SIGNATURE,
    rule,
)


@rule("sheet-is-of-the-regulation", PAGE)
def _(judged: Judged, _key):
    for section in judged.starts:
        allowed = judged.letter.sheets(section)
        for page in judged.pages_of(section):
            width, height = judged.pages.sizes[page]
            if not any(near(w, width) and near(h, height) for w, h in allowed):
                yield f"{allowed} mm", f"{width:.1f} x {height:.1f} mm on page {page + 1}"


@rule("annex-begins-on-a-new-page", PAGE)
def _(judged, _key):
    for section, start in judged.starts.items():
        for shown, line in judged.every_line:
            if shown.part.section < section and line.page >= start:
                yield f"before page {start + 1}", f"“{line.text[:20]}” on page {line.page + 1}"
            if shown.part.section > section and line.page <= start:
                yield f"after page {start + 1}", f"“{line.text[:20]}” on page {line.page + 1}"


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
        lines = [(shown, line) for shown, line in judged.text_lines if line.page == page]
        pictures = [one.y0 for one in judged.pages.pictures if one.page == page]
        if pictures and min(pictures) < min(
            (line.y for _, line in lines), default=judged.foot(page)
        ):
            yield from asks(f"top of page {page + 1}", spec.TOP, min(pictures))
            continue
        if not lines:
            yield "text on every page", f"none on page {page + 1}"
            continue
        shown, line = min(lines, key=lambda pair: pair[1].y)
        top = judged.box(shown.key, line)[0]
        if shown.part.scope == COPY:  # its line stands above it
            continue
        if judged.number(page) == 1 or judged.is_justified(shown.key):
            yield from asks(f"top of page {page + 1}", spec.TOP, top)
        elif top < spec.TOP - spec.TOLERANCE_MM:
            yield f"below {spec.TOP} mm", mm(top)


@rule("text-ends-above-foot-margin", PAGE)
def _(judged, _key):
    for shown, line in judged.text_lines:
        foot, bottom = judged.foot(line.page), judged.box(shown.key, line)[1]
        if bottom > foot + spec.TOLERANCE_MM:
            yield f"above {foot} mm", f"{bottom:.2f} “{line.text[:20]}” on page {line.page + 1}"


@rule("face-is-times", PAGE)
def _(judged, _key):
    faces = Counter(glyph.font.split("-")[0] for glyph in judged.pages.printed)
    for face, count in faces.items():
        if face != spec.FACE:
            yield spec.FACE, f"{face}, {count} letters"


@rule("ink-is-black", PAGE)
def _(judged, _key):
    coloured = [glyph.char for glyph in judged.pages.printed if not glyph.black]
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
    for scope in judged.letter.scopes:
        yield from _out_of_order(judged.within(scope))


def _out_of_order(judged):
    beside = (*LEFT_HEAD, *RIGHT_HEAD, *CELLS, "hinh_thuc_sao", "dong_dau_sao")
    middle = [
        shown
        for shown in judged.shown
        if shown.lines and shown.key not in beside and not shown.part.edge
    ]
    columns = [
        [s for s in middle if s.key not in SIGNATURE],
        [s for s in middle if s.key not in RECEIVERS],
        judged.of(*LEFT_HEAD),
        judged.of("hinh_thuc_sao", *RIGHT_HEAD),
    ]
    for column in columns:
        for above, below in pairwise(column):
            on_its_line = above.key == "kinh_gui" or below.key == "nguoi_soan"
            one_line = on_its_line and near(above.last.y, below.first.y)
            higher = (above.last.page, above.last.y) < (below.first.page, below.first.y)
            if not higher and not one_line:
                yield f"{above.key} above {below.key}", f"“{below.part.text[:20]}” first"


@rule("no-line-but-the-regulations", PAGE)
def _(judged, _key):
    expected = len(ruled(judged.letter))
    boxes = table_boxes(judged) + stamp_boxes(judged)
    strokes = [s for s in judged.pages.strokes if not any(inside(s, box) for box in boxes)]
    if len(strokes) != expected:
        places = ", ".join(
            f"page {s.page + 1}: {s.x0:.1f}-{s.x1:.1f} at {s.y0:.1f}" for s in strokes
        )
        yield f"{expected} lines outside tables", f"{len(strokes)} ({places})"


def ruled(letter):
    """Return scope and component of each line the regulations ask for.

    Under the title, the issuer, the trích yếu (state §2.1, §2.6, §2.13; party §2.2), Nơi nhận
    (party §2.10), above the address and above the block of a copy.
    """
    found = []
    for scope in letter.scopes:
        keys = letter.keys_of(scope)
        if letter.regime == "party":
            under = ["tieu_de", "noi_nhan_nhan"]
        else:
            title = "phu_luc" if "phu_luc" in keys else "ten_loai"
            under = ["tieu_ngu", "co_quan_ban_hanh", title]
        found += [(scope, key) for key in under if key in keys]
    if "lien_he" in letter.every_key:
        found.append((LETTER, "lien_he"))
    if COPY in letter.scopes:
        found.append((COPY, "hinh_thuc_sao"))
    return found


# --- page number -------------------------------------------------------------------------------


@rule("page-1-shows-no-number", PAGE)
def _(judged, _key):
    for page in judged.starts.values():
        found = [glyph.char for glyph in judged.pages.header if glyph.page == page]
        if found:
            yield f"nothing in the top margin of page {page + 1}", "".join(found)


@rule("other-pages-show-their-number", PAGE)
def _(judged, _key):
    for page in _numbered(judged):
        found = "".join(glyph.char for glyph in numbers(judged, page))
        wanted = str(judged.number(page))
        if found != wanted:
            yield f"{wanted} on page {page + 1}", found or "no number"


@rule("page-number-is-centred-10-mm-from-the-edge", PAGE)
def _(judged, _key):
    for page in _numbered(judged):
        found = numbers(judged, page)
        if found:
            centre = (min(g.x0 for g in found) + max(g.x1 for g in found)) / 2
            yield from asks("centre", judged.centre(page), centre)
            top = found[0].y - (spec.ASCENT + spec.LEADING) * found[0].size * MM
            yield from asks("top of the line", spec.NUMBER_FROM_EDGE, top)


@rule("page-number-is-upright-in-its-size", PAGE)
def _(judged, _key):
    wanted = spec.MASTER[judged.letter.pack.name]["so_trang"].picks[judged.letter.choices.size_set]
    for page in _numbered(judged):
        for glyph in numbers(judged, page):
            if not near(wanted, glyph.size, spec.TOLERANCE_PT) or glyph.bold or glyph.italic:
                yield f"{wanted} pt upright", f"{glyph.size:.1f} pt {glyph.font}"


def _numbered(judged):
    """Return the pages after the first of each section."""
    return [page for page in range(len(judged.pages)) if judged.number(page) > 1]


def numbers(judged, page):
    return [glyph for glyph in judged.pages.header if glyph.page == page]
