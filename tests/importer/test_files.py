"""Files of every kind give the same rows; those that attack a reader stand in `tests/hostile`."""

import zipfile
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter
import xlwt
from sqlalchemy import select

from data.importer import import_files
from data.importer.faults import FileRefused
from data.importer.files import archive, read_file
from data.models import procedures
from tests.importer.sheets import bring_in, persons, problems

HEADER = ["程序编号", "程序类型", "户编号", "线索发现日期", "办理状态", "佐证材料"]
ROW = ["C1", "纳入", "H1", date(2023, 9, 15), "在办", "有"]


def write_xlsx(path, rows, **options):
    with xlsxwriter.Workbook(path, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("程序")
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                else:
                    sheet.write(number, column, value)
    return path


def write_xls(path, rows, dates_1904=False):
    book = xlwt.Workbook()
    book.dates_1904 = dates_1904
    sheet = book.add_sheet("程序")
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value, *([day] if isinstance(value, date) else []))
    book.save(str(path))
    return path


def write_csv(path, text, encoding="utf-8"):
    path.write_bytes(text.encode(encoding))
    return path


def as_csv(*rows):
    return "".join(",".join(map(str, row)) + "\r\n" for row in rows)


@pytest.fixture
def engine_with_household(engine, county):
    bring_in(engine, persons({}))
    return engine


WRITERS = {
    "xlsx": lambda folder: write_xlsx(folder / "a.xlsx", [HEADER, ROW]),
    "xlsx of 1904": lambda folder: write_xlsx(folder / "a.xlsx", [HEADER, ROW], date_1904=True),
    "xls": lambda folder: write_xls(folder / "a.xls", [HEADER, ROW]),
    "xls of 1904": lambda folder: write_xls(folder / "a.XLS", [HEADER, ROW], dates_1904=True),
    "utf-8": lambda folder: write_csv(folder / "a.csv", as_csv(HEADER, ROW)),
    "utf-8 with mark": lambda folder: write_csv(folder / "a.csv", as_csv(HEADER, ROW), "utf-8-sig"),
    "gb18030": lambda folder: write_csv(folder / "a.csv", as_csv(HEADER, ROW), "gb18030"),
}


@pytest.mark.parametrize("writer", WRITERS)
def test_the_same_row_from_every_kind_of_file(engine_with_household, tmp_path, writer):
    path = WRITERS[writer](tmp_path)
    [report] = import_files(engine_with_household, [path], exported_on=date(2023, 9, 25))
    assert problems(report) == []
    with engine_with_household.connect() as connection:
        p = procedures.c
        row = connection.execute(select(p.procedure_no, p.clue_on, p.evidence)).one()
    assert row == ("C1", date(2023, 9, 15), "有")


@pytest.mark.parametrize("kind", ["xlsx", "xls"])
def test_error_values_are_errors_where_they_stand(engine_with_household, tmp_path, kind):
    if kind == "xlsx":
        path = tmp_path / "a.xlsx"
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("程序")
            sheet.write_row(1, 0, HEADER)
            sheet.write_row(2, 0, ["C1", "纳入", "H1", "2023-09-15", "在办"])
            sheet.write_formula(2, 5, "=1/0", None, "#DIV/0!")
    else:
        book = xlwt.Workbook()
        sheet = book.add_sheet("程序")
        for column, value in enumerate(HEADER):
            sheet.write(1, column, value)
        for column, value in enumerate(["C1", "纳入", "H1", "2023-09-15", "在办"]):
            sheet.write(2, column, value)
        sheet.row(2).set_cell_error(5, "#DIV/0!")
        path = tmp_path / "a.xls"
        book.save(str(path))
    [report] = import_files(engine_with_household, [path])
    assert problems(report) == [(3, "佐证材料", "单元格是错误值（如 #N/A、#REF!）")]


def test_a_formula_counts_by_its_result_and_without_one_is_an_error(
    engine_with_household, tmp_path
):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADER)
        sheet.write_row(1, 0, ["C1", "纳入", "H1", "2023-09-15", "在办"])
        sheet.write_formula(1, 5, '="有"', None, "有")
    [report] = import_files(engine_with_household, [path])
    assert (report.outcome, problems(report)) == ("stored", [])

    book = openpyxl.Workbook()  # writes formulas without results
    book.active.append(HEADER)
    book.active.append(["C2", "纳入", "H1", "2023-09-15", "在办", '="有"'])
    book.save(path)
    [report] = import_files(engine_with_household, [path])
    assert problems(report) == [(2, "佐证材料", "公式没有计算结果")]


def test_a_hidden_sheet_is_read_and_mentioned(engine_with_household, tmp_path):
    book = openpyxl.Workbook()
    book.active["A1"] = "说明"
    hidden = book.create_sheet("隐藏")
    hidden.sheet_state = "hidden"
    hidden.append(HEADER)
    hidden.append(ROW)
    book.save(tmp_path / "a.xlsx")
    [report] = import_files(engine_with_household, [tmp_path / "a.xlsx"])
    assert report.outcome == "stored"
    assert [w.problem for w in report.warnings] == [
        "这是隐藏的工作表，已照常读取",
        "没有认识的表头，已跳过",
    ]


def add(path, member, content=b"x"):
    copy = path.with_name("added.xlsx")
    copy.write_bytes(path.read_bytes())
    with zipfile.ZipFile(copy, "a", zipfile.ZIP_DEFLATED) as archive_:
        archive_.writestr(member, content)
    return copy


def refusal(path):
    with pytest.raises(FileRefused) as refused:
        read_all(path)
    return refused.value.fault.problem


def read_all(path):
    return [list(sheet.rows) for sheet in read_file(path)]


@pytest.fixture
def good(tmp_path):
    return write_xlsx(tmp_path / "good.xlsx", [HEADER, ROW])


def test_an_inflated_member_is_refused(good, monkeypatch):
    monkeypatch.setattr(archive, "LARGE", 1_000_000)
    assert refusal(add(good, "xl/media/a", bytes(1_000_001))) == "压缩包内的文件展开后异常地大"
    assert read_all(add(good, "xl/media/a", bytes(1_000_000)))


def test_a_value_far_to_the_right_is_refused(tmp_path):
    for column, is_good in ((701, True), (702, False)):
        with xlsxwriter.Workbook(tmp_path / "far.xlsx") as book:
            book.add_worksheet().write(0, column, "x")
        if is_good:
            assert read_all(tmp_path / "far.xlsx")
        else:
            assert refusal(tmp_path / "far.xlsx") == "工作表的最右一列远得不正常"


def test_csv_rows_are_counted_as_records_from_the_header(engine_with_household, tmp_path):
    text = as_csv(["导出时间：2023-09-25"], HEADER, ['"C\n1"', *ROW[1:]], ["C2", "错", *ROW[2:]])
    [report] = import_files(engine_with_household, [write_csv(tmp_path / "a.csv", text)])
    assert [row for row, _, _ in problems(report)] == [3]


def test_a_missing_file_does_not_hold_up_the_others(engine_with_household, good, tmp_path):
    missing, stored = import_files(engine_with_household, [tmp_path / "no.xlsx", good])
    assert problems(missing) == [(None, None, "文件不存在")]
    assert stored.outcome == "stored"


def test_cell_times_do_not_matter_to_a_day(engine_with_household, tmp_path):
    row = [*ROW[:3], datetime(2023, 9, 15, 8, 30), *ROW[4:]]
    [report] = import_files(engine_with_household, [write_xlsx(tmp_path / "a.xlsx", [HEADER, row])])
    assert report.outcome == "stored"
