"""The benchmark of visits keeps to the quotas, knows what it says it knows, and comes out again."""

from collections import Counter

import numpy as np
import pytest

from queries.spot_checks.selection.selecting import select
from tests.bench.spot_checks.county import FOUND_BY_MISTAKE, RULES, SETTINGS, TOWNSHIPS, county
from tests.bench.spot_checks.report import OURS, Mean, mean_of, report
from tests.bench.spot_checks.rivals import DESIGN, WAYS, ours, seed_of
from tests.bench.spot_checks.trial import Round, trial

ALIKE_USELESS, ALIKE_STRONG = 5, 7  # of SETTINGS: 10 %
CLUSTERED_STRONG = 15


@pytest.fixture(scope="module")
def counties():
    return {at: county(SETTINGS[at], 3) for at in (ALIKE_USELESS, ALIKE_STRONG, CLUSTERED_STRONG)}


@pytest.fixture(scope="module")
def rounds() -> list[Round]:
    return [
        one
        for setting in (ALIKE_USELESS, ALIKE_STRONG, CLUSTERED_STRONG)
        for seed in range(2)
        for one in trial(setting, seed)
    ]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_keeps_to_the_quotas(counties, way):
    truth = counties[CLUSTERED_STRONG]
    visited = WAYS[way](np.random.default_rng(1), truth)
    assert len(visited) == len(set(visited))
    villages = Counter(household[:12] for household in visited)
    assert all(
        number == min(DESIGN.households, len(truth.within[code]))
        for code, number in villages.items()
    )
    townships = Counter(code[:9] for code in villages)
    there = Counter(village.code[:9] for village in truth.frame.villages)
    assert len(townships) == TOWNSHIPS
    assert townships == {at: min(DESIGN.villages, number) for at, number in there.items()}


def test_ours_is_the_draw_itself(counties):
    truth = counties[ALIKE_USELESS]
    drawn = select(truth.frame, seed_of(np.random.default_rng(5)), 1, DESIGN)
    expected = [household.household_no for household in drawn.households]
    assert ours(np.random.default_rng(5), truth) == expected
    assert all(household.probability > 0 for household in drawn.households)


def test_nobody_finds_more_than_who_knows_all(rounds):
    found = {(one.setting, one.seed, one.way): one.found for one in rounds}
    for (setting, seed, _), number in found.items():
        assert number <= found[setting, seed, "all-knowing"]


def test_a_county_is_as_its_setting_says(counties):
    for at, truth in counties.items():
        signs = SETTINGS[at].signs
        with_problem, without = [0, 0], [0, 0]
        for household in truth.frame.households:
            kind = with_problem if household.household_no in truth.problems else without
            kind[0] += len(household.reasons)
            kind[1] += len(RULES)
        assert with_problem[0] / with_problem[1] == pytest.approx(signs.found, abs=0.025)
        assert without[0] / without[1] == pytest.approx(FOUND_BY_MISTAKE, abs=0.005)
    for at in (ALIKE_USELESS, ALIKE_STRONG):
        share = len(counties[at].problems) / len(counties[at].frame.households)
        assert share == pytest.approx(SETTINGS[at].share, abs=0.01)


def test_what_is_expected_where_it_can_be_computed(rounds):
    # Useless signs, problems everywhere alike: any way but the last finds a tenth.
    for way in WAYS:
        counted = [one for one in rounds if one.setting == ALIKE_USELESS and one.way == way]
        found, visits = sum(one.found for one in counted), sum(one.visits for one in counted)
        if way == "all-knowing":
            assert found > 0.9 * visits
        else:
            assert found / visits == pytest.approx(0.1, abs=0.03)


def test_strong_signs_are_worth_following_and_chance_has_its_price(rounds):
    found = Counter()
    for one in rounds:
        if one.setting == CLUSTERED_STRONG:
            found[one.way] += one.found
    assert 1.5 * found["uniform"] < found[OURS] < found["ours, no sentinel"] < found["most points"]


def test_the_same_seed_gives_the_same_round(rounds):
    assert trial(ALIKE_STRONG, 1) == [
        one for one in rounds if (one.setting, one.seed) == (ALIKE_STRONG, 1)
    ]


def test_means_and_what_is_beyond_chance():
    assert mean_of([1.0, 2.0, 3.0]) == (2.0, pytest.approx(3**-0.5))
    assert Mean(-4.1, 2.0).is_beyond_chance and not Mean(4.0, 2.0).is_beyond_chance


def test_the_report_says_where_ours_loses():
    # Against one rival alone, in strong clustered signs: ours finds 10 fewer in every county.
    made = [
        Round(setting, seed, way, 400, 20 + seed + 10 * (way == "most points") * strong)
        for setting in range(len(SETTINGS))
        for strong in [setting == CLUSTERED_STRONG]
        for seed in range(3)
        for way in WAYS
    ]
    fewer, _, more = report(made).partition("## Where ours finds more")
    assert "- than *most points*, signs strong: -10.0 ± 0.0 (10%, clustered)" in fewer
    assert "- than *uniform*" not in fewer and "- nowhere." in more
    assert more.count("21.0 ± 0.6") == len(SETTINGS) * len(WAYS) - 1
