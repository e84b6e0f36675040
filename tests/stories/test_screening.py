"""Screening rounds: who was visited by the plan's day, and entered by it."""

from tests.stories.story import Story


def test_key_groups_are_the_rows_of_the_round(story: Story):
    story.screenings("""
        批次          | 户编号 | 入户日期    | 录入日期    | 为什么
        liujiang-2023 | 1     | 2023-09-28 | 2023-09-28 | 最后一天入户并录入
        liujiang-2023 | 2     | 2023-09-28 | 2023-09-29 | 录入晚一天
        liujiang-2023 | 3     | 2023-09-29 | 2023-09-29 | 入户晚一天：不算按时排查
        liujiang-2023 | 4     |            |            | 未入户
        yihe-2022     | 5     | 2022-03-01 | 2022-03-01 | 另一批次
    """)
    story.tell()
    liujiang = {"plan": "liujiang-2023"}
    assert story.figure("screening_coverage", "2023-09-27", **liujiang) == {"云溪县": (0, 4)}
    assert story.figure("screening_coverage", "2023-09-28", **liujiang) == {"云溪县": (2, 4)}
    assert story.figure("screening_coverage", "2023-12-31", **liujiang) == {"云溪县": (2, 4)}
    # Before the due day nobody can be called late.
    assert story.figure("screening_entered_on_time", "2023-09-27", **liujiang) == {}
    assert story.figure("screening_entered_on_time", "2023-09-28", **liujiang) == {"云溪县": (1, 2)}


def test_where_every_household_is_the_target(story: Story):
    story.village_sheet(
        "2022-01-01",
        """
        村    | 农村户数
        上坪村 | 40
        柳湾村 | 60
        """,
    )
    story.screenings("""
        批次        | 户编号 | 入户日期
        yihe-2022   | 1     | 2022-03-31
        yihe-2022   | 2     | 2022-04-01
    """)
    story.tell()
    found = story.figure("screening_coverage", "2022-04-30", plan="yihe-2022", level="township")
    assert found == {"东岭镇": (1, 40), "西河乡": (0, 60)}
    # No plan holds in this county by itself: no round, no figure.
    assert story.figure("screening_coverage", "2022-04-30") == {}


def test_yanfeng_visits_key_households_first(story: Story):
    story.village_sheet("2022-01-01", "村 | 农村户数\n上坪村 | 40")
    story.screenings("""
        批次          | 户编号 | 是否需启动识别认定程序 | 触发情形 | 入户日期    | 录入日期    | 为什么
        yanfeng-2022 | 1     | 是                 |        | 2022-05-06 | 2022-05-06 | 勾“是”：5月6日前
        yanfeng-2022 | 2     | 是                 |        | 2022-05-07 | 2022-05-07 | 晚一天
        yanfeng-2022 | 3     | 否                 | 自主申报 | 2022-05-07 | 2022-05-07 | 有触发情形：也是5月6日前
        yanfeng-2022 | 4     | 否                 |        | 2022-05-10 | 2022-05-11 | 其他户：5月10日前；录入晚
        yanfeng-2022 | 5     |                    |        | 2022-05-11 | 2022-05-11 | 晚一天
    """)
    story.tell()
    yanfeng = {"plan": "yanfeng-2022"}
    assert story.figure("screening_coverage", "2022-05-31", **yanfeng) == {"云溪县": (2, 40)}
    # On 6 May only the key households are due.
    assert story.figure("screening_entered_on_time", "2022-05-05", **yanfeng) == {}
    assert story.figure("screening_entered_on_time", "2022-05-09", **yanfeng) == {"云溪县": (1, 1)}
    assert story.figure("screening_entered_on_time", "2022-05-10", **yanfeng) == {"云溪县": (1, 2)}
