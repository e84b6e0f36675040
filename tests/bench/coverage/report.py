"""docs/benchmark-spot-check-intervals.md."""

from collections.abc import Sequence

import numpy as np

from tests.bench.coverage.county import County
from tests.bench.coverage.scenarios import FLAGGED_VILLAGE, FOUND_BY_A_RULE, Scenario
from tests.bench.coverage.trial import Tally

HEAD = """# How often the intervals of a spot check hold the truth

Written by `python -m tests.bench.coverage`, part of `make bench`: {draws:,} draws a row, each of another truth, from an invented county of {households:,} households in {villages} villages of {townships} townships. Every draw is the contract's: {design.villages} villages a township and {design.households} households a village, a quarter of both purely at random, {visits:,} visits. It is done in arrays, and a test holds it to pick whom `select` picks from the same tickets, with the probabilities that `select` states.

*wrong*: the share of households that a visit would find wrong. *clustering*: the variance, about 1, of the factor by which one village has more of it than another; *alike*: the correlation of two households of one village that follows. *points*: what rules and flags know of it; *informative* means that a household found by a rule is wrong {found:g} times as often as another, in a flagged village {flagged:g} times as often again. *below* and *above*: where the truth lay when the interval missed it. *simple*: as many households drawn one by one from the whole county, with the exact binomial interval: what the money would buy if nobody had to be found and travel cost nothing.

"""
COLUMNS = (
    "wrong",
    "clustering",
    "alike",
    "points",
    "held",
    "below",
    "above",
    "median width",
    "simple",
    "bias",
    "townships held",
    "median width there",
)
FOUND = """
What they show:

- The county's interval keeps 93.5 % in every setting, and far more where little is found: an exact interval pays for its promise with width. Where nothing is found its upper end is that of the exact binomial for as many independent draws as the weights are worth.
- It is two to three and a half times as wide as that of a simple random sample of as many visits. That is the price of three quarters of the visits going where something is suspected, in two villages a township; where points are informative those visits find several times as many cases, which is what they are for. More villages narrow the interval, more households in the same villages hardly do.
- The estimate itself is not biased by it: every household counts by the probability with which it was drawn, whatever its points.
- A township's interval holds too, and is too wide to compare townships by. It is shown as 样本过少.

Where villages differ as much as in the rows below, so that a tenth of them have half of what is wrong, two dozen villages are too few to see it when a tenth of all households is wrong:

"""


def report(county: County, rows: Sequence[tuple[Scenario, Tally]], hardest: int) -> str:
    """The last `hardest` rows stand in a table of their own."""
    head = HEAD.format(
        draws=len(rows[0][1].truths),
        households=len(county.frame.households),
        villages=len(county.frame.villages),
        townships=len(county.townships),
        design=county.design,
        visits=round(float(np.mean(rows[0][1].visits))),
        found=FOUND_BY_A_RULE,
        flagged=FLAGGED_VILLAGE,
    )
    usual, extreme = rows[: len(rows) - hardest], rows[len(rows) - hardest :]
    return head + table(usual) + FOUND + table(extreme)


def table(rows: Sequence[tuple[Scenario, Tally]]) -> str:
    lines = [
        f"| {' | '.join(COLUMNS)} |",
        f"| {' | '.join('---' if name == 'points' else '---:' for name in COLUMNS)} |",
    ]
    for scenario, tally in rows:
        above = 1 - tally.coverage - tally.missed_below
        cells = (
            f"{scenario.prevalence:.1%}",
            f"{scenario.clustering:g}",
            f"{scenario.correlation:.3f}",
            "informative" if scenario.informative else "mean nothing",
            f"{tally.coverage:.1%}",
            f"{tally.missed_below:.1%}",
            f"{max(0.0, above):.1%}",
            f"{tally.width:.2%}",
            f"{tally.simple_width:.2%}",
            f"{tally.errors.mean():+.3%}",
            f"{np.mean(tally.township_hits):.1%}",
            f"{np.median(tally.township_widths):.1%}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"
