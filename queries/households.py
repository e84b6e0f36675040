"""The households behind a figure. Names and numbers leave this module masked."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import CTE, Connection, Row, Select, Subquery, and_, case, func, select

from data.identity import identity_key, masked_name, masked_number
from data.models import episodes, household_versions, households, person_versions
from data.regions import RegionTree, regions_on
from queries import parameters
from queries.headings import heading
from queries.indicators import Count, Indicator
from queries.measure import indicators_of, places_of
from queries.parameters import AS_OF
from queries.rules import rules_by_place
from queries.scope import Level, Scope, Viewer
from queries.subjects import SUBJECTS
from queries.subjects.versions import in_force, seen

STATES = {"active": "未消除", "eliminated": "已消除", "ended": "已退出", None: "未监测"}
# Always shown, before the days and figures that the indicator rests on.
COLUMNS = (
    "户编号",
    "户主",
    "证件号码",
    "乡镇",
    "村",
    "监测对象类别",
    "风险类型",
    "状态",
    "纳入日期",
    "消除日期",
)


def households_behind(
    connection: Connection, indicator_id: str, scope: Scope, part: str = "numerator"
) -> pd.DataFrame:
    """The households, or items with their household, counted in a part of an indicator.

    `part` is numerator, denominator or unmeasurable, or rest: in the denominator of a share
    and not in its numerator, where one subject counts both (`Indicator.rest`). Grain: one row
    a household or item, ordered by township, village and 户编号; columns are headings in
    Chinese: COLUMNS and the indicator's evidence. Households outside the viewer's place are left out. A part that
    counts villages rather than households (`Indicator.has_list`) gives no row. A day known
    only to its month is text (2023年5月). Raises what `measure` raises.
    """
    (indicator,) = indicators_of([indicator_id])
    return rows_behind(connection, indicator, scope, part)


def rows_behind(
    connection: Connection, indicator: Indicator, scope: Scope, part: str = "numerator"
) -> pd.DataFrame:
    """`households_behind`, of what is counted like an indicator without being one."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    found = [
        row
        for count in (indicator.rest if part == "rest" else indicator.parts[part])
        if count.subject.is_of_households
        for row in _rows(connection, indicator, count, scope, tree)
    ]
    return pd.DataFrame(
        shown(connection, found, tree),
        columns=[*COLUMNS, *(heading(name) for name in indicator.evidence)],
        dtype=object,
    )


def readable_places(tree: RegionTree, scope: Scope) -> set[str]:
    """Codes of the scope's place and below that the viewer may read rows of."""
    return tree.within(scope.region_code) & readable_by(scope.viewer, tree)


def readable_by(viewer: Viewer, tree: RegionTree) -> set[str]:
    """Codes of all places that the viewer may read rows of, whatever is on screen."""
    own = viewer.region_code
    if own is None:
        return set(tree.by_code)
    return tree.within(own) if own in tree.by_code else set()


def _rows(
    connection: Connection, indicator: Indicator, count: Count, scope: Scope, tree: RegionTree
) -> list[Row]:
    rows: list[Row] = []
    readable = readable_places(tree, scope)
    for rules, codes in rules_by_place(connection, tree, scope).items():
        subject = SUBJECTS[count.subject](rules.shape)
        columns = (subject.c[name].label(f"evidence_{name}") for name in indicator.evidence)
        matched = (
            select(subject.c.household_id, *columns)
            .where(count.where(subject.c), subject.c.region_code.in_(readable.intersection(codes)))
            .cte("matched")
        )
        values = parameters.values(scope, Level.VILLAGE, rules)
        rows += connection.execute(with_household(matched), values)
    return rows


def with_household(matched: CTE) -> Select:
    """The households of `matched` (its `household_id`), with its columns named evidence_…."""
    v, e, head = household_versions, episodes, heads_of(matched)
    latest = and_(e.c.household_id == matched.c.household_id, e.c.is_latest, seen(e, AS_OF))
    evidence = [column for column in matched.c if column.name.startswith("evidence_")]
    return (
        select(
            households.c.household_no,
            head.c.name,
            head.c.identity_cipher,
            v.c.village_code,
            v.c.monitored_category,
            v.c.risks,
            e.c.state,
            e.c.included_on,
            e.c.included_last,
            e.c.eliminated_on,
            e.c.eliminated_last,
            *evidence,
        )
        .select_from(matched)
        .join(households, households.c.id == matched.c.household_id)
        .join(v, in_force(v, AS_OF, of=matched.c.household_id))
        .outerjoin(e, latest)
        .outerjoin(head, head.c.household_id == matched.c.household_id)
    )


def heads_of(matched: CTE) -> Subquery:
    """One person a household: 户主, or whoever was listed first where nobody is."""
    p = person_versions.c
    is_head = case((p.relation == "户主", 0), else_=1)
    rank = func.row_number().over(partition_by=p.household_id, order_by=(is_head, p.person_id))
    ranked = (
        select(p.household_id, p.name, p.identity_cipher, rank.label("rank"))
        .where(p.household_id.in_(select(matched.c.household_id)), in_force(person_versions, AS_OF))
        .subquery()
    )
    return select(ranked).where(ranked.c.rank == 1).subquery("head")


def shown(connection: Connection, rows: Sequence[Row], tree: RegionTree) -> Iterator[list[Any]]:
    """Rows as a list prints them, in order of place and 户编号."""
    # Only where there is a number to read: without any there may be no key yet.
    key = identity_key(connection) if any(row.identity_cipher for row in rows) else None
    for row in sorted(rows, key=lambda row: (row.village_code, row.household_no)):
        township = tree.ancestor(row.village_code, Level.TOWNSHIP)
        number = key.decrypt(row.identity_cipher) if row.identity_cipher else None
        yield [
            row.household_no,
            masked_name(row.name),
            masked_number(number),
            township.name if township else None,
            tree.by_code[row.village_code].name,
            row.monitored_category,
            "、".join(sorted(row.risks or ())),
            STATES[row.state],
            day_or_month(row.included_on, row.included_last),
            day_or_month(row.eliminated_on, row.eliminated_last),
            *row[len(COLUMNS) + 1 :],
        ]


def day_or_month(first: date | None, last: date | None) -> date | str | None:
    """A day; or, where only the month is known, its name."""
    return first if first == last else f"{first:%Y年%-m月}"
