"""The calendar of working days: table `calendar_days`, one row a day of 1990 … 2060.

Within the calendar library's years a day is what the State Council's notice made of it,
调休 included. An imported holiday table (`holidays`) overrides the library and goes on where
it ends. Any other day counts by its weekday and is marked `is_known = False` (按星期推算).
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from chinese_calendar.constants import holidays as library_holidays
from chinese_calendar.constants import workdays as library_make_up_days
from sqlalchemy import Connection, delete, func, insert, select

from data.csv_table import read_table
from data.models import calendar_days, holidays
from data.refusal import Refusal

FIRST, LAST = date(1990, 1, 1), date(2060, 12, 31)
_LIBRARY_YEARS = range(min(library_holidays).year, max(library_holidays).year + 1)
_SATURDAY = 5

_HEADERS = {
    "day": "day",
    "日期": "day",
    "is_workday": "is_workday",
    "是否工作日": "is_workday",
    "name": "name",
    "名称": "name",
}
_YES_NO = {"是": True, "1": True, "true": True, "否": False, "0": False, "false": False}


class HolidayError(Refusal):
    """A holiday table that cannot be used; nothing of it is stored."""


def fill_calendar(connection: Connection) -> None:
    """Make `calendar_days` what the library and the imported table say. Safe to repeat."""
    imported = dict(connection.execute(select(holidays.c.day, holidays.c.is_workday)).all())
    connection.execute(delete(calendar_days))
    connection.execute(insert(calendar_days), list(_days(imported)))


def refresh_calendar(connection: Connection) -> None:
    """Fill the calendar if it is empty or the library now knows more years than it holds."""
    known = last_known_day(connection)
    if known is None or known.year < _LIBRARY_YEARS[-1]:
        fill_calendar(connection)


def import_holidays(connection: Connection, path: Path) -> int:
    """Store a CSV of day, is_workday, name by day; the number of days it held.

    A notice names holidays and 调休 days only, so one day of a year makes that whole year
    known: its other days are what their weekday says. Raises `HolidayError`.
    """
    rows = list(_read_holidays(path))
    connection.execute(delete(holidays).where(holidays.c.day.in_([row["day"] for row in rows])))
    connection.execute(insert(holidays), rows)
    fill_calendar(connection)
    return len(rows)


def last_known_day(connection: Connection) -> date | None:
    """The last day that the calendar knows; later ones are 按星期推算. None: it is empty."""
    known = select(func.max(calendar_days.c.day)).where(calendar_days.c.is_known)
    return connection.scalar(known)


def _days(imported: Mapping[date, bool]) -> Iterator[dict[str, object]]:
    known_years = {*_LIBRARY_YEARS, *(day.year for day in imported)}
    through = 0
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        is_workday = imported.get(day)
        if is_workday is None:
            is_workday = _is_workday_by_default(day)
        through += is_workday
        yield {
            "day": day,
            "is_workday": is_workday,
            "is_known": day.year in known_years,
            "workdays_through": through,
        }


def _is_workday_by_default(day: date) -> bool:
    """The library's answer in its years (it keeps exceptions only), else the weekday's."""
    if day in library_make_up_days:
        return True
    return day.weekday() < _SATURDAY and day not in library_holidays


def _read_holidays(path: Path) -> Iterator[dict[str, object]]:
    lines = iter(read_table(path, "节假日和调休表", HolidayError))
    columns = [_HEADERS.get(header.strip()) for header in next(lines, [])]
    if missing := {"day", "is_workday"} - set(columns):
        raise HolidayError(f"{path.name}：缺少列 {'、'.join(sorted(missing))}，请补上后重试。")
    seen: set[date] = set()
    for number, cells in enumerate(lines, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = _read_row(dict(zip(columns, cells, strict=False)), f"{path.name} 第{number}行")
        if row["day"] in seen:
            raise HolidayError(f"{path.name} 第{number}行：{row['day']} 出现了两次，请只留一行。")
        seen.add(row["day"])
        yield row
    if not seen:
        raise HolidayError(f"{path.name}：没有一行日期，请检查文件。")


def _read_row(cells: Mapping[str | None, str], where: str) -> dict[str, object]:
    day, is_workday = cells.get("day", "").strip(), cells.get("is_workday", "").strip()
    try:
        read_day = date.fromisoformat(day)
    except ValueError:
        raise HolidayError(f"{where}：日期读到“{day}”，应如 2027-10-01。") from None
    if not FIRST <= read_day <= LAST:
        raise HolidayError(f"{where}：日期读到“{day}”，应在 {FIRST} 至 {LAST} 之间。")
    if is_workday.lower() not in _YES_NO:
        raise HolidayError(f"{where}：是否工作日读到“{is_workday}”，应为 是 或 否。")
    name = cells.get("name", "").strip() or None
    return {"day": read_day, "is_workday": _YES_NO[is_workday.lower()], "name": name}
