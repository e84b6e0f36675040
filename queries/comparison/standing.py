"""Where each place stands among those of its level in the whole county, chance allowed for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import pandas as pd
from sqlalchemy import Connection

from data.regions import regions_on
from queries.comparison.compared import is_rate
from queries.disasters.county import county_of
from queries.flags import Flag, Grade, flags
from queries.indicators import Basis
from queries.measure import measure
from queries.scope import Level, Scope
from queries.statistics.funnel import ATTENTION, SIGNAL, SMALLEST_DENOMINATOR, Funnel, Share, funnel
from queries.statistics.intervals import Interval, rate, rate_exact, share_exact, wilson
from queries.statistics.ranks import Range, ranks
from queries.statistics.rate_funnel import RateFunnel, rate_funnel


class Position(StrEnum):
    """Where a place lies in the funnel. None of them is good or bad by itself."""

    FAR_BELOW = "低于99.8%界限"
    BELOW = "低于95%界限"
    WITHIN = "界限以内"
    ABOVE = "高于95%界限"
    FAR_ABOVE = "高于99.8%界限"
    TOO_FEW = "样本过少"
    NOTHING = "没有应计"

    @property
    def is_outside(self) -> bool:
        return self in (self.FAR_BELOW, self.BELOW, self.ABOVE, self.FAR_ABOVE)

    @property
    def is_compared(self) -> bool:
        return self not in (self.TOO_FEW, self.NOTHING)


@dataclass(frozen=True)
class Standing:
    """One place by one indicator. `share` is numerator by denominator, per 1, None where the
    denominator is 0; `interval` its 95 % interval, per 1; `ranks` between which it may stand, all
    places of its level together, 1 being the highest; `grade` that of the place's flag.
    """

    region_code: str
    region: str
    numerator: int
    denominator: int
    share: float | None
    interval: Interval | None
    position: Position
    ranks: Range | None
    grade: Grade | None


@dataclass(frozen=True)
class Comparison:
    """One indicator at all places of one level of a county, by code; `funnel` is None where no
    place has enough to compare."""

    indicator: str
    funnel: Funnel | RateFunnel | None
    standings: tuple[Standing, ...]

    def of(self, region_code: str) -> Standing | None:
        return next((own for own in self.standings if own.region_code == region_code), None)

    @property
    def shares(self) -> dict[str, Share]:
        """Region code → its counts."""
        return {own.region_code: Share(own.numerator, own.denominator) for own in self.standings}

    @property
    def compared(self) -> list[Standing]:
        return [own for own in self.standings if own.position.is_compared]


def compare(
    connection: Connection, ids: Sequence[str], scope: Scope, level: Level
) -> dict[str, Comparison]:
    """Indicator → its places of `level` in the whole county of the scope, whoever looks.

    Raises UnknownIndicator, UnknownRegion and PlanError.
    """
    tree = regions_on(connection, scope.as_of)
    county = scope.at(county_of(tree, scope.region_code))
    frame = measure(connection, ids, county, level)
    counted = frame[frame["basis"] != Basis.PERSONS]
    graded = grades(flags(connection, county, level))
    return {
        indicator: comparison(indicator, counted[counted["indicator"] == indicator], graded)
        for indicator in ids
    }


Grades = Mapping[tuple[str, str], Grade]


def grades(found: Iterable[Flag]) -> dict[tuple[str, str], Grade]:
    """(indicator, region code) → the grade of the flag that rests on the indicator."""
    return {
        (flag.indicator, flag.region_code): flag.grade
        for flag in found
        if flag.grade is not Grade.TOO_FEW
    }


def comparison(indicator: str, counts: pd.DataFrame, graded: Grades) -> Comparison:
    """`counts`: one row a place with region_code, region, numerator, denominator."""
    shares = [Share(int(row.numerator), int(row.denominator)) for row in counts.itertuples()]
    filled = [share for share in shares if share.denominator]
    peers = rate_funnel(filled) if is_rate(indicator) else funnel(filled)
    ranged = ranks(shares, interval=rate_exact if is_rate(indicator) else share_exact)
    places = zip(counts["region_code"], counts["region"], shares, ranged, strict=True)
    return Comparison(
        indicator,
        peers,
        tuple(
            Standing(
                code,
                region,
                int(share.numerator),
                int(share.denominator),
                share.value if share.denominator else None,
                interval(indicator, share) if share.denominator else None,
                position(share, peers),
                ranked,
                graded.get((indicator, code)),
            )
            for code, region, share, ranked in places
        ),
    )


def interval(indicator: str, share: Share) -> Interval:
    """The 95 % interval, per 1: Wilson's of a share; of a rate that of its count by its exposure."""
    if not is_rate(indicator):
        return wilson(share.numerator, share.denominator)
    return rate(share.numerator, share.denominator, per=1)


def position(share: Share, peers: Funnel | RateFunnel | None) -> Position:
    """Beyond 1.96 and 3.09 standard errors; a place with too few is not placed at all."""
    if not share.denominator:
        return Position.NOTHING
    if share.denominator < SMALLEST_DENOMINATOR:
        return Position.TOO_FEW
    z = peers.z(share) if peers else 0.0
    if abs(z) <= ATTENTION:
        return Position.WITHIN
    if abs(z) <= SIGNAL:
        return Position.ABOVE if z > 0 else Position.BELOW
    return Position.FAR_ABOVE if z > 0 else Position.FAR_BELOW
