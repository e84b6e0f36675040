"""What the three tables say of a ledger told row by row, and counted a second time."""

from datetime import date, timedelta

import pytest

from data.layouts.words import PROBLEM_TYPES
from queries.rectification.tables import official_tables, to_workbook
from queries.rectification.tables.figures import Summary
from queries.scope import Scope
from tests.rectification.tables.recount import recount
from tests.stories.cells import table
from tests.support.county import COUNTY, EAST, EAST_1, WEST

HOUSEHOLDS = """
    户编号 | 村    | 户类型   | 监测对象类别
    1     | 上坪村 | 一般农户 |
    1     | 上坪村 | 一般农户 |
    2     | 下坪村 | 脱贫户   |
    3     | 柳湾村 | 一般农户 | 边缘易致贫户
    4     | 青山村 | 一般农户 |
"""
HOMES = {"1": "上坪村", "2": "下坪村", "3": "柳湾村", "4": "青山村"}
IN_JUNE = """
    户编号 | 问题类型       | 具体内容 | 发现日期    | 整改完成日期 | 整改成效     | 为什么
    1     | 义务教育       | 甲      | 2023-05-01 | 2023-05-20 | 已入学      | 有完成日期
    1     | 医疗保障       | 乙      | 2023-05-02 |            | 已销号      | 别名；没有完成日期
    2     | 住房安全       | 丙      | 2023-05-03 |            | 已整改      | 后来又说正在整改
    2     | 饮水安全       | 丁      |            |            |            | 别名；没有发现日期
    3     | 就业方面       | 戊      | 2023-05-05 |            | 正在整改     | 别名
    3     | 易地扶贫搬迁    | 己      | 2023-05-06 | 2023-10-01 | 已整改      | 截至日以后才完成
    4     | 产业发展       | 庚      | 2023-10-01 |            |            | 截至日以后才发现
    4     | 脱贫人口小额信贷 | 辛      | 2023-05-08 | 2023-09-25 | 已完成      | 截至日当天完成
"""
IN_SEPTEMBER = """
    户编号 | 问题类型 | 具体内容 | 发现日期    | 整改完成日期 | 整改成效 | 为什么
    1     | 医疗保障 | 乙      | 2023-05-02 |            | 已销号   | 照旧：仍按六月计
    2     | 住房安全 | 丙      | 2023-05-03 |            | 正在整改  | 重新打开
"""
AREAS = """
    面上问题层级 | 乡镇   | 村    | 问题类型       | 具体内容 | 发现日期    | 整改完成日期 | 为什么
    县级层面    |       |       | 资金项目管理    | 子      | 2023-05-01 |            | 只在县本级
    镇级层面    | 东岭镇 |       | 消费帮扶       | 丑      | 2023-05-01 | 2023-06-01 |
    村级层面    | 东岭镇 | 上坪村 | 防止返贫动态监测 | 寅      |            |            |
    村级层面    | 西河乡 | 柳湾村 | 帮扶工作       | 卯      | 2023-05-01 | 2023-06-01 |
"""
D = date(2023, 9, 25)
JUNE, SEPTEMBER = date(2023, 6, 1), date(2023, 9, 1)


@pytest.fixture
def told(story):
    story.export("2023-01-01", HOUSEHOLDS)
    story.household_problems("2023-06-01", IN_JUNE)
    story.household_problems("2023-09-01", IN_SEPTEMBER)
    story.area_problems("2023-06-01", AREAS)
    story.tell()
    return story


@pytest.fixture
def ask(story):
    def asked(region=COUNTY, on=D, **options):
        with story.engine.connect() as connection:
            return official_tables(connection, Scope(region, on, date(on.year, 1, 1)), **options)

    return asked


def by_type(summary: Summary) -> dict[str, tuple[int, int, int]]:
    """共, 已, 正在 of the types that have any."""
    lines = zip(PROBLEM_TYPES, summary.lines, strict=True)
    return {name: (f.found, f.done, f.ongoing) for name, f in lines if f.found}


def test_by_hand(told, ask):
    tables = ask()
    assert by_type(tables.of_households) == {
        "义务教育": (1, 1, 0),
        "基本医疗": (1, 1, 0),
        "住房安全": (1, 0, 1),
        "安全饮水": (1, 0, 1),
        "易地扶贫搬迁": (1, 0, 1),
        "脱贫人口就业": (1, 0, 1),
        "脱贫人口小额信贷": (1, 1, 0),
    }
    assert by_type(tables.of_areas) == {
        "消费帮扶": (1, 1, 0),
        "资金项目管理": (1, 0, 1),
        "防止返贫动态监测": (1, 0, 1),
        "帮扶工作": (1, 1, 0),
    }
    assert by_type(tables.summary) == by_type(tables.of_households) | by_type(tables.of_areas)
    total = tables.summary.total
    assert (total.found, total.done, total.ongoing) == (11, 5, 6)


@pytest.mark.parametrize(
    "on", [date(2022, 12, 31), date(2023, 5, 31), JUNE, date(2023, 9, 24), D, date(2023, 12, 31)]
)
def test_counted_again_on_any_day(told, ask, on):
    """By township, each ledger by itself; what is of the county alone stands apart."""
    of_households = [(JUNE, table(IN_JUNE)), (SEPTEMBER, table(IN_SEPTEMBER))]
    expected = recount(of_households, HOMES, on) + recount([(JUNE, table(AREAS))], {}, on)
    found = {
        (block.unit, problem_type, name): number
        for block in ask(on=on).by_township.blocks
        for problem_type, figures in zip(PROBLEM_TYPES, block.lines, strict=True)
        for name in ("found", "done", "ongoing")
        if (number := getattr(figures, name))
    }
    assert found == dict(expected)


def test_townships_add_up_to_the_county(told, ask):
    county, east, west = ask(), ask(EAST), ask(WEST)
    own, *townships = county.by_township.blocks
    assert [block.unit for block in townships] == ["东岭镇", "西河乡"]
    assert (own.unit, own.total.found) == ("云溪县本级", 1)
    assert [block.lines for block in townships] == [east.summary.lines, west.summary.lines]
    assert len(county.households) == len(east.households) + len(west.households)
    assert len(county.areas) == len(east.areas) + len(west.areas) + 1
    assert (east.by_township, east.unit) == (None, "东岭镇")


def test_rows_say_it_was_put_right_exactly_where_it_counts_so(told, ask):
    said = {row.content: row.result for row in ask().households}
    assert said == {
        "甲": "已整改，已入学",
        "乙": "已销号",
        "丙": "正在整改",
        "丁": "",
        "戊": "正在整改",
        "己": "",
        "辛": "已完成",
    }
    assert {row.content: row.result for row in ask(on=date(2023, 9, 24)).households}["辛"] == ""


def test_in_the_order_of_places_households_and_types(told, ask):
    assert "".join(row.content for row in ask().households) == "甲乙丙丁己戊辛"


def test_places_and_types_of_the_register_stand_where_the_ledger_is_silent(told, ask):
    rows = {row.content: row for row in ask(unmasked=True).households}
    assert rows["甲"][:4] == ("东岭镇", "上坪村", "甲乙", "一般农户")
    assert rows["丙"][:4] == ("东岭镇", "下坪村", "甲乙", "脱贫户")
    assert rows["戊"].household_type == "边缘易致贫户"
    assert {row.head_name for row in ask().households} == {"甲*"}


def test_a_household_told_by_its_number_has_the_head_of_the_register(story, ask):
    story.export("2023-01-01", HOUSEHOLDS)
    story.household_problems("2023-06-01", "户编号 | 户主姓名 | 责任人\n2 | | 丙丁")
    story.tell()
    (row,) = ask(unmasked=True).households
    assert (row.head_name, row.responsible_person) == ("成员20", "丙丁")
    (row,) = ask().households
    assert (row.head_name, row.responsible_person) == ("成***", "丙*")


def test_an_area_stands_before_the_content_where_the_table_is_of_a_greater_one(told, ask):
    assert [(row.level, row.content) for row in ask().areas] == [
        ("县级层面", "子"),
        ("镇级层面", "（东岭镇）丑"),
        ("村级层面", "（东岭镇上坪村）寅"),
        ("村级层面", "（西河乡柳湾村）卯"),
    ]
    assert [row.content for row in ask(EAST).areas] == ["丑", "（上坪村）寅"]
    assert [row.content for row in ask(EAST_1).areas] == ["寅"]


def test_a_step_taken_on_the_page_is_seen_from_its_day_on(story, ask):
    story.household_problems(
        "2023-06-01",
        """
        编号 | 户编号 | 问题类型 | 发现日期    | 整改时限
        G1  | 1     | 住房安全 | 2023-05-01 | 2023-08-01
        """,
    )
    story.tell()
    story.step("closed", "G1", "2023-07-01")
    story.step("reopened", "G1", "2023-08-01")
    done = {}
    for on in (date(2023, 6, 30), date(2023, 7, 1), date(2023, 7, 31), date(2023, 8, 1)):
        tables = ask(on=on)
        done[on] = tables.summary.total.done
        (row,) = tables.households
        assert row.result.startswith("已整改") == bool(tables.summary.total.done)
    assert list(done.values()) == [0, 1, 1, 0]


def test_without_any_problem(story, ask):
    story.export("2023-01-01", HOUSEHOLDS)
    story.tell()
    tables = ask(on=D + timedelta(1))
    assert (tables.households, tables.areas) == ([], [])
    assert tables.summary.total.found == 0
    assert len(tables.by_township.blocks) == 3
    assert to_workbook(tables)
