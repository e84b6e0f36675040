"""TOML tables → the frozen entries of `data.plans.declaration`, or a complaint that helps.

Types come from the declaration itself, so a key, its type, its vocabulary and its range are
written once. A complaint names the file, the entry, what was read and what is allowed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from data.plans.declaration import CONDITIONS, ITEMS, Condition, Items, Range
from data.refusal import Refusal


class PlanError(Refusal):
    """A plan file, or a limit given for one call, that cannot be used."""


_NAMES = {str: "文字", int: "整数", float: "数", date: "日期（如 2022-05-06）"}
# What an entry may be one of, by its `of`.
_CHOICES = {Items: ITEMS, Condition: CONDITIONS}


def read_entry(cls: type, table: Any, where: str) -> Any:
    """An instance of the dataclass `cls` from a TOML table; `where` is file and entry."""
    if not isinstance(table, Mapping):
        raise PlanError(f"{where}：读到 {table!r}，应为一组“键 = 值”。")
    hints = get_type_hints(cls, include_extras=True)
    known = {field.name: field for field in fields(cls)}
    for key in table:
        if key not in known:
            raise PlanError(f"{where}：没有“{key}”这一项；可用的有 {_listed(known)}。")
    for name, field in known.items():
        if name not in table and field.default is MISSING:
            raise PlanError(f"{where}：缺少“{name}”，请补上。")
    values = {key: _read(hints[key], value, f"{where} {key}") for key, value in table.items()}
    return cls(**values)


def _read(hint: Any, value: Any, where: str) -> Any:
    if hint in _CHOICES:
        return _read_choice(_CHOICES[hint], value, where)
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (option for option in get_args(hint) if option is not NoneType)
    if get_origin(hint) is Annotated:
        return _read_number(*get_args(hint), value, where)
    if get_origin(hint) is tuple:
        return _read_list(get_args(hint)[0], value, where)
    if is_dataclass(hint):
        return read_entry(hint, value, where)
    if issubclass(hint, StrEnum):
        return _read_word(hint, value, where)
    return _read_plain(hint, value, where)


def _read_list(hint: Any, value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or not value:
        raise PlanError(f"{where}：读到 {value!r}，应为至少一项的列表。")
    return tuple(_read(hint, item, f"{where} 第{number}项") for number, item in enumerate(value, 1))


def _read_choice(choices: Mapping[str, type], value: Any, where: str) -> Any:
    table = dict(value) if isinstance(value, Mapping) else {}
    kind = table.pop("of", None)
    if kind not in choices:
        raise PlanError(f"{where} of：读到 {kind!r}，只能是 {_listed(choices)}。")
    return read_entry(choices[kind], table, where)


def _read_word(words: type[StrEnum], value: Any, where: str) -> StrEnum:
    if value not in {word.value for word in words}:
        raise PlanError(
            f"{where}：读到 {value!r}，只能是 {_listed(word.value for word in words)}。"
        )
    return words(value)


def _read_number(kind: type, allowed: Range, value: Any, where: str) -> int | float:
    number = _read_plain(kind, value, where)
    if number not in allowed:
        raise PlanError(f"{where}：读到 {number}，应{allowed}。")
    return number


def _read_plain(kind: type, value: Any, where: str) -> Any:
    # bool is an int and datetime is a date in Python; neither is meant.
    accepted = (int, float) if kind is float else kind
    if not isinstance(value, accepted) or isinstance(value, (bool, datetime)):
        raise PlanError(f"{where}：读到 {value!r}，应为{_NAMES[kind]}。")
    if isinstance(value, str) and not value.strip():
        raise PlanError(f"{where}：不能空着；没有内容的项请整行删去。")
    return value


def _listed(words: Iterable[str]) -> str:
    return "、".join(words)
