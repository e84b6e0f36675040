"""The measurements as Markdown."""

import os
import platform
import subprocess
from argparse import Namespace
from importlib.metadata import version
from pathlib import Path

from tests.bench.figures import Compared
from tests.bench.imports import Loaded
from tests.bench.pages import Page

LIBRARIES = ("streamlit", "pandas", "sqlalchemy", "python-calamine", "openpyxl", "plotly")


def report(
    options: Namespace,
    files: int,
    size: int,
    imports: list[Loaded],
    figures: list[Compared],
    pages: list[Page],
) -> str:
    return "\n".join(
        [
            "# Benchmark",
            "",
            f"Written by `make bench`: the invented county at {options.households:,} households, "
            f"{files} workbooks of {size / 2**20:.0f} MiB together. Everything in one run, in turn; "
            "each figure is a median (least–most). Seconds differ from machine to machine; read "
            "the ratios.",
            "",
            *machine(),
            "",
            "## Importing",
            "",
            "A process of its own each time. Ours reads, checks every cell, matches households and "
            "persons with what is there, keeps versions, encrypts identity numbers and derives "
            "every state of every day. The others are `pandas.read_excel` and `to_sql` of the same "
            "files, which do none of this.",
            "",
            *import_table(imports),
            "",
            "## The figures of a page",
            "",
            "Every township's counts, by `queries.measure` and by SQL written by hand for SQLite "
            "and these figures alone (`tests/bench/raw_sql.py`). The counts are equal, or the "
            "benchmark stops. Ours resolves each village's plan and limits, counts what cannot be "
            "judged, and runs on PostgreSQL too.",
            "",
            *figure_table(figures),
            "",
            "## A page's script",
            "",
            "The whole script, as Streamlit's own test runner runs it. First view: nothing cached, "
            "as after an import. Later views: figures cached.",
            "",
            *page_table(pages),
            "",
        ]
    )


def machine() -> list[str]:
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"- Machine: {processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.platform()}",
        f"- Versions: Python {platform.python_version()}, "
        + ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
        f"- Commit: {commit.stdout.strip() or 'none'}",
    ]


def processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(": ")[2]
    return platform.machine()


def import_table(imports: list[Loaded]) -> list[str]:
    ours = imports[0]
    lines = [
        "| | rows | seconds | rows a second | peak MiB | time ÷ ours | memory ÷ ours |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for loaded in imports:
        lines.append(
            f"| {loaded.way} | {loaded.rows:,} | {loaded.seconds.told(1)} "
            f"| {loaded.rows / loaded.seconds.median:,.0f} | {loaded.peak_mib.told(0)} "
            f"| {loaded.seconds.median / ours.seconds.median:.2f} "
            f"| {loaded.peak_mib.median / ours.peak_mib.median:.2f} |"
        )
    return lines


def figure_table(figures: list[Compared]) -> list[str]:
    lines = ["| page | indicators | ours, s | by hand, s | ours ÷ by hand |"]
    lines.append("| --- | ---: | ---: | ---: | ---: |")
    for page in figures:
        lines.append(
            f"| {page.title} | {page.indicators} | {page.ours.told(3)} | {page.raw.told(3)} "
            f"| {page.ours.median / page.raw.median:.1f} |"
        )
    return lines


def page_table(pages: list[Page]) -> list[str]:
    lines = ["| page | first view, s | of it in queries, s | later views, s |"]
    lines.append("| --- | ---: | ---: | ---: |")
    for page in pages:
        lines.append(
            f"| {page.title} | {page.cold.told()} | {page.queries.told()} | {page.warm.told()} |"
        )
    return lines
