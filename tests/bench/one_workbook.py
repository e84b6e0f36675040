"""All persons of a large county in one workbook: imported, imported again a month later, and
again with a few changed; beside pandas' two lines. Written to docs/benchmark-import.md.

`python -m tests.bench.one_workbook` measures each way once: it takes a quarter of an hour.
"""

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from data.demo.recipe import Recipe
from data.demo.rows import county_rows
from data.demo.workbooks import REGIONS, Book, write_book
from tests.bench.imports import ROOT, load, manage
from tests.bench.report import machine

PERSONS_A_HOUSEHOLD = 3  # a little fewer than the county has
CHANGED_ONE_IN = 33
PANDAS = "pandas, openpyxl"
TIMES_THE_SPEED, SHARE_OF_MEMORY = 5, 1 / 3

HEADER = (
    "| | rows | seconds | of a core | rows a second | peak MiB | speed ÷ pandas | memory ÷ pandas |"
)


@dataclass(frozen=True)
class Measured:
    """`cpu` are the seconds that a core worked: they scatter less on a busy machine."""

    what: str
    rows: int
    seconds: float
    cpu: float
    peak_mib: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.one_workbook")
    parser.add_argument("--persons", type=int, default=450_000)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "benchmark-import.md")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        text = report(options.persons, *measure(Path(folder), options.persons))
    options.out.write_text(text, "utf-8")
    print(text)


def measure(place: Path, persons: int) -> tuple[int, list[Measured]]:
    """The workbook's size in bytes, and each way: ours first, then the others."""
    print(f"writing workbooks of {persons:,} persons ...", flush=True)
    workbook, changed = workbooks(place, persons)
    print("importing ...", flush=True)
    return workbook.stat().st_size, list(_measured(place, workbook, changed))


def workbooks(place: Path, persons: int) -> tuple[Path, Path]:
    """The persons as exported, and with the name of one in CHANGED_ONE_IN corrected."""
    county = county_rows(Recipe(households=-(-persons // PERSONS_A_HOUSEHOLD) + 1))
    county.regions.to_csv(place / REGIONS, index=False, encoding="utf-8-sig")
    rows = county.members.head(persons).reset_index(drop=True)
    corrected = rows["name"].where(rows.index % CHANGED_ONE_IN != 0, rows["name"] + "甲")
    return _write(rows, place / "first"), _write(rows.assign(name=corrected), place / "changed")


def _write(rows: pd.DataFrame, folder: Path) -> Path:
    folder.mkdir()
    return write_book(Book("农户信息", "household_members", rows), "县", folder)


def _measured(place: Path, workbook: Path, changed: Path) -> Iterator[Measured]:
    database, other = place / "ours.db", place / "pandas.db"
    manage("init", "--regions", place / REGIONS, "--database", f"sqlite:///{database}")
    for what, way, file, arguments in (
        ("ours, into an empty database", "ours", workbook, ()),
        ("ours, a month later, nothing changed", "ours", workbook, ("--on", "2023-10-25")),
        ("ours, another month later, 3 % changed", "ours", changed, ("--on", "2023-11-25")),
        (PANDAS, PANDAS, workbook, ()),
        ("pandas, calamine", "pandas, calamine", workbook, ()),
    ):
        other.unlink(missing_ok=True)
        print(f"  {what} ...", flush=True)
        yield Measured(what, **load(way, database if way == "ours" else other, file, *arguments))


def report(persons: int, size: int, measured: list[Measured]) -> str:
    pandas = next(one for one in measured if one.what == PANDAS)
    return "\n".join(
        [
            f"# Importing {persons:,} persons in one workbook",
            "",
            "Written by `make bench`: one sheet of the invented county's persons, "
            f"{size / 2**20:.0f} MiB. Each way once, in a process of its own. Ours reads and "
            "checks every cell, matches households and persons with what is there, keeps "
            "versions and encrypts identity numbers; the others are `pandas.read_excel` and "
            "`to_sql`, which do none of this. Speeds are compared by the seconds that a core "
            "worked: on a busy machine the others mostly tell how busy it was.",
            "",
            *machine(),
            "",
            HEADER,
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
            *(_line(one, pandas) for one in measured),
            "",
            *_goals(measured[0], pandas),
            "",
        ]
    )


def _line(one: Measured, pandas: Measured) -> str:
    return (
        f"| {one.what} | {one.rows:,} | {one.seconds:,.1f} | {one.cpu:,.1f} "
        f"| {one.rows / one.seconds:,.0f} | {one.peak_mib:,.0f} "
        f"| {pandas.cpu / one.cpu:.1f} | {one.peak_mib / pandas.peak_mib:.2f} |"
    )


def _goals(ours: Measured, pandas: Measured) -> list[str]:
    speed, memory = pandas.cpu / ours.cpu, ours.peak_mib / pandas.peak_mib
    return [
        f"- Five times the speed of {PANDAS}: {_told(speed >= TIMES_THE_SPEED)} ({speed:.1f}).",
        f"- A third of its memory: {_told(memory <= SHARE_OF_MEMORY)} ({memory:.2f}).",
    ]


def _told(is_reached: bool) -> str:
    return "reached" if is_reached else "**missed**"


if __name__ == "__main__":
    main()
