"""拟识别监测对象: households whose problem came with a proposal to include them, still open on D.

A proposal is the tick 是否需启动识别认定程序 of a screening (附件2, 综合判定②), 是否应纳未纳 of a
check, or the clue of a 纳入. It must not be older than the problem (of a problem without
发现日期: than the period), no 纳入 may have ended since, and the household not be active.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, func, select, union_all

from data.models import check_results, episodes, person_versions, procedures, screenings
from queries.parameters import AS_OF, CODES, PERIOD_START
from queries.rectification.tables.ledgers import ORDER
from queries.subjects.problems import household_problems_on_day
from queries.subjects.versions import in_force, seen

INCLUSION = "纳入"


@dataclass(frozen=True)
class Proposed:
    """A household, in the place and at the type of its earliest problem of the kind."""

    region_code: str
    problem_type: str
    persons: int


def proposed(connection: Connection, values: Mapping[str, Any]) -> list[Proposed]:
    """Each household once, however many problems it has, so that the types add up."""
    earliest: dict[int, Row] = {}
    for row in sorted(connection.execute(_statement(), values), key=_age):
        earliest.setdefault(row.household_id, row)
    return [Proposed(row.region_code, row.problem_type, row.persons) for row in earliest.values()]


def _age(row: Row) -> tuple[date, int]:
    """A problem without 发现日期 is older than any period."""
    return row.found_on or date.min, ORDER.get(row.problem_type, len(ORDER))


def _statement() -> Select:
    problem = household_problems_on_day()
    proposal = _proposals()
    household_id = problem.c.household_id
    begins = func.coalesce(problem.c.found_on, PERIOD_START)
    is_proposed = exists().where(
        proposal.c.household_id == household_id,
        proposal.c.proposed_on >= begins,
        ~exists().where(
            procedures.c.household_id == household_id,
            procedures.c.procedure_type == INCLUSION,
            procedures.c.ended_on >= proposal.c.proposed_on,
            procedures.c.ended_on <= AS_OF,
        ),
    )
    is_active = exists().where(
        episodes.c.household_id == household_id,
        episodes.c.is_latest,
        episodes.c.state == "active",
        seen(episodes, AS_OF),
    )
    return select(
        household_id,
        problem.c.region_code,
        problem.c.problem_type,
        problem.c.found_on,
        _persons(household_id).label("persons"),
    ).where(problem.c.region_code.in_(CODES), is_proposed, ~is_active)


def _proposals():
    """Household and day of every proposal made by D."""
    c, s, p = check_results.c, screenings.c, procedures.c
    return union_all(
        select(c.household_id, c.checked_on.label("proposed_on")).where(
            c.is_omitted, c.checked_on <= AS_OF
        ),
        select(s.household_id, s.visited_on).where(s.starts_procedure, s.visited_on <= AS_OF),
        select(p.household_id, p.clue_on).where(p.procedure_type == INCLUSION, p.clue_on <= AS_OF),
    ).subquery("proposal")


def _persons(household_id):
    """Those living in the household on D."""
    p = person_versions
    return (
        select(func.count())
        .select_from(p)
        .where(in_force(p, AS_OF, of=household_id))
        .scalar_subquery()
    )
