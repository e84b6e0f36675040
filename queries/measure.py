"""Evaluate indicators: SQL counts by place, places are added up, Python divides once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import pandas as pd
from sqlalchemy import Connection

from data.refusal import Refusal
from data.regions import Region, RegionTree, regions_on
from queries.counting import Counts, Term, count_by_place
from queries.indicators import INDICATORS, Basis, Indicator
from queries.scope import Level, Scope
from queries.spread import Value, median_of, spread_by_place

Key = TypeVar("Key")

# Counts are whole numbers, missing where they do not apply; a value is a plain float.
TYPES = {
    "indicator": "str",
    "basis": "str",
    "region_code": "str",
    "region": "str",
    "numerator": "Int64",
    "denominator": "Int64",
    "value": "float64",
    "unmeasurable": "Int64",
}


class UnknownIndicator(Refusal):
    """An id that no indicator has."""


def measure(connection: Connection, ids: Iterable[str], scope: Scope, level: Level) -> pd.DataFrame:
    """The indicators for every region of the level within the scope, zeros included.

    Grain: one row an indicator, basis and region, in that order, with the columns of TYPES.
    Of a count the numerator and denominator are missing and the value is the count; of a
    share the value is missing where the denominator is 0; of a median both are missing, and
    the value where there is nothing to take it of. A scope below the level stands
    for itself. Raises UnknownIndicator, UnknownRegion and PlanError.
    """
    indicators = indicators_of(ids)
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    counted = count_by_place(connection, indicators, scope, tree, level)
    codes = {place.code for place in places}
    sums = add_up(counted, tree, codes)
    spreads = add_up(spread_by_place(connection, indicators, scope, tree), tree, codes)
    rows = (
        row
        for indicator in indicators
        for basis in indicator.bases
        for row in _rows(indicator, basis, places, sums, spreads)
    )
    return pd.DataFrame(rows, columns=list(TYPES)).astype(TYPES)


def indicators_of(ids: Iterable[str]) -> list[Indicator]:
    wanted = list(ids)
    if unknown := [name for name in wanted if name not in INDICATORS]:
        raise UnknownIndicator(f"没有“{'、'.join(unknown)}”这个指标，请改正编号。")
    return [INDICATORS[name] for name in wanted]


class UnknownRegion(Refusal):
    """A code that the region list does not have on that day."""


def places_of(tree: RegionTree, scope: Scope, level: Level) -> list[Region]:
    """Regions of the level in the scope; the scope's own region where it lies below the level."""
    if scope.region_code not in tree.by_code:
        raise UnknownRegion(f"区划表中没有代码 {scope.region_code}，请改正代码或先导入区划表。")
    within = tree.within(scope.region_code)
    found = [place for place in tree.at(level) if place.code in within]
    own = tree.by_code[scope.region_code]
    return found or ([own] if tree.ancestor(own.code, level) else [])


def add_up(
    counted: Mapping[str, Mapping[Key, int]], tree: RegionTree, places: set[str]
) -> dict[str, dict[Key, int]]:
    """Each place's own counts and those of all below it; 0 for what was not counted."""
    sums: dict[str, dict[Key, int]] = defaultdict(lambda: defaultdict(int))
    for code, counts in counted.items():
        place: str | None = code
        while place is not None and place not in places:
            place = tree.parents.get(place)
        if place is not None:
            for term, number in counts.items():
                sums[place][term] += number
    return sums


def _rows(
    indicator: Indicator,
    basis: Basis,
    places: Iterable[Region],
    sums: Mapping[str, Counts],
    spreads: Mapping[str, Mapping[Value, int]],
) -> Iterator[tuple[Any, ...]]:
    terms = [Term(indicator.id, basis, part) for part in indicator.parts]
    for place in places:
        numerator, denominator, unmeasurable = (sums[place.code][term] for term in terms)
        figures: tuple[Any, ...] = (None, None, numerator)
        if indicator.is_median:
            figures = (None, None, median_of(indicator.id, spreads[place.code]))
        elif not indicator.is_count:
            value = indicator.per * numerator / denominator if denominator else None
            figures = (numerator, denominator, value)
        yield (indicator.id, basis.value, place.code, place.name, *figures, unmeasurable)
