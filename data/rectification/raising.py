"""A problem that is raised, as a row of its ledger; or a sentence why it cannot be."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from data.importer.settling.problems import fingerprint
from data.layouts import LAYOUTS, Kind
from data.models import (
    household_problems,
    household_versions,
    households,
    person_versions,
)
from data.rectification.action import CHANGEABLE, LEDGERS, Action, ActionRefused
from data.rectification.checks import refuse_due
from data.regions import regions_on

WHAT = ("problem_type", "content", "found_by")
LEVELS = {"县级层面": "county", "镇级层面": "township", "村级层面": "village"}


def raised(connection: Connection, action: Action) -> dict[str, Any]:
    """The row with its key `problem` and place `region_code`. Raises ActionRefused."""
    values = action.values
    _refuse_unknown_words(action)
    refuse_due(values.get("due_on"), action.acted_on)
    if action.ledger == household_problems.name:
        whose = _of_household(connection, values.get("household_no"), action.acted_on)
    else:
        whose = _of_area(connection, values)
    row = whose | {name: values.get(name) for name in (*WHAT, *CHANGEABLE)}
    row["found_on"] = action.acted_on
    names = ("region_code", "level", "household_no", "head_name", "problem_type", "content")
    row["problem"] = fingerprint(*(row.get(name) for name in names))
    _refuse_known(connection, action.ledger, row["problem"])
    return row


def _refuse_unknown_words(action: Action) -> None:
    layout = LAYOUTS[action.ledger]
    allowed = {*WHAT, *CHANGEABLE, "household_no", "level", "region_code"}
    if action.values.keys() - allowed:
        raise ActionRefused("登记问题时只写问题、措施、责任和时限，其余由以后的步骤登记。")
    for field in layout.fields:
        value = action.values.get(field.name)
        if value is None and field.name in WHAT:
            raise ActionRefused(f"请填写{field.header}。")
        if value is not None and field.kind is Kind.CODE and value not in field.codes:
            raise ActionRefused(f"{field.header}只能是：{'、'.join(field.codes)}。")


def _of_household(connection: Connection, household_no: str | None, day: date) -> dict[str, Any]:
    """Where it lives, its head and its type, by the export in force on the day."""
    h, v, p = households.c, household_versions.c, person_versions.c
    query = (
        select(v.household_id, v.village_code, v.household_type)
        .join(households, h.id == v.household_id)
        .where(h.household_no == household_no, v.valid_from <= day, v.valid_to > day)
    )
    household: Row[Any] | None = connection.execute(query).one_or_none()
    if household is None:
        raise ActionRefused(f"台账里没有户编号 {household_no}，请核对后再登记。")
    heads = select(p.name).where(
        p.household_id == household.household_id,
        p.relation == "户主",
        p.valid_from <= day,
        p.valid_to > day,
    )
    return {
        "household_no": household_no,
        "head_name": connection.scalar(heads.order_by(p.id).limit(1)),
        "household_type": household.household_type,
        "region_code": household.village_code,
    }


def _of_area(connection: Connection, values: Mapping[str, Any]) -> dict[str, Any]:
    level, code = values.get("level"), values.get("region_code")
    place = regions_on(connection).by_code.get(code or "")
    if place is None or place.level != LEVELS.get(level or ""):
        raise ActionRefused(
            "面上问题的层级和地区不一致：县级层面选县，镇级层面选乡镇，村级层面选村。"
        )
    return {"level": level, "region_code": code}


def _refuse_known(connection: Connection, ledger: str, problem: str) -> None:
    table = LEDGERS[ledger]
    if connection.scalar(select(table.c.id).where(table.c.problem == problem)) is not None:
        raise ActionRefused(
            "台账里已有同一处、同一类型、同一内容的问题；再次发现的，请在该问题下重新打开。"
        )
