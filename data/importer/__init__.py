"""Workbook → checked rows → tables; one transaction a file."""

from data.importer.progress import Phase, Progress
from data.importer.report import Problem, Report, SheetReport
from data.importer.report_workbook import write_report
from data.importer.run import import_files, import_sheets
from data.importer.sheet import Sheet
from data.importer.spellings import layouts_in_use
from data.importer.undoing import Undone, UndoRefused, undo

__all__ = [
    "Phase",
    "Problem",
    "Progress",
    "Report",
    "Sheet",
    "SheetReport",
    "UndoRefused",
    "Undone",
    "import_files",
    "import_sheets",
    "undo",
    "layouts_in_use",
    "write_report",
]
