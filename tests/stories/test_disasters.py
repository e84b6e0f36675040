"""Inclusions within 90 days of a disaster, beside the households it hit."""

from tests.stories.story import Story


def test_the_latest_report_counts_and_the_township_wins(story: Story):
    story.disasters("""
        灾害编号 | 乡镇   | 村    | 灾害发生时间 | 报送时间           | 受灾户数 | 为什么
        H1      | 东岭镇 |       | 2023-06-20 | 2023-06-20 08:00 | 30     | 初报
        H1      | 东岭镇 |       | 2023-06-20 | 2023-06-21 08:00 | 50     | 续报：代替初报，不相加
        H1      | 东岭镇 | 上坪村 | 2023-06-20 | 2023-06-21 20:00 | 45     | 镇有报数：镇和县不用村的
        H1      | 西河乡 | 柳湾村 | 2023-06-20 | 2023-06-21 08:00 | 7      | 镇无报数：村相加
        H1      | 西河乡 | 青山村 | 2023-06-20 | 2023-06-21 08:00 | 5      |
    """)
    story.export("2023-09-25", "户编号 | 风险类型\n1 | 因病")
    story.tell()
    ratio = "disaster_inclusion_ratio"
    assert story.figure(ratio, "2023-09-25") == {"云溪县": (0, 62)}
    assert story.figure(ratio, "2023-09-25", level="township") == {
        "东岭镇": (0, 50),
        "西河乡": (0, 12),
    }
    assert story.figure(ratio, "2023-09-25", level="village") == {
        "上坪村": (0, 45),
        "柳湾村": (0, 7),
        "青山村": (0, 5),
    }


def test_who_was_included_within_ninety_days(story: Story):
    story.disasters("""
        灾害编号 | 乡镇   | 村    | 灾害发生时间 | 报送时间           | 受灾户数
        H1      | 西河乡 | 柳湾村 | 2023-06-20 | 2023-06-21 08:00 | 20
    """)
    story.export(
        "2023-09-25",
        """
        户编号 | 村    | 风险类型       | 识别监测时间 | 为什么
        1     | 柳湾村 | 因病、因自然灾害 | 2023-09-18 | 第90天
        2     | 柳湾村 | 因自然灾害      | 2023-09-19 | 第91天
        3     | 柳湾村 | 因自然灾害      | 2023-06-20 | 当天
        4     | 柳湾村 | 因自然灾害      | 2023-06-19 | 灾前
        5     | 柳湾村 | 因病           | 2023-07-01 | 不因灾
        6     | 青山村 | 因自然灾害      | 2023-07-01 | 本村本乡没有报灾
        7     | 柳湾村 | 因自然灾害      | 2023-07    | 7月哪天都在90天内
        8     | 柳湾村 | 因自然灾害      | 2023-06    | 6月可能在灾前：无法计算
        """,
    )
    story.tell()
    ratio = "disaster_inclusion_ratio"
    assert story.figure(ratio, "2023-09-25") == {"云溪县": (3, 20)}
    assert story.unmeasurable(ratio, "2023-09-25") == 1
    # A disaster counts once the time to include anybody after it has gone by: 15 days.
    assert story.figure(ratio, "2023-07-05") == {"云溪县": (2, 20)}
    assert story.figure(ratio, "2023-07-04") == {}
    # One that began before the period does not count.
    assert story.figure(ratio, "2023-09-25", "2023-06-21") == {}


def test_a_township_report_touches_all_its_villages(story: Story):
    story.disasters("""
        灾害名称 | 乡镇   | 灾害发生时间 | 报送时间           | 受灾户数
        暴雨    | 西河乡 | 2023-06-20 | 2023-06-21 08:00 | 20
        暴雨    | 西河乡 | 2022-06-20 | 2022-06-21 08:00 | 99
    """)
    story.export(
        "2023-09-25", "户编号 | 村 | 风险类型 | 识别监测时间\n1 | 青山村 | 因自然灾害 | 2023-07-01"
    )
    story.tell()
    # The same name in another year is another event.
    assert story.figure("disaster_inclusion_ratio", "2023-09-25") == {"云溪县": (1, 20)}
