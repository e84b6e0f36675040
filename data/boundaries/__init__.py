"""Shapes of villages and townships for the map: the county's own boundaries, or stand-ins."""

from data.boundaries.loading import Loaded, load_boundaries
from data.boundaries.reading import BoundaryError
from data.boundaries.shapes import SKETCH, Shapes, village_shapes, villages_in
from data.boundaries.store import shapes_path, stored_shapes, write_shapes

__all__ = [
    "SKETCH",
    "BoundaryError",
    "Loaded",
    "Shapes",
    "load_boundaries",
    "shapes_path",
    "stored_shapes",
    "village_shapes",
    "villages_in",
    "write_shapes",
]
