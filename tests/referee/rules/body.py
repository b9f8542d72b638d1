"""Paragraphs and tables of the body."""

from itertools import pairwise

from tests.referee import spec
from tests.referee.judging import asks, near
from tests.referee.reading import MM
from tests.referee.rules.registry import BODY, CELLS, EVERY, HEADINGS, anywhere, rule


@rule("line-height", *EVERY, covers=anywhere)
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
        neighbours = neighbours and not any(
            above.last.y < one.y0 < below.first.y
            for one in judged.pages.pictures
            if one.page == above.last.page
        )
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


def table_boxes(judged):
    """Return (page, x0, x1, y0, y1) of the ruled tables: what upright strokes span."""
    boxes = []
    stamps = stamp_boxes(judged)
    upright = [
        s for s in judged.pages.strokes if not s.level and not any(inside(s, box) for box in stamps)
    ]
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


def stamp_boxes(judged):
    """Return (page, x0, x1, y0, y1) of the boxes drawn round stamps, and of a copy's stamp."""
    whole = judged.within(None)
    keys = ("do_mat", "do_khan", "pham_vi") if judged.letter.regime == "state" else ()
    boxes = [(line.page, *box) for line in whole.lines(*keys) if (box := whole.frame_of(line))]
    lines = whole.lines("dong_dau_sao")
    return [*boxes, *([copy_stamp(whole)] if lines and copy_stamp(whole) else [])]


def copy_stamp(judged):
    """Return the box of a copy's stamp: what the boxes of its lines span."""
    title = judged.lines("hinh_thuc_sao")
    lines = [line for line in title + judged.lines("dong_dau_sao") if line.page == title[0].page]
    found = [box for line in lines if (box := judged.frame_of(line))]
    if not found:
        return None
    left, right, top, bottom = zip(*found, strict=True)
    return title[0].page, min(left), max(right), min(top), max(bottom)


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
    pages = {line.page for line in judged.lines(*CELLS)}
    boxes = [box for box in table_boxes(judged) if box[0] in pages]
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
        first = judged.letter.table_heads(judged.section(page))[0][0]
        yield f"the head “{first} …” on page {page + 1}", "no head"
