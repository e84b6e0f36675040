"""Overdispersion the other way: places differ by a variance of their own, added to chance.

Spiegelhalter DJ (2005), Handling over-dispersion of performance indicators, Qual Saf Health Care
14:347-351; Spiegelhalter DJ et al. (2012), Statistical methods for healthcare regulation, J R
Stat Soc A 175:1-47. Shares are taken to the arcsine of their root, where chance alone gives the
standard error 1 / (2 √n) whatever the share. The multiplicative way (`funnel`) widens all limits
alike; this one widens those of large places most, since what lies between places does not
shrink with size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asin, floor, pi, sin, sqrt

from queries.statistics.funnel import SMALLEST_DENOMINATOR, Share, centre_of
from queries.statistics.intervals import Interval

TRIMMED = 0.1  # the share of places at either end that is drawn in before τ² is reckoned


@dataclass(frozen=True)
class RandomEffects:
    """`centre`: as a funnel's, 0..1; `between`: τ² >= 0, the variance between places on the
    arcsine scale; `peers`: how many made it.
    """

    centre: float
    between: float
    peers: int

    def z(self, share: Share) -> float:
        """Standard errors from the centre, what lies between places counted in."""
        return _away(share, self.centre) / sqrt(_error(share.denominator) ** 2 + self.between)

    def limits(self, denominator: float, z: float) -> Interval:
        """The shares `z` standard errors from the centre, kept within 0..1."""
        middle = asin(sqrt(self.centre))
        reach = z * sqrt(_error(denominator) ** 2 + self.between)
        return Interval(sin(max(0.0, middle - reach)) ** 2, sin(min(pi / 2, middle + reach)) ** 2)


def random_effects(shares: Sequence[Share]) -> RandomEffects | None:
    """Of those shares whose denominator is large enough; None if there is none.

    The centre is the funnel's, a weighted median, so that the two differ in nothing but how
    they allow for overdispersion. The paper leaves the target open.
    """
    peers = [share for share in shares if share.denominator >= SMALLEST_DENOMINATOR]
    if not peers:
        return None
    centre = centre_of(peers)
    errors = [_error(peer.denominator) for peer in peers]
    far = [_away(peer, centre) / error for peer, error in zip(peers, errors, strict=True)]
    return RandomEffects(centre, between_variance(winsorised(far), errors), len(peers))


def winsorised(values: Sequence[float], trimmed: float = TRIMMED) -> list[float]:
    """The values, those beyond the quantiles at either end drawn in to them.

    Quantiles interpolate between order statistics: definition 7 of Hyndman RJ, Fan Y (1996),
    Am Stat 50:361-365. `values` is not empty.
    """
    ordered = sorted(values)
    low, high = (_quantile(ordered, share) for share in (trimmed, 1 - trimmed))
    return [min(max(value, low), high) for value in values]


def between_variance(z: Sequence[float], errors: Sequence[float]) -> float:
    """τ² by moments, from z-scores without it and the standard errors of the same places.

    0 where the places differ no more than chance does, and of a single place. With z about the
    weighted mean and nothing drawn in, this is DerSimonian R, Laird N (1986), Control Clin
    Trials 7:177-188.
    """
    weights = [1 / error**2 for error in errors]
    spare = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    excess = sum(score**2 for score in z) - (len(z) - 1)
    return max(0.0, excess / spare) if len(z) > 1 else 0.0


def _away(share: Share, centre: float) -> float:
    return asin(sqrt(share.value)) - asin(sqrt(centre))


def _error(denominator: float) -> float:
    return 1 / (2 * sqrt(denominator))


def _quantile(ordered: Sequence[float], share: float) -> float:
    position = share * (len(ordered) - 1)
    below = floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])
