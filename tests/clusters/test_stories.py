"""Clusters told by hand, household by household."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Connection, Engine, insert, select, update

from data.layouts import LAYOUTS
from data.models import department_alerts, household_versions, households, import_batches
from queries.clusters import HAZARDS, RISKS, MassRisk, Source, hazards_of, mass_risk
from queries.clusters.announced import risks_announced
from queries.clusters.listed import households_in
from queries.clusters.window import Span, window_on
from queries.flags import Grade
from queries.scope import Level, Scope, Viewer
from tests.flags.drawn import Village, draw
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

DAY = date(2023, 9, 25)
SCOPE = Scope(COUNTY, DAY, date(2023, 1, 1))
FIRST_IN, LAST_OUT = date(2023, 7, 28), date(2023, 7, 27)
FAILED = "因产业项目失败"
# One household a village two years ago and one a year ago; the risk's usual pace.
USUAL = (date(2021, 8, 3), date(2022, 8, 3))


@pytest.fixture
def gathered(county, engine: Engine) -> Engine:
    """上坪村 took in five within the window, everybody else what they always do."""
    days = [DAY, DAY - timedelta(9), DAY - timedelta(20), DAY - timedelta(33), FIRST_IN]
    draw(
        engine,
        [
            Village(EAST_1, households=400, new=[*USUAL, LAST_OUT, *days]),
            *(
                Village(code, households=400, new=USUAL)
                for code in (EAST_2, EAST_3, WEST_1, WEST_2)
            ),
        ],
    )
    with engine.begin() as connection:
        connection.execute(update(household_versions).values(risks=frozenset({FAILED})))
    return engine


def asked(connection: Connection, level: Level, scope: Scope = SCOPE, **of) -> MassRisk:
    return mass_risk(connection, scope, level, **of)


def test_five_in_sixty_days_where_one_a_year_was_usual(gathered):
    with gathered.connect() as connection:
        found = asked(connection, Level.VILLAGE)
    (cluster,) = found.clusters
    assert (cluster.region, cluster.risk, cluster.grade) == ("上坪村", FAILED, Grade.SIGNAL)
    # The household of 27 July lies a day before the window: past, as are the two of the years.
    assert (cluster.observed, cluster.past) == (5, 3)
    assert found.tests == 5 * 11
    assert cluster.sentence.startswith(f"近60天{FAILED}新纳入5户，按往年和其他村不足1户，")
    assert cluster.sentence.endswith("建议关注规模性返贫风险。")


def test_it_goes_by_itself_when_fewer_than_three_are_left(gathered):
    with gathered.connect() as connection:
        (cluster,) = asked(connection, Level.VILLAGE).clusters
        assert cluster.lapses_on == DAY - timedelta(20) + timedelta(60)
        eve = SCOPE.on(cluster.lapses_on - timedelta(1))
        assert asked(connection, Level.VILLAGE, eve).clusters[0].observed == 3
        assert (
            asked(connection, Level.VILLAGE, SCOPE.on(cluster.lapses_on)).clusters[0].observed == 2
        )


def test_it_is_tested_against_the_whole_county_and_shown_where_asked(gathered):
    with gathered.connect() as connection:
        whole = asked(connection, Level.VILLAGE)
        assert asked(connection, Level.VILLAGE, SCOPE.at(EAST)) == whole
        assert asked(connection, Level.VILLAGE, SCOPE.at(WEST)).clusters == ()
        assert asked(connection, Level.VILLAGE, SCOPE.at(WEST)).tests == whole.tests


def test_the_households_behind_it_are_masked_and_only_for_who_may_read_them(gathered):
    with gathered.connect() as connection:
        (cluster,) = asked(connection, Level.VILLAGE).clusters
        rows = households_in(connection, SCOPE, cluster)
        assert len(rows) == cluster.observed
        assert set(rows["村"]) == {"上坪村"}
        stranger = Scope(COUNTY, DAY, SCOPE.period_start, viewer=Viewer(WEST))
        assert households_in(connection, stranger, cluster).empty


def test_the_day_before_the_records_are_a_year_old_nothing_is_judged(gathered):
    with gathered.connect() as connection:
        young = asked(connection, Level.VILLAGE, SCOPE.on(date(2022, 9, 30)))
        assert not young.window.has_enough_past
        assert {cluster.grade for cluster in young.clusters} == {None}
        assert "历史记录不足一年" in young.clusters[0].sentence


def test_an_alert_announces_a_risk_at_the_place_of_its_household(gathered):
    with gathered.begin() as connection:
        batch = connection.scalar(select(import_batches.c.id))
        number = connection.scalar(
            select(households.c.household_no)
            .join(household_versions)
            .where(household_versions.c.village_code == WEST_2)
        )
        rows = [
            ("1", "人社", "务工人员失业", {"household_no": number}),
            ("2", "人社", "务工人员失业", {"region_code": WEST_1}),
            ("3", "民政", "新增低保", {"region_code": WEST_1}),
        ]
        for alert_no, department, kind, where in rows:
            connection.execute(
                insert(department_alerts).values(
                    batch_id=batch, alert_no=alert_no, department=department, alert_type=kind,
                    pushed_on=DAY, **where,
                )
            )  # fmt: skip
        found = asked(connection, Level.VILLAGE, source=Source.ANNOUNCED)
    announced = {(c.region_code, c.observed) for c in found.clusters if c.risk == "因务工就业不稳"}
    assert announced == {(WEST_1, 1), (WEST_2, 1)}
    assert found.without_risk == 1  # 民政 tells of no risk


@pytest.mark.parametrize(
    ("first", "last", "span"),
    [
        (date(2023, 8, 1), date(2023, 8, 31), Span.NOW),
        (date(2023, 7, 1), date(2023, 7, 31), Span.UNMEASURABLE),
        (date(2023, 9, 1), date(2023, 9, 30), Span.UNMEASURABLE),
        (date(2023, 6, 1), date(2023, 6, 30), Span.PAST),
        (FIRST_IN, FIRST_IN, Span.NOW),
        (LAST_OUT, LAST_OUT, Span.PAST),
        (DAY, DAY, Span.NOW),
        (DAY + timedelta(1), DAY + timedelta(1), Span.ELSEWHEN),
        (date(2021, 7, 28), date(2021, 7, 28), Span.PAST),
        (date(2021, 7, 27), date(2021, 7, 27), Span.ELSEWHEN),
        (date(2021, 7, 1), date(2021, 7, 31), Span.ELSEWHEN),
    ],
)
def test_a_month_counts_where_both_its_ends_lie(first, last, span):
    assert window_on(DAY, date(2019, 1, 1)).span_of(first, last) is span


def test_an_alert_is_read_by_its_words_before_its_sender():
    assert risks_announced("医保", "自付医疗费用较高") == {"因病"}
    assert risks_announced("应急", "洪涝灾害") == {"因自然灾害"}
    assert risks_announced("市场监管", "农产品滞销") == {FAILED}
    assert risks_announced("公安", "遭遇意外事故") == {"因意外事故"}
    assert risks_announced("人社", "其他") == {"因务工就业不稳"}
    assert risks_announced("民政", "新增低保") == frozenset()


# 演丰镇2022年方案二（四）; 桃沟乡2021年方案二（二）3（4）.
YANFENG = (
    "水旱、气象、地质等灾害以及疫情等各类重大突发公共事件影响、大宗农副产品价格持续大幅下跌、"
    "农村劳动力失业明显增多、乡村产业项目失败等方面的风险隐患，及时发现解决苗头性倾向性问题，"
    "尤其是对前期槟榔种植户的排查情况"
)
TAOGOU = (
    "水旱灾害、气象灾害、地震灾害、地质灾害、生物灾害、火灾、沿淮行蓄洪区安全，以及疫情等各类"
    "重大突发公共事件带来的影响，全力防范大宗农副产品价格持续大幅下跌、农村劳动力失业明显增多、"
    "乡村产业项目失败、带动断链等方面的风险隐患"
)


def test_every_hazard_is_one_that_its_plans_name():
    for hazard in HAZARDS:
        for clause in hazard.clauses:
            text = YANFENG if clause.startswith("演丰") else TAOGOU
            for part in ("疫情", hazard.name) if "疫情" in hazard.name else (hazard.name,):
                said = part.removesuffix("等突发公共事件")
                assert said in text or said.removesuffix("灾害") in text, (hazard.name, clause)


def test_every_hazard_ends_in_a_risk_of_the_export_and_is_watched():
    (risks,) = (f.codes for f in LAYOUTS["household_members"].fields if f.name == "risks")
    assert risks == RISKS
    assert all(set(hazard.risks) <= set(RISKS) and hazard.watched_by for hazard in HAZARDS)
    assert [hazard.name for hazard in hazards_of("其他")] == ["槟榔种植户"]
