"""Subject: a household as of D, one row for each with an episode seen on D or on P0 − 1."""

from collections.abc import Container

from sqlalchemy import (
    ColumnElement,
    Float,
    FromClause,
    Subquery,
    and_,
    case,
    cast,
    false,
    func,
    null,
    or_,
    select,
)

from data.layouts.household_members import GUARANTEES, MEASURE_FIELDS
from data.layouts.words import DEVELOPMENTAL, MATCHING
from data.models import household_versions
from queries.parameters import AS_OF
from queries.rules import Lines, Shape
from queries.subjects.completeness import is_complete, stated
from queries.subjects.episodes import episodes_of_households
from queries.subjects.measures import ENDED, MATCHES, SAFETY_NET, measures_of
from queries.subjects.members import members_of
from queries.subjects.rollbacks import rollbacks_of
from queries.subjects.versions import in_force

# Of each risk that measures can be matched with: whether it is stated and none matches it.
UNMATCHED = {risk: f"is_risk_{number}_unmatched" for number, risk in enumerate(MATCHING)}
OTHER_THAN_SAFETY_NET = tuple(name for name in MEASURE_FIELDS if name != SAFETY_NET)


def households_on_day(shape: Shape, wanted: Container[str] | None = None) -> Subquery:
    """With all columns; or without those of members, measures and rollbacks of which none is
    `wanted`, since these take most of the time.
    """
    play = episodes_of_households()
    v = household_versions
    rows = play.join(v, in_force(v, AS_OF, of=play.c.household_id))
    columns = [
        *play.c,
        v.c.village_code.label("region_code"),
        *_attributes(),
        _line_at(play.c.eliminated_on, shape.lines).label("line_at_elimination"),
    ]
    for parts, describe in (
        (members_of(play), _members),
        (measures_of(play), _measures),
        (rollbacks_of(play), _rollbacks),
    ):
        described = describe(parts)
        if wanted is None or any(column.name in wanted for column in described):
            columns += described
            rows = rows.outerjoin(parts, parts.c.household_id == play.c.household_id)
    return select(*columns).select_from(rows).subquery("household")


def _attributes() -> list[ColumnElement]:
    v = household_versions.c
    return [
        func.coalesce(v.is_safety_net, false()).label("is_safety_net"),
        func.coalesce(v.elimination_way == "帮扶消除", false()).label("is_helped_elimination"),
        func.coalesce(v.risks.has("因自然灾害"), false()).label("is_disaster_risk"),
        v.risks,
        v.net_income_per_head,
        v.after_net_income_per_head,
        or_(*(func.coalesce(v[f"after_{field.name}"], false()) for field in GUARANTEES)).label(
            "has_problem_after"
        ),
        *(v[f"after_{field.name}"] for field in GUARANTEES),
        is_complete(household_versions).label("is_complete"),
        *(piece.label(name) for name, piece in stated(household_versions).items()),
        v.valid_from.label("stated_since"),
    ]


def _line_at(day: ColumnElement, lines: Lines) -> ColumnElement:
    """The income line in force on a day: by the plan of the day's year, NULL without one."""
    newest_first = [(day >= since, line) for since, line in reversed(lines)]
    return cast(case(*newest_first, else_=null()), Float)


def _members(members: FromClause) -> list[ColumnElement]:
    return [
        func.coalesce(members.c.persons, 0).label("persons"),
        (func.coalesce(members.c.able, 0) > 0).label("has_labour"),
        (func.coalesce(members.c.stated, 0) > 0).label("is_labour_known"),
    ]


def _measures(measures: FromClause) -> list[ColumnElement]:
    """By the ledger; by the export's undated columns only without a row in the ledger."""
    has_rows = func.coalesce(measures.c.rows, 0) > 0

    def either(dated: ColumnElement[int], *categories: str) -> ColumnElement[bool]:
        return or_(func.coalesce(dated, 0) > 0, and_(~has_rows, _stated(*categories)))

    def lacks_a_match(risk: str) -> ColumnElement[bool]:
        is_at_risk = func.coalesce(household_versions.c.risks.has(risk), false())
        return and_(is_at_risk, ~either(measures.c[MATCHES[risk]], *MATCHING[risk]))

    m = measures.c
    return [
        either(m.in_force, *MEASURE_FIELDS).label("has_measure"),
        either(m.developmental, *DEVELOPMENTAL).label("has_developmental"),
        either(m.other, *OTHER_THAN_SAFETY_NET).label("has_other_than_safety_net"),
        or_(*(lacks_a_match(risk) for risk in MATCHING)).label("has_unmatched_risk"),
        *(lacks_a_match(risk).label(UNMATCHED[risk]) for risk in MATCHING),
        *(m[name] for name in ENDED.values()),
        and_(~has_rows, _stated(*MEASURE_FIELDS)).label("has_undated_measures_only"),
        m.first_begun_on.label("first_measure_on"),
        (func.coalesce(m.in_time, 0) > 0).label("has_measure_in_time"),
        (func.coalesce(m.begun_before, 0) > 0).label("has_earlier_measure"),
        m.last_ended_on.label("last_measure_ended_on"),
        m.last_other_ended_on.label("last_other_measure_ended_on"),
        m.in_force_since.label("measures_in_force_since"),
    ]


def _rollbacks(rollbacks: FromClause) -> list[ColumnElement]:
    return [rollbacks.c.rolled_back_on]


def _stated(*categories: str) -> ColumnElement[bool]:
    """Whether the export names a measure of these categories; `|` alone is an empty list."""
    columns = (household_versions.c[MEASURE_FIELDS[name]] for name in categories)
    return or_(*(func.coalesce(func.length(column), 0) > 1 for column in columns))
