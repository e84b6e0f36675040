"""因病, 因残, 因学 against who lives in the household.

Least accusing: a household is looked at only if the fact is stated of each of its members,
so that a blank is never taken for a contradiction.
"""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, or_

from data.models import person_versions
from queries.indicators import Basis
from queries.parameters import AS_OF
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import P, V, has_member, is_stated, is_younger, of_active
from queries.subjects.versions import in_force

NOT_AT_SCHOOL = ("非在校生", "不在校", "未在校", "无", "否")
SCHOOL_YEARS = 24  # whoever is younger may be at school and merely not be marked so


def _at_risk(risk: str, is_found: ColumnElement[bool]) -> Select[Any]:
    return of_active(is_found.label("is_found")).where(
        V.risks.has(risk), has_member(lambda m: m.id.is_not(None))
    )


def _health_is_known() -> ColumnElement[bool]:
    return ~has_member(lambda m: ~is_stated(m.health))


def _ill() -> Select[Any]:
    is_ill = has_member(lambda m: or_(m.health.has("长期慢性病"), m.health.has("患有大病")))
    return _at_risk("因病", ~is_ill).where(_health_is_known())


def _disabled() -> Select[Any]:
    is_disabled = has_member(
        lambda m: or_(
            m.health.has("残疾"), m.disability.is_not(None), m.disability_grade.is_not(None)
        )
    )
    return _at_risk("因残", ~is_disabled).where(_health_is_known())


def _at_school() -> Select[Any]:
    learns = has_member(
        lambda m: or_(
            and_(m.school_stage.is_not(None), m.school_stage.not_in(NOT_AT_SCHOOL)),
            m.dropout_reason.is_not(None),
            is_younger(m, SCHOOL_YEARS),
        )
    )
    # An export without the column says nothing of anybody's school.
    is_kept = exists().where(in_force(person_versions, AS_OF), P.school_stage.is_not(None))
    return _at_risk("因学", ~learns).where(~has_member(lambda m: m.born_on.is_(None)), is_kept)


def _check(name: str, risk: str, title: str, nobody: str, known: str, rows: Any) -> Check:
    return Check(
        id=name,
        title=f"{risk}而{title}",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition=f"未消除风险、风险类型含{risk}、{known}的户中，{nobody}的。",
        basis=Basis.HOUSEHOLDS,
        found_title=f"{nobody}的户",
        checked_title=f"风险类型含{risk}、{known}的户",
        rows=rows,
    )


RISKS_AND_MEMBERS = (
    _check(
        "ill_without_patient",
        "因病",
        "没有患病成员",
        "没有成员患长期慢性病或大病",
        "全部成员都已填健康状况",
        _ill,
    ),
    _check(
        "disabled_without_member",
        "因残",
        "没有残疾成员",
        "没有成员残疾",
        "全部成员都已填健康状况",
        _disabled,
    ),
    _check(
        "school_without_pupil",
        "因学",
        "没有上学成员",
        f"没有在校或失学的成员，也没有未满{SCHOOL_YEARS}周岁的成员",
        "全部成员都已填出生日期",
        _at_school,
    ),
)
