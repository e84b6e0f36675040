"""The demonstration goes in by the ordinary doors, and keeps out of a county's own data."""

from datetime import date

import pytest
from sqlalchemy import func, insert, select, update

from data.boundaries import SKETCH, shapes_path, stored_shapes
from data.demo.load import load_demo
from data.demo.recipe import Recipe
from data.layouts import LAYOUTS
from data.models import dataset, episodes, households, regions, villages
from data.refusal import Refusal
from manage import main

SMALL = Recipe(households=1_500)


@pytest.fixture(autouse=True)
def boundaries_of_servers(tmp_path, monkeypatch):
    monkeypatch.setattr("data.boundaries.store.LOCAL", tmp_path)


def load(engine, tmp_path, recipe=SMALL):
    steps = []
    return load_demo(engine, recipe, tmp_path / "workbooks", steps.append), steps


def count(engine, table) -> int:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_every_workbook_is_imported_without_a_complaint(engine, tmp_path):
    reports, steps = load(engine, tmp_path)
    sheets = [sheet for report in reports for sheet in report.sheets]
    assert {sheet.layout for sheet in sheets} == set(LAYOUTS)
    assert all(sheet.stored == sheet.read > 0 and not sheet.skipped_columns for sheet in sheets)
    assert "导入 认定程序台账.xlsx" in steps
    assert (count(engine, households), count(engine, villages)) == (1_500, 80)
    assert count(engine, episodes) > 0 and count(engine, regions) == 91
    with engine.connect() as connection:
        state = connection.execute(select(dataset)).one()
    assert state.is_demonstration and state.county_code == "990101000000"
    assert state.data_until == date(2023, 9, 25)
    shapes = stored_shapes(shapes_path(engine.url))
    assert len(shapes) == 80 and set(shapes["note"]) == {SKETCH}


def test_another_demonstration_takes_the_place_of_the_first(engine, tmp_path):
    with engine.begin() as connection:
        connection.execute(insert(households).values(household_no="9901011000019999"))
        connection.execute(
            update(dataset).values(
                is_demonstration=True, data_until=date(2023, 9, 25), county_code="990101000000"
            )
        )
    load(engine, tmp_path, Recipe("460108000000", households=600, seed=1))
    assert count(engine, households) == 600 and count(engine, villages) == 124
    with engine.connect() as connection:
        assert connection.scalar(select(dataset.c.county_code)) == "460108000000"


def test_a_countys_own_data_are_not_touched(engine, tmp_path):
    with engine.begin() as connection:
        connection.execute(update(dataset).values(data_until=date(2023, 6, 30)))
    with pytest.raises(Refusal, match="本县自己的数据"):
        load(engine, tmp_path)
    assert count(engine, households) == 0 and not (tmp_path / "workbooks").exists()


@pytest.mark.parametrize(
    "arguments", [["--households", "20"], ["--seed", "-1"], ["--county", "110101"]]
)
def test_what_cannot_be_made_is_said_in_one_sentence(tmp_path, capsys, arguments):
    common = ["--database", f"sqlite:///{tmp_path}/demo.db"]
    assert main(["demo", *common, "--workbooks", str(tmp_path / "books"), *arguments]) == 1
    said = capsys.readouterr()
    assert said.err.count("\n") == 1 and said.out == ""
    assert not (tmp_path / "books").exists()
