"""What looks odd and is quite usual in a county: each is read."""

from datetime import date
from pathlib import Path

import openpyxl
import xlsxwriter

from tests.hostile.table import Kind
from tests.hostile.workbooks import HEADER, ROW, csv_text, row, xlsx

KIND = Kind("odd but honest files")


@KIND.stored("a.xlsx")
def titles_and_a_repeated_header(path: Path) -> None:
    header = [*HEADER, "佐证材料"]
    xlsx(path, [["认定程序台账"], ["导出时间：2023-09-25"], header, [*ROW[:5], "", "有"]])


@KIND.stored("a.csv")
def free_order_full_width_and_wrapped(path: Path) -> None:
    cells = ['="C1"', "纳入", "'H1", "２０２３年９月１５日", " 在办 ", "√"]
    cells[5] = "有"
    path.write_text(csv_text([HEADER[::-1], cells[::-1]]), "utf-8")


@KIND.stored("a.csv")
def wrapped_blanks(path: Path) -> None:
    """What some systems write for a cell without text."""
    path.write_text(csv_text([HEADER, row(佐证材料='=""')]), "utf-8")


@KIND.stored("a.xlsx")
def ten_thousand_blank_rows(path: Path) -> None:
    blank = [[" ", None, "\u3000", "\xa0"]] * 10_000
    xlsx(path, [HEADER, ROW, *blank], constant_memory=True)


@KIND.stored("a.xlsx")
def the_date_system_of_1904(path: Path) -> None:
    xlsx(path, [HEADER, row(线索发现日期=date(2023, 9, 15))], date_1904=True)


@KIND.stored("a.xlsx")
def sheets_hidden_and_very_hidden(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["说明：请勿改动"])
    for name, state in (("隐藏", "hidden"), ("深藏", "veryHidden")):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        sheet.append(HEADER)
        sheet.append(ROW)
    book.save(path)


@KIND.stored("a.xlsx")
def a_chart_on_a_sheet_of_its_own(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("程序")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=程序!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)


@KIND.stored("a.xlsx")
def pictures_comments_links_and_filters(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("程序")
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.write_comment("A1", "批注")
        sheet.write_url("H1", "https://example.invalid/")
        sheet.autofilter("A1:F2")
        sheet.freeze_panes(1, 0)
        sheet.data_validation("E2", {"validate": "list", "source": ["在办", "办结"]})
        book.define_name("区域", "='[别处.xlsx]Sheet1'!$A$1")


@KIND.stored("a.xlsx")
def text_in_pieces_of_different_colours(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("程序")
        red = book.add_format({"font_color": "red"})
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ROW)
        sheet.write_rich_string(1, 4, red, "在", "办")


@KIND.stored("A.XLSX")
def an_extension_in_capitals(path: Path) -> None:
    xlsx(path)
