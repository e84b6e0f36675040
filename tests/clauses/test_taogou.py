"""桃沟乡 2021: its annexes as layouts, and what becomes of a record."""

from data.layouts import LAYOUTS
from data.layouts.words import PROBLEM_TYPES
from data.plans import load_plans

PLANS = load_plans()
PLAN = PLANS["taogou-2021"]
TYPES = """
    义务教育 基本医疗 住房安全 安全饮水 易地扶贫搬迁 产业发展 脱贫人口就业 脱贫人口小额信贷
    消费帮扶 资金项目管理 防止返贫动态监测 帮扶工作
"""
# 附件3, both of its tables, without 序号.
OF_HOUSEHOLDS = "镇 村 户主姓名 户类型 问题类型 具体内容 整改措施 责任人 责任单位 整改时限 整改成效"
OF_AREAS = "面上问题层级 问题类型 具体内容 整改措施 责任人 责任单位 整改时限 整改成效"


def test_twelve_types_of_problem_in_the_order_of_the_form():
    """综合判定, the thirteenth line of the form, is no problem."""
    assert list(PROBLEM_TYPES) == TYPES.split()
    for name in ("household_problems", "area_problems"):
        assert LAYOUTS[name].field("problem_type").codes == PROBLEM_TYPES


def test_the_ledgers_have_the_columns_of_the_annexes():
    for name, headers in (("household_problems", OF_HOUSEHOLDS), ("area_problems", OF_AREAS)):
        layout = LAYOUTS[name]
        known = {field.header for field in layout.fields} | {"镇", "村"}
        assert set(headers.split()) <= known


def test_the_type_of_household_stands_beside_its_problem(kept):
    row = {"户编号": "H1", "户类型": "一般农户", "问题类型": "住房安全", "具体内容": "漏雨"}
    assert kept("household_problems", row) == row


def test_what_a_measure_cost_is_kept_and_given_back(kept):
    row = {"措施编号": "D1", "户编号": "H1", "措施类别": "产业帮扶", "落实日期": "2023-03-01"}
    row |= {"金额(元)": 3000.5}
    back = kept("measures", row)
    assert back["金额(元)"] == 3000.5


def test_who_reviews_differs_from_plan_to_plan():
    here, there = PLAN.reviews[0], PLANS["yanfeng-2022"].reviews[0]
    assert here.members == ("村两委成员", "驻村工作队成员", "村监督委员会成员", "部分村民代表")
    assert set(here.members).isdisjoint(there.members)


def test_four_annexes_by_the_numbers_of_the_list():
    assert [form.number for form in PLAN.forms] == ["附件1", "附件2", "附件3", "附件4"]
    assert "授权查询书" in PLAN.forms[0].name and "汇总表" in PLAN.forms[3].name
