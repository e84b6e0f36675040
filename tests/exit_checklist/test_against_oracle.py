"""Whatever the register holds, every tick of every household is the oracle's."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import Engine

from queries.exit_checklist import CONDITIONS, OVERALL, Tick, Whom, checklist, checklist_list
from queries.scope import Level, Scope
from tests.exit_checklist.oracle import ticks
from tests.oracle import Asked, Month, Register
from tests.oracle.days import add_months
from tests.oracle.households import households_on
from tests.registers import Example, asked, import_register, on_registers
from tests.registers.dates import nudged
from tests.registers.place import COUNTY
from tests.support.databases import empty

TITLES = ["各项合计", *(condition.title for condition in CONDITIONS.values())]


def more_proposed(register: Register, random: Random, today: date) -> Register:
    """Of every third household an elimination is under way, or was."""
    numbers = sorted({row["户编号"] for export in register.households for row in export.rows})
    proposed = [
        {
            "程序编号": f"X{n}",
            "程序类型": "风险消除",
            "户编号": number,
            "线索发现日期": nudged(random, today),
            "办理状态": random.choice(("在办", "在办", "终止")),
        }
        for n, number in enumerate(numbers)
        if random.random() < 0.35
    ]
    for procedure in proposed:
        if procedure["办理状态"] == "终止":
            procedure["入户核实日期"] = procedure["线索发现日期"] + timedelta(1)
    return replace(register, procedures=(*register.procedures, *proposed))


def question(example: Example, register: Register, random: Random) -> Asked:
    """About the example's day, or about the sixth month of one of its episodes."""
    own = asked(example, 0)
    days = [
        episode.included.first if isinstance(episode.included, Month) else episode.included
        for household in households_on(register, example.today)
        for episode in household.episodes
    ]
    if not days or random.random() < 0.5:
        return own
    as_of = nudged(random, add_months(random.choice(days), 6))
    return replace(own, as_of=as_of, period_start=date(as_of.year, 1, 1))


def agrees(engine: Engine, example: Example) -> None:
    random = Random(example.seed)
    register = more_proposed(example.register, random, example.today)
    about = question(example, register, random)
    empty(engine, "regions", "dataset")
    import_register(engine, register, example.seed)
    scope = Scope(COUNTY, about.as_of, about.period_start, about.plan_id, about.limits)
    for whom in Whom:
        expected = ticks(register, about, proposed=whom is Whom.PROPOSED)
        with engine.connect() as connection:
            listed = checklist_list(connection, scope, whom)
            counted = checklist(connection, scope, Level.VILLAGE, whom)
        found = listed.set_index("户编号")[TITLES].to_dict("index")
        assert found == expected, about
        assert tally(counted) == summed(expected)


def tally(counted) -> Counter:
    totals = counted.groupby("condition")[list(Tick)].sum()
    return +Counter({(name, tick.title): int(totals.loc[name, tick]) for name in totals.index
                     for tick in Tick})  # fmt: skip


def summed(expected: dict[str, dict[str, str]]) -> Counter:
    ids = {condition.title: name for name, condition in CONDITIONS.items()}
    ids["各项合计"] = OVERALL
    return Counter((ids[title], said) for own in expected.values() for title, said in own.items())


@on_registers(6)
def test_every_tick_is_the_oracles(places: Engine, example: Example):
    agrees(places, example)


@pytest.mark.slow
@on_registers(120)
def test_every_tick_is_the_oracles_at_length(places: Engine, example: Example):
    agrees(places, example)
