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
    """`row` is the ledger's. A row without a place lies where its household last lived. Raises
    ActionRefused for a problem outside of `writer_region`."""
    if writer_region is None:
        return
    tree = regions_on(connection)
    code = row["region_code"] or _village_of(connection, row["household_no"])
    if writer_region not in tree.by_code or code not in tree.within(writer_region):
        raise ActionRefused("只能登记本地区的问题，请在所选的乡镇或村内操作。")


def _village_of(connection: Connection, household_no: str | None) -> str | None:
    v = household_versions.c
    query = (
        select(v.village_code)
        .join(households, households.c.id == v.household_id)
        .where(households.c.household_no == household_no)
        .order_by(v.valid_to.desc())
    )
    return connection.scalar(query.limit(1))
