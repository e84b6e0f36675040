"""Who is monitored, active, eliminated on a day."""

from tests.stories.story import Story


def test_a_household_counts_from_the_day_the_county_approved(story: Story):
    story.procedures("""
        户编号 | 程序类型 | 县级审定日期 | 办理状态 | 为什么
        1     | 纳入    | 2023-03-01  | 办结    | 3月1日起是监测对象
        2     | 纳入    | 2023-03-02  | 办结    | 3月2日起才是
        3     | 纳入    | 2023-03-01  | 不予纳入 | 办完了，但没有纳入
    """)
    story.tell()
    assert story.figure("monitored", "2023-02-28") == {}
    assert story.figure("monitored", "2023-03-01") == {"云溪县": 1}
    assert story.figure("monitored", "2023-03-02") == {"云溪县": 2}


def test_eliminated_rolled_back_removed(story: Story):
    story.procedures("""
        户编号 | 程序类型   | 县级审定日期 | 为什么
        1     | 纳入      | 2022-01-10 |
        1     | 风险消除   | 2023-05-10 | 5月10日起已消除，仍是监测对象
        2     | 纳入      | 2022-01-10 |
        2     | 风险消除   | 2022-11-01 |
        2     | 风险消除回退 | 2023-06-01 | 6月1日起又是未消除
        3     | 纳入      | 2022-01-10 |
        3     | 清退      | 2023-06-01 | 6月1日起不再是监测对象
        4     | 纳入      | 2022-01-10 |
        4     | 自然减少   | 2023-06-02 | 6月2日起不再是监测对象
    """)
    story.tell()
    assert story.figure("risk_elimination_rate", "2023-05-09") == {"云溪县": (1, 4)}
    assert story.figure("risk_elimination_rate", "2023-05-10") == {"云溪县": (2, 4)}
    assert story.figure("risk_elimination_rate", "2023-06-01") == {"云溪县": (1, 3)}
    assert story.figure("risk_elimination_rate", "2023-06-02") == {"云溪县": (1, 2)}
    assert story.figure("active", "2023-06-02") == {"云溪县": 1}


def test_a_household_counts_once_however_often_it_was_included(story: Story):
    story.procedures("""
        户编号 | 程序类型 | 县级审定日期 | 为什么
        1     | 纳入    | 2021-02-01 |
        1     | 清退    | 2022-02-01 |
        1     | 纳入    | 2023-02-01 | 清退后又纳入：以最近一次为准
        2     | 纳入    | 2021-02-01 |
        2     | 风险消除 | 2022-02-01 |
        2     | 纳入    | 2023-02-02 | 消除后再识别：又是未消除
    """)
    story.tell()
    assert story.figure("monitored", "2022-06-30") == {"云溪县": 1}
    assert story.figure("active", "2023-02-02") == {"云溪县": 2}
    assert story.figure("reidentified", "2023-12-31") == {"云溪县": 1}
    assert story.figure("new_inclusions", "2023-02-01") == {"云溪县": 1}


def test_persons_are_those_of_the_export_in_force(story: Story):
    story.export(
        "2023-03-31",
        """
        户编号 | 村    | 识别监测时间 | 劳动技能 | 为什么
        1     | 上坪村 | 2023-01    | 普通劳动力 |
        1     | 上坪村 | 2023-01    | 无劳动力  | 一户两人
        2     | 柳湾村 | 2023-01    |         |
        """,
    )
    story.export(
        "2023-06-30",
        """
        户编号 | 村    | 识别监测时间 | 劳动技能 | 为什么
        2     | 柳湾村 | 2023-01    |        |
        2     | 柳湾村 | 2023-01    |        | 6月30日起一户两人
        """,
    )
    story.tell()
    assert story.figure("monitored", "2023-06-29", basis="persons") == {"云溪县": 3}
    assert story.figure("monitored", "2023-06-30", basis="persons") == {"云溪县": 4}
    # Before the first export the earliest one after it counts.
    assert story.figure("monitored", "2023-01-31", basis="persons") == {"云溪县": 3}
    assert story.figure("monitored", "2023-06-30", level="village") == {"上坪村": 1, "柳湾村": 1}


def test_new_inclusions_count_those_who_left_later(story: Story):
    story.procedures("""
        户编号 | 程序类型 | 县级审定日期 | 为什么
        1     | 纳入    | 2022-12-31 | 上一年
        2     | 纳入    | 2023-01-01 | 本年第一天
        3     | 纳入    | 2023-09-25 | 当天
        4     | 纳入    | 2023-09-26 | 次日，还看不见
        5     | 纳入    | 2023-02-01 |
        5     | 清退    | 2023-03-01 | 纳入过就算
    """)
    story.village_sheet(
        "2023-01-01",
        """
        村    | 农村户数
        上坪村 | 400
        柳湾村 | 100
        """,
    )
    story.tell()
    assert story.figure("new_inclusions", "2023-09-25") == {"云溪县": 3}
    assert story.figure("new_inclusions_per_1000", "2023-09-25") == {"云溪县": (3, 500)}
