"""Help after inclusion: in time, any at all, of the right kind."""

from tests.stories.story import Story


def test_help_within_ten_days(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 风险类型   | 为什么
        1     | 因病      |
        2     | 因病      |
        3     | 因自然灾害  |
        4     | 因病      |
        5     | 因自然灾害  |
        6     | 因病      |
        7     | 因病      |
        """,
    )
    story.procedures("""
        户编号 | 县级审定日期
        1     | 2023-06-01
        2     | 2023-06-01
        3     | 2023-06-01
        4     | 2023-06-01
        5     | 2023-06-01
        6     | 2023-09-15
        7     | 2023-09-14
    """)
    story.measures("""
        户编号 | 措施类别 | 落实日期    | 结束日期    | 为什么
        1     | 健康帮扶 | 2023-06-11 | 2023-06-20 | 第10天：及时，后来结束也算
        2     | 健康帮扶 | 2023-06-12 |            | 第11天：不及时
        3     | 综合保障 | 2023-05-20 |            | 因灾：先帮扶后认定，仍在实施，及时
        4     | 综合保障 | 2023-05-20 |            | 不因灾：认定前的措施不算
        5     | 综合保障 | 2023-05-20 | 2023-09-24 | 因灾，但已结束
    """)
    story.tell()
    # 6: ten days gone by, not yet due. 7: eleven, due and without help.
    assert story.figure("help_on_time_rate", "2023-09-25") == {"云溪县": (2, 6)}
    assert story.figure("help_on_time_rate", "2023-09-26") == {"云溪县": (2, 7)}


def test_an_inclusion_known_to_the_month_says_nothing_of_ten_days(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 健康帮扶 | 为什么
        1     | 2023-05    |         | 只知道月份：无法计算
        2     | 2023-05-10 |         | 没有措施：不及时
        3     | 2023-05-10 | 签约服务  | 有措施而无日期：无法计算，不算不及时
        """,
    )
    story.tell()
    assert story.figure("help_on_time_rate", "2023-09-25") == {"云溪县": (0, 1)}
    assert story.unmeasurable("help_on_time_rate", "2023-09-25") == 2


def test_thirty_days_without_any_measure(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 综合保障 | 为什么
        1     | 2023-08-26 |              |            |        | 第30天，无措施
        2     | 2023-08-27 |              |            |        | 第29天，未到
        3     | 2023-08    |              |            |        | 8月1日或31日：说法不一，无法计算
        4     | 2023-07    |              |            |        | 7月哪天都已满30天
        5     | 2023-07    |              |            | 低保    | 有措施（导出无日期）
        6     | 2023-07-01 |              |            | 低保    | 台账有记录：只看台账，措施已结束
        7     | 2023-01    | 是           | 2023-08    |        | 已消除，不看
        """,
    )
    story.measures("""
        户编号 | 措施类别 | 落实日期    | 结束日期
        6     | 综合保障 | 2023-07-05 | 2023-09-24
    """)
    story.tell()
    assert story.figure("no_measure", "2023-09-25") == {"云溪县": 3}
    assert story.unmeasurable("no_measure", "2023-09-25") == 1
    # A measure is in force on its last day.
    assert story.figure("no_measure", "2023-09-24") == {"云溪县": 1}


def test_households_with_labour_and_what_they_get(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 劳动技能       | 整户无劳动能力兜底保障户 | 为什么
        1     | 2023-03    | 普通劳动力      |     | 有产业帮扶
        2     | 2023-03    | 弱劳动力或半劳动力 |     | 只有综合保障：一兜了之
        3     | 2023-03    | 普通劳动力      |     | 没有措施：没有一兜了之
        4     | 2023-03    | 丧失劳动力      |     | 无劳动力，不看
        4     | 2023-03    | 无劳动力       |     |
        5     | 2023-03    |              |     | 劳动技能全空：不知道
        6     | 2023-03    | 普通劳动力      | 是  | 兜底户，不看
        7     | 2023-03    | 技能劳动力      | 否  | 综合保障和健康帮扶：没有一兜了之
        """,
    )
    story.measures("""
        户编号 | 措施类别 | 落实日期
        1     | 产业帮扶 | 2023-09-25
        2     | 综合保障 | 2023-04-01
        4     | 综合保障 | 2023-04-01
        5     | 综合保障 | 2023-04-01
        6     | 综合保障 | 2023-04-01
        7     | 综合保障 | 2023-04-01
        7     | 健康帮扶 | 2023-04-01
    """)
    story.tell()
    assert story.figure("developmental_rate", "2023-09-25") == {"云溪县": (1, 4)}
    assert story.figure("developmental_rate", "2023-09-24") == {"云溪县": (0, 4)}
    assert story.unmeasurable("developmental_rate", "2023-09-25") == 1
    assert story.figure("safety_net_only", "2023-09-25") == {"云溪县": 1}
    assert story.unmeasurable("safety_net_only", "2023-09-25") == 1


def test_measures_that_answer_the_risk(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险类型         | 综合保障 | 为什么
        1     | 2023-03    | 因病           |        | 健康帮扶：匹配
        2     | 2023-03    | 因病           |        | 产业帮扶：不匹配
        3     | 2023-03    | 因病           |        | 没有措施：不匹配
        4     | 2023-03    | 因病、因学       |        | 只有健康帮扶：因学没有着落
        5     | 2023-03    | 因病、因学       |        | 社会帮扶：两项都匹配
        6     | 2023-03    | 因自然灾害、其他   |        | 不检验的风险
        7     | 2023-03    |               |        | 没有写明风险
        8     | 2023-03    | 因残           | 低保    | 导出中的综合保障：匹配
        9     | 2023-03    | 因务工就业不稳    |        | 公益岗位昨天到期
        10    | 2023-03    | 因安全住房、因安全饮水 |    | 饮水没有着落
        """,
    )
    story.measures("""
        户编号 | 措施类别    | 落实日期    | 结束日期
        1     | 健康帮扶    | 2023-04-01 |
        2     | 产业帮扶    | 2023-04-01 |
        4     | 健康帮扶    | 2023-04-01 |
        5     | 社会帮扶    | 2023-09-25 |
        6     | 产业帮扶    | 2023-04-01 |
        9     | 公益岗位帮扶 | 2023-04-01 | 2023-09-24
        10    | 住房安全保障 | 2023-04-01 |
    """)
    story.tell()
    assert story.figure("measure_mismatch", "2023-09-25") == {"云溪县": 5}
    # On its last day the post still counted; the social help had not begun.
    assert story.figure("measure_mismatch", "2023-09-24") == {"云溪县": 5}
    assert story.figure("measure_mismatch", "2023-03-31") == {"云溪县": 7}


def test_who_left_needs_no_matching_measure(story: Story):
    story.export(
        "2023-09-25",
        """
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 风险类型
        1     | 2023-01    | 是          | 2023-08   | 因病
        2     |            |             |           | 因病
        """,
    )
    story.tell()
    assert story.figure("measure_mismatch", "2023-09-25") == {}
    assert story.figure("measure_mismatch", "2023-07-31") == {"云溪县": 1}
