"""The words by which a layout's columns are known."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from data.importer.cells.text import half_width, written
from data.importer.faults import is_blank
from data.layouts import Field, Kind, Layout, Place, Places
from data.layouts.columns import HOUSEHOLD_NO, PERSON_NO, is_of_persons

INVISIBLE = re.compile(r"[\s\ufeff\u200b]+")
LONGEST_HEADER = 1_000  # characters, spaces among them
HeaderGroup = tuple[str, ...]  # spellings of one header


def normalised(header: Any) -> str:
    """Trimmed, half-width, without spaces and line breaks; a long text, which is no header, as
    it stands."""
    text = "" if is_blank(header) else written(header)
    return text if len(text) > LONGEST_HEADER else INVISIBLE.sub("", half_width(text))


def official(layout: Layout, header: Any) -> str:
    """A header as the layouts spell it, where a county has a spelling of its own."""
    name = normalised(header)
    return layout.own_headers.get(name, name)


def spellings(field: Field) -> HeaderGroup:
    return (field.header, *field.aliases, *field.negated, *field.gathers)


@cache
def required_headers(layout: Layout) -> tuple[HeaderGroup, ...]:
    """The key headers, and those of fields that must not be blank."""
    groups = [*layout.key_headers]
    groups += [spellings(field) for field in layout.fields if field.required]
    if layout.of_household:
        groups.append((HOUSEHOLD_NO.header,))
    return tuple(dict.fromkeys(groups))


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


def area_field(layout: Layout, name: str) -> Field | None:
    """The area that a header names, whatever unit follows."""
    areas = (field for field in layout.fields if field.kind is Kind.AREA)
    return next((field for field in areas if name.startswith(field.header)), None)


def known_header(layout: Layout, name: str) -> bool:
    return (
        name in fields_by_header(layout)
        or name in places_by_header(layout)
        or (is_of_persons(layout) and name in spellings(PERSON_NO))
        or area_field(layout, name) is not None
    )
