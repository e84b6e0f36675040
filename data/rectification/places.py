"""Whose problems a writer may act on."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from data.models import household_versions, households
from data.rectification.action import ActionRefused
from data.regions import regions_on


def refuse_strangers(
    connection: Connection, row: Mapping[str, Any], writer_region: str | None
) -> None:
    """`row` is the ledger's. As it is read, a problem lies where its household lives now; where
    the ledger says only of one told by its head alone, or of an area. Raises ActionRefused for
    a problem outside of `writer_region`, and in the same words for a household that does not
    exist: nobody learns of another place's."""
    if writer_region is None:
        return
    tree = regions_on(connection)
    code = _village_of(connection, row.get("household_no")) or row["region_code"]
    if writer_region not in tree.by_code or code not in tree.within(writer_region):
        if number := row.get("household_no"):
            raise ActionRefused(
                f"本地区没有户编号 {number}，请核对户编号，或改选这一户所在的乡镇或村。"
            )
        raise ActionRefused("只能登记本地区的问题，请在所选的乡镇或村内操作。")


def _village_of(connection: Connection, household_no: str | None) -> str | None:
    if household_no is None:
        return None
    v = household_versions.c
    query = (
        select(v.village_code)
        .join(households, households.c.id == v.household_id)
        .where(households.c.household_no == household_no)
        .order_by(v.valid_to.desc())
    )
    return connection.scalar(query.limit(1))
