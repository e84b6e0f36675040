"""Count the terms of indicators by place: one statement a subject and shape of rules."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    ColumnClause,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    case,
    cast,
    func,
    select,
)
from sqlalchemy.sql import visitors

from data.regions import RegionTree
from queries import parameters
from queries.indicators import Basis, Count, Indicator
from queries.rules import Shape, rules_by_place
from queries.scope import Level, Scope
from queries.subjects import SUBJECTS, Subject
from queries.subjects.households import households_on_day


@dataclass(frozen=True)
class Term:
    """A part of an indicator on one basis; a part may be the sum of several counts."""

    indicator: str
    basis: Basis
    part: str  # numerator | denominator | unmeasurable


Counts = dict[Term, int]


def count_by_place(
    connection: Connection,
    indicators: Sequence[Indicator],
    scope: Scope,
    tree: RegionTree,
    level: Level,
) -> dict[str, Counts]:
    """What was counted in each place itself, not in those below it: villages, and townships
    where they report for themselves. `level` matters where a township's report overrules
    its villages'.
    """
    wanted = _by_subject(indicators)
    found: dict[str, Counts] = defaultdict(lambda: defaultdict(int))
    for rules, codes in rules_by_place(connection, tree, scope).items():
        values = parameters.values(scope, level, rules) | {"codes": codes}
        for subject, counts in wanted.items():
            statement = _statement(subject, rules.shape, tuple(counts))
            for code, *numbers in connection.execute(statement, values):
                for (term, _), number in zip(counts, numbers, strict=True):
                    found[code][term] += number
    return found


def _by_subject(indicators: Iterable[Indicator]) -> dict[Subject, list[tuple[Term, Count]]]:
    wanted: dict[Subject, list[tuple[Term, Count]]] = defaultdict(list)
    for indicator in indicators:
        if indicator.is_median:
            continue
        for basis in indicator.bases:
            for part, counts in indicator.parts.items():
                for count in counts:
                    wanted[count.subject].append((Term(indicator.id, basis, part), count))
    return wanted


# Building a statement costs about as much as running it.
@lru_cache(maxsize=256)
def _statement(subject: Subject, shape: Shape, counts: tuple[tuple[Term, Count], ...]) -> Select:
    rows = SUBJECTS[subject](shape)
    if subject is Subject.HOUSEHOLD:
        rows = households_on_day(shape, columns_of(_numbers(rows, counts), rows))
    return (
        select(rows.c.region_code, *_numbers(rows, counts))
        .where(rows.c.region_code.in_(parameters.CODES))
        .group_by(rows.c.region_code)
    )


def columns_of(expressions: Iterable[ColumnElement[Any]], rows: FromClause) -> set[str]:
    """Names of the columns of `rows` that the expressions speak of."""
    return {
        part.name
        for expression in expressions
        for part in visitors.iterate(expression)
        if isinstance(part, ColumnClause) and part.table is rows
    }


def _numbers(rows: FromClause, counts: Sequence[tuple[Term, Count]]) -> list[ColumnElement[int]]:
    return [_sum(rows, term.basis, count) for term, count in counts]


def _sum(subject: FromClause, basis: Basis, count: Count) -> ColumnElement[int]:
    weight: ColumnElement[int] | int = 1
    if count.of is not None:
        weight = count.of(subject.c)
    elif basis is Basis.PERSONS:
        weight = subject.c.persons
    return cast(
        func.coalesce(func.sum(case((count.where(subject.c), weight), else_=0)), 0), Integer
    )
