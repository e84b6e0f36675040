"""Count the terms of indicators by place: one statement a subject and set of rules."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import (
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

from data.regions import RegionTree
from queries import parameters
from queries.indicators import Basis, Count, Indicator
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.subjects import SUBJECTS, Subject


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
        values = parameters.values(scope, level, rules)
        for subject, counts in wanted.items():
            statement = _statement(SUBJECTS[subject](rules), counts, codes)
            for code, *numbers in connection.execute(statement, values):
                for (term, _), number in zip(counts, numbers, strict=True):
                    found[code][term] += number
    return found


def _by_subject(indicators: Iterable[Indicator]) -> dict[Subject, list[tuple[Term, Count]]]:
    wanted: dict[Subject, list[tuple[Term, Count]]] = defaultdict(list)
    for indicator in indicators:
        for basis in indicator.bases:
            for part, counts in indicator.parts.items():
                for count in counts:
                    wanted[count.subject].append((Term(indicator.id, basis, part), count))
    return wanted


def _statement(
    subject: FromClause, counts: Sequence[tuple[Term, Count]], codes: Sequence[str]
) -> Select:
    numbers = (_sum(subject, term.basis, count) for term, count in counts)
    return (
        select(subject.c.region_code, *numbers)
        .where(subject.c.region_code.in_(codes))
        .group_by(subject.c.region_code)
    )


def _sum(subject: FromClause, basis: Basis, count: Count) -> ColumnElement[int]:
    weight: ColumnElement[int] | int = 1
    if count.of is not None:
        weight = count.of(subject.c)
    elif basis is Basis.PERSONS:
        weight = subject.c.persons
    return cast(
        func.coalesce(func.sum(case((count.where(subject.c), weight), else_=0)), 0), Integer
    )
