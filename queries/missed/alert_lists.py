"""Department warnings one by one: about whom, whether verified, and where they are now; masked."""

import pandas as pd
from sqlalchemy import Connection, false, or_, select

from data.identity import identity_key, masked_name, masked_number
from data.models import department_alerts
from data.regions import regions_on
from queries import parameters
from queries.headings import heading
from queries.households import COLUMNS, readable_places, shown, with_household
from queries.measure import places_of
from queries.missed.alerts import located_alerts
from queries.parameters import AS_OF, CODES, PERIOD_START
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.subjects.alerts import alerts_on_day

EVIDENCE = ("alert_no", "department", "alert_type", "pushed_on", "verified_on", "conclusion")
WHEREABOUTS = "现在"
STRANGERS = [
    "预警编号", "部门", "预警类型", "姓名", "证件号码", "乡镇", "村", "推送日期", "核实日期", "核实结论",
]  # fmt: skip


def known_alerts(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Warnings of the period about households that the viewer may read.

    Grain: one row a warning and household; columns are headings: those of `households_behind`,
    EVIDENCE and WHEREABOUTS. Raises UnknownRegion and PlanError.
    """
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    readable = readable_places(tree, scope)
    rows = []
    for rules, codes in rules_by_place(connection, tree, scope).items():
        alert = located_alerts(rules)
        evidence = (alert.c[name].label(f"evidence_{name}") for name in (*EVIDENCE, "whereabouts"))
        matched = (
            select(alert.c.household_id, *evidence)
            .where(
                alert.c.pushed_on >= PERIOD_START,
                alert.c.region_code.in_(readable.intersection(codes)),
            )
            .cte("matched")
        )
        values = parameters.values(scope, Level.VILLAGE, rules)
        rows += connection.execute(with_household(matched), values)
    headings = [*COLUMNS, *map(heading, EVIDENCE), WHEREABOUTS]
    return pd.DataFrame(shown(connection, rows, tree), columns=headings, dtype=object)


def strangers(connection: Connection, scope: Scope) -> pd.DataFrame:
    """Warnings of the period about nobody of the register, as the department wrote them.

    Grain: one row a warning that names a place that the viewer may read, or, for whoever reads
    the whole county, none; columns STRANGERS. Raises UnknownRegion and PlanError.
    """
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    readable = readable_places(tree, scope)
    is_whole = tree.by_code[scope.region_code].level == Level.COUNTY
    a = department_alerts.c
    rules = next(iter(rules_by_place(connection, tree, scope)))
    known = alerts_on_day(rules.shape)
    statement = (
        select(department_alerts)
        .where(
            a.pushed_on.between(PERIOD_START, AS_OF),
            a.alert_no.not_in(select(known.c.alert_no)),
            or_(
                a.region_code.in_(CODES),
                a.region_code.is_(None)
                if is_whole and scope.viewer.region_code is None
                else false(),
            ),
        )
        .order_by(a.pushed_on, a.alert_no)
    )
    values = parameters.values(scope, Level.VILLAGE, rules) | {"codes": list(readable)}
    found = connection.execute(statement, values).all()
    key = identity_key(connection) if any(row.identity_cipher for row in found) else None
    rows = []
    for row in found:
        number = key.decrypt(row.identity_cipher) if key and row.identity_cipher else None
        township = tree.ancestor(row.region_code, Level.TOWNSHIP) if row.region_code else None
        village = tree.ancestor(row.region_code, Level.VILLAGE) if row.region_code else None
        is_verified = row.verified_on is not None and row.verified_on <= scope.as_of
        rows.append(
            [
                row.alert_no,
                row.department,
                row.alert_type,
                masked_name(row.name),
                masked_number(number),
                township.name if township else row.stated_township,
                village.name if village else row.stated_village,
                row.pushed_on,
                row.verified_on if is_verified else None,
                row.conclusion if is_verified else None,
            ]
        )
    return pd.DataFrame(rows, columns=STRANGERS, dtype=object)
