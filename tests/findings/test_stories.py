"""The rules that no indicator has, at their boundaries; and since when a finding has held."""

from tests.findings.asking import days_of, told_of
from tests.registers.exports import identity
from tests.stories.story import Story


def test_stuck_since_the_sixteenth_day_without_a_stage(story: Story):
    story.procedures("""
        户编号 | 线索发现日期 | 入户核实日期 | 系统录入日期 | 办理状态 | 程序类型 | 为什么
        1     | 2023-08-01 | 2023-09-09 |            | 在办    | 纳入    | 第16天
        2     | 2023-08-01 | 2023-09-10 |            | 在办    | 纳入    | 第15天，未超过
        3     | 2023-08-01 | 2023-08-05 | 2023-09-10 | 在办    | 纳入    | 录入也是环节
        4     | 2023-08-01 | 2023-09-26 |            | 在办    | 纳入    | 次日的环节还看不到
        5     | 2023-08-01 |            |            | 在办    | 风险消除 | 三等说的是纳入
    """)
    story.tell()
    assert days_of(story, "stuck", "2023-09-25") == {"1": "2023-09-25", "4": "2023-08-17"}


def test_of_several_procedures_the_one_with_the_latest_clue_counts(story: Story):
    story.procedures("""
        程序编号 | 户编号 | 线索发现日期 | 办理状态
        C1     | 1     | 2023-07-01 | 在办
        C3     | 1     | 2023-08-01 | 在办
        C2     | 1     | 2023-09-20 | 在办
    """)
    story.tell()
    found = told_of(story, "inclusion_overdue", "2023-09-25")
    assert found["1"].evidence["procedure_no"] == "C3"
    # By working days with 调休: 15 of them after 1 August end on the 22nd.
    working = days_of(story, "inclusion_overdue", "2023-09-25", inclusion_kind="working")
    assert working == {"1": "2023-08-23"}


def test_help_that_did_not_change(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 健康帮扶 | 为什么
        1     | 2023-03-10 |   |         |        | 纳入前一天起，至今
        2     | 2023-03-10 |   |         |        | 纳入当天才开始
        3     | 2023-03-10 |   |         |        | 又加了一类
        4     | 2023-03-10 |   |         |        | 换了一项，类别相同
        5     | 2023-03-10 |   |         |        | 当日已结束
        6     | 2023-03    |   |         |        | 月中开始：说法不一
        7     | 2023-03    |   |         |        | 2月28日开始：3月哪天都一样
        8     | 2023-03-10 |   |         | 签约服务 | 导出没有日期，不能证明
        9     | 2023-03-10 | 是 | 2023-08 |        | 已消除，也没有变化
        10    |            |   |         |        | 从未纳入
        """,
    )
    story.measures("""
        户编号 | 措施类别 | 落实日期    | 结束日期
        1     | 健康帮扶 | 2023-03-09 | 2023-09-25
        2     | 健康帮扶 | 2023-03-10 |
        3     | 健康帮扶 | 2023-01-01 |
        3     | 产业帮扶 | 2023-04-01 |
        4     | 健康帮扶 | 2023-01-01 | 2023-03-09
        4     | 健康帮扶 | 2023-06-01 |
        5     | 健康帮扶 | 2023-01-01 | 2023-09-24
        6     | 健康帮扶 | 2023-03-15 |
        7     | 健康帮扶 | 2023-02-28 |
        9     | 健康帮扶 | 2023-01-01 |
        10    | 健康帮扶 | 2023-01-01 |
    """)
    story.tell()
    assert days_of(story, "unchanged_measures", "2023-09-25") == {
        "1": "2023-03-10",
        "4": "2023-03-10",
        "7": "2023-03-01",
        "9": "2023-03-10",
    }


def test_helped_instead_of_included(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 享受低保政策情况 | 享受特困供养政策情况 | 为什么
        1     |            |        |        | 12个月内，未填低保
        2     |            | 未享受  | 不享受  | 恰12个月，不算
        3     |            | 农村低保 |        | 低保
        4     |            |        | 农村特困 | 特困
        5     | 2023-09-26 |        |        | 次日才纳入
        6     | 2023-09-25 |        |        | 已纳入
        7     |            |        |        | 名称含临时救助
        8     |            |        |        | 其他帮扶不算
        """,
    )
    story.measures("""
        户编号 | 措施类别 | 措施名称    | 落实日期    | 结束日期
        1     | 社会帮扶 |            | 2022-09-26 | 2022-10-01
        2     | 社会帮扶 |            | 2022-09-25 |
        3     | 综合保障 |            | 2023-05-01 |
        4     | 综合保障 |            | 2023-05-01 |
        5     | 综合保障 |            | 2023-05-01 |
        6     | 综合保障 |            | 2023-05-01 |
        7     | 健康帮扶 | 临时救助（医疗） | 2023-05-01 |
        7     | 综合保障 |            | 2023-09-26 |
        8     | 健康帮扶 |            | 2023-05-01 |
    """)
    story.tell()
    assert days_of(story, "helped_not_included", "2023-09-25") == {
        "1": "2022-09-26",
        "5": "2023-05-01",
        "7": "2023-05-01",
    }


def test_warnings_that_nobody_answered(story: Story):
    story.export("2023-09-25", "户编号\n1\n2\n3\n4\n5\n6")
    story.alerts(f"""
        户编号 | 证件号码      | 推送日期    | 核实日期    | 为什么
        1     |              | 2023-09-14 |            | 第11天
        2     |              | 2023-09-15 |            | 第10天，未超过
        3     |              | 2023-08-01 | 2023-09-25 | 当日核实
        4     |              | 2023-08-01 | 2023-09-26 | 次日才核实
              | {identity(50)} | 2023-08-01 |            | 5 的成员
        6     | {identity(20)} | 2023-08-01 |            | 户编号在先：是 6，不是 2
    """)
    story.tell()
    assert days_of(story, "alert_unanswered", "2023-09-25") == {
        "1": "2023-09-25",
        "4": "2023-08-12",
        "5": "2023-08-12",
        "6": "2023-08-12",
    }
    assert "2" in told_of(story, "alert_unanswered", "2023-09-25", alert_days=9)


def test_records_that_contradict_themselves(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 户类型  | 监测对象类别  | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 为什么
        1     | 脱贫户  | 边缘易致贫户  |            |     |            | 类别与户类型不符
        2     | 脱贫户  | 突发严重困难户 |            |     |            | 两种户类型都可以
        3     | 一般农户 |             | 2023-05    | 是   | 2023-05-01 | 同月，分不出先后
        4     | 一般农户 |             | 2023-05-02 | 是   | 2023-05-01 | 消除早于识别
        5     | 一般农户 |             | 2023-05    | 否   |            | 台账已消除，导出说没有
        6     | 一般农户 |             | 2023-02    |     |            | 与台账差三个月
        7     | 一般农户 |             | 2023-04    |     |            | 差一个月，以台账为准
        """,
    )
    story.procedures("""
        户编号 | 程序类型 | 县级审定日期
        5     | 纳入    | 2023-05-10
        5     | 风险消除 | 2023-08-10
        6     | 纳入    | 2023-05-10
        7     | 纳入    | 2023-05-10
    """)
    story.tell()
    assert days_of(story, "record_conflict", "2023-09-25") == {
        "1": None,
        "4": "2023-05-02",
        "5": "2023-08-10",
        "6": "2023-05-10",
    }
    # Nothing dated later is seen.
    assert days_of(story, "record_conflict", "2023-08-09").keys() == {"1", "4", "6"}


def test_a_category_that_comes_and_goes(story: Story):
    story.export("2022-09-25", "户编号 | 监测对象类别\n1 | 边缘易致贫户\n2 | 边缘易致贫户\n3 |")
    story.export("2022-09-26", "户编号 | 监测对象类别\n1 | 突发严重困难户\n2 |\n3 | 边缘易致贫户")
    story.export("2023-09-25", "户编号 | 监测对象类别\n1 | 边缘易致贫户\n2 | 边缘易致贫户\n3 |")
    story.tell()
    # 3 was first of a category on 26 September: that is no change.
    assert days_of(story, "attribute_flips", "2023-09-25") == {
        "1": "2023-09-25",
        "2": "2023-09-25",
    }
    # A day later the first change is more than twelve months ago.
    assert days_of(story, "attribute_flips", "2023-09-26") == {}


def test_half_of_a_village_in_a_fortnight_is_no_batch(story: Story):
    days = ("2023-08-01", "2023-08-07", "2023-08-14", "2023-08-15", "2023-08-29", "2023-08-29")
    rows = "\n".join(f"{n} | 2022-03-01 | 是 | {day}" for n, day in enumerate(days, 1))
    story.export("2023-09-25", f"户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间\n{rows}")
    story.tell()
    # Three of six from the 1st, as from the 7th. On the 28th all four, but too few.
    assert days_of(story, "elimination_in_batch", "2023-09-25") == {}
    assert days_of(story, "elimination_in_batch", "2023-08-28") == {}
    # Without the first, three of five.
    assert days_of(story, "elimination_in_batch", "2023-09-25", since="2023-08-02") == {
        "2": "2023-08-07",
        "3": "2023-08-14",
        "4": "2023-08-15",
    }


def test_six_months_by_the_month_are_no_finding(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 风险消除方式
        1     | 2023-01    | 是 | 2023-07 | 帮扶消除
        2     | 2023-02    | 是 | 2023-07 | 帮扶消除
        """,
    )
    story.tell()
    assert days_of(story, "early_elimination", "2023-09-25") == {"2": "2023-07-01"}
    assert told_of(story, "early_elimination", "2023-09-25")["2"].evidence == {
        "included_on": "2023-02",
        "eliminated_on": "2023-07",
        "early_elimination_months": 6,
    }


def test_a_rollback_and_an_ended_measure_begin_anew(story: Story):
    story.export("2023-09-25", "户编号 | 劳动技能\n1 | 普通劳动力\n2 | 普通劳动力")
    story.procedures("""
        户编号 | 程序类型   | 县级审定日期
        1     | 纳入      | 2021-01-10
        1     | 风险消除   | 2022-01-10
        1     | 风险消除回退 | 2023-05-20
        2     | 纳入      | 2021-01-10
    """)
    story.measures("""
        户编号 | 措施类别 | 落实日期    | 结束日期
        2     | 综合保障 | 2021-02-01 | 2023-06-30
    """)
    story.tell()
    assert days_of(story, "no_measure", "2023-09-25") == {"1": "2023-05-20", "2": "2023-07-01"}
    assert days_of(story, "over_a_year", "2023-09-25") == {"1": "2023-05-20", "2": "2022-01-11"}
    assert days_of(story, "safety_net_only", "2023-06-30") == {"2": "2021-02-01"}
