"""The frame: everybody who could be drawn, whatever is known of them, and nobody's name."""

from dataclasses import replace
from datetime import date

import pytest

from data.database import open_engine
from data.regions import regions_on
from queries.findings import FINDINGS
from queries.flags import FLAGS
from queries.scope import Viewer
from queries.spot_checks.frame import Quota, frame_from
from queries.spot_checks.points import POINTS, WrongWeight, read_weight, weights
from queries.spot_checks.quotas import quota_at
from tests.flags.drawn import Village, draw
from tests.registers import import_register
from tests.spot_checks.told import SCOPE, by_number, frame, tell, told
from tests.support.county import (
    COUNTY,
    EAST,
    EAST_1,
    EAST_2,
    EAST_3,
    WEST,
    WEST_1,
    WEST_2,
    load_county,
)

APRIL = date(2023, 4, 10)
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_everybody_is_in_it_whatever_is_known_of_them(told_county):
    found = frame(told_county)
    assert [(one.village_code, one.household_no) for one in found.households] == [
        (EAST_1, "11"),
        (EAST_1, "12"),
        (EAST_1, "13"),
        (EAST_2, "14"),
        (EAST_3, "15"),
        (EAST_3, "16"),
        (WEST_1, "21"),
        (WEST_1, "22"),
    ]
    assert [(v.code, v.name, v.township_code, v.township) for v in found.villages] == [
        (EAST_1, "上坪村", EAST, "东岭镇"),
        (EAST_2, "下坪村", EAST, "东岭镇"),
        (EAST_3, "石桥村", EAST, "东岭镇"),
        (WEST_1, "柳湾村", WEST, "西河乡"),
    ]
    assert (found.region_code, found.as_of, found.plan_id) == (COUNTY, SCOPE.as_of, "demo-2023")


@ON_SQLITE
def test_it_holds_no_name_and_no_number_of_a_person(engine, county):
    story = tell(engine)
    content = frame(engine).content()
    persons = [p for export in story.exports for row in export.rows for p in row["成员"]]
    assert len(persons) == 16
    for person in persons:
        assert person["姓名"] not in content
        assert person["证件号码"] not in content and person["人口编号"] not in content.split('"')


@ON_SQLITE
def test_what_the_rules_find_are_reasons_and_points(told_county):
    found = by_number(frame(told_county))
    assert found["12"].reasons == () and found["12"].points == 1
    assert found["13"].reasons == ("rejected_by_township",)
    assert found["13"].points == 1 + POINTS["rejected_by_township"].points
    order = list(FINDINGS)
    assert "no_measure" in found["11"].reasons and len(found["11"].reasons) > 1
    assert sorted(found["11"].reasons, key=order.index) == list(found["11"].reasons)
    assert found["11"].points == 1 + sum(POINTS[rule].points for rule in found["11"].reasons)


@ON_SQLITE
def test_rounds_may_teach_other_points_and_the_frame_keeps_them(told_county):
    usual, taught = frame(told_county), frame(told_county, taught={"rejected_by_township": 11})
    assert by_number(taught)["13"].points == 12
    assert dict(taught.weights)["rejected_by_township"] == 11
    assert taught.sha256 != usual.sha256
    assert list(dict(usual.weights)) == [*FINDINGS, *FLAGS]


def test_every_rule_and_flag_has_points_and_a_reason():
    assert list(POINTS) == [*FINDINGS, *FLAGS]
    assert all(entry.points >= 1 and entry.reason for entry in POINTS.values())


@pytest.mark.parametrize("wrong", ["no_such=1", "stuck", "stuck=x", "stuck=-1", "stuck=101", ""])
def test_wrong_points_are_refused_in_a_sentence(wrong):
    with pytest.raises(WrongWeight):
        read_weight(wrong)
    assert read_weight("stuck=0") == ("stuck", 0)
    assert dict(weights({"stuck": 0}))["stuck"] == 0


@ON_SQLITE
def test_a_village_has_points_by_its_flags_and_the_share_that_is_found(engine, county):
    """Nobody has measures: the 20 monitored of each village are found, no others."""
    half = [Village(code, old=20, out=[APRIL] * 10) for code in (EAST_1, EAST_2, EAST_3, WEST_2)]
    rejecting = replace(half[0], proposed=20)
    draw(engine, [rejecting, *half[1:], Village(WEST_1, old=20)])
    found = {village.code: village for village in frame(engine).villages}
    assert found[EAST_2].reasons == () and found[WEST_1].reasons == ("low_elimination",)
    signal = POINTS["low_elimination"].points
    assert found[WEST_1].points == found_all(20, 20) + signal
    assert found[EAST_1].points == found_all(20, 40)
    with engine.connect() as connection:
        assert regions_on(connection).by_code[WEST_1].name == found[WEST_1].name


def found_all(found: int, households: int) -> int:
    return 1 + 20 * found // households


@ON_SQLITE
def test_few_households_are_no_large_share(engine, county):
    draw(engine, [Village(EAST_1, old=1)])
    (village,) = frame(engine).villages
    assert village.points == 1 + 20 // 10


@ON_SQLITE
def test_a_township_has_its_own_and_a_viewer_no_others(told_county):
    east = frame(told_county, SCOPE.at(EAST))
    assert {village.township_code for village in east.villages} == {EAST}
    assert set(by_number(east)) == {"11", "12", "13", "14", "15", "16"}
    assert set(by_number(frame(told_county, replace(SCOPE, viewer=Viewer(WEST))))) == {"21", "22"}
    assert set(by_number(frame(told_county, SCOPE.at(EAST_3)))) == {"15", "16"}


@ON_SQLITE
def test_without_households_it_is_empty(engine, county):
    assert frame(engine).villages == frame(engine).households == ()


@ON_SQLITE
@pytest.mark.parametrize(
    ("region", "plan", "quota"),
    [
        (COUNTY, "demo-2023", Quota(2, 40, 0.25)),
        (EAST_1, "yihe-2022", Quota(2, 40, 0.25)),
        (COUNTY, "liujiang-2023", Quota(2, 40, 0.25)),  # silent: this system's own
    ],
)
def test_the_quota_is_the_plans_own_or_the_default(told_county, region, plan, quota):
    scope = replace(SCOPE.at(region), plan_id=plan)
    with told_county.connect() as connection:
        assert quota_at(connection, regions_on(connection), scope) == quota


@ON_SQLITE
def test_a_plan_that_asks_for_more_is_followed(engine, county, monkeypatch):
    from queries import plans

    known = plans.load_plans(include_demo=True)
    demo = known["demo-2023"]
    first, second = demo.spot_checks
    asking = (replace(first, villages=3, households=30), replace(second, households=50))
    changed = known | {"demo-2023": replace(demo, spot_checks=asking)}
    monkeypatch.setattr(plans, "load_plans", lambda **_: changed)
    tell(engine)
    assert frame(engine).quota == Quota(3, 50, 0.25)


@pytest.mark.postgresql
def test_one_register_is_one_frame_everywhere(new_sqlite, new_postgresql, tmp_path, monkeypatch):
    """Imported from the first export on or from the last, rows in any order; into either
    database."""
    monkeypatch.setattr("data.identity.LOCAL", tmp_path)
    found = []
    for seed, new in enumerate((new_sqlite, new_sqlite, new_postgresql)):
        with new() as url:
            engine = open_engine(url)
            load_county(engine)
            import_register(engine, told(engine).register(), seed=seed, newest_first=seed > 0)
            found.append(frame(engine))
            engine.dispose()
    first, *others = found
    assert len(first.households) == 8 and others == [first, first]
    assert {one.sha256 for one in found} == {first.sha256}
    assert frame_from(first.content()) == first
