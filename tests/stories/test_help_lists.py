"""What help answers which risk, and whose help is worth a look."""

from datetime import date

import pytest

from queries.help import help_by_risk, help_list, help_matrix
from queries.scope import Level, Scope, Viewer
from tests.stories.story import Story
from tests.support.county import COUNTY, EAST_1

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))


@pytest.fixture
def told(story: Story) -> Story:
    story.export(
        "2023-09-25",
        """
        户编号 | 村    | 识别监测时间 | 风险类型      | 健康帮扶 | 人均纯收入 | 合规自付支出 | 监测联系人 | 为什么
        1     | 上坪村 | 2023-03-01 | 因病、因学     |         | 7000     | 3000       | 甲乙丙   | 因病有措施，因学没有
        2     | 上坪村 | 2023-03-01 | 因病          |         | 5000     | 9000       |          | 措施9月24日已结束
        3     | 柳湾村 | 2023-03-01 | 因病          | 签约服务  |          |            |          | 台账没有记录：按导出
        4     | 柳湾村 | 2023-03-01 | 缺劳动力       |         | 6000     | 0          |          | 不核对的风险
        5     | 柳湾村 |            | 因病          |         | 1000     | 9000       |          | 不是监测对象
        """,
    )
    story.measures("""
        户编号 | 措施类别 | 落实日期    | 结束日期
        1     | 健康帮扶 | 2023-04-01 | 2023-09-25
        1     | 产业帮扶 | 2023-09-26 |
        2     | 健康帮扶 | 2023-04-01 | 2023-09-24
    """)
    story.tell()
    return story


def asked(story: Story, query, *arguments):
    with story.engine.connect() as connection:
        return query(connection, *arguments)


def test_risks_and_what_is_in_force_for_them(told: Story):
    found = {one.risk: one for one in asked(told, help_matrix, SCOPE)}
    ill = found["因病"]
    assert (ill.households, ill.with_category["健康帮扶"], ill.with_none) == (3, 2, 1)
    assert ill.with_category["产业帮扶"] == 0  # begins after D
    assert (ill.unmatched, found["因学"].unmatched) == (1, 1)
    assert (found["缺劳动力"].households, found["缺劳动力"].unmatched) == (1, None)


def test_the_unmatched_are_those_of_the_indicator(told: Story):
    """Two implementations of one rule: the list's and the indicator's."""
    listed = asked(told, help_list, SCOPE, "mismatch")
    assert list(listed["户编号"]) == ["1", "2"]
    assert told.figure("measure_mismatch", "2023-09-25") == {"云溪县": len(listed)}
    by_place = asked(told, help_by_risk, SCOPE, Level.VILLAGE).set_index("region")
    assert by_place.loc["上坪村", ["households", "因病", "因学"]].tolist() == [2, 1, 1]
    assert by_place.loc["柳湾村", "households"] == 0


def test_what_is_missing_is_said_and_names_are_masked(told: Story):
    first, _ = asked(told, help_list, SCOPE, "mismatch").to_dict("records")
    assert first["缺少对应措施的风险和措施类别"] == "因学：义务教育保障或教育帮扶或社会帮扶"
    assert first["有效措施类别"] == "健康帮扶"
    assert first["监测联系人"] == "甲**"


def test_spending_and_income_are_ordered_and_missing_ones_left_out(told: Story):
    medical = asked(told, help_list, SCOPE, "medical")
    # 3's is not stated; 4 is not ill; per head: one person each.
    assert list(zip(medical["户编号"], medical["人均合规自付支出(元)"], strict=True)) == [
        ("2", 9000.0),
        ("1", 3000.0),
    ]
    assert list(asked(told, help_list, SCOPE, "low_income")["户编号"]) == ["2", "4", "1"]


def test_only_households_that_the_viewer_may_read(told: Story):
    scope = Scope(COUNTY, SCOPE.as_of, SCOPE.period_start, viewer=Viewer(EAST_1))
    assert list(asked(told, help_list, scope, "low_income")["户编号"]) == ["2", "1"]
