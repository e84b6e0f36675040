"""The annexes as a township fills them in: read as they are, and given back the same."""

from datetime import date

import pytest

from data.importer import Sheet, import_sheets
from data.layouts import LAYOUTS
from queries.rectification.tables import official_tables
from queries.scope import Scope
from tests.rectification.tables.told import annexes
from tests.support.county import COUNTY, EAST

DAY = date(2021, 6, 25)
FILLED = {"T20": {1: "东岭镇", 2: "上坪村"}, "T21": {}}


def form(clause: str) -> Sheet:
    """The published header over the published example, placed where it has to be."""
    annex = annexes()[clause]
    rows = [[annex["number"]], [annex["title"]], annex["block"], *annex["header"]]
    if "example" in annex:
        rows.append([FILLED[clause].get(n, cell) for n, cell in enumerate(annex["example"])])
    return Sheet(annex["sheet"], rows)


@pytest.fixture
def tables(engine, county):
    def ask(region=COUNTY):
        with engine.connect() as connection:
            scope = Scope(region, DAY, DAY.replace(month=1, day=1), "taogou-2021")
            return official_tables(connection, scope, unmasked=True)

    report = import_sheets(engine, [form(clause) for clause in annexes()], exported_on=DAY)
    assert report.errors == []
    return ask


def test_its_own_examples_come_back_by_the_names_of_the_twelve_types(tables):
    (problem,), (area,) = tables().households, tables().areas
    published = annexes()["T20"]["example"]
    assert problem == ("东岭镇", "上坪村", *published[3:5], "脱贫人口就业", *published[6:8],
                       "", "", None, "")  # fmt: skip
    published = annexes()["T21"]["example"]
    assert area == (published[1], "基本医疗", *published[3:5], "", "", None, "")
    assert tables(EAST).summary.total.found == 1


def test_a_summary_in_the_same_file_is_passed_over(engine, county):
    report = import_sheets(engine, [form("T20"), form("T22")], exported_on=DAY)
    passed = [sheet for sheet in report.sheets if sheet.layout is None]
    assert [sheet.warnings[0].problem for sheet in passed] == ["这是汇总表，由台账算出，已跳过"]
    alone = import_sheets(engine, [form("T22")], exported_on=DAY)
    assert "没有认出任何一种数据表" in alone.errors[0].problem


def test_all_columns_of_the_forms_are_read(tables):
    """But 序号, which begins anew in every file."""
    for clause, layout in (("T20", "household_problems"), ("T21", "area_problems")):
        upper, lower = annexes()[clause]["header"]
        words = {below or above for above, below in zip(upper, lower, strict=True)}
        fields = LAYOUTS[layout].fields
        known = {name.replace("(", "（").replace(")", "）") for field in fields
                 for name in (field.header, *field.aliases)}  # fmt: skip
        assert words - known - {"镇", "村"} == {"序号"}
