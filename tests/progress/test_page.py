"""方案进度 where the plan contradicts itself, and where there is no plan."""

from datetime import date

import pytest
from sqlalchemy import Engine

from data.plans import load_plans
from pages.components.plan_progress.gantt import gantt
from pages.components.plan_progress.words import contradictions, lead
from queries.scope import Level, Scope
from queries.timeline import timeline
from tests.support.county import COUNTY, EAST_1, County
from tests.support.register import Register

PLANS = load_plans()


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


def shown(register: Register, plan_id: str, as_of: date, level: Level = Level.COUNTY):
    scope = Scope(COUNTY, as_of, date(as_of.year, 1, 1), plan_id=plan_id)
    with register.engine.connect() as connection:
        return timeline(connection, scope, level)


@pytest.mark.parametrize(
    ("plan_id", "as_of", "other"),
    [
        ("yanfeng-2022", date(2022, 5, 9), [date(2022, 5, 19)]),  # heading 19, body 18
        ("taogou-2021", date(2021, 6, 12), [date(2021, 6, 26)]),
        ("yihe-2022", date(2022, 3, 1), [date(2022, 2, 25)]),
        ("liujiang-2023", date(2023, 9, 20), []),
    ],
)
def test_the_other_day_of_a_plan_that_contradicts_itself_is_marked(
    register: Register, plan_id: str, as_of: date, other: list[date]
):
    here = shown(register, plan_id, as_of)
    figure, said = gantt(here, as_of)
    marks = [trace for trace in figure.data if trace.type == "scatter"]
    marked = [day for trace in marks if trace.marker.symbol == "diamond-open" for day in trace.x]
    assert marked == other
    assert said.count("到期") == len(here)
    assert figure.layout.shapes[0].x0 == as_of
    noted = [what for what, _ in contradictions(PLANS[plan_id], here)]
    assert {row.name for row in here.itertuples() if row.note} <= set(noted)


def test_the_lead_counts_the_days_left_and_names_the_slowest_of_enough_items(register: Register):
    as_of = date(2023, 9, 25)
    for n in range(12):
        visited_on = as_of if n < 3 else None
        register.screening(register.household(EAST_1), "liujiang-2023", visited_on=visited_on)
    here = shown(register, "liujiang-2023", as_of)
    parts = shown(register, "liujiang-2023", as_of, Level.TOWNSHIP)
    said = "".join(lead(PLANS["liujiang-2023"], here, parts, as_of))
    assert "本轮10月20日（总结报告）截止，*还有25天*" in said
    # One township alone has ten items: nobody to compare it with.
    assert "已完成*3/12*。" in said and "最慢" not in said
    west = "990101101201"
    for _ in range(10):
        register.screening(register.household(west), "liujiang-2023", visited_on=as_of)
    here = shown(register, "liujiang-2023", as_of)
    parts = shown(register, "liujiang-2023", as_of, Level.TOWNSHIP)
    said = "".join(lead(PLANS["liujiang-2023"], here, parts, as_of))
    assert "进度最慢的是*东岭镇*（25.0%，3/12）" in said
