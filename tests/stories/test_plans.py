"""Each village by the plan in force where it lies; the line by the year of the elimination."""

import pytest
from sqlalchemy import Engine

from tests.registers.place import REGIONS
from tests.stories.story import Story


@pytest.fixture
def planned(places: Engine) -> Story:
    """东岭镇 has 演丰's plan of 2022 (line 6700), its county 柳江's of 2023 (no line)."""
    return Story(places, REGIONS)


def test_a_county_adds_up_villages_under_different_lines(planned: Story):
    planned.export(
        "2023-09-25",
        """
        户编号 | 村    | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 风险消除方式 | 风险消除后人均纯收入 | 为什么
        1     | 上坪村 | 2020-03    | 是           | 2022-01    | 帮扶消除    | 6699             | 2022年线6700：低于
        2     | 上坪村 | 2020-03    | 是           | 2023-01    | 帮扶消除    | 6699             | 2023年没有新方案，仍是6700
        3     | 上坪村 | 2020-03    | 是           | 2021-12    | 帮扶消除    | 6699             | 2021年还没有线：无法计算
        4     | 柳湾村 | 2020-03    | 是           | 2023-01    | 帮扶消除    | 6699             | 县方案未规定：无法计算
        """,
    )
    planned.tell()
    below = "eliminated_below_line"
    assert planned.figure(below, "2023-09-25") == {"甲县": 2}
    assert planned.unmeasurable(below, "2023-09-25") == 2
    # A plan or a line given for one call holds everywhere and for every year.
    assert planned.figure(below, "2023-09-25", plan="taogou-2021") == {}
    assert planned.figure(below, "2023-09-25", plan="yihe-2022") == {"甲县": 4}
    assert planned.figure(below, "2023-09-25", income_line=6700) == {"甲县": 4}


def test_the_rounds_of_two_plans_in_one_county(planned: Story):
    planned.export("2023-09-25", "户编号 | 村\n1 | 上坪村\n2 | 柳湾村\n3 | 柳湾村")
    planned.village_sheet("2022-01-01", "村 | 农村户数\n上坪村 | 40\n柳湾村 | 60")
    planned.screenings("""
        批次          | 户编号 | 入户日期    | 为什么
        yanfeng-2022  | 1     | 2022-05-10 | 东岭镇按演丰方案：全部农户
        liujiang-2023 | 2     | 2023-09-20 | 西河乡按县方案：重点户
        liujiang-2023 | 3     |            |
    """)
    planned.tell()
    found = planned.figure("screening_coverage", "2023-09-28", level="township")
    assert found == {"东岭镇": (1, 40), "西河乡": (1, 2)}
    # In 2022 the county had no plan yet.
    found = planned.figure("screening_coverage", "2022-12-31", level="township")
    assert found == {"东岭镇": (1, 40)}


def test_what_starts_the_procedure_in_two_plans_of_one_county(planned: Story):
    planned.export(
        "2023-09-25",
        """
        户编号 | 村    | 脱贫年度 | 户类型 | 人均纯收入 | 出生日期 | 是否饮水出现安全问题 | 为什么
        1     | 上坪村 | 2020   | 脱贫户 | 9000 | 1980-01-01 | 否 | 演丰：2020年脱贫
        2     | 柳湾村 | 2020   | 脱贫户 | 9000 | 1980-01-01 | 否 | 柳江没有这一条
        3     | 上坪村 |        | 一般户 | 9000 | 1980-01-01 | 是 | 演丰没有这一条
        4     | 柳湾村 |        | 一般户 | 9000 | 1980-01-01 | 是 | 柳江：饮水未保障
        """,
    )
    planned.screenings("""
        批次          | 户编号 | 入户日期    | 是否需启动识别认定程序
        yanfeng-2022  | 1     | 2022-05-06 | 否
        yanfeng-2022  | 2     | 2022-05-06 | 否
        yanfeng-2022  | 3     | 2022-05-06 | 否
        liujiang-2023 | 1     | 2023-09-20 | 否
        liujiang-2023 | 2     | 2023-09-20 | 否
        liujiang-2023 | 4     | 2023-09-20 | 否
    """)
    planned.tell()
    found = planned.figure("trigger_mismatch", "2023-09-25", level="township")
    assert found == {"东岭镇": 1, "西河乡": 1}
    # A plan given for one call is asked of its own round.
    asked = {"plan": "yanfeng-2022", "level": "township"}
    found = planned.figure("trigger_mismatch", "2023-09-25", **asked)
    assert found == {"东岭镇": 1, "西河乡": 1}
