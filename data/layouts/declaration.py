"""What a layout is: the words a workbook uses for the columns of the monitoring database.

A layout is declared once. The importer recognises, reads and checks sheets by it; the
tables of `data.models`, blank templates, exports and documentation are made from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How a cell is read and what is stored."""

    TEXT = "text"
    KEY = "key"  # an identifier; stays text, and a number that Excel has rounded is refused
    DAY = "day"  # a calendar day
    MOMENT = "moment"  # a day, with its time where the cell has one
    MONTH = "month"  # a day, or a month kept as such: columns `x_on` and `x_on_is_month`
    YEAR = "year"  # a year; of a month or day, its year
    NUMBER = "number"  # not negative
    MONEY = "money"  # yuan; may be negative
    COUNT = "count"  # a whole number, not negative
    YES_NO = "yes_no"
    CODE = "code"  # one of `codes`
    WORDS = "words"  # a list in one cell; of `codes` where given
    IDENTITY = "identity"  # 证件号码: stored as keyed hash and ciphertext, never in the clear
    AREA = "area"  # hectares; the unit must stand in the header


class Private(StrEnum):
    """What a field tells of a person; shown in full only to whoever may see it."""

    NAME = "name"
    PHONE = "phone"


class Part(StrEnum):
    """Which record of a row a field belongs to. Only 户/人 rows have more than one."""

    ROW = "row"
    HOUSEHOLD = "household"
    MONITORED = "monitored"  # household fields that change only if the sheet has 监测对象类别
    PERSON = "person"


@dataclass(frozen=True, eq=False)  # each is declared once, and may be looked up by
class Field:
    """One column: its name in the database and its headers in workbooks.

    `header` is the official spelling, which templates and exports print; `aliases` are
    accepted too. `synonyms` maps further spellings of a code to the code stored.
    """

    name: str
    header: str
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    synonyms: Mapping[str, str] = field(default_factory=dict)
    required: bool = False
    part: Part = Part.ROW
    private: Private | None = None
    negated: tuple[str, ...] = ()  # spellings whose 是 means 否 here
    gathers: tuple[str, ...] = ()  # further columns whose words are gathered into this list
    until_2100: bool = False  # a day that may lie far ahead (整改时限, 结束日期)
    since_1900: bool = False  # a day that may lie far back (births)


class Place(StrEnum):
    """A column that says where; `headers` are its spellings."""

    CODE = "code"
    COUNTY = "county"
    TOWNSHIP = "township"
    VILLAGE = "village"

    @property
    def headers(self) -> tuple[str, ...]:
        return PLACE_HEADERS[self]


PLACE_HEADERS = {
    Place.CODE: ("行政区划代码",),
    Place.COUNTY: ("县", "县(市、区、旗)", "区县"),
    Place.TOWNSHIP: ("乡镇", "乡", "乡(镇)", "镇", "街道"),
    Place.VILLAGE: ("村", "行政村", "村(社区)"),
}


class Places(StrEnum):
    """Which place columns a layout has besides its own fields, and what they mean."""

    NONE = "none"
    VILLAGE = "village"  # the row lies in a village, which must be known
    TOWNSHIP_OR_VILLAGE = "township_or_village"  # a blank village means the township
    OF_LEVEL = "of_level"  # the row's 级别 says whether county, township or village is meant
    MAYBE = "maybe"  # as TOWNSHIP_OR_VILLAGE, and a row may name no place
    KEPT = "kept"  # as MAYBE, and an unknown name is kept as it is written


@dataclass(frozen=True, eq=False)
class Layout:
    """One kind of sheet.

    `name` is fixed and also names the table. `key` lists the field names (or
    `region_code`, `household_no`) that identify a record; `key_headers` the headers, each a
    tuple of spellings, that make a row the header row and must all be present.
    `order` is the place in which layouts are imported, whatever the order given.
    """

    name: str
    title: str
    grain: str
    order: int
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    key_headers: tuple[tuple[str, ...], ...]
    places: Places = Places.NONE
    township_headers: tuple[str, ...] = ()  # further spellings of 乡镇
    of_household: bool = False  # rows name a household by 户编号
    own_headers: Mapping[str, str] = field(default_factory=dict)  # a county's, to ours

    @property
    def has_identities(self) -> bool:
        return any(field.kind is Kind.IDENTITY for field in self.fields)

    def field(self, name: str) -> Field:
        return next(f for f in self.fields if f.name == name)
