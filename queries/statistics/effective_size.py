"""The exact interval of a share that a complex sample estimates.

Korn EL, Graubard BI (1998), Survey Methodology 24:193-201; as the National Center for Health
Statistics publishes by it: Parker JD et al. (2017), Vital Health Stat 2(175). The binomial's
exact interval, with the number of independent draws that would be as precise in place of the
number checked, so that it keeps its confidence where a normal approximation has none: at
shares near 0 and where nothing was found.
"""

from collections.abc import Iterable
from math import inf

from scipy.special import stdtrit

from queries.statistics.intervals import Interval, share_exact


def kish(weights: Iterable[float]) -> float:
    """Draws of equal weight that are as precise as these: (Σw)² ÷ Σw²; 0 of none.

    Kish L (1965), Survey Sampling, section 11.7.
    """
    listed = list(weights)
    squares = sum(weight * weight for weight in listed)
    return sum(listed) ** 2 / squares if squares else 0.0


def independent_draws(share: float, variance: float) -> float:
    """Independent draws that would estimate the share with this variance; infinite where it
    has none."""
    return share * (1 - share) / variance if variance > 0 else inf


def allowing_for_freedom(draws: float, size: float, freedom: float) -> float:
    """`draws` less what is lost because their variance is itself estimated, with `freedom`
    degrees of freedom: times (t of size − 1 ÷ t of freedom)², at 95 %."""
    if size <= 1 or freedom <= 0:
        return 0.0
    ratio = stdtrit(size - 1, 0.975) / stdtrit(freedom, 0.975)
    return draws * min(1.0, float(ratio) ** 2)


def korn_graubard(share: float, draws: float, confidence: float = 0.95) -> Interval:
    """The share's interval by `draws` independent draws, which need not be a whole number."""
    return share_exact(min(1.0, max(0.0, share)) * draws, draws, confidence)
