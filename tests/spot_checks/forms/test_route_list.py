"""路线表 in Word and in Excel: the same households, nothing of what is recorded."""

import re
from dataclasses import replace
from io import BytesIO

import openpyxl
import pytest

from queries.spot_checks.forms.route_list import route_list
from queries.spot_checks.forms.route_workbook import route_workbook
from tests.spot_checks.forms.read import pages
from tests.spot_checks.forms.register import IDENTITY, INCOME, MEASURE, NAMES, PHONE


def sheets(papers) -> dict[str, list[list[str]]]:
    book = openpyxl.load_workbook(BytesIO(route_workbook(papers)))
    return {
        sheet.title: [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in book.worksheets
    }  # fmt: skip


def test_the_journey_then_a_page_a_village(printed):
    journey, east, west = pages(route_list(printed))
    assert "1|东岭镇|上坪村|3|1|||" in journey
    assert "2|西河乡|柳湾村|2|1|约10.1公里||" in journey
    assert "备选村（整村不能去的，按次序改查本乡镇的，表格按该村另行打印）：东岭镇下坪村" in journey
    assert printed.draw_no in journey and "第1轮第1次抽取（共1次）" in journey
    assert "应查3户，备选1户" in east and "东经109.40000°" in east
    assert "柳湾村入户路线表" in west


def test_a_village_in_visiting_order_with_columns_to_fill_in(printed):
    east = pages(route_list(printed))[1]
    assert "序号|村民小组|户编号|户主|联系方式|到访时间|是否见到|备注" in east
    first = "1|2组|0002|唐*|||□是 □否||2|二组|0003|沙**|||□是 □否||3|十组|0001|孙**|||□是 □否|"
    assert first in east
    assert east.index("备选户（") < east.index("1|一组|0004|朱*|||□是 □否|")


def test_the_workbook_says_the_same(printed):
    found = sheets(printed)
    assert list(found) == ["行程", "东岭镇上坪村", "西河乡柳湾村"]
    assert ["2", "西河乡", "柳湾村", "2", "1", "约10.1公里", "", ""] in found["行程"]
    rows = found["东岭镇上坪村"]
    assert rows[3] == [
        "序号",
        "村民小组",
        "户编号",
        "户主",
        "联系方式",
        "到访时间",
        "是否见到",
        "备注",
    ]
    assert [row[2] for row in rows[4:7]] == ["0002", "0003", "0001"]
    assert rows[-1][:4] == ["1", "一组", "0004", "朱*"]


def test_neither_tells_what_is_recorded(printed):
    said = "".join(pages(route_list(printed))) + str(sheets(printed))
    for words in (*NAMES, IDENTITY, PHONE, MEASURE, f"{INCOME:g}", "重点", "随机", "no_measure"):
        assert words not in said
    assert not re.search(r"\d{11}", said.replace(printed.draw_no, ""))


@pytest.mark.parametrize("name", ["村/组:*?[]'", "长" * 40, "行程", ""])
def test_any_village_has_a_sheet(printed, name):
    route = replace(printed.routes[0], township="", village=name)
    found = sheets(replace(printed, routes=(route, route, route)))
    assert len(found) == 4 and all(0 < len(title) <= 31 for title in found)


def test_what_looks_like_a_formula_is_text(printed):
    route = printed.routes[0]
    stop = replace(route.stops[0], group="=1+1", household_no="@SUM(A1)")
    book = openpyxl.load_workbook(
        BytesIO(route_workbook(replace(printed, routes=(replace(route, stops=(stop,)),))))
    )
    cells = book.worksheets[1][5]
    assert [cell.value for cell in cells[1:3]] == ["'=1+1", "'@SUM(A1)"]
    assert {cell.data_type for cell in cells[1:3]} == {"s"}
