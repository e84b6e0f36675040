"""What an import answers: per sheet what was read, stored and refused, and why."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from data.importer.changed_values import ChangedValue
from data.importer.headers import Header

JSON_KEYS = (
    "file",
    "sheet",
    "layout",
    "read",
    "stored",
    "unchanged",
    "refused",
    "skipped_columns",
)


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

    @property
    def sentence(self) -> str:
        return f"{self.problem}；{self.mend}。" if self.mend else f"{self.problem}。"

    def as_json(self) -> dict[str, Any]:
        return {"row": self.row, "column": self.column, "problem": self.sentence}


@dataclass
class SheetReport:
    """Counts are rows of the sheet: read = stored + unchanged + refused; `new` of the stored
    ones add a record, the others change one. `households_new` and `households_changed` are
    those of a sheet of persons. `changes` are some of the changed values, `preview` the known
    headers and the first rows, as they may be shown."""

    file: str
    sheet: str | None = None
    layout: str | None = None
    header: Header | None = None
    read: int = 0
    stored: int = 0
    unchanged: int = 0
    refused: int = 0
    new: int = 0
    households_new: int = 0
    households_changed: int = 0
    skipped_columns: list[str] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    changes: list[ChangedValue] = field(default_factory=list)
    preview: list[list[str]] = field(default_factory=list)

    @property
    def changed(self) -> int:
        return self.stored - self.new

    @property
    def has_rows(self) -> bool:
        """Whether any problem lies in a row, and not in the sheet as a whole."""
        return any(problem.row is not None for problem in (*self.errors, *self.warnings))

    def nothing_stored(self) -> None:
        """The file is refused, and with it what was right in this sheet."""
        self.stored = self.unchanged = self.new = 0
        self.households_new = self.households_changed = 0
        self.changes = []

    def as_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in JSON_KEYS} | {
            "errors": [error.as_json() for error in self.errors],
            "warnings": [warning.as_json() for warning in self.warnings],
        }


@dataclass
class Report:
    """One file. `outcome`: stored, unchanged, refused or dry_run. `batch` is the number
    under which the attempt is kept; `path` is where the file lies, None if it is none."""

    file: str
    sheets: list[SheetReport] = field(default_factory=list)
    outcome: str = "refused"
    path: Path | None = None
    batch: int | None = None
    exported_on: date | None = None
    is_demonstration: bool = False

    @property
    def errors(self) -> list[Problem]:
        return [error for sheet in self.sheets for error in sheet.errors]

    @property
    def warnings(self) -> list[Problem]:
        return [warning for sheet in self.sheets for warning in sheet.warnings]
