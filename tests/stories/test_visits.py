"""Who was visited in the last full month, and which 预警户 was met in the last quarter."""

from tests.stories.story import Story

RATE, WARNING = "visit_completion_rate", "visit_completion_rate_warning"


def included(story: Story, *numbers: int) -> None:
    lines = "\n".join(f"{number} | 2023-05-10" for number in numbers)
    story.export("2023-05-20", f"户编号 | 识别监测时间\n{lines}")


def test_the_month_begins_and_ends_with_its_days(story: Story):
    included(story, 1, 2, 3, 4, 5, 6)
    story.visits("""
        户编号 | 走访日期    | 方式 | 为什么
        1     | 2023-08-01 | 入户 | 当月第一天
        2     | 2023-08-31 | 入户 | 当月最后一天
        3     | 2023-07-31 | 入户 | 前一天：不算
        3     | 2023-09-01 | 入户 | 后一天：不算
        4     | 2023-08-10 | 电话 | 电话联系不算入户
        5     | 2023-08-10 |     | 没有填方式：不当作入户
        6     | 2023-08-10 | 电话 | 打过电话，又去过
        6     | 2023-08-12 | 入户 |
    """)
    story.tell()
    assert story.figure(RATE, "2023-09-25") == {"云溪县": (3, 6)}


def test_a_month_is_asked_for_on_its_last_day(story: Story):
    included(story, 1, 2)
    story.visits("""
        户编号 | 走访日期    | 方式 | 录入日期
        1     | 2023-07-15 | 入户 | 2023-07-15
        2     | 2023-08-15 | 入户 | 2023-09-20
    """)
    story.tell()
    # August is not full before its last day, and remains the last full month until 29 September.
    assert story.figure(RATE, "2023-08-30") == {"云溪县": (1, 2)}
    assert story.figure(RATE, "2023-08-31") == {"云溪县": (1, 2)}
    assert story.figure(RATE, "2023-09-29") == {"云溪县": (1, 2)}
    assert story.figure(RATE, "2023-09-30") == {"云溪县": (0, 2)}


def test_only_who_was_active_on_every_day_of_the_month(story: Story):
    story.export(
        "2023-07-01",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间
        6     | 2023-08    |              |
        7     | 2023-05    | 是            | 2023-08
        """,
    )
    story.procedures("""
        户编号 | 程序类型    | 县级审定日期 | 为什么
        1     | 纳入       | 2023-08-01 | 月初当天纳入：整月都在
        2     | 纳入       | 2023-08-02 | 月中才纳入
        3     | 纳入       | 2023-05-10 | 月末当天消除：那一天已不在
        3     | 风险消除    | 2023-08-31 |
        4     | 纳入       | 2023-05-10 | 次月1日才消除：整月都在
        4     | 风险消除    | 2023-09-01 |
        5     | 纳入       | 2023-05-10 | 消除两天又回退
        5     | 风险消除    | 2023-08-10 |
        5     | 风险消除回退 | 2023-08-12 |
    """)
    story.export("2023-06-01", "户编号\n1\n2\n3\n4\n5")
    story.tell()
    # 6 is known to the month, which counts from its first day; so does 7's elimination.
    assert story.figure(RATE, "2023-09-25") == {"云溪县": (0, 3)}


def test_the_ledger_knows_the_day_of_what_the_export_knows_the_month(story: Story):
    story.export("2023-09-01", "户编号 | 识别监测时间\n1 | 2023-08\n2 | 2023-08")
    story.procedures("户编号 | 县级审定日期\n1 | 2023-08-20")
    story.tell()
    # 1 was included on the 20th; all that is known of 2 is the month, which counts from its first.
    assert story.figure(RATE, "2023-09-25") == {"云溪县": (0, 1)}


def test_where_the_household_lives_now(story: Story):
    story.export("2023-05-20", "户编号 | 村 | 识别监测时间\n1 | 上坪村 | 2023-05-10")
    story.export("2023-09-20", "户编号 | 村 | 识别监测时间\n1 | 柳湾村 | 2023-05-10")
    story.visits("户编号 | 走访日期 | 方式\n1 | 2023-08-10 | 入户")
    story.tell()
    assert story.figure(RATE, "2023-09-19", level="village") == {"上坪村": (1, 1)}
    assert story.figure(RATE, "2023-09-20", level="village") == {"柳湾村": (1, 1)}


def test_a_call_is_enough_for_a_household_in_the_early_warning_tier(story: Story):
    story.export(
        "2023-04-01",
        """
        户编号 | 监测对象类别 | 预警户类型 | 为什么
        1     |            | H2.1     | 本季第一天打过电话
        2     |            | H2.3     | 本季最后一天去过
        3     |            | H2.7     | 有记录，没填方式：也是联系过
        4     |            | H2.7     | 季前一天、季后一天：不算
        5     |            |          | 不是预警户
        """,
    )
    story.visits("""
        户编号 | 走访日期    | 方式
        1     | 2023-04-01 | 电话
        2     | 2023-06-30 | 入户
        3     | 2023-05-05 |
        4     | 2023-03-31 | 入户
        4     | 2023-07-01 | 入户
        5     | 2023-05-05 | 入户
    """)
    story.tell()
    assert story.figure(WARNING, "2023-06-30") == {"云溪县": (3, 4)}
    assert story.figure(WARNING, "2023-09-29") == {"云溪县": (3, 4)}
    assert story.figure(WARNING, "2023-09-30") == {"云溪县": (1, 4)}
    # Before 30 June the last full quarter is the first of the year.
    assert story.figure(WARNING, "2023-06-29") == {"云溪县": (1, 4)}


def test_the_tier_is_that_of_the_export_in_force(story: Story):
    story.export("2023-04-01", "户编号 | 监测对象类别 | 预警户类型\n1 | | H2.1")
    story.export("2023-09-20", "户编号 | 监测对象类别 | 预警户类型\n1 | |")
    story.tell()
    assert story.figure(WARNING, "2023-09-19") == {"云溪县": (0, 1)}
    assert story.figure(WARNING, "2023-09-20") == {}
