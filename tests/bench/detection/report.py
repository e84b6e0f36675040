"""The results as Markdown."""

import pandas as pd

from tests.bench.detection.estimates import by_method
from tests.bench.detection.goals import goals, losses
from tests.bench.detection.introduction import INTRODUCTION
from tests.bench.detection.picks_tables import (
    EVERYWHERE,
    SAME_VILLAGES,
    table_of_base,
    table_of_means,
)
from tests.bench.detection.quiet import ADDITIVE, MULTIPLICATIVE
from tests.bench.detection.quiet_table import promises, table_of_quiet
from tests.bench.detection.signal_goals import signal_goals
from tests.bench.detection.signal_tables import table_of_firing, table_of_signals
from tests.bench.detection.trial import BASES, OURS


def report(picks: pd.DataFrame, signals: pd.DataFrame, graded: pd.DataFrame) -> str:
    """Of the rows of `trial` and `quiet`."""
    seeds = picks["seed"]
    found, sizes = by_method(picks), by_method(picks, "size")
    lines = [
        INTRODUCTION.format(counties=seeds.nunique(), first=seeds.min(), last=seeds.max()),
        "## What was to be reached",
        "",
        *goals(found),
        *signal_goals(signals),
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
        "back at once, so that none is left to be compared with, and if nobody does. Townships and the county are also held "
        "against what followed the disasters of the two years before.",
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
        "The two sides part where shares lie near 0 or 1: the binomial has its long tail towards "
        "the middle, the normal limits have none. With 8 townships φ and τ² are guesses from 8 "
        "numbers, and φ, one factor for all, is too small for places larger than most. On the "
        "long side a 信号 is a reason to look and no more.",
        "",
        *(line for method in (MULTIPLICATIVE, ADDITIVE) for line in _funnel(graded, method)),
    ]


def _funnel(graded: pd.DataFrame, method: str) -> list[str]:
    rows = graded[graded["method"] == method]
    return [f"### {method.capitalize()}", "", *promises(rows), "", *table_of_quiet(rows), ""]
