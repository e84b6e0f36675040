"""One statement a subject and shape of the rules of a place, for all rules that look at the subject."""

from functools import lru_cache
from typing import Any

from sqlalchemy import Select, case, or_, select

from data.models import households
from queries.counting import columns_of
from queries.findings.declaration import FindingRule
from queries.parameters import CODES
from queries.rules import Shape
from queries.subjects import SUBJECTS, Subject
from queries.subjects.households import households_on_day


# Building a statement costs about as much as running it.
@lru_cache(maxsize=64)
def statement(subject: Subject, shape: Shape, rules: tuple[FindingRule, ...]) -> Select[Any]:
    """Rows of the subject that any of the rules finds: household_id, household_no,
    region_code, a `flag` for each rule, and the columns that the rules read."""
    rows = SUBJECTS[subject](shape)
    names = {name for rule in rules for name in rule.columns}
    if subject is Subject.HOUSEHOLD:
        conditions = (rule.where.where(rows.c) for rule in rules)
        rows = households_on_day(shape, columns_of(conditions, rows) | names)
    conditions = [rule.where.where(rows.c) for rule in rules]
    flags = (
        case((condition, True), else_=False).label(flag(rule))
        for rule, condition in zip(rules, conditions, strict=True)
    )
    return (
        select(
            rows.c.household_id,
            households.c.household_no,
            rows.c.region_code,
            *flags,
            *(rows.c[name] for name in sorted(names)),
        )
        .join(households, households.c.id == rows.c.household_id)
        .where(rows.c.region_code.in_(CODES), or_(*conditions))
    )


def flag(rule: FindingRule) -> str:
    """The column that says whether the rule finds the row."""
    return f"is_{rule.id}"
