"""What an import answers: per sheet what was read, stored and refused, and why."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Problem:
    """`row` and `column` as the user sees them; None where a whole file or row is meant.

    `value` is shown as it may be shown: identity numbers masked.
    """

    row: int | None
    column: str | None
    problem: str
    mend: str = ""
    value: str = ""

    def as_json(self) -> dict[str, Any]:
        sentence = f"{self.problem}；{self.mend}。" if self.mend else f"{self.problem}。"
        return {"row": self.row, "column": self.column, "problem": sentence}


@dataclass
class SheetReport:
    """Counts are rows of the sheet."""

    file: str
    sheet: str | None = None
    layout: str | None = None
    read: int = 0
    stored: int = 0
    unchanged: int = 0
    refused: int = 0
    skipped_columns: list[str] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return vars(self) | {
            "errors": [error.as_json() for error in self.errors],
            "warnings": [warning.as_json() for warning in self.warnings],
        }


@dataclass
class Report:
    """One file. `outcome`: stored, unchanged, refused or dry_run."""

    file: str
    sheets: list[SheetReport] = field(default_factory=list)
    outcome: str = "refused"

    @property
    def errors(self) -> list[Problem]:
        return [error for sheet in self.sheets for error in sheet.errors]

    @property
    def warnings(self) -> list[Problem]:
        return [warning for sheet in self.sheets for warning in sheet.warnings]
