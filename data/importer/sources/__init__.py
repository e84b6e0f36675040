"""A county's own database as a source: a mapping file names it, and the SQL of each layout.

What the queries answer is recognised, checked and stored like the sheets of one workbook. The
database is only read, in one transaction, so that all queries see one state of it.
"""

from collections.abc import Mapping
from pathlib import Path

from data.importer.sheet import Sheet
from data.importer.sources.answer import read_answer
from data.importer.sources.database import reading
from data.importer.sources.mapping import read_mapping
from data.importer.sources.spool import Spool
from data.layouts import LAYOUTS, Layout

SUFFIX = ".toml"


def is_mapping(path: Path) -> bool:
    return path.suffix.lower() == SUFFIX


def read_database(path: Path, layouts: Mapping[str, Layout] = LAYOUTS) -> list[Sheet]:
    """The answers to a mapping file's queries, one sheet each. Raises FileRefused."""
    mapping = read_mapping(path)
    with reading(mapping.url) as connection:
        return [
            read_answer(connection, entry, layouts[entry.layout], mapping.said)
            for entry in mapping.entries
        ]


__all__ = ["Spool", "is_mapping", "read_database"]
