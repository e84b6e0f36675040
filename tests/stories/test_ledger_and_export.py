"""Where the ledger and the export both say when, and disagree."""

import pytest

from tests.stories.story import Story


def test_a_month_apart_the_ledger_counts_two_months_apart_the_export(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 为什么
        1     | 2023-02    | 同月：台账
        2     | 2023-01    | 差1个月：台账
        3     | 2022-12    | 差2个月：导出
        4     | 2022-12    | 没有程序：导出
        """,
    )
    story.procedures("""
        户编号 | 县级审定日期
        1     | 2023-02-15
        2     | 2023-02-15
        3     | 2023-02-15
    """)
    story.tell()
    assert story.figure("new_inclusions", "2023-09-25") == {"云溪县": 2}
    # On 1 January only what the export dates is seen.
    assert story.figure("monitored", "2023-01-01") == {"云溪县": 3}
    assert story.figure("monitored", "2022-12-01") == {"云溪县": 2}


def test_an_export_that_says_no_beside_an_ended_elimination(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 为什么
        1     | 2022-01    | 否           |            | 台账已消除：以台账为准
        2     | 2022-01    | 是           | 2023-03    | 与台账差2个月：以导出为准
        3     | 2022-01    | 是           |            | 没有消除日期，不作已消除
        """,
    )
    story.procedures("""
        户编号 | 程序类型 | 县级审定日期
        1     | 纳入    | 2022-01-10
        1     | 风险消除 | 2023-05-10
        2     | 纳入    | 2022-01-10
        2     | 风险消除 | 2023-05-10
    """)
    story.tell()
    assert story.figure("risk_elimination_rate", "2023-09-25") == {"云溪县": (2, 3)}
    # The export puts household 2's elimination in March; it is seen from 1 March on.
    assert story.figure("risk_elimination_rate_in_period", "2023-09-25", "2023-04-01") == {
        "云溪县": (1, 2)
    }


def test_the_export_keeps_the_old_episode_after_a_new_one(story: Story):
    story.export(
        "2023-01-31",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 为什么
        1     | 2021-02    | 是           | 2022-05    | 与台账的前一次相符，不是矛盾
        """,
    )
    story.procedures("""
        户编号 | 程序类型 | 县级审定日期 | 为什么
        1     | 纳入    | 2021-02-10 |
        1     | 风险消除 | 2022-05-10 |
        1     | 纳入    | 2023-06-10 | 再识别
    """)
    story.tell()
    assert story.figure("active", "2023-09-25") == {"云溪县": 1}
    assert story.figure("new_inclusions", "2023-09-25") == {"云溪县": 1}
    assert story.figure("reidentified", "2023-09-25") == {"云溪县": 1}


def test_a_rollback_undoes_what_only_the_export_calls_eliminated(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 为什么
        1     | 2022-01    | 是           | 2023-03    | 6月回退
        2     | 2022-01    | 是           | 2023-08    | 回退在前，又消除
        """,
    )
    story.procedures("""
        户编号 | 程序类型   | 县级审定日期
        1     | 风险消除回退 | 2023-06-10
        2     | 风险消除   | 2023-03-10
        2     | 风险消除回退 | 2023-06-10
    """)
    story.tell()
    assert story.figure("active", "2023-09-25") == {"云溪县": 1}
    assert story.figure("active", "2023-07-31") == {"云溪县": 2}
    assert story.figure("rollback_rate", "2023-09-25") == {"云溪县": (2, 2)}


def test_the_export_may_date_an_elimination_that_was_rolled_back(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 为什么
        1     | 2021-01    | 是           | 2022-12    | 与台账差9个月：以导出为准，在近12个月
        2     | 2021-01    | 是           | 2023-03-10 | 与回退同日：仍是被回退的那一次
        3     | 2021-01    | 是           | 2022-04    | 差1个月：台账，不在近12个月
        """,
    )
    story.procedures("""
        户编号 | 程序类型   | 县级审定日期
        1     | 纳入      | 2021-01-10
        1     | 风险消除   | 2022-03-10
        1     | 风险消除回退 | 2023-03-10
        2     | 纳入      | 2021-01-10
        2     | 风险消除   | 2022-03-10
        2     | 风险消除回退 | 2023-03-10
        3     | 纳入      | 2021-01-10
        3     | 风险消除   | 2022-03-10
        3     | 风险消除回退 | 2023-03-10
    """)
    story.tell()
    assert story.figure("active", "2023-09-25") == {"云溪县": 3}
    assert story.figure("rollback_rate", "2023-09-25") == {"云溪县": (2, 2)}


def test_attributes_are_those_of_the_export_in_force(story: Story):
    story.export(
        "2023-03-31",
        """
        户编号 | 村    | 监测对象类别 | 识别监测时间 | 整户无劳动能力兜底保障户
        1     | 上坪村 | 边缘易致贫户 | 2022-03    | 是
        2     | 上坪村 | 边缘易致贫户 | 2022-03    |
        """,
    )
    story.export(
        "2023-06-30",
        """
        户编号 | 村    | 监测对象类别 | 识别监测时间 | 整户无劳动能力兜底保障户 | 为什么
        1     | 柳湾村 | 边缘易致贫户 | 2022-03    |       | 不再是兜底户，迁到柳湾村
        """,
    )
    story.tell()
    without = "risk_elimination_rate_excluding_safety_net"
    assert story.figure(without, "2023-06-29") == {"云溪县": (0, 1)}
    assert story.figure(without, "2023-06-30") == {"云溪县": (0, 2)}
    assert story.figure("monitored", "2023-06-29", level="village") == {"上坪村": 2}
    assert story.figure("monitored", "2023-06-30", level="village") == {"上坪村": 1, "柳湾村": 1}
    # Before the first export the earliest after it counts.
    assert story.figure(without, "2022-12-31") == {"云溪县": (0, 1)}


def test_columns_that_a_later_export_lacks_change_nothing(story: Story):
    story.export(
        "2023-03-31",
        """
        户编号 | 监测对象类别 | 识别监测时间 | 整户无劳动能力兜底保障户 | 风险消除方式
        1     | 边缘易致贫户 | 2022-03    | 是                    | 帮扶消除
        """,
    )
    story.export(
        "2023-06-30",
        """
        户编号 | 识别监测时间 | 整户无劳动能力兜底保障户 | 为什么
        1     |            | 否                    | 没有监测对象类别一列：监测信息都不动
        """,
        lacking="监测对象类别",
    )
    story.tell()
    assert story.figure("monitored", "2023-09-25") == {"云溪县": 1}
    assert story.figure("risk_elimination_rate_excluding_safety_net", "2023-09-25") == {}


@pytest.mark.parametrize("newest_first", [False, True])
def test_an_export_that_arrives_late_fills_its_own_span(story: Story, newest_first: bool):
    story.export(
        "2023-03-31",
        """
        户编号 | 村    | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 整户无劳动能力兜底保障户
        1     | 上坪村 | 2022-03    |              |            | 是
        """,
    )
    story.export(
        "2023-06-30",
        """
        户编号 | 村    | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 整户无劳动能力兜底保障户
        1     | 柳湾村 | 2022-03    | 是           | 2023-02    | 否
        1     | 柳湾村 | 2022-03    | 是           | 2023-02    | 否
        """,
    )
    story.tell(newest_first)
    without = "risk_elimination_rate_excluding_safety_net"
    assert story.figure("monitored", "2023-06-29", level="village") == {"上坪村": 1}
    assert story.figure("monitored", "2023-06-30", level="village") == {"柳湾村": 1}
    assert story.figure("active", "2023-06-29") == {"云溪县": 1}
    assert story.figure("active", "2023-06-30") == {}
    assert story.figure(without, "2023-06-30") == {"云溪县": (1, 1)}
    assert story.figure("monitored", "2023-06-30", basis="persons") == {"云溪县": 2}
    assert story.figure("monitored", "2023-03-30", basis="persons") == {"云溪县": 1}
    assert story.figure("monitored", "2023-06-29", basis="persons") == {"云溪县": 1}
