"""Whose conditions are looked at on D: one row a household."""

from sqlalchemy import CTE, Select, and_, func, null, select

from data.models import episodes
from queries.exit_checklist.conditions import Whom
from queries.parameters import AS_OF
from queries.rules import Shape
from queries.subjects.procedures import procedures_on_day
from queries.subjects.versions import seen


def candidates(whom: Whom, shape: Shape) -> CTE:
    """`household_id`, and `proposed_on`: the clue of the first 风险消除 in 在办, NULL if none is."""
    chosen = _proposed(shape) if whom is Whom.PROPOSED else _possible(shape)
    return chosen.cte("candidate")


def _proposed(shape: Shape) -> Select:
    procedure = procedures_on_day(shape).c
    return (
        select(procedure.household_id, func.min(procedure.clue_on).label("proposed_on"))
        .where(procedure.procedure_type == "风险消除", procedure.status == "在办")
        .group_by(procedure.household_id)
    )


def _possible(shape: Shape) -> Select:
    proposed = _proposed(shape).subquery("proposed")
    active = and_(seen(episodes, AS_OF), episodes.c.is_latest, episodes.c.state == "active")
    return select(episodes.c.household_id, null().label("proposed_on")).where(
        active, episodes.c.household_id.not_in(select(proposed.c.household_id))
    )
