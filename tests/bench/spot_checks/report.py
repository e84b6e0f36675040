"""docs/benchmark-spot-checks.md."""

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from statistics import mean, stdev
from typing import NamedTuple

from tests.bench.spot_checks.county import SETTINGS, SIGNS, Setting, Signs
from tests.bench.spot_checks.introduction import FOUND, INTRODUCTION
from tests.bench.spot_checks.rivals import WAYS
from tests.bench.spot_checks.trial import Round

OURS = "ours"
RIVALS = [way for way in WAYS if not way.startswith(OURS) and way != "all-knowing"]


class Mean(NamedTuple):
    """Of one number a county, with its standard error."""

    value: float
    error: float

    def __str__(self) -> str:
        return f"{self.value:.1f} ± {self.error:.1f}"

    @property
    def is_beyond_chance(self) -> bool:
        return abs(self.value) > 2 * self.error


def mean_of(numbers: Sequence[float]) -> Mean:
    return Mean(mean(numbers), stdev(numbers) / sqrt(len(numbers)))


class Found:
    """The problems found, by setting and way, county by county."""

    def __init__(self, rounds: Iterable[Round]) -> None:
        self._found: dict[tuple[int, str], dict[int, int]] = {}
        for one in rounds:
            self._found.setdefault((one.setting, one.way), {})[one.seed] = one.found

    def of(self, setting: Setting, way: str) -> Mean:
        return mean_of(list(self._of(setting, way).values()))

    def more(self, setting: Setting, way: str) -> Mean:
        """How many more ours finds, in the same counties."""
        ours, theirs = self._of(setting, OURS), self._of(setting, way)
        return mean_of([ours[seed] - theirs[seed] for seed in ours])

    def _of(self, setting: Setting, way: str) -> dict[int, int]:
        return self._found[SETTINGS.index(setting), way]


def report(rounds: Sequence[Round]) -> str:
    found = Found(rounds)
    seeds, visits = {one.seed for one in rounds}, [one.visits for one in rounds]
    lines = [
        INTRODUCTION.format(
            counties=len(seeds), first=min(seeds), last=max(seeds), visits=mean(visits)
        ),
        FOUND,
        "## Where ours finds fewer",
        "",
        "Beyond two standard errors of the difference in the same counties:",
        "",
        *(_list(found, losing=True) or ["- nowhere."]),
        "",
        "## Where ours finds more",
        "",
        *(_list(found, losing=False) or ["- nowhere."]),
        "",
        "## Problems found by 400 visits",
        "",
    ]
    for clustered in (False, True):
        for share in sorted({setting.share for setting in SETTINGS}):
            kind = "clustered in villages" if clustered else "everywhere alike"
            lines += [f"### {share:.0%} of the households have one, {kind}", ""]
            lines += [*_table(found, share, clustered), ""]
    return "\n".join(lines)


def _table(found: Found, share: float, clustered: bool) -> Iterator[str]:
    yield "| signs | " + " | ".join(WAYS) + " |"
    yield "| --- |" + " ---: |" * len(WAYS)
    for signs in SIGNS:
        setting = Setting(signs, share, clustered)
        cells = (str(found.of(setting, way)) for way in WAYS)
        yield f"| {signs.name} | " + " | ".join(cells) + " |"


def _list(found: Found, losing: bool) -> list[str]:
    """A line a rival and kind of signs: the settings in which the difference is no chance."""
    return [
        line
        for way in RIVALS
        for signs in SIGNS
        if (line := _line(found, way, signs, losing)) is not None
    ]


def _line(found: Found, way: str, signs: Signs, losing: bool) -> str | None:
    differences = [
        (setting, found.more(setting, way)) for setting in SETTINGS if setting.signs == signs
    ]
    told = [
        f"{difference} ({setting.share:.0%}, {'clustered' if setting.is_clustered else 'alike'})"
        for setting, difference in differences
        if difference.is_beyond_chance and (difference.value < 0) == losing
    ]
    return f"- than *{way}*, signs {signs.name}: {', '.join(told)}" if told else None
