"""A sheet's rows → values, a block of rows at a time, with what is wrong in each row.

Reading goes column by column, because most cells of a column repeat and are then looked up.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from data.importer.columns import Columns, Source
from data.importer.faults import Fault, is_blank
from data.importer.flat import Flattener
from data.importer.places import PlaceFault, PlaceFinder, named_places
from data.importer.sheet import Sheet
from data.layouts import Field, Place, Places

BLOCK = 1_000  # rows

REQUIRED = Fault("不能为空", "请补填")
# What 级别 of a row says, as the levels of the place meant and the columns that name it. A
# problem of townships or villages may leave open which: then it lies in the place above.
OF_COUNTY = (Place.CODE, Place.COUNTY)
OF_TOWNSHIP = (*OF_COUNTY, Place.TOWNSHIP)
PLACES_OF_LEVEL = {
    "县": (("county",), OF_COUNTY),
    "乡镇": (("township",), OF_TOWNSHIP),
    "村": (("village",), tuple(Place)),
    "县级层面": (("county",), OF_COUNTY),
    "镇级层面": (("county", "township"), OF_TOWNSHIP),
    "村级层面": (("county", "township", "village"), tuple(Place)),
}
LEVELS = {
    Places.VILLAGE: ("village",),
    Places.TOWNSHIP_OR_VILLAGE: ("township", "village"),
    Places.MAYBE: ("township", "village"),
    Places.KEPT: ("township", "village"),
}

CellFault = tuple[str, Any, Fault]  # header as written, cell as found, what is wrong


@dataclass
class Block:
    """Rows of a sheet: their numbers, and their values by name of field (and `region_code`).

    `faults` is by position in the block; a row without an entry is right.
    """

    numbers: list[int]
    values: dict[str, list[Any]]
    faults: dict[int, list[CellFault]]
    raw: list[Sequence[Any]]  # cells, column by column of the sheet

    def flat(self, fields: Flattener) -> Iterator[tuple[Any, ...]]:
        """The values of the database's columns, row by row."""
        if not fields.names:
            return iter([()] * len(self.numbers))
        return fields.rows([self.values[name] for name in fields.names])

    def tuples(self, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """The values of `names`, row by row."""
        if not names:
            return iter([()] * len(self.numbers))
        return zip(*(self.values[name] for name in names), strict=True)

    def stated(self, position: int) -> Callable[[str], Any]:
        """The value of a field in one row, by the field's name; None where the sheet has none."""
        return lambda name: self.values[name][position] if name in self.values else None

    def column(self, name: str) -> list[Any]:
        """The values of one field; blanks where the sheet does not have it."""
        return self.values.get(name) or [None] * len(self.numbers)

    def all_faults(self) -> Iterator[tuple[int, str, Any, Fault]]:
        """Position, header, cell and fault, row by row."""
        for position in sorted(self.faults):
            for fault in self.faults[position]:
                yield position, *fault


class RowReader:
    """`tell` is told of the number of rows read after each block."""

    def __init__(
        self,
        sheet: Sheet,
        columns: Columns,
        places: PlaceFinder,
        tell: Callable[[int], None] = lambda rows: None,
    ):
        self._tell = tell
        self._sheet = sheet
        self._columns = columns
        self._places = places
        self.read = 0  # rows so far
        self._found: dict[tuple[Any, ...], Any] = {}

    def blocks(self) -> Iterator[Block]:
        """The sheet's rows. Those without a value in any known column are left out, and so
        are title and header rows that a page break has repeated."""
        start = self._columns.header.data_index
        rows = enumerate(islice(self._sheet.rows, start, None), start)
        while chunk := list(islice(rows, BLOCK)):
            filled = [(index, row) for index, row in chunk if self._says_something(row)]
            self.read += len(filled)
            self._tell(self.read)
            if filled:
                yield self._block(filled)

    def _says_something(self, row: Sequence[Any]) -> bool:
        return (
            any(row)
            and row not in self._columns.header.rows_above
            and any(not is_blank(row[index]) for index in self._columns.known if index < len(row))
        )

    def _block(self, chunk: list[tuple[int, Sequence[Any]]]) -> Block:
        header = self._columns.header
        numbers = [self._sheet.number(index, header.index) for index, _ in chunk]
        # The header row stands first, so that each of its columns exists.
        table = zip_longest(header.written, *(row for _, row in chunk), fillvalue=None)
        block = Block(numbers, {}, defaultdict(list), [column[1:] for column in table])
        for field, sources in self._columns.fields.items():
            block.values[field.name] = self._values(field, sources, block)
            self._collect_faults(field, block)
        if self._columns.say_where:
            block.values["region_code"] = self._place_codes(block)
        return block

    def _values(self, field: Field, sources: list[Source], block: Block) -> list[Any]:
        columns = [source.reader.column(block.raw[source.index]) for source in sources]
        if len(columns) == 1:
            return columns[0]
        combine = _gathered if field.gathers else _first
        return [combine(values) for values in zip(*columns, strict=True)]

    def _collect_faults(self, field: Field, block: Block) -> None:
        values = block.values[field.name]
        if Fault in set(map(type, values)):
            for position, value in enumerate(values):
                if isinstance(value, Fault):
                    cell = self.cell(block, field.name, position)
                    block.faults[position].append((self.written(field.name), cell, value))
        if field.required and None in values:
            for position, value in enumerate(values):
                if value is None:
                    block.faults[position].append((self.written(field.name), None, REQUIRED))

    def written(self, name: str) -> str:
        """The header of a field, as the sheet has it."""
        return self._columns.header.written[self._sources(name)[0]]

    def cell(self, block: Block, name: str, position: int) -> Any:
        """The cell that a value came from."""
        cells = (block.raw[index][position] for index in self._sources(name))
        return next((cell for cell in cells if not is_blank(cell)), None)

    def cells(self, block: Block, name: str) -> list[Any]:
        """The same for every row of the block."""
        columns = [block.raw[index] for index in self._sources(name)]
        return (
            list(columns[0]) if len(columns) == 1 else list(map(_first, zip(*columns, strict=True)))
        )

    def fault(self, block: Block, position: int, name: str, fault: Fault) -> None:
        """Notes that the value of a field is wrong in one row."""
        cell = self.cell(block, name, position)
        block.faults[position].append((self.written(name), cell, fault))

    def _sources(self, name: str) -> list[int]:
        fields = self._columns.fields.items()
        return next([s.index for s in sources] for field, sources in fields if field.name == name)

    def _place_codes(self, block: Block) -> list[str | None]:
        """The region of each row; None, and mostly a fault, where it cannot be told."""
        columns = self._columns.places
        indices = [index for sources in columns.values() for index in sources]
        levels = block.values.get("level", [None] * len(block.numbers))
        codes: list[str | None] = []
        cells_by_row = zip(levels, *(block.raw[index] for index in indices), strict=True)
        for position, key in enumerate(cells_by_row):
            if key not in self._found:
                cells = {
                    place: _first([block.raw[index][position] for index in sources])
                    for place, sources in columns.items()
                }
                self._found[key] = self._place(cells, key[0])
            found = self._found[key]
            codes.append(found if isinstance(found, str) else None)
            if isinstance(found, tuple):
                place, fault = found
                cell = self.place_cell(block, place, position)
                if isinstance(cell, Fault) or not self._is_kept(found):
                    block.faults[position].append((self._place_header(place), cell, fault))
        return codes

    def _place(self, cells: dict[Place, Any], level: Any) -> str | PlaceFault | None:
        """None where a row names no place and needs none, or its level cannot be told."""
        for place, cell in cells.items():
            if isinstance(cell, Fault):
                return place, cell
        named, places = named_places(cells), self._columns.layout.places
        if places is Places.OF_LEVEL:
            if not isinstance(level, str):
                return None
            levels, columns = PLACES_OF_LEVEL[level]
            named = {place: name for place, name in named.items() if place in columns}
            return self._places.find(named, levels)
        if places in (Places.MAYBE, Places.KEPT) and not named.keys() - {Place.COUNTY}:
            return None
        return self._places.find(named, LEVELS[places])

    def _is_kept(self, found: PlaceFault) -> bool:
        """Whether an unknown place is kept as it is named. A code cannot be meant otherwise."""
        return self._columns.layout.places is Places.KEPT and found[0] is not Place.CODE

    def place_cell(self, block: Block, place: Place, position: int) -> Any:
        """What a row says in the columns of a place; None if nothing."""
        indices = self._columns.places.get(place, [])
        return _first([block.raw[index][position] for index in indices])

    @property
    def place_header(self) -> str:
        """The column that a place as a whole is spoken of by."""
        return self._place_header(Place.VILLAGE)

    def _place_header(self, place: Place) -> str:
        columns = self._columns.places
        indices = columns.get(place) or next(iter(columns.values()), None)
        return self._columns.header.written[indices[0]] if indices else place.headers[0]


def _first(values: Sequence[Any]) -> Any:
    """The first that is not blank."""
    return next((value for value in values if not is_blank(value)), None)


def _gathered(values: Sequence[Any]) -> Any:
    """All words of several columns; a fault in one of them comes first."""
    stated = [value for value in values if value is not None]
    fault = next((value for value in stated if isinstance(value, Fault)), None)
    return fault or (frozenset().union(*stated) if stated else None)
