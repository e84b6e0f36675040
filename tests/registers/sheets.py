"""A register as raw sheets, through the real importer into a database."""

from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

from sqlalchemy import Engine

from data.importer import Sheet, import_sheets
from tests.oracle import Export, Record, Region, Register
from tests.registers.spelling import NEGATED, cell, header

Grid = list[list[Any]]


def grid(records: Iterable[Record], random: Random) -> Grid:
    """Headers in any order and accepted spelling, below up to two title rows.

    A column that some records lack is blank there.
    """
    records = list(records)
    officials = list(dict.fromkeys(key for record in records for key in record))
    random.shuffle(officials)
    spelled = [header(official, random) for official in officials]
    title: Grid = [["（自定义）导出"], [None]][: random.randrange(3)]
    rows = [
        [
            cell(record.get(official), random, negated=spelling in NEGATED)
            for official, spelling in zip(officials, spelled, strict=True)
        ]
        for record in records
    ]
    random.shuffle(rows)
    return [*title, spelled, *rows]


def by_person(export: Export) -> Iterable[Record]:
    """Layout A: one row a person, the household's fields repeated on each."""
    for household in export.rows:
        facts = {key: value for key, value in household.items() if key != "成员"}
        for person in household["成员"]:
            yield facts | person


def placed(records: Iterable[Record], regions: tuple[Region, ...], random: Random) -> list[Record]:
    """The place by its code, by names, or by both."""
    by_code = {region.code: region for region in regions}
    way = random.choice(("code", "names", "both"))
    return [_placed(record, by_code, way) for record in records]


def _placed(record: Record, by_code: dict[str, Region], way: str) -> Record:
    place = by_code[record["行政区划代码"]]
    other = {key: value for key, value in record.items() if key != "行政区划代码"}
    township, village = (
        (by_code[place.parent_code].name, place.name)
        if place.level == "village"
        else (place.name, None)
    )
    names = {"乡镇": township, "村": village}
    code = {"行政区划代码": place.code}
    return other | (code if way != "names" else {}) | (names if way != "code" else {})


def import_register(
    engine: Engine, register: Register, seed: int = 0, newest_first: bool = False
) -> None:
    """Refused rows are an AssertionError: a register is meant to be readable."""
    random = Random(seed)

    def place(records: Iterable[Record]) -> Grid:
        return grid(placed(records, register.regions, random), random)

    sheets: dict[date, list[Sheet]] = {}
    for export in register.villages:
        sheets.setdefault(export.day, []).append(Sheet("村", place(export.rows)))
    for export in register.households:
        sheets.setdefault(export.day, []).append(Sheet("户", place(by_person(export))))
    last = max(sheets)
    for name, records in (
        ("程序", register.procedures),
        ("措施", register.measures),
        ("排查", register.screenings),
        ("疑点", register.doubts),
        ("更新", register.updates),
    ):
        if records:
            sheets[last].append(Sheet(name, grid(records, random)))
    if register.disasters:
        sheets[last].append(Sheet("灾情", place(register.disasters)))
    for day in sorted(sheets, reverse=newest_first):
        report = import_sheets(engine, sheets[day], exported_on=day)
        assert report.errors == []
