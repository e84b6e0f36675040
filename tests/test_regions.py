"""The region list: what is refused as a whole, and what a newer list changes."""

from datetime import date

import pytest
from sqlalchemy import func, select

from data.database import migrate, open_engine
from data.models import dataset, regions
from data.regions import RegionError, choose_county, load_regions, regions_on

COUNTY = "990101000000,county,云溪县,"
TOWN = "990101100000,township,清河镇,990101000000"
VILLAGE = "990101100200,village,上湾村,990101100000"


@pytest.fixture
def engine():
    engine = open_engine("sqlite://")
    migrate(engine)
    return engine


@pytest.fixture
def load(engine, tmp_path):
    def load(*rows, on=None, encoding="utf-8"):
        file = tmp_path / "regions.csv"
        file.write_bytes("\n".join(["code,level,name,parent_code", *rows]).encode(encoding))
        return load_regions(engine, file, on=on)

    return load


def on(engine, day=date.max):
    with engine.connect() as connection:
        return regions_on(connection, day)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_in_any_order_and_encoding(engine, load, encoding):
    assert load(VILLAGE, TOWN, COUNTY, TOWN, encoding=encoding) == 3
    tree = on(engine)
    assert tree.parents["990101100200"] == "990101100000"
    assert tree.ancestor("990101100200", "county").name == "云溪县"
    assert tree.within("990101100000") == {"990101100000", "990101100200"}
    assert [place.name for place in tree.children["990101000000"]] == ["清河镇"]


@pytest.mark.parametrize(
    ("rows", "problem"),
    [
        (
            (
                COUNTY,
                "990101100000,township,甲镇,990101101000",
                "990101101000,township,乙镇,990101100000",
            ),
            "循环",
        ),
        ((COUNTY, "990101100000,township,甲镇,990101100000"), "循环"),
        ((COUNTY, VILLAGE), "上级 990101100000 不存在"),
        ((COUNTY, "990101100000,township,甲镇,"), "上级 （空） 不存在"),
        ((COUNTY, "990101100000,town,甲镇,990101000000"), "层级“town”"),
        ((COUNTY, TOWN, "990101100000,township,浊河镇,990101000000"), "出现两次而内容不同"),
        ((COUNTY, "990101100200,village,上湾村,990101000000"), "不是它的上一层级"),
        (("9.90101E+11,county,云溪县,",), "不是 12 位数字"),
        (("990101000000,county,,",), "没有名称"),
        ((), "缺少内容或列"),
    ],
)
def test_a_wrong_list_is_refused_and_nothing_of_it_loaded(engine, load, rows, problem):
    with pytest.raises(RegionError, match=problem):
        load(*rows)
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(regions)) == 0


def test_a_renamed_place_keeps_its_past(engine, load):
    load(COUNTY, TOWN, VILLAGE)
    renamed = "990101100200,village,上湾社区,990101100000"
    assert load(renamed, on=date(2023, 5, 1)) == 1
    assert on(engine, date(2023, 4, 30)).by_code["990101100200"].name == "上湾村"
    assert on(engine, date(2023, 5, 1)).by_code["990101100200"].name == "上湾社区"
    assert on(engine).by_code.keys() == {"990101000000", "990101100000", "990101100200"}


def test_the_same_list_again_changes_nothing(engine, load):
    load(COUNTY, TOWN, VILLAGE)
    assert load(COUNTY, TOWN, VILLAGE, on=date(2023, 5, 1)) == 0


def test_a_list_mended_on_the_same_day_leaves_no_version_between(engine, load):
    load(COUNTY, TOWN, VILLAGE)
    load("990101100200,village,上弯村,990101100000", on=date(2023, 5, 1))
    load("990101100200,village,上湾社区,990101100000", on=date(2023, 5, 1))
    with engine.connect() as connection:
        names = connection.scalars(
            select(regions.c.name)
            .where(regions.c.code == "990101100200")
            .order_by(regions.c.valid_from)
        ).all()
    assert names == ["上湾村", "上湾社区"]


def test_the_only_county_is_whose_database_it_is(engine, load):
    load(COUNTY, TOWN)
    with engine.connect() as connection:
        assert connection.scalar(select(dataset.c.county_code)) == "990101000000"


def test_of_several_counties_one_can_be_chosen(engine, load):
    load(COUNTY, TOWN, "990102000000,county,雾川县,")
    choose_county(engine, "990102000000")
    with engine.connect() as connection:
        assert connection.scalar(select(dataset.c.county_code)) == "990102000000"
    for wrong in ("990101100000", "990103000000"):
        with pytest.raises(RegionError, match="不是行政区划表里的县"):
            choose_county(engine, wrong)


def test_a_list_may_be_in_chinese_throughout(engine, tmp_path):
    path = tmp_path / "regions.csv"
    rows = ["代码,层级,名称,上级代码", "990101000000,县,云溪县,"]
    rows += ["990101100000,乡镇,东岭镇,990101000000", "990101100201,村,上坪村,990101100000"]
    path.write_text("\n".join(rows), "gb18030")
    assert load_regions(engine, path) == 3
    with engine.connect() as connection:
        assert [place.name for place in regions_on(connection).at("village")] == ["上坪村"]
