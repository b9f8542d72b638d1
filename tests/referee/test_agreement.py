"""Our own PDF against LibreOffice's of the same DOCX: pages, lines, baselines."""

import pytest

from tests.referee.agreement import baseline_faults, ends, line_faults, page_faults, pairs
from tests.referee.letters import letters
from tests.referee.shapes import SHAPES

each_letter = pytest.mark.parametrize("name", letters())
REAL = [name for name in letters() if name not in SHAPES]  # the examples and the seeds
SHARE_OF_LINES = 0.99


@each_letter
def test_every_page_begins_with_the_same_letter(name, judged, own):
    assert list(page_faults(judged(name), own(name))) == []


@each_letter
def test_a_paragraph_ends_its_lines_elsewhere_only_where_one_just_fits(name, judged, own):
    assert list(line_faults(judged(name), own(name))) == []


@each_letter
def test_every_line_stands_on_the_same_baseline(name, judged, own):
    assert list(baseline_faults(judged(name), own(name)))[:3] == []


@each_letter
def test_our_pages_show_nothing_more(name, own):
    assert list(own(name).extra()) == []


def test_ninety_nine_of_a_hundred_lines_end_alike(judged, own):
    theirs = alike = 0
    for name in REAL:
        for pair in pairs(judged(name), own(name)):
            here = set(ends(pair.ours))
            theirs += len(pair.theirs.lines)
            alike += sum(end in here for end in ends(pair.theirs))

    assert alike / theirs >= SHARE_OF_LINES


@pytest.mark.parametrize(
    ("name", "fault", "faults"),
    [
        ("party-two-sided", "margin-foot-10", page_faults),
        ("state-one-addressee", "body-13-pt", line_faults),
        ("state-one-addressee", "paragraphs-3-pt", baseline_faults),
    ],
)
def test_pages_that_disagree_are_caught(name, fault, faults, judged):
    assert list(faults(judged(name), judged(name, fault)))
