"""Procedures as far as they have come on D, counted by village: no household leaves here."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from data.plans import Limits
from data.regions import regions_on
from queries import parameters
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.stages.steps import DAY_COLUMNS, Days
from queries.subjects.procedures import procedures_on_day


@dataclass(frozen=True)
class Course:
    """`count` procedures of a village that share their days and status as seen on D.

    `days_open` counts from the clue to D in the kind of days of the inclusion limit.
    """

    region_code: str
    status: str
    days: Days
    days_open: int
    limits: Limits
    count: int


def courses(connection: Connection, scope: Scope, procedure_type: str) -> Iterator[Course]:
    tree = regions_on(connection, scope.as_of)
    for rules, codes in rules_by_place(connection, tree, scope).items():
        procedure = procedures_on_day(rules.shape).c
        columns = [procedure[name] for name in ("region_code", "status", "days_open", *DAY_COLUMNS)]
        counted = (
            select(*columns, func.count())
            .where(procedure.procedure_type == procedure_type, procedure.region_code.in_(codes))
            .group_by(*columns)
        )
        rows = connection.execute(counted, parameters.values(scope, Level.VILLAGE, rules))
        for code, status, days_open, *days, count in rows:
            yield Course(code, status, days, days_open, rules.limits, count)
