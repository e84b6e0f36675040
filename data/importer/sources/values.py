"""What a database driver gives → what a cell of a workbook would hold: text, number or nothing.

A whole number becomes text: a database has it exactly, where one of Excel's beyond 15 digits
has been rounded and would be refused.
"""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")
ENCODINGS = ("utf-8", "gb18030")
BITS = {b"\x00": "0", b"\x01": "1"}  # MySQL's BIT(1)
NO_DAY = "0000-00-00"  # how MySQL spells a day that is not there

Cell = str | float | None


class Unreadable(Exception):
    """A value that is no text, number, day or list of such."""


def as_cell(value: Any) -> Cell:
    """Raises Unreadable."""
    return _CONVERTERS[type(value)](value)


def is_readable(value: Any) -> bool:
    try:
        as_cell(value)
    except Unreadable:
        return False
    return True


class _Converters(dict[type, Callable[[Any], Cell]]):
    def __missing__(self, kind: type) -> Callable[[Any], Cell]:
        raise Unreadable(kind.__name__)


def _same(value: Any) -> Any:
    return value


def _text(value: str) -> str | None:
    return None if value.startswith(NO_DAY) else value


def _decimal(value: Decimal) -> Cell:
    return format(value, "f") if value.is_finite() else float(value)


def _yes_no(value: bool) -> str:
    return "是" if value else "否"


def _moment(value: datetime) -> str:
    if value.tzinfo is not None:
        value = value.astimezone(CHINA).replace(tzinfo=None)
    return value.isoformat(" ", "seconds")


def _bytes(value: bytes) -> str | None:
    if value in BITS:
        return BITS[value]
    for encoding in ENCODINGS:
        try:
            text = value.decode(encoding)
        except UnicodeDecodeError:
            continue
        if all(sign.isprintable() or sign.isspace() for sign in text):
            return _text(text)
    raise Unreadable("bytes")


def _list(values: Any) -> str | None:
    cells = [as_cell(value) for value in values]
    return "、".join(str(cell) for cell in cells if cell is not None) or None


_CONVERTERS = _Converters(
    {
        type(None): _same,
        str: _text,
        float: _same,
        bool: _yes_no,
        int: str,
        Decimal: _decimal,
        datetime: _moment,
        date: date.isoformat,
        time: time.isoformat,
        timedelta: str,  # MySQL's TIME
        UUID: str,
        bytes: _bytes,
        list: _list,
    }
)
