"""New inclusions by month, source, risk and place, beside the same period last year."""

from datetime import date

import pytest
from sqlalchemy import Connection, Engine, insert

from data.episodes import derive
from data.models import BEGINNING, FOREVER, villages
from queries.inclusion import by_month, by_place, by_risk, by_source
from queries.scope import Level, Scope
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST, WEST_1, County
from tests.support.monitored import monitored
from tests.support.register import Register

SCOPE = Scope(COUNTY, date(2023, 3, 15), date(2023, 1, 1))


@pytest.fixture
def connection(engine: Engine, county: County):
    register = Register(engine)
    for village, included, source, risks in [
        (EAST_1, "2023-01-31", "信访", {"因病", "因学"}),
        (EAST_1, "2023-03-15", "信访", {"因病"}),
        (WEST_1, "2023-03-16", "信访", {"因病"}),  # after D
        (WEST_1, "2023-03-01", None, None),
        (EAST_2, "2022-03-15", "12317", {"因残"}),
        (EAST_2, "2022-03-16", "12317", {"因残"}),  # after last year's D
        (EAST_2, "2022-12-31", "12317", {"因残"}),
    ]:
        monitored(register, village, included, source=source, risks=risks)
    register.household(EAST_2, identified_on=date(2023, 2, 1), identified_on_is_month=True)
    place = {"valid_from": BEGINNING, "valid_to": FOREVER, "batch_id": register.batch_id}
    with engine.begin() as connection:
        connection.execute(
            insert(villages),
            [
                place | {"region_code": EAST_1, "rural_households": 100},
                place | {"region_code": EAST_2, "rural_households": 300},
            ],
        )
        derive(connection)
    with engine.connect() as connection:
        yield connection


def known(frame, column: str) -> dict:
    """What is not zero in either year, by the first column."""
    rows = frame[(frame.households > 0) | (frame.last_year > 0)]
    return {
        key: (households, last_year)
        for key, households, last_year in rows[[column, "households", "last_year"]].to_numpy()
    }


def test_by_month(connection: Connection) -> None:
    assert by_month(connection, SCOPE).values.tolist() == [
        [date(2023, 1, 1), 1, 0],
        [date(2023, 2, 1), 1, 0],
        [date(2023, 3, 1), 2, 1],
    ]
    assert by_month(connection, SCOPE.at(WEST)).households.tolist() == [0, 0, 1]


def test_by_source(connection: Connection) -> None:
    assert known(by_source(connection, SCOPE), "source") == {
        "信访": (2, 0),
        "12317": (0, 1),
        "未填写": (1, 0),
        "无认定程序": (1, 0),
    }


def test_a_household_counts_at_each_of_its_risks(connection: Connection) -> None:
    assert known(by_risk(connection, SCOPE), "risk") == {
        "因病": (2, 0),
        "因学": (1, 0),
        "因残": (0, 1),
        "未填写": (2, 0),
    }


def test_by_place(connection: Connection) -> None:
    places = by_place(connection, SCOPE, Level.TOWNSHIP).set_index("region_code")
    assert places.loc[EAST, ["households", "last_year", "rural_households"]].tolist() == [3, 1, 400]
    assert places.loc[EAST, ["per_1000", "last_year_per_1000"]].tolist() == [7.5, 2.5]
    assert places.loc[WEST, ["households", "rural_households"]].tolist() == [1, 0]
    assert places.loc[[WEST], "per_1000"].isna().all()
