"""The account of imports: every attempt, who, when, which file and what came of it."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

from data.models import import_batches, import_sheets

OUTCOMES = {
    "stored": "已保存",
    "unchanged": "没有变化",
    "refused": "未通过检查",
    "dry_run": "试导入",
    "undone": "已撤销",
}


@dataclass(frozen=True)
class SheetCounts:
    """Counts are rows of the sheet, and wrong cells or rows; `first_error` is a sentence."""

    sheet: str
    layout: str | None
    read: int
    stored: int
    unchanged: int
    refused: int
    errors: int
    first_error: str | None


@dataclass(frozen=True)
class ImportedBatch:
    """`exported_on` is the day that the file speaks for."""

    batch: int
    file: str
    sha256: str
    exported_on: date | None
    imported_at: datetime
    imported_by: str
    outcome: str
    undone_at: datetime | None
    undone_by: str | None
    sheets: tuple[SheetCounts, ...]

    @property
    def can_be_undone(self) -> bool:
        return self.outcome in ("stored", "unchanged")

    def total(self, count: str) -> int:
        """Over the sheets: read, stored, unchanged, refused or errors."""
        return sum(getattr(sheet, count) for sheet in self.sheets)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def imported_batches(connection: Connection) -> list[ImportedBatch]:
    """The newest first; refused imports and dry runs among them."""
    sheets: dict[int, list[SheetCounts]] = defaultdict(list)
    s = import_sheets.c
    counts = (s.rows_read, s.rows_stored, s.rows_unchanged, s.rows_refused, s.errors)
    query = select(s.batch_id, s.sheet, s.layout, *counts, s.first_error).order_by(s.id)
    for batch_id, *row in connection.execute(query):
        sheets[batch_id].append(SheetCounts(*row))
    b = import_batches.c
    said = (b.imported_at, b.imported_by, b.outcome, b.undone_at, b.undone_by)
    rows = connection.execute(
        select(b.id, b.file_name, b.file_sha256, b.exported_on, *said).order_by(b.id.desc())
    )
    return [ImportedBatch(*row, sheets=tuple(sheets[row.id])) for row in rows]
