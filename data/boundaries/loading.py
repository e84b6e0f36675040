"""Boundaries → store: read, matched with the region list, simplified once."""

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import shapely
from sqlalchemy import Engine, select

from data.boundaries.matching import COLUMNS, Matched, match, place_columns
from data.boundaries.reading import STANDARD, BoundaryError, read_layers
from data.boundaries.store import shapes_path, write_shapes
from data.importer.places import PlaceFinder
from data.layouts import Place
from data.models import dataset
from data.regions import RegionTree, regions_on

FINENESS = 2000  # of the county's breadth: what a screen cannot show is left out


@dataclass(frozen=True)
class Loaded:
    """What became of a boundary file: how many villages have a shape, which have none, and
    what the features are called that fit no village."""

    matched: int
    villages_without: tuple[str, ...]
    features_unknown: tuple[str, ...]


def load_boundaries(engine: Engine, path: Path | str, note: str = "") -> Loaded:
    """Stores the shapes of a file beside the database of `engine`, replacing earlier ones.

    GeoPackage, Shapefile or GeoJSON in any stated coordinate system. `note` is what maps will
    say of them. Raises BoundaryError if the file cannot be used; then nothing changes.
    """
    path = Path(path)
    with engine.connect() as connection:
        tree = regions_on(connection)
        home = connection.scalar(select(dataset.c.county_code))
    if not tree.at("village"):
        raise BoundaryError("还没有行政区划，请先用 init --regions 载入，再载入边界。")
    store = shapes_path(engine.url)
    if store is None:
        raise BoundaryError("内存中的数据库不能保存边界，请用 --database 指定一个文件。")
    best = _best_match(path, PlaceFinder(tree, home))
    shapes = gpd.GeoDataFrame(
        {"region_code": best.shapes["region_code"], "note": note},
        geometry=simplified(best.shapes.geometry.to_numpy()),
        crs=STANDARD,
    )
    write_shapes(shapes, store)
    return Loaded(len(shapes), _without(tree, set(shapes["region_code"])), best.unknown)


def _best_match(path: Path, finder: PlaceFinder) -> Matched:
    """Of several layers, the one in which the most villages are found."""
    layers = read_layers(path)
    told = [(layer, place_columns(layer)) for layer in layers]
    matches = [match(layer, columns, finder) for layer, columns in told if columns]
    if not matches:
        there = "、".join(str(c) for c in layers[0].columns if c != "geometry") or "没有属性列"
        wanted = f"{COLUMNS[Place.CODE][0]}或{COLUMNS[Place.VILLAGE][0]}"
        raise BoundaryError(
            f"边界文件 {path.name} 里找不到{wanted}的列（现有：{there}），"
            "请把列名改为“行政区划代码”，或“乡镇”和“村”。"
        )
    best = max(matches, key=lambda matched: len(matched.shapes))
    if best.shapes.empty:
        raise BoundaryError(
            f"边界文件 {path.name} 里没有一个要素能对上本县的村（如“{best.unknown[0]}”），"
            "请核对是不是本县的文件。"
        )
    return best


def simplified(geometry: np.ndarray) -> np.ndarray:
    """Fewer vertices. Neighbours that share their borders go on sharing them."""
    west, south, east, north = shapely.total_bounds(geometry)
    tolerance = max(east - west, north - south) / FINENESS
    if shapely.coverage_is_valid(geometry):
        return shapely.coverage_simplify(geometry, tolerance)
    return shapely.simplify(geometry, tolerance, preserve_topology=True)


def _without(tree: RegionTree, codes: set[str]) -> tuple[str, ...]:
    return tuple(
        f"{tree.ancestor(village.code, 'township').name} {village.name}"
        for village in tree.at("village")
        if village.code not in codes
    )
