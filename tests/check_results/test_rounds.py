"""A round as the pages tell it: which households are left, which were visited off the list."""

from dataclasses import replace
from datetime import date

import pytest

from data.importer import undo
from data.rectification import Action, Step, act
from data.regions import regions_on
from data.spot_checks.entering import CheckResult, enter
from queries.scope import Scope, Viewer
from queries.spot_checks.results.lines import lines
from queries.spot_checks.results.progress import Progress, progress
from queries.spot_checks.results.rounds import rounds
from tests.check_results.conftest import person
from tests.check_results.lists import DRAW, keep_list
from tests.importer.sheets import bring_in, persons, sheet
from tests.support.county import COUNTY, EAST, EAST_1, WEST, WEST_1

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
WHO = {"unit": "县督查组", "who": "组长", "writer_region": None}
FOUND = CheckResult(DRAW, "H1", date(2023, 10, 12), "甲某", False, False, ("住房安全",))


def read(engine, query, *arguments):
    with engine.connect() as connection:
        return query(connection, *arguments)


def told(engine, scope=SCOPE, draw_no=DRAW):
    return read(engine, lines, draw_no, scope)


def test_a_list_nobody_has_visited_yet_is_all_left(drawn):
    assert [(line.household_no, line.is_reserve) for line in told(drawn)] == [
        ("H1", False),
        ("H2", False),
        ("H3", True),
    ]
    tree = read(drawn, regions_on)
    assert progress(told(drawn), tree) == [Progress(EAST_1, "上坪村", "东岭镇", 2, 0, 0, 0, 0, 0)]


def test_what_was_found_stands_beside_its_line(drawn):
    enter(drawn, FOUND, **WHO)
    enter(drawn, replace(FOUND, household_no="H3", is_consistent=True, problem_types=()), **WHO)
    # By a workbook, which nobody asks whether the household was drawn.
    bring_in(drawn, sheet("抽查编号 户编号 核查日期", [DRAW, "H4", "2023-10-13"]))
    first, second, third, fourth = told(drawn)
    assert (first.check.checker, first.check.problem_types) == ("甲*", ("住房安全",))
    assert first.to_raise == ["住房安全"] and third.to_raise == []
    assert second.check is None and second.to_raise == []
    assert (fourth.household_no, fourth.village_code, fourth.is_listed) == ("H4", WEST_1, False)
    assert progress(told(drawn), read(drawn, regions_on)) == [
        Progress(EAST_1, "上坪村", "东岭镇", 2, 1, 1, 0, 1, 0),
        Progress(WEST_1, "柳湾村", "西河乡", 0, 0, 0, 1, 0, 0),
    ]


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        (SCOPE.at(EAST), ["H1", "H2", "H3"]),
        (SCOPE.at(WEST), ["H4"]),
        (replace(SCOPE, viewer=Viewer(WEST)), ["H4"]),
        (replace(SCOPE, viewer=Viewer("999999999999")), []),
    ],
)
def test_a_place_reads_its_own_lines(drawn, scope, numbers):
    bring_in(drawn, sheet("抽查编号 户编号 核查日期", [DRAW, "H4", "2023-10-13"]))
    assert [line.household_no for line in told(drawn, scope)] == numbers


def test_rounds_of_ours_and_of_others_are_counted_alike(drawn):
    keep_list(drawn, {WEST_1: ["H4"]}, {}, draw_no="CJ-2", round=2)
    enter(drawn, FOUND, **WHO)
    other = replace(FOUND, draw_no="省2023", is_consistent=True, is_omitted=None)
    enter(drawn, other, **WHO)
    enter(drawn, replace(other, household_no="H4", is_omitted=True), **WHO)
    newest, ours, others = read(drawn, rounds, SCOPE)
    assert (newest.draw_no, newest.made.round, newest.drawn, newest.visited) == ("CJ-2", 2, 1, 0)
    assert (ours.drawn, ours.visited, ours.first) == (2, 1, date(2023, 10, 12))
    assert (ours.inconsistent, ours.asked_consistent) == (1, 1)
    assert (others.draw_no, others.made, others.drawn, others.visited) == ("省2023", None, 0, 2)
    assert (others.inconsistent, others.asked_consistent) == (0, 2)
    assert (others.omitted, others.asked_omitted) == (1, 1)


def test_of_others_checks_only_those_with_a_result_to_read(drawn):
    enter(drawn, replace(FOUND, draw_no="省2023"), **WHO)
    assert [one.draw_no for one in read(drawn, rounds, SCOPE.at(WEST))] == [DRAW]
    assert [one.visited for one in read(drawn, rounds, SCOPE.at(WEST))] == [0]


def test_nothing_at_all_is_no_round(engine, county):
    assert read(engine, rounds, SCOPE) == []
    assert told(engine, draw_no="没有") == []


def test_a_problem_that_was_raised_need_not_be_raised_again_until_it_is_taken_back(drawn):
    two = replace(FOUND, is_omitted=True, problem_types=("住房安全", "安全饮水"))
    enter(drawn, two, **WHO)
    assert told(drawn)[0].to_raise == ["住房安全", "安全饮水", "防止返贫动态监测"]
    raised = act(
        drawn,
        Action(
            ledger="household_problems",
            action=Step.RAISED,
            acted_on=FOUND.checked_on,
            actor_unit="县督查组",
            actor="组长",
            values={
                "household_no": "H1",
                "problem_type": "住房安全",
                "content": "屋顶漏雨",
                "found_by": "县级",
            },
            draw_no=DRAW,
        ),
    )
    (first, *others) = told(drawn)
    assert (first.raised, first.to_raise) == (("住房安全",), ["安全饮水", "防止返贫动态监测"])
    assert [line.raised for line in others] == [(), ()]
    undo(drawn, raised.batch)
    assert told(drawn)[0].raised == ()


def moved_to_the_west(engine, number="H1"):
    """The household is in the other township from the next export on."""
    later = person(int(number[1:])) | {"乡镇": "西河乡", "村": "柳湾村"}
    bring_in(engine, persons(later), on=date(2023, 10, 25))


LATER = Scope(COUNTY, date(2023, 10, 25), date(2023, 1, 1))


def test_a_household_that_moved_away_since_is_named_to_nobody_who_may_not_read_its_place(drawn):
    enter(drawn, FOUND, **WHO)
    moved_to_the_west(drawn)
    east = told(drawn, replace(LATER, viewer=Viewer(EAST)).at(EAST))
    assert [(line.household_no, line.household_id is None) for line in east] == [
        ("H1", True),
        ("H2", False),
        ("H3", False),
    ]
    assert progress(east, read(drawn, regions_on))[0].checked == 1
    assert all(line.household_id is not None for line in told(drawn, LATER))
    assert all(line.household_id is not None for line in told(drawn, LATER.at(EAST)))
