"""Layout K: a warning about people or places that are not known is kept as it came."""

from data.importer.cells.text import written
from data.importer.records import RecordReader
from data.importer.rows import Block
from data.layouts import Place

STATED_PLACES = ("stated_township", "stated_village")
_PLACES = (Place.TOWNSHIP, Place.VILLAGE)


def settle_alerts(reader: RecordReader, block: Block) -> None:
    """The names of a place that is not in the region list are kept as they are written."""
    if "region_code" not in block.values:
        return
    for column, place in zip(STATED_PLACES, _PLACES, strict=True):
        cells = [reader.place_cell(block, place, at) for at in range(len(block.numbers))]
        block.values[column] = [
            written(cell) if code is None and cell is not None else None
            for code, cell in zip(block.values["region_code"], cells, strict=True)
        ]
    stated = block.tuples(STATED_PLACES)
    for position, names in enumerate(stated):
        if any(names) and position not in block.faults:
            said = " ".join(name for name in names if name)
            reader.warn_of_place(block, position, f"行政区划表中没有“{said}”，已按原文保存")
