"""A county's boundary file: read in any form, matched with the villages, stored once."""

import shutil

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, box

from data.boundaries import (
    BoundaryError,
    load_boundaries,
    shapes_path,
    stored_shapes,
    village_shapes,
    villages_in,
)
from data.database import migrate, open_engine
from data.regions import load_regions, regions_on
from manage import main

REGIONS = """code,level,name,parent_code
990101000000,county,云溪县,
990101100000,township,溪口镇,990101000000
990101100001,village,溪口社区,990101100000
990101100201,village,上溪村,990101100000
990101200000,township,枫林乡,990101000000
990101200201,village,上溪村,990101200000
990101200202,village,红叶村,990101200000
"""
CODES = ["990101100001", "990101100201", "990101200201", "990101200202"]
# Two by two squares of a tenth of a degree, at 109 degrees east and 24 degrees north.
SQUARES = [box(109 + x, 24 + y, 109.1 + x, 24.1 + y) for x in (0, 0.1) for y in (0, 0.1)]


@pytest.fixture
def engine(tmp_path, new_sqlite):
    with new_sqlite() as url:
        shutil.copyfile(url.removeprefix("sqlite:///"), tmp_path / "county.db")
    engine = open_engine(f"sqlite:///{tmp_path}/county.db")
    (tmp_path / "regions.csv").write_text(REGIONS, "utf-8")
    load_regions(engine, tmp_path / "regions.csv")
    yield engine
    engine.dispose()


def layer(crs="EPSG:4490", shapes=SQUARES, **columns) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        columns or {"行政区划代码": CODES}, geometry=list(shapes), crs="EPSG:4490"
    ).to_crs(crs)


def stored(engine) -> gpd.GeoSeries:
    return stored_shapes(shapes_path(engine.url)).set_index("region_code").geometry


@pytest.mark.parametrize("suffix", ["gpkg", "shp", "geojson"])
@pytest.mark.parametrize("crs", ["EPSG:4490", "EPSG:4525"])  # degrees; metres, 3-degree zone 37
def test_files_of_three_forms_and_two_coordinate_systems(engine, tmp_path, suffix, crs):
    if suffix == "geojson" and crs != "EPSG:4490":
        crs = "EPSG:3857"  # what web mapping tools write
    path = tmp_path / f"boundaries.{suffix}"
    layer(crs, code=CODES).to_file(path)
    loaded = load_boundaries(engine, path)
    assert (loaded.matched, loaded.villages_without, loaded.features_unknown) == (4, (), ())
    shapes = stored(engine)
    for code, square in zip(CODES, SQUARES, strict=True):
        assert shapes[code].symmetric_difference(square).area < 1e-6
    assert shapely.coverage_is_valid(shapes.to_numpy())


def test_without_codes_names_are_matched_under_their_township(engine, tmp_path):
    """Two townships have a 上溪村 each; endings differ from the list's."""
    layer(
        乡镇=["溪口镇人民政府", "溪口镇", "枫林乡", "枫林乡"],
        村名=["溪口社区居委会", "上溪村村民委员会", "上溪", "红叶村委会"],
    ).to_file(tmp_path / "b.gpkg")
    assert load_boundaries(engine, tmp_path / "b.gpkg").matched == 4
    assert stored(engine)["990101200201"].bounds == pytest.approx(SQUARES[2].bounds)


def test_long_codes_of_the_land_survey_are_cut_to_the_village(engine, tmp_path):
    layer(ZLDWDM=[code + "0000000" for code in CODES]).to_file(tmp_path / "b.gpkg")
    assert load_boundaries(engine, tmp_path / "b.gpkg").matched == 4


def test_mismatches_on_both_sides_are_listed(engine, tmp_path):
    layer(
        乡镇=["溪口镇", "溪口镇", "枫林乡", "枫林乡"], 村=["溪口社区", "下溪村", "上溪村", None]
    ).to_file(tmp_path / "b.gpkg")
    loaded = load_boundaries(engine, tmp_path / "b.gpkg")
    assert loaded.matched == 2
    assert loaded.villages_without == ("溪口镇 上溪村", "枫林乡 红叶村")
    assert loaded.features_unknown == ("溪口镇 下溪村", "枫林乡")


def test_a_village_in_two_features_is_one_shape(engine, tmp_path):
    apart = box(110, 24, 110.1, 24.1)
    layer(shapes=[*SQUARES, apart], code=[*CODES, CODES[0]]).to_file(tmp_path / "b.gpkg")
    assert load_boundaries(engine, tmp_path / "b.gpkg").matched == 4
    assert isinstance(stored(engine)[CODES[0]], MultiPolygon)


def test_of_several_layers_the_villages_are_taken(engine, tmp_path):
    path = tmp_path / "b.gpkg"
    layer(shapes=SQUARES[:2], 名称=["溪口镇", "枫林乡"]).to_file(path, layer="乡镇界")
    layer().to_file(path, layer="村界")
    gpd.GeoDataFrame({"名称": ["县政府"]}, geometry=[Point(109, 24)], crs=4490).to_file(
        path, layer="点"
    )
    assert load_boundaries(engine, path).matched == 4


def test_a_gbk_shapefile_without_a_word_about_it(engine, tmp_path):
    layer(
        乡镇=["溪口镇", "溪口镇", "枫林乡", "枫林乡"], 村=["溪口社区", "上溪村", "上溪村", "红叶村"]
    ).to_file(tmp_path / "b.shp", encoding="GB18030")
    (tmp_path / "b.cpg").unlink()
    assert load_boundaries(engine, tmp_path / "b.shp").matched == 4


def test_a_ring_that_crosses_itself_a_little_is_mended(engine, tmp_path):
    spike = Polygon(
        [
            (109, 24),
            (109.1, 24),
            (109.1, 24.1),
            (109.05, 24.1),
            (109.05, 24.1002),
            (109.05, 24.1),
            (109, 24.1),
        ]
    )
    assert not spike.is_valid
    layer(shapes=[spike, *SQUARES[1:]], code=CODES).to_file(tmp_path / "b.gpkg")
    load_boundaries(engine, tmp_path / "b.gpkg")
    assert stored(engine)[CODES[0]].is_valid


def test_simplifying_keeps_neighbours_together(engine, tmp_path):
    wave = [(109.1 + 0.004 * np.sin(40 * t), 24 + 0.1 * t) for t in np.linspace(0, 1, 400)]
    left = Polygon([(109, 24), *wave, (109, 24.1)])
    right = Polygon([(109.2, 24.1), *wave[::-1], (109.2, 24)])
    layer(shapes=[left, right], code=CODES[:2]).to_file(tmp_path / "b.gpkg")
    load_boundaries(engine, tmp_path / "b.gpkg")
    shapes = stored(engine).to_numpy()
    assert shapely.get_num_coordinates(shapes).sum() < 500
    assert shapely.coverage_is_valid(shapes)


def write(path, frame, **options):
    frame.to_file(path, **options)
    return path


WRONG = {
    "no_crs": (
        lambda p: write(p / "b.shp", layer(code=CODES).set_crs(None, allow_override=True)),
        "没有坐标系",
    ),
    "empty": (
        lambda p: write(p / "b.gpkg", layer(shapes=[*SQUARES[:3], None])),
        "第 4 个要素没有图形",
    ),
    "bowtie": (
        lambda p: write(
            p / "b.gpkg", layer(shapes=[Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), *SQUARES[1:]])
        ),
        "第 1 个要素的图形无效",
    ),
    "points": (lambda p: write(p / "b.gpkg", layer(shapes=[Point(109, 24)] * 4)), "没有面"),
    "wrong_county": (lambda p: write(p / "b.gpkg", layer(code=["110101001001"] * 4)), "是不是本县"),
    "no_columns": (lambda p: write(p / "b.gpkg", layer(面积=[1, 2, 3, 4])), "找不到.*面积"),
    "not_a_map": (lambda p: (p / "b.gpkg").write_text("no") and p / "b.gpkg", "打不开"),
    "torn_shapefile": (
        lambda p: (
            [write(p / "b.shp", layer(code=CODES)), (p / "b.shx").unlink(), (p / "b.dbf").unlink()]
            and p / "b.shp"
        ),
        "边界文件 b.shp",
    ),
    "workbook": (lambda p: p / "b.xlsx", "GeoPackage"),
    "nowhere": (lambda p: p / "b.gpkg", "没有边界文件"),
    "metres_called_degrees": (
        lambda p: write(p / "b.gpkg", layer("EPSG:4525").set_crs("EPSG:4490", allow_override=True)),
        "坐标系不符",
    ),
}


@pytest.mark.filterwarnings("ignore:'crs' was not provided")
@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_one_sentence_and_nothing_changes(engine, tmp_path, case):
    layer().to_file(tmp_path / "good.gpkg")
    load_boundaries(engine, tmp_path / "good.gpkg", note="甲")
    make, said = WRONG[case]
    with pytest.raises(BoundaryError, match=said) as refused:
        load_boundaries(engine, make(tmp_path))
    assert str(refused.value).endswith("。") and "\n" not in str(refused.value)
    assert len(stored(engine)) == 4


def test_boundaries_wait_for_the_region_list(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/empty.db")
    migrate(engine)
    layer().to_file(tmp_path / "b.gpkg")
    with pytest.raises(BoundaryError, match="--regions"):
        load_boundaries(engine, tmp_path / "b.gpkg")
    engine.dispose()


def test_init_loads_them_and_tells_what_does_not_fit(tmp_path, capsys):
    (tmp_path / "regions.csv").write_text(REGIONS, "utf-8")
    layer(shapes=SQUARES[:2], code=[CODES[0], "990101100299"]).to_file(tmp_path / "b.gpkg")
    options = ["--regions", str(tmp_path / "regions.csv"), "--boundaries", str(tmp_path / "b.gpkg")]
    assert main(["init", "--database", f"sqlite:///{tmp_path}/county.db", *options]) == 0
    said = capsys.readouterr().err
    assert "边界对上 1 个村" in said
    assert "枫林乡 红叶村" in said and "990101100299" in said


def test_shapes_are_drawn_at_one_scale_and_grouped_by_township(engine, tmp_path):
    layer().to_file(tmp_path / "b.gpkg")
    load_boundaries(engine, tmp_path / "b.gpkg")
    with engine.connect() as connection:
        villages = villages_in(regions_on(connection))
    shapes = village_shapes(villages, stored_shapes(shapes_path(engine.url)))
    assert shapes.note == ""
    west, south, east, north = shapes.villages.geometry[0].bounds
    assert (east - west) / (north - south) == pytest.approx(np.cos(np.radians(24.1)), rel=1e-3)
    assert list(shapes.townships["name"]) == ["溪口镇", "枫林乡"]
    assert shapes.townships.geometry.area.sum() == pytest.approx(
        shapes.villages.geometry.area.sum()
    )
