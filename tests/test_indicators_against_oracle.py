"""Whatever the register holds, SQL agrees with plain Python, through the real importer."""

from fractions import Fraction

import pytest
from pandas import isna
from sqlalchemy import Engine

from queries.indicators import INDICATORS
from queries.measure import measure
from queries.scope import Level, Scope
from tests.oracle import ORACLE, Asked, Figure, figures
from tests.registers import Example, asked, import_register, on_registers
from tests.registers.place import COUNTY
from tests.support.databases import empty

Key = tuple[str, str, str]


def measured(
    engine: Engine, question: Asked, levels: tuple[Level, ...] = tuple(Level)
) -> dict[Key, Figure]:
    scope = Scope(COUNTY, question.as_of, question.period_start, question.plan_id, question.limits)
    with engine.connect() as connection:
        frames = [measure(connection, tuple(ORACLE), scope, level) for level in levels]
    return {
        (row.indicator, row.basis, row.region_code): Figure(
            whole(row.numerator), whole(row.denominator), exact(row), int(row.unmeasurable)
        )
        for frame in frames
        for row in frame.itertuples()
    }


def whole(number: float | None) -> int | None:
    return None if isna(number) else int(number)


def exact(row) -> Fraction | int | None:
    """The value, which must be the quotient of the row's own counts."""
    value = None if isna(row.value) else row.value
    numerator, denominator = whole(row.numerator), whole(row.denominator)
    if numerator is None:
        return None if value is None else Fraction(value)
    if not denominator:
        assert value is None
        return None
    scale = 1000 if row.indicator == "new_inclusions_per_1000" else 1
    assert value == pytest.approx(scale * numerator / denominator)
    return Fraction(scale * numerator, denominator)


def differences(
    engine: Engine, example: Example, question: Asked, levels: tuple[Level, ...]
) -> list[str]:
    places = {region.code for region in example.register.regions if region.level in levels}
    answers = figures(example.register, question)
    expected = {key: figure for key, figure in answers.items() if key[2] in places}
    found = measured(engine, question, levels)
    return [
        f"{key}: the contract {expected.get(key)}, SQL {found.get(key)}"
        for key in sorted(expected.keys() | found.keys())
        if expected.get(key) != found.get(key)
    ]


def agrees(engine: Engine, example: Example) -> None:
    empty(engine, "regions", "dataset")
    import_register(engine, example.register, example.seed)
    own_day, other_day = asked(example, 0), asked(example, 1)
    assert differences(engine, example, own_day, tuple(Level)) == [], own_day
    assert differences(engine, example, other_day, (Level.VILLAGE,)) == [], other_day


@on_registers(20)
def test_sql_agrees_with_the_oracle(places: Engine, example: Example):
    agrees(places, example)


@pytest.mark.slow
@on_registers(400)
def test_sql_agrees_with_the_oracle_at_length(places: Engine, example: Example):
    agrees(places, example)


def test_every_indicator_has_an_oracle():
    assert ORACLE.keys() == INDICATORS.keys()


def test_bases_are_those_of_the_oracle():
    assert {name: tuple(INDICATORS[name].bases) for name in ORACLE} == {
        name: oracle.bases for name, oracle in ORACLE.items()
    }
