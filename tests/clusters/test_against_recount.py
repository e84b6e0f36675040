"""Whatever the register holds, the clusters are those that plain loops find."""

import pytest
from sqlalchemy import Engine

from queries.clusters import MassRisk, Source, mass_risk
from queries.scope import Level, Scope
from tests.clusters.recounted import RISKS, Recounted, recounted, stepped_up
from tests.oracle import Asked
from tests.registers import Example, asked, import_register, on_registers
from tests.registers.place import COUNTY
from tests.support.databases import empty


def told(found: MassRisk) -> dict[tuple[str, str], Recounted]:
    return {
        (c.region_code, c.risk): Recounted(
            c.observed,
            c.past,
            c.unmeasurable,
            pytest.approx(c.expected.together.mean) if c.expected else None,
            pytest.approx(c.probability, rel=1e-6, abs=1e-9) if c.expected else None,
        )
        for c in found.clusters
    }


def agrees(engine: Engine, example: Example) -> None:
    empty(engine, "regions", "dataset")
    import_register(engine, example.register, example.seed)
    for question in (asked(example, 0), asked(example, 1)):
        for source in Source:
            for level in Level:
                compare(engine, example, question, source, level)


def compare(
    engine: Engine, example: Example, question: Asked, source: Source, level: Level
) -> None:
    with engine.connect() as connection:
        scope = Scope(COUNTY, question.as_of, question.period_start)
        found = mass_risk(connection, scope, level, source)
    expected = recounted(example.register, question.as_of, level.value, source.value)
    assert expected == told(found), (question.as_of, source, level)
    chances = [c.probability for c in found.clusters if c.probability is not None]
    chances += [1.0] * (found.tests - len(chances))
    for cluster in found.clusters:
        if cluster.observed >= 3 and cluster.adjusted is not None:
            is_below = cluster.probability <= stepped_up(chances, 0.05)
            assert is_below == (cluster.grade == "信号")
    assert found.tests % len(RISKS) == 0


@on_registers(6)
def test_the_clusters_are_those_of_plain_loops(places: Engine, example: Example):
    agrees(places, example)


@pytest.mark.slow
@on_registers(120)
def test_the_clusters_are_those_of_plain_loops_at_length(places: Engine, example: Example):
    agrees(places, example)
