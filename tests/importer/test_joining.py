"""Files that each need the other's households are stored together, and undone together."""

from datetime import date

import openpyxl
import pytest
import xlsxwriter
from sqlalchemy import func, select

from data.importer import import_files
from data.importer.undoing import undo
from data.models import dataset, households, import_batches, procedures
from tests.importer.sheets import EXPORTED, PERSON, PROCEDURE, identity


def write(path, number, *procedures_of, household=None):
    """A household of this number, and procedures of others."""
    person = {"户编号": f"H{number}", "人口编号": f"P{number}", "证件号码": identity(number)}
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("人")
        row = PERSON | person | (household or {})
        sheet.write_row(0, 0, list(row))
        sheet.write_row(1, 0, row.values())
        sheet = book.add_worksheet("程序")
        sheet.write_row(0, 0, list(PROCEDURE))
        for line, other in enumerate(procedures_of, start=1):
            row = PROCEDURE | {"程序编号": f"C{number}-{other}", "户编号": f"H{other}"}
            sheet.write_row(line, 0, row.values())
    return path


def count(engine, table):
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def outcomes(engine):
    with engine.connect() as connection:
        b = import_batches.c
        return connection.execute(select(b.file_name, b.outcome).order_by(b.id)).all()


@pytest.fixture
def two(engine, county, tmp_path):
    return [write(tmp_path / "a.xlsx", 1, 2), write(tmp_path / "b.xlsx", 2, 1)]


def test_two_files_that_need_each_other_are_one_batch(engine, two):
    reports = import_files(engine, two, exported_on=EXPORTED)
    assert [(r.file, r.outcome, r.errors) for r in reports] == [
        ("a.xlsx", "stored", []),
        ("b.xlsx", "stored", []),
    ]
    assert [(s.file, s.layout, s.stored) for r in reports for s in r.sheets] == [
        ("a.xlsx", "household_members", 1),
        ("a.xlsx", "procedures", 1),
        ("b.xlsx", "household_members", 1),
        ("b.xlsx", "procedures", 1),
    ]
    assert outcomes(engine) == [("a.xlsx、b.xlsx", "stored")]
    undo(engine, reports[0].batch)
    assert count(engine, households) == count(engine, procedures) == 0


def test_the_same_two_again_change_nothing(engine, two):
    import_files(engine, two, exported_on=EXPORTED)
    again = import_files(engine, two, exported_on=EXPORTED)
    assert [report.outcome for report in again] == ["unchanged", "unchanged"]


def test_a_dry_run_says_the_same(engine, two):
    reports = import_files(engine, two, exported_on=EXPORTED, dry_run=True)
    assert [(r.outcome, r.errors) for r in reports] == [("dry_run", []), ("dry_run", [])]
    assert [s.stored for r in reports for s in r.sheets] == [1, 1, 1, 1]
    assert count(engine, households) == 0


def test_a_file_may_need_one_that_comes_after_it(engine, county, tmp_path):
    files = [write(tmp_path / "a.xlsx", 1, 2), write(tmp_path / "b.xlsx", 2)]
    assert [r.outcome for r in import_files(engine, files)] == ["stored", "stored"]
    assert outcomes(engine) == [("b.xlsx", "stored"), ("a.xlsx", "stored")]


def test_who_needs_a_household_that_nobody_has_is_left_out(engine, two, tmp_path):
    two += [write(tmp_path / "c.xlsx", 3, 1, 9), write(tmp_path / "d.xlsx", 4, 3)]
    reports = import_files(engine, two, exported_on=EXPORTED)
    assert [r.outcome for r in reports] == ["stored", "stored", "refused", "refused"]
    assert {e.problem for r in reports for e in r.errors} == {"没有这个户编号的农户"}
    assert outcomes(engine) == [
        ("a.xlsx、b.xlsx", "stored"),
        ("c.xlsx", "refused"),
        ("d.xlsx", "refused"),
    ]


def test_another_mistake_keeps_both_out(engine, county, tmp_path):
    files = [
        write(tmp_path / "a.xlsx", 1, 2),
        write(tmp_path / "b.xlsx", 2, 1, household={"户类型": "农户"}),
    ]
    reports = import_files(engine, files, exported_on=EXPORTED)
    assert [r.outcome for r in reports] == ["refused", "refused"]
    assert count(engine, households) == 0


def test_together_they_may_not_contradict_each_other(engine, county, tmp_path):
    files = [write(tmp_path / "a.xlsx", 1, 2), write(tmp_path / "b.xlsx", 2, 1)]
    files.append(write(tmp_path / "c.xlsx", 1, 2, household={"户类型": "脱贫户"}))
    reports = import_files(engine, files, exported_on=EXPORTED)
    assert [r.outcome for r in reports] == ["refused"] * 3
    assert {e.problem for r in reports for e in r.errors} == {"没有这个户编号的农户"}


def test_files_of_different_days_stay_apart(engine, county, tmp_path):
    for name, number, other, day in (("a", 1, 2, "2023-09-24"), ("b", 2, 1, "2023-09-25")):
        path = write(tmp_path / f"{name}.xlsx", number, other)
        _say_day(path, day)
    files = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    assert [r.outcome for r in import_files(engine, files)] == ["refused", "refused"]
    with engine.connect() as connection:
        assert connection.scalar(select(dataset.c.data_until)) is None
    together = import_files(engine, files, exported_on=date(2023, 9, 25))
    assert [r.outcome for r in together] == ["stored", "stored"]


def _say_day(path, day):
    book = openpyxl.load_workbook(path)
    book.worksheets[0].insert_rows(1)
    book.worksheets[0]["A1"] = f"导出时间：{day}"
    book.save(path)
