"""The copy of a user's own sheets: every refused cell is marked where it stands."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
import xlwt

from data.importer import import_files, marked_workbook, write_report
from data.importer.marked_workbook import unique_name
from tests.importer.sheets import PERSON, PROCEDURE, identity

pytestmark = pytest.mark.usefixtures("county")

RED, YELLOW = "FFF6C9D0", "FFFFE9B8"
HEADER = list(PERSON)
TYPE, NUMBER = HEADER.index("户类型"), HEADER.index("证件号码")


def person(**said):
    return list((PERSON | said).values())


def write_xlsx(path, rows, name="人"):
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(r, c, value, day)
                else:
                    sheet.write(r, c, value)
    return path


def write_xls(path, rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("人")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    book.save(str(path))
    return path


def write_csv(path, rows):
    path.write_text("".join(",".join(map(str, row)) + "\n" for row in rows), "gb18030")
    return path


def marked(engine, path: Path, *, masked=False):
    """The report of a trial run, as a workbook read by other code than ours."""
    reports = import_files(engine, [path], dry_run=True)
    write_report(path.parent / "report.xlsx", reports, masked=masked)
    return reports[0], openpyxl.load_workbook(path.parent / "report.xlsx")


def marks(sheet) -> dict[str, str]:
    """Address → what its comment says, of every filled cell."""
    return {
        cell.coordinate: cell.comment.text if cell.comment else ""
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in (RED, YELLOW)
    }


BAD = person(户编号="H2", 户类型="贫困户")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "csv"])
def test_a_refused_cell_is_marked_where_it_stands(engine, tmp_path, kind):
    rows = [["县农户信息", *[""] * 7], HEADER, person(), BAD]
    writer = {"xlsx": write_xlsx, "xls": write_xls, "csv": write_csv}[kind]
    report, book = marked(engine, writer(tmp_path / f"人.{kind}", rows))
    # Row 4 of the sheet; in a CSV the header is record 1, so that it is called row 3.
    assert report.errors[0].row == (3 if kind == "csv" else 4)
    assert book.sheetnames == ["导入报告", "人"]
    address = f"{openpyxl.utils.get_column_letter(TYPE + 1)}4"
    [(found, words)] = marks(book["人"]).items()
    assert found == address
    assert words.startswith("拒绝：不在允许的取值之内。\n改法：请改为其中之一")
    link = book["导入报告"]["C2"]
    assert (link.value, link.hyperlink.location) == (report.errors[0].row, f"人!{address}")


def test_every_problem_of_every_row_is_marked(engine, tmp_path):
    rows = [HEADER] + [person(户编号=f"H{n}", 户类型="贫困户", 证件号码="1") for n in range(40)]
    report, book = marked(engine, write_xlsx(tmp_path / "a.xlsx", rows))
    expected = {
        f"{openpyxl.utils.get_column_letter(HEADER.index(e.column) + 1)}{e.row}"
        for e in report.errors
    }
    assert len(report.errors) == 80 and set(marks(book["人"])) == expected


def test_the_copy_mended_in_place_can_be_imported(engine, tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, person(), BAD])
    _, book = marked(engine, path)
    [address] = marks(book["人"])
    book["人"][address].value = "一般农户"
    book.save(tmp_path / "mended.xlsx")
    [report] = import_files(engine, [tmp_path / "mended.xlsx"])
    assert (report.outcome, [s.stored for s in report.sheets if s.layout]) == ("stored", [2])


def test_masked_no_number_can_be_read_anywhere(engine, tmp_path):
    header = [*HEADER, "备注", "联系电话"]
    rows = [
        header,
        [*person(), f"证号{identity(1)}", "13812345678"],
        [*person(户编号="H2", 证件号码=identity(2)[:17] + "Y"), "", 13812345678],
    ]
    path = write_xlsx(tmp_path / "a.xlsx", rows)
    report, book = marked(engine, path, masked=True)
    said = " ".join(str(c.value) for s in book for row in s.iter_rows() for c in row)
    assert identity(1)[3:14] not in said and "2345" not in said
    assert report.errors and len(marks(book["人"])) == len(report.errors)
    _, clear = marked(engine, path)
    assert clear["人"].cell(2, NUMBER + 1).value == identity(1)


def test_cells_stay_what_they_are_and_formulas_stay_text(engine, tmp_path):
    header = [*PROCEDURE, "备注", "数"]
    row = [*(PROCEDURE | {"线索发现日期": datetime(2023, 9, 15), "办理状态": "不明"}).values()]
    path = write_xlsx(tmp_path / "a.xlsx", [header, [*row, '=HYPERLINK("x")', 12.5]], name="程序")
    _, book = marked(engine, path)
    cells = {h: book["程序"].cell(2, c + 1) for c, h in enumerate(header)}
    assert cells["线索发现日期"].value == datetime(2023, 9, 15)
    assert cells["数"].value == 12.5
    assert (cells["备注"].value, cells["备注"].data_type) == ('=HYPERLINK("x")', "s")
    assert cells["备注"].quotePrefix


def test_a_repeated_header_is_marked_where_the_value_was_taken_from(engine, tmp_path):
    rows = [[*HEADER, "户类型"], [*person(户类型=""), "贫困户"]]
    _, book = marked(engine, write_xlsx(tmp_path / "a.xlsx", rows))
    assert list(marks(book["人"])) == [f"{openpyxl.utils.get_column_letter(len(HEADER) + 1)}2"]


def test_a_missing_cell_beyond_the_end_of_its_row_is_marked(engine, tmp_path):
    short = person()[:TYPE]
    _, book = marked(engine, write_csv(tmp_path / "a.csv", [HEADER, short]))
    assert list(marks(book["a"])) == [f"{openpyxl.utils.get_column_letter(TYPE + 1)}2"]


def test_warnings_have_another_colour(engine, tmp_path):
    header = [*HEADER, "监测对象类别", "识别监测时间"]
    rows = [header, [*person(户类型="脱贫户"), "边缘易致贫户", "2023-01"]]
    report, book = marked(engine, write_xlsx(tmp_path / "a.xlsx", rows))
    assert report.errors == [] and report.warnings
    cell = book["人"].cell(2, header.index("监测对象类别") + 1)
    assert cell.fill.fgColor.rgb == YELLOW and cell.comment.text.startswith("提醒：")


def test_of_a_large_sheet_only_the_rows_with_problems_under_their_numbers(
    engine, tmp_path, monkeypatch
):
    monkeypatch.setattr(marked_workbook, "MOST_ROWS_COPIED", 10)
    rows = [["标题"], HEADER, *(person(人口编号=f"P{n}", 证件号码=identity(n)) for n in range(30))]
    rows[15], rows[20] = BAD, person(户编号="H3", 户类型="")
    _, book = marked(engine, write_xlsx(tmp_path / "a.xlsx", rows))
    sheet = book["人"]
    assert [sheet.cell(r, 1).value for r in range(1, 6)] == [None, "原表行号", 16, 21, None]
    letter = openpyxl.utils.get_column_letter(TYPE + 2)
    assert list(marks(sheet)) == [f"{letter}3", f"{letter}4"]
    assert sheet.freeze_panes == "B3"


def test_a_file_that_is_gone_leaves_the_list(engine, tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", [HEADER, BAD])
    reports = import_files(engine, [path], dry_run=True)
    path.unlink()
    write_report(tmp_path / "report.xlsx", reports)
    book = openpyxl.load_workbook(tmp_path / "report.xlsx")
    assert book.sheetnames == ["导入报告"] and book.active["F2"].value


@pytest.mark.parametrize(
    ("name", "taken", "given"),
    [
        ("a/b[1]", [], "a_b_1_"),
        ("'引号'", [], "引号"),
        ("", [], "表"),
        ("人" * 40, [], "人" * 31),
        ("List", ["list"], "List（2）"),
        ("表", ["表", "表（2）"], "表（3）"),
    ],
)
def test_sheets_have_names_that_excel_accepts(name, taken, given):
    assert unique_name(name, taken) == given


def test_below_a_merged_header_of_two_rows(engine, tmp_path):
    upper = ["镇", "村", "户主姓名", "问题类型", "具体内容", "整改责任", "", "整改时限"]
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("台账")
        for column, words in enumerate(upper):
            if words and words != "整改责任":
                sheet.merge_range(1, column, 2, column, words)
        sheet.merge_range(1, 5, 1, 6, "整改责任")
        sheet.write_row(2, 5, ["责任人", "责任单位"])
        row = ["东岭镇", "上坪村", "甲某", "住房安全", "漏雨", "乙某", "住建局"]
        sheet.write_row(3, 0, [*row, "2023-12-31"])
        sheet.write_row(4, 0, [*row[:4], "渗水", *row[5:], "年底"])
    report, book = marked(engine, path)
    assert [error.row for error in report.errors] == [5]
    assert list(marks(book["台账"])) == ["H5"]
    assert book["台账"].freeze_panes == "A4"
