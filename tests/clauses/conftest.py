"""The clauses of a plan by their number, and a record as it comes back out."""

from collections.abc import Callable
from typing import Any

import pytest

from data.importer import Sheet
from data.layouts import LAYOUTS
from queries.household_file import household_file, id_of
from queries.records import export_of, write_records
from queries.scope import Scope
from tests.importer.sheets import EXPORTED, bring_in, persons
from tests.round_trip.workbooks import read

Row = dict[str, Any]


@pytest.fixture
def kept(engine, county, tmp_path) -> Callable[[str, Row], Row]:
    """A row of a layout, of the household H1, as an export gives it back."""

    def keep(layout: str, row: Row) -> Row:
        bring_in(engine, persons({}), Sheet("表", [list(row), list(row.values())]))
        with engine.connect() as connection:
            exported = export_of(connection, LAYOUTS[layout], EXPORTED, unmasked=True)
            write_records(exported, tmp_path / "out.xlsx")
        (back,) = read(tmp_path / "out.xlsx")
        return {header: back[header] for header in row}

    return keep


@pytest.fixture
def told_income(engine, county) -> Callable[[Row], str | None]:
    """The income period that the file of H1 tells of what its export says."""

    def tell(said: Row) -> str | None:
        bring_in(engine, persons({"人均纯收入": 7000} | said))
        scope = Scope(county.code, EXPORTED, EXPORTED.replace(month=1, day=1))
        with engine.connect() as connection:
            (income,) = household_file(connection, id_of(connection, "H1", scope), scope).incomes
        return income.period

    return tell
