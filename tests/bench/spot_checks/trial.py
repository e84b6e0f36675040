"""One county, visited in every way."""

from typing import NamedTuple

import numpy as np

from tests.bench.spot_checks.county import SETTINGS, county
from tests.bench.spot_checks.rivals import WAYS


class Round(NamedTuple):
    """`found`: problems among the `visits` to the county of this seed."""

    setting: int
    seed: int
    way: str
    visits: int
    found: int


def trial(setting: int, seed: int) -> list[Round]:
    """Of SETTINGS[setting]. Each way has a chance of its own; the county is the same."""
    truth = county(SETTINGS[setting], seed)
    rounds = []
    for number, (name, way) in enumerate(WAYS.items()):
        visited = way(np.random.default_rng([seed, setting, number]), truth)
        found = len(truth.problems.intersection(visited))
        rounds.append(Round(setting, seed, name, len(visited), found))
    return rounds
