"""Features of a boundary file → villages of the region list."""

import re
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from data.importer.places import PlaceFinder, named_places
from data.layouts import Place

# Spellings met in counties' files besides those of workbooks; the first that is there counts.
COLUMNS = {
    Place.CODE: (
        "行政区划代",  # shapefiles cut column names to ten bytes
        "行政区划",
        "行政区",
        "区划代码",
        "村代码",
        "统计代码",
        "代码",
        "region_code",
        "code",
        "XZQDM",
        "ZLDWDM",
        "XZDM",
    ),
    Place.TOWNSHIP: ("乡镇名称", "乡镇名", "所属乡镇", "township", "XZMC", "XZQMC_XZ", "town"),
    Place.VILLAGE: (
        "村名",
        "村名称",
        "行政村名",
        "名称",
        "name",
        "village",
        "XZQMC",
        "ZLDWMC",
        "CMC",
    ),
}
CODE_DIGITS = 12  # land survey codes go on after the village


@dataclass(frozen=True)
class Matched:
    """`shapes`: region_code, geometry; `unknown`: what features that fit no village are called."""

    shapes: gpd.GeoDataFrame
    unknown: tuple[str, ...]


def place_columns(layer: pd.DataFrame) -> dict[Place, str]:
    """The column of each kind of place, by its name; kinds without one are left out."""
    by_name = {str(column).strip().lower(): column for column in layer.columns}
    found = {}
    for place, further in COLUMNS.items():
        for spelling in (*place.headers, *further):
            if spelling.lower() in by_name:
                found[place] = by_name[spelling.lower()]
                break
    return found


def match(layer: gpd.GeoDataFrame, columns: dict[Place, str], finder: PlaceFinder) -> Matched:
    """By code where it is one of the list, else by name under the township."""
    codes, unknown = [], []
    cells = layer[list(columns.values())].astype(object)
    for row in cells.where(cells.notna(), None).itertuples(index=False, name=None):
        named = named_places(dict(zip(columns, row, strict=True)))
        code = _village(named, finder)
        codes.append(code)
        if code is None:
            unknown.append(" ".join(named.values()) or "（空）")
    known = layer[["geometry"]].assign(region_code=codes).dropna(subset="region_code")
    # A village of several parts may come as several features.
    shapes = known.dissolve("region_code").reset_index()[["region_code", "geometry"]]
    return Matched(shapes, tuple(unknown))


def _village(named: dict[Place, str], finder: PlaceFinder) -> str | None:
    digits = re.match(rf"\d{{{CODE_DIGITS}}}", named.get(Place.CODE, ""))
    if digits:
        found = finder.find({Place.CODE: digits[0]}, ("village",))
        if isinstance(found, str):
            return found
    names = {place: name for place, name in named.items() if place is not Place.CODE}
    found = finder.find(names, ("village",)) if Place.VILLAGE in names else None
    return found if isinstance(found, str) else None
