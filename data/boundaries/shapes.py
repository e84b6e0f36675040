"""What is drawn: one shape a village, and the townships that they make up."""

from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from data.boundaries.fallback import above, discs, tiles
from data.regions import RegionTree

SKETCH = "示意图，非行政区域界线"
DISCS = "各村按经纬度标出的位置示意，圆的大小不代表面积"
TILES = "方格示意，一格一村，按乡镇归拢，不代表位置和面积"
PARTIAL = "边界文件缺少的村未画出"


@dataclass(frozen=True)
class Shapes:
    """`villages`: region_code, name, township_code, township, geometry. `townships`:
    region_code, name, geometry, and `name_at`, the point at which its name stands. Coordinates
    have equal scales on both axes. `note` is what the map must say of itself; empty for complete
    boundaries of the county's own."""

    villages: gpd.GeoDataFrame
    townships: gpd.GeoDataFrame
    note: str = ""


def villages_in(tree: RegionTree) -> pd.DataFrame:
    """One row a village, in order of code: region_code, name, township_code, township."""
    rows = []
    for village in tree.at("village"):
        township = tree.ancestor(village.code, "township")
        rows.append((village.code, village.name, township.code, township.name))
    return pd.DataFrame(rows, columns=["region_code", "name", "township_code", "township"])


def village_shapes(
    villages: pd.DataFrame,
    stored: gpd.GeoDataFrame | None = None,
    positions: pd.DataFrame | None = None,
) -> Shapes:
    """Always something to look at: the stored boundaries; else a disc a village where most of
    them have a position (`positions`: region_code, longitude, latitude in degrees); else tiles.

    `villages` is a frame of `villages_in`, `stored` one of `stored_shapes`.
    """
    if stored is not None and villages["region_code"].isin(stored["region_code"]).any():
        return _from_stored(villages, stored)
    placed = None if positions is None else positions.dropna()
    if placed is not None and villages["region_code"].isin(placed["region_code"]).mean() > 0.8:
        own = villages.merge(placed, on="region_code")
        points = _flat(own[["longitude", "latitude"]].to_numpy(dtype=float))
        return _grouped(own[list(villages.columns)], discs(points), DISCS)
    # Inside, a name would hide whole villages.
    return _grouped(villages, tiles(villages["township_code"]), TILES, name_at=above)


def _from_stored(villages: pd.DataFrame, stored: gpd.GeoDataFrame) -> Shapes:
    own = villages.merge(stored, on="region_code")
    geometry = own.pop("geometry").to_numpy()
    notes = [note for note in own.pop("note").unique() if note]
    if len(own) < len(villages):
        notes.append(PARTIAL)
    return _grouped(own, shapely.transform(geometry, _flat), "；".join(notes))


def _flat(degrees: np.ndarray) -> np.ndarray:
    """Degrees with the eastward ones shortened, so that both axes have one scale."""
    if len(degrees) == 0:
        return degrees
    middle = np.radians(degrees[:, 1].min() / 2 + degrees[:, 1].max() / 2)
    return degrees * [np.cos(middle), 1.0]


def _inside(townships: np.ndarray) -> np.ndarray:
    """Of the hull, because a township of many discs has its middle between them."""
    return shapely.point_on_surface(shapely.convex_hull(townships))


def _grouped(
    villages: pd.DataFrame,
    geometry: np.ndarray,
    note: str,
    name_at: Callable[[np.ndarray], np.ndarray] = _inside,
) -> Shapes:
    shapes = gpd.GeoDataFrame(villages.reset_index(drop=True), geometry=geometry)
    townships = [
        (code, own["township"].iloc[0], _union(own.geometry.to_numpy()))
        for code, own in shapes.groupby("township_code")
    ]
    columns = ["region_code", "name", "geometry"]
    grouped = gpd.GeoDataFrame(townships, columns=columns)
    grouped["name_at"] = name_at(grouped.geometry.to_numpy())
    return Shapes(shapes, grouped, note)


def _union(geometry: np.ndarray) -> shapely.Geometry:
    """Borders shared to the last vertex are merged fast; others with care."""
    if shapely.coverage_is_valid(geometry):
        return shapely.coverage_union_all(geometry)
    return shapely.union_all(geometry)
