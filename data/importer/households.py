"""Layout A: rows of persons → households with their persons, checked and then stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from data.importer.cells.text import plain
from data.importer.columns import Columns
from data.importer.contradictions import MEND, contradictions
from data.importer.faults import Fault
from data.importer.findings import Findings
from data.importer.flat import Comparison, Flattener
from data.importer.rows import Block, RowReader
from data.layouts import Part
from data.layouts.columns import HOUSEHOLD_NO, PERSON_NO

Values = tuple[Any, ...]  # of the database's columns

BORDERLINE = "边缘易致贫户"  # as 户类型 it means 一般农户, and this category
ONE_TRUTH = "请核对后改成一致"
OTHER_SHEET = Fault("同一文件的另一张工作表对同一对象写的内容不同", ONE_TRUTH)
OTHER_CATEGORY = Fault("户类型是边缘易致贫户，监测对象类别却是另一类", "请核对后改正其中一个")


@dataclass(slots=True)
class Person:
    number: int
    values: Values


@dataclass(slots=True)
class Household:
    """`values` as stated by its rows, all alike; `persons` by 人口编号 or identity hash."""

    number: int
    values: Values
    persons: dict[str, Person] = field(default_factory=dict)


class HouseholdReader:
    """The persons of one sheet, by household.

    `named` are the households of all rows, right or wrong: what other sheets say of them is
    not to be called unknown because of a mistake here.
    """

    def __init__(self, columns: Columns, rows: RowReader, findings: Findings):
        self._columns = columns
        self._rows = rows
        self._findings = findings
        fields = list(columns.fields)
        shared = (Part.HOUSEHOLD, Part.MONITORED)
        self._person_key = "person_no" if columns.has("person_no") else "identity"
        self._household = Flattener([f for f in fields if f.part in shared])
        self._person = Flattener([f for f in fields if f.part is Part.PERSON and f != PERSON_NO])
        self.person_columns = self._person.columns
        self.household_columns = self._household.columns + ["village_code"] * self.has_places
        self.households: dict[str, Household] = {}
        self.named: set[str] = set()

    @property
    def has_places(self) -> bool:
        return bool(self._columns.places)

    @property
    def has_person_numbers(self) -> bool:
        return self._person_key == "person_no"

    def read_all(self) -> None:
        for block in self._rows.blocks():
            self._settle_borderline(block)
            self.named.update(no for no in block.values["household_no"] if isinstance(no, str))
            for position, header, cell, fault in block.all_faults():
                self._findings.refuse(block.numbers[position], header, cell, fault)
            self._group(block)

    def _settle_borderline(self, block: Block) -> None:
        """边缘易致贫户 as 户类型 fills a blank category and contradicts another."""
        if not self._columns.has("monitored_category"):
            return
        categories = block.values["monitored_category"]
        for position in self._borderline(block):
            if categories[position] is None:
                categories[position] = BORDERLINE
            elif categories[position] != BORDERLINE:
                self._rows.fault(block, position, "monitored_category", OTHER_CATEGORY)

    def _borderline(self, block: Block) -> list[int]:
        cells = self._rows.cells(block, "household_type")
        spelt = {cell for cell in set(cells) if cell is not None and plain(cell) == BORDERLINE}
        return [position for position, cell in enumerate(cells) if cell in spelt] if spelt else []

    def _group(self, block: Block) -> None:
        numbers, keys = block.values["household_no"], block.values[self._person_key]
        places = block.values.get("region_code", [None] * len(block.numbers))
        rows = zip(block.flat(self._household), block.flat(self._person), strict=True)
        for position, (values, of_person) in enumerate(rows):
            if position in block.faults:
                continue
            if self.has_places:
                values = (*values, places[position])
            key = keys[position] if self.has_person_numbers else keys[position][0]
            person = Person(block.numbers[position], of_person)
            self._add(block, position, numbers[position], values, key, person)

    def _add(
        self, block: Block, position: int, no: str, values: Values, key: str, person: Person
    ) -> None:
        household = self.households.get(no)
        if household is None:
            household = self.households[no] = Household(person.number, values)
            self._warn_of_contradictions(block, position)
        elif household.values != values:
            name = self._household.differing(household.values, values)
            fault = Fault(f"与第 {household.number} 行是同一户，内容却不同", ONE_TRUTH)
            self._refuse(block, position, name, fault)
            return
        known = household.persons.setdefault(key, person)
        if known.values != person.values:
            name = self._person.differing(known.values, person.values)
            fault = Fault(f"与第 {known.number} 行是同一人，内容却不同", ONE_TRUTH)
            self._refuse(block, position, name, fault)

    def _refuse(self, block: Block, position: int, name: str | None, fault: Fault) -> None:
        """`name` is the field that differs; None where it is the place."""
        row = block.numbers[position]
        if name is None:
            self._findings.refuse(row, self._rows.place_header, None, fault)
        else:
            cell = self._rows.cell(block, name, position)
            self._findings.refuse(row, self._rows.written(name), cell, fault)

    def _warn_of_contradictions(self, block: Block, position: int) -> None:
        for name, problem in contradictions("household_members", block.stated(position)):
            row, header = block.numbers[position], self._rows.written(name)
            self._findings.warn(row, header, problem, MEND)

    def refuse_households(self, numbers: Iterable[str], fault: Fault) -> None:
        for no in numbers:
            for person in self.households.pop(no).persons.values():
                self._findings.refuse(person.number, HOUSEHOLD_NO.header, no, fault)

    def refuse_contradicting(self, earlier: "HouseholdReader") -> None:
        """Refuses what another sheet of the same file, read before, says differently."""
        household = Comparison(earlier.household_columns, self.household_columns)
        person = Comparison(earlier.person_columns, self.person_columns)
        for no in self.households.keys() & earlier.households.keys():
            mine, theirs = self.households[no], earlier.households[no]
            if household.differ(theirs.values, mine.values):
                self.refuse_households([no], OTHER_SHEET)
                continue
            for key in mine.persons.keys() & theirs.persons.keys():
                if person.differ(theirs.persons[key].values, mine.persons[key].values):
                    number = mine.persons.pop(key).number
                    self._findings.refuse(number, HOUSEHOLD_NO.header, no, OTHER_SHEET)
