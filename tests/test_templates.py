"""Blank workbooks: recognised as what they are, empty, and explained."""

import json

import openpyxl
import pytest

from data.importer import import_files
from data.layouts import LAYOUTS
from data.layouts.columns import printed_header, sheet_columns
from data.templates import GUIDE, file_name, sheet_name, write_template
from manage import main

NAMES = list(LAYOUTS)


@pytest.fixture(scope="module")
def templates(tmp_path_factory):
    folder = tmp_path_factory.mktemp("templates")
    for layout in LAYOUTS.values():
        write_template(layout, folder / file_name(layout))
    return {name: folder / file_name(layout) for name, layout in LAYOUTS.items()}


@pytest.mark.parametrize("name", NAMES)
def test_a_template_imports_as_its_layout_without_a_row(engine, county, templates, name):
    (report,) = import_files(engine, [templates[name]])
    assert [(s.sheet, s.layout, s.read, s.errors) for s in report.sheets] == [
        (sheet_name(LAYOUTS[name]), name, 0, []),
        (GUIDE, None, 0, []),
    ]
    assert (report.outcome, report.sheets[0].skipped_columns) == ("unchanged", [])


@pytest.mark.parametrize("name", NAMES)
def test_every_column_is_there_and_explained(templates, name):
    book = openpyxl.load_workbook(templates[name])
    headers = [cell.value for cell in book[sheet_name(LAYOUTS[name])][1]]
    assert headers == [printed_header(column) for column in sheet_columns(LAYOUTS[name])]
    guide = [row[0] for row in book[GUIDE].iter_rows(values_only=True)]
    assert guide[-len(headers) :] == headers
    assert "不会被当作数据" in "".join(filter(None, guide[:10]))


def test_codes_are_offered_and_numbers_kept_as_text(templates):
    book = openpyxl.load_workbook(templates["department_alerts"])
    sheet = book.worksheets[0]
    column = {cell.value: cell.column_letter for cell in sheet[1]}
    offered = {str(v.sqref).split(":")[0]: v for v in sheet.data_validations.dataValidation}
    assert "市场监管" in offered[f"{column['部门']}2"].formula1
    assert offered[f"{column['姓名']}2"].type is None
    formats = {
        number: dimension.number_format
        for dimension in sheet.column_dimensions.values()
        for number in range(dimension.min, dimension.max + 1)
    }
    as_text = [cell.value for cell in sheet[1] if formats[cell.column] == "@"]
    assert {"预警编号", "证件号码", "户编号", "行政区划代码"} <= set(as_text)
    assert "金额(元)" not in as_text


def test_what_must_be_filled_in_is_marked(templates):
    sheet = openpyxl.load_workbook(templates["visits"]).worksheets[0]
    marked = {
        cell.value for cell in sheet[1] if cell.font.color and cell.font.color.rgb == "FFB00020"
    }
    assert marked == {"户编号", "走访日期", "走访人"}


def test_a_filled_template_is_imported(engine, county, templates, tmp_path):
    book = openpyxl.load_workbook(templates["meetings"])
    sheet = book.worksheets[0]
    column = {cell.value: cell.column for cell in sheet[1]}
    for header, value in {"级别": "县", "会议类型": "综合研判", "日期": "2023-09-01"}.items():
        sheet.cell(2, column[header], value)
    book.save(tmp_path / "会议.xlsx")
    (report,) = import_files(engine, [tmp_path / "会议.xlsx"])
    assert (report.errors, report.sheets[0].stored) == ([], 1)


def test_the_command_writes_them_all(tmp_path, capsys):
    assert main(["templates", str(tmp_path / "模板"), "--format", "json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [row["layout"] for row in listed] == NAMES
    assert len(list((tmp_path / "模板").glob("*.xlsx"))) == len(NAMES)


def test_a_folder_that_cannot_be_made_is_refused_in_one_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["templates", str(tmp_path / "file" / "模板")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
