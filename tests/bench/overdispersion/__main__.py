"""`python -m tests.bench.overdispersion`: write docs/benchmark-overdispersion.md."""

import argparse
import tempfile
from pathlib import Path

from data.database import open_engine
from tests.bench.imports import manage
from tests.bench.overdispersion.county import SETTINGS
from tests.bench.overdispersion.demonstration import Graded, demonstration
from tests.bench.overdispersion.report import report
from tests.bench.overdispersion.tally import row

ROOT = Path(__file__).parents[3]
FIRST_SEED = 40_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.overdispersion")
    parser.add_argument("--counties", type=int, default=300)
    parser.add_argument("--households", type=int, default=30_000)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmark-overdispersion.md")
    options = parser.parse_args()
    seeds = range(FIRST_SEED, FIRST_SEED + options.counties)
    rows = [row(setting, seeds) for setting in SETTINGS]
    text = report(rows, demonstrated(options.households), options.counties, options.households)
    options.out.write_text(text, "utf-8")
    print(text)


def demonstrated(households: int) -> list[Graded]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/demonstration.db"
        manage("demo", "--households", str(households), "--database", url)
        with open_engine(url, read_only=True).connect() as connection:
            return demonstration(connection)


if __name__ == "__main__":
    main()
