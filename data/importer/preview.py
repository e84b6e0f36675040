"""The first rows of a sheet as it was understood, fit to be shown."""

from itertools import islice

from data.importer.columns import Columns
from data.importer.masking import masked
from data.importer.sheet import Sheet

ROWS = 5


def preview(sheet: Sheet, columns: Columns) -> list[list[str]]:
    """The headers of the known columns, then the first rows: personal values masked.

    Unknown columns are left out: nobody knows what stands in them.
    """
    header = columns.header
    indices = sorted(columns.known)
    names = [header.written[index] for index in indices]
    first = islice(sheet.rows, header.data_index, header.data_index + ROWS)
    rows = [
        [masked(header.names[index], row[index]) if index < len(row) else "" for index in indices]
        for row in first
    ]
    return [names, *rows]
