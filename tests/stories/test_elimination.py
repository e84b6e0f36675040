"""Leaving: too soon, without labour, below the line, worse than before, all at once."""

from queries.scope import Level
from tests.stories.story import Story


def test_six_months_to_the_day_is_not_early(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 风险消除方式 | 为什么
        1     | 帮扶消除    |
        2     | 帮扶消除    |
        3     | 帮扶消除    |
        4     | 自然消除    |
        5     |            |
        6     | 帮扶消除    |
        """,
    )
    story.procedures("""
        户编号 | 程序类型 | 县级审定日期 | 为什么
        1     | 纳入    | 2023-02-28 |
        1     | 风险消除 | 2023-08-28 | 满6个月当天：不早
        2     | 纳入    | 2023-02-28 |
        2     | 风险消除 | 2023-08-27 | 差一天：早
        3     | 纳入    | 2022-08-31 |
        3     | 风险消除 | 2023-02-28 | 二月没有31日：月末即满6个月
        4     | 纳入    | 2023-06-01 |
        4     | 风险消除 | 2023-07-01 | 自然消除，不看
        5     | 纳入    | 2023-06-01 |
        5     | 风险消除 | 2023-07-01 | 方式空白不是帮扶消除
        6     | 纳入    | 2022-09-01 |
        6     | 风险消除 | 2022-12-31 | 上一年消除，不计
    """)
    story.tell()
    assert story.figure("early_elimination", "2023-09-25") == {"云溪县": 1}
    assert story.figure("early_elimination_boundary", "2023-09-25") == {}
    assert story.figure("early_elimination", "2023-09-25", "2022-12-31") == {"云溪县": 2}


def test_months_apart_where_the_month_is_all_that_is_known(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 风险消除方式 | 为什么
        1     | 2023-03    | 是           | 2023-08    | 帮扶消除    | 差5个月：早
        2     | 2023-02    | 是           | 2023-08    | 帮扶消除    | 差6个月：边界，不作结论
        3     | 2023-01    | 是           | 2023-08    | 帮扶消除    | 差7个月：不早
        4     | 2023-02-28 | 是           | 2023-08    | 帮扶消除    | 一个只知月份：也按月份
        5     | 2023-09    | 是           | 2023-08    | 帮扶消除    | 先消除后识别：无法计算
        6     | 2023-03    | 否           | 2023-08    | 帮扶消除    | 未消除
        """,
    )
    story.tell()
    assert story.figure("early_elimination", "2023-09-25") == {"云溪县": 1}
    assert story.figure("early_elimination_boundary", "2023-09-25") == {"云溪县": 2}
    assert story.unmeasurable("early_elimination", "2023-09-25") == 1
    assert story.figure("active", "2023-09-25") == {"云溪县": 1}


def test_variants_of_the_elimination_rate(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 整户无劳动能力兜底保障户 | 劳动技能 | 为什么
        1     | 是                    | 无劳动力 | 兜底户两人
        1     | 是                    | 无劳动力 |
        2     | 否                    |         |
        3     |                       |         |
        4     |                       |         |
        """,
    )
    story.procedures("""
        户编号 | 程序类型   | 县级审定日期 | 为什么
        1     | 纳入      | 2022-03-01 | 兜底户，未消除
        2     | 纳入      | 2022-03-01 |
        2     | 风险消除   | 2023-03-01 | 本期消除
        3     | 纳入      | 2021-03-01 |
        3     | 风险消除   | 2022-03-01 | 上一年消除：不在本期的分子和分母
        4     | 纳入      | 2023-08-01 | 本期纳入
    """)
    story.tell()
    day = "2023-09-25"
    assert story.figure("risk_elimination_rate", day) == {"云溪县": (2, 4)}
    assert story.figure("risk_elimination_rate", day, basis="persons") == {"云溪县": (2, 5)}
    without = "risk_elimination_rate_excluding_safety_net"
    assert story.figure(without, day) == {"云溪县": (2, 3)}
    within = "risk_elimination_rate_in_period"
    assert story.figure(within, day) == {"云溪县": (1, 3)}
    assert story.figure(within, day, basis="persons") == {"云溪县": (1, 4)}


def test_nobody_who_can_work(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 劳动技能 | 为什么
        1     | 2021-03    | 是           | 2022-08    | 丧失劳动力 | 全家无劳动力而消除
        1     | 2021-03    | 是           | 2022-08    |          | 另一人空白，仍算已知
        2     | 2021-03    | 是           | 2022-08    |          | 全空：不知道
        3     | 2021-03    | 是           | 2022-08    | 无劳动力  |
        3     | 2021-03    | 是           | 2022-08    | 弱劳动力或半劳动力 | 半劳动力也是劳动力
        4     | 2021-03    | 否           |            | 无劳动力  | 未消除
        """,
    )
    story.tell()
    assert story.figure("no_labour_eliminated", "2023-09-25") == {"云溪县": 1}
    assert story.unmeasurable("no_labour_eliminated", "2023-09-25") == 1


def test_below_the_line_of_the_elimination_day(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 风险消除方式 | 风险消除后人均纯收入 | 为什么
        1     | 2019-03    | 是           | 2020-08    | 帮扶消除    | 6699.99          | 低于6700
        2     | 2019-03    | 是           | 2020-08    | 帮扶消除    | 6700             | 等于不算低于
        3     | 2019-03    | 是           | 2020-08    | 自然消除    | 5000             | 自然消除，不看
        4     | 2019-03    | 是           | 2020-08    | 帮扶消除    |                  | 收入空白：无法计算
        """,
    )
    story.tell()
    found = story.figure("eliminated_below_line", "2023-09-25", income_line=6700)
    assert found == {"云溪县": 1}
    assert story.unmeasurable("eliminated_below_line", "2023-09-25", income_line=6700) == 1
    # No plan holds here before 2021, so there is no line: nothing can be said of any of the three.
    assert story.unmeasurable("eliminated_below_line", "2023-09-25") == 3


def test_worse_than_before(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 人均纯收入 | 风险消除后人均纯收入 | 风险消除后是否住房出现安全问题 | 为什么
        1     | 2022-03    | 是           | 2023-08    | 9000     | 8999             |    | 收入下降
        2     | 2022-03    | 是           | 2023-08    | 9000     | 9000             | 否 | 持平
        3     | 2022-03    | 是           | 2023-08    |          | 8000             |    | 消除前收入空白，不能比
        4     | 2022-03    | 是           | 2023-08    |          |                  | 是 | 住房出了问题
        5     | 2021-03    | 是           | 2022-08    | 9000     | 8000             | 是 | 上一年消除
        """,
    )
    story.tell()
    assert story.figure("worsened_after_elimination", "2023-09-25") == {"云溪县": 2}


def test_rolled_back_of_the_last_twelve_months(story: Story):
    story.procedures("""
        户编号 | 程序类型   | 县级审定日期 | 为什么
        1     | 纳入      | 2021-01-10 |
        1     | 风险消除   | 2022-09-26 | 近12个月的第一天
        1     | 风险消除回退 | 2023-09-25 | 当天回退
        2     | 纳入      | 2021-01-10 |
        2     | 风险消除   | 2022-09-25 | 整12个月前：不在近12个月
        2     | 风险消除回退 | 2023-03-01 |
        3     | 纳入      | 2021-01-10 |
        3     | 风险消除   | 2023-05-01 | 未回退
        4     | 纳入      | 2021-01-10 |
        4     | 风险消除   | 2023-05-01 |
        4     | 风险消除回退 | 2023-09-26 | 次日才回退
        5     | 纳入      | 2021-01-10 |
        5     | 风险消除   | 2023-02-01 |
        5     | 风险消除回退 | 2023-03-01 | 回退后又消除，也回退过
        5     | 风险消除   | 2023-06-01 |
    """)
    story.tell()
    assert story.figure("rollback_rate", "2023-09-25") == {"云溪县": (2, 4)}


def test_a_busy_fortnight(story: Story):
    story.procedures(
        "户编号 | 程序类型 | 县级审定日期\n"
        + "\n".join(f"{n} | 纳入 | 2022-01-10" for n in range(1, 11))
        + """
        1     | 风险消除 | 2023-06-01
        2     | 风险消除 | 2023-06-01
        3     | 风险消除 | 2023-06-14
        4     | 风险消除 | 2023-06-15
        5     | 风险消除 | 2023-01-01
        6     | 风险消除 | 2022-12-31
        7     | 风险消除 | 2023-06-10
        7     | 风险消除回退 | 2023-07-01
        """
    )
    story.tell()
    # 1 to 14 June holds three of the five; 7 was rolled back and 6 is of the year before.
    assert story.figure("elimination_concentration", "2023-09-25") == {"云溪县": (3, 5)}
    # Four eliminations say nothing of concentration.
    assert story.figure("elimination_concentration", "2023-06-14") == {"云溪县": (4, 5)}
    assert story.figure("elimination_concentration", "2023-06-13") == {}


def test_scattered_eliminations_do_not_add_up_to_a_concentration(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 村    | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 为什么
        1     | 上坪村 | 2022-01    | 是           | 2023-02-01 |
        2     | 下坪村 | 2022-01    | 是           | 2023-03-01 |
        3     | 石桥村 | 2022-01    | 是           | 2023-04-01 |
        4     | 柳湾村 | 2022-01    | 是           | 2023-05-01 |
        5     | 青山村 | 2022-01    | 是           | 2023-06-01 | 各村不足5户
        6     | 青山村 | 2022-01    | 是           | 2023-06    | 只知月份：放不进14天里
        """,
    )
    story.tell()
    for level in Level:
        assert story.figure("elimination_concentration", "2023-09-25", level=level) == {}
    assert story.unmeasurable("elimination_concentration", "2023-09-25") == 1


def test_over_a_year(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 劳动技能   | 为什么
        1     | 2022-09-24 | 普通劳动力 | 超过12个月
        2     | 2022-09-25 | 普通劳动力 | 整12个月，不超
        3     | 2022-09    | 普通劳动力 | 1日或30日：无法计算
        4     | 2022-08    | 普通劳动力 | 8月哪天都已超过
        5     | 2022-08    | 无劳动力  | 无劳动力，不看
        6     | 2022-08    |          | 不知有无劳动力
        """,
    )
    story.tell()
    assert story.figure("over_a_year", "2023-09-25") == {"云溪县": 2}
    assert story.unmeasurable("over_a_year", "2023-09-25") == 2
