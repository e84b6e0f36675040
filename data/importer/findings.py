"""Collecting what is wrong in a sheet, in words that may be shown."""

from collections.abc import Collection
from typing import Any

from data.importer.faults import Fault
from data.importer.masking import identity_masked
from data.importer.report import Problem, SheetReport
from data.layouts import LAYOUTS

MOST_LISTED = 5_000
IDENTITY = LAYOUTS["household_members"].field("identity")


class Findings:
    """What is wrong in the rows of one sheet. A row counts as refused once. `identities` are
    the headers below which identity numbers stand."""

    def __init__(self, report: SheetReport, identities: Collection[str] = ()):
        self._report = report
        self._identities = identities
        self._refused: set[int] = set()
        self._unlisted = 0

    def refuse(self, row: int, column: str | None, cell: Any, fault: Fault) -> None:
        if row not in self._refused:
            self._refused.add(row)
            self._report.refused += 1
        if len(self._report.errors) < MOST_LISTED:
            header = IDENTITY.header if column in self._identities else column
            value = identity_masked(header, cell)
            problem = Problem(row, column, fault.problem, fault.mend, value)
            self._report.errors.append(problem)
        else:
            self._unlisted += 1

    def warn(self, row: int, column: str | None, problem: str, mend: str = "") -> None:
        if len(self._report.warnings) < MOST_LISTED:
            self._report.warnings.append(Problem(row, column, problem, mend))

    def close(self) -> None:
        if self._unlisted:
            rest = f"另有 {self._unlisted} 处错误未列出"
            self._report.errors.append(Problem(None, None, rest, "请先改正已列出的"))
