"""The comparison counts what it says, told on scores written down and counties made small."""

from collections import Counter

import numpy as np
import pytest

from queries.flags.agreement import Scores
from queries.flags.flag import Grade
from queries.flags.kinds import FUNNEL_FLAGS
from queries.scope import Level
from queries.statistics.funnel import ATTENTION, SIGNAL
from tests.bench.overdispersion.county import HELD_TO, SETTINGS, county
from tests.bench.overdispersion.demonstration import Graded
from tests.bench.overdispersion.report import demonstrated, report, said
from tests.bench.overdispersion.tally import Beyond, beyond, row


def test_beyond_by_one_by_the_other_and_by_both():
    found = [Scores(-2, -2), Scores(2, 0), Scores(0, 4), Scores(0, 0), Scores(2.5, -2.5)]
    assert beyond(found, ATTENTION) == Beyond(3 / 5, 3 / 5, 1 / 5)
    assert beyond(found, SIGNAL) == Beyond(0, 1 / 5, 0)
    assert said(Beyond(0.125, 0.5, 0), 1) == "12.5 / 50.0 / 0.0"


@pytest.mark.parametrize(
    "setting", SETTINGS, ids=lambda one: f"{one.places}-{one.share}-{one.custom}-{one.holding}"
)
def test_as_many_hold_back_as_the_setting_says_and_to_what_it_says(setting):
    held, kept = [], []
    for seed in range(30):
        shares, holds_back = county(setting, seed)
        assert holds_back.sum() == setting.holding
        for share, holds in zip(shares, holds_back, strict=True):
            (held if holds else kept).append(share)
            assert share.denominator >= 10 or not holds
    assert np.mean([s.value for s in kept]) == pytest.approx(setting.share, abs=0.03)
    if setting.holding:
        expected = HELD_TO * setting.share
        assert np.mean([s.value for s in held]) == pytest.approx(expected, abs=0.05)


def test_the_same_seeds_give_the_same_row_and_a_county_alike_no_overdispersion():
    alike = SETTINGS[0]
    assert (alike.custom, alike.holding) == (0, 0)
    told = row(alike, range(20))
    assert told == row(alike, range(20))
    assert told.overdispersion < 1.5 and told.holding == {}
    assert told.ordinary[ATTENTION].multiplicative < 0.1


def test_what_the_report_says_of_townships():
    plain, holding, custom, both = (row(setting, range(60)) for setting in SETTINGS[:4])
    assert [own.setting.places for own in (plain, holding, custom, both)] == ["13 townships"] * 4
    # Custom alone: the funnel signals too many, the additive way fewer than half of them.
    signalled = custom.ordinary[SIGNAL]
    assert signalled.multiplicative > 0.02 > plain.ordinary[SIGNAL].multiplicative
    assert signalled.both <= signalled.additive < 0.55 * signalled.multiplicative
    # Two hold back: the additive way misses some at 99.8 %, hardly one at 95 %.
    assert holding.holding[SIGNAL].multiplicative > 0.95 > 0.85 > holding.holding[SIGNAL].additive
    for own in (holding, both):
        assert own.holding[ATTENTION].both > 0.75 and own.ordinary[ATTENTION].both < 0.02


def test_the_report_tells_every_setting_and_where_grades_differ():
    kind = FUNNEL_FLAGS[0]
    pairs = {(Grade.SIGNAL, Grade.ATTENTION): 2, (None, None): 7}
    graded = Graded(kind, Level.TOWNSHIP, Counter(pairs))
    assert graded.differing == 2
    assert f"| {kind.title} | `{kind.indicator}` | township | 9 | 2 | 信号→关注 2 |" in (
        demonstrated([graded])
    )
    text = report([row(setting, [1]) for setting in SETTINGS[::7]], [graded], 1, 30)
    assert text.count("| 13 townships |") == 2 and text.count("| 140 villages |") == 1
