"""Files → database, one transaction a file, and a record of every attempt."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, insert

from data.importer.batch import Batch
from data.importer.file_import import FileImport, Rules
from data.importer.joining import Waiting, joinable, joined
from data.importer.login import login_name
from data.importer.opening import open_file
from data.importer.progress import Listener, nobody
from data.importer.queue import turn
from data.importer.recognising import File, recognise
from data.importer.report import Problem, Report
from data.importer.sheet import Sheet
from data.layouts import LAYOUTS, Layout
from data.models import import_batches
from data.models import import_sheets as sheet_log


def import_sheets(
    engine: Engine,
    sheets: Sequence[Sheet],
    *,
    exported_on: date | None = None,
    file_name: str = "",
    layout: str | None = None,
    layouts: Mapping[str, Layout] = LAYOUTS,
    accept_valid_rows: bool = False,
    dry_run: bool = False,
    imported_by: str | None = None,
    progress: Listener = nobody,
) -> Report:
    """Imports sheets as if they were one file.

    `exported_on` is by default the day that a title row states, else today. Nothing is stored
    if one row is wrong, unless `accept_valid_rows`. `imported_by` is by default who is logged
    in on this machine. `layouts` are those of `spellings.layouts_in_use` for a county with
    spellings of its own.
    """
    file = recognise(sheets, file_name=file_name, layout=layout, layouts=layouts)
    rules = Rules(accept_valid_rows, date.today(), imported_by or login_name(), progress)
    return _store_files(engine, [file], exported_on, rules, dry_run)[0]


def import_files(
    engine: Engine,
    paths: Sequence[Path | str],
    *,
    exported_on: date | None = None,
    layout: str | None = None,
    layouts: Mapping[str, Layout] = LAYOUTS,
    accept_valid_rows: bool = False,
    dry_run: bool = False,
    imported_by: str | None = None,
    progress: Listener = nobody,
    follow_mappings: bool = False,
) -> list[Report]:
    """Imports workbooks and CSV files: villages, households, then the ledgers, whatever the
    order given. Options and defaults as for `import_sheets`, for each file by itself.

    `follow_mappings`: a mapping file (.toml) is followed to the database that it names. Never
    for a file that somebody sent: it could make this machine call any other.
    """
    files = [open_file(Path(path), layout, progress, follow_mappings, layouts) for path in paths]
    rules = Rules(accept_valid_rows, date.today(), imported_by or login_name(), progress)
    return _store_files(engine, files, exported_on, rules, dry_run)


def _store_files(
    engine: Engine,
    files: Sequence[File],
    exported_on: date | None,
    rules: Rules,
    dry_run: bool,
) -> list[Report]:
    """In the order of their layouts, whatever the order given."""
    for file in files:
        file.report.exported_on = exported_on or file.exported_on or rules.today
    files = sorted(files, key=lambda file: file.order)
    if dry_run:
        _try(engine, files, rules)
        return [file.report for file in files]
    waiting = [one for file in files if (one := _store_one(engine, file, rules))]
    if waiting:
        with turn(engine) as connection:
            for file in _join(connection, waiting, rules):
                _note_attempt(connection, file, rules, None)
            connection.commit()
    return [file.report for file in files]


def _store_one(engine: Engine, file: File, rules: Rules) -> Waiting | None:
    """In a transaction of its own. A file that waits for others' households is not yet noted."""
    unread = file.unread()
    with turn(engine) as connection:
        work = _attempt(connection, file, rules)
        waits = Waiting.of(work, unread)
        if file.report.outcome != "stored" and not waits:
            _note_attempt(connection, file, rules, work.batch)
        connection.commit()
    file.sheets.clear()  # and with them the cells
    return waits


def _try(engine: Engine, files: Sequence[File], rules: Rules) -> None:
    """Later files find the households of earlier ones; in the end nothing is kept."""
    with turn(engine) as connection:
        whole = connection.begin_nested()
        waiting: list[Waiting] = []
        for file in files:
            unread = file.unread()
            if one := Waiting.of(_attempt(connection, file, rules), unread):
                waiting.append(one)
        _join(connection, waiting, rules)
        whole.rollback()
        for file in files:
            file.report.outcome = "dry_run"
            _note_attempt(connection, file, rules, None)
        connection.commit()


def _join(connection: Connection, waiting: Sequence[Waiting], rules: Rules) -> list[File]:
    """Stores together what can only be stored together; the files that remain refused."""
    stored: list[Waiting] = []
    for group in joinable(connection, waiting):
        joint = joined(group)
        _attempt(connection, joint, rules)
        if joint.report.outcome == "stored":
            stored += group
            for one in group:
                one.take_over(joint.report)
    return [one.file for one in waiting if one not in stored]


def _attempt(connection: Connection, file: File, rules: Rules) -> FileImport:
    """Stores the file, or leaves the database as it was; the report's outcome says which."""
    attempt = connection.begin_nested()
    work = _store(connection, file, rules)
    if file.report.outcome == "stored":
        attempt.commit()
    else:
        attempt.rollback()
    return work


def _store(connection: Connection, file: File, rules: Rules) -> FileImport:
    """Sets the report's outcome; the caller commits or rolls back accordingly."""
    file.report.is_demonstration = file.is_demonstration
    batch_id = _log_batch(connection, file, rules, "stored")
    work = FileImport(Batch(connection, batch_id, file.report.exported_on), file, rules)
    work.run()
    if work.is_refused or not file.sheets:
        file.report.outcome = "refused"
    else:
        file.report.outcome = "stored" if work.batch.changed else "unchanged"
    if file.report.outcome == "stored":
        _log_sheets(connection, batch_id, file)
    return work


def _note_attempt(connection: Connection, file: File, rules: Rules, batch: Batch | None) -> None:
    """Nothing was stored; that it was tried is. An unchanged record was stated all the same."""
    batch_id = _log_batch(connection, file, rules, file.report.outcome)
    _log_sheets(connection, batch_id, file)
    if batch is not None and file.report.outcome == "unchanged":
        batch.write_sightings(connection, batch_id)


def _log_batch(connection: Connection, file: File, rules: Rules, outcome: str) -> int:
    result = connection.execute(
        insert(import_batches).values(
            file_name=file.report.file,
            file_sha256=file.sha256,
            exported_on=file.report.exported_on,
            imported_at=datetime.now().replace(microsecond=0),
            imported_by=rules.imported_by,
            outcome=outcome,
            is_demonstration=file.is_demonstration,
        )
    )
    file.report.batch = result.inserted_primary_key[0]
    return file.report.batch


def _log_sheets(connection: Connection, batch_id: int, file: File) -> None:
    rows = [
        {
            "batch_id": batch_id,
            "sheet": sheet.sheet or "",
            "layout": sheet.layout,
            "rows_read": sheet.read,
            "rows_stored": sheet.stored,
            "rows_unchanged": sheet.unchanged,
            "rows_refused": sheet.refused,
            "errors": len(sheet.errors),
            "first_error": _told(sheet.errors[0]) if sheet.errors else None,
        }
        for sheet in file.report.sheets
    ]
    if rows:
        connection.execute(insert(sheet_log), rows)


def _told(problem: Problem) -> str:
    where = f"第 {problem.row} 行 {problem.column or ''}：" if problem.row else ""
    return where + problem.sentence
