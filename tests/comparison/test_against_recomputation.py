"""Whatever a county looks like, its comparison is the one recomputed from the indicators."""

from datetime import date
from math import sqrt
from random import Random
from statistics import NormalDist, median

import numpy as np
import pytest
from scipy.stats import binomtest, poisson

from queries.comparison import COMPARED, Position, compare
from queries.comparison.gathered import GATHERINGS, gathered
from queries.comparison.profile import FEWEST_PEERS, profile
from queries.indicators import INDICATORS
from queries.measure import measure
from queries.scope import Level, Scope
from tests.flags.drawn import draw
from tests.flags.recomputed import funnel as exact_funnel
from tests.flags.test_against_recomputation import some_village
from tests.support.county import COUNTY, EAST, EAST_1, EAST_2, EAST_3, WEST, WEST_1, WEST_2

SCOPE = Scope(COUNTY, date(2023, 9, 25), date(2023, 1, 1))
VILLAGES = (EAST_1, EAST_2, EAST_3, WEST_1, WEST_2)
RATE = "new_inclusions_per_1000"
Counts = dict[str, tuple[int, int]]


QUICK = (0,)
LONG = [pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2, 3, 4)]


@pytest.fixture(params=[*QUICK, *LONG])
def drawn(request, engine, county):
    random = Random(request.param)
    draw(engine, [some_village(random, code) for code in VILLAGES])
    with engine.connect() as connection:
        yield connection


def counts_of(connection, indicator: str, level: Level, scope: Scope = SCOPE) -> Counts:
    frame = measure(connection, [indicator], scope, level)
    return {
        row.region_code: (int(row.numerator), int(row.denominator))
        for row in frame.itertuples()
        if row.basis != "persons"
    }


@pytest.mark.parametrize("level", [Level.TOWNSHIP, Level.VILLAGE])
def test_positions_intervals_and_ranks_are_those_recomputed(drawn, level):
    for indicator, found in compare(drawn, list(COMPARED), SCOPE, level).items():
        counted = counts_of(drawn, indicator, level)
        assert {
            own.region_code: (own.numerator, own.denominator) for own in found.standings
        } == counted
        positions = rate_positions(counted) if indicator == RATE else share_positions(counted)
        ranges = ranges_of(counted, is_rate=indicator == RATE)
        for own in found.standings:
            assert str(own.position) == positions[own.region_code]
            assert own.ranks == ranges.get(own.region_code)
            if own.denominator:
                check_interval(own, is_rate=indicator == RATE)


def share_positions(counted: Counts) -> dict[str, str]:
    """By the exact fractions that the flags are recomputed with."""
    found = {
        code: "界限以内" if of >= 10 else "样本过少" if of else "没有应计"
        for code, (_, of) in counted.items()
    }
    for side, word in ((-1, "低于"), (1, "高于")):
        for code, grade in exact_funnel(counted, side).items():
            if grade != "样本过少":
                found[code] = f"{word}{'99.8%' if grade == '信号' else '95%'}界限"
    return found


def rate_positions(counted: Counts) -> dict[str, str]:
    peers = {code: (k, n) for code, (k, n) in counted.items() if n >= 10}
    found = {code: "样本过少" if n else "没有应计" for code, (_, n) in counted.items()}
    events, exposure = (sum(column) for column in zip(*peers.values(), strict=True))
    expected = {code: n * events / exposure for code, (_, n) in peers.items()}
    squares = (
        [(k - expected[code]) ** 2 / expected[code] for code, (k, _) in peers.items()]
        if events
        else [0]
    )
    spread = sqrt(max(1, median(squares) / 0.455))
    for code, (k, _) in peers.items():
        found[code] = "界限以内"
        for z, limit in ((1.96, "95%"), (3.09, "99.8%")):
            tail = NormalDist().cdf(-z * spread)
            if events and poisson.cdf(k, expected[code]) < tail:
                found[code] = f"低于{limit}界限"
            if events and poisson.sf(k - 1, expected[code]) < tail:
                found[code] = f"高于{limit}界限"
    return found


def ranges_of(counted: Counts, is_rate: bool) -> dict[str, tuple[int, int]]:
    """Everyone against everyone else."""
    ranked = {code: own for code, own in counted.items() if own[1] >= 10}
    confidence = 0.95 ** (1 / len(ranked)) if ranked else 0.95
    exact = {code: exact_interval(*own, confidence, is_rate) for code, own in ranked.items()}
    found = {}
    for code, (low, high) in exact.items():
        others = [interval for other, interval in exact.items() if other != code]
        same = (low, high)
        above = sum(other[0] >= high and not (low == high and other == same) for other in others)
        below = sum(other[1] <= low and not (low == high and other == same) for other in others)
        found[code] = (1 + above, len(ranked) - below)
    return found


def exact_interval(k: int, n: int, confidence: float, is_rate: bool) -> tuple[float, float]:
    if is_rate:
        tail = (1 - confidence) / 2
        return bisect(lambda m: poisson.sf(k - 1, m) - tail) / n if k else 0.0, bisect(
            lambda m: tail - poisson.cdf(k, m)
        ) / n
    found = binomtest(k, n).proportion_ci(confidence, "exact")
    return found.low, found.high


def bisect(rising) -> float:
    low, high = 0.0, 2000.0
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (low, middle) if rising(middle) > 0 else (middle, high)
    return low


def check_interval(own, is_rate: bool) -> None:
    """At either end of Wilson's interval the share lies 1.96 standard errors away."""
    k, n, z = own.numerator, own.denominator, NormalDist().inv_cdf(0.975)
    assert own.share == k / n
    for limit in own.interval:
        if is_rate:
            assert own.interval.low <= k / n <= own.interval.high
        elif 0 < limit < 1:
            assert abs(k / n - limit) == pytest.approx(z * sqrt(limit * (1 - limit) / n))


def test_the_profile_of_a_township_is_that_recomputed(drawn):
    found = compare(drawn, list(COMPARED), SCOPE, Level.VILLAGE)
    for code in VILLAGES:
        rows = measure(drawn, list(COMPARED), SCOPE.at(code), Level.VILLAGE)
        for line in profile(found, rows, code):
            counted = counts_of(drawn, line.indicator, Level.VILLAGE)
            k, n = counted[code]
            shares = [a / b for a, b in counted.values() if b >= 10]
            assert line.ranked == len(shares)
            assert line.villages.total == (k if line.part == "numerator" else n - k)
            if len(shares) < FEWEST_PEERS:
                assert line.spread is None
                continue
            expected = np.quantile(shares, [0, 0.25, 0.5, 0.75, 1])
            spread = line.spread
            quarters = [
                spread.low,
                spread.quarter,
                spread.middle,
                spread.three_quarters,
                spread.high,
            ]
            assert quarters == pytest.approx(list(expected))


def test_the_villages_behind_a_township_add_up_to_it(drawn):
    found = compare(drawn, list(COMPARED), SCOPE, Level.TOWNSHIP)
    for township in (EAST, WEST):
        rows = measure(drawn, list(COMPARED), SCOPE.at(township), Level.VILLAGE)
        for line in profile(found, rows, township):
            own = line.own
            left = own.denominator - own.numerator
            assert line.villages.total == (own.numerator if line.part == "numerator" else left)


def test_what_is_gathered_is_what_the_indicators_count(drawn):
    for one, own in zip(GATHERINGS, gathered(drawn, SCOPE), strict=True):
        frame = measure(drawn, [one.indicator], SCOPE, Level.VILLAGE)
        rows = [row for row in frame.itertuples() if row.basis != "persons"]
        counts = sorted(
            (
                int(row.value)
                if INDICATORS[one.indicator].is_count
                else int(row.denominator - row.numerator)
                for row in rows
            ),
            reverse=True,
        )
        assert own.gathering is one
        assert own.spread.total == sum(counts)
        assert [held.count for held in own.spread.places] == [n for n in counts if n]
        assert 2 * sum(counts[: own.spread.half]) >= sum(counts)
        assert (
            not counts
            or 2 * sum(counts[: max(own.spread.half - 1, 0)]) < sum(counts)
            or not sum(counts)
        )


def test_a_part_of_the_county_is_held_to_the_whole_of_it(drawn):
    whole = compare(drawn, list(COMPARED), SCOPE, Level.VILLAGE)
    assert compare(drawn, list(COMPARED), SCOPE.at(EAST), Level.VILLAGE) == whole
    assert {own.region_code for own in whole[RATE].standings} == set(VILLAGES)
    assert Position.TOO_FEW.is_compared is False
