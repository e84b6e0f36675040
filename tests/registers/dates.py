"""Days next to the days that matter."""

from datetime import date, timedelta
from random import Random

from tests.oracle import Month
from tests.oracle.days import add_months

# Month ends, a leap day, the visit stages' due days, and days around holidays with 调休.
TODAYS = (
    date(2021, 6, 15),
    date(2021, 6, 16),
    date(2021, 12, 31),
    date(2022, 3, 31),
    date(2022, 5, 7),
    date(2022, 5, 10),
    date(2022, 8, 31),
    date(2022, 10, 9),
    date(2023, 2, 28),
    date(2023, 4, 24),
    date(2023, 5, 7),
    date(2023, 9, 25),
    date(2023, 9, 28),
    date(2023, 9, 29),
    date(2023, 10, 8),
    date(2024, 2, 29),
    date(2024, 8, 30),
    date(2025, 1, 1),
)
# Distances at which a limit is just kept, met and passed.
DISTANCES = (
    *(0, 1, 4, 5, 9, 10, 11, 12, 13, 14, 15, 16, 21, 22, 29, 30, 31, 59, 60, 61, 89, 90, 91),
    *(9, 10, 11, 12, 15, 16, 29, 30, 31),  # the limits of most figures, once more
)
MONTHS = (6, 6, 12)


def nudged(random: Random, day: date) -> date:
    """The day itself, or a neighbour."""
    return day + timedelta(random.choice((0, 0, 0, -1, 1)))


def before(random: Random, day: date) -> date:
    """A day at a telling distance before, sometimes just after."""
    way = random.random()
    if way < 0.5:
        return day - timedelta(random.choice(DISTANCES))
    if way < 0.8:
        return nudged(random, add_months(day, -random.choice(MONTHS)))
    return day - timedelta(random.randint(-20, 500))


def after(random: Random, day: date) -> date:
    """A day at a telling distance after, or the day itself."""
    way = random.random()
    if way < 0.6:
        return day + timedelta(random.choice(DISTANCES))
    if way < 0.8:
        return nudged(random, add_months(day, random.choice(MONTHS)))
    return day + timedelta(random.randint(0, 300))


def near(random: Random, anchors: list[date]) -> date:
    return nudged(random, random.choice(anchors))


def as_month(day: date) -> Month:
    return Month(day.year, day.month)
