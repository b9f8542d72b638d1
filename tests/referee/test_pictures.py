"""Pictures of the annexes: our pages show each where LibreOffice shows it, within the text."""

from dataclasses import astuple

import pytest

from drafter.document.body_nodes import Anh
from tests.referee import spec
from tests.referee.letters import letters

PICTURED = {
    name: count
    for name, letter in letters().items()
    if (count := sum(isinstance(b, Anh) for content in letter.contents for b in content))
}
each_pictured = pytest.mark.parametrize("name", PICTURED)


@each_pictured
def test_every_picture_stands_on_the_page_within_the_text(name, judged):
    pages = judged(name).pages

    assert len(pages.pictures) == PICTURED[name]
    for one in pages.pictures:
        width, height = pages.sizes[one.page]
        assert one.x0 >= spec.LEFT - spec.TOLERANCE_MM
        assert one.x1 <= width - spec.RIGHT + spec.TOLERANCE_MM
        assert one.y0 >= spec.TOP - spec.TOLERANCE_MM
        assert one.y1 <= height - spec.BOTTOM + spec.TOLERANCE_MM
        middle = (spec.LEFT + width - spec.RIGHT) / 2
        assert (one.x0 + one.x1) / 2 == pytest.approx(middle, abs=spec.TOLERANCE_MM)


@each_pictured
def test_our_pages_show_every_picture_there_too(name, judged, own):
    theirs, ours = (sorted(map(astuple, pages(name).pages.pictures)) for pages in (judged, own))

    assert len(theirs) == len(ours)
    for there, here in zip(theirs, ours, strict=True):
        assert here == pytest.approx(there, abs=spec.TOLERANCE_MM)
