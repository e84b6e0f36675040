"""Conditions of an exit at their boundaries, told by hand."""

from datetime import date

import pytest
from sqlalchemy import Engine, insert

from data.episodes import derive
from data.models import visits
from queries.exit_checklist import OVERALL, Tick, Whom, checklist, checklist_list
from queries.exit_checklist.listing import figure_title
from queries.exit_checklist.ticks import last_full_month
from queries.scope import Level, Scope, Viewer
from tests.support.county import COUNTY, EAST, EAST_1, WEST, WEST_1, County
from tests.support.monitored import measure_begun, monitored
from tests.support.register import Register

D = date(2023, 9, 25)


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


def propose(register: Register, household: int, clue_on: date = D, **values) -> None:
    register.procedure(household, procedure_type="风险消除", clue_on=clue_on, **values)


def visit(register: Register, household: int, on: date, way: str | None = "入户") -> None:
    with register.engine.begin() as connection:
        connection.execute(
            insert(visits).values(
                household_id=household, batch_id=register.batch_id,
                visited_on=on, visitor=f"{on}{way}", way=way,
            )
        )  # fmt: skip


def rows(register: Register, as_of: date = D, whom: Whom = Whom.PROPOSED, **asked) -> list[dict]:
    scope = Scope(COUNTY, as_of, date(as_of.year, 1, 1), **asked)
    with register.engine.begin() as connection:
        derive(connection)
        return checklist_list(connection, scope, whom).to_dict("records")


def said(register: Register, condition: str, **asked) -> tuple[str, str]:
    """The tick and the figure of the only household."""
    (row,) = rows(register, **asked)
    return row[condition], row[figure_title(condition)]


@pytest.mark.parametrize(
    ("included", "tick", "months"),
    [("2023-03-26", "不具备", 5), ("2023-03-25", "具备", 6), ("2023-03-24", "具备", 6)],
)
def test_six_months_to_the_day_are_enough(register, included: str, tick: str, months: int):
    propose(register, monitored(register, EAST_1, included))
    assert said(register, "纳入满6个月") == (tick, f"{included}，满{months}个月")


def test_the_end_of_a_month_without_such_a_day(register: Register):
    propose(register, monitored(register, EAST_1, "2022-08-31"), clue_on=date(2023, 2, 1))
    assert said(register, "纳入满6个月", as_of=date(2023, 2, 27))[0] == "不具备"
    assert said(register, "纳入满6个月", as_of=date(2023, 2, 28))[0] == "具备"


LESS = {"plan_id": "yihe-2022"}  # 突发严重困难户: below 7000 less 合规自付支出


@pytest.mark.parametrize(
    ("facts", "asked", "tick"),
    [
        ({"net_income_per_head": 6999.99}, {"plan_id": "yihe-2022"}, "不具备"),
        ({"net_income_per_head": 7000}, {"plan_id": "yihe-2022"}, "具备"),
        ({"net_income_per_head": None}, {"plan_id": "yihe-2022"}, "不明"),
        ({"net_income_per_head": 90000}, {"plan_id": "liujiang-2023"}, "不明"),  # states no line
        ({"net_income_per_head": 7000}, {"limits": (("income_line", 7001),)}, "不具备"),
        # One person.
        ({"net_income_per_head": 8200, "compliant_expense": 1200}, LESS, "具备"),
        ({"net_income_per_head": 8199, "compliant_expense": 1200}, LESS, "不具备"),
        ({"net_income_per_head": 7600}, LESS, "不明"),
        # Where no plan looks at the expense it changes nothing.
        (
            {"net_income_per_head": 6700, "compliant_expense": 90000},
            {"plan_id": "yanfeng-2022"},
            "具备",
        ),
    ],
)
def test_income_at_the_line_is_not_below_it(register, facts: dict, asked: dict, tick: str):
    category = "突发严重困难户" if asked is LESS else "脱贫不稳定户"
    household = monitored(register, EAST_1, "2022-01-01", monitored_category=category, **facts)
    propose(register, household)
    assert said(register, "收入过线", **asked)[0] == tick


def test_what_the_line_was_is_said(register: Register):
    household = monitored(register, EAST_1, "2022-01-01", net_income_per_head=8123)
    propose(register, household)
    found = said(register, "收入过线", plan_id="yihe-2022")
    assert found == ("具备", "8,123元，线7,000元")
    assert said(register, "收入过线", plan_id="liujiang-2023")[1] == "8,123元，没有监测范围"


def test_a_guarantee_that_nobody_stated_is_not_one_kept(register: Register):
    household = monitored(
        register, EAST_1, "2022-01-01", has_housing_problem=False, has_water_problem=True
    )
    propose(register, household)
    (row,) = rows(register)
    titles = ("住房", "饮水", "义务教育", "基本医疗")
    assert [row[title] for title in titles] == ["具备", "不具备", "不明", "不明"]


def test_nobody_who_can_work_and_nobody_of_whom_it_is_known(register: Register):
    able = monitored(register, EAST_1, "2022-01-01")
    unknown = register.household(EAST_1)
    for household in (able, unknown):
        propose(register, household)
    found = {row["户编号"]: row["有劳动能力"] for row in rows(register)}
    assert sorted(found.values()) == ["不明", "具备"]


def test_every_tested_risk_wants_its_own_measure(register: Register):
    household = monitored(register, EAST_1, "2022-01-01", risks={"因病", "因残", "缺劳动力"})
    propose(register, household)
    measure_begun(register, household, "健康帮扶", date(2022, 2, 1))
    assert said(register, "对应措施") == ("不具备", "缺：因残")
    measure_begun(register, household, "综合保障", D)
    assert said(register, "对应措施") == ("具备", "不缺")
    # On the day before, the second one had not begun; the proposal had not either.
    propose(register, household, clue_on=date(2023, 9, 1))
    assert said(register, "对应措施", as_of=date(2023, 9, 24))[0] == "不具备"


def test_measures_of_the_export_count_while_the_ledger_has_none(register: Register):
    household = monitored(
        register, EAST_1, "2022-01-01", risks={"因学"}, measures_education={"雨露计划"}
    )
    propose(register, household)
    assert said(register, "对应措施")[0] == "具备"
    measure_begun(register, household, "产业帮扶", date(2023, 1, 1))
    assert said(register, "对应措施")[0] == "不具备"


def test_visits_since_the_last_full_month_began(register: Register):
    household = monitored(register, EAST_1, "2022-01-01")
    propose(register, household)
    assert said(register, "近期走访") == ("不明", "没有走访台账")
    visit(register, household, D, way="电话")
    visit(register, household, D, way=None)
    assert said(register, "近期走访") == ("不具备", "没有入户走访")
    visit(register, household, date(2023, 7, 31))
    assert said(register, "近期走访") == ("不具备", "2023-07-31")
    visit(register, household, date(2023, 8, 1))
    assert said(register, "近期走访") == ("具备", "2023-08-01")


def test_the_last_full_month_may_end_on_the_day():
    assert last_full_month(date(2023, 9, 30)) == date(2023, 9, 1)
    assert last_full_month(date(2023, 9, 29)) == date(2023, 8, 1)
    assert last_full_month(date(2024, 1, 1)) == date(2023, 12, 1)


def test_whom_a_proposal_makes_a_candidate(register: Register):
    plain = monitored(register, EAST_1, "2022-01-01")
    proposed = monitored(register, EAST_1, "2022-01-01")
    monitored(register, EAST_1, "2022-01-01", "2023-01-01")  # eliminated: neither
    register.household(EAST_1)  # never monitored
    tomorrow = date(2023, 9, 26)
    propose(register, proposed, status="办结", county_approval_on=tomorrow, ended_on=tomorrow)
    propose(register, plain, clue_on=tomorrow)
    assert [row["提请日期"] for row in rows(register)] == [D]
    assert len(rows(register, whom=Whom.POSSIBLE)) == 1  # `plain` is proposed tomorrow
    assert len(rows(register, as_of=tomorrow)) == 1
    assert (
        rows(register, as_of=tomorrow)[0]["户编号"]
        == rows(register, whom=Whom.POSSIBLE)[0]["户编号"]
    )


def test_counts_add_up_by_place_and_a_viewer_reads_their_own(register: Register):
    for village in (EAST_1, EAST_1, WEST_1):
        propose(register, monitored(register, village, "2023-09-01"))
    scope = Scope(COUNTY, D, date(2023, 1, 1), viewer=Viewer(WEST))
    with register.engine.begin() as connection:
        derive(connection)
        frame = checklist(connection, scope, Level.TOWNSHIP, Whom.PROPOSED)
        listed = checklist_list(connection, scope, Whom.PROPOSED)
    frame = frame.set_index(["condition", "region_code"])
    assert frame.loc[("six_months", EAST), Tick.NOT_MET] == 2
    assert frame.loc[(OVERALL, WEST), Tick.NOT_MET] == 1
    assert listed["乡镇"].tolist() == ["西河乡"] and listed["户主"].tolist() == ["张**"]
