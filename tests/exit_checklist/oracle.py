"""The conditions of an exit in dictionaries and loops; shares no code with the queries."""

from datetime import date, timedelta

from tests.oracle import Asked, Month, Record, Register
from tests.oracle.days import add_months, months_apart
from tests.oracle.households import Household
from tests.oracle.rules import Plan
from tests.oracle.seen import Seen

GUARANTEES = {
    "住房": "是否住房出现安全问题",
    "饮水": "是否饮水出现安全问题",
    "义务教育": "是否义务教育阶段适龄儿童少年失学辍学",
    "基本医疗": "是否有家庭成员未参加城乡居民(职工)基本医疗保险",
}
# Indicator 17: "因病 {健康, 社会}, 因学 {义务教育, 教育, 社会}, 因残 {综合, 社会}, 因安全住房 {住房},
# 因安全饮水 {饮水}, 因务工就业不稳 {就业, 公益岗位}; other risks untested".
ANSWERS = {
    "因病": {"健康帮扶", "社会帮扶"},
    "因学": {"义务教育保障", "教育帮扶", "社会帮扶"},
    "因残": {"综合保障", "社会帮扶"},
    "因安全住房": {"住房安全保障"},
    "因安全饮水": {"饮水安全保障"},
    "因务工就业不稳": {"就业帮扶", "公益岗位帮扶"},
}
SUDDEN_HARDSHIP_LINES = {"yihe-2022": 7000}  # less 合规自付支出

Ticks = dict[str, str]


def ticks(register: Register, asked: Asked, proposed: bool) -> dict[str, Ticks]:
    """By 户编号: each condition's title and 各项合计, in words."""
    seen = Seen(register, asked)
    under_way = {
        household.number
        for household, procedure, status in seen.procedures()
        if procedure["程序类型"] == "风险消除" and status == "在办"
    }
    found = {}
    for household in seen.households:
        is_proposed = household.number in under_way
        if is_proposed if proposed else household.state == "active" and not is_proposed:
            found[household.number] = _of(household, seen)
    return found


def _of(household: Household, seen: Seen) -> Ticks:
    found = {
        "纳入满6个月": _six_months(household, seen.day),
        "收入过线": _income(household, seen),
        **{title: _guarantee(household.facts.get(column)) for title, column in GUARANTEES.items()},
        "有劳动能力": {None: "不明", True: "具备", False: "不具备"}[household.has_labour],
        "对应措施": _answered(household),
        "近期走访": _visited(household, seen.day, seen.register.visits),
    }
    if "不具备" in found.values():
        overall = "不具备"
    else:
        overall = "具备" if set(found.values()) == {"具备"} else "不明"
    return found | {"各项合计": overall}


def _six_months(household: Household, day: date) -> str:
    if household.latest is None:
        return "不明"
    included = household.latest.included
    if isinstance(included, Month):
        months = months_apart(Month(day.year, day.month), included)
        return "边界" if months == 6 else "具备" if months > 6 else "不具备"
    return "具备" if add_months(included, 6) <= day else "不具备"


def _income(household: Household, seen: Seen) -> str:
    plan = seen.plan(household.village)
    line = seen.limits(household.village).income_line
    income = household.facts.get("人均纯收入")
    if _has_own_line(household, plan):
        if "income_line" not in dict(seen.asked.limits):
            line = SUDDEN_HARDSHIP_LINES[plan.id]
        expense = household.facts.get("合规自付支出")
        known = income is not None and expense is not None and household.persons
        income = income - expense / len(household.persons) if known else None
    if line is None or income is None:
        return "不明"
    return "具备" if income >= line else "不具备"


def _has_own_line(household: Household, plan: Plan | None) -> bool:
    is_sudden = household.facts.get("监测对象类别") == "突发严重困难户"
    return is_sudden and plan is not None and plan.id in SUDDEN_HARDSHIP_LINES


def _guarantee(problem: bool | None) -> str:
    return {None: "不明", True: "不具备", False: "具备"}[problem]


def _answered(household: Household) -> str:
    risks = household.facts.get("风险类型")
    if not risks:
        return "不明"
    helped = household.measures_in_force()
    return "具备" if all(ANSWERS[r] & helped for r in risks if r in ANSWERS) else "不具备"


def _visited(household: Household, day: date, visits: tuple[Record, ...]) -> str:
    seen = [visit for visit in visits if visit["走访日期"] <= day]
    if not seen:
        return "不明"
    # The last full month ending on or before D: that of D itself on its last day.
    tomorrow = day + timedelta(1)
    last = date(tomorrow.year, tomorrow.month, 1) - timedelta(1)
    since = date(last.year, last.month, 1)
    at_home = [v for v in seen if v["户编号"] == household.number and v["方式"] == "入户"]
    return "具备" if any(visit["走访日期"] >= since for visit in at_home) else "不具备"
