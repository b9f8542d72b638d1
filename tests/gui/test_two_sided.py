"""Both sides of a sheet: the Party's margins are mirrored, the State's are not (party §1)."""

from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter

from drafter.gui.output import _prints_both_sides
from drafter.layout.rules import HouseChoices
from drafter.pipeline import compose, open_draft

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize(
    ("example", "mirrored"), [("party-cong-van", True), ("state-cong-van-nhieu-noi-gui", False)]
)
def test_a_party_letter_is_mirrored_for_both_sides(example, mirrored):
    draft = open_draft(EXAMPLES / f"{example}.toml")
    assert not compose(draft).sheet.page.mirrored
    assert compose(draft, HouseChoices(two_sided=True)).sheet.page.mirrored is mirrored


@pytest.mark.parametrize(
    ("duplex", "both"),
    [
        (QPrinter.DuplexMode.DuplexNone, False),
        (QPrinter.DuplexMode.DuplexLongSide, True),
        (QPrinter.DuplexMode.DuplexShortSide, True),
    ],
)
def test_both_sides_are_as_the_printer_is_set(duplex, both):
    class Printer:  # one that prints to a file keeps no duplex
        def duplex(self):
            return duplex

    assert _prints_both_sides(Printer()) is both
