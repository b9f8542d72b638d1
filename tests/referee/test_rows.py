"""Every letter as LibreOffice sets it, against the rule tables: one row a rule and component."""

import pytest

from tests.referee.judging import judge
from tests.referee.letters import letters
from tests.referee.rules import RULES

ROWS = [
    (letter.name, key, rule.name)
    for letter in letters().values()
    for rule in RULES.values()
    for key in rule.components(letter)
]


@pytest.mark.parametrize(("document", "component", "rule"), ROWS)
def test_a_component_stands_as_its_rule_asks(document, component, rule, judged):
    faults = judge(judged(document), RULES[rule], component)

    assert not faults, "\n".join(map(str, faults[:12]))
