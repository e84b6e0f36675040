"""Places without people or meetings."""

from datetime import date

from queries.presence import places_lacking
from queries.scope import Scope
from tests.stories.story import Story
from tests.support.county import COUNTY

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
