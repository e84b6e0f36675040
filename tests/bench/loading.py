"""One import in a process of its own, which tells its seconds and its memory.

`python -m tests.bench.loading WAY DATABASE FILE... [--on DAY]` prints one JSON object: rows,
seconds (libraries already loaded), cpu (seconds of it that a core worked) and peak_mib, the
most the whole process ever held.
"""

import argparse
import json
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
from sqlalchemy import create_engine

from data.database import open_engine
from data.importer import import_files

Load = Callable[[str, list[Path], date | None], int]  # gives the rows


def ours(database: str, files: list[Path], day: date | None) -> int:
    """Checked, matched with what is there, versioned, encrypted, states derived."""
    reports = import_files(open_engine(database), files, exported_on=day)
    assert all(report.outcome in ("stored", "unchanged") for report in reports)
    return sum(sheet.read for report in reports for sheet in report.sheets)


def pandas_with(engine: str) -> Load:
    """Cells as they come, one table a sheet of a file; nothing checked, nothing kept of last month."""

    def load(database: str, files: list[Path], day: date | None) -> int:
        rows = 0
        connectable = create_engine(database)
        for file in files:
            for sheet, frame in pd.read_excel(file, sheet_name=None, engine=engine).items():
                table = f"{file.stem} {sheet}"
                frame.to_sql(table, connectable, index=False)
                rows += len(frame)
        return rows

    return load


WAYS: dict[str, Load] = {
    "ours": ours,
    "pandas, openpyxl": pandas_with("openpyxl"),
    "pandas, calamine": pandas_with("calamine"),
}


def peak_mib() -> float:
    """Of this program alone: what getrusage says begins with all that its parent held."""
    status = Path("/proc/self/status").read_text()
    [kib] = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(kib) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.loading")
    parser.add_argument("way", choices=WAYS)
    parser.add_argument("database")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--on", type=date.fromisoformat)
    options = parser.parse_args()
    started, worked = time.perf_counter(), time.process_time()
    rows = WAYS[options.way](options.database, options.files, options.on)
    measured = {
        "rows": rows,
        "seconds": time.perf_counter() - started,
        "cpu": time.process_time() - worked,
        "peak_mib": peak_mib(),
    }
    print(json.dumps(measured))


if __name__ == "__main__":
    main()
