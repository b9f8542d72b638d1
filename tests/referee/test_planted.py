"""The rules catch what is wrong: one planted fault each, judged by the same functions."""

import pytest

from tests.referee.faults import FAULTS
from tests.referee.judging import judge
from tests.referee.letters import letters
from tests.referee.rules import RULES


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught_by_its_rule(name, judged):
    fault = FAULTS[name]
    faults = judge(judged(fault.letter, name), RULES[fault.rule], fault.component)

    assert faults
    assert all(each.expected and each.found and each.clause for each in faults)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_asked_of_some_letter_and_can_fail(rule):
    assert any(RULES[rule].components(letter) for letter in letters().values())
    assert rule in {fault.rule for fault in FAULTS.values()}
