"""Visits, problems, doubts, updates, warnings, monitors and checks: layouts E, G and I to N."""

from datetime import date

import pytest
from sqlalchemy import select

from data.importer import Sheet
from data.models import (
    area_problems,
    check_results,
    data_doubts,
    department_alerts,
    household_problems,
    monitors,
    person_versions,
    record_updates,
    visits,
)
from tests.importer.sheets import EXPORTED, bring_in, identity, persons, problems
from tests.support.county import COUNTY, EAST, EAST_1


@pytest.fixture(autouse=True)
def household(engine, county):
    bring_in(engine, persons({}))


def rows(engine, *columns):
    with engine.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*columns).order_by(*columns))]


def one_row(**values):
    return Sheet("表", [list(values), list(values.values())])


VISIT = {"户编号": "H1", "走访日期": "2023-09-01", "走访人": "乙某"}
PROBLEM = {
    "镇": "东岭镇", "村": "上坪村", "户主姓名": "甲某", "问题类型": "住房安全", "具体内容": "漏雨",
}  # fmt: skip
AREA_PROBLEM = {"面上问题层级": "县级层面", "问题类型": "产业发展", "具体内容": "联农带农机制"}
DOUBT = {"疑点编号": "I1", "户编号": "H1", "疑点类型": "未参保", "下发日期": "2023-09-01"}
UPDATE = {"更新编号": "J1", "户编号": "H1", "提交日期": "2023-09-01"}
ALERT = {"预警编号": "K1", "部门": "医保", "预警类型": "大额自付", "推送日期": "2023-09-01"}
MONITOR = {"乡镇": "东岭镇", "村": None, "姓名": "丙某"}
CHECK = {"抽查编号": "D1", "户编号": "H1", "核查日期": "2023-09-01"}


@pytest.mark.parametrize(
    ("row", "layout", "column"),
    [
        (VISIT, "visits", visits.c.visitor),
        (PROBLEM, "household_problems", household_problems.c.head_name),
        (AREA_PROBLEM, "area_problems", area_problems.c.level),
        (DOUBT, "data_doubts", data_doubts.c.doubt_no),
        (UPDATE, "record_updates", record_updates.c.update_no),
        (ALERT, "department_alerts", department_alerts.c.alert_no),
        (MONITOR, "monitors", monitors.c.name),
        (CHECK, "check_results", check_results.c.draw_no),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_least_a_row_may_say_is_recognised_and_stored_once(engine, row, layout, column):
    report = bring_in(engine, one_row(**row))
    assert problems(report) == []
    assert (report.sheets[0].layout, report.sheets[0].stored) == (layout, 1)
    assert bring_in(engine, one_row(**row)).outcome == "unchanged"
    assert len(rows(engine, column)) == 1


@pytest.mark.parametrize("row", [VISIT, DOUBT, UPDATE, CHECK, PROBLEM])
def test_a_row_of_an_unknown_household_is_an_error(engine, row):
    report = bring_in(engine, one_row(**(row | {"户编号": "H9"})))
    assert [(p[1], p[2]) for p in problems(report)] == [("户编号", "没有这个户编号的农户")]


@pytest.mark.parametrize(
    ("row", "said", "column"),
    [
        (VISIT, {"录入日期": "2023-08-31"}, "录入日期"),
        (DOUBT, {"核实日期": "2023-08-31"}, "核实日期"),
        (UPDATE, {"审核日期": "2023-08-31"}, "审核日期"),
        (ALERT, {"核实日期": "2023-08-31"}, "核实日期"),
        (PROBLEM, {"整改完成日期": "2023-09-02", "复核日期": "2023-09-01"}, "复核日期"),
        (PROBLEM, {"发现日期": "2023-09-02", "整改完成日期": "2023-09-01"}, "整改完成日期"),
        (AREA_PROBLEM, {"发现日期": "2023-09-02", "整改时限": "2023-09-01"}, "整改时限"),
    ],
)
def test_days_in_an_order_that_cannot_be_are_stored_and_warned_of(engine, row, said, column):
    report = bring_in(engine, one_row(**(row | said)))
    assert (report.outcome, report.errors) == ("stored", [])
    assert [warning.column for warning in report.warnings] == [column]


def test_a_visit_without_a_way_is_not_taken_as_made_at_home(engine):
    bring_in(engine, one_row(**VISIT, 方式=None))
    assert rows(engine, visits.c.way) == [(None,)]


def test_two_visitors_of_a_day_are_two_visits(engine):
    bring_in(engine, one_row(**VISIT))
    bring_in(engine, one_row(**(VISIT | {"走访人": "丁某"})))
    assert rows(engine, visits.c.visitor) == [("丁某",), ("乙某",)]


# G: problems


def test_a_problem_without_number_is_known_by_what_it_is(engine):
    bring_in(engine, one_row(**PROBLEM, 序号=1))
    report = bring_in(engine, one_row(**PROBLEM, 序号=7, 整改措施="修缮"))
    assert report.sheets[0].stored == 1
    bring_in(engine, one_row(**(PROBLEM | {"具体内容": "无鉴定"}), 序号=1))
    assert rows(engine, household_problems.c.content, household_problems.c.remedy) == [
        ("无鉴定", None),
        ("漏雨", "修缮"),
    ]


def test_a_numbered_problem_may_change_what_it_says(engine):
    bring_in(engine, one_row(**PROBLEM, 编号="G1"))
    bring_in(engine, one_row(**(PROBLEM | {"具体内容": "墙裂"}), 编号="G1"))
    assert rows(engine, household_problems.c.content) == [("墙裂",)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [("就业方面", "脱贫人口就业"), ("医疗保障", "基本医疗"), ("饮水安全", "安全饮水")],
)
def test_problem_types_have_second_names(engine, said, meant):
    bring_in(engine, one_row(**(PROBLEM | {"问题类型": said})))
    assert rows(engine, household_problems.c.problem_type) == [(meant,)]


def test_a_problem_of_an_unregistered_family_is_kept_with_its_place(engine):
    assert problems(bring_in(engine, one_row(**(PROBLEM | {"户主姓名": "无名"})))) == []
    h = household_problems.c
    assert rows(engine, h.head_name, h.household_no, h.region_code) == [("无名", None, EAST_1)]


def test_a_problem_with_a_household_needs_no_place(engine):
    said = {"户编号": "H1", "问题类型": "住房安全", "具体内容": "漏雨"}
    assert problems(bring_in(engine, one_row(**said))) == []
    assert rows(engine, household_problems.c.region_code) == [(None,)]


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"户主姓名": None}, "编号、户编号和户主姓名都是空的"),
        ({"镇": None, "村": None}, "没有写明在哪个村或乡镇，或层级不对"),
        ({"村": "无此村"}, "行政区划表中没有这个名称"),
        ({"问题类型": "其他"}, "不在允许的取值之内"),
    ],
)
def test_a_problem_of_nobody_or_nowhere_is_an_error(engine, said, problem):
    report = bring_in(engine, one_row(**(PROBLEM | said)))
    assert [p[2] for p in problems(report)] == [problem]


def test_a_time_limit_may_lie_far_ahead(engine):
    assert problems(bring_in(engine, one_row(**PROBLEM, 整改时限="2099-12-31"))) == []


@pytest.mark.parametrize("said", ["已整改到位", "已完成", "已销号。"])
def test_done_without_a_day_is_done_on_the_day_of_the_first_export_that_says_so(engine, said):
    report = bring_in(engine, one_row(**PROBLEM, 整改成效=said))
    assert [w.problem for w in report.warnings] == [
        "整改成效写明已完成，却没有整改完成日期，按导出日期计"
    ]
    assert rows(engine, household_problems.c.done_on) == [(EXPORTED,)]
    again = one_row(**PROBLEM, 整改成效=said, 整改措施="修缮")
    bring_in(engine, again, on=date(2023, 12, 31))
    assert rows(engine, household_problems.c.done_on) == [(EXPORTED,)]
    bring_in(engine, one_row(**PROBLEM, 整改完成日期="2023-09-20"), on=date(2024, 1, 31))
    assert rows(engine, household_problems.c.done_on) == [(date(2023, 9, 20),)]


@pytest.mark.parametrize("said", ["正在整改", "未完成", None])
def test_what_is_not_said_to_be_done_is_open(engine, said):
    assert bring_in(engine, one_row(**PROBLEM, 整改成效=said)).warnings == []
    assert rows(engine, household_problems.c.done_on) == [(None,)]


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ({"面上问题层级": "县级层面", "镇": "东岭镇", "村": "上坪村"}, COUNTY),
        ({"面上问题层级": "镇级层面", "镇": "东岭镇", "村": "上坪村"}, EAST),
        ({"面上问题层级": "镇级层面"}, COUNTY),
        ({"面上问题层级": "村级层面", "镇": "东岭镇", "村": "上坪村"}, EAST_1),
        ({"面上问题层级": "村级层面", "镇": "东岭镇"}, EAST),
    ],
)
def test_an_area_problem_lies_in_the_place_of_its_level(engine, said, place):
    assert problems(bring_in(engine, one_row(**(AREA_PROBLEM | said)))) == []
    assert rows(engine, area_problems.c.region_code) == [(place,)]


# K: warnings


def test_a_warning_is_found_with_a_member_who_is_registered_later(engine):
    """By the first 18 characters, also of a disability certificate."""
    bring_in(engine, one_row(**ALERT, 姓名="戊某", 证件号码=identity(2) + "43"))
    a, p = department_alerts.c, person_versions.c
    matched = a.identity_hash == p.identity_hash
    with engine.connect() as connection:
        assert connection.execute(select(a.alert_no, p.name).where(matched)).all() == []
    second = {"户编号": "H2", "人口编号": "P2", "姓名": "戊某", "证件号码": identity(2)}
    bring_in(engine, persons(second))
    with engine.connect() as connection:
        found = connection.execute(select(a.alert_no, p.name).where(matched)).all()
    assert found == [("K1", "戊某")]


def test_a_warning_about_an_unknown_household_is_kept(engine):
    assert problems(bring_in(engine, one_row(**ALERT, 户编号="H9"))) == []
    assert rows(engine, department_alerts.c.household_no) == [("H9",)]


def test_a_warning_about_an_unknown_place_is_kept_as_written(engine):
    report = bring_in(engine, one_row(**ALERT, 乡镇="东岭镇", 村="无此村"))
    assert (report.outcome, [w.row for w in report.warnings]) == ("stored", [2])
    a = department_alerts.c
    assert rows(engine, a.region_code, a.stated_township, a.stated_village) == [
        (None, "东岭镇", "无此村")
    ]


def test_a_warning_in_a_place_lies_there(engine):
    bring_in(engine, one_row(**ALERT, 乡镇="东岭镇", 村=None))
    a = department_alerts.c
    assert rows(engine, a.region_code, a.stated_township) == [(EAST, None)]


def test_a_warning_with_a_wrong_identity_number_is_an_error(engine):
    report = bring_in(engine, one_row(**ALERT, 证件号码="99010119900101002A"))
    assert [p[1] for p in problems(report)] == ["证件号码"]


# M and N


def test_monitors_are_of_a_village_or_of_its_township(engine):
    bring_in(engine, one_row(**MONITOR), one_row(**(MONITOR | {"村": "上坪村"})))
    assert rows(engine, monitors.c.region_code) == [(EAST,), (EAST_1,)]


def test_a_sheet_of_persons_without_households_is_no_list_of_monitors(engine):
    report = bring_in(engine, persons({}, without=("户编号",)))
    assert problems(report) == [
        (None, None, "工作表“人”最接近“农户/监测对象信息”，但缺少列：户编号")
    ]


def test_monitors_with_identity_numbers_are_no_persons(engine):
    report = bring_in(engine, one_row(**MONITOR, 证件号码=identity(3), 联系电话="1", 岗位=None))
    assert (report.outcome, report.sheets[0].layout) == ("stored", "monitors")


def test_what_a_check_found_is_a_list_of_problem_types(engine):
    bring_in(engine, one_row(**CHECK, 发现问题="医疗保障、住房安全", 账实是否相符="否"))
    c = check_results.c
    assert rows(engine, c.problem_types, c.is_consistent) == [
        (frozenset({"基本医疗", "住房安全"}), False)
    ]
    refused = bring_in(engine, one_row(**(CHECK | {"抽查编号": "D2"}), 发现问题="其他"))
    assert [p[1] for p in problems(refused)] == ["发现问题"]
