"""One import in a process of its own, which tells its seconds and its memory.

`python -m tests.bench.loading WAY DATABASE FILE...` prints one JSON object: rows, seconds
(libraries already loaded) and peak_mib, the most the whole process ever held.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
from sqlalchemy import create_engine

from data.database import open_engine
from data.importer import import_files


def ours(database: str, files: list[Path]) -> int:
    """Checked, matched with what is there, versioned, encrypted, states derived."""
    reports = import_files(open_engine(database), files)
    return sum(sheet.read for report in reports for sheet in report.sheets)


def pandas_with(engine: str) -> Callable[[str, list[Path]], int]:
    """Cells as they come, one table a sheet of a file; nothing checked, nothing kept of last month."""

    def load(database: str, files: list[Path]) -> int:
        rows = 0
        connectable = create_engine(database)
        for file in files:
            for sheet, frame in pd.read_excel(file, sheet_name=None, engine=engine).items():
                table = f"{file.stem} {sheet}"
                frame.astype(str).to_sql(table, connectable, index=False)
                rows += len(frame)
        return rows

    return load


WAYS = {
    "ours": ours,
    "pandas, openpyxl": pandas_with("openpyxl"),
    "pandas, calamine": pandas_with("calamine"),
}


def main(way: str, database: str, *files: str) -> None:
    started = time.perf_counter()
    rows = WAYS[way](database, [Path(file) for file in files])
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"rows": rows, "seconds": seconds, "peak_mib": peak}))


if __name__ == "__main__":
    main(*sys.argv[1:])
