"""Stock and flow by hand: this month is after 25 August, last month after 25 July."""

from datetime import date

from queries.overview import Flow, Stock, flows, stocks
from queries.scope import Scope
from tests.flags.drawn import Village, draw
from tests.support.county import COUNTY, EAST_1, WEST, WEST_1

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
LAST_MONTH, LAST_DAY = date(2023, 7, 26), date(2023, 8, 25)
THIS_MONTH, TODAY = date(2023, 8, 26), date(2023, 9, 25)


def test_stocks_are_those_of_today_and_of_the_same_day_last_month(engine, county):
    draw(engine, [Village(EAST_1, old=3, out=[LAST_DAY, THIS_MONTH]), Village(WEST_1, new=[TODAY])])
    with engine.connect() as connection:
        assert stocks(connection, SCOPE) == [
            Stock("monitored", "households", 4, 3),
            Stock("monitored", "persons", 8, 6),
            Stock("active", "households", 2, 2),
            Stock("active", "persons", 4, 4),
        ]
        assert stocks(connection, SCOPE.at(WEST))[0] == Stock("monitored", "households", 1, 0)


def test_a_flow_belongs_to_the_month_it_fell_in(engine, county):
    new = [date(2023, 7, 25), LAST_MONTH, LAST_DAY, THIS_MONTH, TODAY, TODAY]
    draw(engine, [Village(EAST_1, new=new)])
    with engine.connect() as connection:
        assert flows(connection, SCOPE)[:2] == [
            Flow("new_inclusions", "households", 6, 3, 2),
            Flow("new_inclusions", "persons", 12, 6, 4),
        ]


def test_eliminations_and_rollbacks_in_households_and_persons(engine, county):
    out = [date(2023, 3, 1), LAST_MONTH, THIS_MONTH]
    draw(engine, [Village(EAST_1, old=4, out=out, back=[THIS_MONTH]), Village(WEST_1)])
    with engine.connect() as connection:
        assert flows(connection, SCOPE)[2:] == [
            # The one rolled back is eliminated no longer.
            Flow("risk_elimination_rate_in_period", "households", 2, 1, 1),
            Flow("risk_elimination_rate_in_period", "persons", 4, 2, 2),
            Flow("rolled_back", "households", 1, 1, 0),
            Flow("rolled_back", "persons", 2, 2, 0),
        ]
        before = SCOPE.on(LAST_DAY)
        assert flows(connection, before)[4] == Flow("rolled_back", "households", 0, 0, 0)
        assert flows(connection, SCOPE.at(WEST))[4] == Flow("rolled_back", "households", 0, 0, 0)


def test_a_month_ends_where_the_month_before_has_no_such_day(engine, county):
    draw(engine, [Village(EAST_1, new=[date(2023, 2, 28), date(2023, 3, 1)])])
    with engine.connect() as connection:
        found = flows(connection, Scope(COUNTY, date(2023, 3, 31), date(2023, 1, 1)))
    assert found[0] == Flow("new_inclusions", "households", 2, 1, 1)
