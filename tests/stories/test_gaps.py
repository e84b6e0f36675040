"""Who should have been included, and was not."""

from tests.stories.story import Story

BELOW = "below_line_unmonitored"


def test_strictly_below_the_line_after_what_they_paid_themselves(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 监测对象类别 | 人均纯收入 | 合规自付支出 | 理赔收入 | 为什么
        1     |           | 6999.99  |           |        | 支出空白按0：低于7000
        2     |           | 7000     |           |        | 正好7000：不低于
        3     |           | 7300.3   | 900.9     |        | 3人，人均支出300.3：正好7000
        3     |           | 7300.3   | 900.9     |        |
        3     |           | 7300.3   | 900.9     |        |
        4     |           | 7300.3   | 900.91    |        | 3人，多自付一分：低于
        4     |           | 7300.3   | 900.91    |        |
        4     |           | 7300.3   | 900.91    |        |
        5     |           | 7100     | 500       | 400    | 理赔不抵支出：低于
        6     |           |          | 500       |        | 收入空白：无法计算
        """,
    )
    story.tell()
    assert story.figure(BELOW, "2023-09-25", income_line=7000) == {"云溪县": 3}
    assert story.unmeasurable(BELOW, "2023-09-25", income_line=7000) == 1
    # 柳江's plan states no line: of none of the six can it be said.
    assert story.figure(BELOW, "2023-09-25", plan="liujiang-2023") == {}
    assert story.unmeasurable(BELOW, "2023-09-25", plan="liujiang-2023") == 6


def test_who_was_ever_monitored_or_is_excluded_is_not_asked_about(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 监测对象类别 | 人均纯收入 | 排除情形        | 为什么
        1     |           | 6000     |               | 纳入
        2     |           | 6000     |               | 纳入后清退：曾经纳入
        3     |           | 6000     | 消费型轿车      | 有排除情形
        4     |           |          | 财政供养人员、其他 | 收入空白而有排除情形：不必计算
        5     |           | 6000     |               | 9月26日才纳入
        """,
    )
    story.procedures("""
        户编号 | 程序类型 | 县级审定日期
        1     | 纳入    | 2023-03-01
        2     | 纳入    | 2023-03-01
        2     | 清退    | 2023-06-01
        5     | 纳入    | 2023-09-26
    """)
    story.tell()
    assert story.figure(BELOW, "2023-09-25", income_line=7000) == {"云溪县": 1}
    assert story.unmeasurable(BELOW, "2023-09-25", income_line=7000) == 0
    assert story.figure(BELOW, "2023-09-26", income_line=7000) == {}


def test_a_refusal_explains_only_with_its_reason_and_once_ended(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 监测对象类别 | 人均纯收入
        1     |           | 6000
        2     |           | 6000
        3     |           | 6000
        4     |           | 6000
        """,
    )
    story.procedures("""
        户编号 | 线索发现日期 | 县级审定日期  | 办理状态 | 不予纳入理由 | 为什么
        1     | 2023-09-01 | 2023-09-25 | 不予纳入 | 子女条件好   | 有理由，当天审定
        2     | 2023-09-01 | 2023-09-25 | 不予纳入 |            | 没有理由
        3     | 2023-09-01 | 2023-09-25 | 暂不纳入 | 等低保      | 暂不纳入不是不予纳入
        4     | 2023-09-01 |            | 在办    |            | 在办
    """)
    story.tell()
    assert story.figure(BELOW, "2023-09-25", income_line=7000) == {"云溪县": 3}
    # The day before, the refusal was not yet made.
    assert story.figure(BELOW, "2023-09-24", income_line=7000) == {"云溪县": 4}


def test_the_persons_and_the_export_of_the_day(story: Story):
    story.export(
        "2023-03-31", "户编号 | 监测对象类别 | 人均纯收入 | 合规自付支出\n1 | | 7200 | 300"
    )
    story.export(
        "2023-09-25",
        """
        户编号 | 监测对象类别 | 人均纯收入 | 合规自付支出 | 为什么
        1     |           | 7200     | 300       | 添了一口人：人均支出150
        1     |           | 7200     | 300       |
        """,
    )
    story.tell()
    assert story.figure(BELOW, "2023-09-24", income_line=7000) == {"云溪县": 1}
    assert story.figure(BELOW, "2023-09-25", income_line=7000) == {}
