"""What a file does not show: what is dated after D, what names a person, what lies elsewhere."""

from dataclasses import astuple, replace
from datetime import date, timedelta
from itertools import chain

import pytest

from queries.household_file import HouseholdFile, NotReadable, ids_of
from queries.scope import Scope, Viewer
from tests.household_file.told import NAMES, PHONE, SCOPE, D, file, number, tell
from tests.importer.sheets import identity
from tests.support.county import COUNTY, EAST, EAST_1, WEST

pytestmark = pytest.mark.usefixtures("county")

PLANNED = {"due_on"}  # 整改时限; and 结束日期 of a measure, which is asked for apart


@pytest.fixture
def household(engine) -> int:
    return tell(engine)


def days(value: object) -> list[date]:
    """Every day in a record, however deep."""
    if isinstance(value, date):
        return [value]
    if isinstance(value, (tuple, list)):
        return [*chain.from_iterable(map(days, value))]
    return []


def ledgers(told: HouseholdFile) -> list[object]:
    named = [
        *(told.standing, told.alerts, told.screenings, told.procedures, told.visits),
        *(told.months, told.doubts, told.updates, told.checks),
    ]
    return [
        *(astuple(record) for records in named for record in records),
        *(astuple(replace(problem, due_on=None)) for problem in told.problems),
        *(astuple(replace(measure, ended_on=None)) for measure in told.measures),
    ]


EVERY_DAY = sorted(
    {date(2023, 1, 1), D}
    | {
        date.fromisoformat(text) + timedelta(days=shift)
        for text in (
            *("2023-01-19", "2023-02-10", "2023-02-25", "2023-07-10"),
            *("2023-08-31", "2023-09-20", "2023-09-26"),
        )
        for shift in (-1, 0)
    }
)


def test_on_no_day_is_anything_dated_later_seen(engine, household):
    for day in EVERY_DAY:
        told = file(engine, household, SCOPE.on(day))
        assert [found for found in days(ledgers(told)) if found > day] == [], day
        assert [event for event in told.events() if event.day > day] == [], day
        assert all(found <= day for found in told.changes["导出日"]), day


def test_what_became_known_with_a_later_day_is_not_seen_before_it(engine, household):
    before = file(engine, household, SCOPE.on(date(2023, 2, 9)))
    (inclusion,) = before.procedures
    assert (inclusion.status, inclusion.stages[7].opinion) == ("在办", None)
    assert astuple(inclusion.waiting) == ("审定", "县", 4)
    after = file(engine, household, SCOPE.on(date(2023, 9, 28)))
    elimination = after.procedures[1]
    assert (elimination.status, elimination.ended_on) == ("办结", date(2023, 9, 28))
    assert after.standing[-1].title == "已消除"
    assert [update.result for update in after.updates] == ["退回"]
    assert [alert.number for alert in after.alerts] == ["K1", "K2", "K3"]


def test_a_round_is_not_known_before_its_first_day(engine, household):
    assert file(engine, household, SCOPE.on(date(2023, 9, 19))).screenings == []
    (screening,) = file(engine, household, SCOPE.on(date(2023, 9, 20))).screenings
    assert (screening.ticked, screening.entered_on) == ("否", None)


def test_nobody_is_named_and_no_number_is_whole(engine, household):
    told = file(engine, household)
    said = " ".join([repr(told), repr(told.events()), told.changes.to_csv()])
    assert [name for name in NAMES if name in said] == []
    assert PHONE not in said
    assert [n for n in (identity(1), identity(2)) if n in said] == []
    assert "1950" not in said and "2015" not in said  # birthdays
    assert "患有大病" not in said


@pytest.mark.parametrize("scope", [SCOPE.at(WEST), Scope(COUNTY, D, D, viewer=Viewer(WEST))])
def test_a_household_elsewhere_is_refused_as_if_there_were_none(engine, household, scope):
    with pytest.raises(NotReadable) as elsewhere:
        file(engine, household, scope)
    with pytest.raises(NotReadable) as unknown:
        file(engine, 999_999, scope)
    assert str(elsewhere.value) == str(unknown.value)
    with pytest.raises(NotReadable):
        number("H1", engine, scope)
    with engine.connect() as connection:
        assert ids_of(connection, ["H1", "H2"], scope) == {}


@pytest.mark.parametrize("household_id", [0, -1, 2**31, 10**30])
def test_a_number_that_no_household_can_have_is_refused(engine, household, household_id):
    with pytest.raises(NotReadable):
        file(engine, household_id)


@pytest.mark.parametrize("place", [EAST, EAST_1])
def test_a_viewer_of_the_place_reads_it(engine, household, place):
    viewer = replace(SCOPE, viewer=Viewer(place))
    assert file(engine, household, viewer).head.household_no == "H1"
    with engine.connect() as connection:
        assert ids_of(connection, ["H1", "H9"], viewer) == {"H1": household}
