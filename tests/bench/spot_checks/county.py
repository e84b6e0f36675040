"""A simulated county before a round: its households, what the rules say, what is true."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import chain, compress, product

import numpy as np

from queries.flags.flag import Grade
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage
from queries.spot_checks.points import of_household, of_village, weights
from tests.bench.detection.land import SHAPES, Floats, Marks, Whole, land, townships

TOWNSHIPS = 5  # visited in a round: 2 villages of each, 40 households a village
RULES = (
    "below_line_unmonitored",
    "rejected_by_township",
    "no_measure",
    "clock_restarts",
    "stuck",
)
FOUND_BY_MISTAKE = 0.04  # of the households without a problem, by each rule
FLAG = "high_elimination"
FLAGGED = 0.1  # of the villages
INCLUDED = 0.03  # of the households
SPREAD = 1.0  # of the logarithm of the villages' shares of problems, where they cluster
MOST = 0.5
DAYS = date(2023, 1, 1), date(2023, 9, 25)


@dataclass(frozen=True)
class Signs:
    """What rules and flags know: `found`, the share of the problems that each rule finds;
    `follows`, by how much a village's flag and its inclusions follow its share of problems, as
    against chance."""

    name: str
    found: float
    follows: float


SIGNS = (
    Signs("misleading", 0.02, -0.5),
    Signs("useless", FOUND_BY_MISTAKE, 0.0),
    Signs("weak", 0.08, 0.5),
    Signs("strong", 0.25, 2.0),
)


@dataclass(frozen=True)
class Setting:
    """`share` of the households that have a problem, on average."""

    signs: Signs
    share: float
    is_clustered: bool


SETTINGS = tuple(
    Setting(signs, share, clustered)
    for clustered in (False, True)
    for share in (0.02, 0.1)
    for signs in SIGNS
)


@dataclass(frozen=True)
class County:
    """`problems`: the households that have one; by village, `included`: how many are monitored,
    `within`: all its households."""

    frame: Frame
    problems: frozenset[str]
    included: dict[str, int]
    within: dict[str, list[FrameHousehold]]


@dataclass(frozen=True)
class _Village:
    code: str
    effect: float  # standard normal; how much its share of problems is above the others'
    is_flagged: bool
    households: int


shape_of = cache(townships)


def county(setting: Setting, seed: int) -> County:
    """Always the same one; sizes are those of the detection benchmark."""
    rng = np.random.default_rng(seed)
    where = land(rng, *shape_of(SHAPES[seed % len(SHAPES)]))
    villages = _villages(rng, where.township, where.households, setting)
    weight = dict(weights())
    listed: list[FrameVillage] = []
    within: dict[str, list[FrameHousehold]] = {}
    problems: set[str] = set()
    included: dict[str, int] = {}
    for village in villages:
        has_problem = rng.random(village.households) < _share(village, setting)
        own = _households(rng, village.code, has_problem, setting.signs, weight)
        within[village.code] = own
        problems.update(h.household_no for h, bad in zip(own, has_problem, strict=True) if bad)
        flags = {FLAG: Grade.SIGNAL} if village.is_flagged else {}
        found = sum(bool(household.reasons) for household in own)
        points = of_village(flags, found, len(own), weight)
        listed.append(
            FrameVillage(village.code, "村", f"{village.code[:9]}000", "镇", points, tuple(flags))
        )
        rate = min(MOST, INCLUDED * np.exp(-setting.signs.follows * village.effect / 2))
        included[village.code] = int(rng.binomial(village.households, rate))
    households = tuple(chain.from_iterable(within.values()))
    frame = Frame("990101000000", *DAYS, None, tuple(listed), households)
    return County(frame, frozenset(problems), included, within)


def _villages(
    rng: np.random.Generator, township: Whole, households: Whole, setting: Setting
) -> list[_Village]:
    """Those of the townships of this round."""
    of_round = rng.choice(np.unique(township), TOWNSHIPS, replace=False)
    numbers = np.flatnonzero(np.isin(township, of_round))
    effects = rng.normal(size=len(numbers)) * setting.is_clustered
    suspected: Floats = setting.signs.follows * effects + rng.normal(size=len(numbers))
    flagged: Marks = suspected >= np.quantile(suspected, 1 - FLAGGED)
    return [
        _Village(f"9901{township[at] + 101:03}00{at + 1:03}", effect, bool(mark), households[at])
        for at, effect, mark in zip(numbers, effects, flagged, strict=True)
    ]


def _share(village: _Village, setting: Setting) -> float:
    if not setting.is_clustered:
        return setting.share
    return min(MOST, setting.share * np.exp(SPREAD * village.effect - SPREAD**2 / 2))


def _households(
    rng: np.random.Generator, code: str, has_problem: Marks, signs: Signs, weight: dict[str, int]
) -> list[FrameHousehold]:
    chance = np.where(has_problem, signs.found, FOUND_BY_MISTAKE)
    finds = rng.random((len(RULES), len(has_problem))) < chance
    told = {
        which: tuple(compress(RULES, which)) for which in product((False, True), repeat=len(RULES))
    }
    points = {which: of_household(rules, weight) for which, rules in told.items()}
    return [
        FrameHousehold(f"{code}{number:04}", code, points[which], told[which])
        for number, which in enumerate(map(tuple, finds.T.tolist()))
    ]
