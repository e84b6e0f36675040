"""Count what the checks find: SQL by village, places added up, nothing divided."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Row, Select, case, func, select

from data.identity import identity_key
from data.refusal import Refusal
from data.regions import regions_on
from queries import parameters
from queries.measure import add_up, places_of
from queries.quality.check import Check
from queries.quality.checks import CHECKS
from queries.quality.grading import grade_of, is_to_verify
from queries.rules import Ruled, rules_by_place
from queries.scope import Level, Scope

COLUMNS = ("check", "region_code", "region", "found", "checked", "grade", "is_to_verify")


class UnknownCheck(Refusal):
    """An id that no check has."""


def found_by_place(
    connection: Connection, ids: Iterable[str], scope: Scope, level: Level
) -> pd.DataFrame:
    """What the checks find in every region of the level within the scope, zeros included.

    Grain: one row a check and region, with COLUMNS; `found` of `checked` things of the check's
    basis; `grade` ("" for none) and
    `is_to_verify` as `grading` says. Raises UnknownCheck, UnknownRegion and PlanError.
    """
    checks = checks_of(ids)
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    ruled = rules_by_place(connection, tree, scope)
    counted = {code: dict(own) for code, own in _counted(connection, checks, scope, ruled).items()}
    sums = add_up(counted, tree, {place.code for place in places})
    rows = [
        (check.id, place.code, place.name, *_graded(check, sums[place.code]))
        for check in checks
        for place in places
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _graded(check: Check, counts: Mapping[tuple[str, str], int]) -> tuple[Any, ...]:
    return _judged(check, counts[check.id, "found"], counts[check.id, "checked"])


def _judged(check: Check, found: int, checked: int) -> tuple[Any, ...]:
    grade = grade_of(found, checked, check.usual)
    return found, checked, str(grade or ""), is_to_verify(found, grade, check.usual)


def added_up(parts: pd.DataFrame) -> pd.DataFrame:
    """One row a check: `found_by_place` of all these places together, which lie beside each
    other. Columns as there, without the region's."""
    sums = parts.groupby("check", sort=False)[["found", "checked"]].sum()
    rows = [
        (name, *_judged(CHECKS[name], int(found), int(checked)))
        for name, found, checked in sums.itertuples()
    ]
    return pd.DataFrame(rows, columns=["check", *COLUMNS[3:]])


def checks_of(ids: Iterable[str]) -> list[Check]:
    wanted = list(ids)
    if unknown := [name for name in wanted if name not in CHECKS]:
        raise UnknownCheck(f"没有“{'、'.join(unknown)}”这项数据检查，请改正编号。")
    return [CHECKS[name] for name in wanted]


def _counted(
    connection: Connection, checks: Iterable[Check], scope: Scope, ruled: Ruled
) -> dict[str, dict[tuple[str, str], int]]:
    counted: dict[str, dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for check in checks:
        count = _by_sql if check.decide is None else _by_number
        for code, found, checked in count(connection, check, scope, ruled):
            counted[code][check.id, "found"] += found
            counted[code][check.id, "checked"] += checked
    return counted


def _by_sql(
    connection: Connection, check: Check, scope: Scope, ruled: Ruled
) -> Iterator[tuple[str, int, int]]:
    rows = check.rows().subquery("checked")
    statement = (
        select(rows.c.region_code, func.sum(case((rows.c.is_found, 1), else_=0)), func.count())
        .where(rows.c.region_code.in_(parameters.CODES))
        .group_by(rows.c.region_code)
    )
    for row in executed(connection, statement, scope, ruled):
        yield tuple(row)


def _by_number(
    connection: Connection, check: Check, scope: Scope, ruled: Ruled
) -> Iterator[tuple[str, int, int]]:
    for row, is_found in decided(connection, check, scope, ruled):
        yield row.region_code, int(is_found), 1


def decided(
    connection: Connection, check: Check, scope: Scope, ruled: Ruled
) -> Iterator[tuple[Row[Any], bool]]:
    """The rows that the check looks at and whether their identity number makes them found."""
    rows = check.rows().subquery("checked")
    statement = select(rows).where(
        rows.c.region_code.in_(parameters.CODES), rows.c.identity_cipher.is_not(None)
    )
    key = None
    for row in executed(connection, statement, scope, ruled):
        key = key or identity_key(connection)
        is_found = check.decide(key.decrypt(row.identity_cipher), row) if check.decide else None
        if is_found is not None:
            yield row, is_found


def executed(
    connection: Connection, statement: Select[Any], scope: Scope, ruled: Ruled, **more: Any
) -> Iterator[Row[Any]]:
    """The statement's rows, asked with the rules of each place; CODES are the places `ruled`."""
    for rules, codes in ruled.items():
        values = parameters.values(scope, Level.VILLAGE, rules) | more
        yield from connection.execute(statement, values | {"codes": codes}).all()
