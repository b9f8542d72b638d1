"""Every letter as LibreOffice sets it, against the rule tables: one row a letter and component."""

import pytest

from tests.referee.judging import judge
from tests.referee.letters import letters
from tests.referee.rules import RULES

ROWS = [
    (letter.name, key)
    for letter in letters().values()
    for key in dict.fromkeys(key for rule in RULES.values() for key in rule.components(letter))
]


@pytest.mark.parametrize(("document", "component"), ROWS)
def test_a_component_stands_as_its_rules_ask(document, component, judged):
    page = judged(document)
    asked = [rule for rule in RULES.values() if component in rule.components(page.letter)]
    faults = [fault for rule in asked for fault in judge(page, rule, component)]

    assert not faults, "\n".join(map(str, faults[:12]))
