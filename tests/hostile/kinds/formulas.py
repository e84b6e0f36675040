"""Formula cells: the result counts; without one the cell is broken."""

from pathlib import Path

import openpyxl
import xlsxwriter
import xlwt

from tests.hostile.table import Kind
from tests.hostile.workbooks import HEADER, ROW

KIND = Kind("formula cells")
NO_RESULT = "公式没有计算结果"
ERROR = "单元格是错误值"


def _with_formula(path: Path, column: int, formula: str, result: str | float) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("程序")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.write_formula(1, column, formula, None, result)


@KIND.refused("a.xlsx", NO_RESULT)
def never_calculated(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append([*ROW[:5], '="有"'])
    book.save(path)


@KIND.refused("a.xlsx", NO_RESULT)
def a_key_never_calculated(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append(["=A1", *ROW[1:]])
    book.save(path)


@KIND.refused("a.xlsx", NO_RESULT)
def a_reference_to_another_workbook_never_calculated(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(HEADER)
    book.active.append([*ROW[:3], "='[别处.xlsx]Sheet1'!A1", *ROW[4:]])
    book.save(path)


@KIND.refused("a.xlsx", ERROR)
def divided_by_zero(path: Path) -> None:
    _with_formula(path, 5, "=1/0", "#DIV/0!")


@KIND.refused("a.xlsx", ERROR)
def not_found(path: Path) -> None:
    _with_formula(path, 2, "=VLOOKUP(1,A:B,2,0)", "#N/A")


@KIND.refused("a.xls", ERROR)
def an_error_in_an_xls(path: Path) -> None:
    book = xlwt.Workbook()
    sheet = book.add_sheet("程序")
    for number, cells in enumerate((HEADER, ROW[:5])):
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell)
    sheet.row(1).set_cell_error(5, "#REF!")
    book.save(str(path))


@KIND.stored("a.xlsx")
def calculated(path: Path) -> None:
    _with_formula(path, 5, '=IF(1=1,"有","无")', "有")


@KIND.stored("a.xlsx")
def a_command_in_a_formula_whose_result_counts(path: Path) -> None:
    _with_formula(path, 5, "=cmd|'/C calc'!A0", "有")
