"""What the desk is told before a draw, and which township checks which after it."""

from datetime import date

import pytest

from queries.scope import Scope
from queries.spot_checks.budgeting.budget import Rates
from queries.spot_checks.budgeting.past import ENOUGH, past_rates
from queries.spot_checks.crossing import cross_checked
from queries.spot_checks.design import Design
from tests.spot_checks.rounds import CHECKED_ON, check, frame_of_sizes, keep, numbers, register
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST, WEST_1, load_county

SCOPE = Scope(COUNTY, CHECKED_ON, date(2023, 1, 1))
FRAME = frame_of_sizes({EAST_1: 90, EAST_2: 90, WEST_1: 60})


@pytest.fixture
def drawn(engine):
    load_county(engine)
    register(engine, FRAME)
    return keep(engine, FRAME, Design(villages=2, households=60))


def test_before_any_round_rates_are_assumed(engine, drawn):
    with engine.connect() as connection:
        assert past_rates(connection, SCOPE) == Rates()


def test_rounds_teach_how_often_something_turns_out_wrong(engine, drawn):
    """Of the found every other one is wrong, of the others one: omitted, or with a problem."""
    found = [one.household_no for one in drawn.drawn.households if one.reasons]
    others = [one.household_no for one in drawn.drawn.households if not one.reasons]
    assert min(len(found), len(others)) >= ENOUGH
    wrong = {number: {"is_consistent": False} for number in found[::2]}
    wrong |= {others[0]: {"is_omitted": True}, others[1]: {"problem_types": "基本医疗"}}
    check(engine, drawn.draw_no, numbers(drawn.drawn.households), lambda one: wrong.get(one, {}))
    with engine.connect() as connection:
        learnt = past_rates(connection, SCOPE)
        before = past_rates(connection, SCOPE.on(date(2023, 10, 11)))
    assert learnt.flagged == len(found[::2]) / len(found)
    assert learnt.others == 2 / len(others)
    assert learnt.checked == len(found) + len(others)
    assert before == Rates()


def test_too_few_visits_teach_nothing(engine, drawn):
    few = numbers(drawn.drawn.households)[: ENOUGH - 1]
    check(engine, drawn.draw_no, few, lambda one: {"is_consistent": False})
    with engine.connect() as connection:
        assert past_rates(connection, SCOPE) == Rates()


def test_two_townships_check_each_other_and_one_checks_nobody(engine, drawn):
    alone = keep(engine, frame_of_sizes({EAST_1: 5}, EAST), Design(1, 5))
    with engine.connect() as connection:
        paired = {(one.checker, one.checked) for one in cross_checked(connection, drawn)}
        assert paired == {(EAST, WEST), (WEST, EAST)}
        assert cross_checked(connection, alone) == []
