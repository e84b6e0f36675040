"""What the conditions of an exit look at: one row a candidate, in the village where it lives."""

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Subquery,
    and_,
    case,
    exists,
    false,
    func,
    or_,
    select,
)

from data.layouts.household_members import GUARANTEES, MEASURE_FIELDS
from data.layouts.words import MATCHING
from data.models import episodes, household_versions, measures, visits
from queries.parameters import AS_OF, CODES
from queries.subjects.members import members_of
from queries.subjects.versions import in_force, seen


def facts(candidate: CTE) -> Subquery:
    """Facts as of D of the candidates who live in CODES."""
    v, e = household_versions, episodes
    members, help_given, visited = members_of(candidate), _measures(candidate), _visits(candidate)
    latest = and_(e.c.household_id == candidate.c.household_id, e.c.is_latest, seen(e, AS_OF))
    rows = candidate.join(v, in_force(v, AS_OF, of=candidate.c.household_id)).outerjoin(e, latest)
    for parts in (members, help_given, visited):
        rows = rows.outerjoin(parts, parts.c.household_id == candidate.c.household_id)
    return (
        select(
            *candidate.c,
            v.c.village_code.label("region_code"),
            e.c.included_on,
            e.c.included_last,
            v.c.monitored_category,
            v.c.net_income_per_head,
            v.c.compliant_expense,
            *(v.c[field.name] for field in GUARANTEES),
            func.coalesce(members.c.persons, 0).label("persons"),
            func.coalesce(members.c.able, 0).label("able"),
            func.coalesce(members.c.stated, 0).label("stated"),
            # `|` alone is an empty list.
            (func.coalesce(func.length(v.c.risks), 0) > 1).label("has_risk"),
            *(_lacks(risk, help_given).label(f"lacks_{risk}") for risk in MATCHING),
            visited.c.visited_on,
            exists().where(visits.c.visited_on <= AS_OF).label("has_visit_ledger"),
        )
        .select_from(rows)
        .where(v.c.village_code.in_(CODES))
        .subquery("fact")
    )


def _lacks(risk: str, help_given: FromClause) -> ColumnElement[bool]:
    """At this risk, and no measure of a matching category in force."""
    v, matching = household_versions.c, MATCHING[risk]
    stated = or_(*(func.coalesce(func.length(v[MEASURE_FIELDS[c]]), 0) > 1 for c in matching))
    dated = or_(*(func.coalesce(help_given.c[c], 0) > 0 for c in matching))
    # The export's undated measures count only for households without a row in the ledger.
    has_rows = func.coalesce(help_given.c.rows, 0) > 0
    helped = or_(dated, and_(~has_rows, stated))
    return and_(func.coalesce(v.risks.has(risk), false()), ~helped)


def _measures(candidate: CTE) -> Subquery:
    """Per household with a row begun by D: rows, and those in force of each category."""
    m = measures.c
    in_force_on_day = or_(m.ended_on.is_(None), m.ended_on >= AS_OF)
    return (
        select(
            m.household_id,
            func.count().label("rows"),
            *(
                func.sum(
                    case((and_(in_force_on_day, m.measure_category == category), 1), else_=0)
                ).label(category)
                for category in MEASURE_FIELDS
            ),
        )
        .join(candidate, candidate.c.household_id == m.household_id)
        .where(m.begun_on <= AS_OF)
        .group_by(m.household_id)
        .subquery("help_given")
    )


def _visits(candidate: CTE) -> Subquery:
    """Per household visited: the day of the last visit at home."""
    return (
        select(visits.c.household_id, func.max(visits.c.visited_on).label("visited_on"))
        .join(candidate, candidate.c.household_id == visits.c.household_id)
        .where(visits.c.visited_on <= AS_OF, visits.c.way == "入户")
        .group_by(visits.c.household_id)
        .subquery("visited")
    )
