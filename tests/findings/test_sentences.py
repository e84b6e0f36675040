"""Each rule once, as a whole: the household, since when, and the sentence that is read out."""

from datetime import date

import pytest
from sqlalchemy import text

from queries.findings import FINDINGS, findings
from queries.findings.headings import EVIDENCE_HEADINGS, evidence_in_words
from queries.scope import Scope
from tests.findings.asking import told_of
from tests.stories.story import Story

LOOK = "建议重点核查。"
WAYS_OF_JOINING = (
    (),
    ("enable_hashjoin",),
    ("enable_hashjoin", "enable_mergejoin"),
    ("enable_nestloop", "enable_mergejoin"),
    ("enable_hashjoin", "enable_hashagg"),
    ("enable_nestloop", "enable_hashagg"),
    ("enable_seqscan", "enable_sort"),
)
# Rule → 户编号, since, sentence without its end.
TOLD = {
    "trigger_mismatch": (
        "1", date(2023, 9, 20),
        "2023年9月20日入户排查勾选“否”，但填有触发情形受灾影响较大；"
        "截至2023年9月25日没有启动纳入程序。",
    ),
    "below_line_unmonitored": (
        "2", date(2023, 8, 31),
        "人均纯收入7,100元，扣除人均合规自付支出后6,800元，低于监测范围7,000元，从未纳入监测。",
    ),
    "rejected_by_township": (
        "3", date(2023, 5, 10),
        "2023年5月1日发现线索的纳入程序，村级同意，2023年5月10日乡镇审核不同意。",
    ),
    "clock_restarts": (
        "4", date(2023, 4, 30),
        "上一次纳入程序2023年3月1日以暂不纳入或终止结束，60天后（2023年4月30日）又发现线索、"
        "重新启动，未超过60天。",
    ),
    "inclusion_overdue": (
        "5", date(2023, 8, 17),
        "2023年8月1日发现线索的纳入程序，截至2023年9月25日已55天仍在办，超过识别认定时限15天。",
    ),
    "stuck": (
        "5", date(2023, 9, 5),
        "纳入程序在办，最近一个环节在2023年8月20日，截至2023年9月25日已36天没有进展，"
        "超过识别认定时限15天。",
    ),
    "no_measure": (
        "6", date(2023, 3, 31),
        "2023年3月1日纳入，已满30天，截至2023年9月25日没有有效的帮扶措施。",
    ),
    "visit_missed": (
        "6", date(2023, 8, 31),
        "2023年8月整月风险未消除，没有入户走访；没有任何走访记录。",
    ),
    "incomplete_record": (
        "6", date(2023, 3, 1),
        "风险尚未消除，关键信息没有填全，缺支出（合规自付或生产经营性）、三保障和饮水安全、"
        "监测对象类别、风险类型、联系人或电话。",
    ),
    "safety_net_only": (
        "7", date(2023, 3, 5),
        "有劳动能力、不是整户兜底保障户，截至2023年9月25日有效的帮扶措施全部是综合保障。",
    ),
    "measure_mismatch": (
        "8", date(2023, 7, 1),
        "截至2023年9月25日，风险“因病”没有有效的健康帮扶或社会帮扶措施；"
        "“因安全住房”没有有效的住房安全保障措施。",
    ),
    "unchanged_measures": (
        "9", date(2023, 3, 1),
        "2023年3月1日纳入前有效的帮扶措施类别是产业帮扶、健康帮扶，"
        "截至2023年9月25日仍是这些，没有变化。",
    ),
    "early_elimination": (
        "11", date(2023, 7, 31),
        "2023年2月1日纳入，2023年7月31日帮扶消除风险，不足6个月。",
    ),
    "no_labour_eliminated": (
        "12", date(2023, 7, 1),
        "家庭成员2人，没有人有劳动能力，2023年7月消除风险。",
    ),
    "eliminated_below_line": (
        "13", date(2023, 8, 1),
        "2023年8月1日帮扶消除风险，消除后人均纯收入6,999.5元，低于消除当日的监测范围7,000元。",
    ),
    "worsened_after_elimination": (
        "14", date(2023, 8, 1),
        "2023年8月1日消除风险；消除后住房有问题；消除后人均纯收入7,500元，低于原来的8,000元。",
    ),
    "over_a_year": (
        "15", date(2023, 9, 25),
        "有劳动能力，2022年9月24日纳入，截至2023年9月25日已超过12个月，风险尚未消除。",
    ),
    "record_conflict": (
        "16", date(2023, 4, 2),
        "记录前后矛盾：程序C161公示结束（2023年4月5日）早于公示开始（2023年4月6日）；"
        "程序C161县级审定（2023年4月1日）早于线索发现（2023年4月2日）。",
    ),
    "attribute_flips": (
        "18", date(2023, 9, 25),
        "最近12个月里，监测对象类别在各次导出之间变化2次，2023年9月25日的导出起达到2次，"
        "最近一次变化在2023年9月25日。",
    ),
    "helped_not_included": (
        "19", date(2023, 3, 1),
        "从未纳入监测，不是低保或特困户，最近12个月有2项帮扶（健康帮扶、社会帮扶），"
        "最早的2023年3月1日落实。",
    ),
    "alert_unanswered": (
        "20", date(2023, 9, 12),
        "医保部门2023年9月1日推送的预警（大额医疗支出），截至2023年9月25日已24天没有核实日期，"
        "超过10天，另有1条同样没有核实。",
    ),
    "elimination_in_batch": (
        "21", date(2023, 8, 2),
        "2023年8月2日消除风险；本村本期共5户消除风险，其中3户（60%）集中在2023年8月1日起的14天内。",
    ),
}  # fmt: skip


@pytest.fixture
def county(story: Story) -> Story:
    story.export("2023-01-31", "户编号 | 监测对象类别\n18 | 边缘易致贫户")
    story.export("2023-06-30", "户编号 | 监测对象类别\n18 | 突发严重困难户")
    story.export(
        "2023-09-25",
        """
        户编号 | 村   | 监测对象类别 | 识别监测时间 | 劳动技能 | 人均纯收入 | 合规自付支出 | 收入测算期止 | 风险类型 | 风险是否已消除 | 消除监测时间 | 风险消除方式 | 风险消除后人均纯收入 | 风险消除后是否住房出现安全问题
        1     | 上坪村 |
        2     | 上坪村 |           |            |         | 7100     | 300        | 2023-08
        3     | 上坪村 |
        4     | 上坪村 |
        5     | 上坪村 |
        6     | 上坪村 |           | 2023-03-01 |         | 9000     |
        7     | 上坪村 |           | 2023-03-01 | 普通劳动力 |          |
        8     | 上坪村 |           | 2023-03-01 |         |          |            |          | 因病、因安全住房
        9     | 上坪村 |           | 2023-03-01 |         |          |
        11    | 上坪村 |           |            |         |          |            |          |         |    |         | 帮扶消除
        12    | 上坪村 |           | 2022-03    | 无劳动力  |          |            |          |         | 是 | 2023-07 | 帮扶消除
        12    | 上坪村 |           | 2022-03    |         |          |            |          |         | 是 | 2023-07 | 帮扶消除
        13    | 上坪村 |           | 2022-03    |         |          |            |          |         | 是 | 2023-08-01 | 帮扶消除 | 6999.5
        14    | 上坪村 |           | 2022-03    |         | 8000     |            |          |         | 是 | 2023-08-01 | 帮扶消除 | 7500 | 是
        15    | 上坪村 |           | 2022-09-24 | 普通劳动力 |
        16    | 上坪村 |
        18    | 上坪村 | 边缘易致贫户
        19    | 上坪村 |
        20    | 上坪村 |
        21    | 下坪村 |           | 2022-03-01 |         |          |            |          |         | 是 | 2023-08-02
        22    | 下坪村 |           | 2022-03-01 |         |          |            |          |         | 是 | 2023-08-01
        23    | 下坪村 |           | 2022-03-01 |         |          |            |          |         | 是 | 2023-08-14
        24    | 下坪村 |           | 2022-03-01 |         |          |            |          |         | 是 | 2023-08-15
        25    | 下坪村 |           | 2022-03-01 |         |          |            |          |         | 是 | 2023-02-15
        """,
    )  # fmt: skip
    story.procedures("""
        程序编号 | 户编号 | 程序类型 | 线索发现日期 | 入户核实日期 | 村级意见 | 乡镇审核日期 | 乡镇意见 | 公示开始日期 | 公示结束日期 | 县级审定日期 | 办理状态 | 不予纳入理由
        C31  | 3  | 纳入    | 2023-05-01 |            | 同意 | 2023-05-10 | 不同意 |  |  |            | 不予纳入 | 收入稳定
        C41  | 4  | 纳入    | 2023-02-20 |            |     |            |      |  |  | 2023-03-01 | 暂不纳入
        C42  | 4  | 纳入    | 2023-04-30 |            |     |            |      |  |  | 2023-05-05 | 不予纳入 | 收入稳定
        C51  | 5  | 纳入    | 2023-08-01 | 2023-08-20 |     |            |      |  |  |            | 在办
        C111 | 11 | 纳入    | 2023-01-20 |            |     |            |      |  |  | 2023-02-01 | 办结
        C112 | 11 | 风险消除 | 2023-07-20 |            |     |            |      |  |  | 2023-07-31 | 办结
        C161 | 16 | 清退    | 2023-04-02 |            |     |            |      | 2023-04-06 | 2023-04-05 | 2023-04-01 | 办结
    """)  # fmt: skip
    story.measures("""
        户编号 | 措施类别 | 措施名称 | 落实日期    | 结束日期
        7     | 综合保障 |         | 2023-03-05 |
        8     | 产业帮扶 |         | 2023-03-05 |
        8     | 健康帮扶 |         | 2023-03-05 | 2023-06-30
        8     | 住房安全保障 |      | 2023-03-05 | 2023-07-31
        9     | 健康帮扶 |         | 2022-12-01 |
        9     | 产业帮扶 |         | 2023-02-28 |
        19    | 社会帮扶 |         | 2023-03-01 |
        19    | 健康帮扶 | 临时救助金 | 2023-05-01 |
    """)
    story.screenings("""
        批次           | 户编号 | 入户日期    | 是否需启动识别认定程序 | 触发情形
        liujiang-2023 | 1     | 2023-09-20 | 否                  | 受灾影响较大
    """)
    story.alerts("""
        户编号 | 推送日期    | 核实日期
        20    | 2023-09-05 |
        20    | 2023-09-01 |
    """)
    story.tell()
    return story


def test_every_rule_is_told_as_a_whole(county: Story):
    told = {}
    for rule, (number, _, _) in TOLD.items():
        found = told_of(county, rule, "2023-09-25", plan="liujiang-2023", income_line=7000)
        finding = found[number]
        told[rule] = number, finding.since, finding.sentence.removesuffix(LOOK)
        assert finding.sentence.endswith(LOOK)
        assert "成员" not in finding.sentence.replace("家庭成员", "")  # the persons' names
        assert finding.clause == FINDINGS[rule].clause
        assert evidence_in_words(finding)
    assert told == TOLD


@pytest.mark.parametrize(
    "database_url", [pytest.param("postgresql", marks=pytest.mark.postgresql)], indirect=True
)
def test_no_word_hangs_on_the_order_in_which_rows_come(county: Story):
    """Which differs with how PostgreSQL joins, and that with the statistics of the moment."""
    code = next(region.code for region in county.regions if region.level == "county")
    scope = Scope(code, date(2023, 9, 25), date(2023, 1, 1), "liujiang-2023")
    told = []
    for way in WAYS_OF_JOINING:
        with county.engine.connect() as connection:
            for name in ("jit", *way):
                connection.execute(text(f"SET LOCAL {name} = off"))
            told.append(findings(connection, scope))
    assert told[0]
    assert all(one == told[0] for one in told)


def test_no_rule_is_left_out():
    assert TOLD.keys() == FINDINGS.keys()


def test_all_evidence_has_a_name():
    names = {name for rule in FINDINGS.values() for name in (*rule.evidence, *rule.limits)}
    assert names <= EVIDENCE_HEADINGS.keys()
