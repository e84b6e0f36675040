"""Files that need each other's households: together they are stored as one batch.

Each holds households and rows of the other's, so that neither can come first. They are one
transaction and one batch, which is undone as a whole.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, select

from data.importer.file_import import FileImport
from data.importer.recognising import File
from data.importer.report import Report
from data.importer.settling.households import UNKNOWN_HOUSEHOLD
from data.importer.versions import chunks
from data.models import households


@dataclass(frozen=True, eq=False)
class Waiting:
    """A file that was refused for households that another one may bring. `unread` is the same
    file before it was read, `households` are its own, `unknown` those it lacks."""

    file: File
    unread: File
    households: frozenset[str]
    unknown: frozenset[str]

    @classmethod
    def of(cls, work: FileImport, unread: File) -> "Waiting | None":
        """None if anything but unknown households speaks against the file, or nothing does."""
        if not (work.is_refused and work.batch.unknown_households):
            return None
        problems = {error.problem for error in work.file.report.errors if error.row is not None}
        if problems != {UNKNOWN_HOUSEHOLD.problem}:
            return None
        return cls(work.file, unread, work.named, frozenset(work.batch.unknown_households))

    def take_over(self, joint: Report) -> None:
        """The file's report becomes that of the files together, but for the others' sheets."""
        own = self.file.report
        own.sheets = self.unread.report.sheets
        own.outcome, own.batch = joint.outcome, joint.batch


def joinable(connection: Connection, waiting: Sequence[Waiting]) -> list[list[Waiting]]:
    """Groups in which every file finds the households it lacks. What is joined has one export
    day, and is a demonstration or is none."""
    known = _known(connection, frozenset().union(*(one.unknown for one in waiting)))
    groups = [list(group) for _, group in groupby(sorted(waiting, key=_kind), key=_kind)]
    complete = (_complete(group, known) for group in groups)
    return [group for group in complete if group]


def _known(connection: Connection, numbers: Collection[str]) -> set[str]:
    """Those that the database has, perhaps since a file was refused."""
    number = households.c.household_no
    queries = (select(number).where(number.in_(some)) for some in chunks(sorted(numbers)))
    return {found for query in queries for found in connection.scalars(query)}


def _kind(waiting: Waiting) -> tuple[str, bool]:
    return str(waiting.file.report.exported_on), waiting.file.is_demonstration


def _complete(group: list[Waiting], known: Collection[str]) -> list[Waiting]:
    """Without the files that would still lack a household, and those that need these."""
    while True:
        brought = set(known).union(*(one.households for one in group))
        kept = [one for one in group if one.unknown <= brought]
        if len(kept) == len(group):
            return kept
        group = kept


def joined(group: Sequence[Waiting]) -> File:
    """One file of all their sheets. It shares their reports."""
    files = [one.unread for one in group]
    sheets = [sheet for file in files for sheet in file.sheets]
    return File(
        Report(
            "、".join(file.report.file for file in files),
            sheets=[sheet for file in files for sheet in file.report.sheets],
            exported_on=group[0].file.report.exported_on,
        ),
        sha256=hashlib.sha256("".join(file.sha256 for file in files).encode()).hexdigest(),
        sheets=sorted(sheets, key=lambda recognised: recognised.header.layout.order),
        is_demonstration=files[0].is_demonstration,
    )
