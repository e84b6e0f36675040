"""The stated probabilities against how often things are drawn, over fixed seeds.

Every count of an item is binomial over the seeds; 4.5 of its standard deviations are left by
chance once in 150,000 items. Seeds are fixed, so a test passes always or never.
"""

from collections import Counter
from math import fsum, sqrt

import pytest

from queries.spot_checks.design import Design, Stratum
from queries.spot_checks.selection import probabilities, sequential_poisson
from queries.spot_checks.selection.places import Item
from queries.spot_checks.selection.selecting import select, village_probabilities
from queries.spot_checks.selection.stage import draw
from tests.spot_checks.frames import read

SEEDS = [f"云溪 {number}" for number in range(5000)]
SIGMAS = 4.5

# Of 16 with 5 asked for: two flagged of most points, four that are equal at the cut.
ITEMS = [
    Item(f"{number:02}", points, flagged)
    for number, (points, flagged) in enumerate(
        [
            (12, True),
            (9, True),
            *[(7, True)] * 4,
            (7, False),
            (3, True),
            (30, False),
            *[(1, False)] * 5,
        ]
        + [(2, False), (4, True)]
    )
]
INSISTED = [Item(item.id, item.points, item.is_flagged, item.id in ("01", "15")) for item in ITEMS]


@pytest.fixture(autouse=True)
def remembered(monkeypatch):
    """Probabilities of one frame are integrated once, not once a seed."""
    known: dict[tuple, dict[int, float]] = {}
    integrate = sequential_poisson.inclusion

    def inclusion(numbers, drawn):
        key = (drawn, *sorted(numbers.items()))
        if key not in known:
            known[key] = integrate(numbers, drawn)
        return known[key]

    monkeypatch.setattr(sequential_poisson, "inclusion", inclusion)


def off(times: int, probability: float, tries: int) -> float:
    """Standard deviations between how often something was drawn and how often it should be."""
    if probability in (0.0, 1.0):
        return 0.0 if times == probability * tries else float("inf")
    return abs(times - tries * probability) / sqrt(tries * probability * (1 - probability))


@pytest.mark.parametrize(
    ("items", "quota", "sentinel"),
    [
        *[(ITEMS, quota, 0.25) for quota in (2, 5, 8, 12, 15)],
        *[(ITEMS, 9, share) for share in (0.0, 0.6, 1.0)],
        *[(INSISTED, quota, 0.25) for quota in (2, 5, 12)],
    ],
    ids=lambda asked: (
        "two insisted on" if asked is INSISTED else "items" if asked is ITEMS else asked
    ),
)
def test_one_stage(items, quota, sentinel):
    times: Counter[str] = Counter()
    for seed in SEEDS[:2000]:
        times.update(line.id for line in draw(items, quota, sentinel, seed, 1).drawn)
    stated = probabilities.inclusion(items, quota, sentinel)
    assert fsum(stated.values()) == pytest.approx(times.total() / 2000, abs=1e-9)
    assert {id: off(times[id], stated[id], 2000) for id in stated} == {
        id: pytest.approx(0, abs=SIGMAS) for id in stated
    }


def test_these_seeds_tell_exact_from_proportional():
    # Were it drawn in proportion, one of 30 points would have 30 times the chance of one of 1.
    others = [Item(item.id, item.points) for item in ITEMS]
    times: Counter[str] = Counter()
    for seed in SEEDS[:2000]:
        times.update(line.id for line in draw(others, 6, 0.0, seed, 1).drawn)
    total = sum(item.points for item in others)
    proportional = {item.id: min(1.0, 6 * item.points / total) for item in others}
    assert max(off(times[id], proportional[id], 2000) for id in proportional) > SIGMAS


# A township of nine villages and one of three, of which two are drawn before.
FRAME = read("""
    990101101201 |  8* | 9* 9* 7* 1 1 2 1 1 3 1
    990101101202 |  5* | 7* 7* 7* 7* 1 1 1 1 1
    990101101203 |  5* | 1 1 1 1 1 1 1 1
    990101101204 |  5* | 4 4 9 2 2 1 1
    990101101205 |  3  | 4* 1 1 1 1 1 1
    990101101206 |  2  | 4* 4* 1 1
    990101101207 |  1  | 3* 1 1 1 1 1 1
    990101101208 |  1  | 1 1
    990101101209 |  9* | 2* 2* 2* 2* 2* 2* 2* 2*
    990101102201 |  6* | 2* 1 1 1 1 1 1
    990101102202 |  2  | 5* 5 5 1 1 1 1
    990101102203 |  1  | 1 1 1 1 1 1
""")
DESIGNS = {
    "contract": Design(4, 5),
    "no sentinel": Design(4, 5, sentinel=0.0),
    "sentinel only": Design(4, 5, sentinel=1.0),
    "avoided and insisted on": Design(
        4,
        6,
        avoid=frozenset({"990101101209", "990101101202", "990101102201", "990101102202"}),
        insist=frozenset({"990101101207"}),
    ),
    "fill up from the avoided": Design(2, 4, avoid=frozenset({"990101102201", "990101102202"})),
    "more insisted on than purposive": Design(
        2, 4, insist=frozenset({"990101101203", "990101101207", "990101101208"})
    ),
}


@pytest.mark.parametrize(
    "seeds",
    [
        pytest.param(SEEDS[:600], id="600"),
        pytest.param(SEEDS[:3000], marks=pytest.mark.slow, id="3000"),
    ],
)
@pytest.mark.parametrize("design", DESIGNS.values(), ids=DESIGNS)
def test_villages_and_households(design, seeds):
    villages: Counter[str] = Counter()
    households: Counter[str] = Counter()
    stated: dict[str, float] = {}
    for seed in seeds:
        drawn = select(FRAME, seed, 3, design)
        villages.update(village.code for village in drawn.villages)
        households.update(household.household_no for household in drawn.households)
        stated |= {line.household_no: line.probability for line in drawn.households}
    chances = village_probabilities(FRAME, design)
    assert max(off(villages[code], chances[code], len(seeds)) for code in chances) < SIGMAS
    assert max(off(households[no], stated[no], len(seeds)) for no in stated) < SIGMAS
    # Those never drawn in so many draws: from the avoided only, or hardly likely.
    never = {household.village_code for household in FRAME.households} - set(villages)
    assert {chances[code] for code in never} <= {0.0}


def test_each_part_takes_as_often_as_computed():
    # Of three flagged equals one place is certain, two of the pool go by risk, then one of the rest.
    items = [Item("a", 4, True), Item("b", 4, True), Item("c", 4, True), Item("d", 2), Item("e", 1)]
    risk = sequential_poisson.inclusion({4: 2, 2: 1, 1: 1}, 1)
    expected = {
        ("a", Stratum.CERTAINTY): 1 / 3,
        ("a", Stratum.RISK): 2 / 3 * risk[4],
        ("a", Stratum.SENTINEL): 2 / 3 * (1 - risk[4]) / 3,
        ("e", Stratum.RISK): risk[1],
        ("e", Stratum.SENTINEL): (1 - risk[1]) / 3,
    }
    times: Counter[tuple[str, Stratum]] = Counter()
    for seed in SEEDS:
        times.update((line.id, line.stratum) for line in draw(items, 3, 0.25, seed, 1).drawn)
    for part, probability in expected.items():
        assert off(times[part], probability, len(SEEDS)) < SIGMAS, part
