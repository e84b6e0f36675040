"""What cannot both be true of one household, told at its boundary."""

from tests.quality.drawn import Drawn


def test_a_category_fits_one_type_of_household(drawn: Drawn):
    drawn.people("""
        户编号 | 户类型   | 监测对象类别   | 识别监测时间 | 为什么
        1     | 一般农户 | 脱贫不稳定户   | 2023-03    | 脱贫不稳定户应是脱贫户
        2     | 脱贫户   | 边缘易致贫户   | 2023-03    | 边缘易致贫户应是一般农户
        3     | 脱贫户   | 脱贫不稳定户   | 2023-03    | 相符
        4     | 脱贫户   | 突发严重困难户 | 2023-03    | 两种户类型都可以
        5     | 一般农户 | 突发严重困难户 | 2023-03    | 两种户类型都可以
        6     | 一般农户 | 脱贫不稳定户   |            | 没有纳入，不看
        7     | 脱贫户   |              | 2023-03    | 类别未填，不看
    """).told()
    assert drawn.found("category_against_type") == {"云溪县": (2, 5)}
    assert drawn.households("category_against_type") == ["1", "2"]


def test_only_whole_households_without_labour_are_to_be_marked(drawn: Drawn):
    drawn.people("""
        户编号 | 与户主关系 | 劳动技能       | 整户无劳动能力兜底保障户 | 识别监测时间 | 为什么
        1     | 户主     | 无劳动力       |    | 2023-03 | 未标注
        1     | 之母     | 丧失劳动力      |    | 2023-03 |
        2     | 户主     | 无劳动力       | 否 | 2023-03 | 标注为否，也未标注
        3     | 户主     | 无劳动力       | 是 | 2023-03 | 已标注
        4     | 户主     | 无劳动力       |    | 2023-03 | 有一人未填：不知道，不看
        4     | 之母     |              |    | 2023-03 |
        5     | 户主     | 弱劳动力或半劳动力 |    | 2023-03 | 有劳动能力，不看
        6     | 户主     | 无劳动力       |    |         | 没有纳入，不看
    """).told()
    assert drawn.found("no_labour_unmarked") == {"云溪县": (2, 3)}
    assert drawn.households("no_labour_unmarked") == ["1", "2"]


def test_ill_and_nobody_is(drawn: Drawn):
    drawn.people("""
        户编号 | 与户主关系 | 风险类型   | 健康状况     | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 为什么
        1     | 户主     | 因病      | 健康        | 2023-03 |    |         | 都健康
        1     | 之母     | 因病      | 残疾        | 2023-03 |    |         | 残疾不是患病
        2     | 户主     | 因病、因残 | 健康        | 2023-03 |    |         | 母亲患慢性病
        2     | 之母     | 因病、因残 | 长期慢性病、残疾 | 2023-03 |    |         |
        3     | 户主     | 因病      | 患有大病     | 2023-03 |    |         |
        4     | 户主     | 因病      | 健康        | 2023-03 |    |         | 有一人未填：不看
        4     | 之母     | 因病      |            | 2023-03 |    |         |
        5     | 户主     | 因病      | 健康        | 2023-03 | 是 | 2023-08 | 已消除，不看
        6     | 户主     | 因学      | 健康        | 2023-03 |    |         | 不是因病
    """).told()
    assert drawn.found("ill_without_patient") == {"云溪县": (1, 3)}
    assert drawn.households("ill_without_patient") == ["1"]
    # In July the fifth was active: what is seen of the export is of its day, its episode is not.
    assert drawn.households("ill_without_patient", "2023-07-31") == ["1", "5"]


def test_disabled_and_nobody_is(drawn: Drawn):
    drawn.people("""
        户编号 | 风险类型 | 健康状况 | 残疾类别 | 残疾等级 | 识别监测时间 | 为什么
        1     | 因残    | 长期慢性病 |        |       | 2023-03 | 没有残疾
        2     | 因残    | 残疾     |        |       | 2023-03 |
        3     | 因残    | 健康     | 视力残疾 |       | 2023-03 | 填了残疾类别
        4     | 因残    | 健康     |        | 二级   | 2023-03 | 填了残疾等级
        5     | 因残    |         |        |       | 2023-03 | 健康状况未填，不看
    """).told()
    assert drawn.found("disabled_without_member") == {"云溪县": (1, 4)}
    assert drawn.households("disabled_without_member") == ["1"]


def test_at_school_and_nobody_is(drawn: Drawn):
    drawn.people("""
        户编号 | 风险类型 | 在校生状况 | 失学或辍学原因 | 出生日期    | 识别监测时间 | 为什么
        1     | 因学    |         |            | 1999-09-25 | 2023-03 | 满24周岁，没有在校
        2     | 因学    |         |            | 1999-09-26 | 2023-03 | 未满24周岁：可能在校而未填
        3     | 因学    | 大专     |            | 1990-01-01 | 2023-03 |
        4     | 因学    | 非在校生  |            | 1990-01-01 | 2023-03 | 非在校生
        5     | 因学    |         | 因病       | 1990-01-01 | 2023-03 | 失学也是因学
        6     | 因学    |         |            |            | 2023-03 | 出生日期未填，不看
    """).told()
    assert drawn.found("school_without_pupil") == {"云溪县": (2, 5)}
    assert drawn.households("school_without_pupil") == ["1", "4"]


def test_an_export_without_the_school_column_says_nothing(drawn: Drawn):
    drawn.people("""
        户编号 | 风险类型 | 出生日期    | 识别监测时间
        1     | 因学    | 1970-01-01 | 2023-03
    """).told()
    assert drawn.found("school_without_pupil") == {}


def test_unsafe_housing_that_is_said_to_be_safe(drawn: Drawn):
    drawn.people("""
        户编号 | 风险类型            | 是否危房户 | 住房安全保障 | 识别监测时间 | 为什么
        1     | 因安全住房           | 否 |         | 2023-03 | 无问题也无措施
        2     | 因安全住房、因病       | 是 |         | 2023-03 | 确有问题
        3     | 因安全住房           | 否 | 危房改造  | 2023-03 | 已改造
        4     | 因安全住房           | 否 |         | 2023-03 | 台账有措施，结束了也算
        5     | 因安全住房           |    |         | 2023-03 | 未填，不看
        6     | 因病                | 是 |         | 2023-03 | 有问题而风险没有列入
    """)
    drawn.ledger("""
        措施编号 | 户编号 | 措施类别     | 落实日期    | 结束日期
        D1      | 4     | 住房安全保障 | 2023-04-01 | 2023-06-01
        D2      | 1     | 健康帮扶    | 2023-04-01 |
    """).told()
    assert drawn.found("housing_risk_without_problem") == {"云溪县": (1, 4)}
    assert drawn.households("housing_risk_without_problem") == ["1"]
    # Before it began, the measure was not yet there.
    assert drawn.households("housing_risk_without_problem", "2023-03-31") == ["1", "4"]
    assert drawn.found("problem_without_risk") == {"云溪县": (1, 2)}
    assert drawn.households("problem_without_risk") == ["6"]


def test_unsafe_water_by_either_spelling(drawn: Drawn):
    drawn.people("""
        户编号 | 风险类型   | 是否解决安全饮用水 | 饮水安全保障 | 识别监测时间 | 为什么
        1     | 因安全饮水 | 是 |      | 2023-03 | 已解决：无问题
        2     | 因安全饮水 | 否 |      | 2023-03 | 有问题
        3     | 因安全饮水 | 是 | 供水工程 | 2023-03 | 有措施
    """).told()
    assert drawn.found("water_risk_without_problem") == {"云溪县": (1, 3)}
    assert drawn.households("water_risk_without_problem") == ["1"]


def test_help_that_nobody_recorded(drawn: Drawn):
    drawn.people("""
        户编号 | 识别监测时间 | 风险是否已消除 | 消除监测时间 | 风险消除方式 | 社会帮扶 | 为什么
        1     | 2022-03 | 是 | 2023-08 | 帮扶消除 |    | 没有任何措施
        2     | 2022-03 | 是 | 2023-08 | 帮扶消除 | 慰问 |
        3     | 2022-03 | 是 | 2023-08 | 帮扶消除 |    | 台账有措施
        4     | 2022-03 | 是 | 2023-08 | 自然消除 |    | 不靠帮扶
        5     | 2022-03 |    |         |        |    | 没有消除
    """)
    drawn.ledger("""
        措施编号 | 户编号 | 措施类别 | 落实日期
        D1      | 3     | 综合保障 | 2022-04-01
        D2      | 1     | 综合保障 | 2023-09-26
    """).told()
    assert drawn.found("helped_without_measure") == {"云溪县": (1, 3)}
    assert drawn.households("helped_without_measure") == ["1"]


def test_a_child_that_is_called_able_to_work(drawn: Drawn):
    drawn.people("""
        户编号 | 与户主关系 | 劳动技能       | 出生日期    | 为什么
        1     | 户主     | 普通劳动力      | 1980-01-01 |
        1     | 之子     | 普通劳动力      | 2007-09-26 | 明天满16周岁
        2     | 户主     | 弱劳动力或半劳动力 | 2007-09-25 | 今天满16周岁
        3     | 户主     | 普通劳动力      | 2007-09    | 只知道月份：可能已满，不算
        4     | 户主     | 普通劳动力      | 2007-10    | 哪天都未满
        5     | 户主     | 无劳动力       | 2015-01-01 | 不是劳动力，不看
    """).told()
    assert drawn.found("labour_under_age") == {"云溪县": (2, 5)}
    assert drawn.households("labour_under_age") == ["1", "4"]
