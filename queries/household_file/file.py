"""One household's whole file as of D, read section by section."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import pandas as pd
from sqlalchemy import Connection

from queries.findings import Finding, findings_of
from queries.household_file.alerts import Alert, alerts_of
from queries.household_file.changes import changes_of, changes_told
from queries.household_file.checks import (
    Check,
    Doubt,
    Update,
    checks_of,
    doubts_of,
    updates_of,
)
from queries.household_file.draws import ListedIn, lists_of
from queries.household_file.events import Event, in_order
from queries.household_file.head import Head, head_of
from queries.household_file.incomes import Income, incomes_of
from queries.household_file.measures import Measure, measures_of, undated_measures_of
from queries.household_file.members import Member, members_of
from queries.household_file.problems import Problem, problems_of
from queries.household_file.procedures import Procedure, procedures_of
from queries.household_file.screenings import Screening, screenings_of
from queries.household_file.standing import Episode, standing_of
from queries.household_file.visits import Month, Visit, months_of, visits_of
from queries.household_file.whose import Whose, whose
from queries.scope import Scope


@dataclass(frozen=True)
class HouseholdFile:
    """All that is known of a household on D, nothing dated after it; names and numbers masked."""

    whose: Whose
    head: Head
    standing: Sequence[Episode]
    findings: Sequence[Finding]
    members: Sequence[Member]
    incomes: Sequence[Income]
    alerts: Sequence[Alert]
    screenings: Sequence[Screening]
    procedures: Sequence[Procedure]
    measures: Sequence[Measure]
    undated_measures: dict[str, Sequence[str]]
    visits: Sequence[Visit]
    months: Sequence[Month]
    problems: Sequence[Problem]
    doubts: Sequence[Doubt]
    updates: Sequence[Update]
    lists: Sequence[ListedIn]
    checks: Sequence[Check]
    changes: pd.DataFrame

    def events(self) -> list[Event]:
        """The timeline, the oldest first."""
        return in_order(chain.from_iterable(self._told()), self.whose.as_of)

    def _told(self) -> Iterator[Iterator[Event]]:
        ledgers = (
            *(self.alerts, self.screenings, self.procedures, self.standing, self.visits),
            *(self.problems, self.lists, self.checks, self.doubts, self.updates),
        )
        for records in ledgers:
            yield from (record.events() for record in records)
        yield from (measure.events(self.whose.as_of) for measure in self.measures)
        yield changes_told(self.changes)


def household_file(connection: Connection, household_id: int, scope: Scope) -> HouseholdFile:
    """Raises NotReadable for a household outside the scope or the viewer's place, or unknown."""
    own = whose(connection, household_id, scope)
    visits = visits_of(connection, own)
    return HouseholdFile(
        whose=own,
        head=head_of(connection, own),
        standing=standing_of(connection, own),
        findings=findings_of(connection, scope.at(own.village_code), household_id),
        members=members_of(connection, own),
        incomes=incomes_of(connection, own),
        alerts=alerts_of(connection, own),
        screenings=screenings_of(connection, own),
        procedures=procedures_of(connection, own),
        measures=measures_of(connection, own),
        undated_measures=undated_measures_of(connection, own),
        visits=visits,
        months=months_of(connection, own, visits),
        problems=problems_of(connection, own),
        doubts=doubts_of(connection, own),
        updates=updates_of(connection, own),
        lists=lists_of(connection, own),
        checks=checks_of(connection, own),
        changes=changes_of(connection, own),
    )
