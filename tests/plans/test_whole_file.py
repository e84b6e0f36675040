"""Every entry a plan can have is read; every wrong one refused with file, entry, what was read
and what is allowed."""

import re
import typing
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from data.plans import PlanError, read_plan
from data.plans.declaration import CONDITIONS, ITEMS, Amendment, Plan, Standing
from tests.plans.whole import WHOLE, plan_file


def test_the_example_has_every_entry_a_plan_can_have(tmp_path: Path):
    plan = read_plan(plan_file(tmp_path, WHOLE))
    assert [field.name for field in fields(Plan) if not getattr(plan, field.name)] == []
    conditions = {type(condition) for trigger in plan.triggers for condition in trigger.when}
    assert conditions == set(CONDITIONS.values())
    assert {type(stage.items) for stage in plan.stages} == set(ITEMS.values())
    assert plan.amendments[0].lines[0].below == 7500
    assert not plan.triggers[-1].is_computed


# What stands in the example, what it is replaced by, and what the complaint says.
VOCABULARIES = [
    ('sources = ["农户自主申报"]', 'sources = ["举报"]', ["triggers 第1项 when 第1项 sources 第1项", "'举报'", "农户自主申报、干部排查"]),
    ('of = "clue"', 'of = "rumour"', ["when 第1项 of", "'rumour'", "clue、out_of_poverty"]),
    ('line = "monitoring"', 'line = "poverty"', ["'poverty'", "monitoring、sudden_hardship、warning"]),
    ('way = "分散供养"', 'way = "居家"', ["'居家'", "分散供养、集中供养"]),
    ('grades = ["一级"]', 'grades = ["五级"]', ["'五级'", "一级、二级、三级、四级"]),
    ('guarantees = ["has_housing_problem"]', 'guarantees = ["road"]', ["'road'", "has_water_problem"]),
    ('group = "warning"', 'group = "rich"', ["visits 第1项 group", "'rich'", "monitored、warning"]),
    ('every = "quarter"', 'every = "week"', ["visits 第1项 every", "'week'", "month、quarter、half_year、year"]),
    ('ways = ["入户", "电话"]', 'ways = ["入户", "微信"]', ["visits 第1项 ways 第2项", "'微信'", "入户、电话"]),
    ('kind = "集中排查"', 'kind = "普查"', ["sweeps 第1项 kind", "'普查'", "集中排查、农户遍访"]),
    ('type = "综合研判"', 'type = "茶话会"', ["meetings 第1项 type", "'茶话会'", "综合研判、部门联席会"]),
    ('level = "village", every', 'level = "hamlet", every', ["meetings 第1项 level", "'hamlet'", "county、township、village"]),
    ('post = "防贫监测信息员", at_least = 2', 'post = "书记", at_least = 2', ["staffing 第1项 post", "'书记'", "防贫监测信息员"]),
    ('procedure = "纳入"', 'procedure = "退出"', ["courses 第1项 procedure", "'退出'", "纳入、风险消除"]),
    ('ticked = "消费型轿车"', 'ticked = "摩托车"', ["exclusions 第1项 ticked", "'摩托车'", "财政供养人员"]),
    ('kind = "group"', 'kind = "person"', ["focus 第1项 kind", "'person'", "problem、group、place"]),
    ('topic = "数据"', 'topic = "其他"', ["requirements 第1项 topic", "'其他'", "监测"]),
    ('target    = "listed"', 'target    = "some"', ["stages 第1项 target", "'some'", "all_households、listed"]),
    ('where = "ticked"', 'where = "all"', ["items where", "'all'", "ticked_or_triggered"]),
    ('dated = "clue_on"', 'dated = "seen_on"', ["items dated", "'seen_on'", "clue_on"]),
    ('where = ["concluded"]', 'where = ["open"]', ["items where 第1项", "'open'", "concluded"]),
    ('types = ["总结报告"]', 'types = ["年会"]', ["items types 第1项", "'年会'", "总结报告"]),
]  # fmt: skip
RANGES = [
    ("at_least = 0.6", "at_least = 60", ["读到 60", "大于0、不超过1"]),
    ("at_least = 0.6", "at_least = 0", ["读到 0", "大于0、不超过1"]),
    ("at_least = 0.6", "at_least = nan", ["读到 nan", "大于0、不超过1"]),
    ("under_age = 18", "under_age = 0", ["读到 0", "在1至120之间"]),
    ("year = 2023 }", "year = 23 }", ["读到 23", "在1990至2100之间"]),
    ("year        = 2024", "year        = 24", ["year", "读到 24", "在1990至2100之间"]),
    ("last_year_at_least = 0.6", "last_year_at_least = 1.1", ["读到 1.1", "不超过1"]),
    ("at_least = 2", "at_least = 0", ["staffing 第1项 at_least", "读到 0", "在1至10000之间"]),
    ("at_least = 2", "at_least = 2.5", ["staffing 第1项 at_least", "读到 2.5", "整数"]),
    ("villages = 2", "villages = -2", ["spot_checks 第1项 villages", "读到 -2"]),
    ("share = 0.1", "share = 10.0", ["spot_checks 第1项 share", "读到 10.0", "不超过1"]),
    ("number = 1,", "number = 0,", ["warning_types 第1项 number", "读到 0"]),
    ("months = 6", "months = 121", ["early_elimination months", "读到 121", "在0至120之间"]),
    ("days   = 12", "days   = 3651", ["limits help days", "读到 3651", "在0至3650之间"]),
    ("below   = 7500", "below   = inf", ["amendments 第1项 lines 第1项 below", "读到 inf"]),
    ("days   = 10", "days   = -1", ["amendments 第1项 limits inclusion days", "读到 -1"]),
]  # fmt: skip
DISAGREEING = [
    ("income_to = 2024-03-31", "income_to = 2023-03-31", ["income_periods", "income_from 2024-01-01 晚于 income_to 2023-03-31"]),
    ("income_to   = 2024-04-30", "income_to   = 2022-04-30", ["lines “monitoring”", "晚于 income_to"]),
    ("until = 2024-06-10", "until = 2023-06-10", ["stages “enter” items", "since 2024-01-01 晚于 until"]),
    ("due    = 2024-06-20", "due    = 2023-06-20", ["stages “enter” due", "读到 2023-06-20", "2024年或次年"]),
    ('types = ["总结报告"], since = 2024-06-01', 'types = ["总结报告"], since = 2023-06-01', ["stages “report” items since", "读到 2023-06-01"]),
    ("since = 2024-01-01, until = 2024-06-10", "since = 2023-01-01, until = 2023-06-10", ["stages “enter” items until", "读到 2023-06-10"]),
    ("effective_from = 2024-07-01", "effective_from = 2019-07-01", ["amendments", "读到 2019-07-01"]),
    ('name = "去年脱贫"', 'name = "自主申报"', ["triggers", "“自主申报”出现了两次"]),
    ('name = "去年脱贫"', 'name = "脱贫，去年"', ["triggers “脱贫，去年” name", "不能有顿号"]),
    ('id     = "enter"', 'id     = "visit"', ["stages", "“visit”出现了两次"]),
    ('id          = "example-2024"', 'id          = "示例2024"', ["id", "'示例2024'", "小写字母"]),
    ('"990101000000"', '"99010100000x"', ["region_code", "'99010100000x'", "12位"]),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "complaint"), VOCABULARIES + RANGES + DISAGREEING)
def test_what_is_wrong_is_named(tmp_path: Path, right: str, wrong: str, complaint: list[str]):
    assert right in WHOLE
    with pytest.raises(PlanError) as error:
        read_plan(plan_file(tmp_path, WHOLE.replace(right, wrong, 1)))
    said = str(error.value)
    assert [part for part in ["example-2024.toml", *complaint] if part not in said] == []


CLAUSES = [match.span() for match in re.finditer(r',? *clause *= "[^"]*"', WHOLE)]


@pytest.mark.parametrize("span", CLAUSES)
def test_no_entry_goes_without_its_clause(tmp_path: Path, span: tuple[int, int]):
    begins, ends = span
    with pytest.raises(PlanError, match="缺少“clause”"):
        read_plan(plan_file(tmp_path, WHOLE[:begins] + WHOLE[ends:]))


def test_no_text_is_blank(tmp_path: Path):
    with pytest.raises(PlanError, match="triggers 第1项 clause：不能空着"):
        read_plan(plan_file(tmp_path, WHOLE.replace('clause = "二"', 'clause = " "', 1)))


def test_no_list_is_empty(tmp_path: Path):
    with pytest.raises(PlanError, match=r"courses 第1项 steps：读到 \[\]，应为至少一项"):
        read_plan(plan_file(tmp_path, WHOLE.replace('["申请", "评议"]', "[]")))


def entry_types(cls: type) -> set[type]:
    """The dataclasses that a plan is made of."""
    hints = typing.get_type_hints(cls)
    found = {cls}
    for hint in hints.values():
        for part in (hint, *typing.get_args(hint)):
            for option in (part, *typing.get_args(part)):
                if is_dataclass(option) and option not in found:
                    found |= entry_types(option)
    return found


def test_every_entry_of_a_plan_asks_for_its_clause():
    parts = {*ITEMS.values(), *CONDITIONS.values(), Plan, Amendment, Standing}
    entries = entry_types(Plan) - parts
    without = {cls.__name__ for cls in entries if "clause" not in {f.name for f in fields(cls)}}
    assert len(entries) > 20
    assert without == {"StatedLimits"}
