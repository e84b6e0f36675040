"""Which export's word counts on which day, in whatever order exports arrive."""

from datetime import date
from itertools import permutations

import pytest
from sqlalchemy import select

from data.importer import Sheet
from data.models import household_versions, person_versions, villages
from data.models import persons as persons_table
from tests.importer.sheets import bring_in, identity, persons

pytestmark = pytest.mark.usefixtures("county")

MARCH, JUNE, SEPTEMBER = date(2023, 3, 31), date(2023, 6, 30), date(2023, 9, 25)
SECOND = {"人口编号": "P2", "证件号码": identity(2)}


def value_on(engine, column, day, *conditions):
    table = column.table
    in_force = (table.c.valid_from <= day) & (day < table.c.valid_to)
    with engine.connect() as connection:
        return connection.execute(select(column).where(in_force, *conditions)).scalars().all()


def income_on(engine, *days):
    return [value_on(engine, household_versions.c.net_income, day) for day in days]


@pytest.mark.parametrize("order", list(permutations((MARCH, JUNE, SEPTEMBER))))
@pytest.mark.parametrize("incomes", [(1, 2, 3), (1, 2, 1), (1, 1, 2), (2, 1, 1)])
def test_the_latest_export_on_or_before_a_day_counts_else_the_earliest(engine, order, incomes):
    stated = dict(zip((MARCH, JUNE, SEPTEMBER), incomes, strict=True))
    for day in order:
        bring_in(engine, persons({"家庭纯收入": stated[day]}), on=day)
    first, second, third = ([float(income)] for income in incomes)
    days = (date(2020, 1, 1), MARCH, date(2023, 6, 29), JUNE, SEPTEMBER, date(2030, 1, 1))
    assert income_on(engine, *days) == [first, first, first, second, third, third]


def test_a_late_older_export_says_nothing_of_columns_it_does_not_have(engine):
    bring_in(engine, persons({"家庭纯收入": 1, "户联系电话": "1"}), on=SEPTEMBER)
    bring_in(engine, persons({"家庭纯收入": 2}), on=MARCH)
    assert income_on(engine, MARCH, SEPTEMBER) == [[2.0], [1.0]]
    assert value_on(engine, household_versions.c.household_phone, MARCH) == ["1"]


def names_on(engine, day):
    return sorted(value_on(engine, person_versions.c.name, day))


def test_a_person_first_seen_later_begins_on_that_day_and_stays_when_left_out(engine):
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, persons({}, SECOND | {"姓名": "乙某"}), on=JUNE)
    bring_in(engine, persons({}), on=SEPTEMBER)
    assert names_on(engine, date(2023, 6, 29)) == ["甲某"]
    assert names_on(engine, JUNE) == names_on(engine, SEPTEMBER) == ["乙某", "甲某"]


def test_a_person_whom_the_first_export_lacks_begins_later_though_it_arrives_late(engine):
    bring_in(engine, persons({}, SECOND | {"姓名": "乙某"}), on=JUNE)
    bring_in(engine, persons({}), on=MARCH)
    assert names_on(engine, MARCH) == ["甲某"]
    assert names_on(engine, JUNE) == ["乙某", "甲某"]


def test_a_person_seen_later_may_turn_out_to_have_been_seen_before(engine):
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, persons({}, SECOND | {"姓名": "乙某"}), on=SEPTEMBER)
    bring_in(engine, persons({}, SECOND | {"姓名": "丙某"}), on=JUNE)
    assert names_on(engine, date(2023, 6, 29)) == ["甲某"]
    assert names_on(engine, JUNE) == ["丙某", "甲某"]
    assert names_on(engine, SEPTEMBER) == ["乙某", "甲某"]


def test_versions_of_a_record_never_overlap_and_leave_no_gap(engine):
    for day, income in ((JUNE, 1), (MARCH, 2), (SEPTEMBER, 3), (date(2023, 5, 1), 4), (JUNE, 5)):
        bring_in(engine, persons({"家庭纯收入": income}), on=day)
    v = household_versions.c
    with engine.connect() as connection:
        spans = connection.execute(select(v.valid_from, v.valid_to).order_by(v.valid_from)).all()
    assert [end for _, end in spans[:-1]] == [start for start, _ in spans[1:]]
    assert len(spans) == 4


def village(households, **more):
    header = ["行政区划代码", "总户数", "总人口数", *more]
    return Sheet("村", [header, ["990101100201", households, 1000, *more.values()]])


def test_villages_are_kept_in_versions_too(engine):
    bring_in(engine, village(300, 危房户数=2), on=JUNE)
    bring_in(engine, village(310), on=SEPTEMBER)
    assert value_on(engine, villages.c.rural_households, JUNE) == [300]
    assert value_on(engine, villages.c.rural_households, SEPTEMBER) == [310]
    assert value_on(engine, villages.c.unsafe_housing_households, SEPTEMBER) == [2]


def test_a_household_that_moved_is_in_its_village_of_the_day(engine):
    bring_in(engine, persons({}), on=MARCH)
    bring_in(engine, persons({"乡镇": "西河乡", "村": "柳湾村"}), on=JUNE)
    assert value_on(engine, household_versions.c.village_code, MARCH) == ["990101100201"]
    assert value_on(engine, household_versions.c.village_code, JUNE) == ["990101101201"]
    with engine.connect() as connection:
        assert len(connection.execute(select(persons_table)).all()) == 1
