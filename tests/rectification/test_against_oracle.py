"""Whatever the ledgers say and whatever steps follow: indicator 29 is what plain Python counts."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import Engine

from data.rectification import Action, ActionRefused, Step, act
from queries.measure import measure
from queries.scope import Level, Scope
from tests.oracle import Asked, Record, Register, figures
from tests.registers import Example, import_register, on_registers
from tests.registers.place import COUNTY
from tests.registers.register import register as made
from tests.support.databases import empty

IDS = ("rectification_rate", "area_rectification_rate", "rectification_overdue")
PEOPLE = ("甲一", "乙二", "丙三")
LEDGERS = ("household_problems", "area_problems")


def numbered(register: Register) -> list[tuple[str, str]]:
    """The problems that sheets name by 编号, with their ledger."""
    found = {
        (ledger, row["编号"])
        for ledger in LEDGERS
        for export in getattr(register, ledger)
        for row in export.rows
        if row["编号"]
    }
    return sorted(found)


def walk(engine: Engine, register: Register, today: date, random: Random) -> tuple[Record, ...]:
    """Steps in the order of their days, those that may follow; as the oracle reads them."""
    problems = numbered(register)
    exported = [e.day for name in ("households", *LEDGERS) for e in getattr(register, name)]
    day = max(*exported, today - timedelta(3))
    taken: list[Record] = []
    for _ in range(20 if problems else 0):
        day += timedelta(random.choice((0, 0, 1, 4)))
        ledger, problem = random.choice(problems)
        step = random.choice((Step.CLOSED, Step.CLOSED, Step.REOPENED, Step.CHANGED))
        due_on = day + timedelta(random.randint(-3, 5))
        values = {} if step is Step.CLOSED else {"due_on": random.choice((due_on, None))}
        who = random.choice(PEOPLE)
        action = Action(ledger, step, day, "某镇", who, "附照片", problem, values)
        try:
            act(engine, action)
        except ActionRefused:
            continue
        told = {"编号": problem, "步骤": step.title, "日期": day}
        taken.append(told | ({"整改时限": values["due_on"]} if values else {}))
    return tuple(taken)


def a_register(seed: int) -> Register:
    return made(Random(seed), date(2023, 9, 25), [seed], None)


def agrees(engine: Engine, example: Example) -> None:
    empty(engine, "regions", "dataset")
    import_register(engine, example.register, example.seed)
    steps = walk(engine, example.register, example.today, Random(example.seed))
    register = replace(example.register, problem_steps=steps)
    days = {example.today} | {step["日期"] - timedelta(n) for step in steps for n in (0, 1)}
    for as_of in sorted(days):
        question = Asked(as_of, date(as_of.year, 1, 1), None, ())
        expected = figures(register, question, IDS)
        scope = Scope(COUNTY, as_of, question.period_start)
        with engine.connect() as connection:
            frames = [measure(connection, IDS, scope, level) for level in Level]
        for row in (row for frame in frames for row in frame.itertuples()):
            figure = expected[row.indicator, row.basis, row.region_code]
            found = row.value if row.indicator == IDS[2] else row.numerator
            told = figure.value if row.indicator == IDS[2] else figure.numerator
            assert found == told, (as_of, row, figure, steps)


def test_steps_are_taken(places: Engine):
    """What is walked above is no empty walk."""
    register = next(r for r in map(a_register, range(9)) if len(numbered(r)) > 1)
    import_register(places, register, 1)
    taken = [step["步骤"] for step in walk(places, register, date(2023, 9, 25), Random(1))]
    assert {"整改完成", "重新打开"} <= set(taken)


@on_registers(3)
def test_sql_agrees_with_the_oracle_whatever_is_typed(places: Engine, example: Example):
    agrees(places, example)


@pytest.mark.slow
@on_registers(60)
def test_sql_agrees_with_the_oracle_at_length(places: Engine, example: Example):
    agrees(places, example)
