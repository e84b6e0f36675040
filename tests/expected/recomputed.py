"""What is expected of places once more, as 方法说明 prints it: plain Python, no shared code."""

from collections import Counter
from collections.abc import Callable, Sequence
from math import exp, lgamma, log

from queries.expected import Place

Density = Callable[[float], float]
SLICES, FARTHEST = 40_000, 40.0


def strengths(places: Sequence[Place]) -> list[dict[str, float]]:
    """Each reason of each place, 0 to 1: severity by kind of disaster, those that hit under
    ten places together; lost houses and shares from the county's least to its most."""
    hit = Counter(p.hazard for p in places if p.hazard and p.severity)
    rare = {hazard for hazard, number in hit.items() if number < 10}
    figures = {
        "住房倒损": [
            p.lost_houses / p.rural_households if p.rural_households else 0.0 for p in places
        ],
        "脱贫人口占比": [p.out_of_poverty_share for p in places],
        "低保人口占比": [p.low_income_aid_share for p in places],
    }
    told: list[dict[str, float]] = [{} for _ in places]
    for one, place in zip(told, places, strict=True):
        if place.hazard and place.severity:
            kind = "其他灾害" if place.hazard in rare else place.hazard
            one[f"{kind}受灾程度"] = place.severity
    for title, values in figures.items():
        known = [value for value in values if value is not None]
        if not known or min(known) == max(known):
            continue
        for one, value in zip(told, values, strict=True):
            if value is not None:
                one[title] = (value - min(known)) / (max(known) - min(known))
    return told


def raised(places: Sequence[Place], rate: float, coefficients: dict[str, float]) -> list[float]:
    """μ = 农村户数 × 基准率 × (1 + Σ 系数 × 强度), 且不低于农村户数 × 全县合并纳入率."""
    households = sum(place.rural_households for place in places)
    pooled = sum(place.observed for place in places) / households
    found = []
    for place, strength in zip(places, strengths(places), strict=True):
        extra = sum(coefficients.get(title, 0.0) * much for title, much in strength.items())
        mean = place.rural_households * rate * (1 + extra)
        found.append(max(mean, place.rural_households * pooled))
    return found


def below_half(prior: Density, likelihood: Density) -> float:
    """P(θ < 0.5 | seen) by adding up thin slices of prior × likelihood."""
    width = FARTHEST / SLICES
    below = above = 0.0
    for number in range(SLICES):
        theta = (number + 0.5) * width
        weight = prior(theta) * likelihood(theta)
        if theta < 0.5:
            below += weight
        else:
            above += weight
    return below / (below + above)


def gamma(shape: float, rate: float) -> Density:
    whole = shape * log(rate) - lgamma(shape)
    return lambda theta: exp(whole + (shape - 1) * log(theta) - rate * theta)


def mixture(parts: Sequence[tuple[float, Density]]) -> Density:
    return lambda theta: sum(weight * part(theta) for weight, part in parts)


def poisson(observed: int, expected: float) -> Density:
    def likelihood(theta: float) -> float:
        mean = theta * expected
        return exp(observed * log(mean) - mean - lgamma(observed + 1))

    return likelihood


def negative_binomial(observed: int, mean: float, size: float) -> Density:
    """Of a count whose rate is itself known from `size` earlier events only."""

    def likelihood(theta: float) -> float:
        m = theta * mean
        return exp(
            lgamma(size + observed)
            - lgamma(size)
            - lgamma(observed + 1)
            + size * log(size / (size + m))
            + observed * log(m / (size + m))
        )

    return likelihood
