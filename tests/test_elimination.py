"""How soon, of which risks and how close together risks were eliminated."""

from datetime import date

import pytest
from sqlalchemy import Connection, Engine

from data.episodes import derive
from queries.elimination import busiest_fortnights, by_fortnight, by_risk, months_to_elimination
from queries.measure import measure
from queries.scope import Level, Scope
from queries.trend import month_ends, monthly
from tests.support.county import COUNTY, EAST_1, WEST_1, County
from tests.support.monitored import monitored
from tests.support.register import Register

SCOPE = Scope(COUNTY, date(2023, 2, 12), date(2023, 1, 1))


@pytest.fixture
def connection(engine: Engine, county: County):
    register = Register(engine)
    for eliminated in ("2023-01-05", "2023-01-14", "2023-01-18", "2023-01-19", "2023-02-11"):
        monitored(register, EAST_1, "2022-07-31", eliminated, risks={"因病", "因残"})
    for eliminated in ("2023-01-05", "2023-02-12", "2022-12-31", "2023-02-13"):
        monitored(register, WEST_1, "2022-01-01", eliminated, risks={"因病"})
    with engine.begin() as connection:
        derive(connection)
    with engine.connect() as connection:
        yield connection


def test_months_from_inclusion_to_elimination(connection: Connection) -> None:
    assert months_to_elimination(connection, SCOPE).values.tolist() == [
        [6, 4],
        [7, 1],
        [12, 1],
        [13, 1],
    ]


def test_eliminated_of_those_at_each_risk(connection: Connection) -> None:
    rates = by_risk(connection, SCOPE).set_index("risk")
    assert rates.loc["因病"].tolist() == [8, 9, 8 / 9]
    assert rates.loc["因残"].tolist() == [5, 5, 1]
    assert rates.loc[["因学"], "rate"].isna().all()


def test_fortnights_begin_with_the_period(connection: Connection) -> None:
    assert by_fortnight(connection, SCOPE).values.tolist() == [
        [date(2023, 1, 1), date(2023, 1, 14), 3],
        [date(2023, 1, 15), date(2023, 1, 28), 2],
        [date(2023, 1, 29), date(2023, 2, 11), 1],
        [date(2023, 2, 12), date(2023, 2, 12), 1],
    ]


def test_the_busiest_fortnight_of_a_village_with_five_eliminations(connection: Connection) -> None:
    (village,) = busiest_fortnights(connection, SCOPE).to_dict("records")
    # 5 to 18 January, both counted, holds as many as 14 to 27: the earlier one is shown.
    assert village == {
        "region_code": EAST_1,
        "township": "东岭镇",
        "region": "上坪村",
        "begins_on": date(2023, 1, 5),
        "ends_on": date(2023, 1, 18),
        "households": 3,
        "total": 5,
        "share": 0.6,
    }


def test_months_end_with_the_day_asked_for() -> None:
    assert month_ends(date(2024, 3, 15), 3) == [
        date(2024, 1, 31),
        date(2024, 2, 29),
        date(2024, 3, 15),
    ]
    assert month_ends(date(2023, 3, 31), 2) == [date(2023, 2, 28), date(2023, 3, 31)]


def test_each_month_is_measured_as_of_its_last_day(connection: Connection) -> None:
    trend = monthly(connection, ["risk_elimination_rate"], SCOPE, 3, Level.COUNTY)
    trend = trend[trend.basis == "households"]
    assert trend[["as_of", "numerator", "denominator"]].values.tolist() == [
        [date(2022, 12, 31), 1, 9],
        [date(2023, 1, 31), 6, 9],
        [date(2023, 2, 12), 8, 9],
    ]
    now = measure(connection, ["risk_elimination_rate"], SCOPE, Level.COUNTY)
    assert trend.value.iloc[-1] == now.value[0]
