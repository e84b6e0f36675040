"""The households behind a figure: as many as it counts, masked, only where one may read."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data.episodes import derive
from queries.households import COLUMNS, households_behind
from queries.indicators import INDICATORS
from queries.measure import measure
from queries.scope import Level, Scope, Viewer
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST, WEST_1, County
from tests.support.monitored import day, measure_begun, monitored
from tests.support.register import Register

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1), limits=(("income_line", 7000.0),))


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    """Households in both townships on this or that side of most indicators."""
    register = Register(engine)
    helped = monitored(
        register, EAST_1, "2023-03-01", monitored_category="边缘易致贫户", risks={"因学", "因病"}
    )
    measure_begun(register, helped, "综合保障", day("2023-03-05"))
    monitored(register, EAST_2, "2022-05-01", "2023-02-01", source="信访", is_safety_net=True)
    early = {"elimination_way": "帮扶消除", "after_net_income_per_head": 6500.0}
    for number in range(1, 6):
        monitored(register, WEST_1, "2023-02-01", f"2023-05-0{number}", **early)
    register.household(
        WEST_1, identified_on=date(2023, 8, 1), identified_on_is_month=True, risks={"因自然灾害"}
    )
    screened = register.household(EAST_1)
    register.screening(screened, "liujiang-2023", visited_on=day("2023-09-20"))
    refused = {
        "village_opinion": "同意",
        "township_opinion": "不同意",
        "ended_on": day("2023-09-01"),
    }
    register.procedure(
        screened,
        clue_on=day("2023-08-01"),
        township_review_on=day("2023-09-01"),
        status="终止",
        **refused,
    )
    register.procedure(screened, clue_on=day("2023-09-02"))
    with engine.begin() as connection:
        derive(connection)
    return register


def behind(register: Register, indicator: str, scope: Scope = SCOPE, part: str = "numerator"):
    with register.engine.connect() as connection:
        return households_behind(connection, indicator, scope, part)


@pytest.mark.parametrize(
    "plan",
    [
        None,
        pytest.param("liujiang-2023", marks=pytest.mark.slow),
        pytest.param("taogou-2021", marks=pytest.mark.slow),
    ],
)
def test_a_list_is_as_long_as_its_figure(register: Register, plan: str | None) -> None:
    scope = Scope(COUNTY, SCOPE.as_of, SCOPE.period_start, plan, SCOPE.limits)
    with register.engine.connect() as connection:
        figures = measure(connection, INDICATORS, scope, Level.COUNTY)
    for row in figures[figures.basis != "persons"].itertuples():
        indicator = INDICATORS[row.indicator]
        if indicator.is_median:
            continue  # its value is in days
        counted = {
            "numerator": row.value if indicator.is_count else row.numerator,
            "denominator": row.denominator,
            "unmeasurable": row.unmeasurable,
        }
        if indicator.rest:
            counted["rest"] = row.denominator - row.numerator
        for part, counts in {**indicator.parts, "rest": indicator.rest}.items():
            if counts and all(count.subject.is_of_households for count in counts):
                listed = behind(register, indicator.id, scope, part)
                assert len(listed) == counted[part], (indicator.id, part)


def test_names_and_numbers_are_masked(register: Register) -> None:
    (first,) = behind(register, "safety_net_only").to_dict("records")
    assert first == {
        "户编号": "0001",
        "户主": "张**",
        "证件号码": "990***********1234",
        "乡镇": "东岭镇",
        "村": "上坪村",
        "监测对象类别": "边缘易致贫户",
        "风险类型": "因学、因病",
        "状态": "未消除",
        "纳入日期": date(2023, 3, 1),
        "消除日期": None,
    }
    assert list(first) == list(COLUMNS)


def test_a_day_known_to_its_month_is_said_so(register: Register) -> None:
    (row,) = behind(register, "help_on_time_rate", part="unmeasurable").to_dict("records")
    assert (row["纳入日期"], row["户主"], row["证件号码"]) == ("2023年8月", "", "")


def test_what_an_indicator_rests_on_is_shown(register: Register) -> None:
    (row,) = behind(register, "help_on_time_rate").to_dict("records")
    assert row["纳入后首项措施落实日期"] == date(2023, 3, 5)
    (open_one,) = behind(register, "inclusion_overdue").to_dict("records")
    assert (open_one["线索发现日期"], open_one["线索发现至今天数"]) == (date(2023, 9, 2), 23)
    lines = behind(register, "eliminated_below_line")
    assert set(lines["消除当日监测范围(元)"]) == {7000.0}


def test_nobody_reads_beyond_his_place_though_totals_are_the_countys(register: Register) -> None:
    of_west = Scope(COUNTY, SCOPE.as_of, SCOPE.period_start, viewer=Viewer(WEST))
    assert set(behind(register, "monitored", of_west)["乡镇"]) == {"西河乡"}
    assert behind(register, "monitored", of_west.at(EAST)).empty
    with register.engine.connect() as connection:
        (total,) = measure(connection, ["active"], of_west, Level.COUNTY).value[:1]
        (seen_by_all,) = measure(connection, ["active"], SCOPE, Level.COUNTY).value[:1]
    assert total == seen_by_all == 2


def test_a_villages_own_figure_has_no_list(register: Register) -> None:
    assert not INDICATORS["new_inclusions_per_1000"].has_list("denominator")
    assert behind(register, "new_inclusions_per_1000", part="denominator").empty
    assert INDICATORS["new_inclusions_per_1000"].has_list("numerator")
