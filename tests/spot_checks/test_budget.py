"""What a budget promises, against many draws from the same frame."""

import random
from datetime import date
from math import sqrt

import pytest

from queries.spot_checks.budgeting.budget import ALIKE, ASSUMED_RATE, Budget, Rates, budget, budgets
from queries.spot_checks.design import Design, Drawn
from queries.spot_checks.frame import Frame, FrameHousehold, FrameVillage
from queries.spot_checks.selection.selecting import select
from queries.statistics.intervals import share_exact

DESIGN = Design(villages=3, households=20)
SEEDS = 120


def a_frame(townships: int = 3, villages: int = 6) -> Frame:
    """Villages of 15 to 60 households, one in six flagged; one household in eight has findings."""
    chance = random.Random(8)
    listed, households = [], []
    for township in range(townships):
        for village in range(villages):
            code = f"990101{101 + township}{201 + village}"
            reasons = ("poor_data",) if chance.random() < 1 / 6 else ()
            points = 1 + chance.randrange(6) + 8 * len(reasons)
            township_code = f"990101{101 + township}000"
            listed.append(FrameVillage(code, "上坪村", township_code, "青山镇", points, reasons))
            for number in range(chance.randrange(15, 60)):
                found = ("no_measure",) if chance.random() < 1 / 8 else ()
                points = 1 + len(found) * chance.choice((2, 4, 6))
                households.append(FrameHousehold(f"{code}{number:04}", code, points, found))
    day = date(2023, 9, 25)
    return Frame("990101000000", date(2023, 1, 1), day, None, tuple(listed), tuple(households))


FRAME = a_frame()


@pytest.fixture(scope="module")
def draws() -> list[Drawn]:
    return [select(FRAME, f"第{n}次", 1, DESIGN) for n in range(SEEDS)]


@pytest.fixture(scope="module")
def promised() -> Budget:
    return budget(FRAME, DESIGN, Rates(flagged=0.3, others=0.01))


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def close(values: list[float], expected: float, leeway: float) -> bool:
    """Within four standard errors of the simulation, and the approximation's own `leeway`."""
    middle = mean(values)
    error = sqrt(mean([(value - middle) ** 2 for value in values]) / len(values))
    return abs(middle - expected) <= 4 * error + leeway * expected


def test_as_many_visits_and_findings_as_draws_give(draws, promised):
    visits = [len(drawn.households) for drawn in draws]
    flagged = [sum(bool(one.reasons) for one in drawn.households) for drawn in draws]
    assert promised.drawn_villages == 9 == len(draws[0].villages)
    assert close(visits, promised.visits, 0.01)
    assert close(flagged, promised.flagged, 0.02)
    expected = 0.3 * promised.flagged + 0.01 * (promised.visits - promised.flagged)
    assert promised.problems == pytest.approx(expected)


def test_the_interval_is_as_wide_as_estimates_vary(draws, promised):
    """Something is wrong in households at random, alike within villages by a common part; each
    draw is extrapolated as its design allows."""
    chance = random.Random(11)
    errors = []
    for drawn in draws:
        for _ in range(16):
            wrong = _wrong(chance)
            errors.append((_estimated(drawn, wrong) - len(wrong)) ** 2)
    share = sqrt(mean(errors)) / len(FRAME.households)
    effective = ASSUMED_RATE * (1 - ASSUMED_RATE) / share**2
    low, high = share_exact(ASSUMED_RATE * effective, effective)
    assert promised.half_width == pytest.approx((high - low) / 2, rel=0.1)


def _wrong(chance: random.Random) -> set[str]:
    """By a share √ALIKE of households that follow their village: any two are ALIKE."""
    of_village = {one.code: chance.random() < ASSUMED_RATE for one in FRAME.villages}
    return {
        one.household_no
        for one in FRAME.households
        if (
            of_village[one.village_code]
            if chance.random() < sqrt(ALIKE)
            else chance.random() < ASSUMED_RATE
        )
    }


def _estimated(drawn: Drawn, wrong: set[str]) -> float:
    """Who is drawn whatever the seed stands for itself, the others for all the rest."""
    weights = {one.household_no: 1 / one.probability for one in drawn.households}
    alone = {number for number, weight in weights.items() if weight < 1 + 1e-9}
    others = sum(weights.values()) - len(alone)
    share = sum(weights[one] for one in wrong & weights.keys() - alone) / others
    return len(wrong & alone) + share * (len(FRAME.households) - len(alone))


def test_more_villages_and_more_households_tell_more():
    found = budgets(FRAME, Design(2, 10))
    assert [(one.villages, one.households) for one in found] == [
        (villages, households) for villages in (2, 3, 4) for households in (10, 15)
    ]
    for fewer, more in zip(found, found[1:], strict=False):
        if fewer.villages == more.villages:
            assert more.visits > fewer.visits and more.flagged > fewer.flagged
            assert more.half_width < fewer.half_width


def test_who_visits_everybody_knows_everything():
    everybody = budget(FRAME, Design(villages=6, households=60))
    assert everybody.visits == len(FRAME.households)
    assert everybody.flagged == sum(bool(one.reasons) for one in FRAME.households)
    assert everybody.half_width == 0


def test_where_somebody_cannot_be_drawn_nothing_is_promised_of_the_others():
    assert budget(FRAME, Design(1, 10, sentinel=0)).half_width is None  # the flagged village alone


def test_without_a_sentinel_those_drawn_for_their_risk_still_tell_of_the_others():
    assert budget(FRAME, Design(3, 10, sentinel=0)).half_width > 0
