"""Working days, with 调休 and beyond the calendar library's last year."""

from datetime import date
from pathlib import Path

import chinese_calendar
import pytest
from sqlalchemy import Connection, Engine, func, select, update

from data.models import calendar_days, holidays
from data.workdays import (
    FIRST,
    LAST,
    HolidayError,
    fill_calendar,
    import_holidays,
    last_known_day,
    refresh_calendar,
)


@pytest.fixture
def connection(engine: Engine):
    with engine.begin() as connection:
        yield connection


def row(connection: Connection, day: str):
    return connection.execute(
        select(calendar_days).where(calendar_days.c.day == date.fromisoformat(day))
    ).one()


def workdays(connection: Connection, after: str, to: str) -> int:
    return row(connection, to).workdays_through - row(connection, after).workdays_through


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "holidays.csv"
    path.write_text(text, encoding=encoding)
    return path


def test_every_day_has_one_row(connection: Connection):
    fill_calendar(connection)  # a second time changes nothing
    counted = connection.execute(select(func.count()).select_from(calendar_days)).scalar_one()
    assert counted == (LAST - FIRST).days + 1


@pytest.mark.parametrize(
    ("day", "is_workday"),
    [
        ("2022-05-04", False),  # Wednesday, Labour Day
        ("2022-05-07", True),  # Saturday, 调休
        ("2023-09-28", True),
        ("2023-09-29", False),  # Friday, Mid-autumn
        ("2023-10-06", False),
        ("2023-10-07", True),  # Saturday, 调休
        ("2023-10-08", True),  # Sunday, 调休
        ("2023-10-14", False),
    ],
)
def test_make_up_days(connection: Connection, day: str, is_workday: bool):
    assert row(connection, day).is_workday is is_workday
    assert row(connection, day).is_known is True


@pytest.mark.parametrize(
    ("after", "to", "expected"),
    [
        ("2023-09-28", "2023-10-08", 2),  # ten days, of which only the two 调休 days
        ("2022-05-06", "2022-05-09", 2),  # Saturday the 7th and Monday
        ("2022-05-10", "2022-05-17", 5),  # 公示 of 05-11 … 05-17
        ("2023-09-25", "2023-09-25", 0),
    ],
)
def test_working_days_between(connection: Connection, after: str, to: str, expected: int):
    assert workdays(connection, after, to) == expected


def test_within_its_years_the_calendar_is_the_librarys(connection: Connection):
    days = connection.execute(
        select(calendar_days.c.day, calendar_days.c.is_workday).where(
            calendar_days.c.day.between(date(2004, 1, 1), date(2026, 12, 31))
        )
    ).all()
    assert len(days) == 8401
    assert [day for day, is_workday in days if is_workday != chinese_calendar.is_workday(day)] == []


def test_a_calendar_that_holds_what_the_library_knows_is_left_alone(connection: Connection):
    connection.execute(update(calendar_days).values(workdays_through=0))
    refresh_calendar(connection)
    assert row(connection, "2026-12-31").workdays_through == 0
    connection.execute(
        update(calendar_days).values(is_known=calendar_days.c.day < date(2024, 1, 1))
    )
    refresh_calendar(connection)
    assert row(connection, "2026-12-31").workdays_through > 0


def test_beyond_the_library_a_day_counts_by_weekday_and_says_so(connection: Connection):
    national_day = row(connection, "2027-10-01")  # a Friday
    assert (national_day.is_workday, national_day.is_known) == (True, False)
    assert row(connection, "2027-10-02").is_workday is False
    assert row(connection, "2003-12-31").is_known is False
    assert last_known_day(connection) == date(2026, 12, 31)


def test_an_imported_table_goes_on_where_the_library_ends(connection: Connection, tmp_path: Path):
    table = "日期,是否工作日,名称\n2027-10-01,否,国庆节\n2027-10-09,是,国庆节调休\n\n"
    assert import_holidays(connection, write(tmp_path, table, "gb18030")) == 2
    assert row(connection, "2027-10-01").is_workday is False
    assert row(connection, "2027-10-09").is_workday is True  # a Saturday
    assert row(connection, "2027-10-12").is_known is True  # of a year that the notice covers
    assert workdays(connection, "2027-09-30", "2027-10-11") == 7
    assert last_known_day(connection) == date(2027, 12, 31)


def test_an_imported_day_overrides_the_library_and_an_earlier_import(
    connection: Connection, tmp_path: Path
):
    import_holidays(connection, write(tmp_path, "day,is_workday\n2023-10-07,0\n"))
    assert row(connection, "2023-10-07").is_workday is False
    import_holidays(connection, write(tmp_path, "day,is_workday\n2023-10-07,1\n"))
    assert row(connection, "2023-10-07").is_workday is True
    assert connection.execute(select(func.count()).select_from(holidays)).scalar_one() == 1


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("date,is_workday\n2027-10-01,否\n", "缺少列 day"),
        ("day,is_workday\n2027-13-01,否\n", "第2行：日期读到“2027-13-01”"),
        ("day,is_workday\n2099-10-01,否\n", "1990-01-01 至 2060-12-31"),
        ("day,is_workday\n2027-10-01,也许\n", "第2行：是否工作日读到“也许”"),
        ("day,is_workday\n2027-10-01,否\n2027-10-01,是\n", "第3行：2027-10-01 出现了两次"),
        ("day,is_workday\n", "没有一行日期"),
        ("", "缺少列"),
    ],
)
def test_a_wrong_table_stores_nothing(
    connection: Connection, tmp_path: Path, table: str, complaint: str
):
    with pytest.raises(HolidayError, match=complaint):
        import_holidays(connection, write(tmp_path, table))
    assert connection.execute(select(holidays)).all() == []
