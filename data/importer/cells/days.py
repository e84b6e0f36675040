"""Days, months kept as months, moments and years."""

import re
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from data.importer.cells.text import plain
from data.importer.faults import Fault
from data.layouts import Field, Kind

_TIME = r"(?:[ T]*(\d{1,2})(?::|时|点)(?:(\d{1,2})(?::(\d{1,2})(?:\.\d+)?|分(?:(\d{1,2})秒)?)?)?)?"
DAY = [
    re.compile(pattern + _TIME, re.ASCII)
    for pattern in (
        r"(\d{4})-(\d{1,2})-(\d{1,2})",
        r"(\d{4})/(\d{1,2})/(\d{1,2})",
        r"(\d{4})\.(\d{1,2})\.(\d{1,2})",
        r"(\d{4})年(\d{1,2})月(\d{1,2})日",
        r"(\d{4})(\d{2})(\d{2})",
    )
]
MONTH = [
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(\d{4})-(\d{1,2})",
        r"(\d{4})/(\d{1,2})",
        r"(\d{4})年(\d{1,2})月",
        r"(\d{4})(\d{2})",
    )
]
YEAR = re.compile(r"(\d{4})年?", re.ASCII)

EARLIEST, EARLIEST_BIRTH, LATEST = date(1990, 1, 1), date(1900, 1, 1), date(2100, 12, 31)
YEARS_AHEAD = 2

NOT_A_DAY = Fault("不是日期", "请填写完整的年月日，如 2023-09-15")
ONLY_A_MONTH = Fault("只写到月份，这一列要写到日", "请补上日，如 2023-09-15")
SERIAL = Fault("只是一个数字，不是日期", "请把该列设为日期格式，或写成 2023-09-15")

MonthOrDay = tuple[date, bool]  # True: only the month is known and the day is its first


def latest_day(today: date) -> date:
    """Two years after the day of import; 29 February gives 28."""
    try:
        return today.replace(year=today.year + YEARS_AHEAD)
    except ValueError:
        return today.replace(year=today.year + YEARS_AHEAD, day=28)


def day_reader(field: Field, today: date) -> Callable[[Any], Any]:
    """Reads cells to a date, a datetime, a MonthOrDay or a year, as the field's kind says."""
    earliest = EARLIEST_BIRTH if field.since_1900 else EARLIEST
    latest = LATEST if field.until_2100 else latest_day(today)
    outside = Fault(f"日期不在 {earliest} 至 {latest} 之间", "请核对年份后改正")
    convert = _CONVERTERS[field.kind]

    def read(value: Any) -> Any:
        found = _parsed(value, may_be_year=field.kind is Kind.YEAR)
        if isinstance(found, Fault):
            return found
        moment, is_month = found
        if not earliest <= moment.date() <= latest:
            return outside
        return convert(moment, is_month)

    return read


def read_day(text: str) -> date | None:
    """The day that a text states, None if none."""
    found = _parsed(text, may_be_year=False)
    return None if isinstance(found, Fault) or found[1] else found[0].date()


def _parsed(value: Any, may_be_year: bool) -> tuple[datetime, bool] | Fault:
    """The moment, and whether only its month is known."""
    if isinstance(value, datetime):
        return value.replace(microsecond=0), False
    if isinstance(value, date):
        return datetime.combine(value, time()), False
    text = plain(value)
    for patterns, is_month in ((DAY, False), (MONTH, True)):
        for pattern in patterns:
            if match := pattern.fullmatch(text):
                moment = _moment(*(int(part or 0) for part in match.groups()))
                return NOT_A_DAY if moment is None else (moment, is_month)
    if may_be_year and (match := YEAR.fullmatch(text)):
        moment = _moment(int(match[1]), 1)
        return NOT_A_DAY if moment is None else (moment, True)
    return SERIAL if text.replace(".", "", 1).isdecimal() else NOT_A_DAY


def _moment(
    year: int, month: int, day: int = 1, hour: int = 0, minute: int = 0, *seconds: int
) -> datetime | None:
    """`seconds` as either of the two spellings has them, the other being 0."""
    try:
        return datetime(year, month, day, hour, minute, sum(seconds))
    except ValueError:
        return None


def _as_day(moment: datetime, is_month: bool) -> date | Fault:
    return ONLY_A_MONTH if is_month else moment.date()


def _as_moment(moment: datetime, is_month: bool) -> datetime | Fault:
    return ONLY_A_MONTH if is_month else moment


def _as_month(moment: datetime, is_month: bool) -> MonthOrDay:
    return moment.date(), is_month


def _as_year(moment: datetime, is_month: bool) -> int:
    return moment.year


_CONVERTERS: dict[Kind, Callable[[datetime, bool], Any]] = {
    Kind.DAY: _as_day,
    Kind.MOMENT: _as_moment,
    Kind.MONTH: _as_month,
    Kind.YEAR: _as_year,
}
