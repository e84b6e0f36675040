"""The three tables, cell by cell as 桃沟乡's annexes were published."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from data.layouts.words import PROBLEM_TYPES
from queries.rectification.tables.annexes import UNNAMED
from tests.rectification.tables.told import (
    AREA,
    BODY,
    HEADER,
    PROBLEM,
    annexes,
    sheets,
    summary,
    tables,
    words,
)

LEDGERS = ("T20", "T21")


def published_title(clause: str) -> str:
    """With the one bracket that was typed half as wide as its other half made as wide."""
    return annexes()[clause]["title"].replace("(", "（")


@pytest.mark.parametrize("clause", ["T20", "T21", "T22"])
def test_label_title_and_header_block(clause):
    annex = annexes()[clause]
    sheet = sheets(tables())[annex["sheet"]]
    (label, *_), (title, *_), block = words(sheet, 1, 3)
    assert (label, title) == (annex["number"], published_title(clause))
    unit, reporter, day = annex["block"]
    assert [cell for cell in block if cell] == [f"{unit}桃沟乡", reporter, f"{day}2021年6月25日"]


@pytest.mark.parametrize("clause", ["T20", "T21", "T22"])
def test_two_header_rows_in_the_order_of_the_annex(clause):
    annex = annexes()[clause]
    sheet = sheets(tables())[annex["sheet"]]
    assert words(sheet, HEADER, HEADER + 1) == annex["header"]
    # The header block's three parts reach over columns of their own; the annex says nothing.
    merged = {str(span) for span in sheet.merged_cells.ranges}
    block = {span for span in merged if sheet[span][0][0].row == HEADER - 1}
    assert merged - block == set(annex["merged"])


@pytest.mark.parametrize("clause", ["T20", "T21", "T22"])
def test_printed_on_a4_across_with_the_header_on_every_page(clause):
    sheet = sheets(tables())[annexes()[clause]["sheet"]]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.print_title_rows == f"${HEADER}:${HEADER + 1}"
    assert sheet.freeze_panes == f"A{BODY}"
    assert "数据截至2021年6月25日" in sheet.oddFooter.left.text


def test_a_problem_of_a_household_fills_the_twelve_columns():
    sheet = sheets(tables(households=[PROBLEM, PROBLEM._replace(due_on=None)]))["户内问题台账"]
    first, second = words(sheet, BODY, BODY + 1)
    assert first[:-2] == [1, *PROBLEM[:-2]]
    assert first[-2:] == [datetime(2021, 6, 20), "已整改"]
    assert sheet.cell(BODY, 11).number_format == "yyyy-mm-dd"
    assert (second[0], second[-2]) == (2, "")


def test_a_problem_of_an_area_fills_the_nine_columns():
    sheet = sheets(tables())["面上问题台账"]
    assert words(sheet, BODY, BODY) == [[1, *AREA[:-2], "", ""]]


def test_twelve_lines_a_unit_and_their_total():
    told = summary("桃沟乡", found=5, done=3, ongoing=2, households=1, persons=4)
    sheet = sheets(tables(summary=told))["整改情况汇总表"]
    lines = words(sheet, BODY, sheet.max_row)
    published = annexes()["T22"]["lines"]
    assert [line[:3] for line in lines] == [
        ["桃沟乡" if cell == "XX" else cell for cell in line] for line in published
    ]
    assert [line[3:] for line in lines] == [[5, 3, 2, 1, 4], *[[0] * 5] * 11, [5, 3, 2, 1, 4]]


def test_a_county_has_a_block_for_each_of_its_townships():
    parts = summary("云溪县本级", "东岭镇", "西河乡", found=1, done=1)
    found = sheets(tables(by_township=parts))
    sheet = found["各乡镇整改情况汇总表"]
    lines = words(sheet, BODY, sheet.max_row)
    assert [line[0] for line in lines if line[0]] == ["云溪县本级", "东岭镇", "西河乡", "合计"]
    assert len(lines) == 3 * len(PROBLEM_TYPES) + 1
    assert lines[-1][3:] == [1, 1, 0, 0, 0]
    # No unit is torn apart: a page ends where one ends.
    assert [row.id for row in sheet.row_breaks.brk] == [BODY - 1 + 2 * len(PROBLEM_TYPES)]


def test_either_ledger_has_a_summary_of_its_own():
    found = sheets(tables())
    assert list(found) == [
        "户内问题台账",
        "面上问题台账",
        "整改情况汇总表",
        "汇总表（户内问题）",
        "汇总表（面上问题）",
    ]
    for part in ("户内问题", "面上问题"):
        title = words(found[f"汇总表（{part}）"], 2, 2)[0][0]
        assert title == f"{published_title('T22')}（{part}）"


def test_without_problems_there_are_empty_lines_to_sign_under():
    sheet = sheets(tables(households=[]))["户内问题台账"]
    assert words(sheet, BODY, sheet.max_row) == [[""] * 12] * 3
    assert all(cell.border.left.style for cell in sheet[BODY])


def test_elsewhere_the_tables_have_plain_names_and_no_number():
    found = sheets(tables(plan="liujiang-2023"))
    for annex, name in (
        (UNNAMED.households, "户内问题台账"),
        (UNNAMED.areas, "面上问题台账"),
        (UNNAMED.summary, "整改情况汇总表"),
    ):
        assert words(found[name], 1, 1)[0][0] == annex.title
        assert words(found[name], HEADER - 1, HEADER - 1)[0][0] in ("序号", "单位")


def test_masked_and_invented_tables_say_so_above_the_header():
    found = sheets(tables(is_masked=True, is_demonstration=True))
    said = [row[0] for row in words(found["户内问题台账"], 3, 4)]
    assert said == ["已脱敏：户主姓名、责任人不完整，不能再导入。", "演示数据，纯属虚构"]
    assert words(found["整改情况汇总表"], 3, 3)[0][0] == "演示数据，纯属虚构"
    assert found["整改情况汇总表"].oddHeader.center.text == "演示数据，纯属虚构"


@pytest.mark.parametrize("text", ["=1+1", "+86", "@SUM(A1)", "-1", "'=1+1"])
def test_what_a_spreadsheet_would_run_stays_text(text):
    problem = PROBLEM._replace(content=text, responsible_person=text)
    told = replace(tables(), unit=text, households=[problem], summary=summary(text))
    for sheet in sheets(told).values():
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
    (line,) = words(sheets(told)["户内问题台账"], BODY, BODY)
    assert (line[6], line[8]) == (f"'{text}", f"'{text}")


def test_days_are_days():
    told = tables(households=[PROBLEM._replace(due_on=date(2021, 12, 31))])
    assert sheets(told)["户内问题台账"].cell(BODY, 11).value == datetime(2021, 12, 31)
