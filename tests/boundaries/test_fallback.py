"""Without boundaries there is still something to look at, and it says what it is."""

import numpy as np
import pandas as pd
import pytest
import shapely

from data.boundaries import village_shapes

VILLAGES = pd.DataFrame(
    {
        "region_code": [f"9901011002{n:02d}" for n in range(12)],
        "name": [f"{n}村" for n in range(12)],
        "township_code": ["990101100000"] * 7 + ["990101200000"] * 4 + ["990101300000"],
        "township": ["溪口镇"] * 7 + ["枫林乡"] * 4 + ["上坝乡"],
    }
)


@pytest.fixture
def positions() -> pd.DataFrame:
    grid = np.arange(12)
    return pd.DataFrame(
        {
            "region_code": VILLAGES["region_code"],
            "longitude": 109 + 0.1 * (grid % 4),
            "latitude": 24 + 0.1 * (grid // 4),
        }
    )


def overlap(geometry) -> float:
    shapes = geometry.to_numpy()
    return shapely.area(shapes).sum() - shapely.area(shapely.union_all(shapes))


def test_a_tile_a_village_in_a_block_a_township():
    shapes = village_shapes(VILLAGES)
    assert len(shapes.villages) == 12 and len(shapes.townships) == 3
    assert "方格" in shapes.note
    assert np.ptp(shapes.villages.area) < 1e-9
    assert overlap(shapes.villages.geometry) < 1e-9
    blocks = shapely.box(*shapes.townships.bounds.to_numpy().T)
    assert shapely.area(blocks).sum() == pytest.approx(shapely.area(shapely.union_all(blocks)))


def test_a_name_stands_over_its_block_and_hides_no_village():
    shapes = village_shapes(VILLAGES)
    at = shapes.townships["name_at"].to_numpy()
    assert not shapely.intersects(shapely.union_all(shapes.villages.geometry.to_numpy()), at).any()
    nearest = shapely.distance(at[:, None], shapes.townships.geometry.to_numpy()).argmin(axis=1)
    assert list(nearest) == [0, 1, 2]


def test_a_disc_a_village_where_positions_are_known(positions):
    shapes = village_shapes(VILLAGES, positions=positions)
    assert "经纬度" in shapes.note
    assert overlap(shapes.villages.geometry) < 1e-6
    assert list(shapes.villages["region_code"]) == list(VILLAGES["region_code"])


def test_too_few_positions_make_tiles(positions):
    positions.loc[3:, "latitude"] = np.nan
    assert "方格" in village_shapes(VILLAGES, positions=positions).note


def test_a_county_of_one_village_and_one_of_none(positions):
    assert len(village_shapes(VILLAGES[:1], positions=positions[:1]).villages) == 1
    assert len(village_shapes(VILLAGES[:1]).townships) == 1
    assert len(village_shapes(VILLAGES[:0]).villages) == 0


def test_the_name_of_a_township_of_discs_stands_among_them(positions):
    shapes = village_shapes(VILLAGES, positions=positions)
    hulls = shapely.convex_hull(shapes.townships.geometry.to_numpy())
    assert shapely.contains(hulls, shapes.townships["name_at"].to_numpy()).all()
