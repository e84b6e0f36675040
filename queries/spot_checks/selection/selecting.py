"""The draw: a frame, a seed, a round and a design give one list, wherever and whenever.

Two stages of the same kind: villages of each township, then households of each drawn village.
Nothing but the standard library, whole numbers, and arithmetic that rounds alike everywhere.
"""

from collections import defaultdict
from collections.abc import Collection

from data.refusal import Refusal
from queries.spot_checks.design import Design, Drawn, DrawnHousehold, DrawnVillage
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage
from queries.spot_checks.selection import townships
from queries.spot_checks.selection.places import Item
from queries.spot_checks.selection.probabilities import inclusion
from queries.spot_checks.selection.stage import Line, draw

RESERVE_VILLAGES = 1  # a township
RESERVE_HOUSEHOLDS = 10  # a drawn village


def select(frame: Frame, seed: str, round: int, design: Design) -> Drawn:
    """Who is visited.

    A village without households in the frame cannot be visited and is not drawn. Refused: a
    village insisted on that is not in the frame or has none.
    """
    households = _by_village(frame)
    listed: list[DrawnVillage] = []
    in_reserve: list[DrawnVillage] = []
    for villages in _by_township(frame, households, design):
        lines = townships.draw_villages(villages.values(), seed, round, design)
        listed += [_drawn_village(line, villages) for line in lines.drawn]
        in_reserve += [_drawn_village(line, villages) for line in lines.reserve[:RESERVE_VILLAGES]]
    within = [
        draw_households(village, households[village.code], seed, round, design)
        for village in (*listed, *in_reserve)
    ]
    drawn = within[: len(listed)]
    instead = (
        *(reserve for _, reserve in drawn),
        *(visited for visited, _ in within[len(listed) :]),
    )
    return Drawn(
        tuple(listed),
        tuple(household for visited, _ in drawn for household in visited),
        tuple(household for some in instead for household in some),
        tuple(in_reserve),
    )


def draw_households(
    village: DrawnVillage,
    households: Collection[FrameHousehold],
    seed: str,
    round: int,
    design: Design,
) -> tuple[list[DrawnHousehold], list[DrawnHousehold]]:
    """Who is visited in a village, and who is in reserve.

    Does not hang on which other villages are drawn.
    """
    known = {household.household_no: household for household in households}
    lines = draw(_items(households), design.households, design.sentinel, seed, round)

    def drawn(line: Line) -> DrawnHousehold:
        return DrawnHousehold(
            line.id,
            village.code,
            line.stratum,
            village.probability * line.probability,
            line.ticket,
            known[line.id].reasons,
        )

    return (
        [drawn(line) for line in lines.drawn],
        [drawn(line) for line in lines.reserve[:RESERVE_HOUSEHOLDS]],
    )


def village_probabilities(frame: Frame, design: Design) -> dict[str, float]:
    """Of each village that has households, by code: with what probability it is drawn."""
    return {
        code: chance
        for villages in _by_township(frame, _by_village(frame), design)
        for code, chance in townships.village_probabilities(villages.values(), design).items()
    }


def household_probabilities(
    households: Collection[FrameHousehold], design: Design
) -> dict[str, float]:
    """Of each household of one village, by 户编号: with what probability it is drawn once its
    village is."""
    return inclusion(_items(households), design.households, design.sentinel)


def _items(households: Collection[FrameHousehold]) -> list[Item]:
    return [Item(one.household_no, one.points, bool(one.reasons)) for one in households]


def _drawn_village(line: Line, villages: dict[str, FrameVillage]) -> DrawnVillage:
    village = villages[line.id]
    return DrawnVillage(
        line.id, village.township_code, line.stratum, line.probability, line.ticket, village.reasons
    )


def _by_village(frame: Frame) -> dict[str, list[FrameHousehold]]:
    grouped = defaultdict(list)
    for household in frame.households:
        grouped[household.village_code].append(household)
    return dict(grouped)


def _by_township(
    frame: Frame, households: Collection[str], design: Design
) -> list[dict[str, FrameVillage]]:
    """The villages that can be drawn, by code, a dictionary a township, in the order of codes."""
    missing = sorted(design.insist.difference(households))
    if missing:
        raise Refusal(f"指定的村不在抽样框内或没有农户：{'、'.join(missing)}。请核对村代码。")
    grouped: dict[str, dict[str, FrameVillage]] = defaultdict(dict)
    for village in sorted(frame.villages, key=lambda village: village.code):
        if village.code in households:
            grouped[village.township_code][village.code] = village
    return [grouped[code] for code in sorted(grouped)]
