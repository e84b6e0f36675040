"""Who lives in the household on D, by the export in force: names masked, age and health in bands."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Row, case, select

from data.identity import masked_name
from data.models import person_versions
from queries.household_file.bands import age_band, health_band
from queries.household_file.whose import Whose
from queries.subjects.versions import in_force


@dataclass(frozen=True)
class Member:
    """What is not stated is None."""

    relation: str
    name: str
    age: str | None
    labour: str | None
    work: str | None
    health: str | None
    schooling: str | None
    insurance: str | None
    aid: str | None


def members_of(connection: Connection, whose: Whose) -> list[Member]:
    """户主 first, the others as they were first listed."""
    p = person_versions
    head_first = case((p.c.relation == "户主", 0), else_=1)
    query = (
        select(p)
        .where(in_force(p, whose.as_of, of=whose.household_id))
        .order_by(head_first, p.c.person_id)
    )
    return [_member(row, whose) for row in connection.execute(query)]


def _member(row: Row, whose: Whose) -> Member:
    return Member(
        relation=row.relation,
        name=masked_name(row.name),
        age=age_band(row.born_on, whose.as_of),
        labour=row.labour,
        work=_work(row),
        health=health_band(row.health, row.born_on, whose.as_of),
        schooling=_schooling(row),
        insurance={True: "参保", False: "未参保", None: None}[row.is_insured],
        aid=_aid(row),
    )


def _work(row: Row) -> str | None:
    months = f"务工{row.months_worked:g}个月" if row.months_worked else None
    return _joined([months, "公益性岗位" if row.public_post else None])


def _schooling(row: Row) -> str | None:
    """At school, at which stage; else what was learnt. A reason for not attending stays."""
    stage = f"在读：{row.school_stage}" if row.school_stage else row.education
    return _joined([stage, f"未上学：{row.dropout_reason}" if row.dropout_reason else None])


def _aid(row: Row) -> str | None:
    """低保 and 特困."""
    low, extreme = row.low_income_aid, row.extreme_poverty_aid
    has_any = [word for word in (low, extreme) if word not in (None, "未享受", "不享受")]
    if has_any and extreme in has_any and row.extreme_poverty_care:
        has_any[-1] += f"（{row.extreme_poverty_care}）"
    if has_any:
        return "、".join(has_any)
    return None if low is None and extreme is None else "未享受"


def _joined(words: Sequence[str | None]) -> str | None:
    return "；".join(word for word in words if word) or None
