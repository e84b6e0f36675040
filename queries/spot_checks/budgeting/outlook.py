"""Before anything is frozen: what could be drawn here, and what a budget of visits would buy."""

from dataclasses import dataclass

from sqlalchemy import Connection

from queries.scope import Scope
from queries.spot_checks.budgeting.budget import Budget, Rates, budgets
from queries.spot_checks.budgeting.past import past_rates
from queries.spot_checks.design import Design
from queries.spot_checks.framing import frame_of


@dataclass(frozen=True)
class Outlook:
    """Counts of the frame as it would be frozen now; `flagged`: with findings or flags.
    Without households there is nothing to draw and no budget."""

    townships: int
    villages: int
    flagged_villages: int
    households: int
    flagged_households: int
    past: Rates
    budgets: tuple[Budget, ...]


def outlook(connection: Connection, scope: Scope) -> Outlook:
    """Raises what `frame_of` raises."""
    frame = frame_of(connection, scope)
    past = past_rates(connection, scope)
    quota = frame.quota
    design = Design(quota.villages, quota.households, quota.sentinel) if quota else Design()
    return Outlook(
        len({one.township_code for one in frame.villages}),
        len(frame.villages),
        sum(bool(one.reasons) for one in frame.villages),
        len(frame.households),
        sum(bool(one.reasons) for one in frame.households),
        past,
        tuple(budgets(frame, design, past)) if frame.households else (),
    )
