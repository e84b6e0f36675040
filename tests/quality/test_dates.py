"""Days that cannot both be right, and what is missing of active households."""

import pytest

from queries.quality import CHECKS, Group, UnknownCheck, found_by_place
from queries.scope import Level
from tests.quality.drawn import Drawn, scope
from tests.registers.exports import identity


def test_eliminated_before_identified(drawn: Drawn):
    drawn.people("""
        户编号 | 识别监测时间  | 风险是否已消除 | 消除监测时间  | 为什么
        1     | 2023-05-10 | 是 | 2023-05-09 | 早一天
        2     | 2023-05-10 | 是 | 2023-05-10 | 同一天
        3     | 2023-05-10 | 是 | 2023-05    | 只知道月份：按月份，不早
        4     | 2023-05    | 是 | 2023-04-30 | 早一个月
        5     | 2023-05    |    |            | 没有消除时间，不看
    """).told()
    assert drawn.found("eliminated_before_identified") == {"云溪县": (2, 4)}
    assert drawn.households("eliminated_before_identified") == ["1", "4"]


def test_stages_before_the_clue(drawn: Drawn):
    drawn.people("""
        户编号
        1
    """)
    drawn.ledger("""
        程序编号 | 户编号 | 程序类型 | 线索发现日期 | 入户核实日期 | 公示开始日期 | 公示结束日期 | 县级审定日期 | 办理状态 | 为什么
        C1      | 1     | 纳入 | 2023-05-10 | 2023-05-10 |            |            |            | 在办 | 同一天
        C2      | 1     | 纳入 | 2023-05-10 | 2023-05-09 |            |            |            | 在办 | 核实早于线索
        C3      | 1     | 纳入 | 2023-05-10 |            | 2023-05-20 | 2023-05-19 |            | 在办 | 公示结束早于开始
        C4      | 1     | 纳入 | 2023-05-10 |            | 2023-05-20 | 2023-05-25 | 2023-05-09 | 办结 | 审定早于线索
        C5      | 1     | 纳入 | 2023-09-26 | 2023-09-01 |            |            |            | 在办 | 线索在截至日之后，不看
    """).told()
    assert drawn.found("procedure_days_reversed") == {"云溪县": (3, 4)}
    assert drawn.households("procedure_days_reversed") == ["1", "1", "1"]
    # What ended in May had begun, on paper, only the day after.
    assert drawn.found("procedure_days_reversed", "2023-05-09") == {"云溪县": (0, 1)}


def test_a_measure_that_ended_before_it_began(drawn: Drawn):
    drawn.people("""
        户编号
        1
    """)
    drawn.ledger("""
        措施编号 | 户编号 | 措施类别 | 落实日期    | 结束日期
        D1      | 1     | 健康帮扶 | 2023-05-10 | 2023-05-09
        D2      | 1     | 健康帮扶 | 2023-05-10 | 2023-05-10
        D3      | 1     | 健康帮扶 | 2023-05-10 |
        D4      | 1     | 健康帮扶 | 2023-09-26 | 2023-09-01
    """).told()
    assert drawn.found("measure_days_reversed") == {"云溪县": (1, 2)}


@pytest.mark.parametrize(
    ("check", "gap"),
    [
        ("missing_income", {"人均纯收入": ""}),
        ("missing_expense", {"合规自付支出": "", "生产经营性支出": ""}),
        ("missing_guarantees", {"是否义务教育阶段适龄儿童少年失学辍学": ""}),
        ("missing_category", {"监测对象类别": ""}),
        ("missing_risk", {"风险类型": ""}),
        ("missing_contact", {"监测联系人": "", "户联系电话": ""}),
    ],
)
def test_each_missing_piece_is_found_by_its_own_check_alone(drawn: Drawn, check: str, gap: dict):
    full = {
        "户编号": "1",
        "行政区划代码": "990101100201",
        "户类型": "一般农户",
        "姓名": "甲",
        "证件号码": identity(1),
        "与户主关系": "户主",
        "识别监测时间": "2023-03",
        "人均纯收入": "6000",
        "合规自付支出": "",
        "生产经营性支出": "0",
        "是否危房户": "否",
        "是否解决安全饮用水": "是",
        "是否义务教育阶段适龄儿童少年失学辍学": "否",
        "是否有家庭成员未参加城乡居民(职工)基本医疗保险": "否",
        "监测对象类别": "边缘易致贫户",
        "风险类型": "因病",
        "监测联系人": "",
        "户联系电话": "10000000001",
    }
    drawn.sheet([full, full | {"户编号": "2"} | gap]).told()
    found = {name: drawn.found(name)["云溪县"] for name in missing()}
    assert found == dict.fromkeys(missing(), (0, 2)) | {check: (1, 2)}
    assert drawn.households(check) == ["2"]


def missing() -> list[str]:
    return [check.id for check in CHECKS.values() if check.group is Group.COMPLETENESS]


def test_every_check_answers_of_nobody(drawn: Drawn):
    with drawn.engine.connect() as connection:
        frame = found_by_place(connection, CHECKS, scope("2023-09-25"), Level.VILLAGE)
    assert frame[["found", "checked"]].to_numpy().sum() == 0
    assert len(frame) == 5 * len(CHECKS)


def test_an_unknown_check_is_named(drawn: Drawn):
    with drawn.engine.connect() as connection, pytest.raises(UnknownCheck, match="不存在的"):
        found_by_place(connection, ["不存在的"], scope("2023-09-25"), Level.COUNTY)
