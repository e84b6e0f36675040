"""What makes a trigger true, as far as the columns allow to compute it.

A condition is a question about one household on D. Missing is not zero: a condition whose
facts are blank is not true. Those that look at a day have `since`: from that day on; without
it, in the plan's year, from 1 January to 31 December. What lies after D is never seen.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from data.plans.declaration.amounts import Age, Share, Year
from data.plans.declaration.lines import LineId
from data.plans.declaration.words import ClueSource, DisabilityGrade, ExtremePovertyCare


def days_of(since: date | None, plan_year: int) -> tuple[date, date]:
    """First and last day on which something makes a condition true."""
    if since:
        return since, date.max
    return date(plan_year, 1, 1), date(plan_year, 12, 31)


@dataclass(frozen=True)
class ClueFrom:
    """A 纳入 procedure of the household with one of these 线索来源 and 线索发现日期 in the days."""

    sources: tuple[ClueSource, ...]
    since: date | None = None


@dataclass(frozen=True)
class OutOfPovertyIn:
    """A 脱贫户 whose 脱贫年度 is the year."""

    year: Year


@dataclass(frozen=True)
class BelowLine:
    """人均纯收入 strictly below the plan's line, by that line's own measure."""

    line: LineId


@dataclass(frozen=True)
class CaredFor:
    """A member with this 特困供养方式."""

    way: ExtremePovertyCare


@dataclass(frozen=True)
class LowIncomeAid:
    """A member whose 低保认定日期 lies in the days, whatever aid the export names beside it."""

    since: date | None = None


@dataclass(frozen=True)
class DisabilityCertified:
    """A member whose 残疾证发证日期 lies in the days."""

    since: date | None = None


@dataclass(frozen=True)
class DisabilityOfGrade:
    """A member with one of these 残疾等级."""

    grades: tuple[DisabilityGrade, ...]


@dataclass(frozen=True)
class MinorsShare:
    """Members under `under_age` on D are `at_least` (or more) of all members."""

    at_least: Share
    under_age: Age


@dataclass(frozen=True)
class StudentsShare:
    """Members whose 在校生状况 begins with one of `stages` are `at_least` of all members."""

    at_least: Share
    stages: tuple[str, ...]


@dataclass(frozen=True)
class WagesLost:
    """上年工资性收入 was `last_year_at_least` (or more) of 上年家庭纯收入, 工资性收入 is 0 now."""

    last_year_at_least: Share


class Guarantee(StrEnum):
    """The four guarantees, by the column that says whether there is a problem."""

    HOUSING = "has_housing_problem"
    WATER = "has_water_problem"
    SCHOOLING = "has_dropout"
    INSURANCE = "has_uninsured_member"


@dataclass(frozen=True)
class Unsafe:
    """A problem with one of these guarantees."""

    guarantees: tuple[Guarantee, ...]


@dataclass(frozen=True)
class TownshipRefused:
    """A 纳入 with 村级意见 同意 and 乡镇意见 不同意, its 乡镇审核日期 in the days."""

    since: date | None = None


CONDITIONS = {
    "clue": ClueFrom,
    "out_of_poverty": OutOfPovertyIn,
    "below_line": BelowLine,
    "extreme_poverty_care": CaredFor,
    "low_income_aid": LowIncomeAid,
    "disability_certified": DisabilityCertified,
    "disability_grade": DisabilityOfGrade,
    "minors": MinorsShare,
    "students": StudentsShare,
    "wages_lost": WagesLost,
    "unsafe": Unsafe,
    "township_refused": TownshipRefused,
}
Condition = (
    ClueFrom
    | OutOfPovertyIn
    | BelowLine
    | CaredFor
    | LowIncomeAid
    | DisabilityCertified
    | DisabilityOfGrade
    | MinorsShare
    | StudentsShare
    | WagesLost
    | Unsafe
    | TownshipRefused
)
