"""Whether a drawn list meets the quota that the plan asks of a spot check, township by township."""

from collections import Counter
from dataclasses import dataclass

from queries.spot_checks.draws import WholeDraw


@dataclass(frozen=True)
class Covered:
    """A township of the frame. `asked` is what the quota comes to where there are fewer villages
    or households: all of them. `few`: drawn villages with fewer households than asked."""

    township_code: str
    township: str
    villages_asked: int
    villages: int
    households_asked: int
    households: int
    few: int

    @property
    def is_met(self) -> bool:
        return self.villages >= self.villages_asked and not self.few


def covered(draw: WholeDraw) -> list[Covered]:
    """One a township of the frame, by code. `households_asked` are those of its drawn villages."""
    quota = draw.frame.quota or draw.design
    size = Counter(household.village_code for household in draw.frame.households)
    taken = Counter(household.village_code for household in draw.drawn.households)
    townships = {village.township_code: village.township for village in draw.frame.villages}
    found = []
    for code in sorted(townships):
        there = sum(village.township_code == code for village in draw.frame.villages)
        listed = [village.code for village in draw.drawn.villages if village.township_code == code]
        asked = {village: min(quota.households, size[village]) for village in listed}
        found.append(
            Covered(
                code,
                townships[code],
                min(quota.villages, there),
                len(listed),
                sum(asked.values()),
                sum(taken[village] for village in listed),
                sum(taken[village] < asked[village] for village in listed),
            )
        )
    return found
