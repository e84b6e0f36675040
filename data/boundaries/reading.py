"""A county's boundary file → polygons in EPSG:4490. Everything wrong with it is one sentence."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from data.refusal import Refusal

SUFFIXES = {".gpkg", ".shp", ".geojson", ".json"}
STANDARD = "EPSG:4490"
CHINESE_ENCODINGS = ("utf-8", "gb18030")
MENDED = 0.01  # share of its area that a mended shape may gain or lose


class BoundaryError(Refusal):
    """The boundary file is refused as a whole; what was stored stays."""


def read_layers(path: Path) -> list[gpd.GeoDataFrame]:
    """The polygon layers of a file, sound and in EPSG:4490. Raises BoundaryError."""
    if path.suffix.lower() not in SUFFIXES:
        raise BoundaryError(
            f"边界文件 {path.name} 应为 GeoPackage（.gpkg）、Shapefile（.shp）或 GeoJSON（.geojson）。"
        )
    if not path.exists():
        raise BoundaryError(f"没有边界文件 {path}，请检查路径。")
    try:
        names = [name for name, kind in pyogrio.list_layers(path) if kind and "Polygon" in kind]
        layers = [_read(path, name) for name in names]
    except (DataSourceError, DataLayerError) as error:
        raise BoundaryError(
            f"边界文件 {path.name} 打不开或不完整，请重新导出（Shapefile 须连同 .shx、.dbf、.prj）。"
        ) from error
    layers = [layer for layer in layers if len(layer)]
    if not layers:
        raise BoundaryError(f"边界文件 {path.name} 里没有面，请导出村的面图层。")
    return [_sound(path.name, layer) for layer in layers]


def _read(path: Path, layer: str) -> gpd.GeoDataFrame:
    # A shapefile of a Chinese desk without a .cpg file says nowhere that it is GBK.
    guess = path.suffix.lower() == ".shp" and not path.with_suffix(".cpg").exists()
    for encoding in CHINESE_ENCODINGS if guess else (None,):
        try:
            return gpd.read_file(path, layer=layer, engine="pyogrio", encoding=encoding)
        except UnicodeDecodeError:
            continue
    raise BoundaryError(f"边界文件 {path.name} 的文字编码无法识别，请另存为 GeoPackage。")


def _sound(name: str, layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    if layer.crs is None:
        raise BoundaryError(
            f"边界文件 {name} 没有坐标系说明，请在导出时写明坐标系（如 EPSG:4490）。"
        )
    geometry = layer.geometry.to_numpy()
    empty = np.flatnonzero(shapely.is_missing(geometry) | shapely.is_empty(geometry))
    if len(empty):
        raise BoundaryError(
            f"边界文件 {name} 第 {empty[0] + 1} 个要素没有图形（共 {len(empty)} 个），请补全后再载入。"
        )
    mended = layer.set_geometry(_mended(name, shapely.force_2d(geometry)), crs=layer.crs)
    mended = mended.to_crs(STANDARD)
    west, south, east, north = mended.total_bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise BoundaryError(f"边界文件 {name} 的坐标与所写的坐标系不符，请核对坐标系后重新导出。")
    return mended


def _mended(name: str, geometry: np.ndarray) -> np.ndarray:
    """Rings that cross themselves are untangled, unless that changes what they enclose."""
    wrong = ~shapely.is_valid(geometry)
    mended = geometry.copy()
    mended[wrong] = shapely.make_valid(geometry[wrong], method="structure")
    outer = shapely.area(shapely.convex_hull(geometry))
    lost = np.abs(shapely.area(mended) - np.abs(shapely.area(geometry))) > MENDED * outer
    is_area = np.isin(shapely.get_type_id(mended), (3, 6))
    bad = np.flatnonzero(~is_area | (wrong & lost))
    if len(bad):
        raise BoundaryError(
            f"边界文件 {name} 第 {bad[0] + 1} 个要素的图形无效（自相交或不是面），请修复后再载入。"
        )
    return mended
