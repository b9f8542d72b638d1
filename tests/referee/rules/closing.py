"""Nơi nhận, signatures, the mark of the drafter, who confirms."""

from itertools import pairwise

from tests.referee import spec
from tests.referee.judging import asks, mm, near
from tests.referee.parts import LETTER, SIGNER
from tests.referee.reading import MM
from tests.referee.rules.registry import (
    CELLS,
    CONFIRMED,
    RECEIVERS,
    SIGNATURE,
    in_blocks,
    more_signers,
    of_confirmations,
    of_signers,
    one_signer,
    rule,
)


@rule(
    "level-with-the-first-line-of-the-signature",
    "noi_nhan_nhan",
    when=one_signer,
    covers=in_blocks,
)
def _(judged, _key):
    label, signature = judged.lines("noi_nhan_nhan"), judged.lines(*SIGNATURE)
    if label and signature:
        yield from asks("baseline", signature[0].y, label[0].y)
        if label[0].page != signature[0].page:
            yield "one page", f"pages {label[0].page + 1} and {signature[0].page + 1}"


@rule("flush-left", "noi_nhan_nhan", "noi_nhan", covers=in_blocks)
def _(judged, key):
    edge, tolerance = spec.RECEIVERS_LABEL[judged.letter.pack.name]
    if key == "noi_nhan":
        edge, tolerance = spec.LEFT, spec.TOLERANCE_MM
    for shown in judged.of(key):
        mirror = judged.left(shown.first.page) - spec.LEFT
        yield from asks("left edge", edge + mirror, shown.first.x0, tolerance)


@rule("hanging-lines-as-measured", "noi_nhan", regime="party", covers=in_blocks)
def _(judged, _key):
    edge, tolerance = spec.RECEIVERS_HANG[judged.letter.pack.name]
    for shown in judged.of("noi_nhan"):
        for line in shown.lines[1:]:
            mirror = judged.left(line.page) - spec.LEFT
            yield from asks("left edge", edge + mirror, line.x0, tolerance)


@rule("list-under-the-label-as-measured", "noi_nhan", regime="party", covers=in_blocks)
def _(judged, _key):
    label, items = judged.lines("noi_nhan_nhan"), judged.lines("noi_nhan")
    if label and items:
        golden, tolerance = spec.LABEL_TO_LIST
        yield from asks("label to list", golden, items[0].y - label[0].y, tolerance)


@rule("receivers-clear-of-the-signature", "noi_nhan", covers=in_blocks)
def _(judged, _key):
    signature = judged.lines(*SIGNATURE)
    for line in judged.lines("noi_nhan", "nguoi_soan") if signature else ():
        beside = line.page == signature[0].page and line.y <= signature[-1].y + 5
        if beside and line.x1 + 2 > min(other.x0 for other in signature):
            yield "2 mm from the signature", f"“{line.text[-20:]}” ends at {line.x1:.2f} mm"


@rule("underlined-but-for-the-colon", "noi_nhan_nhan", regime="party", covers=in_blocks)
def _(judged, _key):
    for line in judged.lines("noi_nhan_nhan"):
        words = [glyph for glyph in line.glyphs if glyph.char != ":"]
        strokes = judged.strokes_under(line, 0.0, 1.2)
        if not strokes or len(words) == len(line.glyphs):
            yield "“Nơi nhận” underlined, then “:”", f"“{line.text}”, {len(strokes)} lines"
        for stroke in strokes:
            yield from asks("left end", words[0].x0, stroke.x0)
            yield from asks("right end", words[-1].x1, stroke.x1)


@rule("signature-centre", "ho_ten", "quyen_han", when=one_signer, covers=in_blocks)
def _(judged, key):
    centre, tolerance = spec.SIGNATURE[judged.letter.pack.name]
    for line in judged.lines(key):
        mirror = judged.left(line.page) - spec.LEFT
        if judged.is_usual(line.page):
            yield from asks("centre", centre + mirror, line.centre, tolerance)


@rule("room-to-sign", "ho_ten", covers=of_signers)
def _(judged, _key):
    above, name = judged.lines(*SIGNATURE[:-1]), judged.lines("ho_ten")
    if above and name:
        bottom = above[-1].y + spec.DESCENT * above[-1].size * MM
        found = name[0].y - spec.ASCENT * name[0].size * MM - bottom
        low = judged.pages.sizes[name[0].page][1] < spec.SHEETS["A4 ngang"][1]
        wanted = spec.SIGNATURE_ROOM_A5 if low else spec.SIGNATURE_ROOM
        if found < wanted - spec.TOLERANCE_MM:
            yield f"at least {wanted} mm", mm(found)


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


# --- several signers, who confirms -------------------------------------------------------------


@rule("signers-stand-in-two-columns", "ho_ten", when=more_signers)
def _(judged, _key):
    """Who leads on the right, the others on the left, further ones in the next rows."""
    scopes = [scope for scope in judged.letter.scopes if scope.startswith(SIGNER)]
    blocks = [judged.lines(*SIGNATURE), *(judged.within(s).lines(*SIGNATURE) for s in scopes)]
    if not all(blocks):
        return
    lead, left, *others = blocks
    rows = [(left, lead)]
    rows += [others[at : at + 2] for at in range(0, len(others), 2)]
    for one, *other in rows:
        page, middle = one[0].page, judged.centre(one[0].page)
        if max(line.x1 for line in one) > middle + spec.TOLERANCE_MM:
            yield f"left of {middle:.2f} mm", mm(max(line.x1 for line in one))
        yield from asks("centre", _widest(left).centre, _widest(one).centre)
        for block in other:
            if min(line.x0 for line in block) < middle - spec.TOLERANCE_MM:
                yield f"right of {middle:.2f} mm", mm(min(line.x0 for line in block))
            yield from asks("baseline of the first lines", one[0].y, block[0].y)
            yield from asks("centre", _widest(lead).centre, _widest(block).centre)
        if {line.page for block in (one, *other) for line in block} != {page}:
            yield "a row of signatures on one page", f"not on page {page + 1} only"
    for above, below in pairwise(rows):
        end = max((block[-1].page, block[-1].y) for block in above)
        if not end < (below[0][0].page, below[0][0].y):
            yield "one row under the other", mm(below[0][0].y)


@rule("receivers-below-the-signatures", "noi_nhan_nhan", when=more_signers)
def _(judged, _key):
    signed = [
        (line.page, line.y)
        for scope in judged.letter.scopes
        if scope.startswith(SIGNER)
        for line in judged.within(scope).lines(*SIGNATURE)
    ]
    signed += [(line.page, line.y) for line in judged.lines(*SIGNATURE)]
    for line in judged.lines("noi_nhan_nhan")[:1]:
        if signed and (line.page, line.y) < max(signed):
            yield "below every signature", mm(line.y)


def _widest(lines):
    return max(lines, key=lambda line: line.width)


@rule("mark-at-the-end-of-the-receivers", "nguoi_soan")
def _(judged, _key):
    """On the line of the last item (state §2.11; HD36); under HD05 on its own (party §2.11)."""
    items, marks = judged.lines("noi_nhan"), judged.lines("nguoi_soan")
    if items and marks:
        last, mark = items[-1], marks[0]
        if judged.letter.pack.name == "HD05":
            yield from asks("left edge", items[0].x0, mark.x0)
            pitch = judged.pitch_pt("nguoi_soan", mark.size) * MM
            yield from asks("below the last item", pitch, mark.y - last.y, spec.MEASURED_MM)
        elif not near(last.y, mark.y) or mark.x0 < last.x1:
            yield "at the end of the last item's line", f"{mark.x0:.2f} mm at {mark.y:.2f} mm"


@rule("confirmation-below-the-signature", "xac_nhan", covers=of_confirmations)
def _(judged, _key):
    """At the lower left (state §4.2, Mẫu 1.10); centred (party §2.8)."""
    beside = RECEIVERS if judged.letter.regime == "state" else ()
    signers = [LETTER, *(scope for scope in judged.letter.scopes if scope.startswith(SIGNER))]
    above = [line for one in signers for line in judged.within(one).lines(*beside, *SIGNATURE)]
    lines = judged.lines(*CONFIRMED)
    if not above or not lines:
        return
    end, first = max((line.page, line.y) for line in above), lines[0]
    if (first.page, first.y) <= end:
        yield "below every signature", mm(first.y)
    if {line.page for line in lines} != {first.page}:
        yield "on one page", f"on {len({line.page for line in lines})}"
    for line in lines:
        middle = judged.centre(line.page)
        if judged.letter.regime == "party":
            yield from asks("centre", middle, line.centre)
        elif line.x1 > middle:
            yield f"left of {middle:.2f} mm", f"“{line.text[:20]}” ends at {line.x1:.2f} mm"
