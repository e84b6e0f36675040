"""The demonstration county's workbooks into a database: ours against pandas' two lines."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.bench.loading import WAYS
from tests.bench.spread import Spread

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Loaded:
    way: str
    rows: int
    seconds: Spread
    peak_mib: Spread


def measure_imports(workbooks: list[Path], empty: Path, repeats: int) -> list[Loaded]:
    """Every way in turn, `repeats` times, so that a busy minute hits all of them.

    `empty` is a migrated database with the county's regions and nothing else.
    """
    measured = {way: [] for way in WAYS}
    for _ in range(repeats):
        for way, results in measured.items():
            results.append(_one(way, workbooks, empty))
    return [
        Loaded(
            way,
            results[0]["rows"],
            Spread(tuple(result["seconds"] for result in results)),
            Spread(tuple(result["peak_mib"] for result in results)),
        )
        for way, results in measured.items()
    ]


def _one(way: str, workbooks: list[Path], empty: Path) -> dict[str, float]:
    database = empty.with_name("import.db")
    for stale in empty.parent.glob("import.*"):
        stale.unlink()
    if way == "ours":
        shutil.copyfile(empty, database)
    return load(way, database, *workbooks)


def load(way: str, database: Path, *arguments: str | Path) -> dict[str, float]:
    """What `tests.bench.loading` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.loading", way, f"sqlite:///{database}", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def manage(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, check=True)
