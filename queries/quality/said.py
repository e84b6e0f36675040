"""How evidence is said in a list: months as months, names and numbers masked."""

from datetime import date
from typing import Any

from data.identity import masked_name, masked_phone
from queries.quality.check import Evidence

NAME = Evidence("成员", ("name",), masked_name)
VISITOR = Evidence("走访人", ("visitor",), masked_name)
PHONE = Evidence("户联系电话", ("household_phone",), masked_phone)


def day_or_month(day: date | None, is_month: bool | None) -> Any:
    """A day known only to its month is text: 2023年5月."""
    return f"{day:%Y年%-m月}" if day and is_month else day


def words(value: Any) -> str:
    return "、".join(sorted(value or ()))


def dated(heading: str, column: str) -> Evidence:
    return Evidence(heading, (column, f"{column}_is_month"), day_or_month)


def plain(heading: str, column: str) -> Evidence:
    return Evidence(heading, (column,))
