"""Boundaries kept beside the database, simplified once so that pages read them fast."""

from pathlib import Path

import geopandas as gpd
from sqlalchemy.engine import URL

from data.database import LOCAL, sqlite_file

SUFFIX = ".boundaries.gpkg"
LAYER = "villages"


def shapes_path(url: URL) -> Path | None:
    """Where the boundaries of a database lie; None for one that lives in memory only."""
    file = sqlite_file(url)
    if file is not None:
        return file.with_suffix(SUFFIX)
    return None if url.get_backend_name() == "sqlite" else LOCAL / f"{url.database}{SUFFIX}"


def write_shapes(shapes: gpd.GeoDataFrame, path: Path) -> None:
    """Stores region_code, note, geometry (EPSG:4490), replacing what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"new-{path.name}")
    fresh.unlink(missing_ok=True)
    shapes.to_file(fresh, layer=LAYER, driver="GPKG", engine="pyogrio")
    fresh.replace(path)


def stored_shapes(path: Path | None) -> gpd.GeoDataFrame | None:
    """What `write_shapes` stored; None if nothing was."""
    if path is None or not path.exists():
        return None
    return gpd.read_file(path, layer=LAYER, engine="pyogrio")
