"""The rows of 户内问题台账 and 面上问题台账, as the ledgers stand on D."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, case, select

from data.identity import masked_name
from data.importer.settling.problems import is_done
from data.layouts.words import PROBLEM_TYPES
from data.models import household_versions
from data.regions import Region, RegionTree
from queries.households import heads_of
from queries.parameters import AS_OF, CODES
from queries.scope import Level
from queries.subjects.problems import area_problems_on_day, household_problems_on_day
from queries.subjects.versions import in_force

RECTIFIED = "已整改"
BEING_RECTIFIED = "正在整改"
ORDER = {problem_type: number for number, problem_type in enumerate(PROBLEM_TYPES)}
LEVELS = ("县级层面", "镇级层面", "村级层面")


class HouseholdRow(NamedTuple):
    """The columns of 附件3-1 after 序号."""

    township: str
    village: str
    head_name: str
    household_type: str
    problem_type: str
    content: str
    remedy: str
    responsible_person: str
    responsible_unit: str
    due_on: date | None
    result: str


class AreaRow(NamedTuple):
    """The columns of 附件3-2 after 序号."""

    level: str
    problem_type: str
    content: str
    remedy: str
    responsible_person: str
    responsible_unit: str
    due_on: date | None
    result: str


def household_rows(
    connection: Connection, tree: RegionTree, values: Mapping[str, Any], *, unmasked: bool
) -> list[HouseholdRow]:
    """By place, household, type and content. A household that the ledger tells by its number
    alone has the head and type of the export in force."""
    found = connection.execute(_of_households(), values).all()
    found.sort(
        key=lambda row: (
            row.region_code,
            row.household_no or "",
            row.head_name or "",
            ORDER.get(row.problem_type, len(ORDER)),
            row.content,
            row.problem,
        )
    )
    return [
        HouseholdRow(
            _name(tree.ancestor(row.region_code, Level.TOWNSHIP)),
            _name(tree.ancestor(row.region_code, Level.VILLAGE)),
            named(row.head_name or row.registered_head, unmasked=unmasked),
            row.household_type or row.registered_type or "",
            *_progress(row, row.content, unmasked=unmasked),
        )
        for row in found
    ]


def area_rows(
    connection: Connection,
    tree: RegionTree,
    values: Mapping[str, Any],
    *,
    own: str,
    unmasked: bool,
) -> list[AreaRow]:
    """By level, place, type and content. The annex has no column for the place: where it lies
    below `own`, the place of the table, it stands in brackets before 具体内容."""
    problem = area_problems_on_day()
    statement = select(problem).where(problem.c.region_code.in_(CODES))
    found = connection.execute(statement, values).all()
    found.sort(
        key=lambda row: (
            LEVELS.index(row.level),
            row.region_code,
            ORDER.get(row.problem_type, len(ORDER)),
            row.content,
            row.problem,
        )
    )
    return [
        AreaRow(
            row.level,
            *_progress(row, _placed(row, tree, own), unmasked=unmasked),
        )
        for row in found
    ]


def named(name: str | None, *, unmasked: bool) -> str:
    return (name or "") if unmasked else masked_name(name)


def said_result(result: str | None, *, is_rectified: bool) -> str:
    """整改成效, which says that a problem was put right exactly where it counts as 已整改."""
    said = result or ""
    if is_rectified:
        return said if is_done(said) else "，".join(filter(None, (RECTIFIED, said)))
    return BEING_RECTIFIED if is_done(said) else said


def _of_households() -> Select:
    problem = household_problems_on_day()
    matched = select(problem).where(problem.c.region_code.in_(CODES)).cte("matched")
    head, v = heads_of(matched), household_versions
    is_marginal = v.c.monitored_category == "边缘易致贫户"
    return (
        select(
            matched,
            head.c.name.label("registered_head"),
            case((is_marginal, v.c.monitored_category), else_=v.c.household_type).label(
                "registered_type"
            ),
        )
        .select_from(matched)
        .outerjoin(v, in_force(v, AS_OF, of=matched.c.household_id))
        .outerjoin(head, head.c.household_id == matched.c.household_id)
    )


def _progress(row: Row, content: str, *, unmasked: bool) -> tuple[Any, ...]:
    """The columns that both ledgers end with, from 问题类型 on."""
    return (
        row.problem_type,
        content,
        row.remedy or "",
        named(row.responsible_person, unmasked=unmasked),
        row.responsible_unit or "",
        row.due_on,
        said_result(row.result, is_rectified=row.is_done),
    )


def _placed(row: Row, tree: RegionTree, own: str) -> str:
    if row.region_code == own:
        return row.content
    line = (tree.ancestor(row.region_code, level) for level in (Level.TOWNSHIP, Level.VILLAGE))
    names = "".join(place.name for place in line if place and place.code != own)
    return f"（{names}）{row.content}"


def _name(place: Region | None) -> str:
    return place.name if place else ""
