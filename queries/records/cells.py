"""A stored value → the cell that an import reads back as the same value."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from data.formulas import safe
from data.identity import masked_name, masked_number, masked_phone
from data.layouts import Field, Kind, Private

Cell = str | float | None
MASKS = {Private.NAME: masked_name, Private.PHONE: masked_phone}

Decrypt = Callable[[bytes], str]


def cell_of(field: Field, row: dict[str, Any], decrypt: Decrypt | None, *, unmasked: bool) -> Cell:
    """`row` has the database's columns. Without `decrypt` no identity number is stored."""
    if field.kind is Kind.IDENTITY:
        cipher = row[f"{field.name}_cipher"]
        number = decrypt(cipher) if decrypt and cipher is not None else None
        return number if unmasked else masked_number(number) or None
    value = row[field.name]
    if value is None:
        return None
    if field.private is not None and not unmasked:
        return importable(MASKS[field.private](value))
    if field.kind is Kind.MONTH and row[f"{field.name}_is_month"]:
        return f"{value:%Y-%m}"
    return _written(value)


def _written(value: Any) -> Cell:
    match value:
        case bool():
            return "是" if value else "否"
        case frozenset():
            return importable("、".join(sorted(value)))
        case datetime():
            return value.isoformat(" ", "seconds" if value.second else "minutes")
        case date():
            return value.isoformat()
        case str():
            return importable(value)
    return _number(value)


def _number(value: float) -> Cell:
    """As a number where a workbook keeps all of it, else as its digits."""
    if float(f"{value:.16G}") == value:
        return value
    return f"{Decimal(repr(value)):f}"


def importable(text: str) -> str:
    """Fenced off like a cell of a list; text that begins with an apostrophe too, so that an
    import, which takes one away, finds the text as it was."""
    return safe(text, "\n", "'")
