"""Counts by place are of households; lists are masked, and the viewer's."""

from dataclasses import replace
from datetime import date

import pytest

from queries.findings import findings
from queries.findings.listed import COLUMNS, as_frame, households_found, how_many
from queries.findings.places import ANY, households_by_place
from queries.scope import Level, Scope, Viewer
from tests.stories.story import Story
from tests.support.county import COUNTY, EAST, EAST_1, WEST, WEST_1

RULES = ("no_measure", "over_a_year")
SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))


@pytest.fixture
def told(story: Story) -> Story:
    story.export(
        "2023-09-25",
        """
        户编号 | 村    | 识别监测时间 | 劳动技能   | 为什么
        1     | 上坪村 | 2022-03-01 | 普通劳动力 | 超过一年，没有措施
        2     | 上坪村 | 2023-03-01 | 普通劳动力 | 没有措施
        3     | 柳湾村 | 2022-03-01 | 普通劳动力 | 与 1 相同
        4     | 上坪村 | 2023-09-20 | 普通劳动力 | 刚纳入
        """,
    )
    story.tell()
    return story


def test_a_household_with_two_findings_is_one_household(told: Story):
    with told.engine.connect() as connection:
        frame = households_by_place(connection, SCOPE, Level.TOWNSHIP, RULES)
    counted = {(row.rule, row.region_code): row.households for row in frame.itertuples()}
    assert counted == {
        ("no_measure", EAST): 2,
        ("over_a_year", EAST): 1,
        (ANY, EAST): 2,
        ("no_measure", WEST): 1,
        ("over_a_year", WEST): 1,
        (ANY, WEST): 1,
    }


def test_counts_are_the_same_whoever_looks_and_lists_are_not(told: Story):
    theirs = replace(SCOPE, viewer=Viewer(WEST))
    with told.engine.connect() as connection:
        everyone = households_by_place(connection, SCOPE, Level.VILLAGE, RULES)
        assert households_by_place(connection, theirs, Level.VILLAGE, RULES).equals(everyone)
        listed = findings(connection, theirs, RULES)
        assert [finding.village_code for finding in listed] == [WEST_1, WEST_1]
        assert findings(connection, theirs.at(EAST_1), RULES) == []


def test_most_findings_come_first_and_names_are_masked(told: Story):
    with told.engine.connect() as connection:
        suspects = households_found(connection, SCOPE, RULES)
    assert [suspect.told["户编号"] for suspect in suspects] == ["1", "3", "2"]
    assert how_many(suspects) == [(2, 2), (1, 1)]
    frame = as_frame(suspects)
    assert tuple(frame.columns) == COLUMNS
    assert len(frame) == 5
    assert frame["户主"].str.fullmatch("成\\*+").all()
    assert frame["证件号码"].str.contains("*", regex=False).all()
    assert frame.loc[0, "证据"] == "纳入日期：2022年3月1日；无措施天数上限(天)：30"
