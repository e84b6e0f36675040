"""One place by every indicator, among its peers, and which villages make each figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

import pandas as pd
from sqlalchemy import Connection

from queries.comparison.compared import COMPARED, behind
from queries.comparison.concentration import Concentration, concentration
from queries.comparison.standing import Comparison, Position, Standing, compare
from queries.indicators import INDICATORS, Basis
from queries.measure import measure
from queries.scope import Level, Scope

FEWEST_PEERS = 4  # for quarters to mean anything


@dataclass(frozen=True)
class Spread:
    """The peers' shares, per 1: the lowest, the middle half, the highest; of `places` places with
    enough to compare."""

    low: float
    quarter: float
    middle: float
    three_quarters: float
    high: float
    places: int


@dataclass(frozen=True)
class Line:
    """One indicator of the profile; `part` of it is worth a list, and `villages` have it."""

    indicator: str
    own: Standing
    spread: Spread | None
    part: str
    villages: Concentration

    @property
    def is_worth_a_look(self) -> bool:
        """Outside the limits on the side that the indicator is looked at."""
        reading = INDICATORS[self.indicator].reading
        is_high = self.own.position in (Position.ABOVE, Position.FAR_ABOVE)
        return self.own.position.is_outside and (
            reading.looks_at_high if is_high else reading.looks_at_low
        )


def profile(connection: Connection, scope: Scope, level: Level) -> list[Line]:
    """A line an indicator of COMPARED for the scope's place, which is of `level`."""
    found = compare(connection, list(COMPARED), scope, level)
    frame = measure(connection, COMPARED, scope, Level.VILLAGE)
    villages = frame[frame["basis"] != Basis.PERSONS]
    lines = []
    for indicator, comparison in found.items():
        own = comparison.of(scope.region_code)
        assert own is not None, "the place is one of its level"
        part = behind(indicator, is_high(own, comparison))
        counts, bases = by_village(villages[villages["indicator"] == indicator], part)
        spread = spread_of([peer.share for peer in comparison.compared])
        lines.append(Line(indicator, own, spread, part, concentration(counts, bases)))
    return lines


def is_high(own: Standing, comparison: Comparison) -> bool:
    """Above the centre; with nothing to compare with, as if it were not."""
    return bool(
        own.share is not None and comparison.funnel and own.share > comparison.funnel.centre
    )


def spread_of(shares: Sequence[float]) -> Spread | None:
    if len(shares) < FEWEST_PEERS:
        return None
    quarter, middle, three_quarters = quantiles(shares, n=4, method="inclusive")
    return Spread(min(shares), quarter, middle, three_quarters, max(shares), len(shares))


def by_village(rows: pd.DataFrame, part: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Region code → the part's count, and the denominator."""
    counted = rows["numerator"] if part == "numerator" else rows["denominator"] - rows["numerator"]
    codes = rows["region_code"]
    return (
        {code: int(number) for code, number in zip(codes, counted, strict=True)},
        {code: int(number) for code, number in zip(codes, rows["denominator"], strict=True)},
    )
