"""A monitored household in one line: when it was included and eliminated, by the ledger."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import insert

from data.identity import identity_key
from data.models import BEGINNING, FOREVER, measures, person_versions, persons
from tests.support.register import Register


def day(text: str) -> date:
    return date.fromisoformat(text)


def monitored(
    register: Register,
    village: str,
    included: str,
    eliminated: str | None = None,
    source: str | None = None,
    **attributes: Any,
) -> int:
    """The household, with one person (户主 张三), procedures ended on these days."""
    household = register.household(village, **attributes)
    person(register, household)
    for kind, text in (("纳入", included), ("风险消除", eliminated)):
        if text:
            conclude(register, household, kind, day(text), clue_source=source)
    return household


def conclude(register: Register, household: int, kind: str, on: date, **values: Any) -> None:
    register.procedure(
        household,
        procedure_type=kind,
        status="办结",
        clue_on=on - timedelta(days=10),
        county_approval_on=on,
        ended_on=on,
        **values,
    )


def person(register: Register, household: int, number: str = "990101199001011234") -> None:
    with register.engine.begin() as connection:
        key = identity_key(connection)
        person_id = connection.execute(
            insert(persons).values(household_id=household, person_no=f"{household}-1")
        ).inserted_primary_key[0]
        connection.execute(
            insert(person_versions).values(
                person_id=person_id,
                household_id=household,
                valid_from=BEGINNING,
                valid_to=FOREVER,
                batch_id=register.batch_id,
                name="张三丰",
                relation="户主",
                identity_hash=key.hash(number),
                identity_cipher=key.encrypt(number),
                labour="普通劳动力",
            )
        )


def measure_begun(register: Register, household: int, category: str, on: date) -> None:
    register.count += 1
    with register.engine.begin() as connection:
        connection.execute(
            insert(measures).values(
                household_id=household,
                batch_id=register.batch_id,
                measure_no=f"M{register.count}",
                measure_category=category,
                begun_on=on,
            )
        )
