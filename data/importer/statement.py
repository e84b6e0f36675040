"""What a file of layout A states of each household, read and checked as an import would, and
nothing stored."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from data.identity import KEY_BYTES, IdentityKey
from data.importer.columns import match_columns
from data.importer.faults import FileRefused, SheetRefused
from data.importer.findings import Findings
from data.importer.households import Household, HouseholdReader
from data.importer.opening import open_file
from data.importer.places import PlaceFinder
from data.importer.progress import nobody
from data.importer.recognising import File, Recognised
from data.importer.report import Problem
from data.importer.rows import RowReader
from data.layouts import LAYOUTS, Layout
from data.models import dataset
from data.refusal import Refusal
from data.regions import RegionTree, regions_on

HOUSEHOLDS = "household_members"


@dataclass(frozen=True)
class Stated:
    """One household. `values` are by column of `household_versions`, with `village_code`
    where the file says where; what a file has no column for is no key. `head` is a name."""

    values: Mapping[str, Any]
    persons: int
    head: str | None


@dataclass
class Statement:
    """`households` by 户编号. `problems` are rows that an import would refuse; they are left
    out. `exported_on` is what a title row says."""

    exported_on: date | None
    households: dict[str, Stated] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_statement(
    connection: Connection, path: Path, layouts: Mapping[str, Layout] = LAYOUTS
) -> Statement:
    """The file's households. Raises Refusal if it cannot be read or holds no sheet of them."""
    file = open_file(path, None, nobody, False, layouts)
    sheets = [sheet for sheet in file.sheets if sheet.header.layout.name == HOUSEHOLDS]
    if not sheets:
        raise Refusal(_why(file))
    tree = regions_on(connection)
    county = connection.scalar(select(dataset.c.county_code))
    statement = Statement(file.exported_on)
    for sheet in sheets:
        try:
            _read(sheet, tree, county, statement)
        except (SheetRefused, FileRefused) as refused:
            raise Refusal(f"{path.name}：{refused.fault}") from refused
    return statement


def _why(file: File) -> str:
    said = next((problem.sentence for problem in file.report.errors), None)
    return f"{file.report.file}：{said or '没有农户/监测对象信息表，请换成从系统导出的原表。'}"


def _read(
    recognised: Recognised, tree: RegionTree, county: str | None, statement: Statement
) -> None:
    # Numbers only tell the persons of one file apart here, so any key serves.
    key = IdentityKey(secrets.token_bytes(KEY_BYTES))
    columns = match_columns(recognised.header, date.today(), key)
    rows = RowReader(recognised.sheet, columns, PlaceFinder(tree, county))
    findings = Findings(recognised.report)
    reader = HouseholdReader(columns, rows, findings)
    reader.read_all()
    findings.close()
    statement.problems += recognised.report.errors
    for number, household in reader.households.items():
        statement.households.setdefault(number, _stated(reader, household))


def _stated(reader: HouseholdReader, household: Household) -> Stated:
    values = dict(zip(reader.household_columns, household.values, strict=True))
    persons = [
        dict(zip(reader.person_columns, person.values, strict=True))
        for person in household.persons.values()
    ]
    heads = [person["name"] for person in persons if person["relation"] == "户主"]
    return Stated(values, len(persons), next(iter(heads), None))
