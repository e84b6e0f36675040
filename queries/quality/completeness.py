"""What is missing from the records of active households, piece by piece.

Together the pieces are the indicator `completeness_rate`: a record is complete if none of
them is missing.
"""

from functools import partial
from typing import Any

from sqlalchemy import Select

from data.models import household_versions
from queries.indicators import Basis
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import of_active
from queries.subjects.completeness import stated

PIECES = {
    "has_income": ("missing_income", "人均纯收入"),
    "has_expense": ("missing_expense", "合规自付支出和生产经营性支出"),
    "has_guarantees": ("missing_guarantees", "三保障和饮水安全"),
    "has_category": ("missing_category", "监测对象类别"),
    "has_risk": ("missing_risk", "风险类型"),
    "has_contact": ("missing_contact", "监测联系人和户联系电话"),
}
DETAIL = {
    "has_expense": "合规自付支出、生产经营性支出两项都未填",
    "has_guarantees": "住房、饮水、义务教育、基本医疗四项中有一项以上未填",
    "has_contact": "监测联系人、户联系电话两项都未填",
}


def _rows(piece: str) -> Select[Any]:
    return of_active((~stated(household_versions)[piece]).label("is_found"))


def _check(piece: str, name: str, title: str) -> Check:
    lack = DETAIL.get(piece, f"{title}未填")
    return Check(
        id=name,
        title=f"缺{title}",
        group=Group.COMPLETENESS,
        clause=clauses.COMPLETE,
        definition=f"未消除风险的户中，{lack}的。",
        basis=Basis.HOUSEHOLDS,
        found_title=f"{lack}的户",
        checked_title="未消除风险的户",
        rows=partial(_rows, piece),
    )


COMPLETENESS = tuple(_check(piece, *words) for piece, words in PIECES.items())
