"""Rows of any layout, generated from its declaration: headers → (as written, as exported)."""

from typing import Any

from hypothesis import strategies as st

from data.layouts import LAYOUTS, Field, Layout, Part, Place, Places
from data.layouts.columns import printed_header
from data.plans import load_plans
from tests.round_trip.cells import BLANK, KEYS, Pair, identities, pairs
from tests.support.county import REGIONS

Row = dict[str, Pair]

HOUSEHOLDS = ("H1", "H2", "H3")
NAMES = {code: name for code, _, name, _ in REGIONS}
PARENTS = {code: parent for code, _, _, parent in REGIONS}
AT = {
    level: [code for code, of, _, _ in REGIONS if of == level] for level in ("township", "village")
}
PLANS = st.sampled_from([(plan.title, plan.id) for plan in load_plans().values()])
LEVELS = {
    "县": None, "乡镇": "township", "村": "village",
    "县级层面": None, "镇级层面": "township", "村级层面": "village",
}  # fmt: skip
CODE, TOWNSHIP, VILLAGE = (
    place.headers[0] for place in (Place.CODE, Place.TOWNSHIP, Place.VILLAGE)
)


@st.composite
def tables(draw: st.DrawFn, layout: Layout) -> list[Row]:
    """Rows with keys of their own, all with the same headers."""
    if layout is LAYOUTS["household_members"]:
        return draw(_members())
    rows = draw(st.lists(_rows(layout), min_size=1, max_size=4))
    unique = {_key(layout, row, serial): row for serial, row in enumerate(rows)}
    return list(unique.values())


@st.composite
def _rows(draw: st.DrawFn, layout: Layout) -> Row:
    row = {printed_header(f): draw(_pair(f)) for f in layout.fields}
    if layout.of_household:
        row["户编号"] = (household := draw(st.sampled_from(HOUSEHOLDS)), household)
    return row | draw(_places(layout, row))


def _pair(field: Field) -> st.SearchStrategy[Pair]:
    match field.name:
        case "plan_id":
            return PLANS
        case "household_no":
            return st.sampled_from([BLANK, *((no, no) for no in HOUSEHOLDS)])
        case "disaster_no" | "head_name":
            # One of those that a row needs to be known by.
            return pairs(Field(field.name, field.header, field.kind, required=True))
    return pairs(field)


@st.composite
def _places(draw: st.DrawFn, layout: Layout, row: Row) -> Row:
    """A code, or names; what is exported is both."""
    level: Any = draw(st.sampled_from(("township", "village")))
    match layout.places:
        case Places.NONE:
            return {}
        case Places.VILLAGE:
            level = "village"
        case Places.OF_LEVEL:
            level = LEVELS[next(row[f.header][0] for f in layout.fields if f.name == "level")]
        case Places.KEPT:
            level = draw(st.sampled_from(("township", "village", None, "unknown")))
    if level is None:
        of_county = layout.places is Places.OF_LEVEL
        return {
            CODE: (None, "990101000000" if of_county else None),
            TOWNSHIP: BLANK,
            VILLAGE: BLANK,
        }
    if level == "unknown":
        return {CODE: BLANK, TOWNSHIP: ("东岭镇", "东岭镇"), VILLAGE: ("无此村", "无此村")}
    code = draw(st.sampled_from(AT[level]))
    township = PARENTS[code] if level == "village" else code
    names = {TOWNSHIP: NAMES[township], VILLAGE: NAMES[code] if level == "village" else None}
    by_code = draw(st.booleans())
    return {
        CODE: (code if by_code else None, code),
        **{header: (None if by_code else name, name) for header, name in names.items()},
    }


def _key(layout: Layout, row: Row, serial: int) -> Any:
    """What an import would tell the rows apart by; a problem's is all of it, told apart here."""
    if layout.key == ("problem",):
        number, text = row["编号"], f"{serial}"
        row["编号"] = (number[0] and number[0] + text, number[1] and number[1] + text)
        row["具体内容"] = (text, text)
        return serial
    if layout is LAYOUTS["disasters"]:
        return row["灾害编号"][1], row[CODE][1], row["报送时间"][1]
    headers = {"region_code": CODE, "household_no": "户编号"}
    return tuple(row[headers.get(name) or layout.field(name).header][1] for name in layout.key)


@st.composite
def _members(draw: st.DrawFn) -> list[Row]:
    """Households of one to three persons; what is said of a household stands on each row."""
    layout, rows = LAYOUTS["household_members"], []
    numbered, seen = draw(st.booleans()), set()
    for household in draw(st.lists(KEYS, min_size=1, max_size=2, unique=True)):
        shared = {f.header: draw(pairs(f)) for f in layout.fields if f.part is not Part.PERSON}
        shared |= {"户编号": (household, household)} | draw(_places(layout, {}))
        for serial in range(draw(st.integers(1, 3))):
            person = {f.header: draw(pairs(f)) for f in layout.fields if f.part is Part.PERSON}
            number = draw(identities.filter(lambda n: n[:18] not in seen))
            seen.add(number[:18])
            person["证件号码"] = (number, number)
            if numbered:
                person["人口编号"] = (f"{household}-{serial}", f"{household}-{serial}")
            rows.append(shared | person)
    return rows
