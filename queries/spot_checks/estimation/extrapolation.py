"""The first stage: from the villages checked to all, and how sure that is.

Everything goes by the probability with which it was drawn: a village or household drawn whatever
the seed stands for itself only, all others for 1 ÷ probability, brought to the known number of
households (Hájek's estimator), so that it does not matter whether chance drew large villages.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from queries.spot_checks.estimation.in_village import VillageTotal, village_total
from queries.spot_checks.estimation.sample import Sample
from queries.spot_checks.estimation.uncertainty import Uncertain, design_effect
from queries.statistics.effective_size import allowing_for_freedom, kish, korn_graubard
from queries.statistics.intervals import Interval


@dataclass(frozen=True)
class Extrapolated:
    """`estimate` of a share, None where nobody stands for what was not checked; its 95 %
    interval then says only what was. `draws`: independent draws that would be as precise, None
    where everything was checked; `design_effect`: how many times more were needed than such
    draws would be, known with `freedom` degrees of freedom."""

    estimate: float | None
    interval: Interval
    draws: float | None
    design_effect: float = 1.0
    freedom: float = 0.0


def extrapolated(sample: Sample, whole: Extrapolated | None = None) -> Extrapolated:
    """The share of the sample's households that are found so.

    `whole`: of the county, where the sample is one of its townships. Of the villages of a
    township chance drew one or two, so how much villages differ is learnt from all townships'.
    """
    sure = _sure(sample)
    villages = _weighed_villages(sample)
    if villages is None:
        return Extrapolated(None, sure, 0.0)
    estimate = sum(weight * one.total for one, weight in villages) / sample.size
    estimate = min(max(estimate, sure.low), sure.high)
    rest = Uncertain.of(villages)
    if not rest.weights:
        return Extrapolated(estimate, Interval(estimate, estimate), None)
    is_drawn = any(not one.village.is_certain for one, _ in villages)
    effect, freedom = (
        (whole.design_effect, whole.freedom)
        if whole and is_drawn
        else design_effect(villages, rest)
    )
    size = kish(weight for village in rest.weights for weight in village)
    draws = allowing_for_freedom(size / effect, size, freedom)
    # However alike the households of a village are, villages are drawn independently.
    draws = max(draws, kish(sum(village) for village in rest.weights))
    limits = korn_graubard(rest.share, draws)
    low, high = ((rest.found_elsewhere + rest.size * limit) / sample.size for limit in limits)
    interval = Interval(min(max(low, sure.low), estimate), max(min(high, sure.high), estimate))
    return Extrapolated(estimate, interval, draws, effect, freedom)


def _sure(sample: Sample) -> Interval:
    """What the share cannot be below or above, by what was checked alone."""
    if not sample.size:
        return Interval(0.0, 1.0)
    answers = sample.answers
    found = sum(answers)
    not_found = len(answers) - found
    return Interval(found / sample.size, (sample.size - not_found) / sample.size)


def _weighed_villages(sample: Sample) -> list[tuple[VillageTotal, float]] | None:
    """Each village that was checked, and how many villages it stands for; None where nobody
    stands for those that were not.

    A village drawn whatever the seed of which too little was checked is one of the others.
    """
    totals = [total for one in sample.villages if (total := village_total(one))]
    certain = [one for one in totals if one.village.is_certain]
    drawn = [one for one in totals if not one.village.is_certain]
    left = sample.size - sum(one.village.size for one in certain)
    if not totals or (left and not drawn):
        return None
    raw = _raw_weights(sample, drawn)
    whole = sum(weight * one.village.size for one, weight in zip(drawn, raw, strict=True))
    return [(one, 1.0) for one in certain] + [
        (one, weight * left / whole) for one, weight in zip(drawn, raw, strict=True)
    ]


def _raw_weights(sample: Sample, checked: Sequence[VillageTotal]) -> list[float]:
    """1 ÷ probability × villages drawn ÷ villages checked of those that chance drew in its
    township; one of the reserve takes a place."""
    drawn = Counter(
        one.township_code for one in sample.villages if not (one.is_certain or one.is_reserve)
    )
    met = Counter(one.village.township_code for one in checked)
    return [
        max(1, drawn[one.village.township_code])
        / met[one.village.township_code]
        / one.village.probability
        for one in checked
    ]
