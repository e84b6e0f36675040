"""Points that rounds propose: what visits found, drawn towards the points there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from sqlalchemy import Connection, select

from data.models import check_results
from queries.spot_checks.draws import kept_draws
from queries.spot_checks.estimation.rule_hits import RuleHits, rule_hits
from queries.spot_checks.points import MOST_POINTS, NOTHING_FOUND, weights

# The points there are weigh as much as a round in which so many of a rule's households would
# have turned out wrong, were they like any other.
WEIGHT_OF_POINTS = 2.0
UNKNOWN = 0.5  # Jeffreys' prior of the sentinel's rate


def learned_points(connection: Connection) -> dict[str, int]:
    """Points by rule and flag that all rounds so far propose; they hold once a frame is frozen
    with them (`frame_of(..., taught)`). Flags of villages keep theirs."""
    checked = set(connection.scalars(select(check_results.c.draw_no).distinct()))
    rounds = [
        rule_hits(connection, draw.draw_no)
        for draw in kept_draws(connection)
        if draw.draw_no in checked
    ]
    return proposed(dict(weights()), rounds)


def proposed(present: Mapping[str, int], rounds: Iterable[Iterable[RuleHits]]) -> dict[str, int]:
    """`present` with the points of the rules that were checked moved towards what was found.

    A household that nothing finds has NOTHING_FOUND points, one that a rule finds as many times
    more as it turns out wrong more often. That ratio is taken for Gamma distributed about the
    present one and learns as a Poisson rate (Clayton D, Kaldor J (1987), Biometrics 43:671-681):
    (present × a + found) ÷ (a + expected), where expected = checked × the sentinel's rate and a =
    WEIGHT_OF_POINTS.
    """
    found: Counter[str] = Counter()
    expected: defaultdict[str, float] = defaultdict(float)
    for one in chain.from_iterable(rounds):
        if one.sentinel_checked:
            rate = (one.sentinel_found + UNKNOWN) / (one.sentinel_checked + 2 * UNKNOWN)
            found[one.rule] += one.found
            expected[one.rule] += one.checked * rate
    learnt = {
        rule: _points(present[rule], found[rule], expected[rule])
        for rule in expected
        if rule in present
    }
    return dict(present) | learnt


def _points(present: int, found: int, expected: float) -> int:
    before = NOTHING_FOUND + present
    times = (before * WEIGHT_OF_POINTS + found) / (WEIGHT_OF_POINTS + expected)
    return min(MOST_POINTS, max(0, round(times) - NOTHING_FOUND))
