"""The three tables that 桃沟乡's plan of 2021 asks for (附件3-1, 附件3-2, 附件4), on any day."""

from queries.rectification.tables.checking import Disagreement
from queries.rectification.tables.official import OfficialTables, official_tables
from queries.rectification.tables.workbook import to_workbook

__all__ = ["Disagreement", "OfficialTables", "official_tables", "to_workbook"]
