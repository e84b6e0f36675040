"""What the funnels say of counties in which nothing is amiss, as Markdown."""

from collections.abc import Iterator

import pandas as pd

from tests.bench.detection.estimates import share

SIDES = ("lower", "upper")
BEYOND = ("beyond 1.96", "beyond 3.09")


def table_of_quiet(rows: pd.DataFrame) -> Iterator[str]:
    """A line a level, centre and scatter: the share of judged places graded on each side."""
    heads = [f"{side} {beyond}" for beyond in BEYOND for side in SIDES]
    yield "| level | share | scatter | places judged | " + " | ".join(heads) + " |"
    yield "| --- | ---: | ---: | ---: |" + " ---: |" * len(heads)
    for (level, centre, scatter), of in rows.groupby(["level", "centre", "scatter"], sort=False):
        figures = []
        for head in heads:
            part = share(of[head], of["judged"])
            figures.append(f"{part.value:.2%} ± {part.error:.2%}" if part else "none judged")
        yield (
            f"| {level} | {centre:.0%} | {scatter:g} | {of['judged'].sum():,} | "
            + " | ".join(figures)
            + " |"
        )
