"""One hardship a household, just enough or just not enough to start a procedure."""

from datetime import date, timedelta
from random import Random

from tests.oracle import Record
from tests.oracle.days import add_months
from tests.registers.dates import as_month, nudged

GROWN_UP = date(1980, 5, 17)
SINCE = (date(2021, 1, 1), date(2022, 1, 1), date(2023, 1, 1), date(2023, 12, 31))
OF_HOUSEHOLDS = ("脱贫年度", "上年工资性收入", "上年家庭纯收入", "工资性收入")
OF_PERSONS = (
    "享受低保政策情况",
    "低保认定日期",
    "特困供养方式",
    "残疾等级",
    "残疾证发证日期",
    "在校生状况",
)
AIDS = (None, "未享受", "农村低保", "农村低保", "城市低保")
GRADES = ("一级", "二级", "三级", None)
STAGES = (
    "普通高中一年级",
    "中职二年级",
    "高职高专一年级",
    "本科四年级",
    "九年级",
    "学前教育",
    None,
)


def add_hardship(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    """Writes into the household's record and into those of its persons."""
    # A sheet has a column for everybody or for nobody.
    for header in OF_HOUSEHOLDS:
        facts.setdefault(header)
    for person in persons:
        person |= dict.fromkeys(OF_PERSONS)
        person["出生日期"] = random.choice((GROWN_UP,) * 20 + (None, as_month(GROWN_UP)))
    random.choice(_HARDSHIPS)(random, facts, persons, today)


def _none(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    """The common case."""


def _out_of_poverty(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    facts["户类型"] = random.choice(("脱贫户", "脱贫户", "一般农户"))
    facts["脱贫年度"] = random.choice((None, "2019", "2020", "2020"))


def _unsafe(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    facts["是否住房出现安全问题"] = random.choice((None, False, True))
    facts["是否饮水出现安全问题"] = random.choice((None, False, True))


def _wages(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    facts["上年工资性收入"] = random.choice((None, 0, 5999.99, 6000, 6000.01))
    facts["上年家庭纯收入"] = random.choice((None, 0, 10000, 10000, 10000))
    facts["工资性收入"] = random.choice((None, 0, 0, 0, 0.01))


def _aid(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    person = random.choice(persons)
    person["享受低保政策情况"] = random.choice(AIDS)
    person["低保认定日期"] = _day(random, today)


def _care(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    random.choice(persons)["特困供养方式"] = random.choice(("分散供养", "集中供养"))


def _disability(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    person = random.choice(persons)
    person["残疾等级"] = random.choice(GRADES)
    person["残疾证发证日期"] = random.choice((None, _day(random, today)))


def _children(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    """Eighteen today, tomorrow, this month, or of an unknown age."""
    for person in persons[1:]:
        born = nudged(random, add_months(today, -18 * 12))
        infant = add_months(today, -12)
        person["出生日期"] = random.choice((born, as_month(born), infant, infant, None))


def _students(random: Random, facts: Record, persons: list[Record], today: date) -> None:
    for person in persons[1:]:
        person["在校生状况"] = random.choice(STAGES)


_HARDSHIPS = (
    _none,
    _none,
    _out_of_poverty,
    _unsafe,
    _wages,
    _aid,
    _care,
    _disability,
    _children,
    _children,
    _students,
)


def _day(random: Random, today: date):
    """About the first or last day of a year, or about today, perhaps known to the month."""
    day = nudged(random, random.choice((*SINCE, today, today - timedelta(30))))
    return random.choice((day, day, as_month(day), None))
