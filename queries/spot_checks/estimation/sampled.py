"""A draw and the answers to one question as a sample."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from queries.spot_checks.design import Design, DrawnHousehold, DrawnVillage
from queries.spot_checks.draws import WholeDraw
from queries.spot_checks.estimation.sample import Sample, SampledHousehold, SampledVillage
from queries.spot_checks.frame import Frame
from queries.spot_checks.selection.selecting import village_probabilities


@dataclass(frozen=True)
class ListedHousehold:
    """Somebody who was to be visited, or may take the place of one (`is_reserve`)."""

    household: DrawnHousehold
    is_reserve: bool


@dataclass(frozen=True)
class Listed:
    """Whose results count. `covered`: by township, the households of all villages that could
    have been drawn; `sizes`: the households of each village; `gone_to`: the villages of the
    reserve that could have been drawn and in which somebody was checked; `lines`: by village."""

    draw: WholeDraw
    covered: Mapping[str, int]
    sizes: Mapping[str, int]
    gone_to: tuple[DrawnVillage, ...]
    lines: Mapping[str, list[ListedHousehold]]

    def __contains__(self, household_no: str) -> bool:
        return household_no in self._numbers

    @property
    def households(self) -> list[DrawnHousehold]:
        return [line.household for line in chain.from_iterable(self.lines.values())]

    @cached_property
    def _numbers(self) -> frozenset[str]:
        return frozenset(household.household_no for household in self.households)

    def sample(self, answers: Mapping[str, bool | None]) -> Sample:
        """With the answer by 户编号; None where a result does not say."""
        drawn = [self._village(one, answers, False) for one in self.draw.drawn.villages]
        reserve = [self._village(one, answers, True) for one in self.gone_to]
        return Sample(self.covered, (*drawn, *reserve))

    def _village(
        self, village: DrawnVillage, answers: Mapping[str, bool | None], is_reserve: bool
    ) -> SampledVillage:
        return SampledVillage(
            village.code,
            village.township_code,
            self.sizes[village.code],
            village.probability,
            tuple(
                SampledHousehold(
                    line.household.stratum,
                    line.household.probability / village.probability,
                    answers.get(line.household.household_no),
                    line.is_reserve,
                )
                for line in self.lines[village.code]
            ),
            is_reserve,
        )


def listed(draw: WholeDraw, checked: Collection[str]) -> Listed:
    """`checked`: the 户编号 of all results. A reserve village's list counts once somebody of it
    was checked. One that could not have been drawn, such as an avoided village, says nothing of
    the others and counts as off the list.
    """
    frame, drawn = draw.frame, draw.drawn
    in_reserve = _by_village(drawn.reserve)
    gone_to = [
        village
        for village in drawn.reserve_villages
        if village.probability > 0
        and any(one.household_no in checked for one in in_reserve[village.code])
    ]
    lines = {
        code: [ListedHousehold(one, False) for one in households]
        for code, households in _by_village(drawn.households).items()
    }
    for village in drawn.villages:
        lines[village.code] += [ListedHousehold(one, True) for one in in_reserve[village.code]]
    for village in gone_to:
        lines[village.code] = [ListedHousehold(one, False) for one in in_reserve[village.code]]
    sizes = Counter(one.village_code for one in frame.households)
    return Listed(draw, _covered(frame, draw.design, sizes), sizes, tuple(gone_to), lines)


def _by_village(households: Iterable[DrawnHousehold]) -> dict[str, list[DrawnHousehold]]:
    found: dict[str, list[DrawnHousehold]] = defaultdict(list)
    for household in households:
        found[household.village_code].append(household)
    return found


def _covered(frame: Frame, design: Design, sizes: Mapping[str, int]) -> dict[str, int]:
    chances = village_probabilities(frame, design)
    covered: Counter[str] = Counter()
    for village in frame.villages:
        if chances.get(village.code, 0) > 0:
            covered[village.township_code] += sizes[village.code]
    return dict(covered)
