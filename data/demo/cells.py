"""Frames under the layouts' field names → the headers and cell values of an export."""

import numpy as np
import pandas as pd

from data.layouts import Field, Kind, Layout

PLACE_HEADERS = {
    "county": "县",
    "township": "乡镇",
    "village": "村",
    "region_code": "行政区划代码",
}
KEY_HEADERS = {"household_no": "户编号", "person_no": "人口编号"}


def headers_of(layout: Layout, names: pd.Index) -> dict[str, str]:
    """Header by column name: places, then numbers, then the layout's fields in its order."""
    known = PLACE_HEADERS | KEY_HEADERS | {f.name: _header(f) for f in layout.fields}
    return {name: header for name, header in known.items() if name in names}


def _header(field: Field) -> str:
    return f"{field.header}(公顷)" if field.kind is Kind.AREA else field.header


def cell_values(column: pd.Series) -> list[str | float | None]:
    """What stands in the cells: text, numbers, or None where nothing is known.

    Days become text as the national system exports them; 是 and 否 stand for booleans.
    """
    if pd.api.types.is_datetime64_any_dtype(column):
        values = column.dt.strftime("%Y-%m-%d")
    elif pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column):
        values = column
    else:
        values = column.map({True: "是", False: "否"}) if _is_yes_no(column) else column
    values = values.astype(object)
    return np.where(values.isna(), None, values).tolist()


def _is_yes_no(column: pd.Series) -> bool:
    return column.dropna().isin((True, False)).all()
