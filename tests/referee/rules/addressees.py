"""Kính gửi, Kính trình, who wires to whom."""

from itertools import pairwise

from tests.referee import spec
from tests.referee.judging import asks
from tests.referee.rules.registry import anywhere, more_addressees, one_addressee, rule


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


@rule(
    "lines-of-an-item-hang-under-its-text", "kinh_gui_noi", "dien_noi", "noi_nhan", covers=anywhere
)
def _(judged, key):
    for shown in judged.of(key):
        if shown.first.text.startswith("-"):
            text = shown.first.glyphs[1].x0
            for line in shown.lines[1:]:
                yield from asks("left edge", text, line.x0)


@rule("each-item-on-its-own-line", "kinh_gui_noi", "dien_noi", "noi_nhan", covers=anywhere)
def _(judged, key):
    if key == "kinh_gui_noi" and one_addressee(judged.letter):
        return
    label = {"kinh_gui_noi": "kinh_gui", "dien_noi": "dien", "noi_nhan": "noi_nhan_nhan"}[key]
    for above, below in pairwise((*judged.of(label), *judged.of(key))):
        lower = below.first.page > above.last.page or below.first.y > above.last.y + 1
        if not lower:
            yield f"“{below.part.text[:20]}” under “{above.part.text[:20]}”", "on its line"


@rule("dashes-at-55-mm", "dien_noi")
def _(judged, _key):
    for shown in judged.of("dien_noi"):
        edge = judged.left(shown.first.page) + spec.WIRE_DASH
        yield from asks("dash", edge, shown.first.x0)
