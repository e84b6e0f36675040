"""What past rounds teach about how often something turns out wrong in a visited household."""

from sqlalchemy import Connection, Integer, and_, cast, func, or_, select

from data.models import check_results, drawn_households, households
from queries.scope import Scope
from queries.spot_checks.budgeting.budget import ASSUMED_RATE, Rates

ENOUGH = 40  # visits of a kind: below, a share says too little


def past_rates(connection: Connection, scope: Scope) -> Rates:
    """Of the drawn households of any round with results up to D, in the whole county; assumed for
    a kind of which too few were visited.

    Wrong: 账实不符, 应纳未纳 or any problem found.
    """
    result, drawn = check_results.c, drawn_households.c
    is_wrong = or_(
        result.is_consistent.is_(False),
        result.is_omitted.is_(True),
        result.problem_types.is_not(None),
    )
    is_flagged = drawn.reasons != ""
    rows = connection.execute(
        select(is_flagged.label("is_flagged"), func.count(), func.sum(cast(is_wrong, Integer)))
        .select_from(check_results)
        .join(households, households.c.id == result.household_id)
        .join(
            drawn_households,
            and_(drawn.draw_no == result.draw_no, drawn.household_no == households.c.household_no),
        )
        .where(result.checked_on <= scope.as_of)
        .group_by(is_flagged)
    )
    learnt = {
        bool(flagged): (checked, wrong) for flagged, checked, wrong in rows if checked >= ENOUGH
    }
    return Rates(
        _share(learnt.get(True)),
        _share(learnt.get(False)),
        sum(checked for checked, _ in learnt.values()),
    )


def _share(counted: tuple[int, int] | None) -> float:
    return counted[1] / counted[0] if counted else ASSUMED_RATE
