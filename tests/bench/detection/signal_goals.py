"""Whether signals are as true as they say, and whether silence is broken where it should be."""

from collections.abc import Iterator

import pandas as pd

from queries.flags.inclusions import SURE_ENOUGH
from tests.bench.detection.counts import Who
from tests.bench.detection.estimates import SURE, Estimate, mean_of, share

SETTING = ["who", "base", "left"]


def signal_goals(signals: pd.DataFrame) -> Iterator[str]:
    for level, of_level in signals.groupby("level", sort=False):
        found = [
            share(of["below_half"], of["raised"])
            for _, of in of_level.groupby(SETTING)
            if of["raised"].sum()
        ]
        short = [one for one in found if one.value + SURE * one.error < SURE_ENOUGH]
        told = (
            f"**missed** beyond error in {len(short)} of {len(found)}"
            if short
            else f"reached in all {len(found)}"
        )
        whole = share(of_level["below_half"], of_level["raised"])
        yield (
            f"- Of the signals of a {level} at least {SURE_ENOUGH:.0%} truly below half: {told} "
            "settings in which any is raised"
            + (f"; {_percent(whole)} of all signals are." if whole else ".")
        )
    by_who = {who: _fired(signals, who) for who in (Who.ALL, Who.NOBODY)}
    yield (
        "- All that were hit hold back at once: a signal, of a village, a township or the county, in "
        f"{_percent(by_who[Who.ALL])} of the counties (all settings together). If nobody holds "
        f"back: in {_percent(by_who[Who.NOBODY])}."
    )


def _fired(signals: pd.DataFrame, who: Who) -> Estimate:
    """A county counts with the mean of its settings."""
    raised = signals[signals["who"] == who.value].groupby(["seed", "base", "left"])["raised"].sum()
    return mean_of((raised > 0).groupby("seed").mean())


def _percent(found: Estimate) -> str:
    return f"{found.value:.0%} ± {found.error:.0%}"
