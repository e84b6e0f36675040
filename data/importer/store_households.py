"""Households and their persons → tables, unchanged ones untouched."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, Table, func, select

from data.importer.batch import Batch
from data.importer.households import Household, HouseholdReader
from data.importer.versions import Span, Versions, chunks, span
from data.models import BEGINNING, FOREVER, household_versions, households, person_versions, persons

LAYOUT = "household_members"
INCLUSION = ("identified_on", "is_eliminated")  # what `data.episodes` takes up an export for
PersonKey = tuple[str, str]  # 户编号; person number, or hash of the identity number


@dataclass
class Stored:
    """Sheet rows that changed a record, and the households whose episodes may differ now."""

    rows: int = 0
    household_ids: set[int] = field(default_factory=set)


def store_households(batch: Batch, sheet: HouseholdReader) -> Stored:
    stored = Stored()
    for some in chunks(list(sheet.households.items())):
        _Chunk(batch, sheet, dict(some), stored).store()
    return stored


def household_ids(batch: Batch, numbers: Sequence[str]) -> dict[str, int]:
    """Ids of the households that are known, by 户编号."""
    query = select(households.c.household_no, households.c.id)
    found: dict[str, int] = {}
    for some in chunks(list(numbers)):
        rows = batch.connection.execute(query.where(households.c.household_no.in_(some)))
        found.update((row[0], row[1]) for row in rows)
    return found


class _Chunk:
    """Some households of a sheet, few enough for one statement each."""

    def __init__(
        self, batch: Batch, sheet: HouseholdReader, some: Mapping[str, Household], stored: Stored
    ):
        self._batch = batch
        self._sheet = sheet
        self._some = some
        self._stored = stored
        self._new: set[str] = set()
        self._ids = self._with_ids()
        self._renamed: set[PersonKey] = set()
        self._begun_later: set[str] = set()
        self._seen = batch.seen(LAYOUT, list(some))
        self._spans = {no: span(batch.exported_on, days) for no, days in self._seen.items()}

    def _with_ids(self) -> dict[str, int]:
        ids = household_ids(self._batch, list(self._some))
        if missing := [no for no in self._some if no not in ids]:
            self._new.update(missing)
            self._batch.insert(households, [{"household_no": no} for no in missing])
            ids |= household_ids(self._batch, missing)
        return ids

    def store(self) -> None:
        changed = self._store_households()
        self._stored.household_ids |= {self._ids[no] for no in changed if self._has_course(no)}
        changed_persons = self._store_persons()
        self._batch.wrote(LAYOUT, changed | {no for no, _ in changed_persons} | self._begun_later)
        for no, household in self._some.items():
            every = no in changed
            self._stored.rows += sum(
                every or (no, key) in changed_persons for key in household.persons
            )

    def _has_course(self, no: str) -> bool:
        """Whether anything may follow from what is stated now or was known before: a new
        household has no procedures, and mostly its export says nothing of an inclusion."""
        if no not in self._new:
            return True
        stated = zip(self._sheet.household_columns, self._some[no].values, strict=True)
        return any(name in INCLUSION and value is not None for name, value in stated)

    def _store_households(self) -> set[str]:
        columns = self._sheet.household_columns
        versions = Versions(self._batch, household_versions, "household_id", columns)
        current = versions.in_force(list(self._ids.values()))
        changed = {
            no
            for no, household in self._some.items()
            if versions.state(
                self._ids[no], household.values, self._spans[no], current.get(self._ids[no])
            )
        }
        versions.write()
        return changed

    def _store_persons(self) -> set[PersonKey]:
        """The persons that changed."""
        known = self._known_persons()
        columns = ["household_id", *self._sheet.person_columns]
        versions = Versions(self._batch, person_versions, "person_id", columns)
        current = versions.in_force(list(known.values()))
        begins = self._next_beginnings([id_ for id_ in known.values() if id_ not in current])
        changed: set[PersonKey] = set()
        for (no, key), person_id in (known | self._new_persons(known)).items():
            person = self._some[no].persons.get(key)
            if person is None:
                self._begin_later(versions, no, current.get(person_id))
                continue
            where = self._spans[no]
            if person_id not in current:
                # Later files that leave the person out do not end the person.
                where = Span(where.start, begins.get(person_id, FOREVER))
            values = (self._ids[no], *person.values)
            if versions.state(person_id, values, where, current.get(person_id)):
                changed.add((no, key))
        versions.write()
        return changed | self._renamed

    def _known_persons(self) -> dict[PersonKey, int]:
        """Ids of the households' persons, by household and the key that this sheet uses."""
        no_of = {id_: no for no, id_ in self._ids.items()}
        query = select(persons.c.household_id, persons.c.person_no, persons.c.id)
        found = {
            (no_of[household_id], person_no): id_
            for household_id, person_no, id_ in self._execute_in(query, persons)
        }
        return self._rekeyed(found)

    def _rekeyed(self, found: dict[PersonKey, int]) -> dict[PersonKey, int]:
        """The same persons, where one sheet has person numbers and another has none."""
        if not found:
            return found
        wanted = {(no, key) for no, household in self._some.items() for key in household.persons}
        strangers = {key: id_ for key, id_ in found.items() if key not in wanted}
        unknown = wanted - found.keys()
        if not strangers or not unknown:
            return found
        hashes = self._identity_hashes(strangers)
        renamed = {}
        for no, key in unknown:
            identity = self._identity_hash(no, key)
            former = hashes.get((no, identity))
            # A number is only replaced if it was none: the hash of an identity number.
            if former and (not self._sheet.has_person_numbers or former[1] == identity):
                found[no, key] = found.pop(former)
                renamed[no, key] = former[1]
        if self._sheet.has_person_numbers:
            self._rename(found, renamed)
        return found

    def _identity_hash(self, no: str, key: str) -> str:
        position = self._sheet.person_columns.index("identity_hash")
        return self._some[no].persons[key].values[position]

    def _identity_hashes(self, strangers: Mapping[PersonKey, int]) -> dict[PersonKey, PersonKey]:
        """(户编号, identity hash) → key of the person who has or had it."""
        key_of = {id_: key for key, id_ in strangers.items()}
        v = person_versions.c
        rows = self._execute_in(select(v.person_id, v.identity_hash), person_versions)
        return {
            (key_of[person_id][0], identity): key_of[person_id]
            for person_id, identity in rows
            if person_id in key_of
        }

    def _rename(self, ids: Mapping[PersonKey, int], renamed: Mapping[PersonKey, str]) -> None:
        rows = [{"id": ids[key], "person_no": key[1]} for key in renamed]
        self._batch.update(persons, rows)
        for key, old in renamed.items():
            change = ("person_no", old, key[1])
            self._batch.write_log(self._batch.log(persons, ids[key], [change]))
        self._batch.changed += len(renamed)
        self._renamed = set(renamed)

    def _new_persons(self, known: Mapping[PersonKey, int]) -> dict[PersonKey, int]:
        missing = [
            (no, key)
            for no, household in self._some.items()
            for key in household.persons
            if (no, key) not in known
        ]
        if not missing:
            return {}
        rows = [{"household_id": self._ids[no], "person_no": key} for no, key in missing]
        self._batch.insert(persons, rows)
        query = select(persons.c.household_id, persons.c.person_no, persons.c.id)
        ids = {(h, key): id_ for h, key, id_ in self._execute_in(query, persons)}
        return {(no, key): ids[self._ids[no], key] for no, key in missing}

    def _next_beginnings(self, person_ids: list[int]) -> dict[int, date]:
        """For persons first seen in a later export: the day of it."""
        v = person_versions.c
        query = select(v.person_id, func.min(v.valid_from)).group_by(v.person_id)
        begins: dict[int, date] = {}
        for some in chunks(person_ids):
            rows = self._batch.connection.execute(query.where(v.person_id.in_(some)))
            begins.update((row[0], row[1]) for row in rows)
        return begins

    def _begin_later(self, versions: Versions, no: str, current: Row[Any] | None) -> None:
        """A person whom the household's now earliest export does not have began later."""
        seen = self._seen[no]
        if current is None or not seen or self._batch.exported_on >= seen[0]:
            return
        if current.valid_from == BEGINNING:
            versions.begin_at(current, seen[0])
            self._begun_later.add(no)

    def _execute_in(self, query: Select[Any], table: Table) -> Iterable[Row[Any]]:
        condition = table.c.household_id.in_(list(self._ids.values()))
        return self._batch.connection.execute(query.where(condition))
