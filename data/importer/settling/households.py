"""Rows that name a household name one that is known."""

from collections.abc import Callable, Collection

from data.importer.batch import Batch
from data.importer.faults import Fault
from data.importer.records import RecordReader
from data.importer.rows import Block
from data.importer.store_households import household_ids

UNKNOWN_HOUSEHOLD = Fault("没有这个户编号的农户", "请核对户编号，或先导入包含这一户的农户信息表")


def households_known(batch: Batch, named: Collection[str]) -> Callable[[RecordReader, Block], None]:
    """Refuses rows of unknown households. `named` are households of the same file whose rows
    were refused: the mistake is there, not here."""

    def settle(reader: RecordReader, block: Block) -> None:
        numbers = block.values["household_no"]
        known = household_ids(batch, list({no for no in numbers if isinstance(no, str)}))
        for position, no in enumerate(numbers):
            if isinstance(no, str) and no not in known and no not in named:
                reader.fault(block, position, "household_no", UNKNOWN_HOUSEHOLD)
                batch.unknown_households.add(no)

    return settle
