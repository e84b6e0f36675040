"""Every condition that a plan can state is compiled, into statements that plans share."""

from data.plans import load_plans
from data.plans.declaration import CONDITIONS as STATED
from queries.subjects.triggers import CONDITIONS
from queries.triggers import slots_of


def test_every_condition_of_a_plan_can_be_asked():
    assert CONDITIONS.keys() == set(STATED.values())


def test_plans_with_the_same_kinds_of_conditions_share_a_statement():
    plans = load_plans(include_demo=True)
    assert slots_of(plans["demo-2023"]) == slots_of(plans["liujiang-2023"])
    assert slots_of(plans["demo-2023"]) != slots_of(plans["yanfeng-2022"])
