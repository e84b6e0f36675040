"""Each shipped plan in force in turn on the real county it was written for."""

import json
from datetime import date

import pytest

from manage import main
from tests.plans.real import (
    BELOW,
    CARED_FOR,
    CASES,
    COUNTIES,
    PLANS,
    Case,
    villages,
    write_records,
    write_regions,
)

LEVELS = ("county", "township", "village")
THREE = "below_line_unmonitored,trigger_mismatch,publicity_compliance_rate"


@pytest.fixture
def answer(database_url, capsys):
    """Runs a command on the database and gives back its JSON."""

    def run(*command: str):
        capsys.readouterr()
        status = main([*command, "--database", database_url, "--format", "json"])
        captured = capsys.readouterr()
        assert status == 0, captured.err
        return json.loads(captured.out)

    return run


@pytest.fixture
def asked(case: Case, answer, tmp_path):
    """The county's places and four households, asked on the case's day."""
    answer("init", "--regions", str(write_regions(case, tmp_path)))
    as_of = str(case.as_of)
    for path in write_records(case, tmp_path):
        answer("import", str(path), "--as-of", as_of)
    return lambda *command: answer(*command, "--as-of", as_of)


BY_PLAN = pytest.mark.parametrize("case", CASES, ids=lambda case: case.plan_id)


@BY_PLAN
def test_its_stages_its_limits_and_its_triggers_hold(case: Case, asked):
    check_stages(case, asked)
    check_figures(case, asked)
    check_findings(case, asked)


def check_stages(case: Case, asked) -> None:
    for level in LEVELS:
        rows = asked("timeline", "--level", level)
        under = [row for row in rows if is_above_or_under(row["region_code"], case)]
        assert {(row["stage"], row["due"]) for row in under} == {
            (stage.id, str(stage.due)) for stage in case.plan.stages
        }
        (visited,) = [row for row in under if row["stage"] == case.visit_stage and row["items"]]
        assert (visited["items"], visited["on_time"], visited["late"]) == (2, 1, 1)
        assert (visited["open"], visited["state"]) == (0, "late")


def check_figures(case: Case, asked) -> None:
    inside, outside = villages(case)
    for level in LEVELS:
        figures = asked("indicators", "--only", THREE, "--level", level)
        own = {row["indicator"]: row for row in figures if row["region_code"] == at(inside, level)}
        below = own["below_line_unmonitored"]
        counted, unmeasurable = case.below_line
        # Where no plan holds there is no line, and the county sums that up as well.
        elsewhere = 1 if level == "county" and outside else 0
        assert (below["value"], below["unmeasurable"]) == (counted, unmeasurable + elsewhere)
        assert own["trigger_mismatch"]["value"] == case.mismatched
        publicity = own["publicity_compliance_rate"]
        assert (publicity["numerator"], publicity["denominator"]) == (case.compliant, 1)


def check_findings(case: Case, asked) -> None:
    found = asked("findings", "--only", "below_line_unmonitored,trigger_mismatch")
    of_rule = {
        rule: {row["household_id"] for row in found if row["rule"] == rule}
        for rule in ("below_line_unmonitored", "trigger_mismatch")
    }
    assert of_rule["below_line_unmonitored"] == ({BELOW} if case.below_line[0] else set())
    mismatched = {0: set(), 1: {CARED_FOR}, 2: {BELOW, CARED_FOR}}
    assert of_rule["trigger_mismatch"] == mismatched[case.mismatched]


def at(village: str, level: str) -> str:
    """The village's region of the level."""
    kept = {"county": 6, "township": 9, "village": 12}[level]
    return village[:kept].ljust(12, "0")


def is_above_or_under(code: str, case: Case) -> bool:
    region, plans = code.rstrip("0"), case.plan.region_code.rstrip("0")
    return region.startswith(plans) or plans.startswith(region)


@pytest.mark.slow
@pytest.mark.parametrize("plan_id", COUNTIES)
def test_a_whole_county_is_played_under_its_plan(plan_id: str, answer, tmp_path):
    plan, folder = PLANS[plan_id], str(tmp_path / "workbooks")
    answer("demo", "--county", COUNTIES[plan_id], "--households", "600", "--workbooks", folder)
    stages = answer("timeline", "--region", plan.region_code)
    assert [row["stage"] for row in stages] == [stage.id for stage in plan.stages]
    sums = [
        sum(row["numerator"] for row in rows if row["indicator"] == "inclusion_on_time_rate")
        for rows in (answer("indicators", "--level", level) for level in LEVELS)
    ]
    assert sums[0] and len(set(sums)) == 1
    lineless = plan.lines == ()
    rules = {row["rule"] for row in answer("findings", "--region", plan.region_code)}
    assert rules and ("below_line_unmonitored" in rules) <= (not lineless)
    later = answer("timeline", "--region", plan.region_code, "--as-of", str(date(2020, 1, 1)))
    assert later == []
