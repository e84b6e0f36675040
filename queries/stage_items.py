"""The items of a plan's stage and the day each was done, as seen on a day D.

Each kind of item is one SELECT of `place` (the code of the village or township it is counted
for) and `done_on` (NULL while open on D). No place, day or type of a plan stands here: they
are the plan's.
"""

from datetime import date
from functools import singledispatch

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Select,
    and_,
    exists,
    func,
    not_,
    or_,
    select,
    union_all,
)

from data.models import (
    household_versions,
    meetings,
    monitors,
    procedures,
    screenings,
)
from data.plans import (
    MeetingItems,
    MonitorItems,
    Plan,
    ProblemItems,
    ProcedureItems,
    ProcedureWhere,
    ScreeningItems,
    ScreeningWhere,
)
from data.plans.declaration import Items
from queries.parameters import AS_OF
from queries.subjects.problems import area_problems_on_day, household_problems_on_day
from queries.subjects.versions import by_day, in_force


@singledispatch
def item_days(items: Items, plan: Plan, as_of: date) -> Select | CompoundSelect:
    """One row an item, but for meetings and monitors, which come one row a place that has
    one."""
    raise TypeError(f"no imported layout holds {type(items).__name__}")


@item_days.register
def _(items: MeetingItems, plan: Plan, as_of: date) -> Select:
    since = items.since or date(plan.year, 1, 1)
    return (
        select(meetings.c.region_code.label("place"), func.min(meetings.c.held_on).label("done_on"))
        .where(meetings.c.meeting_type.in_(items.types), meetings.c.held_on.between(since, as_of))
        .group_by(meetings.c.region_code)
    )


@item_days.register
def _(items: ScreeningItems, plan: Plan, as_of: date) -> Select:
    conditions = [screenings.c.plan_id == plan.id]
    if items.where:
        conditions.append(_screening_where(items.where, plan, as_of))
    return _by_village(screenings, items.day, as_of).where(*conditions)


@item_days.register
def _(items: ProcedureItems, plan: Plan, as_of: date) -> Select:
    # A clue found after D, and so the whole procedure, isn't known on D.
    return _by_village(procedures, items.day, as_of).where(
        procedures.c.procedure_type.in_(items.types),
        procedures.c.clue_on <= as_of,
        procedures.c[items.dated].between(items.since, items.until),
        *(_procedure_where(where, as_of) for where in items.where),
    )


@item_days.register
def _(items: MonitorItems, plan: Plan, as_of: date) -> Select:
    registered_on = func.min(monitors.c.registered_on)
    return (
        select(monitors.c.region_code.label("place"), registered_on.label("done_on"))
        .where(monitors.c.post == items.post, monitors.c.registered_on <= as_of)
        .group_by(monitors.c.region_code)
    )


@item_days.register
def _(items: ProblemItems, plan: Plan, as_of: date) -> CompoundSelect:
    problems = (household_problems_on_day().c, area_problems_on_day().c)
    rows = (select(p.region_code.label("place"), p.done_on) for p in problems)
    return union_all(*rows).params({AS_OF.key: as_of})


def _by_village(ledger, day: str, as_of: date) -> Select:
    """Rows of a household ledger in the village where the household was on D."""
    done_on = by_day(ledger.c[day], as_of)
    placed = in_force(household_versions, as_of, of=ledger.c.household_id)
    return select(
        household_versions.c.village_code.label("place"), done_on.label("done_on")
    ).join_from(ledger, household_versions, placed)


def _screening_where(where: ScreeningWhere, plan: Plan, as_of: date) -> ColumnElement[bool]:
    ticked = screenings.c.starts_procedure.is_(True)
    # `triggers` is NULL when not stated and the empty set when stated as none.
    triggered = and_(screenings.c.triggers.is_not(None), screenings.c.triggers != frozenset())
    match where:
        case ScreeningWhere.TICKED:
            return ticked
        case ScreeningWhere.TICKED_OR_TRIGGERED:
            return or_(ticked, triggered)
        case ScreeningWhere.NEITHER_TICKED_NOR_TRIGGERED:
            return and_(screenings.c.starts_procedure.is_not(True), not_(triggered))
        case ScreeningWhere.REFUSED_THIS_YEAR:
            return _refused_by(plan.year, as_of)


def _refused_by(year: int, as_of: date) -> ColumnElement[bool]:
    """The village or the township said 不同意 to the household's 纳入, in the year up to D."""
    last = min(as_of, date(year, 12, 31))
    refusals = [
        and_(
            procedures.c[f"{level}_opinion"] == "不同意",
            func.coalesce(procedures.c[f"{level}_review_on"], procedures.c.clue_on).between(
                date(year, 1, 1), last
            ),
        )
        for level in ("village", "township")
    ]
    return exists().where(
        procedures.c.household_id == screenings.c.household_id,
        procedures.c.procedure_type == "纳入",
        or_(*refusals),
    )


def _procedure_where(where: ProcedureWhere, as_of: date) -> ColumnElement[bool]:
    match where:
        case ProcedureWhere.CONCLUDED:
            return and_(procedures.c.status == "办结", procedures.c.ended_on <= as_of)
        case ProcedureWhere.VILLAGE_NOT_REFUSING:
            said = func.coalesce(procedures.c.village_review_on, procedures.c.clue_on) <= as_of
            refusing = and_(procedures.c.village_opinion == "不同意", said)
            return not_(func.coalesce(refusing, False))
