"""What falls due between D and a later day, kind by kind: one Falling a place and day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sqlalchemy import Connection, func, select

from data.plans import DayKind
from data.regions import regions_on
from queries import parameters
from queries.calendar import month_end
from queries.parameters import AS_OF
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.stages.courses import courses
from queries.stages.deadlines import Deadline, Deadlines
from queries.stages.publicity import under_way
from queries.subjects.problems import area_problems_on_day, household_problems_on_day
from queries.subjects.procedures import procedures_on_day
from queries.subjects.visits import visits_of_month
from queries.timeline import timeline


class Kind(StrEnum):
    STAGE = "stage"
    INCLUSION = "inclusion"
    PUBLICITY = "publicity"
    RECTIFICATION = "rectification"
    VISIT = "visit"

    @property
    def title(self) -> str:
        return {
            "stage": "方案环节到期",
            "inclusion": "识别认定期满",
            "publicity": "公示期满",
            "rectification": "问题整改到期",
            "visit": "本月还没有入户走访",
        }[self.value]

    @property
    def unit(self) -> str:
        return "户" if self is Kind.VISIT else "件"


@dataclass(frozen=True)
class Falling:
    """`count` things of a place due on a day; `counted_as` says how its days were counted."""

    day: date
    kind: Kind
    region_code: str
    count: int
    what: str = ""
    counted_as: str = ""


def stages(connection: Connection, scope: Scope, level: Level, until: date) -> Iterator[Falling]:
    """Stages of the plan with open items; those of townships stand at their township."""
    frames = [timeline(connection, scope, at) for at in (level, Level.TOWNSHIP, Level.COUNTY)]
    for (plan_id, stage_id), own in frames[0].groupby(["plan_id", "stage"], sort=False):
        for frame in frames:
            rows = frame[(frame["plan_id"] == plan_id) & (frame["stage"] == stage_id)]
            if rows["items"].sum():
                break
        if scope.as_of <= own["due"].iloc[0] <= until:
            for row in rows[rows["open"] > 0].itertuples():
                yield Falling(row.due, Kind.STAGE, row.region_code, row.open, row.name)


def inclusions(connection: Connection, scope: Scope, until: date) -> Iterator[Falling]:
    """纳入 under way whose last day in time lies ahead."""
    under = [c for c in courses(connection, scope, "纳入") if c.status == "在办"]
    deadlines = Deadlines(connection, min((c.days[0] for c in under), default=scope.as_of))
    for course in under:
        days, kind = course.limits.inclusion_days, course.limits.inclusion_kind
        last = deadlines.after(course.days[0], days, kind)
        if scope.as_of <= last.day <= until:
            said = f"{days}{_days(kind, last)}"
            yield Falling(last.day, Kind.INCLUSION, course.region_code, course.count, "", said)


def publicity(connection: Connection, scope: Scope, until: date) -> Iterator[Falling]:
    """公示 under way, of procedures of every type, that will have lasted as long as it must."""
    tree = regions_on(connection, scope.as_of)
    for rules, codes in rules_by_place(connection, tree, scope).items():
        procedure = procedures_on_day(rules.lines).c
        columns = [procedure.region_code, procedure.procedure_type, procedure.publicity_from_on]
        begun = (
            select(*columns, func.count())
            .where(under_way(procedure), procedure.region_code.in_(codes))
            .group_by(*columns)
        )
        values = parameters.values(scope, Level.VILLAGE, rules)
        rows = connection.execute(begun, values).all()
        deadlines = Deadlines(connection, min((row[2] for row in rows), default=scope.as_of))
        days, kind = rules.limits.publicity_days, rules.limits.publicity_kind
        for code, procedure_type, first, count in rows:
            last = deadlines.last_of(first, days, kind)
            if scope.as_of <= last.day <= until:
                said = f"{days}{_days(kind, last)}"
                yield Falling(last.day, Kind.PUBLICITY, code, count, procedure_type, said)


def rectifications(connection: Connection, scope: Scope, until: date) -> Iterator[Falling]:
    """Problems found and not put right by D, of households and of areas, by 整改时限."""
    for what, on_day in (
        ("户内问题", household_problems_on_day()),
        ("面上问题", area_problems_on_day()),
    ):
        problem = on_day.c
        counted = (
            select(problem.region_code, problem.due_on, func.count())
            .where(~problem.is_done, problem.due_on.between(scope.as_of, until))
            .where(problem.region_code.is_not(None))
            .group_by(problem.region_code, problem.due_on)
        )
        for code, day, count in connection.execute(counted, {AS_OF.key: scope.as_of}):
            yield Falling(day, Kind.RECTIFICATION, code, count, what)


def visits(connection: Connection, scope: Scope, until: date) -> Iterator[Falling]:
    """Households active all this month so far that nobody has visited at home in it."""
    last = month_end(scope.as_of)
    if last > until:
        return
    so_far = {
        "month_start": scope.as_of.replace(day=1),
        "month_after": scope.as_of + timedelta(days=1),
    }
    tree = regions_on(connection, scope.as_of)
    for rules, codes in rules_by_place(connection, tree, scope).items():
        visit = visits_of_month(rules.lines).c
        missing = (
            select(visit.region_code, func.count())
            .where(~visit.is_visited, visit.region_code.in_(codes))
            .group_by(visit.region_code)
        )
        values = parameters.values(scope, Level.VILLAGE, rules) | so_far
        for code, count in connection.execute(missing, values):
            yield Falling(last, Kind.VISIT, code, count)


def _days(kind: DayKind, last: Deadline) -> str:
    name = {DayKind.CALENDAR: "个自然日", DayKind.WORKING: "个工作日"}[kind]
    return name if last.is_known else f"{name}（按星期推算）"
