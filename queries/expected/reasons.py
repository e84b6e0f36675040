"""Reasons to include more than a place's size says, each from 0 (none) to 1 (the county's most)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from queries.expected.place import Place

# A kind of disaster that hit fewer places is taken together with the other rare ones.
ENOUGH_HIT = 10
OTHER_HAZARDS = "其他灾害"


# What stays with a place, disaster or not.
LASTING = ("脱贫人口占比", "低保人口占比")


class Reasons(NamedTuple):
    """`strengths`: one row a place, one column a title."""

    titles: tuple[str, ...]
    strengths: np.ndarray

    @property
    def is_lasting(self) -> np.ndarray:
        return np.array([title in LASTING for title in self.titles], dtype=bool)


def reasons(places: Sequence[Place]) -> Reasons:
    """What differs between the places; a figure nobody states, or all share, is no reason.

    An unknown share counts as the county's least: what is not known raises nothing.
    """
    columns = {
        f"{hazard}受灾程度": [_severity(place, hits) for place in places]
        for hazard, hits in _hazards(places).items()
    }
    columns["住房倒损"] = _to_one(_lost_share(place) for place in places)
    shares = ("out_of_poverty_share", "low_income_aid_share")
    for title, share in zip(LASTING, shares, strict=True):
        columns[title] = _to_one(getattr(place, share) for place in places)
    telling = {title: column for title, column in columns.items() if len(set(column)) > 1}
    strengths = np.array(list(telling.values()), dtype=float).reshape(len(telling), len(places))
    return Reasons(tuple(telling), strengths.T)


def _hazards(places: Sequence[Place]) -> dict[str, frozenset[str]]:
    """Title → the kinds of disaster that are taken together under it."""
    hit = Counter(place.hazard for place in places if place.hazard and place.severity)
    common = {hazard: frozenset([hazard]) for hazard, n in sorted(hit.items()) if n >= ENOUGH_HIT}
    rare = frozenset(hit) - frozenset(common)
    return common | ({OTHER_HAZARDS: rare} if rare else {})


def _severity(place: Place, hazards: frozenset[str]) -> float:
    return place.severity or 0.0 if place.hazard in hazards else 0.0


def _lost_share(place: Place) -> float:
    return place.lost_houses / place.rural_households if place.rural_households else 0.0


def _to_one(values: Iterable[float | None]) -> list[float]:
    stated = list(values)
    known = [value for value in stated if value is not None]
    least, most = (min(known), max(known)) if known else (0.0, 0.0)
    span = (most - least) or 1.0
    return [0.0 if value is None else (value - least) / span for value in stated]
