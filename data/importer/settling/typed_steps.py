"""Rows of layouts G1 and G2 that say otherwise than a step typed on the page: warned of, for the
step goes on counting."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from data.importer.records import RecordReader
from data.importer.rows import Block
from data.models import import_batches, problem_actions

CLOSED = "页面上已登记整改完成（{day}），本行没有写明完成，登记的仍然算数"
REOPENED = "页面上已登记重新打开（{day}），本行写的完成不晚于这一天，不算再次整改完成"


def warn_of_typed(
    connection: Connection, reader: RecordReader, block: Block, is_done: list[bool]
) -> None:
    """`is_done` tells of each row whether it calls its problem done, with or without a day."""
    told = next((name for name in ("rectified_on", "result") if name in block.values), None)
    if told is None:
        return  # a sheet without these columns says nothing of it
    turns = _last_turns(connection, reader.layout.name, block.values["problem"])
    days = block.column("rectified_on")
    for position, problem in enumerate(block.values["problem"]):
        if position in block.faults or problem not in turns:
            continue
        action, acted_on = turns[problem]
        if action == "closed" and not is_done[position]:
            reader.warn(block, position, told, CLOSED.format(day=acted_on))
        elif action == "reopened" and is_done[position] and not _is_after(days[position], acted_on):
            reader.warn(block, position, told, REOPENED.format(day=acted_on))


def _is_after(rectified_on: date | None, reopened_on: date) -> bool:
    return rectified_on is not None and rectified_on > reopened_on


def _last_turns(
    connection: Connection, ledger: str, problems: list[str | None]
) -> dict[str, tuple[str, date]]:
    """The last closing or reopening of each problem that has one and was not taken back."""
    a = problem_actions.c
    query = (
        select(a.problem, a.action, a.acted_on)
        .join(import_batches)
        .where(a.ledger == ledger, a.action.in_(("closed", "reopened")))
        .where(import_batches.c.outcome == "stored", a.problem.in_(set(_stated(problems))))
        .order_by(a.id)
    )
    return {problem: (action, day) for problem, action, day in connection.execute(query)}


def _stated(problems: list[str | None]) -> Iterator[str]:
    return (problem for problem in problems if problem is not None)
