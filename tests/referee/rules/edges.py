"""What stands at the edges of the pages: who may read, the copy's line, press, address."""

from tests.referee import spec
from tests.referee.judging import asks, mm
from tests.referee.parts import ANNEX
from tests.referee.reading import MM
from tests.referee.rules.registry import rule


@rule("in-the-top-margin-of-page-1", "dong_ky_so", "pham_vi")
def _(judged, key):
    for line in judged.lines(key):
        top, bottom = judged.frame_of(line)[2:] if judged.frame_of(line) else judged.box(key, line)
        if line.page or not 0 < top < bottom <= spec.TOP + spec.TOLERANCE_MM:
            yield f"within {spec.TOP} mm of page 1's edge", f"{top:.2f}-{bottom:.2f} mm"


@rule("flush-with-the-right-margin", "dong_ky_so", "pham_vi")
def _(judged, key):
    """The copy's line (state ô 14); the Party's scope note stands top right (party §2.11)."""
    if key == "pham_vi" and judged.letter.regime == "state":
        return
    for line in judged.lines(key):
        yield from asks("right edge", judged.right(line.page), line.x1)


@rule("scope-note-10-mm-from-the-edge", "pham_vi")
def _(judged, key):
    for line in judged.lines(key):
        box = judged.frame_of(line)
        top = box[2] if box else judged.box(key, line)[0]
        yield from asks("top", spec.SCOPE_FROM_EDGE, top)


@rule("scope-note-over-the-national-title", "pham_vi", regime="state")
def _(judged, _key):
    """Ô 11 stands above ô 1 (state §2.1, §3.1)."""
    title, note = judged.lines("quoc_hieu"), judged.lines("pham_vi")
    if title and note:
        yield from asks("centre", title[0].centre, note[0].centre)


@rule("scope-note-under-the-copys-line", "pham_vi")
def _(judged, _key):
    for note in judged.lines("pham_vi"):
        box = judged.frame_of(note)
        for line in judged.lines("dong_ky_so"):
            foot = line.y + spec.DESCENT * line.size * MM
            if box and foot + spec.UNDER_DOT > box[2]:
                yield f"letters above the box at {box[2]:.2f} mm", f"down to {foot:.2f} mm"


@rule("line-across-the-page", "lien_he")
def _(judged, _key):
    """A solid line over the address, as wide as the text (ô 13)."""
    for line in judged.lines("lien_he")[:1]:
        above = line.y - spec.ASCENT * line.size * MM
        if not judged.across(line.page, above - spec.OVER_ADDRESS, above + 0.5):
            yield "a line from margin to margin over the address", "none"


@rule("address-stands-at-the-foot", "lien_he", regime="state")
def _(judged, key):
    """On page 1, just above the bottom margin (state §2.14)."""
    lines = judged.lines(key)
    if not lines:
        return
    if {line.page for line in lines} != {0}:
        yield "on page 1", f"on page {lines[-1].page + 1}"
    yield from asks("foot", judged.foot(0), judged.box(key, lines[-1])[1])


@rule("text-ends-above-the-address", "lien_he", regime="state")
def _(judged, _key):
    for line in judged.lines("lien_he")[:1]:
        above = line.y - spec.ASCENT * line.size * MM
        rules = judged.across(0, above - spec.OVER_ADDRESS, above + 0.5)
        for stroke in rules[:1]:
            for shown, other in judged.within(None).text_lines:
                bottom = judged.box(shown.key, other)[1]
                if other.page == 0 and bottom > stroke.y0 + spec.TOLERANCE_MM:
                    yield f"above {stroke.y0:.2f} mm", f"{bottom:.2f} “{other.text[:20]}”"


@rule("address-on-the-last-page", "lien_he", regime="party")
def _(judged, _key):
    """Under all the rest, on the last page of the letter (party §2.11)."""
    lines = judged.lines("lien_he")
    rest = _text_of_the_letter(judged, "lien_he")
    if lines and rest:
        end = max((line.page, line.y) for line in rest)
        if (lines[0].page, lines[0].y) <= end:
            yield f"below page {end[0] + 1}, {end[1]:.2f} mm", mm(lines[0].y)
        last = judged.pages_of(0)[-1]
        if {line.page for line in lines} != {last}:
            yield f"on page {last + 1}", f"on page {lines[0].page + 1}"


@rule("not-for-the-press-below-the-signature", "khong_pho_bien", regime="HD36")
def _(judged, _key):
    for line in judged.lines("khong_pho_bien"):
        rest = _text_of_the_letter(judged, "khong_pho_bien", "lien_he")
        end = max((other.page, other.y) for other in rest)
        if (line.page, line.y) <= end:
            yield f"below page {end[0] + 1}, {end[1]:.2f} mm", mm(line.y)


@rule("not-for-the-press-at-the-foot", "khong_pho_bien", regime="HD05")
def _(judged, key):
    """On the last page, 10 mm from the bottom edge (party §2.11)."""
    last = judged.pages_of(0)[-1]
    for line in judged.lines(key):
        if line.page != last:
            yield f"on page {last + 1}", f"on page {line.page + 1}"
        edge = judged.pages.sizes[line.page][1] - spec.PRESS_FROM_EDGE
        yield from asks("foot", edge, judged.box(key, line)[1])


@rule("one-line-at-the-edge", "dong_ky_so", "pham_vi", "khong_pho_bien")
def _(judged, key):
    for shown in judged.of(key):
        if len(shown.lines) != 1:
            yield "one line", f"{len(shown.lines)} lines"


def _text_of_the_letter(judged, *without):
    """Return the lines of the letter itself and of its signers, the edges left out."""
    return [
        line
        for shown, line in judged.within(None).text_lines
        if not shown.part.scope.startswith(ANNEX) and shown.key not in without
    ]
