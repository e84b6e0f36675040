"""How far a round is, village by village."""

from collections.abc import Iterable
from dataclasses import dataclass

from data.regions import RegionTree
from queries.scope import Level
from queries.spot_checks.results.lines import Line


@dataclass(frozen=True)
class Progress:
    """`drawn` households of a village, how many of them were `checked`, and how many others:
    out of the reserve, and off the list. `inconsistent` and `omitted` are of all of these."""

    village_code: str
    village: str
    township: str
    drawn: int
    checked: int
    reserve_used: int
    off_list: int
    inconsistent: int
    omitted: int

    @property
    def left(self) -> int:
        return self.drawn - self.checked

    @property
    def visited(self) -> int:
        return self.checked + self.reserve_used + self.off_list


def progress(told: Iterable[Line], tree: RegionTree) -> list[Progress]:
    """One of each village that was drawn or visited, in the order of the region list. A reserve
    village that nobody went to is none."""
    by_village: dict[str, list[Line]] = {}
    for line in told:
        if line.is_drawn or line.check:
            by_village.setdefault(line.village_code, []).append(line)
    return [_of_village(code, by_village[code], tree) for code in sorted(by_village)]


def _of_village(code: str, told: list[Line], tree: RegionTree) -> Progress:
    township = tree.ancestor(code, Level.TOWNSHIP)
    visited = [line for line in told if line.check]
    return Progress(
        village_code=code,
        village=tree.by_code[code].name,
        township=township.name if township else "",
        drawn=sum(line.is_drawn for line in told),
        checked=sum(line.is_drawn for line in visited),
        reserve_used=sum(line.is_reserve for line in visited),
        off_list=sum(not line.is_listed for line in visited),
        inconsistent=sum(line.check.is_consistent is False for line in visited if line.check),
        omitted=sum(bool(line.check.is_omitted) for line in visited if line.check),
    )
