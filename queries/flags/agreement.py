"""Whether a second method agrees with a funnel's grade: additive beside multiplicative.

Grades come from the funnel alone. What a second method says stands beside them, so that whoever
reads a flag knows whether it hangs on how overdispersion was allowed for.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from queries.flags.flag import Flag, Grade
from queries.flags.funnels import grade_of
from queries.flags.kinds import FUNNEL_FLAGS, Tail
from queries.statistics.funnel import SMALLEST_DENOMINATOR, Share, funnel
from queries.statistics.random_effects import random_effects


class Second(StrEnum):
    """What the additive method says of a place that the funnel grades."""

    BEYOND_SIGNAL = "另一种方法（加性随机效应）也在99.8%界限外"
    BEYOND_ATTENTION = "另一种方法（加性随机效应）在95%界限外、99.8%界限内"
    WITHIN = "另一种方法（加性随机效应）在95%界限以内，两种方法说法不一"


@dataclass(frozen=True)
class Scores:
    """Standard errors from the peers' centre by both methods; positive: above."""

    multiplicative: float
    additive: float

    def agrees(self, tail: Tail) -> bool:
        """Whether both give the same grade on that side, or neither any."""
        return grade_of(tail, self.multiplicative) == grade_of(tail, self.additive)

    def second(self, tail: Tail) -> Second | None:
        """None for a place that the funnel does not grade on that side."""
        if grade_of(tail, self.multiplicative) is None:
            return None
        grade = grade_of(tail, self.additive)
        if grade is Grade.SIGNAL:
            return Second.BEYOND_SIGNAL
        return Second.BEYOND_ATTENTION if grade else Second.WITHIN


def scores(places: Sequence[Share]) -> list[Scores | None]:
    """Of each place of one level of one whole county; None for 样本过少."""
    filled = [place for place in places if place.denominator]
    by_funnel, by_effects = funnel(filled), random_effects(filled)
    return [
        Scores(by_funnel.z(place), by_effects.z(place))
        if by_funnel and by_effects and place.denominator >= SMALLEST_DENOMINATOR
        else None
        for place in places
    ]


def second_opinions(
    found: Iterable[Flag], places: Mapping[str, Mapping[str, Share]]
) -> dict[tuple[str, str], Second]:
    """(flag, region code) → what the additive method says beside it, for flags of funnels.

    `found` are flags of one level; `places`: indicator → region code → share of all places of
    that level in the whole county. An indicator without places is passed over.
    """
    tails = {(kind.flag, kind.indicator): kind.tail for kind in FUNNEL_FLAGS}
    scored = {
        indicator: dict(zip(shares, scores(list(shares.values())), strict=True))
        for indicator, shares in places.items()
    }
    said = {}
    for flag in found:
        score = scored.get(flag.indicator, {}).get(flag.region_code)
        tail = tails.get((flag.flag, flag.indicator))
        if score and tail and (second := score.second(tail)):
            said[flag.flag, flag.region_code] = second
    return said
