"""Whatever the register holds, the rules find whom plain Python finds, through the importer."""

import pytest
from sqlalchemy import Connection, Engine

from queries.findings import FINDINGS, Finding, findings, findings_of
from queries.scope import Scope
from tests.oracle import FINDING_ORACLE, Asked, found
from tests.registers import Example, asked, import_register, on_registers
from tests.registers.place import COUNTY
from tests.support.databases import empty


def agrees(engine: Engine, example: Example) -> None:
    empty(engine, "regions", "dataset")
    import_register(engine, example.register, example.seed)
    for question in (asked(example, 0), asked(example, 1)):
        by_oracle = found(example.register, question)
        with engine.connect() as connection:
            told = findings(connection, scope_of(question))
            keys = [(finding.rule, finding.household_no) for finding in told]
            assert set(keys) == by_oracle, (question, set(keys) ^ by_oracle)
            assert len(keys) == len(set(keys))
            holds_together(connection, scope_of(question), told)


def scope_of(question: Asked) -> Scope:
    return Scope(COUNTY, question.as_of, question.period_start, question.plan_id, question.limits)


def holds_together(connection: Connection, scope: Scope, told: list[Finding]) -> None:
    """Nothing began after D, and of one household alone the same is found."""
    assert [finding for finding in told if finding.since and finding.since > scope.as_of] == []
    for household in {finding.household_id for finding in told[:3]}:
        own = [finding for finding in told if finding.household_id == household]
        assert findings_of(connection, scope, household) == own


@on_registers(6)
def test_the_rules_agree_with_the_oracle(places: Engine, example: Example):
    agrees(places, example)


@pytest.mark.slow
@on_registers(200)
def test_the_rules_agree_with_the_oracle_at_length(places: Engine, example: Example):
    agrees(places, example)


def test_every_rule_has_an_oracle():
    assert list(FINDING_ORACLE) == list(FINDINGS)
