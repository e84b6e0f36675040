"""监测对象类别 against 户类型, and who should be marked as a safety-net household."""

from typing import Any

from sqlalchemy import Select, and_, or_

from data.layouts.words import FITTING_TYPE
from queries.indicators import Basis
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import V, has_member, of_active, of_monitored
from queries.quality.said import plain
from queries.subjects.members import ABLE


def _category_against_type() -> Select[Any]:
    mismatch = or_(
        *(
            and_(V.monitored_category == category, V.household_type != fitting)
            for category, fitting in FITTING_TYPE.items()
        )
    )
    return of_monitored(mismatch.label("is_found"), V.household_type).where(
        V.monitored_category.is_not(None)
    )


def _labour_unmarked() -> Select[Any]:
    is_known = ~has_member(lambda m: m.labour.is_(None))
    has_persons = has_member(lambda m: m.id.is_not(None))
    is_able = has_member(lambda m: m.labour.in_(ABLE))
    return of_active(V.is_safety_net.is_not(True).label("is_found"), V.is_safety_net).where(
        has_persons, is_known, ~is_able
    )


CATEGORIES = (
    Check(
        id="category_against_type",
        title="监测对象类别与户类型不符",
        group=Group.CONTRADICTIONS,
        clause=clauses.CATEGORIES,
        definition="监测对象中，类别为脱贫不稳定户而户类型不是脱贫户，或类别为边缘易致贫户而户类型不是一般农户的；突发严重困难户两种户类型都可以。",
        basis=Basis.HOUSEHOLDS,
        found_title="类别与户类型不符的户",
        checked_title="已填类别的监测对象户",
        rows=_category_against_type,
        evidence=(plain("户类型", "household_type"),),
    ),
    Check(
        id="no_labour_unmarked",
        title="整户无劳动力而未标注兜底",
        group=Group.CONTRADICTIONS,
        clause=clauses.ACCURATE,
        definition="未消除风险的户中，全部成员都已填劳动技能且都无劳动能力，而没有标注整户无劳动能力兜底保障户的。",
        basis=Basis.HOUSEHOLDS,
        found_title="未标注兜底保障的户",
        checked_title="全部成员都无劳动能力的未消除风险户",
        rows=_labour_unmarked,
        evidence=(plain("整户无劳动能力兜底保障户", "is_safety_net"),),
    ),
)
