"""The expectation of every place of one level of one county, all together."""

from collections.abc import Sequence
from dataclasses import replace

from queries.expected.expectation import Expectation
from queries.expected.learning import ENOUGH_INCLUDED, Learnt, learn
from queries.expected.place import Place
from queries.expected.years import Earlier, years


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
    found = [
        Expectation(
            place.code, place.observed, least, max(least, expected), learnt.prior, learnt.shape
        )
        for place, least, expected in zip(places, by_size, learnt.expected, strict=True)
    ]
    before = earlier(places, learnt)
    return _with_years(places, found, before, learnt) if before else found


def earlier(places: Sequence[Place], learnt: Learnt) -> list[Earlier] | None:
    """Each place's years before, expected by its households and by what raises need every year;
    None where not all years are known, or too few were included in them to learn from.
    """
    pasts = [place.past for place in places if place.past]
    included = sum(past.observed for past in pasts)
    if len(pasts) < len(places) or included < ENOUGH_INCLUDED:
        return None
    usual = [p.rural_households * by for p, by in zip(places, learnt.lasting, strict=True)]
    return [
        Earlier(past.observed, included * own / sum(usual))
        for past, own in zip(pasts, usual, strict=True)
    ]


def _with_years(
    places: Sequence[Place], found: list[Expectation], before: list[Earlier], learnt: Learnt
) -> list[Expectation]:
    """The same with what the county's years tell of each place's."""
    inhabited = [at for at, place in enumerate(places) if place.rural_households]
    parted = years(
        learnt.shape,
        learnt.holding_back,
        [Earlier(found[at].observed, found[at].expected) for at in inhabited],
        [before[at] for at in inhabited],
        [1 - found[at].probability if places[at].exposed else 1.0 for at in inhabited],
    )
    return [
        replace(one, years=parted, earlier=own) if place.rural_households else one
        for place, one, own in zip(places, found, before, strict=True)
    ]


def pooled_rate(places: Sequence[Place]) -> float:
    """New inclusions a household of all places together; 0 where nobody lives."""
    households = sum(place.rural_households for place in places)
    return sum(place.observed for place in places) / households if households else 0.0
