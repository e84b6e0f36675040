"""Subject: a household that the round's screening says needs no procedure (勾选“否”), as of D."""

from sqlalchemy import (
    ColumnElement,
    String,
    Subquery,
    Text,
    and_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
)

from data.models import episodes, household_versions, screenings
from queries.parameters import AS_OF, PLAN
from queries.rules import Shape
from queries.subjects.procedures import was_proposed
from queries.subjects.triggers import CONDITIONS
from queries.subjects.versions import in_force, seen
from queries.triggers import Slot, title_of


def ticked_no_households(shape: Shape) -> Subquery:
    """One row a household of the round of the plan in force, visited by D and ticked 否,
    that is not monitored on D and was never proposed (no 纳入 with a clue by D).

    `stated_triggers` and `computed_triggers` are the names of the plan's situations, by
    触发情形 and by what the columns say. `is_open`: that none is computed hangs on a blank.
    """
    s, v, e = screenings.c, household_versions.c, episodes.c
    found = {number: _any_of(slots) for number, slots in enumerate(shape.triggers) if slots}
    computed = or_(false(), *found.values())
    return (
        select(
            s.household_id,
            v.village_code.label("region_code"),
            s.visited_on,
            s.responsible,
            _in_words(s.triggers).label("stated_triggers"),
            (func.coalesce(func.length(s.triggers), 0) > 1).label("has_stated_trigger"),
            _named(found).label("computed_triggers"),
            func.coalesce(computed, false()).label("has_computed_trigger"),
            computed.is_(None).label("is_open"),
        )
        .select_from(screenings)
        .join(household_versions, in_force(household_versions, AS_OF, of=s.household_id))
        .outerjoin(
            episodes, and_(e.household_id == s.household_id, e.is_latest, seen(episodes, AS_OF))
        )
        .where(
            s.plan_id == PLAN,
            s.visited_on <= AS_OF,
            s.starts_procedure.is_(False),
            or_(e.state.is_(None), e.state == "ended"),
            ~was_proposed(s.household_id),
        )
        .subquery("ticked_no")
    )


def _any_of(slots: tuple[Slot, ...]) -> ColumnElement[bool]:
    return or_(*(CONDITIONS[slot.kind](slot) for slot in slots))


def _in_words(words: ColumnElement) -> ColumnElement[str]:
    """`|甲|乙|` as 甲、乙."""
    return func.replace(func.trim(cast(words, Text), "|"), "|", "、")


def _named(found: dict[int, ColumnElement[bool]]) -> ColumnElement[str]:
    """The names of the triggers that are true, in the plan's order."""
    named = literal("", String)
    for number, is_true in found.items():
        name = cast(bindparam(title_of(number), type_=String), Text)
        named = named + case((is_true, name + "、"), else_="")
    return func.trim(named, "、")
