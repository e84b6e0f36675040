"""How many signals the flag raises, and what became of them, as Markdown."""

from collections.abc import Iterator

import pandas as pd

from tests.bench.detection.counts import Who
from tests.bench.detection.estimates import Estimate, mean_of, share
from tests.bench.detection.trial import settings

HEADS = (
    "base rate",
    "who holds back",
    "to",
    "signals a county",
    "of them hold back",
    "of them truly below half",
    "probability given",
)


def table_of_signals(signals: pd.DataFrame, level: str) -> Iterator[str]:
    """A line a setting."""
    yield "| " + " | ".join(HEADS) + " |"
    yield "| ---: | --- | ---: |" + " ---: |" * (len(HEADS) - 3)
    for base, left, who in _in_order():
        rows = _of(signals, base, left, who)
        rows = rows[rows["level"] == level]
        figures = (
            f"{base * 1000:g} ‰",
            who.value,
            "" if who is Who.NOBODY else f"{left:.0%}",
            str(mean_of(rows["raised"])),
            _percent(share(rows["held_back"], rows["raised"])),
            _percent(share(rows["below_half"], rows["raised"])),
            _percent(share(rows["promised"], rows["raised"])),
        )
        yield "| " + " | ".join(figures) + " |"


def table_of_firing(signals: pd.DataFrame) -> Iterator[str]:
    """The share of counties in which at least one signal is raised."""
    yield "| base rate | who holds back | to | a village | a township | the county | any |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    for base, left, who in _in_order():
        rows = _of(signals, base, left, who)
        fired = rows.assign(fired=rows["raised"] > 0).pivot(
            index="seed", columns="level", values="fired"
        )
        columns = [fired["village"], fired["township"], fired["county"], fired.any(axis=1)]
        figures = [_percent(mean_of(column.astype(float))) for column in columns]
        to = "" if who is Who.NOBODY else f"{left:.0%}"
        yield f"| {base * 1000:g} ‰ | {who.value} | {to} | " + " | ".join(figures) + " |"


def _in_order() -> list[tuple[float, float, Who]]:
    order = list(Who)
    return sorted(settings(), key=lambda setting: (order.index(setting[2]), *setting[:2]))


def _of(signals: pd.DataFrame, base: float, left: float, who: Who) -> pd.DataFrame:
    is_it = (signals["base"] == base) & (signals["left"] == left) & (signals["who"] == who.value)
    return signals[is_it]


def _percent(estimate: Estimate | None) -> str:
    return f"{estimate.value:.0%} ± {estimate.error:.0%}" if estimate else "none raised"
