"""`python -m tests.bench.detection`: simulate, and write docs/benchmark-detection.md."""

import argparse
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from pathlib import Path

import pandas as pd

from tests.bench.detection.land import SHAPES
from tests.bench.detection.quiet import quiet
from tests.bench.detection.report import report
from tests.bench.detection.trial import trial

ROOT = Path(__file__).parents[3]
# Seeds from here on were never looked at while the model was made.
FIRST_SEED = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.detection")
    parser.add_argument("--counties", type=int, default=300)
    parser.add_argument("--first-seed", type=int, default=FIRST_SEED)
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmark-detection.md")
    options = parser.parse_args()
    text = report(*simulate(options.first_seed, options.counties, options.processes))
    options.out.write_text(text, "utf-8")
    print(text)


def simulate(
    first_seed: int, counties: int, processes: int
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The rows of `trial` and `quiet` of all counties, every other one of each shape."""
    seeds = range(first_seed, first_seed + counties)
    shapes = [SHAPES[seed % len(SHAPES)] for seed in seeds]
    # One thread a process: more would wait for each other. Read when numpy is first imported.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawning) as pool:
        picks, signals = zip(*pool.map(trial, seeds, shapes, chunksize=5), strict=True)
        graded = pool.map(quiet, seeds, shapes, chunksize=5)
        return tuple(pd.DataFrame(chain(*rows)) for rows in (picks, signals, graded))


if __name__ == "__main__":
    main()
