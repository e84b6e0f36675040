"""Code or names of a row, and the place meant."""

import csv
from pathlib import Path

import pytest

from data.importer.places import PlaceFinder, named_places
from data.layouts import Place
from data.regions import Region, RegionTree

REAL_REGIONS = Path(__file__).parents[2] / "data" / "demo" / "real_regions.csv"
COUNTY, OTHER = "990101000000", "990102000000"
TOWN, STREET, THIRD = "990101100000", "990101001000", "990102100000"


def tree(*villages):
    places = [
        Region(COUNTY, "county", "云溪县", None),
        Region(OTHER, "county", "雾川县", None),
        Region(TOWN, "township", "东岭镇", COUNTY),
        Region(STREET, "township", "城关街道办事处", COUNTY),
        Region(THIRD, "township", "东岭镇", OTHER),
    ]
    places += [Region(code, "village", name, above) for code, name, above in villages]
    return RegionTree(places)


A, B, C = "990101100201", "990101100202", "990101001201"


def found(villages, *, home=COUNTY, levels=("village",), **named):
    finder = PlaceFinder(tree(*villages), home)
    cells = {Place[name.upper()]: text for name, text in named.items()}
    answer = finder.find(cells, levels)
    return answer if isinstance(answer, str) else answer[1].problem


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("演海村", "演海村"),
        ("演海村村民委员会", "演海村"),
        ("演海村委会", "演海"),
        ("演海村委会", "演海村村民委员会"),
        ("演海社区居委会", "演海"),
        ("演海社区居民委员会", "演海村"),
        ("社区村", "社区"),
    ],
)
def test_one_village_in_two_spellings(listed, written):
    assert found([(A, listed, TOWN)], township="东岭镇", village=written) == A


def test_the_first_stage_with_a_match_decides():
    villages = [(A, "演海村", TOWN), (B, "演海社区", TOWN)]
    assert found(villages, township="东岭镇", village="演海村") == A
    assert found(villages, township="东岭镇", village="演海社区居委会") == B


def test_two_matches_at_a_stage_are_an_error():
    villages = [(A, "演海村", TOWN), (B, "演海社区", TOWN)]
    assert "两个以上" in found(villages, township="东岭镇", village="演海")


def test_a_name_is_never_dropped_to_nothing():
    assert "没有这个名称" in found([(A, "演海村", TOWN)], township="东岭镇", village="村")


@pytest.mark.parametrize("written", ["城关街道办事处", "城关街道", "城关街道人民政府"])
def test_townships_are_equal_without_their_office(written):
    assert found([(C, "河西社区", STREET)], township=written, village="河西社区") == C


def test_a_village_without_its_township_where_it_is_the_only_one_in_the_county():
    villages = [(A, "演海村", TOWN), (C, "河西村", STREET), ("990102100201", "河西村", THIRD)]
    assert found(villages, village="河西村") == C
    twice = [*villages, (B, "河西村", TOWN)]
    assert "两个以上" in found(twice, village="河西村")


def test_the_county_decides_between_townships_of_one_name():
    villages = [(A, "演海村", TOWN), ("990102100201", "演海村", THIRD)]
    assert found(villages, township="东岭镇", village="演海村") == A
    assert found(villages, county="雾川县", township="东岭镇", village="演海村") == "990102100201"
    assert "两个以上" in found(villages, home=None, township="东岭镇", village="演海村")


def test_an_unknown_township_is_not_made_up_for_by_its_village():
    assert "没有这个名称" in found([(A, "演海村", TOWN)], township="西岭镇", village="演海村")


def test_code_and_names_must_be_one_place():
    villages = [(A, "演海村", TOWN), (B, "河东村", TOWN)]
    assert found(villages, code=A) == A
    assert found(villages, code=A, county="云溪县", township="东岭镇", village="演海") == A
    assert found(villages, code=A, township="东岭镇") == A
    assert "不是同一个地方" in found(villages, code=A, township="东岭镇", village="河东村")
    assert "不是同一个地方" in found(villages, code=A, township="城关街道")
    assert "没有这个代码" in found(villages, code="990101100299")


def test_the_level_must_be_one_that_the_layout_has():
    villages = [(A, "演海村", TOWN)]
    both = ("township", "village")
    assert "层级不对" in found(villages, code=TOWN)
    assert found(villages, code=TOWN, levels=both) == TOWN
    assert found(villages, township="东岭镇", levels=both) == TOWN
    assert "没有写明" in found(villages, township="东岭镇")
    assert "没有写明" in found(villages, levels=both)
    assert found(villages, levels=("county",)) == COUNTY


def test_every_real_village_finds_itself():
    with REAL_REGIONS.open(encoding="utf-8-sig") as file:
        rows = [
            Region(r["code"], r["level"], r["name"], r["parent_code"] or None)
            for r in csv.DictReader(file)
        ]
    regions = RegionTree(rows)
    finder = PlaceFinder(regions, None)
    for village in regions.at("village"):
        township = regions.by_code[village.parent_code]
        county = regions.by_code[township.parent_code]
        named = {
            Place.COUNTY: county.name,
            Place.TOWNSHIP: township.name,
            Place.VILLAGE: village.name,
        }
        assert finder.find(named_places(named), ("village",)) == village.code
