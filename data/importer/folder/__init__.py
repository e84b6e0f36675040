"""A folder that imports empty: each file goes to done or refused, its report beside it.

Killed at any moment, nothing is lost: a file that was stored and not yet moved is found
unchanged by the next run, and moved to done.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from data.importer.folder.filing import file_away, prepare
from data.importer.folder.lock import only_one
from data.importer.folder.ready import PAUSE, files_in, look
from data.importer.report import Report
from data.importer.run import import_files


@dataclass(frozen=True)
class Handled:
    """`moved_to` is None after a dry run, and if the file was changed while it was read."""

    report: Report
    moved_to: Path | None


@dataclass(frozen=True)
class Emptied:
    """`left` are files that were not taken: not of a kind that can be, or still growing."""

    handled: list[Handled]
    left: list[Path]


def import_folder(
    engine: Engine, folder: Path, *, pause: float = PAUSE, dry_run: bool = False, **options: Any
) -> Emptied:
    """`options` are those of `import_files`. Raises Refusal."""
    with only_one(folder):
        prepare(folder)
        ready, left = files_in(folder, pause)
        before = {path.name: look(path) for path in ready}
        reports = import_files(engine, ready, dry_run=dry_run, **options)
        handled = []
        for report in reports:
            path = folder / report.path.name if report.path else folder / report.file
            stays = dry_run or look(path) != before[path.name]
            handled.append(
                Handled(report, None if stays else file_away(path, report, date.today()))
            )
        return Emptied(handled, left)


__all__ = ["Emptied", "Handled", "import_folder"]
