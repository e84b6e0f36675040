"""Stand-ins where there are no boundaries: discs at the villages' positions, or tiles."""

import numpy as np
import pandas as pd
import shapely
from scipy.spatial import KDTree

GAP = 0.08  # between tiles, of a tile
ALLEY = 1.0  # between townships; a name stands in it


def discs(points: np.ndarray) -> np.ndarray:
    """One disc a point, not wider than the usual distance to the next village."""
    if len(points) < 2:
        return shapely.buffer(shapely.points(points), 0.01)
    nearest = KDTree(points).query(points, k=2)[0][:, 1]
    radius = np.median(nearest[nearest > 0]) / 2 if (nearest > 0).any() else 0.01
    return shapely.buffer(shapely.points(points), radius, quad_segs=4)


def tiles(townships: pd.Series) -> np.ndarray:
    """One square a village, those of one township together in a block, blocks in rows."""
    corners = np.zeros((len(townships), 2))
    sizes = townships.value_counts(sort=False).sort_values(ascending=False, kind="stable")
    breadth = 1.6 * np.sqrt(len(townships)) + ALLEY
    left = top = height = 0.0
    for township, number in sizes.items():
        columns = int(np.ceil(np.sqrt(number)))
        rows = -(-number // columns)
        if left > 0 and left + columns > breadth:
            left, top, height = 0.0, top + height + ALLEY, 0.0
        place = np.arange(number)
        own = np.flatnonzero(townships == township)
        corners[own, 0] = left + place % columns
        corners[own, 1] = -(top + place // columns)
        left, height = left + columns + ALLEY, max(height, rows)
    side = 1 - GAP
    return shapely.box(corners[:, 0], corners[:, 1] - side, corners[:, 0] + side, corners[:, 1])


def above(blocks: np.ndarray) -> np.ndarray:
    """The point of the alley over the middle of each block of tiles."""
    left, _, right, top = shapely.bounds(blocks).T
    return shapely.points((left + right) / 2, top + ALLEY / 2)
