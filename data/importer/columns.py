"""Which columns of a sheet hold which field, and how each is read."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.identity import IdentityKey
from data.importer.cells import Reader, field_reader
from data.importer.cells.numbers import MU_PER_HECTARE
from data.importer.faults import Fault, SheetRefused
from data.importer.headers import Header
from data.importer.vocabulary import area_field, fields_by_header, places_by_header, spellings
from data.layouts import Field, Kind, Layout, Part, Place, Places
from data.layouts.columns import AREA_UNIT, PERSON_NO, is_of_persons

UNITS = {AREA_UNIT: 1, "亩": MU_PER_HECTARE}  # of ours, hectares, in one


@dataclass(frozen=True)
class Source:
    """One column of the sheet, and how its cells become values."""

    index: int
    reader: Reader


@dataclass(frozen=True)
class Columns:
    """`fields` maps each field to its columns in the sheet's order: per row the first that
    is not blank counts, except that a gathering field takes the words of all."""

    layout: Layout
    header: Header
    fields: dict[Field, list[Source]]
    places: dict[Place, list[int]]
    skipped: list[str]

    @property
    def say_where(self) -> bool:
        """Whether rows lie in a place. A meeting of the county does so without a column."""
        without_column = (Places.TOWNSHIP_OR_VILLAGE, Places.OF_LEVEL)
        return bool(self.places) or self.layout.places in without_column

    @cached_property
    def known(self) -> list[int]:
        """Indices of the columns that say something."""
        fields = [source.index for sources in self.fields.values() for source in sources]
        return fields + [index for indices in self.places.values() for index in indices]

    @cached_property
    def identity_headers(self) -> frozenset[str]:
        """Headers, as written, of columns that hold identity numbers."""
        return frozenset(
            self.header.written[source.index]
            for field, sources in self.fields.items()
            if field.kind is Kind.IDENTITY
            for source in sources
        )

    def has(self, name: str) -> bool:
        return any(field.name == name for field in self.fields)


def match_columns(header: Header, today: date, key: IdentityKey | None) -> Columns:
    """Raises SheetRefused for an area whose header does not say its unit."""
    layout, names = header.layout, header.names
    by_header, places_known = fields_by_header(layout), places_by_header(layout)
    person_header = next((name for name in spellings(PERSON_NO) if name in names), None)
    fields: dict[Field, list[Source]] = defaultdict(list)
    places: dict[Place, list[int]] = defaultdict(list)
    skipped: list[str] = []
    for index, name in enumerate(names):
        if name in places_known:
            places[places_known[name]].append(index)
        elif field := by_header.get(name):
            reader = field_reader(field, today, key, negated=name in field.negated)
            fields[field].append(Source(index, reader))
        elif field := area_field(layout, name):
            reader = field_reader(field, today, key, divisor=_unit(field, name))
            fields[field].append(Source(index, reader))
        elif name == person_header and is_of_persons(layout):
            fields[PERSON_NO].append(Source(index, field_reader(PERSON_NO, today, key)))
        elif name:
            skipped.append(header.written[index])
    _leave_monitored_block(header, fields, skipped)
    return Columns(layout, header, dict(fields), dict(places), skipped)


def _unit(field: Field, header: str) -> float:
    unit = header.removeprefix(field.header).strip("()/")
    if unit not in UNITS:
        raise SheetRefused(
            Fault(
                f"列“{header}”没有写明面积单位", "请在表头写明单位，如 农作物受灾面积(公顷) 或 (亩)"
            )
        )
    return UNITS[unit]


def _leave_monitored_block(
    header: Header, fields: dict[Field, list[Source]], skipped: list[str]
) -> None:
    """Without 监测对象类别 a sheet says nothing about monitored households."""
    if any(field.name == "monitored_category" for field in fields):
        return
    for field in [field for field in fields if field.part is Part.MONITORED]:
        skipped += [header.written[source.index] for source in fields.pop(field)]
