"""The results as Markdown."""

import pandas as pd

from tests.bench.detection.estimates import by_method
from tests.bench.detection.goals import goals, losses
from tests.bench.detection.picks_tables import (
    EVERYWHERE,
    SAME_VILLAGES,
    table_of_base,
    table_of_means,
)
from tests.bench.detection.quiet import ADDITIVE, MULTIPLICATIVE
from tests.bench.detection.quiet_table import promises, table_of_quiet
from tests.bench.detection.signal_tables import table_of_firing, table_of_signals
from tests.bench.detection.trial import BASES, OURS

INTRODUCTION = """\
# Does 受灾低纳入 find the villages that hold back?

Written by `python -m tests.bench.detection`, part of `make bench`: {counties} simulated counties, \
seeds {first} to {last}, none of which was looked at while the model was made. The same command \
gives the same figures wherever it is run. Figures are means over the counties ± standard error; \
differences are taken county by county.

## What is simulated

- **Villages.** Half of the counties have the townships and villages of 柳江区 (118 villages in 8 \
townships), half those of 埇桥区 (380 in 38), 社区 among them, from the published list of regions. \
How many households each village has is published nowhere: sizes are lognormal (σ 0.55), 386 \
households on average, which is the national mean (230.27 million rural households in 596,450 \
villages, third agricultural census, 2016); 社区 have half. So counties here are as uneven as we \
suppose real ones to be, not as they are.
- **Disasters.** A flood along a river, in half of the years a hailstorm with a hard edge, in four \
of ten a broad drought. Damage raises need only from a threshold on, then steeply, then less; \
several add up. Reports are rounded and estimated (σ 0.3), a tenth of the figures is blank, 8 % of \
the villages that were hit report nothing, in 5 % of the townships no village does.
- **Need.** Shares of 脱贫人口 and 低保 raise it and saturate; disasters are added to that, not \
multiplied. What remains is lognormal (σ 0.41), partly shared by neighbours and by townships. None \
of it is log-linear or gamma, as what is fitted may be.
- **The ledger.** Negative binomial counts (variance μ + μ²/8: inclusions come in lots) about the \
base rate, 2, 5 or 12 ‰ of the households in the year if nobody held back; 2 % of the villages have \
none because a meeting was put off. The two years before are simulated too, with their own \
disasters; half of those that hold back did so then.
- **Holding back.** Of the villages whose need the year's disasters truly raised, known or not to \
anybody, fifteen (each as likely) include 15, 30 or 50 % of what they should.

## Who is compared

All put the *exposed* villages (by the product's rule, from the reports as they are) in order and \
send inspectors to the first 15. Nobody can find there who was hit and did not report.

- **ours**: the probability of the flag 受灾低纳入, by the functions that the product calls.
- **μ by size, Gamma(2, 2)**: the same probability with what size alone lets expect.
- **Poisson lower tail**, **z-score** (normal approximation), **lowest raw rate**: of the new \
inclusions by 农村户数, at the county's own rate.
- **zero inclusions**: those with none, then those with one, and so on; equal ones at random, or \
the largest first.
- **oracle of exposure**: knows what poverty and disaster truly explain in each village, the share \
left and how counts scatter; what else makes villages differ it knows only on average.
- **oracle**: knows each village's true rate. **oracle that knows who was hit** looks at no other \
village. No office can know either; they show what the counts of a year could tell at best.
- **(all that are exposed)**: how many of the fifteen lie among the exposed villages at all.
"""


def report(picks: pd.DataFrame, signals: pd.DataFrame, graded: pd.DataFrame) -> str:
    """Of the rows of `trial` and `quiet`."""
    seeds = picks["seed"]
    found, sizes = by_method(picks), by_method(picks, "size")
    lines = [
        INTRODUCTION.format(counties=seeds.nunique(), first=seeds.min(), last=seeds.max()),
        "## What was to be reached",
        "",
        *goals(found),
        "",
        "Rivals that find more than ours beyond error (two standard errors):",
        "",
        *(list(losses(found)) or ["- none."]),
        "",
        "## Of the fifteen that hold back, found among the first 15",
        "",
    ]
    for base in BASES:
        lines += [f"### Base rate {base * 1000:g} ‰", ""]
        lines += [*table_of_base(found, base, SAME_VILLAGES), ""]
    lines += [
        "### All nine settings",
        "",
        *table_of_means(found, sizes, SAME_VILLAGES),
        "",
        "The rivals as they are used, from the whole county and not from the exposed villages only:",
        "",
        *table_of_means(found, sizes, (OURS, *EVERYWHERE)),
        "",
        *_signals(signals),
        *_quiet(graded),
    ]
    return "\n".join(lines)


def _signals(signals: pd.DataFrame) -> list[str]:
    return [
        "## Signals",
        "",
        "A 信号 says that the true rate is below half of what exposure lets expect, with a "
        "probability of at least 80 %. *Truly below half* is just that, in the simulated truth: "
        "also of a village that does not hold back and has little need for reasons unknown, and "
        "not of every one that includes 50 %.",
        "",
        "### Villages",
        "",
        *table_of_signals(signals, "village"),
        "",
        "### Townships",
        "",
        "Added up from their villages; *hold back*: at least one of their villages does.",
        "",
        *table_of_signals(signals, "township"),
        "",
        "## How often anything fires",
        "",
        "The share of counties with at least one 信号: also if all villages that were hit hold "
        "back at once, so that none is left to be compared with, and if nobody does.",
        "",
        *table_of_firing(signals),
        "",
    ]


def _quiet(graded: pd.DataFrame) -> list[str]:
    return [
        "## Funnels of counties in which nothing is amiss",
        "",
        "The other flags come from funnels. Here no place does anything amiss: their true shares "
        "scatter about the county's (normal on the logit's scale, by the standard deviation "
        "*scatter*) as custom has it. 关注 promises to be met by 2.5 % of such places on one side "
        "(信号 among them), 信号 by 0.1 %. The denominators, 4 % of the rural households, are as "
        "small as those of monitored households are. Set in bold: more than promised, beyond two "
        "standard errors. The additive method gives no grades; it is what a flag's note compares "
        "with.",
        "",
        *(line for method in (MULTIPLICATIVE, ADDITIVE) for line in _funnel(graded, method)),
    ]


def _funnel(graded: pd.DataFrame, method: str) -> list[str]:
    rows = graded[graded["method"] == method]
    return [f"### {method.capitalize()}", "", *promises(rows), "", *table_of_quiet(rows), ""]
