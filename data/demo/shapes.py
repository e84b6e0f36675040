"""Invented boundaries: fine Voronoi cells gathered into villages, so that every border is
shared to the last vertex. 示意图，非行政区域界线."""

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial import Delaunay

from data.boundaries import SKETCH
from data.demo.recipe import Recipe

# Near the equator in the open Indian Ocean: no county is there, and a degree is a degree.
CENTRE = (90.0, 1.0)
RADIUS = 0.25  # degrees
CELLS_A_VILLAGE = 45
ROUNDS = 60
# A village of ten times the households has some four times the land.
LAND_BY_SIZE = 0.6


def synthetic_boundaries(recipe: Recipe, villages: pd.DataFrame) -> gpd.GeoDataFrame:
    """One shape a row of `villages` (code, name, township_code, township, households), in
    EPSG:4490: 行政区划代码, 村, 乡镇, 说明, geometry. A valid coverage."""
    rng = recipe.stream("boundaries")
    points, is_inside = _scattered(rng, CELLS_A_VILLAGE * len(villages))
    land = villages["households"].to_numpy() ** LAND_BY_SIZE
    township = villages["township_code"].astype("category").cat.codes.to_numpy()
    inside = points[is_inside]
    of_township = gathered(rng, inside, np.bincount(township, land))
    of_village = np.empty(len(inside), dtype=int)
    for one in range(township.max() + 1):
        own, here = np.flatnonzero(township == one), np.flatnonzero(of_township == one)
        of_village[here] = own[gathered(rng, inside[here], land[own])]
    cells = shapely.voronoi_polygons(shapely.MultiPoint(points), ordered=True)
    cells = shapely.get_parts(cells)[is_inside]
    shapes = [shapely.coverage_union_all(cells[of_village == n]) for n in range(len(villages))]
    return gpd.GeoDataFrame(
        {
            "行政区划代码": villages["code"].to_numpy(),
            "村": villages["name"].to_numpy(),
            "乡镇": villages["township"].to_numpy(),
            "说明": SKETCH,
        },
        geometry=shapes,
        crs="EPSG:4490",
    )


def _scattered(rng: np.random.Generator, number: int) -> tuple[np.ndarray, np.ndarray]:
    """Points over a square, evenly but not in rows, and which of them are in the county."""
    side = int(np.ceil(np.sqrt(number * 2.2)))
    grid = np.stack(np.meshgrid(np.arange(side), np.arange(side)), axis=-1).reshape(-1, 2)
    points = (grid + rng.uniform(0.08, 0.92, grid.shape)) / side * 2 - 1
    angle = np.arctan2(points[:, 1], points[:, 0])
    waves = np.arange(2, 7)
    outline = 0.78 + (
        rng.normal(0, 0.16, len(waves))
        / waves
        * np.cos(angle[:, None] * waves + rng.uniform(0, 6.28, len(waves)))
    ).sum(axis=1)
    is_inside = np.hypot(points[:, 0], 1.15 * points[:, 1]) < outline
    return points * RADIUS + CENTRE, is_inside


def gathered(rng: np.random.Generator, points: np.ndarray, land: np.ndarray) -> np.ndarray:
    """The group of each point: compact, connected, in number after the share of land."""
    wanted = land / land.sum() * len(points)
    centres = points[rng.choice(len(points), len(land), replace=False)]
    weights = np.zeros(len(land))
    step = np.ptp(points, axis=0).prod() / len(land) / 12
    group = np.zeros(len(points), dtype=int)
    for _ in range(ROUNDS):
        distance = ((points[:, None, :] - centres) ** 2).sum(axis=2) - weights
        group = distance.argmin(axis=1)
        number = np.bincount(group, minlength=len(land))
        weights += step * (wanted - number) / wanted
        for axis in (0, 1):
            moved = np.bincount(group, points[:, axis], len(land)) / np.maximum(number, 1)
            centres[:, axis] = np.where(number, moved, centres[:, axis])
    return _connected(points, group, len(land))


def _connected(points: np.ndarray, group: np.ndarray, groups: int) -> np.ndarray:
    """Strays join a neighbour: only the largest piece of each group stays where it was."""
    if groups == 1 or len(points) < 4:
        return group
    start, neighbours = Delaunay(points).vertex_neighbor_vertices
    origin = np.repeat(np.arange(len(points)), np.diff(start))
    same = group[origin] == group[neighbours]
    graph = coo_array((same[same], (origin[same], neighbours[same])), (len(points),) * 2)
    piece = connected_components(graph, directed=False)[1]
    size = np.bincount(piece)
    largest = pd.Series(size[piece]).groupby(group).transform("max").to_numpy()
    group = group.copy()
    for stray in np.flatnonzero(size[piece] < largest):
        around = neighbours[start[stray] : start[stray + 1]]
        settled = around[size[piece[around]] == largest[around]]
        if len(settled):
            group[stray] = np.bincount(group[settled]).argmax()
    return group
