"""Where one place in one year is too thin: its own last years, and the places around it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from queries.expected.expectation import Expectation
from queries.expected.place import Place


class Wider(NamedTuple):
    """New inclusions over more than one place and period, seen and expected."""

    observed: int
    expected: float


def with_past(places: Sequence[Place], found: Sequence[Expectation]) -> list[Wider | None]:
    """Each place's period and past together: of the past its households at the rate of all
    places together is expected. None where the past is unknown.
    """
    known = [place for place in places if place.past]
    households = sum(place.rural_households for place in known)
    included = sum(place.past.observed for place in known if place.past)
    rate = included / households if households else 0.0
    return [
        Wider(
            place.observed + place.past.observed,
            expectation.expected + rate * place.rural_households,
        )
        if place.past
        else None
        for place, expectation in zip(places, found, strict=True)
    ]


def with_neighbours(places: Sequence[Place], found: Sequence[Expectation]) -> list[Wider | None]:
    """Each place's township: all places of the same parent. None where a place has no parent."""
    together: dict[str, Wider] = defaultdict(lambda: Wider(0, 0.0))
    for place, expectation in zip(places, found, strict=True):
        if place.parent:
            observed, expected = together[place.parent]
            together[place.parent] = Wider(
                observed + place.observed, expected + expectation.expected
            )
    return [together[place.parent] if place.parent else None for place in places]
