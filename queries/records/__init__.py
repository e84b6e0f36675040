"""The records of a layout as on a day, given back in the layout's own words."""

from queries.records.rows import Exported, export_of
from queries.records.writing import write_records

__all__ = ["Exported", "export_of", "write_records"]
