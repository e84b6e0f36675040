"""How many households a place should see in the window: its past, corrected by its peers.

The peers are all other places of its level in the county. They say what its size lets expect
in the past and in the window, so that a season or a campaign that all share stands out
nowhere; its own past says how far it has lain above or below them. Both together give a
negative binomial count (`queries.statistics.gamma_poisson`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from queries.clusters.tallies import Tallies, Tally
from queries.clusters.window import Window
from queries.statistics.gamma_poisson import (
    PRIOR_RATE,
    PRIOR_SHAPE,
    Predicted,
    predicted,
    predicted_of_itself,
)

# Added to what the peers had, so that a risk never seen before is rare and not impossible.
HALF_A_HOUSEHOLD = 0.5
FEWEST_WINDOWS = 2
NOTHING = Tally()


@dataclass(frozen=True)
class Expected:
    """`by_past` and `by_peers` are what either alone would expect; without peers None."""

    together: Predicted
    by_past: float
    by_peers: float | None


@dataclass(frozen=True)
class Peers:
    """What all other places had of each risk, and how large the place is beside them."""

    size: float
    past: Mapping[str, int]
    now: Mapping[str, int]

    def usual(self, risk: str, window: Window) -> float:
        """Their households in a window of the past."""
        return (self.past[risk] + HALF_A_HOUSEHOLD) / window.past_windows


def expectations(
    tallies: Tallies, households: Mapping[str, int], window: Window, risks: Sequence[str]
) -> dict[tuple[str, str], Expected]:
    """Of every risk and every place with 农村户数, by code and risk."""
    sized = {code: number for code, number in households.items() if number > 0}
    total = sum(sized.values())
    past = {risk: _sum(tallies, sized, risk, "past") for risk in risks}
    now = {risk: _sum(tallies, sized, risk, "now") for risk in risks}
    found = {}
    for code, number in sized.items():
        own = {risk: tallies.get((code, risk), NOTHING) for risk in risks}
        peers = Peers(
            number / (total - number) if total > number else 0.0,
            {risk: past[risk] - len(own[risk].past) for risk in risks},
            {risk: now[risk] - len(own[risk].now) for risk in risks},
        )
        for risk, one in _of_place(own, peers, window).items():
            found[code, risk] = one
    return found


def _sum(tallies: Tallies, codes: Iterable[str], risk: str, span: str) -> int:
    return sum(len(getattr(tallies.get((code, risk), NOTHING), span)) for code in codes)


def _of_place(own: Mapping[str, Tally], peers: Peers, window: Window) -> dict[str, Expected]:
    if not peers.size:
        return {risk: _of_itself(tally, window) for risk, tally in own.items()}
    usual = sum(peers.usual(risk, window) for risk in own)
    campaign = surge(sum(peers.now.values()), usual)
    return {
        risk: _against_peers(len(tally.past), risk, peers, campaign, window)
        for risk, tally in own.items()
    }


def _against_peers(past: int, risk: str, peers: Peers, campaign: float, window: Window) -> Expected:
    usual = peers.usual(risk, window)
    by_peers = peers.size * usual * surge(peers.now[risk], usual, campaign)
    past_expected = peers.size * usual * window.past_windows
    together = predicted(past, past_expected, by_peers)
    return Expected(
        together.times_unknown(PRIOR_SHAPE + peers.now[risk]), past / window.past_windows, by_peers
    )


def surge(now: int, usual: float, campaign: float = 1.0) -> float:
    """By how much more than usual the peers have in the window; at least 1.

    Few of them leave it near `campaign`, the same of all risks together. A lull lowers no
    expectation.
    """
    return max(1.0, (PRIOR_SHAPE + now) / (PRIOR_RATE / campaign + usual))


def _of_itself(tally: Tally, window: Window) -> Expected:
    windows = max(FEWEST_WINDOWS, int(window.past_windows))
    together = predicted_of_itself(tally.past_counts(windows))
    return Expected(together, len(tally.past) / window.past_windows, None)
