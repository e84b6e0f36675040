"""A draw as it is visited: order, masks, scope, and nothing of what is recorded."""

import pytest
from sqlalchemy import delete, insert, update

from data.models import check_results, household_versions, import_batches, person_versions
from queries.spot_checks.forms.check_form import check_forms
from queries.spot_checks.forms.directions import hint, kilometres
from queries.spot_checks.forms.groups import in_order
from queries.spot_checks.forms.visited import visited
from tests.spot_checks.forms.read import pages
from tests.spot_checks.forms.register import AS_OF, NAMES
from tests.support.county import EAST, EAST_1


def listed(papers):
    return [stop.household_no for route in papers.routes for stop in route.stops]


def test_villages_by_township_and_households_by_group(told):
    papers = told()
    assert [route.place for route in papers.routes] == ["东岭镇上坪村", "西河乡柳湾村"]
    assert listed(papers) == ["0002", "0003", "0001", "0005", "0006"]
    assert [stop.order for stop in papers.routes[0].stops] == [1, 2, 3]
    assert [[s.household_no for s in route.reserve] for route in papers.routes] == [
        ["0004"],
        ["0007"],
    ]
    (spare,) = papers.spare_routes
    assert (spare.place, [stop.household_no for stop in spare.stops]) == ("东岭镇下坪村", ["0008"])
    assert papers.attempt == "第1轮第1次抽取（共1次）"


def test_names_are_masked(told):
    heads = [stop.head for route in told().routes for stop in (*route.stops, *route.reserve)]
    assert heads == ["唐*", "沙**", "孙**", "朱*", "李***", "何*", "吕*"]
    assert not set(heads) & set(NAMES)


def test_only_what_lies_in_the_scope_and_may_be_read(told):
    assert listed(told(EAST)) == ["0002", "0003", "0001"]
    assert listed(told(viewer=EAST_1)) == ["0002", "0003", "0001"]
    assert told(viewer=EAST_1).spare_routes == ()
    assert told(viewer="990101199999").routes == ()


def test_whatever_is_recorded_the_papers_are_the_same(told, engine):
    """Blind: nothing of income, guarantees, measures or contacts is even read."""
    before, printed = told(), pages(check_forms(told()))
    with engine.begin() as connection:
        connection.execute(
            update(household_versions).values(
                net_income_per_head=99999, net_income=1, compliant_expense=None, wage_income=77777,
                has_housing_problem=False, has_dropout=True, has_water_problem=True, risks=["因病"],
                measures_industry=[], measures_health=["体检"], household_phone="13800009999",
                contact_person="周吴", is_eliminated=True, exclusions=["其他"],
            )
        )  # fmt: skip
    assert told() == before
    assert pages(check_forms(told())) == printed


def test_a_household_that_nobody_is_recorded_of_keeps_its_number(told, engine):
    with engine.begin() as connection:
        connection.execute(delete(person_versions))
        connection.execute(delete(household_versions))
    stops = told().routes[0].stops
    assert [(stop.household_no, stop.head, stop.group) for stop in stops] == [
        (number, "", None) for number in ("0001", "0002", "0003")
    ]


def test_what_has_come_back(engine, draw_no):
    with engine.begin() as connection:
        batch = connection.execute(import_batches.select()).first().id
        connection.execute(
            insert(check_results),
            [
                {"draw_no": number, "household_id": 1, "checked_on": AS_OF, "batch_id": batch}
                for number in (draw_no, "别的抽查")
            ],
        )
    with engine.connect() as connection:
        assert visited(connection, draw_no) == {"0001": AS_OF}


@pytest.mark.parametrize(
    "groups",
    [
        ["一组", "二组", "九组", "十组", "十一组", "二十组", "二十一组", "九十九组"],
        ["第1组", "第2组", "第10组", "第11村民小组"],
        ["第1组", "二组", "3组", "十十组", "大湾", "", None],
    ],
)
def test_groups_by_their_numbers(groups):
    placed = [in_order(group) for group in groups]
    assert placed == sorted(placed)


def test_where_a_village_lies(printed):
    east, west = printed.routes
    assert hint(east, None) == "位置：东经109.40000°，北纬24.20000°"
    # A tenth of a degree of longitude at 24.2° north: 111.195 km × cos 24.2° ÷ 10.
    assert kilometres(east, west) == pytest.approx(10.14, abs=0.01)
    assert hint(west, east).endswith("距上一个村（东岭镇上坪村）直线约10.1公里")
