"""`python -m tests.bench.coverage`: write docs/benchmark-spot-check-intervals.md."""

import argparse
from pathlib import Path

from queries.spot_checks.design import Design
from tests.bench.coverage.county import County, frame
from tests.bench.coverage.report import report
from tests.bench.coverage.scenarios import HARDEST, SCENARIOS
from tests.bench.coverage.trial import tallies

ROOT = Path(__file__).parents[3]
FIRST_SEED = 70_000


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.coverage")
    parser.add_argument("--draws", type=int, default=2000)
    parser.add_argument(
        "--out", type=Path, default=ROOT / "docs" / "benchmark-spot-check-intervals.md"
    )
    options = parser.parse_args()
    county = County(frame(), Design())
    scenarios = (*SCENARIOS, *HARDEST)
    seeds = range(FIRST_SEED, FIRST_SEED + options.draws)
    found = tallies(county, scenarios, seeds, with_townships=True)
    text = report(county, list(zip(scenarios, found, strict=True)), len(HARDEST))
    options.out.write_text(text, "utf-8")
    print(text)


if __name__ == "__main__":
    main()
