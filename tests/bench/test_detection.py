"""The benchmark of detection counts what it says, told on counties small enough to be told."""

import numpy as np
import pandas as pd
import pytest

from queries.scope import Level
from queries.statistics.funnel import Share
from tests.bench.detection.counts import Counted, Year, likelihood
from tests.bench.detection.county import county
from tests.bench.detection.estimates import by_method, difference, hits, share
from tests.bench.detection.goals import goals, losses
from tests.bench.detection.land import SHAPES, townships
from tests.bench.detection.oracle import oracle, oracle_of_exposure
from tests.bench.detection.ours import Judged
from tests.bench.detection.picks import Picked, picked
from tests.bench.detection.picks_tables import CELLS
from tests.bench.detection.quiet import graded, quiet
from tests.bench.detection.quiet_table import HEADS, promises, table_of_quiet
from tests.bench.detection.report import report
from tests.bench.detection.rivals import RIVALS
from tests.bench.detection.seen import Seen, seen
from tests.bench.detection.signal_goals import signal_goals
from tests.bench.detection.trial import (
    ALL_EXPOSED,
    KNOWS_EXPOSURE,
    KNOWS_THE_HIT,
    ORACLE,
    OURS,
    WHOLE_COUNTY,
    raised,
    trial,
)

EVERYWHERE = np.ones(5, dtype=bool)
HOUSEHOLDS = np.array([40, 1000, 400, 450, 500])
# The first is small and has none, as it should; the second should have ten and has two.
OBSERVED = np.array([0, 2, 4, 3, 6])
EXPECTED = np.array([0.4, 10.0, 4.0, 4.5, 5.0])
HOLDS_BACK = np.array([False, True, False, True, False])


def told() -> Year:
    counted = Counted(OBSERVED, np.zeros(5, dtype=int))
    return Year(counted, counted, EXPECTED, EXPECTED, HOLDS_BACK, left=0.3)


def first(scores: np.ndarray, number: int) -> Picked:
    return picked(scores, EVERYWHERE, HOLDS_BACK, HOUSEHOLDS, number)


def test_the_oracle_is_not_taken_in_by_a_small_village():
    assert first(oracle(told()), 1) == Picked(hits=1, size=1000)
    # 3 of 4.5 come next, then 4 of 4 or the small one.
    assert first(oracle(told()), 3).hits == 2


@pytest.mark.parametrize(("rival", "hits_of_two"), [("lowest raw rate", 1), ("zero inclusions", 1)])
def test_rivals_are_taken_in(rival, hits_of_two):
    ranks = RIVALS[rival](np.random.default_rng(1), OBSERVED, HOUSEHOLDS)
    assert first(ranks, 1) == Picked(hits=0, size=40)
    assert first(ranks, 2).hits == hits_of_two


@pytest.mark.parametrize("rival", ["Poisson lower tail", "z-score", "μ by size, Gamma(2, 2)"])
def test_rivals_that_know_of_chance_are_not(rival):
    ranks = RIVALS[rival](np.random.default_rng(1), OBSERVED, HOUSEHOLDS)
    assert first(ranks, 1) == Picked(hits=1, size=1000)


def test_equal_ones_are_parted_at_random_or_by_size():
    equal = np.zeros(5, dtype=int)
    leaders = {
        int(RIVALS["zero inclusions"](np.random.default_rng(seed), equal, HOUSEHOLDS).argmin())
        for seed in range(50)
    }
    assert leaders == {0, 1, 2, 3, 4}
    largest = RIVALS["zero inclusions, largest first"](np.random.default_rng(1), equal, HOUSEHOLDS)
    assert largest.argsort().tolist() == [1, 4, 3, 2, 0]


def test_only_candidates_are_visited():
    among = np.array([True, False, True, False, False])
    assert picked(np.arange(5), among, HOLDS_BACK, HOUSEHOLDS) == Picked(hits=0, size=220)


def test_every_count_has_its_likelihood():
    counts = np.arange(400)
    chances = likelihood(counts, np.full(400, 6.0))
    assert chances.sum() == pytest.approx(1)
    assert (chances * counts).sum() == pytest.approx(0.98 * 6.0)


def test_the_oracle_of_exposure_knows_less():
    """Few inclusions may also come of little need, which it can't rule out."""
    assert oracle_of_exposure(told())[1] > oracle(told())[1]


def test_signals_are_held_against_the_truth():
    two_townships = Seen(
        Level.TOWNSHIP,
        np.array([0, 0, 1, 1, 1]),
        ["a", "b"],
        [None] * 2,
        *([np.zeros(2)] * 2),
        [],
        [],
    )
    found = Judged(np.array([0.9, 0.8]), np.array([True, True]))
    # a: 0.4 + 3 of 10.4 is below half; b: 4 + 1.35 + 5 of 13.5 is not, though one holds back.
    counted = raised(two_townships, found, told())
    assert (counted.raised, counted.held_back, counted.below_half) == (2, 2, 1)
    assert counted.promised == pytest.approx(1.7)


def rows(given: dict[str, tuple[int, int]]) -> pd.DataFrame:
    """Two counties, in each setting the hits given."""
    return by_method(
        pd.DataFrame(
            {"seed": seed, "shape": "", "base": base, "left": left, "method": method, "hits": found}
            for base, left in CELLS
            for method, of_both in given.items()
            for seed, found in enumerate(of_both)
        )
    )


def test_differences_are_taken_county_by_county():
    picks = rows({OURS: (3, 9), "z-score": (2, 8)})
    assert hits(picks, OURS) == pytest.approx((6.0, 3.0))
    assert difference(picks, OURS, "z-score") == (1.0, 0.0)


def test_a_share_is_that_of_all_counties_together():
    counted = share(pd.Series([1, 0]), pd.Series([1, 3]))
    assert counted.value == 0.25
    assert counted.error == pytest.approx(np.sqrt(0.75**2 + 0.75**2) / 4)
    assert share(pd.Series([0]), pd.Series([0])) is None


def test_missed_goals_and_lost_settings_are_told():
    same = {rival + where: (5, 9) for rival in RIVALS for where in ("", WHOLE_COUNTY)}
    oracles = {ORACLE: (10, 10), KNOWS_EXPOSURE: (7, 7), KNOWS_THE_HIT: (10, 10)}
    picks = rows(same | oracles | {OURS: (5, 9), "z-score": (6, 10), "lowest raw rate": (4, 8)})
    text = "\n".join(goals(picks))
    assert "Never below the Poisson lower tail beyond error (two standard errors): reached" in text
    assert "more of 15 than *lowest raw rate*: reached in all nine" in text
    assert "more of 15 than *z-score*: **missed** in all nine settings; -1.00 ± 0.00" in text
    assert "what the *oracle* finds: **missed** in all nine settings. 2 ‰, to 15%: 70%" in text
    assert "what the *oracle of exposure* finds: reached in all nine" in text
    assert list(losses(picks))[0] == "- 2 ‰, to 15%: to *z-score*, -1.00 ± 0.00 of 15."
    assert len(list(losses(picks))) == 9


def test_counties_are_those_that_the_document_names():
    sizes = [(len(numbers), numbers.max() + 1) for numbers, _ in map(townships, SHAPES)]
    assert sizes == [(118, 8), (380, 38)]


def test_a_county_is_always_the_same():
    first, again = (county(1, "柳江区") for _ in range(2))
    assert first.land.households.tolist() == again.land.households.tolist()
    assert first.need.full.tolist() == again.need.full.tolist()
    assert first.reports == again.reports


def test_a_county_is_tried_in_every_way_and_its_tables_can_be_read():
    picks, signals = (pd.DataFrame(found) for found in trial(1, "柳江区"))
    found = by_method(picks)
    assert len(found) == 9 and found.notna().all(axis=None)
    among_exposed = found[[OURS, ORACLE, KNOWS_EXPOSURE, *RIVALS]]
    assert among_exposed.le(found[ALL_EXPOSED], axis=0).all(axis=None)
    nobody = signals[signals["who"] == "nobody"]
    assert nobody["held_back"].eq(0).all()
    graded = pd.DataFrame(quiet(1, "柳江区"))
    two = (pd.concat([rows, rows.assign(seed=2)]) for rows in (picks, signals, graded))
    assert report(*two).count("\n| ours |") == 5


def test_exposures_are_made_by_the_products_rules():
    of = county(1, "柳江区")
    villages, towns = (seen(of, level) for level in (Level.VILLAGE, Level.TOWNSHIP))
    assert villages.households.sum() == towns.households.sum() == of.land.households.sum()
    assert 0 < villages.is_exposed.sum() < len(villages.codes)
    assert len(towns.codes) == 8
    assert towns.summed(np.ones(118, dtype=int)).sum() == 118


def test_grades_of_a_quiet_county_are_counted_by_side():
    alike = [Share(10, 20)] * 50
    for row in graded(alike):
        assert row["judged"] == 50
        assert sum(number for name, number in row.items() if "beyond" in name) == 0
    # 4 of 20 lies 2.7 standard errors below a half, 18 of 20 3.6 above it.
    found, _ = graded([*alike, Share(4, 20), Share(18, 20)])
    assert (found["lower beyond 1.96"], found["lower beyond 3.09"]) == (1, 0)
    assert (found["upper beyond 1.96"], found["upper beyond 3.09"]) == (1, 1)


def test_a_promise_broken_is_told():
    row = {"level": "village", "centre": 0.5, "scatter": 0.0, "judged": 100}
    row |= {head: 0 for head in HEADS} | {"upper beyond 1.96": 5}
    told = list(promises(pd.DataFrame([row] * 3)))
    assert told[0].endswith("more beyond error in 1 of 2, at worst 5.0%.")
    assert told[1].endswith("more beyond error in 0 of 2.")
    assert "**5.00% ± 0.00%**" in list(table_of_quiet(pd.DataFrame([row] * 3)))[-1]


def test_signals_that_are_less_true_than_they_say_are_told():
    row = {"level": "village", "who": "nobody", "base": 0.005, "left": 1.0, "held_back": 0}
    row |= {"promised": 1.7, "seed": 1, "raised": 2, "below_half": 1}
    quiet_one = {"raised": 0, "below_half": 0, "promised": 0.0}
    everybody = [row | {"who": "all that were hit", "seed": seed} | quiet_one for seed in (1, 2)]
    told = list(signal_goals(pd.DataFrame([row, row | {"seed": 2}, *everybody])))
    assert "**missed** beyond error in 1 of 1 settings" in told[0]
    assert told[0].endswith("50% ± 0% of all signals are.")
    assert "in 0% ± 0% of the counties" in told[1]
    assert told[1].endswith("If nobody holds back: in 100% ± 0%.")
