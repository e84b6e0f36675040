"""A draw and the answers to one question as a sample."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from queries.spot_checks.design import Design, Drawn, DrawnHousehold, DrawnVillage
from queries.spot_checks.frame import Frame
from queries.spot_checks.sample import Sample, SampledHousehold, SampledVillage
from queries.spot_checks.selecting import draw_households, village_probabilities

Answers = Mapping[str, bool | None]  # by 户编号; None where the result does not say


def lines_of(
    frame: Frame, drawn: Drawn, seed: str, round: int, design: Design, checked: Iterable[str]
) -> dict[str, list[tuple[DrawnHousehold, bool]]]:
    """By village everybody who was to be visited or may replace one, and whether in reserve.

    With the reserve villages in which somebody is of `checked`: their lists are part of the
    draw too.
    """
    went_to = set(checked)
    lines: dict[str, list[tuple[DrawnHousehold, bool]]] = defaultdict(list)
    for household in drawn.households:
        lines[household.village_code].append((household, False))
    for household in drawn.reserve:
        lines[household.village_code].append((household, True))
    for village in drawn.reserve_villages:
        there = [one for one in frame.households if one.village_code == village.code]
        listed, reserve = draw_households(village, there, seed, round, design)
        if went_to & {one.household_no for one in listed}:
            lines[village.code] = [(one, False) for one in listed]
            lines[village.code] += [(one, True) for one in reserve]
    return lines


def sample_of(
    frame: Frame,
    design: Design,
    drawn: Drawn,
    lines: Mapping[str, list[tuple[DrawnHousehold, bool]]],
    answers: Answers,
) -> Sample:
    """Speaks of the villages that could have been drawn: not of those that were avoided."""
    sizes = Counter(one.village_code for one in frame.households)
    chances = village_probabilities(frame, design)
    covered: Counter[str] = Counter()
    for village in frame.villages:
        if chances.get(village.code, 0) > 0:
            covered[village.township_code] += sizes[village.code]
    listed = [
        *((one, False) for one in drawn.villages),
        *((one, True) for one in drawn.reserve_villages if one.code in lines),
    ]
    return Sample(
        dict(covered),
        tuple(
            _village(one, sizes[one.code], lines.get(one.code, []), answers, is_reserve)
            for one, is_reserve in listed
        ),
    )


def _village(
    village: DrawnVillage,
    size: int,
    lines: Iterable[tuple[DrawnHousehold, bool]],
    answers: Answers,
    is_reserve: bool,
) -> SampledVillage:
    return SampledVillage(
        village.code,
        village.township_code,
        size,
        village.probability,
        tuple(
            SampledHousehold(
                one.stratum,
                one.probability / village.probability,
                answers.get(one.household_no),
                in_reserve,
            )
            for one, in_reserve in lines
        ),
        is_reserve,
    )
