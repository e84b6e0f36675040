"""What holds of every draw, whatever the frame and the design."""

import math
import random
from collections import Counter, defaultdict
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queries.spot_checks.design import Design, Drawn, Stratum
from queries.spot_checks.frame import Frame, frame_from
from queries.spot_checks.selection.selecting import (
    RESERVE_HOUSEHOLDS,
    household_probabilities,
    select,
    village_probabilities,
)
from tests.spot_checks.frames import frames_and_designs, read

quick = settings(max_examples=20, deadline=None)
seeds = st.text(min_size=1, max_size=8)


def households_of(frame: Frame) -> dict[str, list]:
    grouped = defaultdict(list)
    for household in frame.households:
        grouped[household.village_code].append(household)
    return grouped


def codes(drawn: Drawn) -> set[str]:
    return {village.code for village in drawn.villages}


def numbers(drawn: Drawn) -> set[str]:
    return {household.household_no for household in drawn.households}


@quick
@given(frames_and_designs(), seeds)
def test_quotas_are_met(frame_and_design, seed):
    frame, design = frame_and_design
    drawn = select(frame, seed, 1, design)
    within = households_of(frame)
    there = Counter(village.township_code for village in frame.villages if village.code in within)
    insisted = Counter(f"{code[:9]}000" for code in design.insist)
    visited = Counter(village.township_code for village in drawn.villages)
    assert visited.keys() == there.keys()
    for township, number in there.items():
        quota = min(number, design.villages)
        # Only who insists on more than the places on purpose visits more, and never fewer.
        assert quota <= visited[township] <= max(quota, insisted[township] + design.villages)
        if insisted[township] == 0:
            assert visited[township] == quota
    households = Counter(household.village_code for household in drawn.households)
    assert households == {code: min(len(within[code]), design.households) for code in codes(drawn)}
    assert len(numbers(drawn)) == len(drawn.households)
    assert len(codes(drawn)) == len(drawn.villages)


@quick
@given(frames_and_designs(), seeds)
def test_avoided_only_for_want_of_others_and_insisted_always(frame_and_design, seed):
    frame, design = frame_and_design
    drawn = select(frame, seed, 1, design)
    assert design.insist <= codes(drawn)
    within = households_of(frame)
    avoided = design.avoid - design.insist
    for township in {village.township_code for village in frame.villages}:
        others = {
            village.code
            for village in frame.villages
            if village.township_code == township and village.code in within.keys() - avoided
        }
        of_township = {v.code for v in drawn.villages if v.township_code == township}
        if of_township & avoided:
            assert others < of_township and len(others) < design.villages


@quick
@given(frames_and_designs())
def test_probabilities_add_up_to_what_is_drawn(frame_and_design):
    frame, design = frame_and_design
    drawn = select(frame, "seed", 1, design)
    chances = village_probabilities(frame, design)
    assert math.fsum(chances.values()) == pytest.approx(len(drawn.villages), abs=1e-8)
    assert all(0 <= chance <= 1 + 1e-12 for chance in chances.values())
    avoided = design.avoid - design.insist
    if design.sentinel:
        assert all(chance > 0 for code, chance in chances.items() if code not in avoided)
    assert {village.code: village.probability for village in drawn.villages} == {
        code: chances[code] for code in codes(drawn)
    }
    for code, households in households_of(frame).items():
        own = household_probabilities(households, design)
        quota = min(len(households), design.households)
        assert math.fsum(own.values()) == pytest.approx(quota, abs=1e-8)
        for line in drawn.households:
            if line.village_code == code:
                assert line.probability == chances[code] * own[line.household_no]


@quick
@given(frames_and_designs(), seeds, st.integers(0, 3), st.integers(0, 4))
def test_a_larger_draw_keeps_who_was_drawn(frame_and_design, seed, villages, households):
    frame, design = frame_and_design
    more = replace(
        design,
        villages=design.villages + villages,
        households=design.households + households,
    )
    before, after = (select(frame, seed, 1, asked) for asked in (design, more))
    assert codes(before) <= codes(after)
    assert numbers(before) <= numbers(after)


@quick
@given(frames_and_designs(), seeds)
def test_the_next_village_in_reserve_is_what_one_village_more_adds(frame_and_design, seed):
    # Where the additional place is a random one; by risk or certainty it may be another.
    frame, design = frame_and_design
    design = replace(design, sentinel=1.0)
    before = select(frame, seed, 1, design)
    after = select(frame, seed, 1, replace(design, villages=design.villages + 1))
    if not design.insist:
        reserve = {village.code for village in before.reserve_villages}
        assert codes(after) - codes(before) == reserve


@quick
@given(frames_and_designs(), seeds)
def test_reserves_follow_who_is_drawn(frame_and_design, seed):
    frame, design = frame_and_design
    drawn = select(frame, seed, 1, design)
    spare = [household.household_no for household in drawn.reserve]
    assert not numbers(drawn) & set(spare) and len(spare) == len(set(spare))
    assert not codes(drawn) & {village.code for village in drawn.reserve_villages}
    within = households_of(frame)
    listed = Counter(household.village_code for household in drawn.reserve)
    for village in drawn.reserve_villages:  # whoever is visited there if it is gone to
        assert listed[village.code] == min(len(within[village.code]), design.households)
    for code in codes(drawn):
        left = max(0, len(within[code]) - design.households)
        assert listed[code] == min(left, RESERVE_HOUSEHOLDS)
        thirds = [line.ticket[32:48] for line in drawn.reserve if line.village_code == code]
        assert thirds == sorted(thirds)


@quick
@given(frames_and_designs(), seeds)
def test_strata_are_what_the_design_says(frame_and_design, seed):
    frame, design = frame_and_design
    drawn = select(frame, seed, 1, design)
    within = households_of(frame)
    for code in codes(drawn):
        lines = [line for line in drawn.households if line.village_code == code]
        strata = Counter(line.stratum for line in lines)
        if len(within[code]) <= design.households:
            assert strata == {Stratum.ALL: len(within[code])}
            continue
        random_ones = 0
        if design.sentinel:
            share = design.sentinel * design.households
            random_ones = max(1, math.ceil(share - 1e-9))
        assert strata[Stratum.SENTINEL] == random_ones
        flagged = sum(bool(household.reasons) for household in within[code])
        purposive = design.households - random_ones
        assert strata[Stratum.CERTAINTY] == min(-(-purposive // 2), flagged)
        assert all(line.reasons for line in lines if line.stratum is Stratum.CERTAINTY)
        assert all(line.probability > 0 for line in lines)


@quick
@given(frames_and_designs(), seeds)
def test_the_order_in_which_a_frame_is_told_does_not_matter(frame_and_design, seed):
    frame, design = frame_and_design
    shuffled = [list(frame.villages), list(frame.households)]
    for items in shuffled:
        random.Random(seed).shuffle(items)
    other = replace(frame, villages=tuple(shuffled[0]), households=tuple(shuffled[1]))
    assert select(other, seed, 1, design) == select(frame, seed, 1, design)


@quick
@given(frames_and_designs(), seeds)
def test_a_frame_read_again_gives_the_same_draw(frame_and_design, seed):
    frame, design = frame_and_design
    again = frame_from(frame.content())
    assert select(again, seed, 1, design) == select(frame, seed, 1, design)


@quick
@given(frames_and_designs(), seeds)
def test_a_village_gives_the_same_households_whichever_others_are_drawn(frame_and_design, seed):
    frame, design = frame_and_design
    some = select(frame, seed, 1, replace(design, avoid=frozenset(), insist=frozenset()))
    all_of_them = select(frame, seed, 1, replace(design, villages=100))
    kept = {household for household in numbers(all_of_them) if household[:12] in codes(some)}
    assert kept == numbers(some)


def test_share_as_it_is_written():
    # 0.55 × 20 is a little more than 11 in floating point.
    frame = read("990101101201 | 1 | " + "1 " * 30)
    drawn = select(frame, "seed", 1, Design(2, 20, sentinel=0.55))
    assert Counter(h.stratum for h in drawn.households)[Stratum.SENTINEL] == 11
