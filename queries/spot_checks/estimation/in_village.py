"""The second stage: what the households checked say of all households of their village."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from queries.spot_checks.estimation.sample import SampledHousehold, SampledVillage


class Weighed(NamedTuple):
    """A household checked, and how many households of its village it stands for."""

    found: bool
    weight: float


@dataclass(frozen=True)
class VillageTotal:
    """`households` sum to the village's size; `total`: its households that are found so,
    estimated; `variance`: of that, by which households were drawn."""

    village: SampledVillage
    households: tuple[Weighed, ...]
    total: float
    variance: float


def village_total(village: SampledVillage) -> VillageTotal | None:
    """None where the households checked cannot stand for the others.

    Those drawn whatever the seed stand for their like; all others by 1 ÷ probability, brought
    to the number of households that were not certain (Hájek J (1971), in Godambe, Sprott (eds),
    Foundations of Statistical Inference). Where some were not met, those met of the same
    stratum and village stand for them; a household of the reserve is of the random stratum.
    Who had no chance to be drawn stands for nobody.
    """
    certain: list[SampledHousehold] = []
    others: list[SampledHousehold] = []
    for one in village.households:
        (certain if one.is_certain else others).append(one)
    certain_met = _met(certain)
    others_met = [one for one in _met(others) if one.probability > 0]
    certain_size = len(certain) if certain_met else 0
    left = village.size - certain_size
    if left and not others_met:
        return None
    parts = [
        _weighed(certain_met, [1.0] * len(certain_met), certain_size),
        _weighed(others_met, _raw_weights(others, others_met), left),
    ]
    return VillageTotal(
        village,
        tuple(one for part in parts for one in part),
        sum(one.weight for part in parts for one in part if one.found),
        sum(_variance(part) for part in parts),
    )


def _met(households: Iterable[SampledHousehold]) -> list[SampledHousehold]:
    return [one for one in households if one.found is not None]


def _raw_weights(
    others: Sequence[SampledHousehold], met: Sequence[SampledHousehold]
) -> list[float]:
    """Of each that was met: 1 ÷ probability × households listed ÷ households met of its
    stratum."""
    if len(met) == len(others) and not any(one.is_reserve for one in others):
        return [1 / one.probability for one in met]
    listed = Counter(one.stratum for one in others if not one.is_reserve)
    found = Counter(one.stratum for one in met)
    return [max(1, listed[one.stratum]) / found[one.stratum] / one.probability for one in met]


def _weighed(
    met: Sequence[SampledHousehold], raw_weights: Sequence[float], size: int
) -> tuple[Weighed, ...]:
    whole = sum(raw_weights)
    return tuple(
        Weighed(bool(one.found), weight * size / whole)
        for one, weight in zip(met, raw_weights, strict=True)
    )


def _variance(part: Sequence[Weighed]) -> float:
    """Of the part's total, none of what was wholly checked: Hájek's approximation for a fixed
    number drawn with unequal probabilities (Särndal CE et al. (1992), Model Assisted Survey
    Sampling, section 4.3)."""
    found = sum(one.weight for one in part if one.found)
    if len(part) < 2 or not found:
        return 0.0
    share = found / sum(one.weight for one in part)
    squares = sum(
        (one.weight - 1) * one.weight * (one.found - share) ** 2 for one in part if one.weight > 1
    )
    return squares * len(part) / (len(part) - 1)
