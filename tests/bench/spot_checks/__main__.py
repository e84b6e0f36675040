"""`python -m tests.bench.spot_checks`: simulate, and write docs/benchmark-spot-checks.md."""

import argparse
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, product
from pathlib import Path

from tests.bench.spot_checks.county import SETTINGS
from tests.bench.spot_checks.report import report
from tests.bench.spot_checks.trial import Round, trial

ROOT = Path(__file__).parents[3]
# Seeds from here on were never looked at while the model was made.
FIRST_SEED = 70_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.spot_checks")
    parser.add_argument("--counties", type=int, default=60)
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmark-spot-checks.md")
    options = parser.parse_args()
    text = report(simulate(options.first_seed, options.counties, options.processes))
    options.out.write_text(text, "utf-8")
    print(text)


def simulate(first_seed: int, counties: int, processes: int) -> list[Round]:
    """The rounds of as many counties in every setting."""
    asked = product(range(len(SETTINGS)), range(first_seed, first_seed + counties))
    # One thread a process: more would wait for each other. Read when numpy is first imported.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawning) as pool:
        return list(chain.from_iterable(pool.map(trial, *zip(*asked, strict=True), chunksize=10)))


if __name__ == "__main__":
    main()
