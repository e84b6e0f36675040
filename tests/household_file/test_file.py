"""A whole file, told by hand: what each section says on D."""

from dataclasses import astuple
from datetime import date

import pytest

from data.database import open_engine
from queries.household_file import HouseholdFile
from tests.conftest import DATABASES
from tests.household_file.told import MARCH, D, file, number, tell
from tests.support.county import load_county

day = date.fromisoformat
ROUND = "集中排查台账 柳江区2023年防止返贫监测帮扶重点排查工作方案"


@pytest.fixture(scope="module", params=DATABASES)
def told(request, tmp_path_factory) -> HouseholdFile:
    with (
        pytest.MonkeyPatch.context() as patch,
        request.getfixturevalue(f"new_{request.param}")() as url,
    ):
        patch.setattr("data.identity.LOCAL", tmp_path_factory.mktemp("key"))
        engine = open_engine(url)
        load_county(engine)
        found = file(engine, tell(engine))
        engine.dispose()
    return found


def test_the_head_is_that_of_the_export_in_force(told):
    head = told.head
    assert (head.household_no, head.name, head.place, head.group) == (
        "H1", "甲**", "东岭镇上坪村", "1组",
    )  # fmt: skip
    assert (head.identity_number, head.phone) == ("990***********0019", "138****8000")
    assert (head.household_type, head.out_of_poverty_year) == ("脱贫户", 2019)
    assert (head.category, head.risks) == ("突发严重困难户", ("因学", "因病"))
    assert (head.contact, head.persons, head.exported_on) == ("丙**", 2, D)


def test_the_state_says_since_when_and_by_what(told):
    (episode,) = told.standing
    assert (episode.title, episode.has_record_conflict) == ("未消除", False)
    assert episode.since == ("2023年2月10日", "日期据认定程序台账")


def test_members_are_shown_in_bands(told):
    assert [astuple(member) for member in told.members] == [
        (
            *("户主", "甲**", "70—79岁", "弱劳动力或半劳动力", "务工3个月"),
            *("患病、残疾", "小学", "参保", "农村低保"),
        ),
        (
            *("之孙子", "乙**", "6—13岁", None, None),
            *("未满14周岁，不显示", "在读：小学", None, "未享受"),
        ),
    ]


def test_income_stands_beside_the_line_export_by_export(told):
    said = [
        (i.exported_on, i.per_head, i.per_head_less_expense, i.line, i.is_below_line)
        for i in told.incomes
    ]
    # 7,500 and 8,000 less 1,200 yuan for two persons
    assert said == [(MARCH, 7500, 6900, 7000, True), (D, 8000, 7400, 7000, False)]
    assert told.incomes[0].sources == {
        "工资性收入": 5000,
        "生产经营性收入": 2000,
        "财产性收入": 100,
        "转移性收入": 3000,
        "生产经营性支出": 500,
        "家庭纯收入": 15000,
        "合规自付支出": 1200,
        "理赔收入": None,
    }


def test_a_procedure_has_the_days_between_its_stages_and_its_limit(told):
    inclusion, elimination = told.procedures
    assert [(stage.title, stage.days, stage.opinion) for stage in inclusion.stages] == [
        ("线索发现", None, None),
        ("入户核实", 2, None),
        ("授权书提交", 1, None),
        ("村级评议", 5, "同意"),
        ("公示开始", 1, None),
        ("公示结束", 3, None),
        ("乡镇审核", 4, "同意"),
        ("县级审定", 5, "同意"),
        ("系统录入", 2, None),
    ]
    assert (inclusion.taken, inclusion.limit, inclusion.is_over_limit) == (21, 15, True)
    assert (inclusion.publicity_days, inclusion.is_publicity_short) == (4, True)
    assert inclusion.waiting is None
    # Approved after D, so under way on D: since 12 September it waits for the village.
    assert (elimination.status, elimination.ended_on, elimination.taken) == ("在办", None, 15)
    assert astuple(elimination.waiting) == ("评议", "村", 13)


def test_measures_begun_by_the_day_and_those_of_the_export(told):
    assert [(m.number, m.ended_on, m.is_in_force) for m in told.measures] == [
        ("M1", None, True),
        ("M2", day("2023-08-31"), False),
        ("M3", day("2023-12-31"), True),  # an end that is planned
    ]
    assert told.undated_measures == {"健康帮扶": ["签约服务"]}


def test_months_without_a_visit_at_home_are_missed(told):
    months = [(m.first.month, m.at_home, m.by_phone) for m in told.months]
    assert months == [
        *((2, 1, 0), (3, 0, 0), (4, 0, 1), (5, 1, 0)),
        *((6, 0, 0), (7, 0, 0), (8, 0, 0), (9, 0, 0)),
    ]
    # included on 10 February; September is not over
    assert [m.first.month for m in told.months if m.is_due] == [3, 4, 5, 6, 7, 8]
    assert [m.first.month for m in told.months if m.is_missed] == [3, 4, 6, 7, 8]


def test_alerts_are_matched_by_number_or_by_a_member(told):
    said = [(a.number, a.matched_by, a.days, a.conclusion, a.is_unanswered) for a in told.alerts]
    assert said == [
        ("K1", "户编号", 9, "纳入", False),
        ("K2", "家庭成员证件号码", 11, None, True),  # more than 10 days
    ]


def test_problems_are_matched_by_number_or_by_the_heads_name(told):
    said = [
        (p.number, p.matched_by, p.done_on, p.responsible, p.reviewer, p.is_overdue(D))
        for p in told.problems
    ]
    assert said == [
        ("G1", "户编号", day("2023-07-10"), "戊**", "己**", False),
        ("G2", "户主姓名", None, "戊**", "", True),
    ]


def test_what_imports_changed_is_kept_with_old_and_new_values_but_not_of_health(told):
    columns = ["导出日", "对象", "项目", "原值", "新值"]
    assert told.changes[columns].to_numpy().tolist() == [
        [D, "本户", "家庭纯收入", "15000", "16000"],
        [D, "本户", "人均纯收入", "7500", "8000"],
        [D, "本户", "监测对象类别", "脱贫不稳定户", "突发严重困难户"],
        [D, "甲**", "健康状况", "（已变更，不显示）", "（已变更，不显示）"],
    ]


def test_findings_are_those_of_the_rules(told):
    assert "incomplete_record" in {finding.rule for finding in told.findings}
    assert {finding.household_id for finding in told.findings} == {told.whose.household_id}


def test_everything_lies_on_one_timeline(told):
    batch = told.changes["批次"][0]
    said = [(f"{e.day:%m-%d}", e.kind.value, e.title, e.detail, e.source) for e in told.events()]
    assert said == [
        ("01-10", "线索预警", "医保预警：大额医疗支出", "30,000元；按户编号匹配", "部门预警 K1"),
        ("01-19", "线索预警", "医保预警核实", "纳入；推送后9天", "部门预警 K1"),
        ("01-20", "认定程序", "纳入：线索发现", "部门筛查预警", "认定程序台账 C1"),
        ("01-22", "认定程序", "纳入：入户核实", "距上一环节2天", "认定程序台账 C1"),
        ("01-23", "认定程序", "纳入：授权书提交", "距上一环节1天", "认定程序台账 C1"),
        ("01-28", "认定程序", "纳入：村级评议", "同意；距上一环节5天", "认定程序台账 C1"),
        ("01-29", "认定程序", "纳入：公示开始", "距上一环节1天", "认定程序台账 C1"),
        ("02-01", "认定程序", "纳入：公示结束", "距上一环节3天", "认定程序台账 C1"),
        ("02-05", "认定程序", "纳入：乡镇审核", "同意；距上一环节4天", "认定程序台账 C1"),
        ("02-10", "认定程序", "纳入：县级审定", "同意；距上一环节5天", "认定程序台账 C1"),
        ("02-10", "监测状态", "纳入监测", "", "认定程序台账"),
        ("02-12", "认定程序", "纳入：系统录入", "距上一环节2天", "认定程序台账 C1"),
        ("02-15", "帮扶措施", "落实健康帮扶", "大病救治；针对因病；1,200元", "帮扶措施台账 M1"),
        ("02-20", "走访", "入户走访", "驻村干部；月收入1,500元；无；5天后录入", "走访登记"),
        ("03-01", "帮扶措施", "落实教育帮扶", "助学；针对因学", "帮扶措施台账 M2"),
        ("04-01", "帮扶措施", "落实综合保障", "低保", "帮扶措施台账 M3"),
        ("04-15", "走访", "电话走访", "驻村干部", "走访登记"),
        ("05-10", "走访", "入户走访", "驻村干部", "走访登记"),
        (
            *("06-01", "问题整改", "发现问题：住房安全"),
            *("漏雨；乡镇发现；整改时限2023年7月1日", "问题整改台账（户内问题） G1"),
        ),
        ("07-10", "问题整改", "整改完成：住房安全", "已整改", "问题整改台账（户内问题） G1"),
        ("07-12", "问题整改", "整改复核：住房安全", "", "问题整改台账（户内问题） G1"),
        ("08-01", "数据核实", "下发疑点：收入异常", "规则R7", "疑点清单 I1"),
        ("08-04", "数据核实", "提交信息更新", "务工信息", "信息更新审核 J1"),
        ("08-05", "数据核实", "疑点核实：属实已改", "收入异常", "疑点清单 I1"),
        (
            *("08-20", "问题整改", "发现问题：安全饮水"),
            "水量不足；县级发现；整改时限2023年9月24日；按户主姓名匹配，待核",
            "问题整改台账（户内问题） G2",
        ),
        ("08-31", "帮扶措施", "教育帮扶结束", "助学", "帮扶措施台账 M2"),
        ("09-10", "认定程序", "风险消除：线索发现", "", "认定程序台账 C2"),
        ("09-12", "认定程序", "风险消除：入户核实", "距上一环节2天", "认定程序台账 C2"),
        ("09-14", "线索预警", "教育预警：疑似辍学", "按家庭成员证件号码匹配", "部门预警 K2"),
        (
            *("09-20", "集中排查", "入户排查"),
            *("村两委；需启动识别认定程序：否；触发情形：刚性支出较大", ROUND),
        ),
        ("09-24", "抽查核查", "抽查", "账实不符；发现问题：帮扶工作；手册未填", "抽查结果 N1"),
        (
            *("09-25", "记录变更", "导出与上次相比改动4处"),
            *("家庭纯收入、人均纯收入、监测对象类别、健康状况", f"批次 {batch}"),
        ),
    ]


@pytest.mark.usefixtures("county")
def test_a_household_of_which_nothing_is_told_has_an_empty_file(engine):
    tell(engine)
    nothing = file(engine, number("H2", engine))
    assert nothing.head.place == "东岭镇下坪村"
    assert not nothing.standing and not nothing.events() and nothing.changes.empty
    for name in ("alerts", "screenings", "procedures", "measures", "visits", "months",
                 "problems", "doubts", "updates", "checks", "undated_measures"):  # fmt: skip
        assert not getattr(nothing, name), name
    (income,) = nothing.incomes
    assert (income.per_head, income.is_below_line) == (None, None)
