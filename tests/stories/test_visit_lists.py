"""Who was missed month by month, and what the visits say of incomes."""

from datetime import date

from queries.scope import Level, Scope
from queries.visits import (
    fallen_incomes,
    incomes_by_place,
    missed_by_contact,
    months_of,
    repeatedly_missed,
    unrecorded_incomes,
    visits_by_month,
)
from tests.stories.story import Story
from tests.support.county import COUNTY

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 6, 1))


def asked(story: Story, query, *arguments):
    with story.engine.connect() as connection:
        return query(connection, *arguments)


def test_full_months_of_the_period_or_the_last_before_it():
    assert months_of(SCOPE) == [date(2023, 6, 1), date(2023, 7, 1), date(2023, 8, 1)]
    january = Scope(COUNTY, date(2023, 1, 20), date(2023, 1, 1))
    assert months_of(january) == [date(2022, 12, 1)]
    assert len(months_of(Scope(COUNTY, date(2023, 9, 25), date(2021, 1, 1)))) == 12


def test_months_down_to_the_last_full_one(story: Story):
    story.export(
        "2023-09-01",
        """
        户编号 | 村    | 识别监测时间 | 监测联系人
        1     | 上坪村 | 2023-01-01 | 甲乙
        2     | 上坪村 | 2023-01-01 | 甲乙
        3     | 柳湾村 | 2023-07-02 |
        """,
    )
    story.visits("""
        户编号 | 走访日期    | 方式 | 为什么
        1     | 2023-06-30 | 入户 |
        1     | 2023-07-10 | 电话 | 电话不算
        2     | 2023-08-10 | 入户 |
        3     | 2023-09-10 | 入户 | 9月未满
    """)
    story.tell()
    frame = asked(story, visits_by_month, SCOPE, Level.TOWNSHIP).set_index(["region", "month"])
    east = frame.loc["东岭镇", ["due", "visited", "missed"]].to_numpy().tolist()
    assert east == [[2, 1, 1], [2, 0, 2], [2, 1, 1]]
    # 3 was included on 2 July: August is its first whole month.
    west = frame.loc["西河乡", "due"].tolist()
    assert west == [0, 0, 1]
    # The last month is the indicator's.
    assert story.figure("visit_completion_rate", "2023-09-25") == {"云溪县": (1, 3)}

    often = asked(story, repeatedly_missed, SCOPE)
    assert often[["户编号", "未走访月数", "未走访的月份", "监测联系人"]].to_numpy().tolist() == [
        ["1", 2, "2023年7月、2023年8月", "甲*"],
        ["2", 2, "2023年6月、2023年7月", "甲*"],
    ]
    contacts = asked(story, missed_by_contact, SCOPE)
    assert contacts[["监测联系人", "村", "应走访户", "未走访户"]].to_numpy().tolist() == [
        ["甲*", "上坪村", 2, 1],
        ["（未填）", "柳湾村", 1, 1],
    ]


def test_incomes_recorded_in_the_month(story: Story):
    story.export(
        "2023-09-01",
        """
        户编号 | 识别监测时间
        1     | 2023-01-01
        2     | 2023-01-01
        3     | 2023-01-01
        """,
    )
    story.visits("""
        户编号 | 走访日期    | 方式 | 月收入(元) | 为什么
        1     | 2023-08-31 | 电话 | 0     | 电话里问到的也是登记，收入为0也是填了
        2     | 2023-08-10 | 入户 |       | 走访了没有填
        2     | 2023-09-01 | 入户 | 2000  | 9月的
        3     | 2023-07-31 | 入户 | 2000  | 7月的
    """)
    story.tell()
    (row,) = asked(story, incomes_by_place, SCOPE, Level.COUNTY).to_dict("records")
    assert (row["due"], row["recorded"], row["visited_blank"]) == (3, 1, 1)
    listed = asked(story, unrecorded_incomes, SCOPE)
    assert listed[["户编号", "情形"]].to_numpy().tolist() == [
        ["2", "走访了，没有填月收入"],
        ["3", "没有入户走访"],
    ]


def test_incomes_fallen_by_a_third_between_full_quarters(story: Story):
    story.export(
        "2023-01-01",
        """
        户编号 | 户类型
        1     | 脱贫户
        2     | 脱贫户
        3     | 一般农户
        4     | 一般农户
        5     | 一般农户
        """,
    )
    story.visits("""
        户编号 | 走访日期    | 月收入(元) | 季度收入(元) | 为什么
        1     | 2023-01-01 | 3000  |         |
        1     | 2023-06-30 | 2000  |         | 正好下降三分之一
        3     | 2023-03-31 | 3000  |         |
        3     | 2023-04-01 | 2001  |         | 差一点
        4     | 2023-02-01 |       | 9000    | 季度收入：每月3000
        4     | 2023-05-01 | 2900  | 3000    | 有季度收入的以它为准：每月1000
        5     | 2023-05-01 | 100   |         | 前一季度没有，不比
        5     | 2023-07-01 | 1     |         | 本季未满
    """)
    story.tell()
    listed = asked(story, fallen_incomes, SCOPE)
    assert listed.iloc[:, [0, -4, -3, -2]].to_numpy().tolist() == [
        ["4", 3000, 1000, "67%"],
        ["1", 3000, 2000, "33%"],
    ]
    (row,) = asked(story, incomes_by_place, SCOPE, Level.COUNTY).to_dict("records")
    assert (row["fallen"], row["compared"]) == (2, 3)
    assert (row["assessed"], row["out_of_poverty"]) == (1, 2)
