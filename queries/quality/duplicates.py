"""The same person twice, one telephone for many households, a household without its head.

Two heads are no finding: whoever a later export no longer lists stays on record, so a head
who has died would make one.
"""

from typing import Any

from sqlalchemy import Select, Subquery, func, select

from data.models import person_versions
from queries.indicators import Basis
from queries.quality import clauses
from queries.quality.check import Check, Group
from queries.quality.population import P, V, has_member, of_households, of_persons
from queries.quality.said import NAME, PHONE, plain

SHARED_BY = 3  # households; two are often parents and their children


def _persons() -> Select[Any]:
    twins = _twins()
    columns = P.name, P.relation, twins.c.twins
    return (
        of_persons((twins.c.twins.is_not(None)).label("is_found"), *columns)
        .outerjoin(twins, twins.c.identity_hash == P.identity_hash)
        .where(P.identity_hash.is_not(None))
    )


def _twins() -> Subquery:
    """Numbers that stand more than once, each with the first record of it."""
    # Most numbers stand in one version alone, which the index tells before anything is joined.
    stored = person_versions.alias("stored").c.identity_hash
    several = select(stored).group_by(stored).having(func.count() > 1)
    registered = of_persons(P.identity_hash, P.id).where(P.identity_hash.in_(several))
    same = registered.subquery("registered").c
    return (
        select(same.identity_hash, func.min(same.id).label("twins"))
        .group_by(same.identity_hash)
        .having(func.count() > 1)
        .subquery("twins")
    )


def _phones() -> Select[Any]:
    number = func.count().over(partition_by=V.household_phone)
    return of_households(
        (number >= SHARED_BY).label("is_found"), V.household_phone, number.label("shared_by")
    ).where(V.household_phone.is_not(None))


def _heads() -> Select[Any]:
    return of_households((~has_member(lambda m: m.relation == "户主")).label("is_found")).where(
        has_member(lambda m: m.id.is_not(None))
    )


DUPLICATES = (
    Check(
        id="duplicate_person",
        title="同一证件号码重复登记",
        group=Group.IDENTITY,
        clause=clauses.ACCURATE,
        definition="全部在册人口中，证件号码（残疾人证取前18位）在同一户或不同户登记两次以上的；已迁出而导出不再列出的人仍留在原户，也会列入。",
        basis=Basis.PERSONS,
        found_title="重复登记的人次",
        checked_title="在册人口",
        rows=_persons,
        evidence=(NAME, plain("与户主关系", "relation"), plain("同号分组", "twins")),
    ),
    Check(
        id="shared_phone",
        title="多户共用一个联系电话",
        group=Group.IDENTITY,
        clause=clauses.ACCURATE,
        definition=f"已填户联系电话的户中，同一号码全县有{SHARED_BY}户以上填写的。",
        basis=Basis.HOUSEHOLDS,
        found_title="共用联系电话的户",
        checked_title="已填户联系电话的户",
        rows=_phones,
        evidence=(PHONE, plain("同号户数", "shared_by")),
    ),
    Check(
        id="no_head",
        title="户内没有户主",
        group=Group.IDENTITY,
        clause=clauses.ACCURATE,
        definition="有成员在册的户中，没有一名成员与户主关系为户主的。",
        basis=Basis.HOUSEHOLDS,
        found_title="没有户主的户",
        checked_title="有成员在册的户",
        rows=_heads,
    ),
)
