"""The expectation of every place of one level of one county, all together."""

from collections.abc import Sequence

from queries.expected.expectation import Expectation
from queries.expected.place import Place


def expectations(places: Sequence[Place]) -> list[Expectation]:
    """One for each place, in their order: 农村户数 × the rate of all places together.

    `places` must be all of one level of one county, for what is expected of one is learnt
    from the others.
    """
    rate = pooled_rate(places)
    return [
        Expectation(
            place.code,
            place.observed,
            by_size=place.rural_households * rate,
            expected=place.rural_households * rate,
        )
        for place in places
    ]


def pooled_rate(places: Sequence[Place]) -> float:
    """New inclusions a household of all places together; 0 where nobody lives."""
    households = sum(place.rural_households for place in places)
    return sum(place.observed for place in places) / households if households else 0.0
