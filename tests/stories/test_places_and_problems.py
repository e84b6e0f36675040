"""Places without people or meetings, and problems whose day has come."""

from datetime import date

from queries.presence import places_lacking
from queries.problems import problems_due
from queries.scope import Scope, Viewer
from tests.stories.story import Story
from tests.support.county import COUNTY, EAST

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 8, 1))


def test_a_place_is_listed_for_a_missing_person_or_a_missing_month(story: Story):
    villages = ("东岭镇 | 上坪村", "东岭镇 | 下坪村", "东岭镇 | 石桥村", "西河乡 | 柳湾村")
    story.monitors(
        "乡镇 | 村 | 姓名\n"
        + "\n".join(f"{place} | 甲" for place in (*villages, "东岭镇 | "))
        + "\n东岭镇 | | 乙"
    )
    story.meetings(
        "级别 | 乡镇 | 村 | 会议类型 | 日期\n"
        + "\n".join(f"村 | {place} | 综合研判 | 2023-08-10" for place in villages[:3])
        + "\n乡镇 | 东岭镇 | | 部门联席会 | 2023-08-10"
    )
    story.tell()
    with story.engine.connect() as connection:
        found = places_lacking(connection, SCOPE)
    assert found.where(found.notna(), None).to_numpy().tolist() == [
        ["西河乡", None, 0, 2, 0, 1],
        ["西河乡", "柳湾村", 1, 1, 0, 1],
        ["西河乡", "青山村", 0, 1, 0, 1],
    ]


def test_problems_overdue_and_due_within_a_week(story: Story):
    story.export("2023-01-01", "户编号 | 村\n1 | 柳湾村")
    story.household_problems(
        "2023-09-01",
        """
        户编号 | 户主姓名 | 村    | 具体内容 | 整改时限    | 整改完成日期 | 责任人 | 为什么
        1     | 甲乙    |       | 甲      | 2023-09-24 |            | 丙丁  | 已超期
        1     | 甲乙    |       | 乙      | 2023-10-02 |            |      | 7天内
        1     | 甲乙    |       | 丙      | 2023-10-03 |            |      | 第8天：不列
        1     | 甲乙    |       | 丁      | 2023-09-01 | 2023-09-02 |      | 已整改
              | 戊己    | 上坪村 | 戊      | 2023-09-25 |            |      | 当天到期，不知户编号
        """,
    )
    story.area_problems(
        "2023-09-01", "面上问题层级 | 具体内容 | 整改时限\n县级层面 | 己 | 2023-09-01"
    )
    story.tell()
    with story.engine.connect() as connection:
        found = problems_due(connection, SCOPE)
        in_township = problems_due(
            connection, Scope(COUNTY, SCOPE.as_of, SCOPE.period_start, viewer=Viewer(EAST))
        )
    told = found[["缓急", "层面", "村", "户编号", "具体内容", "责任人"]]
    assert told.where(told.notna(), None).to_numpy().tolist() == [
        ["已超期", "面上", None, None, "己", None],
        ["已超期", "户内", "柳湾村", "1", "甲", "丙*"],
        ["7天内到期", "户内", "上坪村", None, "戊", None],
        ["7天内到期", "户内", "柳湾村", "1", "乙", None],
    ]
    assert list(in_township["具体内容"]) == ["戊"]
