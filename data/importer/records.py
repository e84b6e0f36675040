"""Layouts of one record a row: rows → records by key, duplicates and contradictions settled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from data.importer.columns import Columns
from data.importer.contradictions import MEND, contradictions
from data.importer.faults import Fault
from data.importer.findings import Findings
from data.importer.flat import Comparison, Flattener
from data.importer.households import ONE_TRUTH, OTHER_SHEET
from data.importer.rows import Block, RowReader
from data.layouts import Layout, Place

Key = tuple[Any, ...]


@dataclass(slots=True)
class Record:
    number: int
    values: tuple[Any, ...]


@dataclass
class Records:
    """`columns` are the names of each record's values: the database's, `household_no` apart."""

    layout: Layout
    columns: list[str]
    by_key: dict[Key, Record] = field(default_factory=dict)


class RecordReader:
    """The rows of one sheet. `settle(reader, block)` may fill in or refuse values of a block
    before its rows become records; it gives the values of `added` columns."""

    def __init__(
        self,
        columns: Columns,
        rows: RowReader,
        findings: Findings,
        settle: Callable[["RecordReader", Block], None],
        added: Sequence[str] = (),
    ):
        self._columns = columns
        self._rows = rows
        self._findings = findings
        self._settle = settle
        self._fields = Flattener(list(columns.fields))
        self._added = ["region_code"] * columns.say_where + list(added)
        self.records = Records(columns.layout, self._fields.columns + self._added)
        self._key = [self.records.columns.index(name) for name in columns.layout.key]

    @property
    def layout(self) -> Layout:
        return self._columns.layout

    def read_all(self) -> Records:
        for block in self._rows.blocks():
            self._settle(self, block)
            for position, header, cell, fault in block.all_faults():
                self._findings.refuse(block.numbers[position], header, cell, fault)
            self._collect(block)
        return self.records

    def fault(self, block: Block, position: int, name: str, fault: Fault) -> None:
        self._rows.fault(block, position, name, fault)

    def fault_place(self, block: Block, position: int, fault: Fault) -> None:
        block.faults[position].append((self._rows.place_header, None, fault))

    def place_cell(self, block: Block, place: Place, position: int) -> Any:
        return self._rows.place_cell(block, place, position)

    def warn_of_place(self, block: Block, position: int, problem: str) -> None:
        row = block.numbers[position]
        self._findings.warn(row, self._rows.place_header, problem, "请核对后在行政区划表中补上")

    def warn(self, block: Block, position: int, name: str, problem: str) -> None:
        self._findings.warn(block.numbers[position], self._rows.written(name), problem, MEND)

    def _collect(self, block: Block) -> None:
        rows = zip(block.flat(self._fields), block.tuples(self._added), strict=True)
        for position, (stated, added) in enumerate(rows):
            if position in block.faults:
                continue
            values = stated + added
            record = Record(block.numbers[position], values)
            known = self.records.by_key.setdefault(tuple(values[i] for i in self._key), record)
            if known is record:
                self._warn_of_contradictions(block, position)
            elif known.values != values:
                self._refuse_other(block, position, known, values)

    def _refuse_other(self, block: Block, position: int, known: Record, values: Key) -> None:
        name = self._fields.differing(known.values, values) or self._fields.names[0]
        fault = Fault(f"与第 {known.number} 行是同一条记录，内容却不同", ONE_TRUTH)
        cell = self._rows.cell(block, name, position)
        self._findings.refuse(block.numbers[position], self._rows.written(name), cell, fault)

    def _warn_of_contradictions(self, block: Block, position: int) -> None:
        for name, problem in contradictions(self._columns.layout.name, block.stated(position)):
            self.warn(block, position, name, problem)

    def refuse_contradicting(self, earlier: Records) -> None:
        """Refuses what another sheet of the same file, read before, says differently."""
        compared = Comparison(earlier.columns, self.records.columns)
        for key in self.records.by_key.keys() & earlier.by_key.keys():
            if compared.differ(earlier.by_key[key].values, self.records.by_key[key].values):
                number = self.records.by_key.pop(key).number
                self._findings.refuse(number, None, None, OTHER_SHEET)
