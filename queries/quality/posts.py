"""公益岗 by age: who holds a public post, how old, and able to work or not."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_

from queries.indicators import Basis
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import P, is_at_least, is_younger, of_persons
from queries.quality.said import NAME, dated, plain

NO_POST = ("无", "否", "没有", "未安排", "0")
YOUNGEST, OLDEST = 16, 65
UNABLE = ("丧失劳动力", "无劳动力")
POST = plain("公益性岗位", "public_post")
BORN = dated("出生日期", "born_on")
LABOUR = plain("劳动技能", "labour")


def holds_post(person: Any) -> ColumnElement[bool]:
    return and_(person.public_post.is_not(None), person.public_post.not_in(NO_POST))


def _holders(is_found: ColumnElement[bool], known: ColumnElement[Any]) -> Select[Any]:
    columns = P.name, P.public_post, P.born_on, P.born_on_is_month, P.labour
    return of_persons(is_found.label("is_found"), *columns).where(holds_post(P), known.is_not(None))


def _too_young() -> Select[Any]:
    return _holders(is_younger(P, YOUNGEST), P.born_on)


def _old() -> Select[Any]:
    return _holders(is_at_least(P, OLDEST), P.born_on)


def _unable() -> Select[Any]:
    return _holders(P.labour.in_(UNABLE), P.labour)


def _check(name: str, title: str, definition: str, known: str, rows: Any) -> Check:
    return Check(
        id=name,
        title=title,
        group=Group.POSTS,
        clause=clauses.POSTS,
        definition=definition,
        basis=Basis.PERSONS,
        found_title=title,
        checked_title=f"在公益性岗位、已填{known}的人",
        rows=rows,
        evidence=(NAME, POST, BORN, LABOUR),
    )


POSTS = (
    _check(
        "post_under_age",
        f"在岗人员未满{YOUNGEST}周岁",
        f"在公益性岗位、已填出生日期的人中，截至当日未满{YOUNGEST}周岁的。",
        "出生日期",
        _too_young,
    ),
    _check(
        "post_over_age",
        f"在岗人员{OLDEST}周岁及以上",
        f"在公益性岗位、已填出生日期的人中，截至当日满{OLDEST}周岁的；各地上岗年龄规定不同，以当地规定为准。",
        "出生日期",
        _old,
    ),
    _check(
        "post_without_labour",
        "在岗人员无劳动力或丧失劳动力",
        "在公益性岗位、已填劳动技能的人中，劳动技能为无劳动力或丧失劳动力的。",
        "劳动技能",
        _unable,
    ),
)
