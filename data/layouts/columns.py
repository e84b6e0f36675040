"""The columns of a layout as a sheet has them: its fields, and those that many layouts share."""

from data.layouts.declaration import Field, Kind, Layout, Part, Place, Places

HOUSEHOLD_NO = Field("household_no", "户编号", Kind.KEY, required=True)
PERSON_NO = Field(
    "person_no", "人口编号", Kind.KEY, aliases=("人编号",), required=True, part=Part.PERSON
)
AREA_UNIT = "公顷"  # of ours; a sheet may say 亩 instead

Column = Field | Place


def is_of_persons(layout: Layout) -> bool:
    return any(field.part is Part.PERSON for field in layout.fields)


def sheet_columns(layout: Layout) -> tuple[Column, ...]:
    """In the order in which templates and exports have them."""
    numbers = (HOUSEHOLD_NO,) * layout.of_household + (PERSON_NO,) * is_of_persons(layout)
    places = () if layout.places is Places.NONE else tuple(Place)
    return (*numbers, *places, *layout.fields)


def printed_header(column: Column) -> str:
    """The official header; an area's says its unit."""
    if isinstance(column, Place):
        return column.headers[0]
    return f"{column.header}({AREA_UNIT})" if column.kind is Kind.AREA else column.header
