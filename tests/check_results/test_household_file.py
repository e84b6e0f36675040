"""A household's file says that it was drawn, why, and what the visit found."""

from datetime import date

from data.spot_checks.entering import CheckResult, enter
from queries.household_file import Kind, household_file, id_of
from queries.scope import Scope
from tests.check_results.lists import DRAW
from tests.support.county import COUNTY

VISITED = date(2023, 10, 12)


def filed(engine, number, as_of):
    scope = Scope(COUNTY, as_of, date(2023, 1, 1))
    with engine.connect() as connection:
        return household_file(connection, id_of(connection, number, scope), scope)


def test_that_it_was_drawn_and_what_was_found(drawn):
    enter(
        drawn,
        CheckResult(DRAW, "H1", VISITED, "甲某", is_consistent=False, problem_types=("住房安全",)),
        unit="县督查组",
        who="组长",
        writer_region=None,
    )
    file = filed(drawn, "H1", VISITED)
    (listed,), (check,) = file.lists, file.checks
    assert (listed.draw_no, listed.name, listed.chosen_by) == (DRAW, "第1轮第1次抽取", "随机")
    assert listed.probability == 0.5 and listed.reasons == ("措施不匹配",)
    assert check.problem_types == ("住房安全",)
    told = [(event.day, event.title) for event in file.events() if event.kind is Kind.CHECK]
    assert told == [(date(2023, 9, 26), "抽中入户核查"), (VISITED, "抽查")]


def test_a_reserve_is_called_one(drawn):
    (listed,) = filed(drawn, "H3", VISITED).lists
    assert listed.chosen_by == "备选"


def test_a_draw_from_a_later_register_is_not_known_yet(drawn):
    assert filed(drawn, "H1", date(2023, 9, 24)).lists == []
    assert filed(drawn, "H4", VISITED).lists == []
