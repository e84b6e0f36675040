"""A good sheet of every layout, made from its declaration."""

from typing import Any

from data.layouts import LAYOUTS, Field, Kind, Layout, Place
from data.layouts.columns import Column, printed_header, sheet_columns
from tests.importer.sheets import identity
from tests.support.county import EAST_1, EAST_2, EAST_3

VILLAGES = ((EAST_1, "上坪村"), (EAST_2, "下坪村"), (EAST_3, "石桥村"))
PLANS = ("liujiang-2023", "yanfeng-2022", "yihe-2022")
ROWS = 3

Sheet = list[list[Any]]


def good_sheet(layout: Layout) -> Sheet:
    """A header and ROWS rows that the stocked county can store."""
    columns = sheet_columns(layout)
    rows = [[_cell(layout, column, n) for column in columns] for n in range(ROWS)]
    return [[printed_header(column) for column in columns], *rows]


def _cell(layout: Layout, column: Column, number: int) -> Any:
    if isinstance(column, Place):
        code, village = VILLAGES[number]
        named = {Place.COUNTY: "云溪县", Place.TOWNSHIP: "东岭镇", Place.VILLAGE: village}
        return named.get(column, code)
    if column.name == "household_no":
        return f"H{number + 7}" if layout.name == "household_members" else "H1"
    if column.name == "plan_id":
        return PLANS[number]
    if layout.name in NO_PLACE_OF_ITS_OWN and column.name == "level":
        return "村"
    return _value(column, number)


# What the row's own 级别 says must fit the village that it names.
NO_PLACE_OF_ITS_OWN = ("meetings",)


def _value(field: Field, number: int) -> Any:  # noqa: C901
    day = f"2023-09-{number + 10}"
    match field.kind:
        case Kind.KEY:
            return f"{field.name}{number}"
        case Kind.DAY | Kind.MONTH:
            return day
        case Kind.MOMENT:
            return f"{day} 08:30"
        case Kind.YEAR:
            return "2020年"
        case Kind.NUMBER | Kind.MONEY | Kind.AREA:
            return 12.5 + number
        case Kind.COUNT:
            return 3 + number
        case Kind.YES_NO:
            return "是"
        case Kind.CODE:
            return field.codes[-1]
        case Kind.WORDS:
            return field.codes[0] if field.codes else "词"
        case Kind.IDENTITY:
            return identity(number + 7)
    return f"{field.header}{number}"


GOOD = {name: good_sheet(layout) for name, layout in LAYOUTS.items()}
