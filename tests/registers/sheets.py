"""A register as raw sheets, through the real importer into a database."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from random import Random
from typing import Any

from sqlalchemy import Engine

from data.importer import Sheet, import_sheets
from tests.oracle import Export, Record, Region, Register
from tests.registers.spelling import NEGATED, cell, header

Grid = list[list[Any]]

LEDGERS = (
    "procedures",
    "measures",
    "screenings",
    "doubts",
    "updates",
    "visits",
    "alerts",
    "disasters",
    "meetings",
    "monitors",
)


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
    """The place by its code, by names, or by both; nothing where a record has none."""
    by_code = {region.code: region for region in regions}
    way = random.choice(("code", "names", "both"))
    return [_placed(record, by_code, way) for record in records]


def _placed(record: Record, by_code: dict[str, Region], way: str) -> Record:
    place = by_code.get(record["行政区划代码"])
    other = {key: value for key, value in record.items() if key != "行政区划代码"}
    names: Record = {"乡镇": None, "村": None}
    if place and place.level == "village":
        names = {"乡镇": by_code[place.parent_code].name, "村": place.name}
    elif place and place.level == "township":
        names["乡镇"] = place.name
    code = {"行政区划代码": place.code if place else None}
    return other | (code if way != "names" else {}) | (names if way != "code" else {})


def import_register(
    engine: Engine, register: Register, seed: int = 0, newest_first: bool = False
) -> None:
    """Refused rows are an AssertionError: a register is meant to be readable."""
    sheets = _sheets(register, Random(seed))
    for day in sorted(sheets, reverse=newest_first):
        report = import_sheets(engine, sheets[day], exported_on=day)
        assert report.errors == [], report.errors[:3]


def _sheets(register: Register, random: Random) -> dict[date, list[Sheet]]:
    """By the day of their export; ledgers that are not asked for it come with the last."""
    sheets: dict[date, list[Sheet]] = defaultdict(list)

    def add(name: str, day: date, records: Iterable[Record]) -> None:
        records = list(records)
        if any("行政区划代码" in record for record in records):
            records = placed(records, register.regions, random)
        if records:
            sheets[day].append(Sheet(name, grid(records, random)))

    for export in register.households:
        add("户", export.day, by_person(export))
    for name in ("villages", "household_problems", "area_problems"):
        for export in getattr(register, name):
            add(name, export.day, export.rows)
    last = max(sheets)
    for name in LEDGERS:
        add(name, last, getattr(register, name))
    return sheets
