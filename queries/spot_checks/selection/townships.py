"""The villages of one township as a stage of the draw: who is avoided, who is insisted on."""

from collections.abc import Collection

from queries.spot_checks.design import Design
from queries.spot_checks.frame import FrameVillage
from queries.spot_checks.selection.places import Item
from queries.spot_checks.selection.probabilities import inclusion
from queries.spot_checks.selection.stage import Lines, draw


def draw_villages(
    villages: Collection[FrameVillage], seed: str, round: int, design: Design
) -> Lines:
    """Those to be visited; in reserve the avoided come last."""
    stages = [
        draw(items, quota, design.sentinel, seed, round)
        for items, quota in _stages(villages, design)
    ]
    return Lines(
        [line for stage in stages for line in stage.drawn],
        [line for stage in stages for line in stage.reserve],
    )


def village_probabilities(villages: Collection[FrameVillage], design: Design) -> dict[str, float]:
    """By code: with what probability a village of this township is drawn."""
    return {
        code: chance
        for items, quota in _stages(villages, design)
        for code, chance in inclusion(items, quota, design.sentinel).items()
    }


def _stages(
    villages: Collection[FrameVillage], design: Design
) -> tuple[tuple[list[Item], int], tuple[list[Item], int]]:
    """Items and quota of the others and of the avoided, who fill up what the others leave."""
    avoided = design.avoid - design.insist
    others = [_item(village, design) for village in villages if village.code not in avoided]
    shunned = [_item(village, design) for village in villages if village.code in avoided]
    taken = min(len(others), design.villages)
    return (others, taken), (shunned, design.villages - taken)


def _item(village: FrameVillage, design: Design) -> Item:
    return Item(village.code, village.points, bool(village.reasons), village.code in design.insist)
