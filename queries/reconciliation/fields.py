"""What is compared of a household that both sides hold, and when the two differ."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Values = Mapping[str, Any]

CENT = 0.005  # yuan


@dataclass(frozen=True)
class Field:
    """`stated` reads the file's value, in the shape of the database's (`known.Known`); a field
    is compared only if the file has all of `columns`."""

    name: str
    title: str
    columns: tuple[str, ...]
    stated: Callable[[Values], Any]
    differ: Callable[[Any, Any], bool]


def _unequal(here: Any, there: Any) -> bool:
    return here != there


def _unequal_money(here: float | None, there: float | None) -> bool:
    if here is None or there is None:
        return here is not there
    return abs(here - there) > CENT


def _apart(here: tuple[date, date] | None, there: tuple[date, date] | None) -> bool:
    """By more than a month, as for `record_conflict`: the system often keeps months only."""
    if here is None or there is None:
        return here is not there
    months = 12 * (here[0].year - there[0].year) + here[0].month - there[0].month
    return abs(months) > 1


def _apart_if_both(here: Any, there: Any) -> bool:
    """Who is not eliminated on one side is told apart by 风险是否已消除 already."""
    return here is not None and there is not None and _apart(here, there)


def _of(name: str) -> Callable[[Values], Any]:
    return lambda values: values[name]


def _span(name: str) -> Callable[[Values], tuple[date, date | None] | None]:
    """The day; of a month its first, without a last."""

    def read(values: Values) -> tuple[date, date | None] | None:
        day = values[name]
        return (day, None if values[f"{name}_is_month"] else day) if day else None

    return read


def _is_eliminated(values: Values) -> bool:
    """A blank is no elimination; nor is 是 without its day (as for states)."""
    return bool(values["is_eliminated"])


FIELDS = (
    Field("village_code", "所在村", ("village_code",), _of("village_code"), _unequal),
    Field("household_type", "户类型", ("household_type",), _of("household_type"), _unequal),
    Field(
        "monitored_category",
        "监测对象类别",
        ("monitored_category",),
        _of("monitored_category"),
        _unequal,
    ),
    Field("identified_on", "识别监测时间", ("identified_on",), _span("identified_on"), _apart),
    Field("is_eliminated", "风险是否已消除", ("is_eliminated",), _is_eliminated, _unequal),
    Field(
        "eliminated_on", "消除监测时间", ("eliminated_on",), _span("eliminated_on"), _apart_if_both
    ),
    Field(
        "net_income_per_head",
        "人均纯收入",
        ("net_income_per_head",),
        _of("net_income_per_head"),
        _unequal_money,
    ),
    Field("persons", "家庭人数", (), _of("persons"), _unequal),
)
