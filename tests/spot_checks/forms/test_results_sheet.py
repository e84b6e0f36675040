"""The sheet that goes out empty and comes back through the ordinary importer."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from sqlalchemy import select

from data.importer import import_files
from data.models import check_results, households
from queries.spot_checks.forms.results_sheet import results_sheet

HEADER = 3  # row


@pytest.fixture
def sheet(told):
    book = openpyxl.load_workbook(BytesIO(results_sheet(told())))
    return book, book.worksheets[0]


def columns(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[HEADER]}


def test_its_numbers_are_filled_in_and_nothing_else(told, sheet):
    _, blank = sheet
    at = columns(blank)
    rows = [
        {name: blank.cell(row, column).value for name, column in at.items()}
        for row in range(HEADER + 1, blank.max_row + 1)
    ]
    assert [row["户编号"] for row in rows] == [
        "0002",
        "0003",
        "0001",
        "0004",
        "0005",
        "0006",
        "0007",
    ]
    assert {row["抽查编号"] for row in rows} == {told().draw_no}
    for name in ("核查日期", "核查人", "账实是否相符", "是否应纳未纳", "发现问题", "备注"):
        assert {row[name] for row in rows} == {None}
    assert [row["名单"] for row in rows].count("备选") == 2
    assert rows[0]["户主"] == "唐*" and rows[0]["村"] == "上坪村"
    assert "演示数据" in blank.cell(1, 1).value


def test_filled_in_it_imports_and_again_changes_nothing(told, sheet, engine, tmp_path):
    book, blank = sheet
    at = columns(blank)
    day = {"核查日期": "2023-10-09", "核查人": "周某", "账实是否相符": "否", "发现问题": "住房安全"}
    for row in range(HEADER + 1, blank.max_row + 1):
        for name, value in day.items():
            blank.cell(row, at[name]).value = value
    path = tmp_path / "抽查结果.xlsx"
    book.save(path)
    (report,) = import_files(engine, [path])
    (of_sheet,) = [one for one in report.sheets if one.layout == "check_results"]
    assert (of_sheet.stored, of_sheet.refused) == (7, 0)
    assert set(of_sheet.skipped_columns) == {"乡镇", "村", "村民小组", "户主", "名单"}
    query = select(households.c.household_no, check_results.c.checked_on, check_results.c.draw_no)
    with engine.connect() as connection:
        stored = connection.execute(
            query.join(households, households.c.id == check_results.c.household_id)
        ).all()
    assert {tuple(row) for row in stored} == {
        (f"{number:04}", date(2023, 10, 9), told().draw_no) for number in range(1, 8)
    }
    (again,) = import_files(engine, [path])
    assert [one.unchanged for one in again.sheets if one.layout == "check_results"] == [7]


def test_a_number_like_a_formula_comes_back_as_it_was(printed):
    route = printed.routes[0]
    stop = replace(route.stops[0], household_no="=A1")
    content = results_sheet(replace(printed, routes=(replace(route, stops=(stop,)),)))
    blank = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    assert blank.cell(HEADER + 1, columns(blank)["户编号"]).value == "'=A1"
