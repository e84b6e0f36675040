"""Visits that look copied, too many or entered long afterwards, told at the boundary."""

from tests.quality.drawn import Drawn

HOUSEHOLDS = "户编号\n" + "\n".join(map(str, range(1, 31)))


def test_three_households_word_for_word_on_one_day(drawn: Drawn):
    drawn.people(HOUSEHOLDS)
    drawn.ledger("""
        户编号 | 走访日期    | 走访人 | 月收入(元) | 发现问题    | 为什么
        1     | 2023-05-10 | 甲某  | 1000 | 房屋漏雨 | 三户相同
        2     | 2023-05-10 | 甲某  | 1000 | 房屋漏雨 |
        3     | 2023-05-10 | 甲某  | 1000 | 房屋漏雨 |
        4     | 2023-05-10 | 甲某  | 1001 | 房屋漏雨 | 收入不同
        5     | 2023-05-10 | 乙某  | 1000 | 房屋漏雨 | 只有两户
        6     | 2023-05-10 | 乙某  | 1000 | 房屋漏雨 |
        7     | 2023-05-11 | 丙某  | 1000 | 无      | “无”不看
        8     | 2023-05-11 | 丙某  | 1000 | 无      |
        9     | 2023-05-11 | 丙某  | 1000 | 无      |
        10    | 2023-05-10 | 甲某  |      | 房屋漏雨 | 收入未填，不看
    """).told()
    assert drawn.found("visit_copied") == {"云溪县": (3, 6)}
    assert drawn.households("visit_copied") == ["1", "2", "3"]


def test_the_same_as_the_last_time(drawn: Drawn):
    drawn.people(HOUSEHOLDS)
    drawn.ledger("""
        户编号 | 走访日期    | 走访人 | 月收入(元) | 发现问题 | 为什么
        1     | 2022-12-20 | 甲某  | 1000 | 漏雨 | 上期，不计，但可比
        1     | 2023-01-20 | 乙某  | 1000 | 漏雨 | 与上一次相同
        1     | 2023-02-20 | 乙某  | 1000 |     | 收入相同，问题不同
        1     | 2023-03-20 | 乙某  | 1000 |     | 相同：都没有发现问题
        1     | 2023-04-20 | 乙某  | 1001 |     | 收入不同
        2     | 2023-04-20 | 乙某  | 1001 |     | 没有上一次，不看
        3     | 2023-04-20 | 乙某  |      |     |
        3     | 2023-05-20 | 乙某  | 900  |     | 上一次收入未填，不看
        1     | 2023-09-26 | 乙某  | 1001 |     | 截至日之后，不看
    """).told()
    assert drawn.found("visit_repeated") == {"云溪县": (2, 4)}
    assert drawn.households("visit_repeated") == ["1", "1"]
    assert drawn.found("visit_repeated", "2023-09-26") == {"云溪县": (3, 5)}


def test_more_than_twenty_households_in_a_day(drawn: Drawn):
    drawn.people(HOUSEHOLDS)
    lines = [f"{n} | 2023-05-10 | 甲某 | 入户" for n in range(1, 22)]
    lines += [f"{n} | 2023-05-11 | 甲某 | 入户" for n in range(1, 21)]
    lines += [f"{n} | 2023-05-11 | 甲某 | 电话" for n in range(21, 31)]
    drawn.ledger("\n".join(["户编号 | 走访日期 | 走访人 | 方式", *lines])).told()
    assert drawn.found("visit_many_a_day") == {"云溪县": (21, 41)}


def test_entered_long_after_or_when_the_month_ends(drawn: Drawn):
    drawn.people(HOUSEHOLDS)
    drawn.ledger("""
        户编号 | 走访日期    | 走访人 | 录入日期    | 为什么
        1     | 2023-05-10 | 甲某  | 2023-05-25 | 第15天
        2     | 2023-05-10 | 甲某  | 2023-05-26 | 第16天
        3     | 2023-05-22 | 甲某  | 2023-05-29 | 月底前3天，已过7天
        4     | 2023-05-23 | 甲某  | 2023-05-29 | 已过6天
        5     | 2023-05-21 | 甲某  | 2023-05-28 | 还不是最后3天
        6     | 2023-05-21 | 甲某  | 2023-05-31 | 当月最后一天
        7     | 2023-05-10 | 甲某  |            | 未录入，不看
        8     | 2023-09-01 | 甲某  | 2023-09-26 | 截至日之后才录入，不看
        9     | 2022-12-01 | 甲某  | 2022-12-30 | 上期走访，不看
    """).told()
    assert drawn.found("visit_entered_late") == {"云溪县": (1, 6)}
    assert drawn.households("visit_entered_late") == ["2"]
    assert drawn.found("visit_entered_at_month_end") == {"云溪县": (2, 6)}
    assert drawn.households("visit_entered_at_month_end") == ["3", "6"]
