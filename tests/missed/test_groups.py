"""The plan's situations as groups, and who of them was looked at."""

from queries.missed.groups import STANDINGS, group_list, groups_by_place
from queries.scope import Level, Scope, Viewer
from tests.stories.story import Story
from tests.support.county import EAST

UNSAFE, OUTLAY = "住房或饮水未保障", "刚性支出较大"


def tell(story: Story) -> None:
    story.export(
        "2023-09-25",
        """
        户编号 | 村    | 识别监测时间 | 是否住房出现安全问题 | 为什么
        1     | 上坪村 | 2023-03    | 是 | 在监测
        2     | 上坪村 |            | 是 | 启动过程序
        3     | 上坪村 |            | 是 | 勾“是”没有启动
        4     | 柳湾村 |            | 是 | 勾“否”
        5     | 柳湾村 |            | 是 | 入户在明天：没有排查
        6     | 柳湾村 |            | 否 | 排查表写了刚性支出
        7     | 柳湾村 |            | 否 | 不在任何一类
        8     | 柳湾村 |            | 是 | 没有排查
        """,
    )
    story.procedures("""
        户编号 | 线索发现日期 | 办理状态
        2     | 2023-09-20 | 在办
    """)
    story.screenings("""
        批次          | 户编号 | 入户日期    | 是否需启动识别认定程序 | 触发情形
        liujiang-2023 | 3     | 2023-09-20 | 是 |
        liujiang-2023 | 4     | 2023-09-20 | 否 |
        liujiang-2023 | 5     | 2023-09-26 | 否 |
        liujiang-2023 | 6     | 2023-09-20 |    | 刚性支出较大
        yihe-2022     | 8     | 2022-03-20 | 否 | 刚性支出较大
    """)
    story.tell()


def standing(frame, trigger: str, region: str = "云溪县") -> dict[str, int]:
    own = frame[(frame["trigger"] == trigger) & (frame["region"] == region)].iloc[0]
    assert own["households"] == sum(own[name] for name in STANDINGS)
    return {name: int(own[name]) for name in STANDINGS if own[name]}


def test_where_the_households_of_a_group_stand(story: Story, ask):
    tell(story)
    frame = ask(groups_by_place, Scope, Level.COUNTY)
    assert standing(frame, UNSAFE) == {
        "monitored": 1,
        "proposed": 1,
        "ticked_yes": 1,
        "ticked_no": 1,
        "left_out": 2,
    }
    assert standing(frame, OUTLAY) == {"visited": 1}
    tomorrow = ask(groups_by_place, Scope, Level.TOWNSHIP, on="2023-09-26")
    assert standing(tomorrow, UNSAFE, "西河乡") == {"ticked_no": 2, "left_out": 1}
    # A plan without situations has no groups.
    assert ask(groups_by_place, Scope, Level.COUNTY, plan="taogou-2021").empty


def test_the_list_names_who_is_not_looked_after(story: Story, ask):
    tell(story)
    frame = ask(group_list, Scope, UNSAFE)
    assert frame.set_index("户编号")["排查情况"].to_dict() == {
        "3": "已排查勾“是”未启动",
        "4": "已排查勾“否”",
        "5": "没有排查",
        "8": "没有排查",
    }
    assert set(frame["户主"]) == {"成***"}
    assert list(ask(group_list, Scope, UNSAFE, viewer=Viewer(EAST))["户编号"]) == ["3"]
