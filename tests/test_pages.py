"""Every screen inside its frame: it opens, says what the figures say, and follows the place."""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine
from streamlit.testing.v1 import AppTest

from data.demo.recipe import INVENTED_COUNTY
from data.regions import RegionTree, regions_on
from queries.exit_checklist import Whom, checklist_list
from queries.exit_checklist.listing import STANDS
from queries.findings import FINDINGS, findings
from queries.indicators import INDICATORS
from queries.measure import measure
from queries.quality import found_by_place
from queries.scope import Level, Scope
from tests.support.demonstration import demonstration
from tests.support.served import serve

ROOT = Path(__file__).parents[1]
DAY = date(2023, 9, 25)
COUNTY = Scope(INVENTED_COUNTY, DAY, date(2023, 1, 1))
SCREENS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in ROOT.glob("pages/*/*.py")
    if path.name != "__init__.py" and path.parent.name not in {"components", "console"}
)
TITLES = {
    "pages/comparison/townships.py": "乡镇对比",
    "pages/comparison/villages.py": "村级对比",
    "pages/data/importing.py": "数据导入",
    "pages/data/quality.py": "数据质量",
    "pages/data/records.py": "导入记录",
    "pages/exit/checklist.py": "退出核对",
    "pages/exit/elimination.py": "风险消除",
    "pages/help/measures.py": "帮扶措施",
    "pages/help/visits.py": "走访",
    "pages/inspection/draw.py": "抽查选点",
    "pages/inspection/findings.py": "疑点户",
    "pages/inspection/flags.py": "重点核查",
    "pages/inspection/household.py": "户档案",
    "pages/inspection/rectification.py": "整改台账",
    "pages/inspection/results.py": "抽查结果",
    "pages/monitoring/inclusion.py": "新增纳入",
    "pages/monitoring/low_inclusion.py": "受灾低纳入",
    "pages/monitoring/mass_risk.py": "规模性预警",
    "pages/monitoring/missed.py": "应纳未纳",
    "pages/monitoring/overview.py": "总览",
    "pages/procedure/deadlines.py": "时限合规",
    "pages/procedure/progress.py": "方案进度",
    "pages/reference/handbook.py": "指标手册",
    "pages/reference/households.py": "名单",
    "pages/reference/layouts.py": "数据表格式",
    "pages/reference/plans.py": "工作方案",
}


@pytest.fixture(scope="module")
def county(tmp_path_factory) -> Engine:
    with demonstration(tmp_path_factory.mktemp("pages"), households=1500) as engine:
        yield engine


@pytest.fixture(scope="module", autouse=True)
def served(county, tmp_path_factory):
    """One database for the module, so that answers kept by one test serve the next."""
    with pytest.MonkeyPatch.context() as patch:
        serve(patch, tmp_path_factory.mktemp("local"), str(county.url))
        yield


@pytest.fixture(scope="module")
def places(county) -> RegionTree:
    with county.connect() as connection:
        return regions_on(connection)


def opened(screen: str, **address: str) -> AppTest:
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params.update(address)
    app.run()
    if screen != "pages/monitoring/overview.py":
        app.switch_page(screen).run()
    return app


def words(app: AppTest) -> str:
    return "".join(block.value for block in app.html)


def counted(county: Engine, indicator: str, scope: Scope = COUNTY) -> int:
    with county.connect() as connection:
        level = Level(regions_on(connection).by_code[scope.region_code].level)
        return int(measure(connection, [indicator], scope, level).iloc[0]["value"])


def test_every_screen_has_a_title():
    assert list(TITLES) == SCREENS


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize(
    "level", ["county", pytest.param("township", marks=pytest.mark.slow), "village"]
)
def test_every_screen_opens_at_every_level(screen, level, places):
    place = places.at(level)[-1]
    app = opened(screen, place=place.code)
    assert not app.exception and not app.error
    assert [title.value for title in app.title] == [TITLES[screen]]
    assert "演示数据，纯属虚构" in words(app)
    assert place.name in words(app)


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_opens_on_a_day_before_all_data(screen):
    app = opened(screen, day="2019-05-31")
    assert not app.exception and not app.error
    assert [title.value for title in app.title] == [TITLES[screen]]


def test_the_overview_says_what_is_measured(county):
    app = opened("pages/monitoring/overview.py")
    assert f"<b>{counted(county, 'monitored'):,}</b>户" in words(app)
    assert f"<b>{counted(county, 'active'):,}</b>户" in words(app)


def test_a_past_day_gives_that_days_figures(county):
    app = opened("pages/monitoring/overview.py", day="2022-06-30")
    past = COUNTY.on(date(2022, 6, 30))
    assert counted(county, "monitored", past) != counted(county, "monitored")
    assert f"<b>{counted(county, 'monitored', past):,}</b>户" in words(app)


def test_choosing_a_township_narrows_the_figures(county, places):
    app = opened("pages/monitoring/overview.py")
    township = places.at("township")[0]
    app.selectbox(key="township").set_value(township.code).run()
    narrowed = COUNTY.at(township.code)
    assert f"{township.name}监测对象<b>{counted(county, 'monitored', narrowed):,}</b>户" in words(
        app
    )
    assert app.query_params["place"] == township.code


def test_villages_are_listed_instead_of_townships_on_request(places):
    app = opened("pages/exit/elimination.py")
    village = places.at("village")[0]
    assert f">{village.name}</a>" not in words(app)
    app.segmented_control(key="elimination-level").set_value(Level.VILLAGE).run()
    assert f">{village.name}</a>" in words(app)


def test_a_list_shows_masked_households_as_many_as_the_figure(county):
    app = opened("pages/monitoring/overview.py")
    app.query_params.update({"indicator": "active"})
    app.switch_page("pages/reference/households.py")
    app.query_params.update({"indicator": "active"})
    app.run()
    assert f"共 {counted(county, 'active'):,} 行" in words(app)
    assert "***" in words(app)


@pytest.mark.parametrize(
    "check", ["income_just_above_line", "post_over_age", "visit_repeated", "doubt_open"]
)
def test_each_kind_of_check_shows_its_places_and_its_list(county, check):
    app = opened("pages/monitoring/overview.py")
    app.switch_page("pages/data/quality.py")
    app.query_params.update({"check": check})
    app.run()
    assert not app.exception and not app.error
    with county.connect() as connection:
        found = int(found_by_place(connection, [check], COUNTY, Level.COUNTY)["found"].sum())
    assert found and f"共 {found:,} 行" in words(app)


def test_a_list_of_nothing_known_says_where_lists_begin():
    app = opened("pages/reference/households.py", indicator="'; drop table")
    assert "口径与名单" in app.info[0].value


def test_the_plan_in_force_is_shown_with_its_words_and_its_sources():
    said = words(opened("pages/reference/plans.py"))
    assert "《云溪县2023年防止返贫监测帮扶重点排查工作方案（演示数据，纯属虚构）》" in said
    assert "人均纯收入低于7,300元" in said
    assert "不计算，只看排查台账的触发情形和部门预警" in said
    assert "方案未规定，按国家指南：" in said


def test_before_the_first_plan_the_national_rules_are_shown():
    said = words(opened("pages/reference/plans.py", day="2019-05-31"))
    assert "没有适用的工作方案，以下按国家指南和本系统默认" in said
    assert "需要监测范围的数字不计算" in said


def test_the_exit_checklist_ticks_each_condition_of_each_household(county):
    app = opened("pages/exit/checklist.py")
    said = words(app)
    with county.connect() as connection:
        listed = checklist_list(connection, COUNTY, Whom.PROPOSED)
    assert len(listed) and f"共 {len(listed):,} 行" in said
    # Six columns a household: the four guarantees stand in one.
    assert said.count('<span class="tick') == 6 * len(listed)
    app.pills(key="checklist-standing").set_value(["有不具备"]).run()
    lacking = (listed[STANDS] == "不具备").sum()
    assert f"共 {lacking:,} 行" in words(app)


def test_without_a_plan_the_progress_page_says_what_to_do():
    app = opened("pages/procedure/progress.py", day="2019-05-31")
    assert "没有适用的工作方案" in app.info[-1].value and "data/plans" in app.info[-1].value


def test_the_help_page_says_what_is_measured(county):
    app = opened("pages/help/measures.py")
    for indicator in ("active", "no_measure", "measure_mismatch", "safety_net_only"):
        assert f"<b>{counted(county, indicator):,}</b>户" in words(app)
    assert "缺少对应措施的风险和措施类别" in words(app)
    with county.connect() as connection:
        rate = measure(connection, ["developmental_rate"], COUNTY, Level.COUNTY).iloc[0]
    app.pills(key="help-list").set_value("developmental_rate").run()
    assert not app.exception
    assert f"共 {rate.denominator - rate.numerator} 行" in words(app)
    app.pills(key="help-list").set_value("unchanged_measures").run()
    assert not app.exception and FINDINGS["unchanged_measures"].definition in words(app)


def test_the_visits_page_says_who_was_missed_in_the_last_full_month(county):
    with county.connect() as connection:
        rate = measure(connection, ["visit_completion_rate"], COUNTY, Level.COUNTY).iloc[0]
    app = opened("pages/help/visits.py")
    assert f"2023年8月应走访<b>{rate.denominator}</b>户" in words(app)
    missed = rate.denominator - rate.numerator
    assert f"共 {missed} 行" in words(app)
    app.pills(key="missed").set_value("两个月以上未走访的户").run()
    assert not app.exception and "未走访的月份" in words(app)
    app.pills(key="income").set_value("收入下降三分之一的户").run()
    assert not app.exception and not app.error


def test_the_households_worth_a_look_are_counted_once_and_lead_to_their_files(county):
    app = opened("pages/monitoring/overview.py")
    app.switch_page("pages/inspection/findings.py")
    app.query_params.update({"rule": "measure_mismatch"})
    app.run()
    assert not app.exception and not app.error
    with county.connect() as connection:
        everything = findings(connection, COUNTY)
    found = {finding.household_id for finding in everything}
    mismatched = [finding for finding in everything if finding.rule == "measure_mismatch"]
    assert f"涉及<b>{len(found):,}</b>户" in words(app)
    assert f"共{len(mismatched):,}户" in words(app)
    assert mismatched[0].sentence in words(app)
    assert f"household={mismatched[0].household_id}" in words(app)
    app.segmented_control(key="findings-level").set_value(Level.VILLAGE).run()
    assert not app.exception and "各条规则发现的户" in words(app)


def test_the_page_of_who_was_missed_says_what_is_counted(county, places):
    app = opened("pages/monitoring/missed.py")
    below = counted(county, "below_line_unmonitored")
    assert below and f"低于监测范围而从未纳入的<b>{below}</b>户" in words(app)
    app.query_params.update({"list": "below_line_unmonitored"})
    app.run()
    assert f"共 {below} 行" in words(app)
    assert INDICATORS["below_line_unmonitored"].clause in words(app)
