"""Layout F: the 批次 of a row is a plan's id or title, and its 触发情形 are the plan's."""

from collections.abc import Callable
from typing import Any

from data.importer.faults import Fault
from data.importer.records import RecordReader
from data.importer.rows import Block
from data.plans import Plan

Settle = Callable[[RecordReader, Block], None]


def plans_known(plans: dict[str, Plan], then: Settle) -> Settle:
    """Turns ids and titles of plans to ids."""
    ids = {name: plan.id for plan in plans.values() for name in (plan.id, plan.title)}
    unknown = Fault("没有这个批次的方案", f"请填写方案的编号或名称，如：{'、'.join(plans)}")

    def settle(reader: RecordReader, block: Block) -> None:
        stated: list[Any] = block.values["plan_id"]
        for position, name in enumerate(stated):
            if isinstance(name, str) and name in ids:
                stated[position] = ids[name]
            elif isinstance(name, str):
                reader.fault(block, position, "plan_id", unknown)
        _warn_of_triggers(reader, block, plans)
        then(reader, block)

    return settle


def _warn_of_triggers(reader: RecordReader, block: Block, plans: dict[str, Plan]) -> None:
    """A 触发情形 that the plan does not know is kept, and reported."""
    for position, words in enumerate(block.values.get("triggers", ())):
        plan = plans.get(block.values["plan_id"][position])
        known = {trigger.name for trigger in plan.triggers} if plan else set()
        if known and words and (unknown := set(words) - known):
            problem = f"方案没有触发情形“{'、'.join(sorted(unknown))}”"
            reader.warn(block, position, "triggers", problem)
