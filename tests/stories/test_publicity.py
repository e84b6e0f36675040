"""公示: the plan's own days, both ends counted."""

from tests.stories.story import Story

PROCEDURES = """
    户编号 | 程序类型 | 线索发现日期 | 公示开始日期 | 公示结束日期 | 办理状态 | 为什么
    1     | 纳入    | 2023-04-01 | 2023-04-17 | 2023-04-21 | 在办    | 周一至周五：5天，5个工作日
    2     | 纳入    | 2023-04-01 | 2023-04-18 | 2023-04-21 | 在办    | 4天
    3     | 风险消除 | 2023-04-01 | 2023-04-15 | 2023-04-19 | 在办    | 周六起：5天，3个工作日；各类程序都算
    4     | 纳入    | 2023-04-01 | 2023-04-20 | 2023-04-25 | 在办    | 23日（周日）上班：5个工作日
    5     | 纳入    | 2023-04-01 |            | 2023-04-21 | 在办    | 缺公示开始：无法计算
    6     | 纳入    | 2023-04-01 | 2023-04-22 | 2023-04-21 | 在办    | 先结束后开始：无法计算
    7     | 纳入    | 2022-12-01 | 2022-12-29 | 2022-12-31 | 在办    | 上一年结束，不计
    8     | 纳入    | 2023-04-01 | 2023-04-25 |            | 在办    | 还没结束，不计
"""


def test_five_calendar_days(story: Story):
    story.procedures(PROCEDURES)
    story.tell()
    assert story.figure("publicity_compliance_rate", "2023-04-30") == {"云溪县": (3, 4)}
    assert story.unmeasurable("publicity_compliance_rate", "2023-04-30") == 2


def test_five_working_days(story: Story):
    story.procedures(PROCEDURES)
    story.tell()
    working = {"publicity_kind": "working"}
    assert story.figure("publicity_compliance_rate", "2023-04-30", **working) == {"云溪县": (2, 4)}


def test_a_plan_says_which_days(story: Story):
    story.procedures(PROCEDURES)
    story.tell()
    of_taogou = story.figure("publicity_compliance_rate", "2023-04-30", plan="taogou-2021")
    of_yanfeng = story.figure("publicity_compliance_rate", "2023-04-30", plan="yanfeng-2022")
    assert (of_taogou, of_yanfeng) == ({"云溪县": (2, 4)}, {"云溪县": (3, 4)})
