"""What is asked of a register: mostly about its own day, sometimes about another."""

from datetime import date, timedelta
from random import Random

from tests.oracle import Asked, Register
from tests.registers.dates import nudged
from tests.registers.register import Example

LIMITS = (
    (),
    (),
    (("income_line", 7000),),
    (("inclusion_days", 10), ("inclusion_kind", "working")),
    (("inclusion_days", 16),),
    (("publicity_days", 5), ("publicity_kind", "working")),
    (("help_days", 9), ("no_measure_days", 31), ("restart_days", 61)),
)
PLAN_IDS = (None, None, None, None, "yanfeng-2022", "yihe-2022", "liujiang-2023", "taogou-2021")


def asked(example: Example, number: int) -> Asked:
    """The first question is about the example's own day, the others about a day of its ledgers."""
    random = Random(example.seed + number)
    known = _days(example.register) or [example.today]
    as_of = example.today if number == 0 else nudged(random, random.choice(known))
    new_year = date(as_of.year, 1, 1)
    starts = [day for day in known if day <= as_of] or [new_year]
    start = random.choice((new_year, new_year, nudged(random, random.choice(starts))))
    return Asked(
        as_of,
        min(start, as_of - timedelta(random.choice((0, 1)))),
        random.choice(PLAN_IDS),
        random.choice(LIMITS),
    )


def _days(register: Register) -> list[date]:
    """Every day that stands in the ledgers."""
    ledgers = (register.procedures, register.measures, register.screenings)
    days = {
        value
        for ledger in ledgers
        for row in ledger
        for value in row.values()
        if isinstance(value, date)
    }
    return sorted(days)
