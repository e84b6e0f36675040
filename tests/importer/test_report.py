"""What an import answers: on the command line, as JSON and as a workbook."""

import json

import openpyxl
import pytest
import xlsxwriter

from data.importer import Problem, Report, SheetReport, write_report
from manage import main
from tests.importer.sheets import PERSON, PROCEDURE, identity
from tests.support.county import write_regions


@pytest.fixture
def place(tmp_path, monkeypatch, capsys):
    """A folder with a database that knows the regions of the small county."""
    database = f"sqlite:///{tmp_path}/county.db"
    regions = str(write_regions(tmp_path / "regions.csv"))
    assert main(["init", "--database", database, "--regions", regions]) == 0
    capsys.readouterr()
    return tmp_path


def write(path, *sheets):
    with xlsxwriter.Workbook(path) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return str(path)


def run(place, capsys, *arguments):
    database = f"sqlite:///{place}/county.db"
    status = main(["import", *arguments, "--database", database, "--format", "json"])
    captured = capsys.readouterr()
    return status, json.loads(captured.out), captured.err


GOOD_PERSON = list(PERSON.values())
BAD_PERSON = ["不明" if value == "一般农户" else value for value in GOOD_PERSON]


def test_json_as_the_contract_names_it(place, capsys):
    rows = [["导出时间：2023-09-25"], [], list(PERSON) + ["序号"], GOOD_PERSON, BAD_PERSON]
    path = write(place / "a.xlsx", ("人", rows))
    status, answer, words = run(place, capsys, path)
    assert status == 1
    [sheet] = answer["files"]
    problem = (
        "不在允许的取值之内；请改为其中之一：脱贫户、一般农户、一般户、普通农户、边缘易致贫户。"
    )
    assert sheet == {
        "file": "a.xlsx",
        "sheet": "人",
        "layout": "household_members",
        "read": 2,
        "stored": 0,
        "unchanged": 0,
        "refused": 1,
        "skipped_columns": ["序号"],
        "errors": [{"row": 5, "column": "户类型", "problem": problem}],
        "warnings": [],
    }
    assert words.count("\n") == 1 and "第 5 行" in words


def test_a_whole_file_error_has_neither_row_nor_column(place, capsys):
    status, answer, _ = run(place, capsys, str(place / "no.xlsx"))
    assert status == 1
    assert answer["files"][0]["errors"] == [
        {"row": None, "column": None, "problem": "文件不存在；请检查路径。"}
    ]


def test_files_are_imported_in_the_order_of_their_layouts(place, capsys):
    later = write(place / "1.xlsx", ("程序", [list(PROCEDURE), list(PROCEDURE.values())]))
    people = write(place / "2.xlsx", ("人", [list(PERSON), GOOD_PERSON]))
    first = write(
        place / "3.xlsx", ("村", [["行政区划代码", "总户数", "总人口数"], ["990101100201", 9, 30]])
    )
    for extra in (["--dry-run"], []):
        status, answer, _ = run(place, capsys, later, people, first, *extra)
        assert status == 0
        layouts = [sheet["layout"] for sheet in answer["files"]]
        assert layouts == ["villages", "household_members", "procedures"]
        assert [sheet["stored"] for sheet in answer["files"]] == [1, 1, 1]
    _, answer, _ = run(place, capsys, later, people, first)
    assert [sheet["stored"] for sheet in answer["files"]] == [0, 0, 0]


def test_valid_rows_are_stored_and_the_status_still_says_that_one_was_refused(place, capsys):
    rows = [list(PERSON), GOOD_PERSON, ["H2", *BAD_PERSON[1:]]]
    path = write(place / "a.xlsx", ("人", rows))
    status, answer, _ = run(place, capsys, path, "--accept-valid-rows")
    assert status == 1
    assert (answer["files"][0]["stored"], answer["files"][0]["refused"]) == (1, 1)


def test_the_report_workbook_says_where_what_and_how_to_mend_it(place, capsys):
    number = identity(1)[:17] + "Y"
    row = [number if value == PERSON["证件号码"] else value for value in GOOD_PERSON]
    path = write(place / "a.xlsx", ("人", [list(PERSON), row]))
    run(place, capsys, path, "--report", str(place / "report.xlsx"))
    header, line = openpyxl.load_workbook(place / "report.xlsx").active.values
    assert header == ("文件", "工作表", "行", "列", "值", "问题", "改法", "处理")
    assert line[:5] == ("a.xlsx", "人", 2, "证件号码", f"990{'*' * 11}{number[-4:]}")
    assert line[5].startswith("证件号码应为 18 位") and line[6] and line[7] == "拒绝"


def test_hostile_text_in_the_report_is_fenced_off(tmp_path):
    problem = Problem(1, "=列", "问题", "改法", '=HYPERLINK("x")')
    report = Report("a.xlsx", [SheetReport("a.xlsx", "@表", errors=[problem])])
    write_report(tmp_path / "r.xlsx", [report])
    cells = list(openpyxl.load_workbook(tmp_path / "r.xlsx").active.values)[1]
    assert cells[1:5] == ("'@表", 1, "'=列", '\'=HYPERLINK("x")')


def test_a_report_that_cannot_be_written_is_said_so(place, capsys):
    path = write(place / "a.xlsx", ("人", [list(PERSON), GOOD_PERSON]))
    database = f"sqlite:///{place}/county.db"
    report = str(place / "nowhere" / "r.xlsx")
    assert main(["import", path, "--database", database, "--report", report]) == 1
    assert "导入报告写不到" in capsys.readouterr().err


def test_the_export_day_comes_from_the_option_else_the_title_else_today(place, capsys):
    from datetime import date

    from sqlalchemy import create_engine, text

    rows = [["监测对象信息", "导出时间：", "2023年9月25日"], list(PERSON), GOOD_PERSON]
    titled = write(place / "a.xlsx", ("人", rows))
    bare = write(place / "b.xlsx", ("人", rows[1:]))
    run(place, capsys, titled, "--as-of", "2023-06-30")
    run(place, capsys, titled)
    run(place, capsys, bare)
    engine = create_engine(f"sqlite:///{place}/county.db")
    with engine.connect() as connection:
        days = connection.execute(text("SELECT exported_on FROM import_batches ORDER BY id"))
        assert days.scalars().all() == ["2023-06-30", "2023-09-25", str(date.today())]
    engine.dispose()
