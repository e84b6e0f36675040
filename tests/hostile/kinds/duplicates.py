"""Contradictory duplicates: rows with one key and different values."""

from pathlib import Path

import xlsxwriter

from tests.hostile.table import Kind
from tests.hostile.workbooks import HEADER, ROW, csv_text, person, row, xlsx
from tests.importer.sheets import identity

KIND = Kind("contradictory duplicates")


@KIND.refused("a.xlsx", "是同一条记录，内容却不同")
def a_procedure_twice(path: Path) -> None:
    xlsx(path, [HEADER, ROW, row(程序类型="清退")])


@KIND.refused("a.csv", "第 5 行")
def the_third_of_many(path: Path) -> None:
    path.write_text(csv_text([HEADER, ROW, ROW, ROW, row(佐证材料="无")]), "utf-8")


@KIND.refused("a.csv", "内容却不同")
def the_same_key_once_in_full_width(path: Path) -> None:
    path.write_text(csv_text([HEADER, ROW, row(程序编号="Ｃ１", 佐证材料="无")]), "utf-8")


@KIND.refused("a.csv", "内容却不同")
def the_same_key_once_with_something_invisible(path: Path) -> None:
    path.write_text(csv_text([HEADER, ROW, row(程序编号="C\u200b1\ufeff", 佐证材料="无")]), "utf-8")


@KIND.refused("a.xlsx", "不同")
def a_person_twice(path: Path) -> None:
    header, first = person(户编号="H9")
    _, second = person(户编号="H9", 姓名="乙某")
    xlsx(path, [header, first, second])


@KIND.refused("a.xlsx", "不同")
def a_household_of_two_types(path: Path) -> None:
    header, first = person(户编号="H9")
    _, second = person(户编号="H9", 人口编号="P2", 证件号码=identity(2), 户类型="脱贫户")
    xlsx(path, [header, first, second])


@KIND.refused("a.xlsx", "不同")
def two_sheets_that_disagree(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        for name, last in (("上半年", ROW), ("下半年", row(佐证材料="无"))):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, HEADER)
            sheet.write_row(1, 0, last)


@KIND.refused("a.csv", "不同")
def a_village_counted_twice(path: Path) -> None:
    rows = [["行政区划代码", "总户数", "总人口数"], ["990101100201", 90, 300]]
    path.write_text(csv_text([*rows, ["990101100201", 91, 300]]), "utf-8")


@KIND.stored("a.csv")
def identical_rows_count_once(path: Path) -> None:
    path.write_text(csv_text([HEADER, ROW, ROW, ROW]), "utf-8")
