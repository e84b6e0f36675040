"""One household's whole file as of D, read section by section."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from sqlalchemy import Connection

from queries.household_file.events import Event, in_order
from queries.household_file.head import Head, head_of
from queries.household_file.incomes import Income, incomes_of
from queries.household_file.measures import Measure, measures_of, undated_measures_of
from queries.household_file.members import Member, members_of
from queries.household_file.procedures import Procedure, procedures_of
from queries.household_file.standing import Episode, standing_of
from queries.household_file.whose import Whose, whose
from queries.scope import Scope


@dataclass(frozen=True)
class HouseholdFile:
    """All that is known of a household on D, nothing dated after it; names and numbers masked."""

    whose: Whose
    head: Head
    standing: Sequence[Episode]
    members: Sequence[Member]
    incomes: Sequence[Income]
    procedures: Sequence[Procedure]
    measures: Sequence[Measure]
    undated_measures: dict[str, Sequence[str]]

    def events(self) -> list[Event]:
        """The timeline, the oldest first."""
        parts = (
            *(episode.events() for episode in self.standing),
            *(procedure.events() for procedure in self.procedures),
            *(measure.events(self.whose.as_of) for measure in self.measures),
        )
        return in_order(chain.from_iterable(parts), self.whose.as_of)


def household_file(connection: Connection, household_id: int, scope: Scope) -> HouseholdFile:
    """Raises NotReadable for a household outside the scope or the viewer's place, or unknown."""
    own = whose(connection, household_id, scope)
    return HouseholdFile(
        whose=own,
        head=head_of(connection, own),
        standing=standing_of(connection, own),
        members=members_of(connection, own),
        incomes=incomes_of(connection, own),
        procedures=procedures_of(connection, own),
        measures=measures_of(connection, own),
        undated_measures=undated_measures_of(connection, own),
    )
