"""Ledgers: known households and plans, events, meetings, updates by key, contradictions."""

from datetime import date, datetime

import pytest
from sqlalchemy import select

from data.importer import Sheet
from data.models import disasters, import_changes, measures, meetings, procedures, screenings
from tests.importer.sheets import PROCEDURE, bring_in, persons, problems
from tests.importer.sheets import procedures as procedure_sheet
from tests.support.county import COUNTY, EAST, EAST_1


@pytest.fixture(autouse=True)
def household(engine, county):
    bring_in(engine, persons({}))


def rows(engine, *columns):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(*columns))]


def one_row(name, **values):
    return Sheet(name, [list(values), list(values.values())])


def test_a_row_of_an_unknown_household_is_an_error(engine):
    report = bring_in(engine, procedure_sheet({}, {"程序编号": "C2", "户编号": "H9"}))
    assert problems(report) == [(3, "户编号", "没有这个户编号的农户")]
    assert rows(engine, procedures.c.procedure_no) == []


def test_households_come_before_what_names_them(engine):
    report = bring_in(engine, procedure_sheet({"户编号": "H2"}), persons({"户编号": "H2"}))
    assert [s.layout for s in report.sheets] == ["household_members", "procedures"]
    assert report.outcome == "stored"


def test_a_mistake_in_a_household_is_not_told_twice(engine):
    report = bring_in(
        engine, procedure_sheet({"户编号": "H2"}), persons({"户编号": "H2", "户类型": "不明"})
    )
    assert [(row, column) for row, column, _ in problems(report)] == [(2, "户类型")]


def test_of_accepted_rows_those_of_a_refused_household_are_refused(engine):
    report = bring_in(
        engine,
        procedure_sheet({"户编号": "H2"}, {"程序编号": "C2"}),
        persons({"户编号": "H2", "户类型": "不明"}),
        accept_valid_rows=True,
    )
    assert [(row, column) for row, column, _ in problems(report)] == [(2, "户类型"), (2, "户编号")]
    assert rows(engine, procedures.c.procedure_no) == [("C2",)]


STAGES = {
    "线索发现日期": "2023-01-02",
    "入户核实日期": "2023-01-03",
    "村级评议日期": "2023-01-05",
    "公示开始日期": "2023-01-06",
    "公示结束日期": "2023-01-11",
    "乡镇审核日期": "2023-01-12",
    "系统录入日期": "2023-02-01",
}


@pytest.mark.parametrize(
    ("said", "ended"),
    [
        ({"办理状态": "在办"}, None),
        ({"办理状态": "在办", "县级审定日期": "2023-01-15"}, None),
        ({"办理状态": "办结", "县级审定日期": "2023-01-08"}, date(2023, 1, 8)),
        ({"办理状态": "办结"}, date(2023, 1, 12)),
        ({"办理状态": "终止", "乡镇审核日期": None}, date(2023, 1, 11)),
        ({"办理状态": "不予纳入"} | dict.fromkeys(list(STAGES)[1:]), date(2023, 1, 2)),
    ],
)
def test_a_procedure_ended_on_its_approval_else_on_its_latest_stage_day(engine, said, ended):
    bring_in(engine, procedure_sheet(STAGES | said))
    assert rows(engine, procedures.c.ended_on) == [(ended,)]


def test_a_later_file_updates_by_key_and_the_old_value_stays_in_the_history(engine):
    bring_in(engine, procedure_sheet({"佐证材料": "有", "乡镇审核日期": "2023-01-12"}))
    report = bring_in(engine, procedure_sheet({"办理状态": "办结", "佐证材料": None}))
    assert report.sheets[0].stored == 1
    p = procedures.c
    assert rows(engine, p.status, p.evidence, p.township_review_on, p.ended_on) == [
        ("办结", None, date(2023, 1, 12), date(2023, 1, 12))
    ]
    c = import_changes.c
    log = rows(engine, c.table_name, c.column_name, c.old_value, c.new_value)
    assert [row[1:] for row in log if row[0] == "procedures"] == [
        ("batch_id", "2", "3"),
        ("ended_on", None, "2023-01-12"),
        ("evidence", "有", None),
        ("status", "在办", "办结"),
    ]


def test_an_older_ledger_arriving_late_undoes_nothing(engine):
    bring_in(engine, procedure_sheet({"办理状态": "办结"}), on=date(2023, 9, 25))
    late = procedure_sheet({}, {"程序编号": "C2"})
    report = bring_in(engine, late, on=date(2023, 6, 30))
    assert (report.sheets[0].stored, report.sheets[0].unchanged) == (1, 1)
    assert rows(engine, procedures.c.procedure_no, procedures.c.status) == [
        ("C1", "办结"),
        ("C2", "在办"),
    ]


def test_one_key_with_two_contents_is_an_error_at_the_later_row(engine):
    report = bring_in(engine, procedure_sheet({}, {}, {"办理状态": "终止"}))
    assert problems(report) == [(4, "办理状态", "与第 2 行是同一条记录，内容却不同")]


@pytest.mark.parametrize(
    ("said", "column", "problem"),
    [
        (
            {"公示开始日期": "2023-01-10", "公示结束日期": "2023-01-09"},
            "公示结束日期",
            "公示结束早于公示开始",
        ),
        ({"县级审定日期": "2023-01-01"}, "县级审定日期", "县级审定早于线索发现"),
    ],
)
def test_a_contradictory_procedure_is_stored_and_warned_of(engine, said, column, problem):
    report = bring_in(engine, procedure_sheet(said))
    assert (report.outcome, report.errors) == ("stored", [])
    assert [(w.row, w.column, w.problem) for w in report.warnings] == [(2, column, problem)]


MONITORED = {"监测对象类别": "突发严重困难户", "风险是否已消除": "是"}


@pytest.mark.parametrize(
    ("said", "warned"),
    [
        (MONITORED | {"识别监测时间": "202305", "消除监测时间": "202304"}, "消除监测时间"),
        (MONITORED | {"识别监测时间": "2023-05-20", "消除监测时间": "202305"}, None),
        (MONITORED | {"识别监测时间": "2023-05-20", "消除监测时间": "2023-05-19"}, "消除监测时间"),
        ({"监测对象类别": "脱贫不稳定户", "户类型": "一般户"}, "监测对象类别"),
        ({"监测对象类别": "边缘易致贫户", "户类型": "脱贫户"}, "监测对象类别"),
        ({"监测对象类别": "边缘易致贫户", "户类型": "边缘易致贫户"}, None),
    ],
)
def test_a_contradictory_household_is_stored_and_warned_of(engine, said, warned):
    report = bring_in(engine, persons(said))
    assert (report.outcome, report.errors) == ("stored", [])
    assert [w.column for w in report.warnings] == ([warned] if warned else [])


def test_a_month_is_no_day_in_a_ledger(engine):
    report = bring_in(engine, procedure_sheet({"线索发现日期": "202301"}))
    assert problems(report) == [(2, "线索发现日期", "只写到月份，这一列要写到日")]


def test_a_measure_may_end_far_ahead(engine):
    sheet = one_row(
        "措施",
        措施编号="M1",
        户编号="H1",
        措施类别="产业帮扶",
        落实日期="2023-01-05",
        结束日期="2099-12-31",
        针对风险="因病、因学",
    )
    assert bring_in(engine, sheet).outcome == "stored"
    assert rows(engine, measures.c.ended_on) == [(date(2099, 12, 31),)]


@pytest.mark.parametrize("round_", ["liujiang-2023", None])
def test_a_screening_names_its_plan_by_id_or_title(engine, round_):
    from data.plans import load_plans

    name = round_ or load_plans()["liujiang-2023"].title
    sheet = one_row("排查", 批次=name, 户编号="H1", 入户日期="2023-09-16", 触发情形="自创")
    assert problems(bring_in(engine, sheet)) == []
    assert rows(engine, screenings.c.plan_id) == [("liujiang-2023",)]


def test_a_trigger_that_the_plan_does_not_know_is_kept_and_reported(engine):
    sheet = one_row("排查", 批次="liujiang-2023", 户编号="H1", 触发情形="村荐镇否、自创")
    report = bring_in(engine, sheet)
    assert [(w.row, w.column, w.problem) for w in report.warnings] == [
        (2, "触发情形", "方案没有触发情形“自创”")
    ]
    assert rows(engine, screenings.c.triggers) == [(frozenset({"村荐镇否", "自创"}),)]


def test_triggers_are_not_judged_where_the_plan_lists_none(engine):
    assert (
        bring_in(engine, one_row("排查", 批次="yihe-2022", 户编号="H1", 触发情形="自创")).warnings
        == []
    )


def test_a_screening_of_an_unknown_plan_is_an_error(engine):
    report = bring_in(engine, one_row("排查", 批次="第一批", 户编号="H1"))
    assert problems(report) == [(2, "批次", "没有这个批次的方案")]


DISASTER = {
    "灾害名称": "强降雨", "灾种": "洪涝", "乡镇": "东岭镇", "村": None,
    "灾害发生时间": "2023-06-14", "报送时间": "2023-06-15 08:30",
}  # fmt: skip


def test_an_event_is_its_number_else_its_name_and_year(engine):
    reports = [
        DISASTER,
        DISASTER | {"灾害发生时间": "2022-06-14"},
        DISASTER | {"灾害编号": "Z1", "村": "上坪村"},
    ]
    for report in reports:
        assert problems(bring_in(engine, one_row("灾情", **report))) == []
    d = disasters.c
    assert rows(engine, d.event, d.region_code, d.reported_at) == [
        ("Z1", EAST_1, datetime(2023, 6, 15, 8, 30)),
        ("强降雨（2022年）", EAST, datetime(2023, 6, 15, 8, 30)),
        ("强降雨（2023年）", EAST, datetime(2023, 6, 15, 8, 30)),
    ]


def test_an_event_needs_a_number_or_a_name(engine):
    report = bring_in(engine, one_row("灾情", **DISASTER | {"灾害名称": " "}))
    assert problems(report) == [(2, "灾害名称", "灾害编号和灾害名称都是空的")]


@pytest.mark.parametrize(
    ("header", "hectares"),
    [("农作物绝收面积(公顷)", 30.0), ("农作物绝收面积（亩）", 2.0), ("农作物绝收面积/亩", 2.0)],
)
def test_areas_are_kept_in_hectares(engine, header, hectares):
    assert problems(bring_in(engine, one_row("灾情", **DISASTER | {header: "30"}))) == []
    assert rows(engine, disasters.c.crop_lost_hectares) == [(hectares,)]


@pytest.mark.parametrize("header", ["农作物绝收面积", "农作物绝收面积(千公顷)"])
def test_an_area_without_its_unit_is_an_error(engine, header):
    report = bring_in(engine, one_row("灾情", **DISASTER | {header: "30"}))
    assert problems(report) == [(None, None, f"列“{header}”没有写明面积单位")]
    assert report.outcome == "refused"


@pytest.mark.parametrize("township", ["区域", "镇", "街道"])
def test_a_disasters_place_has_several_spellings(engine, township):
    row = {k: v for k, v in DISASTER.items() if k != "乡镇"} | {township: "东岭镇"}
    assert problems(bring_in(engine, one_row("灾情", **row))) == []


@pytest.mark.parametrize(
    ("level", "township", "village", "place"),
    [
        ("县", None, None, COUNTY),
        ("乡镇", "东岭镇", None, EAST),
        ("乡镇", "东岭镇", "上坪村", EAST),
        ("村", "东岭镇", "上坪村", EAST_1),
    ],
)
def test_a_meeting_is_held_by_the_place_of_its_level(engine, level, township, village, place):
    sheet = one_row(
        "会议", 级别=level, 乡镇=township, 村=village, 会议类型="综合研判", 日期="2023-09-01"
    )
    assert problems(bring_in(engine, sheet)) == []
    assert rows(engine, meetings.c.region_code) == [(place,)]


def test_a_meeting_of_a_village_that_is_not_named_is_an_error(engine):
    sheet = one_row("会议", 级别="村", 乡镇="东岭镇", 会议类型="综合研判", 日期="2023-09-01")
    assert [row for row, _, _ in problems(bring_in(engine, sheet))] == [2]


def test_a_county_meeting_needs_no_place_columns(engine):
    sheet = one_row("会议", 级别="县", 会议类型="部门联席会", 日期="2023-09-01")
    assert problems(bring_in(engine, sheet)) == []


def test_procedures_open_and_close_episodes(engine):
    from data.models import episodes

    bring_in(
        engine, procedure_sheet(PROCEDURE | {"办理状态": "办结", "县级审定日期": "2023-01-16"})
    )
    assert rows(engine, episodes.c.state, episodes.c.included_on) == [("active", date(2023, 1, 16))]
