"""The ledger against the stored exports."""

from tests.quality.drawn import Drawn


def test_ledger_and_export_disagree(drawn: Drawn):
    drawn.people("""
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 为什么
        1     | 2023-01    |    |  | 台账3月审定：相差两个月
        2     | 2023-02    |    |  | 相差一个月，不算
        3     | 2023-03    | 否 |  | 台账已消除，导出说没有
    """)
    drawn.ledger("""
        程序编号 | 户编号 | 程序类型 | 线索发现日期 | 县级审定日期 | 办理状态
        C1      | 1     | 纳入    | 2023-03-01 | 2023-03-10 | 办结
        C2      | 2     | 纳入    | 2023-03-01 | 2023-03-10 | 办结
        C3      | 3     | 纳入    | 2023-03-01 | 2023-03-10 | 办结
        C4      | 3     | 风险消除 | 2023-09-01 | 2023-09-10 | 办结
    """).told()
    assert drawn.found("record_conflict") == {"云溪县": (2, 3)}
    assert drawn.households("record_conflict") == ["1", "3"]
    assert drawn.households("record_conflict", "2023-09-09") == ["1"]


def test_included_by_the_ledger_and_not_listed(drawn: Drawn):
    drawn.people("""
        户编号 | 监测对象类别 | 识别监测时间 | 为什么
        1     |            |         | 导出没有列
        2     | 边缘易致贫户 |         | 有类别，算列了
        3     |            | 2023-03 | 有识别时间，算列了
        4     |            |         | 已清退，不看
        5     |            |         | 没有纳入，不看
    """)
    drawn.ledger("""
        程序编号 | 户编号 | 程序类型 | 线索发现日期 | 县级审定日期 | 办理状态
        C1      | 1     | 纳入    | 2023-03-01 | 2023-03-10 | 办结
        C2      | 2     | 纳入    | 2023-03-01 | 2023-03-10 | 办结
        C3      | 3     | 纳入    | 2023-03-01 | 2023-03-10 | 办结
        C4      | 4     | 纳入    | 2023-03-01 | 2023-03-10 | 办结
        C5      | 4     | 清退    | 2023-09-01 | 2023-09-25 | 办结
        C6      | 5     | 纳入    | 2023-03-01 | 2023-03-10 | 不予纳入
    """).told()
    assert drawn.found("ledger_not_in_export") == {"云溪县": (1, 3)}
    assert drawn.households("ledger_not_in_export") == ["1"]
    # The day before it was removed the fourth was monitored and not listed either.
    assert drawn.households("ledger_not_in_export", "2023-09-24") == ["1", "4"]


def test_identified_by_the_export_since_the_ledger_began(drawn: Drawn):
    drawn.people("""
        户编号 | 识别监测时间  | 为什么
        1     | 2023-03-10 | 台账第一件
        2     | 2023-03-10 | 同一天识别，台账没有
        3     | 2023-03-09 | 台账开始以前，不看
        4     | 2023-06-01 | 台账只有不予纳入
        5     |            | 没有识别，不看
    """)
    drawn.ledger("""
        程序编号 | 户编号 | 程序类型 | 线索发现日期 | 县级审定日期 | 办理状态
        C1      | 1     | 纳入    | 2023-03-01 | 2023-03-10 | 办结
        C4      | 4     | 纳入    | 2023-05-01 | 2023-06-01 | 不予纳入
    """).told()
    assert drawn.found("export_not_in_ledger") == {"云溪县": (2, 3)}
    assert drawn.households("export_not_in_ledger") == ["2", "4"]
