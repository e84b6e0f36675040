"""A reconciliation as tables: by place, and household by household, masked."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlalchemy import Connection

from data.identity import masked_name
from data.regions import RegionTree, regions_on
from queries.households import day_or_month
from queries.measure import add_up, places_of
from queries.reconciliation.comparing import Difference, Kind, Reconciliation
from queries.scope import Level, Scope

COUNTS = ("here", "there", *map(str, Kind))
HEADINGS = ("户编号", "户主", "乡镇", "村", "差异", "项目", "本库", "导出")


def by_place(
    connection: Connection, found: Reconciliation, scope: Scope, level: Level
) -> pd.DataFrame:
    """One row a region of the level: region_code, region, and the households of COUNTS."""
    tree = regions_on(connection, found.day)
    counted: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for name, own in (("here", found.here), ("there", found.there)):
        for code, number in own.items():
            counted[code][name] += number
    for kind in Kind:
        numbers = {(d.village_code, d.household_no) for d in found.differences if d.kind is kind}
        for code, _ in numbers:
            counted[str(code)][kind] += 1
    places = places_of(tree, scope, level)
    sums = add_up(counted, tree, {place.code for place in places})
    rows = [
        (place.code, place.name, *(sums[place.code].get(name, 0) for name in COUNTS))
        for place in places
    ]
    return pd.DataFrame(rows, columns=["region_code", "region", *COUNTS])


def listed(connection: Connection, found: Reconciliation) -> pd.DataFrame:
    """One row a difference, in order of place and 户编号, under HEADINGS."""
    tree = regions_on(connection, found.day)
    order = sorted(found.differences, key=lambda d: (d.village_code or "", d.household_no))
    return pd.DataFrame(list(_rows(order, tree)), columns=list(HEADINGS), dtype=object)


def _rows(differences: list[Difference], tree: RegionTree) -> Iterator[tuple[Any, ...]]:
    for one in differences:
        yield (
            one.household_no,
            masked_name(one.head),
            *_place(one.village_code, tree),
            one.kind.title,
            one.field,
            said(one.here, tree),
            said(one.there, tree),
        )


def _place(code: str | None, tree: RegionTree) -> tuple[str, str]:
    if code is None:
        return "", ""
    township = tree.ancestor(code, Level.TOWNSHIP)
    return township.name if township else "", tree.by_code[code].name


def said(value: Any, tree: RegionTree) -> Any:
    """A value as a list says it: a place by its name, a month as a month."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return day_or_month(*value)
    if isinstance(value, str) and value in tree.by_code:
        return "".join(_place(value, tree))
    return value
