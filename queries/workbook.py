"""A list or figures as a workbook that says what it is and of which day."""

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from data import formulas
from queries.scope import Scope

DEMONSTRATION = "演示数据，纯属虚构"
WIDEST = 40  # characters


def to_xlsx(
    frame: pd.DataFrame,
    title: str,
    scope: Scope,
    notes: Sequence[str],
    *,
    is_demonstration: bool,
) -> bytes:
    """The frame under its title, 数据截至, period and notes (口径、依据), as .xlsx.

    The columns of `frame` are the headings. Text is written as text, never as a formula or a
    link; text that a spreadsheet could take for a formula when saved anew is prefixed by '.
    """
    lines = [
        *([DEMONSTRATION] if is_demonstration else []),
        f"数据截至：{_day(scope.as_of)}　本期：{_day(scope.period_start)}至{_day(scope.as_of)}",
        *notes,
    ]
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名单" if "户编号" in frame.columns else "数据")
        write_head(book, sheet, title, lines)
        write_table(book, sheet, frame, first_row=len(lines) + 2)
        if is_demonstration:
            sheet.set_header(f"&C{DEMONSTRATION}")
        sheet.set_footer("&C第 &P 页，共 &N 页")
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
    return stream.getvalue()


def write_head(book: Workbook, sheet: Worksheet, title: str, lines: Sequence[str]) -> None:
    """The title in the first row, a line in each below; DEMONSTRATION stands out."""
    sheet.write_string(0, 0, safe(title), book.add_format({"bold": True, "font_size": 16}))
    for row, line in enumerate(lines, start=1):
        look = {"bold": True, "font_color": "#B00020"} if line == DEMONSTRATION else {}
        sheet.write_string(row, 0, safe(line), book.add_format(look))


def write_table(book: Workbook, sheet: Worksheet, frame: pd.DataFrame, first_row: int) -> None:
    """The headings in `first_row` (counted from 0), one row of the frame in each below."""
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EEF2F6"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for column, heading in enumerate(frame.columns):
        sheet.write_string(first_row, column, safe(str(heading)), head)
        cells = [_plain(value) for value in frame.iloc[:, column]]
        for row, value in enumerate(cells, start=first_row + 1):
            if isinstance(value, date):
                sheet.write_datetime(row, column, datetime.combine(value, datetime.min.time()), day)
            elif isinstance(value, int | float):
                sheet.write_number(row, column, value)
            elif value is not None:
                sheet.write_string(row, column, safe(value))
        sheet.set_column(column, column, _width([str(heading), *map(str, cells)]))
    sheet.freeze_panes(first_row + 1, 0)
    sheet.autofilter(first_row, 0, first_row + len(frame), max(len(frame.columns) - 1, 0))


def safe(text: str) -> str:
    """Fenced off like a formula; a line break at the start too, since lists are saved anew as CSV,
    where it ends the line and what follows begins one."""
    return formulas.safe(text, "\n")


def _plain(value: Any) -> date | int | float | str | None:
    """What a cell holds; None for anything missing."""
    if isinstance(value, list | tuple | set | frozenset):
        return "、".join(sorted(map(str, value)))
    if value is None or pd.isna(value):
        return None
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date | str):
        return value
    number = float(value)
    return int(number) if number.is_integer() else number


def _width(texts: Sequence[str]) -> int:
    """Wide enough for the longest text; a Chinese character takes two columns."""
    longest = max(sum(2 if ord(c) > 0x2E80 else 1 for c in text) for text in texts)
    return min(longest + 2, WIDEST)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
