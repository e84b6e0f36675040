"""Until when steps were typed about the problems that the viewer may read, whatever the day."""

from datetime import date, timedelta

from sqlalchemy import Connection, func

from data.models import FOREVER, area_problems, household_problems, problem_actions
from data.regions import regions_on
from queries.households import readable_places
from queries.parameters import CODES
from queries.scope import Scope
from queries.subjects.problems import area_problems_on_day, household_problems_on_day
from queries.subjects.rectification import counting

LAST_DAY = FOREVER - timedelta(days=1)


def latest_step(connection: Connection, scope: Scope) -> date | None:
    """The day of the latest step that counts, about a problem that lies in the scope's place
    now; it may lie after D, and the problem have been found after D."""
    codes = readable_places(regions_on(connection, scope.as_of), scope)
    values = {"as_of": LAST_DAY, "codes": list(codes)}
    acted, days = problem_actions.c, []
    for ledger, rows in (
        (household_problems.name, household_problems_on_day()),
        (area_problems.name, area_problems_on_day()),
    ):
        query = (
            counting(ledger, func.max(acted.acted_on))
            .join(rows, rows.c.problem == acted.problem)
            .where(rows.c.region_code.in_(CODES))
        )
        days.append(connection.scalar(query, values))
    return max(filter(None, days), default=None)
