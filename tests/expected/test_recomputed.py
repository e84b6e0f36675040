"""Expected inclusions, the posterior and the precedent against plain recomputations."""

from random import Random

import pytest

from queries.expected import Past, Place, expectations, learn
from queries.expected.precedent import Precedent, precedents
from queries.expected.prior import UNLEARNT
from tests.expected.recomputed import (
    below_half,
    gamma,
    mixture,
    negative_binomial,
    poisson,
    raised,
)
from tests.expected.simulated import World, simulate

GAMMA_2_2 = gamma(2.0, 2.0)


@pytest.mark.parametrize(("observed", "expected"), [(0, 0.3), (0, 4.0), (3, 12.5), (9, 9.0)])
def test_below_half_under_gamma_2_2(observed, expected):
    found = UNLEARNT.probability_below(0.5, observed, expected)
    assert found == pytest.approx(below_half(GAMMA_2_2, poisson(observed, expected)), abs=1e-4)


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_the_raise_is_the_published_formula(seed):
    """μ once more from the coefficients that were learnt; and by size alone where none were."""
    places = simulate(World(raised=1 + seed % 4), seed).places
    learnt = learn(places)
    coefficients = {extra.title: extra.rate / learnt.rate for extra in learnt.extras}
    assert min(coefficients.values()) >= 0
    again = raised(places, learnt.rate, coefficients)
    assert [one.expected for one in expectations(places)] == pytest.approx(again)
    few = places[:20]
    assert [one.expected for one in expectations(few)] == pytest.approx(raised(few, 0.0, {}))


def test_the_posterior_of_what_was_learnt():
    """Of a mixture, each part weighted by how well it foretold the count."""
    learnt = learn(simulate(World(), seed=24).places)
    prior = mixture([(part.weight, gamma(part.shape, part.rate)) for part in learnt.prior.parts])
    for observed, expected in ((0, 2.0), (2, 8.0), (6, 5.0)):
        found = learnt.prior.probability_below(0.5, observed, expected)
        again = below_half(prior, poisson(observed, expected))
        assert found == pytest.approx(again, abs=1e-4)


@pytest.mark.parametrize(
    ("observed", "affected", "before", "affected_before"),
    [(0, 300, 2, 900), (0, 800, 30, 1000), (3, 500, 12, 400), (10, 400, 25, 1000)],
)
def test_the_precedent_of_earlier_disasters(observed, affected, before, affected_before):
    one = Precedent("洪涝", observed, affected, before, affected_before)
    assert one.expected == affected * before / affected_before
    size = before + 0.5
    seen = negative_binomial(observed, affected * size / affected_before, size)
    # Two thousand equally likely values stand for θ there, forty thousand slices here.
    assert one.probability == pytest.approx(below_half(GAMMA_2_2, seen), abs=2e-3)


def test_precedents_are_pooled_by_kind_over_the_whole_county():
    random = Random(25)
    places = [_place(random, f"{number:012}") for number in range(60)]
    found = precedents(places)
    assert any(found) and not all(found)
    for place, precedent in zip(places, found, strict=True):
        pasts = [
            other.past
            for other in places
            if other.past and other.past.hazard == place.hazard and other.past.affected_households
        ]
        included = sum(past.included_after for past in pasts)
        if not (place.hazard and place.affected_households and included):
            assert precedent is None
            continue
        affected = sum(past.affected_households for past in pasts)
        assert (precedent.before, precedent.affected_before) == (included, affected)
        assert precedent.observed == place.included_after
        assert precedent.affected == place.affected_households


def _place(random: Random, code: str) -> Place:
    def hazard() -> str | None:
        return random.choice((None, "洪涝", "洪涝", "干旱", "台风"))

    past = Past(
        observed=random.randint(0, 9),
        hazard=hazard(),
        affected_households=random.choice((None, 0, 40, 300)),
        included_after=random.randint(0, 4),
    )
    then = hazard()
    if past.hazard == "台风":  # a kind after which nobody was ever included
        past = Past(past.observed, hazard="台风", affected_households=past.affected_households)
    return Place(
        code,
        rural_households=400,
        observed=random.randint(0, 6),
        exposed=then is not None,
        hazard=then,
        affected_households=random.choice((None, 0, 25, 200)),
        included_after=random.randint(0, 3),
        past=random.choice((None, past, past)),
    )
