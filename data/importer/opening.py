"""A path → a recognised file: a workbook, a CSV, or the database that a mapping file names."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from data.importer.faults import FileRefused
from data.importer.file_names import shown_name
from data.importer.files import read_file
from data.importer.progress import Listener, Phase, Progress
from data.importer.recognising import File, recognise
from data.importer.report import Report
from data.importer.sheet import Sheet
from data.importer.sources import Spool, is_mapping, read_database
from data.layouts import Layout


def open_file(
    path: Path,
    layout: str | None,
    progress: Listener,
    follow_mapping: bool,
    layouts: Mapping[str, Layout],
) -> File:
    """What cannot be read is noted in the file's report."""
    name = shown_name(path)
    progress(Progress(name, Phase.READING))
    try:
        is_source = follow_mapping and is_mapping(path)
        sheets = read_database(path, layouts) if is_source else read_file(path)
        sha256 = _sha256(path, sheets)
        file = recognise(sheets, file_name=name, layout=layout, layouts=layouts, sha256=sha256)
    except FileRefused as refused:
        file = File(Report(name))
        file.refuse(refused.fault)
    file.report.path = path
    return file


def _sha256(path: Path, sheets: Sequence[Sheet]) -> str:
    """Of the file; of a mapping file and what its queries answered."""
    with path.open("rb") as stream:
        content = hashlib.file_digest(stream, "sha256")
    for sheet in sheets:
        if isinstance(sheet.rows, Spool):
            content.update(sheet.rows.sha256.encode())
    return content.hexdigest()
