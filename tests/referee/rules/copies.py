"""The block of a copy below the document that was copied (state §2.15, §3.2; party §2.12)."""

from tests.referee import spec
from tests.referee.judging import asks, mm
from tests.referee.reading import MM
from tests.referee.rules.body import copy_stamp
from tests.referee.rules.registry import LEFT_HEAD, RECEIVERS, SIGNATURE, in_copies, rule


@rule("copy-below-the-document", "hinh_thuc_sao", covers=in_copies)
def _(judged, _key):
    """Under a line across the page, under all of the document."""
    lines = [line for _, line in judged.every_line]
    if not lines:
        return
    first = min(lines, key=lambda line: (line.page, line.y))
    rest = [
        (line.page, line.y)
        for shown, line in judged.within(None).text_lines
        if shown.part.scope != judged.shown[0].part.scope
        and shown.part.section == 0
        and shown.key not in ("khong_pho_bien", "lien_he")
    ]
    if rest and max(rest) >= (first.page, first.y):
        yield "below the document", f"page {first.page + 1}, {first.y:.2f} mm"
    above = first.y - spec.ASCENT * first.size * MM
    low = max((y for page, y in rest if page == first.page), default=0.0)
    if not judged.across(first.page, low, above + 0.5):
        yield "a line from margin to margin over the copy's block", "none"


@rule("copy-on-one-page", "hinh_thuc_sao", covers=in_copies)
def _(judged, _key):
    pages = {line.page for _, line in judged.every_line}
    if len(pages) > 1:
        yield "head and signature on one page", f"on {len(pages)}"


@rule("form-of-copy-level-with-its-issuer", "hinh_thuc_sao", covers=in_copies)
def _(judged, _key):
    """Row 1: who copied on the left, the form on the right (state §3.2)."""
    form, names = judged.lines("hinh_thuc_sao"), judged.lines("co_quan_ban_hanh")
    if form and names:
        yield from asks("first line", form[0].y, names[0].y)


@rule("copy-in-two-columns", "hinh_thuc_sao", covers=in_copies)
def _(judged, _key):
    if judged.letter.pack.name == "HD05":
        return
    for line in judged.lines(*LEFT_HEAD, *RECEIVERS):
        middle = judged.centre(line.page)
        if line.x0 > middle:
            yield f"from left of {middle:.2f} mm", f"“{line.text[:20]}” at {line.x0:.2f} mm"
    right = judged.lines("hinh_thuc_sao", "dia_danh_ngay")
    for line in right:
        yield from asks("centre", right[0].centre, line.centre)
        if line.x0 < judged.left(line.page) + judged.width(line.page) / 3:
            yield "on the right", f"“{line.text[:20]}” from {line.x0:.2f} mm"


@rule("stamp-of-80-x-50-mm", "hinh_thuc_sao", covers=in_copies, regime="HD05")
def _(judged, _key):
    """At the left margin; each of its lines in it (party §2.12)."""
    box = copy_stamp(judged)
    if not box:
        yield "a box round the stamp", "none"
        return
    page, left, right, top, bottom = box
    yield from asks("width", spec.COPY_STAMP[0], right - left)
    yield from asks("height", spec.COPY_STAMP[1], bottom - top)
    yield from asks("left edge", judged.left(page), left)
    for line in judged.lines("hinh_thuc_sao", "dong_dau_sao"):
        if not (top < line.y < bottom and left < line.x0 and line.x1 < right):
            yield "in the stamp", f"“{line.text[:20]}” at {line.y:.2f} mm"
    for line in judged.lines("hinh_thuc_sao"):
        yield from asks("centre of the title", (left + right) / 2, line.centre)


@rule("signer-beside-the-stamp", "ho_ten", covers=in_copies, regime="HD05")
def _(judged, _key):
    box, lines = copy_stamp(judged), judged.lines(*SIGNATURE)
    if box and lines and min(line.x0 for line in lines) < box[2]:
        yield f"right of {box[2]:.2f} mm", mm(min(line.x0 for line in lines))
