"""What starts the procedure (触发情形), by plan, as far as the columns tell.

From the texts: 演丰 三“开展集中排查”2, with 60% and 50% inclusive (“含”, “以上”) and the line
strictly below; 柳江 一（一）, as contract/plans.md says what is computed.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from tests.oracle.days import add_months, first, last
from tests.oracle.households import Household
from tests.oracle.records import Month, Record
from tests.oracle.rules import Limits

AFTER_COMPULSORY_SCHOOL = (
    "普通高中",
    "高中",
    "中职",
    "高职",
    "技师学院",
    "大专",
    "本科",
    "硕士",
    "博士",
)


def is_triggered(plan_id: str, household: Household, limits: Limits) -> bool | None:
    """None: none is true, and one hangs on a blank or on a month."""
    found = TRIGGERS.get(plan_id, _none)(household, limits)
    if any(found):
        return True
    return None if None in found else False


def _none(household: Household, limits: Limits) -> list[bool | None]:
    return []


def _yanfeng(household: Household, limits: Limits) -> list[bool | None]:
    facts, day = household.facts, household.day
    return [
        _clue(household, ("农户自主申报",), 2022),
        _clue(household, ("部门筛查预警",), 2022),
        _clue(household, ("信访", "12317"), 2022),
        facts.get("户类型") == "脱贫户" and facts.get("脱贫年度") == "2020",
        _below(facts.get("人均纯收入"), limits.income_line),
        _anyone(household, lambda p: p.get("特困供养方式") == "分散供养"),
        # "2021年1月以来新识别"
        _anyone(household, lambda p: _lies(p, "低保认定日期", date(2021, 1, 1), day)),
        # "今年新致残和重度残疾人"
        _anyone(household, lambda p: _lies_in(p, "残疾证发证日期", 2022, day)),
        _anyone(household, lambda p: p.get("残疾等级") in ("一级", "二级")),
        _minors(household, Fraction(60, 100)),
        _students(household, Fraction(50, 100)),
        _wages_lost(facts),
    ]


def _liujiang(household: Household, limits: Limits) -> list[bool | None]:
    facts, day = household.facts, household.day
    return [
        _refused_by_township(household, 2023),
        _anyone(household, lambda p: _lies_in(p, "低保认定日期", 2023, day)),
        _anyone(household, lambda p: p.get("特困供养方式") == "分散供养"),
        facts.get("是否住房出现安全问题") is True,
        facts.get("是否饮水出现安全问题") is True,
        _clue(household, ("农户自主申报", "信访", "12317"), 2023),
    ]


TRIGGERS: dict[str, Callable[[Household, Limits], list[bool | None]]] = {
    "yanfeng-2022": _yanfeng,
    "liujiang-2023": _liujiang,
}


def _anyone(household: Household, holds: Callable[[Record], bool]) -> bool:
    return any(holds(person) for person in household.persons)


def _lies(person: Record, header: str, since: date, until: date) -> bool:
    day = person.get(header)
    return day is not None and since <= first(day) <= until


def _lies_in(person: Record, header: str, year: int, seen_until: date) -> bool:
    return _lies(person, header, date(year, 1, 1), min(date(year, 12, 31), seen_until))


def _below(income: float | None, line: float | None) -> bool | None:
    return None if income is None or line is None else income < line


def _minors(household: Household, share: Fraction) -> bool | None:
    """未成年: the eighteenth birthday is the first day of age."""
    sure = possible = 0
    for person in household.persons:
        born: date | Month | None = person.get("出生日期")
        ends = (date.min, date.max) if born is None else (first(born), last(born))
        minor = [end > add_months(household.day, -18 * 12) for end in ends]
        sure += all(minor)
        possible += any(minor)
    needed = share * len(household.persons)
    if (sure >= needed) == (possible >= needed):
        return sure >= needed
    return None


def _students(household: Household, share: Fraction) -> bool:
    stages = [person.get("在校生状况") or "" for person in household.persons]
    return sum(s.startswith(AFTER_COMPULSORY_SCHOOL) for s in stages) >= share * len(stages)


def _wages_lost(facts: Record) -> bool:
    """ "去年务工收入占家庭收入60%以上且今年基本无务工收入"."""
    before, of, now = (facts.get(h) for h in ("上年工资性收入", "上年家庭纯收入", "工资性收入"))
    if before is None or not of or of <= 0:
        return False
    return now == 0 and Fraction(str(before)) / Fraction(str(of)) >= Fraction(60, 100)


def _inclusions(household: Household) -> list[Record]:
    return [
        p
        for p in household.procedures
        if p["程序类型"] == "纳入" and p["线索发现日期"] <= household.day
    ]


def _clue(household: Household, sources: tuple[str, ...], year: int) -> bool:
    return any(
        p.get("线索来源") in sources and p["线索发现日期"].year == year
        for p in _inclusions(household)
    )


def _refused_by_township(household: Household, year: int) -> bool:
    return any(
        p.get("村级意见") == "同意"
        and p.get("乡镇意见") == "不同意"
        and p.get("乡镇审核日期")
        and p["乡镇审核日期"].year == year
        and p["乡镇审核日期"] <= household.day
        for p in _inclusions(household)
    )
