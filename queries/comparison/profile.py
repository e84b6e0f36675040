"""One place by every indicator, among its peers, and which villages make each figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import quantiles

import pandas as pd

from queries.comparison.compared import behind
from queries.comparison.concentration import Concentration, concentration
from queries.comparison.standing import Comparison, Position, Standing
from queries.indicators import INDICATORS, Basis

FEWEST_PEERS = 4  # for quarters to mean anything


@dataclass(frozen=True)
class Spread:
    """The peers' shares, per 1: the lowest, the middle half, the highest."""

    low: float
    quarter: float
    middle: float
    three_quarters: float
    high: float


@dataclass(frozen=True)
class Line:
    """One indicator of the profile, among `ranked` places; `part` of it is worth a list, and
    `villages` have it."""

    indicator: str
    own: Standing
    spread: Spread | None
    ranked: int
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


def profile(
    found: Mapping[str, Comparison], villages: pd.DataFrame, region_code: str
) -> list[Line]:
    """A line an indicator of `found` for one of its places; `villages` are the rows of `measure`
    for the villages of that place."""
    counted = villages[villages["basis"] != Basis.PERSONS]
    lines = []
    for indicator, comparison in found.items():
        own = comparison.of(region_code)
        if own is None:
            continue
        part = behind(indicator, is_high(own, comparison))
        counts, bases = by_village(counted[counted["indicator"] == indicator], part)
        shares = [peer.share for peer in comparison.compared if peer.share is not None]
        spread, villages_with = spread_of(shares), concentration(counts, bases)
        lines.append(Line(indicator, own, spread, len(shares), part, villages_with))
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
    return Spread(min(shares), quarter, middle, three_quarters, max(shares))


def by_village(rows: pd.DataFrame, part: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Region code → the part's count, and the denominator."""
    counted = rows["numerator"] if part == "numerator" else rows["denominator"] - rows["numerator"]
    codes = rows["region_code"]
    return (
        {code: int(number) for code, number in zip(codes, counted, strict=True)},
        {code: int(number) for code, number in zip(codes, rows["denominator"], strict=True)},
    )
