"""Finding the header row of a sheet, and through it the sheet's layout."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Any

from data.importer.cells.text import half_width, written
from data.importer.faults import Fault, is_blank
from data.importer.sheet import Sheet
from data.layouts import LAYOUTS, Field, Kind, Layout, Place, Places

ROWS_SEARCHED = 10
INVISIBLE = re.compile(r"[\s\ufeff\u200b]+")
HOUSEHOLD_NO = Field("household_no", "户编号", Kind.KEY, required=True)
HEADER_GROUP = tuple[str, ...]  # spellings of one header


def normalised(header: Any) -> str:
    """Trimmed, half-width, without spaces and line breaks."""
    return "" if is_blank(header) else INVISIBLE.sub("", half_width(written(header)))


@dataclass(frozen=True)
class Header:
    """A header row that was recognised. `written` is each header as the sheet has it."""

    layout: Layout
    index: int
    written: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(map(normalised, self.written))


@dataclass(frozen=True)
class Near:
    """How a row compares with a layout of which it has some key headers.

    `lacks` are headers that the layout needs, `known` how many of the row's are its own, and
    `likely` says that most of what it needs is there.
    """

    layout: Layout
    lacks: tuple[str, ...]
    known: int
    likely: bool


def find_header(sheet: Sheet, layout: str | None = None) -> Header | Near | None:
    """The header among the first rows; Near if incomplete; None if no key header is there.

    Of several layouts that a row would do for, the one that knows most of its headers. A row
    that is nearly of a layout is not of another that happens to need less.
    """
    layouts = [LAYOUTS[layout]] if layout else list(LAYOUTS.values())
    nearest: Near | None = None
    for index, row in enumerate(islice(sheet.rows, ROWS_SEARCHED)):
        names = frozenset(map(normalised, row)) - {""}
        compared = [near for layout in layouts if (near := _compared(layout, names))]
        best = max(compared, key=_closeness, default=None)
        if best and not best.lacks:
            return Header(best.layout, index, tuple(map(_as_written, row)))
        nearest = max(filter(None, (nearest, best)), key=_closeness, default=None)
    return nearest


def _as_written(cell: Any) -> str:
    return "" if is_blank(cell) else written(cell)


def _compared(layout: Layout, names: frozenset[str]) -> Near | None:
    if not any(names & set(group) for group in layout.key_headers):
        return None
    needed = required_headers(layout)
    lacks = tuple(group[0] for group in needed if not names & set(group))
    known = sum(known_header(layout, name) for name in names)
    return Near(layout, lacks, known, 2 * len(lacks) < len(needed))


def _closeness(near: Near) -> tuple[bool, int, int]:
    return near.likely, near.known, -len(near.lacks)


@cache
def required_headers(layout: Layout) -> tuple[HEADER_GROUP, ...]:
    """The key headers, and those of fields that must not be blank."""
    groups = [*layout.key_headers]
    groups += [spellings(field) for field in layout.fields if field.required]
    if layout.of_household:
        groups.append((HOUSEHOLD_NO.header,))
    return tuple(dict.fromkeys(groups))


def spellings(field: Field) -> HEADER_GROUP:
    return (field.header, *field.aliases, *field.negated, *field.gathers)


@cache
def fields_by_header(layout: Layout) -> Mapping[str, Field]:
    fields = [HOUSEHOLD_NO, *layout.fields] if layout.of_household else layout.fields
    # An area is known by its header and unit; see `area_field`.
    named = (field for field in fields if field.kind is not Kind.AREA)
    return {name: field for field in named for name in spellings(field)}


@cache
def places_by_header(layout: Layout) -> Mapping[str, Place]:
    if layout.places is Places.NONE:
        return {}
    further = dict.fromkeys(layout.township_headers, Place.TOWNSHIP)
    return {name: place for place in Place for name in place.headers} | further


def known_header(layout: Layout, name: str) -> bool:
    return (
        name in fields_by_header(layout)
        or name in places_by_header(layout)
        or area_field(layout, name) is not None
    )


def area_field(layout: Layout, name: str) -> Field | None:
    """The area that a header names, whatever unit follows."""
    areas = (field for field in layout.fields if field.kind is Kind.AREA)
    return next((field for field in areas if name.startswith(field.header)), None)


def lack_of(sheet: Sheet, near: Near) -> Fault:
    return Fault(
        f"工作表“{sheet.name}”最接近“{near.layout.title}”，但缺少列：{'、'.join(near.lacks)}",
        "请补上这些列，或换成从系统导出的原表",
    )
