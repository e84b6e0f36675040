"""The grades of the demonstration county by both ways."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, select

from data.models import dataset
from queries.flags.agreement import scores
from queries.flags.funnels import grade_of
from queries.flags.kinds import FUNNEL_FLAGS, FunnelFlag
from queries.indicators import Basis
from queries.measure import measure
from queries.scope import Level, Scope
from queries.statistics.funnel import Share

LEVELS = (Level.TOWNSHIP, Level.VILLAGE)


@dataclass(frozen=True)
class Graded:
    """`pairs`: (the funnel's grade, the additive one's) → number of places large enough."""

    kind: FunnelFlag
    level: Level
    pairs: Counter

    @property
    def differing(self) -> int:
        return sum(number for (one, other), number in self.pairs.items() if one is not other)


def demonstration(connection: Connection) -> list[Graded]:
    """Every funnel flag at both levels, on the day up to which there are data."""
    facts = connection.execute(select(dataset.c.county_code, dataset.c.data_until)).one()
    scope = Scope(facts.county_code, facts.data_until, facts.data_until.replace(month=1, day=1))
    ids = sorted({kind.indicator for kind in FUNNEL_FLAGS})
    found = []
    for level in LEVELS:
        frame = measure(connection, ids, scope, level)
        frame = frame[(frame["basis"] != Basis.PERSONS) & (frame["denominator"] > 0)]
        for kind in FUNNEL_FLAGS:
            rows = frame[frame["indicator"] == kind.indicator]
            places = [Share(int(row.numerator), int(row.denominator)) for row in rows.itertuples()]
            pairs = Counter(
                (grade_of(kind.tail, score.multiplicative), grade_of(kind.tail, score.additive))
                for score in scores(places)
                if score
            )
            found.append(Graded(kind, level, pairs))
    return found
