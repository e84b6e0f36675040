"""Frames under the layouts' field names → the headers and cell values of an export."""

import numpy as np
import pandas as pd

from data.layouts import Layout, Place
from data.layouts.columns import HOUSEHOLD_NO, PERSON_NO, Column, printed_header

SHARED: dict[str, Column] = {
    "county": Place.COUNTY,
    "township": Place.TOWNSHIP,
    "village": Place.VILLAGE,
    "region_code": Place.CODE,
    HOUSEHOLD_NO.name: HOUSEHOLD_NO,
    PERSON_NO.name: PERSON_NO,
}


def headers_of(layout: Layout, names: pd.Index) -> dict[str, str]:
    """Header by column name: places, then numbers, then the layout's fields in its order."""
    known = SHARED | {field.name: field for field in layout.fields}
    return {name: printed_header(column) for name, column in known.items() if name in names}


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
