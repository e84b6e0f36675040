"""拟识别监测对象: which households a problem came with a proposal to include, on a day."""

from datetime import date

import pytest

from data.importer import Sheet
from data.layouts.words import PROBLEM_TYPES
from queries.rectification.tables import official_tables
from queries.scope import Scope
from tests.importer.sheets import bring_in
from tests.support.county import COUNTY, EAST, WEST

D = date(2023, 9, 25)
HOUSEHOLDS = """
    户编号 | 村    | 监测对象类别
    1     | 上坪村 |
    1     | 上坪村 |
    1     | 上坪村 |
    2     | 柳湾村 |
"""
PROBLEM = "户编号 | 发现日期\n1 | 2023-06-01"


@pytest.fixture
def proposed(story):
    """Type → (户数, 人数) on a day, of those that have any."""

    def ask(on="2023-09-25", region=COUNTY):
        day = date.fromisoformat(on)
        with story.engine.connect() as connection:
            tables = official_tables(connection, Scope(region, day, date(day.year, 1, 1)))
        lines = zip(PROBLEM_TYPES, tables.of_households.lines, strict=True)
        return {name: (f.households, f.persons) for name, f in lines if f.households}

    return ask


@pytest.fixture
def tell(story):
    def telling(problems=PROBLEM, **ledgers):
        story.export("2023-01-01", HOUSEHOLDS)
        story.household_problems("2023-07-01", problems)
        for name, text in ledgers.items():
            getattr(story, name)(text)
        story.tell()

    return telling


HOUSING = {"住房安全": (1, 3)}


@pytest.mark.parametrize(
    ("clue", "expected"),
    [
        ("2023-05-31", {}),  # older than the problem: not what it led to
        ("2023-06-01", HOUSING),
        ("2023-09-25", HOUSING),
        ("2023-09-26", {}),  # not known yet
    ],
)
def test_an_inclusion_begun_after_the_problem_and_still_open(tell, proposed, clue, expected):
    tell(procedures=f"户编号 | 线索发现日期 | 办理状态\n1 | {clue} | 在办")
    assert proposed() == expected


def test_no_longer_proposed_once_it_is_decided(tell, proposed):
    tell(
        procedures="""
        户编号 | 线索发现日期 | 办理状态 | 乡镇审核日期 | 县级审定日期
        1     | 2023-06-02 | 不予纳入 | 2023-08-01 |
        """
    )
    assert proposed("2023-07-31") == HOUSING
    assert proposed("2023-08-01") == {}


def test_no_longer_proposed_once_it_is_included(tell, proposed):
    tell(procedures="户编号 | 线索发现日期 | 县级审定日期\n1 | 2023-06-02 | 2023-08-01")
    assert proposed("2023-07-31") == HOUSING
    assert proposed("2023-08-01") == {}


def test_a_household_in_monitoring_is_identified_already(tell, proposed):
    tell(
        procedures="""
        户编号 | 线索发现日期 | 县级审定日期 | 办理状态
        1     | 2023-01-02 | 2023-02-01 | 办结
        1     | 2023-06-02 |            | 在办
        """
    )
    assert proposed() == {}


@pytest.mark.parametrize(
    ("visited", "ticked", "expected"),
    [
        ("2023-06-01", "是", HOUSING),
        ("2023-06-01", "否", {}),
        ("2023-05-31", "是", {}),
        ("", "是", {}),  # nobody knows when
    ],
)
def test_ticked_in_a_screening(tell, proposed, visited, ticked, expected):
    tell(
        screenings=f"""
        批次          | 户编号 | 入户日期   | 是否需启动识别认定程序
        liujiang-2023 | 1     | {visited} | {ticked}
        """
    )
    assert proposed() == expected


def test_a_check_that_found_it_left_out(story, tell, proposed):
    tell()
    header = ["抽查编号", "户编号", "核查日期", "账实是否相符", "是否应纳未纳"]
    rows = [["CC1", "1", "2023-09-20", "否", "是"], ["CC1", "2", "2023-09-20", "否", "是"]]
    report = bring_in(story.engine, Sheet("抽查", [header, *rows]))
    assert report.errors == []
    # Of household 2 nobody has found a problem: it belongs to no line of the table.
    assert proposed() == HOUSING
    assert proposed("2023-09-19") == {}


def test_a_problem_without_a_day_counts_with_what_the_period_proposed(tell, proposed):
    tell(
        "户编号 | 发现日期\n1 |\n2 |",
        procedures="""
        户编号 | 线索发现日期 | 办理状态
        1     | 2023-01-01 | 在办
        2     | 2022-12-31 | 在办
        """,
    )
    assert proposed() == HOUSING


def test_a_household_stands_at_its_earliest_problem_only(tell, proposed):
    tell(
        """
        户编号 | 问题类型 | 具体内容 | 发现日期
        1     | 安全饮水 | 甲      | 2023-06-02
        1     | 帮扶工作 | 乙      | 2023-06-01
        1     | 义务教育 | 丙      | 2023-06-02
        2     | 安全饮水 | 丁      | 2023-06-02
        2     | 义务教育 | 戊      | 2023-06-02
        """,
        procedures="""
        户编号 | 线索发现日期 | 办理状态
        1     | 2023-06-02 | 在办
        2     | 2023-06-03 | 在办
        """,
    )
    assert proposed() == {"帮扶工作": (1, 3), "义务教育": (1, 1)}
    assert proposed(region=EAST) == {"帮扶工作": (1, 3)}
    assert proposed(region=WEST) == {"义务教育": (1, 1)}


def test_areas_propose_nobody(story, proposed):
    story.area_problems("2023-07-01", "面上问题层级\n县级层面")
    story.tell()
    assert proposed() == {}
