"""How much less a two-stage draw tells than as many households drawn one by one."""

from collections.abc import Sequence
from dataclasses import dataclass

from queries.spot_checks.estimation.in_village import VillageTotal
from queries.statistics.effective_size import independent_draws, kish

Weighed = Sequence[tuple[VillageTotal, float]]  # how many villages each stands for
ITSELF = 1 + 1e-9  # what stands for no more than this stands for itself only
NOTHING = 1e-9  # of a share that is summed up in floating point


@dataclass(frozen=True)
class Uncertain:
    """The households of which only a sample was checked: their number, the share of them
    estimated to be found so, and the weights of those who were checked, by village.
    `found_elsewhere`: how many of those that stand for themselves are found so."""

    size: float
    share: float
    weights: tuple[tuple[float, ...], ...]
    found_elsewhere: float

    @classmethod
    def of(cls, villages: Weighed) -> "Uncertain":
        weights: list[tuple[float, ...]] = []
        size = found = found_elsewhere = 0.0
        for total, village_weight in villages:
            of_village = []
            for one in total.households:
                weight = village_weight * one.weight
                if weight > ITSELF:
                    of_village.append(weight)
                    found += weight * one.found
                else:
                    found_elsewhere += weight * one.found
            if of_village:
                weights.append(tuple(of_village))
                size += sum(of_village)
        return cls(size, found / size if size else 0.0, tuple(weights), found_elsewhere)


def design_effect(villages: Weighed, rest: Uncertain) -> tuple[float, float]:
    """How many times the variance exceeds that of independent draws of the same weights, at
    least 1, and with how many degrees of freedom that is known.

    Where nothing, or everything, was found of the rest no variance can be seen, and it is 1,
    also where a village that stands for itself only differs.
    """
    drawn = [(one, weight) for one, weight in villages if not one.village.is_certain]
    variance = sum(weight * one.variance for one, weight in villages)
    freedom = float(sum(map(len, rest.weights)) - len(rest.weights))
    if drawn:
        between, freedom = _between(drawn)
        variance += between
    if not NOTHING < rest.share < 1 - NOTHING:
        return 1.0, freedom
    size = kish(weight for village in rest.weights for weight in village)
    return max(1.0, size / independent_draws(rest.share, variance / rest.size**2)), freedom


def _between(drawn: Weighed) -> tuple[float, float]:
    """The variance that comes from which villages were drawn, and its degrees of freedom.

    By leaving out one village at a time (the jackknife of a ratio, linearised: Yung W, Rao JNK
    (1996), Survey Methodology 22:23-31), which minds how much a village weighs. Townships are
    collapsed into one stratum, since most have only one such village (Cochran WG (1977),
    Sampling Techniques, section 5A.12); that can only add to the variance. Villages of unequal
    weight count as fewer of equal weight.
    """
    sizes = [weight * one.village.size for one, weight in drawn]
    whole = sum(sizes)
    share = sum(weight * one.total for one, weight in drawn) / whole
    squares = 0.0
    for (one, weight), size in zip(drawn, sizes, strict=True):
        if len(drawn) > 1:
            residual = (weight * one.total - share * size) / (1 - size / whole)
            squares += max(0.0, 1 - 1 / weight) * residual**2
    return squares * (len(drawn) - 1) / len(drawn), kish(sizes) - 1
