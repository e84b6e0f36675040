"""`python -m tests.bench`: measure, and write docs/benchmark.md."""

import argparse
import tempfile
from pathlib import Path

from data.database import open_engine
from data.demo.workbooks import REGIONS
from tests.bench.figures import compare_figures
from tests.bench.imports import manage, measure_imports
from tests.bench.pages import measure_pages
from tests.bench.report import report

ROOT = Path(__file__).parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--households", type=int, default=30_000)
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmark.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        print(
            f"writing and importing a county of {options.households:,} households ...", flush=True
        )
        workbooks, filled, empty = county(place, options.households)
        print("imports ...", flush=True)
        imports = measure_imports(workbooks, empty, max(options.repeats // 2, 2))
        print("figures ...", flush=True)
        figures = compare_figures(open_engine(filled, read_only=True), options.repeats)
        print("pages ...", flush=True)
        pages = measure_pages(filled, options.repeats)
        size = sum(file.stat().st_size for file in workbooks)
        text = report(options, len(workbooks), size, imports, figures, pages)
    options.out.write_text(text, "utf-8")
    print(text)


def county(place: Path, households: int) -> tuple[list[Path], str, Path]:
    """The demonstration's workbooks, the URL of a database that holds them, and the file of one
    that holds only its regions."""
    filled, empty = f"sqlite:///{place}/filled.db", place / "empty.db"
    books = place / "workbooks"
    manage("demo", "--households", str(households), "--workbooks", books, "--database", filled)
    manage("init", "--regions", books / REGIONS, "--database", f"sqlite:///{empty}")
    return sorted(books.glob("*.xlsx")), filled, empty


if __name__ == "__main__":
    main()
