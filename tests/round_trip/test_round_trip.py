"""Generate, import, export, equal; and the export, imported again, changes nothing."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from data.importer import import_files
from data.layouts import LAYOUTS, Kind
from data.layouts.columns import printed_header
from data.templates import file_name
from queries.records import export_of, write_records
from tests.importer.sheets import EXPORTED, bring_in, identity, persons, problems
from tests.round_trip.rows import HOUSEHOLDS, tables
from tests.round_trip.workbooks import read, write
from tests.support.databases import empty

NUMBERS = (Kind.NUMBER, Kind.MONEY, Kind.COUNT, Kind.AREA, Kind.YEAR)
EXAMPLES = {"sqlite": 5, "postgresql": 2}
FAMILIES = [
    {"户编号": no, "人口编号": f"{no}-1", "证件号码": identity(900 + n)}
    for n, no in enumerate(HOUSEHOLDS)
]


def export(engine: Engine, name: str, path: Path, as_of: date = EXPORTED) -> Path:
    with engine.connect() as connection:
        write_records(export_of(connection, LAYOUTS[name], as_of, unmasked=True), path)
    return path


@pytest.mark.parametrize("name", LAYOUTS)
def test_what_is_imported_is_exported(engine: Engine, county, tmp_path: Path, name: str):
    layout = LAYOUTS[name]

    @settings(
        max_examples=EXAMPLES[engine.dialect.name],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def holds(data: st.DataObject) -> None:
        empty(engine, "regions")
        rows = data.draw(tables(layout))
        if name != "household_members":
            assert problems(bring_in(engine, persons(*FAMILIES))) == []
        source = write(tmp_path / file_name(layout), rows)
        (report,) = import_files(engine, [source], exported_on=EXPORTED)
        assert problems(report) == []
        assert report.sheets[0].stored == len(rows)

        exported = export(engine, name, tmp_path / "出.xlsx")
        numbers = {printed_header(field) for field in layout.fields if field.kind in NUMBERS}
        expected = [{header: pair[1] for header, pair in row.items()} for row in rows]
        ours = [{header: row.get(header) for header in rows[0]} for row in read(exported)]
        assert comparable(ours, numbers) == comparable(expected, numbers)

        (again,) = import_files(engine, [exported])
        assert problems(again) == []
        assert (again.outcome, again.exported_on) == ("unchanged", EXPORTED)

    holds()


def comparable(rows: list[dict], numbers: set[str]) -> list[list]:
    """Rows in an order of their own, numbers as numbers however they are written."""
    plain = (
        [
            (header, float(value) if header in numbers and value is not None else value)
            for header, value in sorted(row.items())
        ]
        for row in rows
    )
    return sorted(plain, key=repr)
