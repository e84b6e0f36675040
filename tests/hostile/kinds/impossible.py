"""Impossible dates and numbers."""

from datetime import date
from pathlib import Path

import xlsxwriter

from tests.hostile.table import Kind
from tests.hostile.workbooks import HEADER, ROW, csv_text, person, row, xls, xlsx

KIND = Kind("impossible dates and numbers")
NO_DAY, OUTSIDE, SERIAL = "不是日期", "日期不在", "只是一个数字"
NO_NUMBER = "不是数字"

DAYS = {
    "2023-02-30": NO_DAY,
    "1900-02-29": NO_DAY,
    "2023-13-01": NO_DAY,
    "0000-00-00": NO_DAY,
    "0001-01-01": OUTSIDE,
    "1899-12-31": OUTSIDE,
    "9999-12-31": OUTSIDE,
    "2023年9月31日": NO_DAY,
    "23-9-15": NO_DAY,
    "2023-09-15T25:00": NO_DAY,
    "45184": SERIAL,
    "-1": NO_DAY,
    "昨天": NO_DAY,
    "2023-09": "只写到月份",
    "9" * 100_000: SERIAL,
    "2023-" + "0" * 100_000 + "9-15": NO_DAY,
}
NUMBERS = {
    "1e400": NO_NUMBER,
    "NaN": NO_NUMBER,
    "Infinity": NO_NUMBER,
    "-inf": NO_NUMBER,
    "1,2,3": NO_NUMBER,
    "--1": NO_NUMBER,
    "1 000": NO_NUMBER,
    "0x10": NO_NUMBER,
    "1_000": NO_NUMBER,
    "50%": "不是百分比",
    "三千": NO_NUMBER,
    "9" * 100_000: NO_NUMBER,
    "1" + ",000" * 25_000: NO_NUMBER,
    "-5": "不能为负数",
}
COUNTS = {"1.5": "应为整数", "99999999999": "数字过大", "1e3": NO_NUMBER}


def _of_day(cell: str, says: str) -> None:
    def day(path: Path) -> None:
        path.write_text(csv_text([HEADER, row(线索发现日期=cell)]), "utf-8")

    day.__name__ = f"the day {cell[:20]}"
    KIND.refused("a.csv", says)(day)


def _of_number(cell: str, says: str) -> None:
    def number(path: Path) -> None:
        path.write_text(csv_text(person(工资性收入=cell)), "utf-8")

    number.__name__ = f"the income {cell[:20]}"
    KIND.refused("a.csv", says)(number)


def _of_count(cell: str, says: str) -> None:
    def count(path: Path) -> None:
        rows = [["行政区划代码", "总户数", "总人口数"], ["990101100201", cell, 300]]
        path.write_text(csv_text(rows), "utf-8")

    count.__name__ = f"the count {cell[:20]}"
    KIND.refused("a.csv", says)(count)


for cell, says in DAYS.items():
    _of_day(cell, says)
for cell, says in NUMBERS.items():
    _of_number(cell, says)
for cell, says in COUNTS.items():
    _of_count(cell, says)


@KIND.refused("a.xlsx", OUTSIDE)
def a_date_cell_of_a_century_ago(path: Path) -> None:
    xlsx(path, [HEADER, row(线索发现日期=date(1923, 9, 15))])


@KIND.refused("a.xls", OUTSIDE)
def a_date_cell_of_the_last_year_there_is(path: Path) -> None:
    xls(path, [HEADER, row(线索发现日期=date(9999, 12, 31))])


def _formatted_as_day(path: Path, number: float) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("程序")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.write_number(1, 3, number, book.add_format({"num_format": "yyyy-mm-dd"}))


@KIND.refused("a.xlsx", "日")
def a_negative_date_cell(path: Path) -> None:
    _formatted_as_day(path, -1)


@KIND.refused("a.xlsx", "日")
def a_date_cell_beyond_the_calendar(path: Path) -> None:
    _formatted_as_day(path, 1e300)


@KIND.refused("a.xlsx", "日")
def a_time_without_a_day(path: Path) -> None:
    _formatted_as_day(path, 0.5)


@KIND.refused("a.xlsx", "日")
def the_29_february_1900_of_excel(path: Path) -> None:
    _formatted_as_day(path, 60)


@KIND.stored("a.csv")
def minus_nothing_is_nothing(path: Path) -> None:
    path.write_text(csv_text(person(家庭纯收入="-0")), "utf-8")
