"""Layout H: which event a report is of."""

from data.importer.faults import Fault
from data.importer.records import RecordReader
from data.importer.rows import Block

NAMELESS = Fault("灾害编号和灾害名称都是空的", "请至少填写一个")


def settle_events(reader: RecordReader, block: Block) -> None:
    """An event is known by its number, else by its name and year."""
    stated = (block.column(name) for name in ("disaster_no", "disaster_name", "began_on"))
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
