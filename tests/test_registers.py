"""The random registers reach what they are for: every figure, and whatever cannot be measured."""

from collections import Counter
from random import Random

import pytest

from tests.oracle import FINDING_ORACLE, ORACLE, figures, found
from tests.registers import asked
from tests.registers.dates import TODAYS
from tests.registers.place import COUNTY
from tests.registers.register import Example, register

CAN_BE_UNMEASURABLE = {
    "inclusion_on_time_rate",
    "publicity_compliance_rate",
    "below_line_unmonitored",
    "help_on_time_rate",
    "no_measure",
    "developmental_rate",
    "safety_net_only",
    "early_elimination",
    "early_elimination_boundary",
    "no_labour_eliminated",
    "eliminated_below_line",
    "elimination_concentration",
    "over_a_year",
    "disaster_inclusion_ratio",
}


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Two hundred registers that are always the same."""
    random = Random(1)
    drawn = []
    for _ in range(200):
        today, seed = random.choice(TODAYS), random.getrandbits(32)
        seeds = [random.getrandbits(32) for _ in range(6)]
        drawn.append(Example(today, register(Random(seed), today, seeds, seed), seed))
    return drawn


@pytest.fixture(scope="module")
def answers(examples: list[Example]) -> list[dict]:
    """Of the county."""
    found = []
    for example in examples:
        answer = figures(example.register, asked(example, 0))
        found.append({name: fig for (name, _, code), fig in answer.items() if code == COUNTY})
    return found


@pytest.mark.parametrize("name", ORACLE)
def test_every_indicator_is_reached(answers: list[dict], name: str):
    assert sum(bool(answer[name].value) for answer in answers) >= 3


@pytest.mark.parametrize("name", ORACLE)
def test_every_share_is_sometimes_neither_nothing_nor_all(answers: list[dict], name: str):
    counted = [answer[name] for answer in answers if answer[name].numerator is not None]
    if counted:
        assert any(0 < figure.numerator < figure.denominator for figure in counted)


@pytest.mark.parametrize("name", ORACLE)
def test_what_cannot_be_measured_is_reached_where_it_can_occur(answers: list[dict], name: str):
    occurs = any(answer[name].unmeasurable for answer in answers)
    assert occurs == (name in CAN_BE_UNMEASURABLE)


def test_every_finding_is_reached(examples: list[Example]):
    counted = Counter(rule for e in examples[:100] for rule, _ in found(e.register, asked(e, 0)))
    assert {name for name in FINDING_ORACLE if counted[name] < 3} == set()


def test_no_share_is_above_one(answers: list[dict]):
    unbounded = {"new_inclusions_per_1000", "screening_coverage", "disaster_inclusion_ratio"}
    assert [
        (name, figure)
        for answer in answers
        for name, figure in answer.items()
        if figure.denominator and name not in unbounded and figure.value > 1
    ] == []
