"""One simulated county, held back in every way: who finds whom, and what is flagged."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np

from queries.scope import Level
from tests.bench.detection.counts import Who, Year, year
from tests.bench.detection.county import County, county
from tests.bench.detection.oracle import oracle, oracle_of_exposure
from tests.bench.detection.ours import Asked, Judged
from tests.bench.detection.picks import picked
from tests.bench.detection.rivals import RIVALS
from tests.bench.detection.seen import Seen, seen

BASES = (0.002, 0.005, 0.012)
LEFT = (0.15, 0.30, 0.50)
OURS, ORACLE = "ours", "oracle"
KNOWS_EXPOSURE, KNOWS_THE_HIT = "oracle of exposure", "oracle that knows who was hit"
WHOLE_COUNTY = " (whole county)"
ALL_EXPOSED = "(all that are exposed)"
COUNTS = 1  # the purpose of a stream of random numbers; the county's own is its seed alone

Row = dict[str, object]


@dataclass(frozen=True)
class Signals:
    """Of one county, level and setting: how many signals, and what became of them.

    Of `below_half` the true rate is below half of what poverty and disaster explain, which is
    what the flag says; `promised` is the sum of the probabilities it gave them.
    """

    raised: int
    held_back: int
    below_half: int
    promised: float


def trial(seed: int, shape: str) -> tuple[list[Row], list[Row]]:
    """Rows of picks (only where fifteen hold back) and rows of signals, of all settings."""
    of = county(seed, shape)
    levels = [Asked(seen(of, level)) for level in Level]
    picks: list[Row] = []
    signals: list[Row] = []
    for number, (base, left, who) in enumerate(settings()):
        rng = np.random.default_rng([seed, COUNTS, number])
        this = year(rng, of, base, left, who)
        key: Row = {"seed": seed, "shape": shape, "base": base, "left": left, "who": who.value}
        for asked in levels:
            places, found = asked.seen, asked.judged(this)
            row = asdict(raised(places, found, this))
            signals.append(key | {"level": places.level.value} | row)
            if who is Who.SOME and places.level is Level.VILLAGE:
                picks += [key | pick for pick in orders(rng, of, places, this, found)]
    return picks, signals


def settings() -> Iterator[tuple[float, float, Who]]:
    """Base rate, share left, who holds back."""
    for base in BASES:
        for left in LEFT:
            yield base, left, Who.SOME
            yield base, left, Who.ALL
        yield base, 1.0, Who.NOBODY


def orders(
    rng: np.random.Generator, of: County, villages: Seen, this: Year, found: Judged
) -> Iterator[Row]:
    """Everybody's fifteen, taken from the exposed; the rivals' from the whole county as well."""
    exposed, everywhere = villages.is_exposed, np.ones(len(of.land), dtype=bool)
    known = oracle(this)
    reachable = int(this.holds_back[exposed].sum())
    yield {
        "method": ALL_EXPOSED,
        "hits": reachable,
        "size": float(np.median(of.land.households[exposed])),
    }
    lines = [
        (OURS, -found.probability, exposed),
        (ORACLE, known, exposed),
        (KNOWS_EXPOSURE, oracle_of_exposure(this), exposed),
        (KNOWS_THE_HIT, known, of.need.is_hit),
    ]
    for name, order in RIVALS.items():
        ranks = order(rng, this.now.observed, of.land.households)
        lines += [(name, ranks, exposed), (name + WHOLE_COUNTY, ranks, everywhere)]
    for name, ranks, among in lines:
        fifteen = picked(ranks, among, this.holds_back, of.land.households)
        yield {"method": name, **asdict(fifteen)}


def raised(places: Seen, found: Judged, this: Year) -> Signals:
    signal = found.is_signal
    below_half = places.summed(this.true_mean) < 0.5 * places.summed(this.explained)
    return Signals(
        raised=int(signal.sum()),
        held_back=int((places.summed(this.holds_back.astype(int)) > 0)[signal].sum()),
        below_half=int(below_half[signal].sum()),
        promised=float(found.probability[signal].sum()),
    )
