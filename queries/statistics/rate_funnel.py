"""A funnel of rates: counts of rare events against what their exposure lets expect.

As `queries.statistics.funnel`, with the Poisson distribution in the place of the binomial.
Where few events are expected (two new inclusions in a village) a normal limit is far off: too
many places would lie above it and none below. The limits are therefore exact. Spiegelhalter DJ
(2005), Stat Med 24:1185-1202, appendix A (exact limits).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

from scipy.special import gammainc, ndtr, ndtri, pdtr, pdtrik

from queries.statistics.funnel import MEDIAN_OF_SQUARED_Z, SMALLEST_DENOMINATOR, Share
from queries.statistics.intervals import Interval


@dataclass(frozen=True)
class RateFunnel:
    """`centre`: events to be expected of one unit of exposure; `overdispersion`: φ >= 1, by which
    the variance between peers exceeds Poisson's; `peers`: how many made it.
    """

    centre: float
    overdispersion: float
    peers: int

    def z(self, share: Share) -> float:
        """The normal score of the exact tail, overdispersion allowed for. Positive: above."""
        expected = self.centre * share.denominator
        if share.numerator < expected:
            score = min(0.0, float(ndtri(pdtr(share.numerator, expected))))
        else:
            score = max(0.0, -float(ndtri(gammainc(share.numerator, expected))))
        return score / sqrt(self.overdispersion)

    def limits(self, denominator: float, z: float) -> Interval:
        """The rates beyond which `self.z` exceeds `z`; 0 where no count is too few."""
        expected = self.centre * denominator
        tail = float(ndtr(-z * sqrt(self.overdispersion)))
        low = float(pdtrik(tail, expected)) if pdtr(0, expected) < tail else 0.0
        return Interval(low / denominator, (float(pdtrik(1 - tail, expected)) + 1) / denominator)


def rate_funnel(shares: Sequence[Share]) -> RateFunnel | None:
    """The funnel of those shares whose exposure is large enough, around what all of them have
    together; None if there are none or nothing happened anywhere."""
    peers = [share for share in shares if share.denominator >= SMALLEST_DENOMINATOR]
    events = sum(peer.numerator for peer in peers)
    if not events:
        return None
    centre = events / sum(peer.denominator for peer in peers)
    squares = [
        (peer.numerator - centre * peer.denominator) ** 2 / (centre * peer.denominator)
        for peer in peers
    ]
    return RateFunnel(centre, max(1.0, median(squares) / MEDIAN_OF_SQUARED_Z), len(peers))
