"""Which villages have handed in the forms of the round, and which authorisations are missing."""

from collections import Counter

import pandas as pd
from sqlalchemy import ColumnElement, Connection, Select, and_, case, exists, func, or_, select

from data.models import household_versions, procedures, screenings
from data.regions import regions_on
from queries import households, parameters
from queries.measure import places_of
from queries.parameters import AS_OF, PLAN
from queries.rules import rules_by_place
from queries.scope import Level, Scope
from queries.subjects.versions import by_day, in_force

COUNTS = ["listed", "visited", "yes", "yes_entered", "no", "no_entered", "blank", "unauthorised"]
COLUMNS = ["region_code", "region", "villages", "villages_without", *COUNTS]


def forms(connection: Connection, scope: Scope, level: Level) -> pd.DataFrame:
    """One row a region of the level under a plan, zeros included, of COLUMNS.

    `villages_without` have no row of the round at all. Ticks carry no day and are as stored;
    visits, entries and authorisations are those up to D. `unauthorised`: ticked 是, and no
    授权书提交日期 in the row or in a 纳入 of the household.
    """
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    home = {code: place.code for place in places for code in tree.within(place.code)}
    sums: dict[str, Counter[str]] = {}
    for rules, codes in rules_by_place(connection, tree, scope).items():
        if rules.plan is None:
            continue
        values = parameters.values(scope, level, rules)
        found = {row.region_code: row for row in connection.execute(_counted(codes), values)}
        for code in home.keys() & set(codes):
            own = sums.setdefault(home[code], Counter())
            own.update({name: getattr(found.get(code), name, 0) for name in COUNTS})
            if tree.by_code[code].level == Level.VILLAGE:
                own.update(villages=1, villages_without=int(code not in found))
    rows = [
        [place.code, place.name, *(sums[place.code][name] for name in COLUMNS[2:])]
        for place in places
        if place.code in sums
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def unauthorised_list(connection: Connection, scope: Scope) -> pd.DataFrame:
    """The households of `unauthorised` that the viewer may read, masked.

    Columns are headings: those of `households_behind`, 入户日期 and 责任主体.
    """
    tree = regions_on(connection, scope.as_of)
    readable = households.readable_places(tree, scope)
    rows = []
    for rules, codes in rules_by_place(connection, tree, scope).items():
        if rules.plan is None:
            continue
        s = screenings.c
        matched = (
            _rows(sorted(readable.intersection(codes)))
            .with_only_columns(
                s.household_id,
                by_day(s.visited_on).label("evidence_visited_on"),
                s.responsible.label("evidence_responsible"),
            )
            .where(_is_unauthorised())
            .cte("matched")
        )
        values = parameters.values(scope, Level.VILLAGE, rules)
        found = connection.execute(households.with_household(matched), values).all()
        rows += households.shown(connection, found, tree)
    columns = [*households.COLUMNS, "入户日期", "责任主体"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def _rows(codes: list[str]) -> Select:
    """The round's rows, in the village where the household was on D."""
    v = household_versions
    return (
        select(v.c.village_code.label("region_code"))
        .join_from(
            screenings,
            v,
            in_force(v, AS_OF, of=screenings.c.household_id),
        )
        .where(screenings.c.plan_id == PLAN, v.c.village_code.in_(codes))
    )


def _counted(codes: list[str]) -> Select:
    s = screenings.c
    yes, no = s.starts_procedure.is_(True), s.starts_procedure.is_(False)
    entered = s.entered_on <= AS_OF
    conditions = {
        "visited": s.visited_on <= AS_OF,
        "yes": yes,
        "yes_entered": and_(yes, entered),
        "no": no,
        "no_entered": and_(no, entered),
        "blank": s.starts_procedure.is_(None),
        "unauthorised": _is_unauthorised(),
    }
    numbers = [_count(condition).label(name) for name, condition in conditions.items()]
    return (
        _rows(codes)
        .add_columns(func.count().label("listed"), *numbers)
        .group_by(household_versions.c.village_code)
    )


def _is_unauthorised() -> ColumnElement[bool]:
    s, p = screenings.c, procedures.c
    elsewhere = exists().where(
        p.household_id == s.household_id, p.procedure_type == "纳入", p.authorised_on <= AS_OF
    )
    here = and_(s.authorised_on.is_not(None), s.authorised_on <= AS_OF)
    return and_(s.starts_procedure.is_(True), ~or_(here, elsewhere))


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
