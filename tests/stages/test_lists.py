"""The lists behind what is held and what is in 公示: same counts, masked, within the viewer's place."""

from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, insert

from data.identity import identity_key
from data.models import BEGINNING, FOREVER, person_versions, persons
from queries.scope import Level, Scope, Viewer
from queries.stages import held, held_list, publicity_list, publicity_under_way
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, WEST, WEST_1, County
from tests.support.register import Register

D = date(2023, 9, 25)


@pytest.fixture
def register(engine: Engine, county: County) -> Register:
    return Register(engine)


def scope(**limits) -> Scope:
    return Scope(COUNTY, D, date(2023, 1, 1), limits=tuple(sorted(limits.items())))


def procedure(register: Register, village: str, days_ago: int, **values) -> None:
    register.procedure(register.household(village), clue_on=D - timedelta(days_ago), **values)


def test_the_longest_open_comes_first_with_its_deadline_and_holder(register: Register):
    procedure(register, EAST_1, 13, village_review_on=D, publicity_to_on=D)
    procedure(register, WEST_1, 20)
    procedure(register, EAST_2, 11)
    procedure(register, EAST_2, 30, status="终止", ended_on=D)
    with register.engine.connect() as connection:
        found = held_list(connection, scope())
    assert found[["村", "缓急", "在谁手里", "等待环节", "已用天数", "时限"]].values.tolist() == [
        ["柳湾村", "已超期", "村", "核实", 20, 15],
        ["上坪村", "临期", "乡镇", "审核", 13, 15],
        ["下坪村", "时限内", "村", "核实", 11, 15],
    ]
    assert found["截止日"].tolist() == [date(2023, 9, 20), date(2023, 9, 27), date(2023, 9, 29)]
    assert set(found["天数按"]) == {"自然日"}


def test_a_deadline_in_working_days_passes_over_the_holidays(register: Register):
    procedure(register, EAST_1, 13)  # clue on Tuesday 12 September, 9 working days ago
    with register.engine.connect() as connection:
        found = held_list(connection, scope(inclusion_days=11, inclusion_kind="working"))
        later = held_list(connection, scope(inclusion_days=9, inclusion_kind="working"))
        past = held_list(connection, scope(inclusion_days=8, inclusion_kind="working"))
    assert found[["已用天数", "截止日", "天数按", "缓急"]].values.tolist() == [
        [9, date(2023, 9, 27), "工作日", "临期"]
    ]
    assert later["截止日"].tolist() == [D]
    assert past["缓急"].tolist() == ["已超期"]


def test_a_deadline_beyond_the_known_calendar_says_so(register: Register):
    as_of = date(2026, 12, 31)
    register.procedure(register.household(EAST_1), clue_on=date(2026, 12, 14))
    asked = Scope(
        COUNTY,
        as_of,
        date(2026, 1, 1),
        limits=(("inclusion_days", 16), ("inclusion_kind", "working")),
    )
    with register.engine.connect() as connection:
        (row,) = held_list(connection, asked).to_dict("records")
    assert (row["截止日"], row["天数按"]) == (date(2027, 1, 5), "工作日（按星期推算）")


def test_publicity_in_order_of_its_end(register: Register):
    procedure(register, EAST_1, 20, publicity_from_on=date(2023, 9, 24))
    procedure(register, EAST_1, 20, publicity_from_on=date(2023, 9, 21), procedure_type="风险消除")
    with register.engine.connect() as connection:
        found = publicity_list(connection, scope(publicity_kind="working", publicity_days=3))
    assert found[["何时期满", "程序类型", "期满日期", "天数按"]].values.tolist() == [
        ["今天", "风险消除", D, "工作日"],
        ["本周", "纳入", date(2023, 9, 27), "工作日"],
    ]


@pytest.mark.parametrize("place", [COUNTY, EAST, EAST_2, WEST])
def test_a_list_is_as_long_as_its_count(register: Register, place: str):
    for village, days in ((EAST_1, 12), (EAST_1, 16), (EAST_2, 15), (WEST_1, 40), (WEST_1, 3)):
        procedure(register, village, days, publicity_from_on=D - timedelta(days=days % 7))
    asked = scope().at(place)
    with register.engine.connect() as connection:
        counted = held(connection, asked, Level.VILLAGE)[["overdue", "due_soon", "in_time"]]
        assert len(held_list(connection, asked)) == counted.sum().sum()
        counted = publicity_under_way(connection, asked, Level.VILLAGE)
        endings = ["past", "today", "this_week", "later"]
        assert len(publicity_list(connection, asked)) == counted[endings].sum().sum()


def test_a_viewer_reads_rows_of_their_own_place_only(register: Register):
    procedure(register, EAST_1, 20, publicity_from_on=D)
    procedure(register, WEST_1, 20, publicity_from_on=D)
    west = Scope(COUNTY, D, date(2023, 1, 1), viewer=Viewer(WEST))
    with register.engine.connect() as connection:
        assert held_list(connection, west)["乡镇"].tolist() == ["西河乡"]
        assert publicity_list(connection, west)["乡镇"].tolist() == ["西河乡"]
        # What a place holds in all is known to whoever looks.
        assert held(connection, west, Level.COUNTY)["overdue"].sum() == 2


def test_names_and_numbers_are_masked(register: Register):
    household = register.household(EAST_1)
    register.procedure(household, clue_on=D - timedelta(days=20))
    number = "990101199001011234"
    with register.engine.begin() as connection:
        key = identity_key(connection)
        person = connection.execute(
            insert(persons).values(household_id=household, person_no="1")
        ).inserted_primary_key[0]
        connection.execute(
            insert(person_versions).values(
                person_id=person,
                household_id=household,
                valid_from=BEGINNING,
                valid_to=FOREVER,
                batch_id=register.batch_id,
                name="甲某某",
                relation="户主",
                identity_hash=key.hash(number),
                identity_cipher=key.encrypt(number),
            )
        )
    with register.engine.connect() as connection:
        (row,) = held_list(connection, scope()).to_dict("records")
    assert row["户主"].startswith("甲") and "某某" not in row["户主"]
    assert number not in map(str, row.values()) and "*" in row["证件号码"]


def test_nothing_open_is_an_empty_list(register: Register):
    with register.engine.connect() as connection:
        assert held_list(connection, scope()).empty
        assert publicity_list(connection, scope()).empty
