"""How often each way grades a place, counted over many counties."""

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from queries.flags.agreement import Scores, scores
from queries.statistics.funnel import ATTENTION, SIGNAL, funnel
from queries.statistics.random_effects import random_effects
from tests.bench.overdispersion.county import Setting, county


@dataclass(frozen=True)
class Beyond:
    """Shares of places beyond a limit on either side: by the funnel, additively, by both."""

    multiplicative: float
    additive: float
    both: float


@dataclass(frozen=True)
class Row:
    """`ordinary` and `holding` by limit; `holding` is empty where nobody holds back."""

    setting: Setting
    overdispersion: float
    between: float
    ordinary: dict[float, Beyond]
    holding: dict[float, Beyond]


def row(setting: Setting, seeds: Iterable[int]) -> Row:
    """φ and τ are medians over the counties."""
    ordinary, holding, dispersions, deviations = [], [], [], []
    for seed in seeds:
        shares, holds_back = county(setting, seed)
        dispersions.append(funnel(shares).overdispersion)
        deviations.append(random_effects(shares).between ** 0.5)
        for score, holds in zip(scores(shares), holds_back, strict=True):
            if score:
                (holding if holds else ordinary).append(score)
    return Row(
        setting, median(dispersions), median(deviations), by_limit(ordinary), by_limit(holding)
    )


def by_limit(found: list[Scores]) -> dict[float, Beyond]:
    return {limit: beyond(found, limit) for limit in (ATTENTION, SIGNAL)} if found else {}


def beyond(found: list[Scores], limit: float) -> Beyond:
    """Both: on the same side."""
    one = [abs(score.multiplicative) > limit for score in found]
    other = [abs(score.additive) > limit for score in found]
    same = [
        a and b and score.multiplicative * score.additive > 0
        for a, b, score in zip(one, other, found, strict=True)
    ]
    return Beyond(*(sum(side) / len(found) for side in (one, other, same)))
