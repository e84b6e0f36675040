"""The expectation of every place of one level of one county, all together."""

from collections.abc import Sequence

from queries.expected.expectation import Expectation
from queries.expected.learning import Learnt, learn
from queries.expected.place import Place


def expectations(places: Sequence[Place]) -> list[Expectation]:
    """One for each place, in their order.

    `places` must be all of one level of one county, for what is expected of one is learnt
    from the others.
    """
    return expectations_by(places, learn(places))


def expectations_by(places: Sequence[Place], learnt: Learnt | None) -> list[Expectation]:
    """农村户数 × the rate of all places together, and Gamma(2, 2), where nothing was learnt;
    else what was learnt, but never less than that.
    """
    rate = pooled_rate(places)
    by_size = [place.rural_households * rate for place in places]
    if learnt is None:
        return [
            Expectation(place.code, place.observed, least, least)
            for place, least in zip(places, by_size, strict=True)
        ]
    return [
        Expectation(
            place.code, place.observed, least, max(least, expected), learnt.prior, learnt.shape
        )
        for place, least, expected in zip(places, by_size, learnt.expected, strict=True)
    ]


def pooled_rate(places: Sequence[Place]) -> float:
    """New inclusions a household of all places together; 0 where nobody lives."""
    households = sum(place.rural_households for place in places)
    return sum(place.observed for place in places) / households if households else 0.0
