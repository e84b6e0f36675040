"""Who finds how many of the fifteen, as Markdown."""

from collections.abc import Iterator, Sequence
from itertools import product

import pandas as pd

from tests.bench.detection.estimates import Estimate, difference, hits
from tests.bench.detection.rivals import RIVALS
from tests.bench.detection.trial import (
    ALL_EXPOSED,
    BASES,
    KNOWS_EXPOSURE,
    KNOWS_THE_HIT,
    LEFT,
    ORACLE,
    OURS,
    WHOLE_COUNTY,
)

SAME_VILLAGES = (OURS, *RIVALS, KNOWS_EXPOSURE, ORACLE, KNOWS_THE_HIT, ALL_EXPOSED)
EVERYWHERE = tuple(name + WHOLE_COUNTY for name in RIVALS)
CELLS = tuple(product(BASES, LEFT))


def named(cell: tuple[float, float]) -> str:
    base, left = cell
    return f"{base * 1000:g} ‰, to {left:.0%}"


def of_cell(found: pd.DataFrame, cell: tuple[float, float]) -> pd.DataFrame:
    return found.xs(cell, level=("base", "left"))


def table_of_base(found: pd.DataFrame, base: float, methods: Sequence[str]) -> Iterator[str]:
    """A line a method: its hits, and ours minus it, for each share left.

    `found` is what `by_method` gives, here and below.
    """
    yield "| first 15 by | " + " | ".join(f"to {left:.0%} | ours − it" for left in LEFT) + " |"
    yield "| --- |" + " ---: |" * (2 * len(LEFT))
    cells = [of_cell(found, (base, left)) for left in LEFT]
    for method in methods:
        figures = [f"{hits(cell, method)} | {_ours_minus(cell, method)}" for cell in cells]
        yield f"| {method} | " + " | ".join(figures) + " |"


def _ours_minus(cell: pd.DataFrame, method: str) -> str:
    return "" if method in (OURS, ALL_EXPOSED) else difference(cell, OURS, method).signed


def table_of_means(
    found: pd.DataFrame, sizes: pd.DataFrame, methods: Sequence[str]
) -> Iterator[str]:
    """A line a method: all nine settings together, each county's shape, and the size picked."""
    shapes = sorted(found.index.unique("shape"))
    heads = ["first 15 by", "found", "ours − it", *shapes]
    heads += [f"median 农村户数, {base * 1000:g} ‰" for base in BASES]
    yield "| " + " | ".join(heads) + " |"
    yield "| --- |" + " ---: |" * (len(heads) - 1)
    for method in methods:
        figures = [str(hits(found, method)), _ours_minus(found, method)]
        figures += [str(hits(found.xs(shape, level="shape"), method)) for shape in shapes]
        figures += [f"{sizes.xs(base, level='base')[method].median():.0f}" for base in BASES]
        yield f"| {method} | " + " | ".join(figures) + " |"


def differences(found: pd.DataFrame, other: str) -> dict[tuple[float, float], Estimate]:
    """Ours minus the other in each of the nine settings."""
    return {cell: difference(of_cell(found, cell), OURS, other) for cell in CELLS}
