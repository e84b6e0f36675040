"""The whole register, put together.

Hypothesis chooses the day and one seed a household, so that it can leave households out
until a disagreement stands in the fewest; what a household is made of comes from its seed.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from hypothesis import strategies as st

from tests.oracle import Export, Record, Register
from tests.registers.dates import TODAYS, before
from tests.registers.exports import rows, thinned
from tests.registers.ground import (
    area_problems,
    household_problems,
    meetings,
    monitors,
    month_bounds,
    visits,
)
from tests.registers.histories import History, finished, history
from tests.registers.ledgers import alerts, disasters, doubts, measures, screenings, updates
from tests.registers.place import REGIONS, VILLAGES

EXPORT_DISTANCES = (-20, 0, 0, 30, 31, 200, 400)


@dataclass(frozen=True)
class Example:
    """A register in which much happens about one day."""

    today: date
    register: Register
    seed: int


SEEDS = st.integers(0, 2**32 - 1)


@st.composite
def registers(draw: st.DrawFn) -> Example:
    today = draw(st.sampled_from(TODAYS))
    seed = draw(SEEDS)
    households = draw(st.lists(SEEDS, min_size=1, max_size=12))
    batch = draw(st.none() | SEEDS)
    return Example(today, register(Random(seed), today, households, batch), seed)


def register(random: Random, today: date, seeds: list[int], batch: int | None) -> Register:
    hit = disasters(random, today)
    anchors = [today, date(today.year, 1, 1), random.choice(month_bounds(today))]
    for report in hit[:1]:
        began = report["灾害发生时间"]
        anchors += [began, began + timedelta(90), began + timedelta(90)]
    distances = random.sample(EXPORT_DISTANCES, random.randint(1, 3))
    days = sorted({today - timedelta(distance) for distance in distances})
    told = [_household(Random(seed), n, anchors) for n, seed in enumerate(seeds)]
    if batch is not None:
        told += _batch(Random(batch), today)

    exports: dict[date, list[Record]] = {day: [] for day in days}
    procedures, begun, screened = [], [], []
    doubted: list[Record] = []
    updated: list[Record] = []
    visited: list[Record] = []
    warned: list[Record] = []
    for serial, (own, village, events) in enumerate(told):
        number = f"{village}{serial:04}"
        for day, row in rows(own, number, serial, village, events, days).items():
            exports[day].append(row)
        procedures += [{"户编号": number, **procedure} for procedure in events.procedures]
        begun += measures(own, number, events, today)
        screened += screenings(own, number)
        doubted += doubts(own, number, today)
        updated += updates(own, number, today)
        visited += visits(own, number, today)
        warned += alerts(own, number, serial, today)
    numbers = [f"{village}{serial:04}" for serial, (_, village, _) in enumerate(told)]
    # Once every household is known, and again a month later.
    sheets = [days[-1], days[-1] + timedelta(30)][: random.randint(1, 2)]
    return Register(
        regions=REGIONS,
        households=thinned(random, exports),
        villages=_villages(random, days),
        procedures=tuple(procedures),
        measures=tuple(begun),
        screenings=tuple(screened),
        disasters=tuple(hit),
        doubts=tuple(doubted),
        updates=tuple(updated),
        visits=tuple(visited),
        alerts=tuple(warned),
        household_problems=household_problems(random, numbers, sheets, today),
        area_problems=area_problems(random, sheets, today),
        meetings=tuple(meetings(random, today)),
        monitors=tuple(monitors(random, today)),
    )


def _household(random: Random, n: int, anchors: list[date]) -> tuple[Random, str, History]:
    return random, random.choice(VILLAGES), history(random, f"P{n}", anchors)


def _batch(random: Random, today: date) -> list[tuple[Random, str, History]]:
    """Households of one village eliminated within about a fortnight."""
    village = random.choice(VILLAGES)
    first = before(random, today)
    told = []
    for n in range(random.randint(4, 7)):
        on = first + timedelta(random.choice((0, 1, 12, 13, 13, 14, 15, 27)))
        included = min(before(random, on), on)
        procedures = [
            finished(random, f"B{n}-0", "纳入", included),
            finished(random, f"B{n}-1", "风险消除", on),
        ]
        own = Random(random.random())
        told.append((own, village, History(procedures, [included], [on])))
    return told


def _villages(random: Random, days: list[date]) -> tuple[Export, ...]:
    """Every village in the first export; 农村户数 may change in a later one."""
    return tuple(
        Export(day, tuple(_village(random, code) for code in VILLAGES))
        for day in days[: random.randint(1, 2)]
    )


def _village(random: Random, code: str) -> Record:
    households = random.choice((0, 1, 40, 333))
    return {"行政区划代码": code, "农村户数": households, "农村人口": 3 * households}
