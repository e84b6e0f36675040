"""The registry of clauses is whole, and all that it names is there."""

import pytest

from data.plans import load_plans
from data.plans.checks import entries
from data.plans.clauses import clauses_of_plans
from manage import COMMANDS
from pages.components.handbook.references import PARTS_OF_A_PLAN, UnknownPart, resolve
from tests.clauses.code import named_tests, screens
from tests.clauses.document import PATH, document

PLANS = load_plans()
REGISTRY = clauses_of_plans()
TESTS = named_tests()
SCREENS = screens()
CASES = [
    pytest.param(PLANS[plan_id], clause, id=clause.id)
    for plan_id, clauses in REGISTRY.items()
    for clause in clauses
]
# How many clauses each plan has, and how many parts those that are lists.
NUMBERS = {"Y": 47, "H": 11, "L": 18, "T": 29}
PARTS = {
    "Y4": 9,
    "Y5": 12,
    "Y43": 4,
    "H2": 7,
    "H4": 5,
    "L1": 6,
    "L2": 6,
    "L5": 3,
    "L8": 2,
    "T17": 13,
}


def test_no_clause_is_missing_and_none_stands_twice():
    listed = [clause.id for clauses in REGISTRY.values() for clause in clauses]
    whole = [f"{letter}{n}" for letter, last in NUMBERS.items() for n in range(1, last + 1)]
    assert len(whole) == 105
    assert listed == [
        name
        for clause in whole
        for name in (clause, *(f"{clause}.{n}" for n in range(1, PARTS.get(clause, 0) + 1)))
    ]


@pytest.mark.parametrize(("plan", "clause"), CASES)
def test_every_reference_names_a_part_of_the_product(plan, clause):
    for reference in clause.lives_in:
        kind, _, name = reference.partition(":")
        assert resolve(reference, plan, SCREENS).title
        assert kind != "command" or name in COMMANDS


@pytest.mark.parametrize(
    "wrong",
    [
        "indicator:no_such",
        "flag:no_such",
        "check:no_such",
        "finding:no_such",
        "layout:no_such",
        "column:visits.no_such",
        "column:no_such.visited_on",
        "page:no-such",
        "plan:no_such",
        "plan:lines.warning",
        "plan:limits.early_elimination",
        "plan:duties.村",  # of several
        "stage:no_such",
        "trigger:无",
        "thing:no_such",
        "no_such",
    ],
)
def test_a_reference_to_nothing_is_refused(wrong):
    with pytest.raises(UnknownPart, match=wrong.partition(":")[0]):
        resolve(wrong, PLANS["yanfeng-2022"], SCREENS)


@pytest.mark.parametrize(("plan", "clause"), CASES)
def test_a_clause_that_lives_somewhere_is_shown_by_a_test(plan, clause):
    assert bool(clause.tests) == bool(clause.lives_in)
    assert len(set(clause.tests)) == len(clause.tests)
    assert [name for name in clause.tests if name not in TESTS] == []


@pytest.mark.parametrize(("plan", "clause"), CASES)
def test_what_a_clause_names_in_its_plan_stands_at_the_same_place(plan, clause):
    """三（二） here is 三（二） there."""
    at = set(clause.at.split("、"))
    elsewhere = [
        (reference, entry.clause)
        for reference in clause.lives_in
        if is_named_alone(reference)
        for entry in resolve(reference, plan, SCREENS).entries
        if not at & {entry.clause, *entry.clause.split("、")} and entry.clause != clause.at
    ]
    assert elsewhere == []


def is_named_alone(reference: str) -> bool:
    """`plan:focus.槟榔` speaks of one entry, `plan:focus` of a list that stands in many places."""
    kind, _, name = reference.partition(":")
    return kind in {"stage", "trigger"} or (kind == "plan" and "." in name)


@pytest.mark.parametrize("plan_id", REGISTRY)
def test_every_entry_of_a_plan_belongs_to_a_clause(plan_id):
    plan = PLANS[plan_id]
    named = {
        id(entry)
        for clause in REGISTRY[plan_id]
        for reference in clause.lives_in
        for entry in resolve(reference, plan, SCREENS).entries
    }
    nobodys = [
        where
        for where, entry in entries(plan, plan_id)
        if hasattr(entry, "clause") and id(entry) not in named
    ]
    assert nobodys == []


def test_every_part_of_a_plan_can_be_named():
    told = {"schema", "id", "title", "region_code", "year", "issuer", "issued_on", "based_on"}
    assert set(vars(PLANS["yanfeng-2022"])) - told - {"amendments"} == set(PARTS_OF_A_PLAN)


@pytest.mark.parametrize(("plan", "clause"), CASES)
def test_each_clause_has_its_words(plan, clause):
    assert clause.at and len(clause.quote) >= 5


def test_the_coverage_table_is_what_the_code_makes():
    assert PATH.read_text("utf-8") == document(), "run python -m tests.clauses"
