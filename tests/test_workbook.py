"""Exports say what they are, and hold text as text."""

from datetime import date
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from queries.scope import Scope
from queries.workbook import safe, to_xlsx

SCOPE = Scope("990101000000", date(2023, 9, 25), date(2023, 1, 1))


def sheet(frame: pd.DataFrame, *, is_demonstration: bool = False) -> Worksheet:
    notes = ["口径：截至当日在监测而风险尚未消除的监测对象。", "依据：柳江区2023年方案一（二）"]
    content = to_xlsx(frame, "未消除风险", SCOPE, notes, is_demonstration=is_demonstration)
    return load_workbook(BytesIO(content)).active


def rows(frame: pd.DataFrame, **options: bool) -> list[tuple]:
    return list(sheet(frame, **options).iter_rows(values_only=True))


FRAME = pd.DataFrame(
    {
        "户编号": ["4500001", "=1+1"],
        "纳入日期": [date(2023, 5, 1), "2023年5月"],
        "人数": pd.array([3, None], dtype="Int64"),
        "比例": [0.5, float("nan")],
        "收入有误": [True, False],
    }
)


def test_an_export_says_what_it_is_and_of_which_day() -> None:
    found = rows(FRAME)
    assert [row[0] for row in found[:4]] == [
        "未消除风险",
        "数据截至：2023年9月25日\u3000本期：2023年1月1日至2023年9月25日",
        "口径：截至当日在监测而风险尚未消除的监测对象。",
        "依据：柳江区2023年方案一（二）",
    ]
    assert found[5] == ("户编号", "纳入日期", "人数", "比例", "收入有误")


def test_cells_keep_their_kind_and_missing_stays_blank() -> None:
    found = rows(FRAME)
    assert (found[6][1].date(), *found[6][2:]) == (date(2023, 5, 1), 3, 0.5, "是")
    assert found[7] == ("'=1+1", "2023年5月", None, None, "否")


def test_a_demonstration_says_so_on_the_sheet_and_on_paper() -> None:
    shown = sheet(FRAME, is_demonstration=True)
    assert shown["A2"].value == "演示数据，纯属虚构"
    assert shown.oddHeader.center.text == "演示数据，纯属虚构"
    assert all("演示数据" not in str(cell) for row in rows(FRAME) for cell in row)


@pytest.mark.parametrize("text", ["=1+1", "+86", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_what_a_spreadsheet_would_run_is_fenced_off(text: str) -> None:
    assert safe(text) == f"'{text}"


def test_headings_and_titles_are_fenced_off_too() -> None:
    frame = pd.DataFrame({"=1+1": ["=1+1"]})
    assert [row[0] for row in rows(frame)[-2:]] == ["'=1+1", "'=1+1"]


def test_a_list_without_rows_is_still_an_export() -> None:
    assert rows(FRAME.iloc[:0])[5] == ("户编号", "纳入日期", "人数", "比例", "收入有误")
