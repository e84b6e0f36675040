"""Department warnings from push to inclusion, and where those they are about are now."""

from queries.missed.alert_lists import WHEREABOUTS, known_alerts, strangers
from queries.missed.departments import ELSEWHERE, by_department, by_place
from queries.scope import Level, Scope, Viewer
from tests.registers.exports import identity
from tests.stories.story import Story
from tests.support.county import EAST, EAST_1, WEST


def tell(story: Story) -> None:
    story.export(
        "2023-09-25",
        """
        户编号 | 村    | 识别监测时间 | 为什么
        1     | 上坪村 | 2023-03    | 在监测
        2     | 上坪村 |            | 纳入程序在办
        3     | 上坪村 |            | 已走程序未纳入
        4     | 柳湾村 |            | 本方案已排查
        5     | 柳湾村 |            | 都没有
        6     | 柳湾村 | 2020-03    | 曾监测，已清退
        """,
    )
    story.procedures("""
        户编号 | 程序类型 | 线索发现日期 | 县级审定日期  | 办理状态
        2     | 纳入    | 2023-09-20 |            | 在办
        3     | 纳入    | 2023-05-01 | 2023-05-10 | 不予纳入
        5     | 纳入    | 2022-05-01 | 2022-05-10 | 不予纳入
        6     | 清退    | 2021-05-01 | 2021-05-10 | 办结
    """)
    story.screenings("""
        批次          | 户编号 | 入户日期    | 是否需启动识别认定程序
        liujiang-2023 | 4     | 2023-09-20 | 否
        liujiang-2023 | 5     | 2023-09-26 | 否
    """)
    someone, stranger = identity(40), identity(999)
    story.alerts(f"""
        户编号 | 证件号码     | 部门 | 预警类型 | 推送日期    | 核实日期    | 核实结论 | 乡镇 | 为什么
        1     |            | 医保 | 大额支出 | 2023-02-01 | 2023-02-05 | 纳入  | |
        2     |            | 医保 | 大额支出 | 2023-09-15 | 2023-09-26 | 纳入  | | 第10天，核实在明天
        3     |            | 医保 | 大额支出 | 2023-04-01 | 2023-04-05 | 不纳入 | |
              | {someone}  | 残联 | 新残疾证 | 2023-09-14 |            |       | | 第11天；按证件号码对上4户
        5     |            | 残联 | 新残疾证 | 2023-09-25 |            |       | |
        6     |            | 民政 | 新增低保 | 2023-05-01 | 2023-05-05 | 已化解 | |
        没有这户 | {stranger} | 公安 | 意外   | 2023-05-01 |            |       | 西河乡 | 库中没有
              |            | 公安 | 意外    | 2023-05-01 | 2023-05-02 | 已化解 |  | 没写地点
        1     |            | 医保 | 大额支出 | 2022-12-31 |            |       | | 去年推送，不在本期
    """)
    story.tell()


def test_the_funnel_of_each_department(story: Story, ask):
    tell(story)
    frame = ask(by_department, Scope).set_index("department")
    assert list(frame.index) == ["民政", "医保", "残联", "公安"]
    columns = ["pushed", "known", "verified", "concluded", "monitored", "unanswered"]
    assert frame[columns].T.to_dict("list") == {
        "民政": [1, 1, 1, 0, 0, 0],
        "医保": [3, 3, 2, 1, 1, 0],
        "残联": [2, 2, 0, 0, 0, 1],
        "公安": [2, 0, 1, 0, 0, 1],
    }
    # A day later 医保's warning is verified, and 残联's second is still young.
    later = ask(by_department, Scope, on="2023-09-26").set_index("department")
    assert later.loc["医保", ["verified", "concluded"]].tolist() == [3, 2]
    assert later.loc["残联", "unanswered"] == 1


def test_where_they_are_now(story: Story, ask):
    tell(story)
    frame = ask(known_alerts, Scope).set_index("户编号")
    assert frame[WHEREABOUTS].to_dict() == {
        "1": "在监测",
        "2": "纳入程序在办",
        "3": "已走程序未纳入",
        "4": "本方案已排查",
        "5": "都没有",
        "6": "曾监测已退出",
    }
    assert set(frame["户主"]) == {"成***"}
    tomorrow = ask(known_alerts, Scope, on="2023-09-26").set_index("户编号")
    assert tomorrow.loc["5", WHEREABOUTS] == "本方案已排查"


def test_places_and_what_names_none(story: Story, ask):
    tell(story)
    towns = ask(by_place, Scope, Level.TOWNSHIP).set_index("region")
    assert towns["pushed"].to_dict() == {"东岭镇": 3, "西河乡": 4, ELSEWHERE: 1}
    assert towns.loc["西河乡", "unknown"] == 1
    villages = ask(by_place, Scope, Level.VILLAGE).set_index("region")
    assert villages.loc[ELSEWHERE, "pushed"] == 2
    assert villages["pushed"].sum() == 8
    # Of a village only what is about its households.
    assert ask(by_department, Scope, region=EAST_1)["pushed"].sum() == 3


def test_strangers_are_masked_and_read_where_one_may(story: Story, ask):
    tell(story)
    frame = ask(strangers, Scope)
    assert frame["部门"].tolist() == ["公安", "公安"]
    assert identity(999) not in frame.to_string()
    assert len(ask(strangers, Scope, region=WEST)) == 1
    assert ask(strangers, Scope, viewer=Viewer(EAST)).empty
    assert len(ask(strangers, Scope, viewer=Viewer(WEST))) == 1
