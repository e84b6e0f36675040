"""Sheets as a county would send them, with only what a test cares about written out."""

from datetime import date
from typing import Any

from data.importer import Report, Sheet, import_sheets
from data.importer.cells.identity import check_character

EXPORTED = date(2023, 9, 25)


def identity(serial: int = 1) -> str:
    """A number with a right check character that nobody can have: no province is 99."""
    digits = f"99010119900101{serial:03}"
    return digits + check_character(digits)


def sheet(header: str, *rows: list[Any], name: str = "表") -> Sheet:
    """`header` is words separated by spaces."""
    return Sheet(name, [header.split(), *rows])


PERSON = {
    "户编号": "H1",
    "人口编号": "P1",
    "乡镇": "东岭镇",
    "村": "上坪村",
    "姓名": "甲某",
    "证件号码": identity(1),
    "与户主关系": "户主",
    "户类型": "一般农户",
}


def persons(*rows: dict[str, Any], name: str = "人", without: tuple[str, ...] = ()) -> Sheet:
    """Layout A: PERSON with what each row says otherwise."""
    header = [
        h for h in dict.fromkeys([*PERSON, *(h for row in rows for h in row)]) if h not in without
    ]
    return Sheet(name, [header, *([(PERSON | row).get(h) for h in header] for row in rows)])


PROCEDURE = {
    "程序编号": "C1",
    "程序类型": "纳入",
    "户编号": "H1",
    "线索发现日期": "2023-01-02",
    "办理状态": "在办",
}


def procedures(*rows: dict[str, Any], name: str = "程序") -> Sheet:
    header = list(dict.fromkeys([*PROCEDURE, *(h for row in rows for h in row)]))
    return Sheet(name, [header, *([(PROCEDURE | row).get(h) for h in header] for row in rows)])


def bring_in(engine: Any, *sheets: Sheet, on: date = EXPORTED, **options: Any) -> Report:
    return import_sheets(engine, sheets, exported_on=on, **options)


def problems(report: Report) -> list[tuple[int | None, str | None, str]]:
    return [(error.row, error.column, error.problem) for error in report.errors]
