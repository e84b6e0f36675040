"""One spot check of a county whose truth is known, many times over."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from queries.spot_checks.estimation.extrapolation import Extrapolated, extrapolated
from queries.spot_checks.estimation.sample import Sample, SampledHousehold, SampledVillage
from queries.statistics.intervals import Interval, share_exact
from tests.bench.coverage.county import County
from tests.bench.coverage.sampler import Picks, drawn
from tests.bench.coverage.scenarios import Scenario

ROUNDING = 1e-12


@dataclass
class Tally:
    """What came of a scenario's draws, one entry a draw; of townships one a township and draw."""

    truths: list[float] = field(default_factory=list)
    estimates: list[float] = field(default_factory=list)
    intervals: list[Interval] = field(default_factory=list)
    visits: list[int] = field(default_factory=list)
    simple_widths: list[float] = field(default_factory=list)
    township_hits: list[bool] = field(default_factory=list)
    township_widths: list[float] = field(default_factory=list)

    @property
    def coverage(self) -> float:
        return float(np.mean(list(map(holds, self.intervals, self.truths))))

    @property
    def missed_below(self) -> float:
        """The truth lies below the interval."""
        pairs = zip(self.intervals, self.truths, strict=True)
        return float(np.mean([truth < one.low - ROUNDING for one, truth in pairs]))

    @property
    def width(self) -> float:
        return float(np.median([high - low for low, high in self.intervals]))

    @property
    def simple_width(self) -> float:
        return float(np.median(self.simple_widths))

    @property
    def errors(self) -> np.ndarray:
        return np.array(self.estimates) - np.array(self.truths)


def holds(interval: Interval, truth: float) -> bool:
    return interval.low - ROUNDING <= truth <= interval.high + ROUNDING


def tallies(
    county: County,
    scenarios: Sequence[Scenario],
    seeds: Iterable[int],
    with_townships: bool = False,
) -> list[Tally]:
    """One a scenario. Each seed is one draw and for each scenario a new truth."""
    found = [Tally() for _ in scenarios]
    for seed in seeds:
        random = np.random.default_rng(seed)

        def numbers(start: int, end: int, random: np.random.Generator = random) -> np.ndarray:
            return random.random((3, end - start))

        listed = list(drawn(county, numbers, numbers))
        for scenario, tally in zip(scenarios, found, strict=True):
            outcome = scenario.outcome(county, random)
            checked = sample(county, listed, outcome)
            whole = extrapolated(checked)
            _enter(tally, outcome, checked, whole, random)
            if with_townships:
                _enter_townships(tally, county, outcome, checked, whole)
    return found


def sample(county: County, listed: Iterable[tuple[int, Picks]], outcome: np.ndarray) -> Sample:
    return Sample(
        county.sizes,
        tuple(
            SampledVillage(
                county.frame.villages[village].code,
                county.frame.villages[village].township_code,
                int(county.first[village + 1] - county.first[village]),
                county.village_chances[village],
                tuple(
                    SampledHousehold(stratum, county.chances[n], is_wrong)
                    for (n, stratum), is_wrong in zip(
                        picks, outcome[[n for n, _ in picks]].tolist(), strict=True
                    )
                ),
            )
            for village, picks in listed
        ),
    )


def _enter(
    tally: Tally,
    outcome: np.ndarray,
    checked: Sample,
    said: Extrapolated,
    random: np.random.Generator,
) -> None:
    assert said.estimate is not None
    visits, wrong = len(checked.households), int(outcome.sum())
    tally.truths.append(wrong / len(outcome))
    tally.estimates.append(said.estimate)
    tally.intervals.append(said.interval)
    tally.visits.append(visits)
    at_random = random.hypergeometric(wrong, len(outcome) - wrong, visits)
    low, high = share_exact(int(at_random), visits)
    tally.simple_widths.append(high - low)


def _enter_townships(
    tally: Tally, county: County, outcome: np.ndarray, checked: Sample, whole: Extrapolated
) -> None:
    for (start, end), code in zip(county.townships, county.sizes, strict=True):
        said = extrapolated(checked.of(code), whole)
        truth = float(outcome[county.first[start] : county.first[end]].mean())
        tally.township_hits.append(holds(said.interval, truth))
        tally.township_widths.append(said.interval.high - said.interval.low)
