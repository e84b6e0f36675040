"""The values that a median is of, by place: how often each occurs, so that places add up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from statistics import median
from typing import Any

from sqlalchemy import Connection, Select, func, select

from data.regions import RegionTree
from queries import parameters
from queries.indicators import Count, Indicator
from queries.rules import Shape, rules_by_place
from queries.scope import Level, Scope
from queries.subjects import SUBJECTS

Value = tuple[str, int]  # indicator, value


def spread_by_place(
    connection: Connection, indicators: Iterable[Indicator], scope: Scope, tree: RegionTree
) -> dict[str, dict[Value, int]]:
    """How often each value occurs in each village, of the indicators that are medians."""
    found: dict[str, dict[Value, int]] = defaultdict(lambda: defaultdict(int))
    medians = [(own.id, count) for own in indicators if own.is_median for count in own.numerator]
    if not medians:
        return found
    for rules, codes in rules_by_place(connection, tree, scope).items():
        values = parameters.values(scope, Level.VILLAGE, rules) | {"codes": codes}
        for name, count in medians:
            for code, value, times in connection.execute(_statement(count, rules.shape), values):
                found[code][name, value] += times
    return found


def median_of(indicator: str, spread: Mapping[Any, int]) -> float | None:
    """Half of the values are at most this; None where there is none."""
    values = [
        value for (name, value), times in spread.items() if name == indicator for _ in range(times)
    ]
    return float(median(values)) if values else None


@lru_cache(maxsize=64)
def _statement(count: Count, shape: Shape) -> Select[Any]:
    rows = SUBJECTS[count.subject](shape)
    assert count.of is not None, "a median is of a column"
    value = count.of(rows.c).label("value")
    return (
        select(rows.c.region_code, value, func.count())
        .where(count.where(rows.c), rows.c.region_code.in_(parameters.CODES))
        .group_by(rows.c.region_code, "value")
    )
