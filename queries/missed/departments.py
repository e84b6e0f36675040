"""Department warnings counted: pushed, known, verified, concluded 纳入, monitored."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

import pandas as pd
from sqlalchemy import Connection

from data.layouts import LAYOUTS
from data.regions import regions_on
from queries.measure import places_of
from queries.missed.alerts import Alert, Whereabouts, alerts_of
from queries.scope import Level, Scope

# Each a column of the frames below: how many warnings of a place or department are so.
COUNTED: Mapping[str, Callable[[Alert], bool]] = {
    "pushed": lambda a: True,
    "known": lambda a: a.whereabouts is not Whereabouts.UNKNOWN,
    "verified": lambda a: a.is_verified,
    "concluded": lambda a: a.conclusion == "纳入",
    "monitored": lambda a: a.whereabouts is Whereabouts.MONITORED,
    "unanswered": lambda a: a.is_unanswered,
    **{place.name.lower(): lambda a, place=place: a.whereabouts is place for place in Whereabouts},
}
DEPARTMENTS = LAYOUTS["department_alerts"].field("department").codes
ELSEWHERE = "只写到上级地区或未写地点"


def by_department(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Warnings pushed in the period. Grain: one row a department with any, in the layout's
    order; columns `department` and COUNTED. Raises UnknownRegion."""
    own: dict[str, list[Alert]] = defaultdict(list)
    for alert in alerts_of(connection, scope):
        own[alert.department].append(alert)
    rows = [[name, *_counts(own[name])] for name in DEPARTMENTS if name in own]
    return pd.DataFrame(rows, columns=["department", *COUNTED])


def by_place(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """The same by place. Grain: one row a region of the level within the scope, zeros included,
    and last one for warnings that name no place so exact, if there are any, with a blank
    region_code; columns `region_code`, `region` and COUNTED."""
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    home = {code: place.code for place in places for code in tree.within(place.code)}
    own: dict[str, list[Alert]] = defaultdict(list)
    for alert in alerts_of(connection, scope):
        own[home.get(alert.place or "", "")].append(alert)
    rows = [[place.code, place.name, *_counts(own[place.code])] for place in places]
    if own[""]:
        rows.append(["", ELSEWHERE, *_counts(own[""])])
    return pd.DataFrame(rows, columns=["region_code", "region", *COUNTED])


def _counts(alerts: Iterable[Alert]) -> list[int]:
    alerts = list(alerts)
    return [sum(map(counts, alerts)) for counts in COUNTED.values()]
