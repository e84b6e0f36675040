"""The clock of identification, refusals and restarts."""

from tests.stories.story import Story


def test_the_fifteenth_day_is_on_time(story: Story):
    story.procedures("""
        户编号 | 线索发现日期 | 县级审定日期 | 办理状态 | 为什么
        1     | 2023-09-01 | 2023-09-16 | 办结    | 第15天：按时
        2     | 2023-09-01 | 2023-09-17 | 办结    | 第16天：超时
        3     | 2022-12-01 | 2022-12-31 | 办结    | 上一年办结，不计
        4     | 2023-09-10 |            | 在办    | 到9月25日15天：未超，不进分母
        5     | 2023-09-09 |            | 在办    | 到9月25日16天：超期在办，进分母
        6     | 2023-09-01 | 2023-09-26 | 办结    | 9月26日才办结：25日仍在办，已超期
        7     | 2023-09-20 | 2023-09-01 | 办结    | 审定早于线索：无法计算
        8     | 2023-09-01 | 2023-09-17 | 不予纳入 | 未纳入，不计
    """)
    story.tell()
    assert story.figure("inclusion_on_time_rate", "2023-09-25") == {"云溪县": (1, 4)}
    assert story.unmeasurable("inclusion_on_time_rate", "2023-09-25") == 1
    assert story.figure("inclusion_overdue", "2023-09-25") == {"云溪县": 2}
    # 0.8 × 15 = 12 days: from the twelfth to the fifteenth day.
    assert story.figure("inclusion_due_soon", "2023-09-25") == {"云溪县": 1}
    assert story.figure("inclusion_due_soon", "2023-09-22") == {"云溪县": 2}
    assert story.figure("inclusion_due_soon", "2023-09-21") == {"云溪县": 1}


def test_working_days_skip_holidays_and_count_make_up_days(story: Story):
    # 2023: 29 September to 6 October are free, 7 and 8 October (a weekend) are worked.
    story.procedures("""
        户编号 | 线索发现日期 | 县级审定日期 | 办理状态 | 为什么
        1     | 2023-09-28 | 2023-10-08 | 办结    | 7、8两日上班：第2个工作日，按时
        2     | 2023-09-28 | 2023-10-09 | 办结    | 第3个工作日，超时
        3     | 2023-09-29 | 2023-10-08 | 办结    | 9月29日放假，第2个工作日，按时
    """)
    story.tell()
    by_working_days = {"inclusion_days": 2, "inclusion_kind": "working"}
    assert story.figure("inclusion_on_time_rate", "2023-12-31", **by_working_days) == {
        "云溪县": (2, 3)
    }
    assert story.figure("inclusion_on_time_rate", "2023-12-31", inclusion_days=10) == {
        "云溪县": (2, 3)
    }


def test_what_the_village_proposed_and_the_township_refused(story: Story):
    story.procedures("""
        户编号 | 线索发现日期 | 村级意见 | 乡镇意见 | 乡镇审核日期 | 办理状态 | 为什么
        1     | 2023-08-01 | 同意    | 不同意  | 2023-09-25 | 不予纳入 | 村荐镇否
        2     | 2023-08-01 | 同意    | 同意    | 2023-09-25 | 在办    | 镇同意
        3     | 2023-08-01 | 不同意  | 不同意  | 2023-09-25 | 不予纳入 | 村未推荐
        4     | 2023-08-01 | 同意    | 不同意  | 2023-09-26 | 不予纳入 | 次日才审核
        5     | 2022-08-01 | 同意    | 不同意  | 2022-12-31 | 不予纳入 | 上一年
        6     | 2023-08-01 | 同意    |        | 2023-09-25 | 在办    | 意见空白不算否
    """)
    story.tell()
    assert story.figure("township_rejection_rate", "2023-09-25") == {"云溪县": (1, 3)}


def test_taken_up_again_within_sixty_days(story: Story):
    story.procedures("""
        户编号 | 程序编号 | 线索发现日期 | 县级审定日期 | 办理状态 | 为什么
        1     | 1a     | 2023-03-01 | 2023-04-01 | 暂不纳入 |
        1     | 1b     | 2023-05-31 |            | 在办    | 第60天重启
        2     | 2a     | 2023-03-01 | 2023-04-01 | 暂不纳入 |
        2     | 2b     | 2023-06-01 |            | 在办    | 第61天，不算
        3     | 3a     | 2023-03-01 | 2023-04-01 | 终止    |
        3     | 3b     | 2023-04-01 |            | 在办    | 当天重启，算
        4     | 4a     | 2023-03-01 | 2023-04-01 | 不予纳入 |
        4     | 4b     | 2023-04-10 |            | 在办    | 不予纳入后重新申请，不算
        5     | 5a     | 2022-11-01 | 2022-12-15 | 暂不纳入 |
        5     | 5b     | 2022-12-31 |            | 在办    | 上一年重启，不算
        6     | 6a     | 2023-03-01 | 2023-04-01 | 暂不纳入 |
        6     | 6b     | 2023-03-31 |            | 在办    | 前一件还没办完，不算
    """)
    story.tell()
    assert story.figure("clock_restarts", "2023-09-25") == {"云溪县": 2}
    assert story.figure("clock_restarts", "2023-09-25", restart_days=61) == {"云溪县": 3}


def test_refusals_need_a_reason(story: Story):
    story.procedures("""
        户编号 | 线索发现日期 | 入户核实日期 | 县级审定日期 | 办理状态 | 不予纳入理由 | 为什么
        1     | 2023-08-01 |            | 2023-09-25 | 不予纳入 |           | 无理由
        2     | 2023-08-01 | 2023-08-20 |            | 暂不纳入 |           | 以最后一个环节为办结日
        3     | 2023-08-01 |            | 2023-09-25 | 不予纳入 | 收入稳定    | 有理由
        4     | 2023-08-01 |            | 2023-09-26 | 不予纳入 |           | 次日才办结
        5     | 2023-08-01 |            | 2023-09-25 | 终止    |           | 终止不是不予纳入
    """)
    story.tell()
    assert story.figure("refusals_without_reason", "2023-09-25") == {"云溪县": 2}
