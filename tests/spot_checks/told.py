"""A county told for spot checks: a story small enough to draw by hand, and asking of it."""

from datetime import date

from queries.scope import Scope
from queries.spot_checks.frame import Frame, FrameHousehold
from queries.spot_checks.framing import frame_of
from tests.oracle import Region
from tests.stories.story import Story
from tests.support.county import COUNTY, REGIONS

AS_OF = date(2023, 9, 25)
SCOPE = Scope(COUNTY, AS_OF, date(2023, 1, 1))

EXPORT = """
    户编号 | 村     | 监测对象类别 | 人均纯收入 | 风险类型 | 为什么
    11    | 上坪村 | 边缘易致贫户 | 6000     | 因病    | 监测，没有措施
    12    | 上坪村 |            | 20000    |        | 从未监测，也没有排查过
    13    | 上坪村 |            | 20000    |        | 村同意、乡镇不同意
    14    | 下坪村 |            | 20000    |        | 暂不纳入
    15    | 石桥村 |            | 20000    |        | 从未监测
    16    | 石桥村 |            | 20000    |        | 从未监测
    21    | 柳湾村 |            | 20000    |        | 从未监测
    22    | 柳湾村 |            | 20000    |        | 纳入后清退
"""
PROCEDURES = """
    户编号 | 程序类型 | 线索发现日期 | 村级意见 | 乡镇意见 | 乡镇审核日期 | 县级审定日期 | 办理状态
    11    | 纳入    | 2023-02-01 | 同意    | 同意    | 2023-02-08 | 2023-02-10 | 办结
    13    | 纳入    | 2023-03-01 | 同意    | 不同意   | 2023-03-09 |            | 不予纳入
    14    | 纳入    | 2023-09-01 | 同意    |        |            |            | 暂不纳入
    22    | 纳入    | 2023-02-01 | 同意    | 同意    | 2023-02-08 | 2023-02-10 | 办结
    22    | 清退    | 2023-05-01 |        |        |            | 2023-05-10 | 办结
"""


def tell(engine) -> Story:
    """The story, imported."""
    story = told(engine)
    story.tell()
    return story


def told(engine) -> Story:
    """Two exports of the county and its procedures."""
    story = Story(engine, tuple(Region(*region) for region in REGIONS))
    story.export("2023-06-25", EXPORT)
    story.export("2023-09-25", EXPORT)
    story.procedures(PROCEDURES)
    return story


def frame(engine, scope: Scope = SCOPE, taught=None) -> Frame:
    with engine.connect() as connection:
        return frame_of(connection, scope, taught)


def by_number(of: Frame) -> dict[str, FrameHousehold]:
    return {household.household_no: household for household in of.households}
