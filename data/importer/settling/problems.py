"""Layouts G1 and G2: which problem a row is of, and whether it is done without a day."""

import json
from collections.abc import Callable
from hashlib import sha256

from sqlalchemy import Connection

from data.importer.faults import Fault
from data.importer.places import WRONG_LEVEL
from data.importer.records import RecordReader
from data.importer.rows import Block
from data.importer.settling.typed_steps import warn_of_typed

Settle = Callable[[RecordReader, Block], None]

DONE_WORDS = ("已整改", "已完成", "已销号")
NOBODY = Fault("编号、户编号和户主姓名都是空的", "请至少填写一个")
UNDATED = "整改成效写明已完成，却没有整改完成日期，按导出日期计"
# What tells one problem from another where it has no 编号.
_IDENTITY = ("region_code", "level", "household_no", "head_name", "problem_type", "content")


def problems_known(connection: Connection, households: Settle) -> Settle:
    """A household that is named by its number must be known; one that is named by its head
    alone is kept, with its place."""

    def settle(reader: RecordReader, block: Block) -> None:
        if "household_no" in block.values:
            households(reader, block)
        if reader.layout.name == "household_problems":
            _refuse_homeless(reader, block)
        block.values["problem"] = _problems(block)
        _warn_of_undated(reader, block)
        warn_of_typed(connection, reader, block, _called_done(block))

    return settle


def is_done(result: str | None) -> bool:
    """Whether a 整改成效 says that the problem has been put right."""
    return result is not None and result.startswith(DONE_WORDS)


def _called_done(block: Block) -> list[bool]:
    stated = zip(block.column("rectified_on"), block.column("result"), strict=True)
    return [day is not None or is_done(result) for day, result in stated]


def _refuse_homeless(reader: RecordReader, block: Block) -> None:
    names = ("problem_no", "household_no", "head_name", "region_code")
    stated = zip(*(block.column(name) for name in names), strict=True)
    for position, (number, household_no, head, region) in enumerate(stated):
        if position in block.faults:
            continue
        if number is None and household_no is None and head is None:
            reader.fault(block, position, next(n for n in names if n in block.values), NOBODY)
        elif household_no is None and region is None:
            reader.fault_place(block, position, WRONG_LEVEL)


def _problems(block: Block) -> list[str | None]:
    """编号, else a fingerprint of place, household, type and content."""
    stated = zip(*(block.column(name) for name in _IDENTITY), strict=True)
    return [
        number or (None if position in block.faults else fingerprint(*values))
        for position, (number, values) in enumerate(
            zip(block.column("problem_no"), stated, strict=True)
        )
    ]


def fingerprint(
    region: str | None,
    level: str | None,
    household_no: str | None,
    head: str | None,
    problem_type: str | None,
    content: str | None,
) -> str:
    """The key of a problem without 编号, of whatever sheet or page it comes."""
    told = [region, level, household_no or head, problem_type, content]
    return sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _warn_of_undated(reader: RecordReader, block: Block) -> None:
    stated = zip(block.column("result"), block.column("rectified_on"), strict=True)
    for position, (result, day) in enumerate(stated):
        if day is None and position not in block.faults and is_done(result):
            reader.warn(block, position, "result", UNDATED)
