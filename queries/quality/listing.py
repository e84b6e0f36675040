"""The records behind a check, masked."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, select

from data.regions import regions_on
from queries.households import COLUMNS, readable_places, shown, with_household
from queries.measure import places_of
from queries.parameters import CODES
from queries.quality.check import Check
from queries.quality.counting import checks_of, decided, executed
from queries.rules import Ruled, rules_by_place
from queries.scope import Level, Scope

AT_ONCE = 1_000  # records asked for by number
RECORDS = bindparam("records", expanding=True)


def records_behind(connection: Connection, check_id: str, scope: Scope) -> pd.DataFrame:
    """What a check finds, each with its household and the evidence.

    Grain: one row a thing of the check's basis, ordered by township, village and 户编号;
    columns are headings in Chinese. Places that the viewer may not read are left out. Raises
    what `found_by_place` raises.
    """
    (check,) = checks_of([check_id])
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    find = _by_sql if check.decide is None else _by_number
    ruled = _readable(rules_by_place(connection, tree, scope), readable_places(tree, scope))
    rows = shown(connection, list(find(connection, check, scope, ruled)), tree)
    headings = [*COLUMNS, *(evidence.heading for evidence in check.evidence)]
    return pd.DataFrame([_said(check, row) for row in rows], columns=headings, dtype=object)


def _readable(ruled: Ruled, readable: set[str]) -> Ruled:
    return {rules: list(readable.intersection(codes)) for rules, codes in ruled.items()}


def _by_sql(connection: Connection, check: Check, scope: Scope, ruled: Ruled) -> Iterator[Row[Any]]:
    statement = _with_household(check, lambda rows: rows.is_found)
    return executed(connection, statement, scope, ruled)


def _by_number(
    connection: Connection, check: Check, scope: Scope, ruled: Ruled
) -> Iterator[Row[Any]]:
    decisions = decided(connection, check, scope, ruled)
    found = [row.record_id for row, is_found in decisions if is_found]
    statement = _with_household(check, lambda rows: rows.record_id.in_(RECORDS))
    for start in range(0, len(found), AT_ONCE):
        some = found[start : start + AT_ONCE]
        yield from executed(connection, statement, scope, ruled, records=some)


def _with_household(check: Check, condition: Any) -> Select[Any]:
    rows = check.rows().subquery("checked")
    evidence: Iterator[ColumnElement[Any]] = (
        rows.c[name].label(f"evidence_{name}") for name in _columns(check)
    )
    matched = select(rows.c.household_id, *evidence).where(
        condition(rows.c), rows.c.region_code.in_(CODES)
    )
    return with_household(matched.cte("matched"))


def _columns(check: Check) -> list[str]:
    names = (name for evidence in check.evidence for name in evidence.columns)
    return list(dict.fromkeys(names))


def _said(check: Check, row: list[Any]) -> list[Any]:
    """The household's columns as they are, then the evidence as the check says it."""
    values = dict(zip(_columns(check), row[len(COLUMNS) :], strict=True))
    said = [evidence.said(*(values[c] for c in evidence.columns)) for evidence in check.evidence]
    return [*row[: len(COLUMNS)], *said]
