"""Whatever happens to a workbook: it is stored as it stands, or refused in words, or nothing
new; an import never raises, and never takes without end."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from sqlalchemy import Engine, inspect, select

from data.database import open_engine
from data.importer import Report, import_files
from data.layouts import LAYOUTS, Kind, Part
from data.models import metadata
from tests.hostile.correspondence import Stated
from tests.hostile.county import content_of, copy_of
from tests.hostile.layouts import GOOD, ROWS, Sheet
from tests.hostile.mutations import broken_workbooks, sheets
from tests.hostile.workbooks import csv_text, good_xlsx

EXPORTED = date(2023, 9, 25)
AN_IMPORT = 60  # seconds, of which it takes a fraction
QUICK = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
THOROUGH = settings(QUICK, max_examples=600)
OF_PYTHON = re.compile(r"Error|Exception|Traceback|<class|codec|NoneType|invalid literal")
# Kinds whose values are the cell's own; words, codes and yes or no are the layout's.
OWN = (Kind.TEXT, Kind.KEY, Kind.DAY, Kind.MOMENT, Kind.NUMBER, Kind.MONEY, Kind.COUNT, Kind.AREA)
TABLES = {"household_members": {Part.PERSON: "person_versions"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mutated")


@contextmanager
def fresh(stocked: str, folder: Path) -> Iterator[Engine]:
    """The stocked county as it was, for one import that comes to an end."""
    engine = open_engine(copy_of(stocked, folder))
    signal.alarm(AN_IMPORT)
    try:
        yield engine
    finally:
        signal.alarm(0)
        engine.dispose()


def check(report: Report, before: str, after: str) -> None:
    """Stored, unchanged or refused; and each as it should be."""
    for sheet in report.sheets:
        assert sheet.read >= 0 and min(sheet.stored, sheet.unchanged, sheet.refused) >= 0
        if report.outcome != "refused":
            assert sheet.read == sheet.stored + sheet.unchanged + sheet.refused
    if report.outcome == "stored":
        assert not report.errors
        return
    assert report.outcome in ("refused", "unchanged")
    assert before == after
    assert (report.outcome == "refused") == bool(report.errors)
    for error in report.errors:
        assert re.search(r"[\u4e00-\u9fff]", error.problem), error
        assert not OF_PYTHON.search(error.problem), error
        assert error.mend, error


def import_once(stocked: str, folder: Path, path: Path) -> tuple[Report, list[dict[str, Any]]]:
    """The report, and what the tables of its layouts hold more than before."""
    with fresh(stocked, folder) as engine:
        before, known = content_of(str(engine.url)), held(engine)
        [report] = import_files(engine, [path], exported_on=EXPORTED)
        check(report, before, content_of(str(engine.url)))
        return report, [row for row in held(engine) if row not in known]


def held(engine: Engine) -> list[dict[str, Any]]:
    """Rows of the layouts' tables, each with the values that are a cell's own."""
    found = []
    with engine.connect() as connection:
        for name, columns in own_columns(engine).items():
            query = select(*(metadata.tables[name].c[column] for column in columns))
            found += [dict(row) | {"": name} for row in connection.execute(query).mappings()]
    return found


def own_columns(engine: Engine) -> dict[str, list[str]]:
    tables = inspect(engine).get_table_names()
    found: dict[str, list[str]] = {}
    for layout in LAYOUTS.values():
        own = [field for field in layout.fields if field.kind in OWN]
        for name in (layout.name, "household_versions", "person_versions"):
            if name in tables and (name == layout.name or layout.name == "household_members"):
                columns = metadata.tables[name].c
                found[name] = [field.name for field in own if field.name in columns]
    return found


def write(path: Path, sheet: Sheet) -> None:
    if path.suffix == ".csv":
        path.write_text(csv_text(sheet), "utf-8", errors="replace", newline="")
        return
    with xlsxwriter.Workbook(
        path,
        {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "yyyy-mm-dd hh:mm:ss",
        },
    ) as book:
        page = book.add_worksheet()
        for number, row in enumerate(sheet):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(number, column, cell)
                else:
                    page.write(number, column, cell)


@pytest.mark.parametrize("name", GOOD)
def test_a_sheet_that_nothing_happened_to_is_stored(name: str, stocked: str, folder: Path) -> None:
    path = folder / "好.xlsx"
    path.write_bytes(good_xlsx(GOOD[name]))
    report, new = import_once(stocked, folder, path)
    assert (report.outcome, report.errors) == ("stored", [])
    assert [sheet.layout for sheet in report.sheets] == [name]
    assert report.sheets[0].read == ROWS
    assert_stated(new, GOOD[name])


def assert_stated(rows: list[dict[str, Any]], sheet: Sheet) -> None:
    stated = Stated(cell for row in sheet for cell in row)
    for row in rows:
        for column, value in row.items():
            assert not column or value is None or stated.has(value), (row[""], column, value)


def changed_rows(stocked: str, folder: Path, sheet: Sheet, suffix: str) -> None:
    path = folder / f"行{suffix}"
    write(path, sheet)
    _, new = import_once(stocked, folder, path)
    assert_stated(new, sheet)


def broken(stocked: str, folder: Path, content: bytes) -> None:
    path = folder / "字节.xlsx"
    path.write_bytes(content)
    import_once(stocked, folder, path)


@QUICK
@given(sheet=sheets())
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_changed_rows(suffix: str, stocked: str, folder: Path, sheet: Sheet) -> None:
    changed_rows(stocked, folder, sheet, suffix)


@QUICK
@given(content=broken_workbooks())
def test_broken_bytes(stocked: str, folder: Path, content: bytes) -> None:
    broken(stocked, folder, content)


@pytest.mark.slow
@THOROUGH
@given(sheet=sheets())
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_changed_rows_thoroughly(suffix: str, stocked: str, folder: Path, sheet: Sheet) -> None:
    changed_rows(stocked, folder, sheet, suffix)


@pytest.mark.slow
@THOROUGH
@given(content=broken_workbooks())
def test_broken_bytes_thoroughly(stocked: str, folder: Path, content: bytes) -> None:
    broken(stocked, folder, content)
