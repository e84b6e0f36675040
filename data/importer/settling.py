"""What a layout's rows need before they are records: known households, plans, events."""

from collections.abc import Callable, Collection
from typing import Any

from data.importer.batch import Batch
from data.importer.faults import Fault
from data.importer.records import RecordReader
from data.importer.rows import Block
from data.importer.store_households import household_ids
from data.plans import Plan

UNKNOWN_HOUSEHOLD = Fault("没有这个户编号的农户", "请核对户编号，或先导入包含这一户的农户信息表")
NAMELESS = Fault("灾害编号和灾害名称都是空的", "请至少填写一个")

Settle = Callable[[RecordReader, Block], None]


def settle_nothing(reader: RecordReader, block: Block) -> None:
    """The rows of this layout stand by themselves."""


def households_known(batch: Batch, named: Collection[str]) -> Settle:
    """Refuses rows of unknown households. `named` are households of the same file whose rows
    were refused: the mistake is there, not here."""

    def settle(reader: RecordReader, block: Block) -> None:
        numbers = block.values["household_no"]
        known = household_ids(batch, list({no for no in numbers if isinstance(no, str)}))
        for position, no in enumerate(numbers):
            if isinstance(no, str) and no not in known and no not in named:
                reader.fault(block, position, "household_no", UNKNOWN_HOUSEHOLD)

    return settle


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


def settle_events(reader: RecordReader, block: Block) -> None:
    """An event is known by its number, else by its name and year."""
    nothing = [None] * len(block.numbers)
    stated = (block.values.get(n, nothing) for n in ("disaster_no", "disaster_name", "began_on"))
    events: list[str | None] = []
    for position, (number, name, began) in enumerate(zip(*stated, strict=True)):
        events.append(
            number
            or (f"{name}（{began.year}年）" if name and position not in block.faults else None)
        )
        if number is None and name is None:
            column = "disaster_no" if "disaster_no" in block.values else "disaster_name"
            reader.fault(block, position, column, NAMELESS)
    block.values["event"] = events
