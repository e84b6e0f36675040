"""The text of a cell in a sheet's XML → its value, by the cell's type and style."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from data.importer.faults import Fault, FileRefused
from data.importer.files.signatures import UNREADABLE
from data.importer.files.styles import Shows

ERROR_VALUE = Fault("单元格是错误值（如 #N/A、#REF!）", "请改正公式，或粘贴为数值")
NO_RESULT = Fault("公式没有计算结果", "请用 Excel 打开并保存一次，或粘贴为数值")

# What XML cannot hold, and a literal `_x000D_`, are written as `_xHHHH_`.
# Halves of a character are none.
ESCAPED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")
REFERENCE = re.compile(r"&(?:(amp|lt|gt|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}))?;?")
NO_CHARACTER = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\U0010ffff]")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
TYPE = re.compile(r'\bt="(\w*)"')
STYLE = re.compile(r'\bs="(\d*)"')
TRUE = ("1", "true")
DAYS_TO_1904 = 1462
LAST_SERIAL = 2_958_466  # the day after 9999-12-31
# Excel counts a 29 February 1900, so days before it are one further from the epoch.
LEAP_SERIAL, EPOCH, EARLY_EPOCH = 60, datetime(1899, 12, 30), datetime(1899, 12, 31)
MILLISECOND = timedelta(milliseconds=1)

Read = Callable[[str], Any]


class CellValues(dict[str, Read]):
    """The attributes of a cell, as they stand in the XML → how its text is read."""

    def __init__(
        self,
        strings: Callable[[], Sequence[str]],
        styles: Mapping[str, Shows],
        counts_from_1904: bool,
    ):
        self._read_strings = strings
        self._styles = styles
        self._first_day = DAYS_TO_1904 if counts_from_1904 else 0

    def __missing__(self, attributes: str) -> Read:
        kind, style = TYPE.search(attributes), STYLE.search(attributes)
        read = self.of(kind[1] if kind else "n", style[1] if style else "")
        self[attributes] = read
        return read

    def of(self, kind: str, style: str) -> Read:
        """Raises FileRefused for a type that no workbook has."""
        match kind:
            case "s":
                return self._shared
            case "str" | "inlineStr":
                return text
            case "b":
                return _boolean
            case "e":
                return _error
            case "d":
                return _iso
            case "n" | "":
                return self._number(self._styles.get(style))
        raise FileRefused(UNREADABLE)

    @cached_property
    def _strings(self) -> Sequence[str]:
        """Read when the first cell asks for one."""
        return self._read_strings()

    def _shared(self, index: str) -> str:
        position = int(index) if index.isdecimal() and len(index) < 10 else len(self._strings)
        if position >= len(self._strings):
            raise FileRefused(UNREADABLE)
        return self._strings[position]

    def _number(self, shows: Shows | None) -> Read:
        match shows:
            case None:
                return _number
            case Shows.DATE:
                return self._date
            case Shows.DURATION:
                return _duration

    def _date(self, written: str) -> Any:
        serial = _number(written)
        if not isinstance(serial, float) or not 0 <= serial < LAST_SERIAL - self._first_day:
            return serial
        if serial < 1:
            return (EPOCH + _span(serial)).time()
        serial += self._first_day
        moment = (EPOCH if serial >= LEAP_SERIAL else EARLY_EPOCH) + _span(serial)
        return moment if moment.time() != time() else moment.date()


def text(written: str) -> str:
    """Raises FileRefused for an entity that XML does not have."""
    if "&" not in written and "_x" not in written:
        return written  # as nearly every text
    return unescaped(REFERENCE.sub(_referred, written))


def _referred(reference: re.Match[str]) -> str:
    name, decimal, hexadecimal = reference.groups()
    try:
        found = (
            NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal or "", 16))
        )
    except (ValueError, OverflowError) as error:
        raise FileRefused(UNREADABLE) from error
    if NO_CHARACTER.match(found):
        raise FileRefused(UNREADABLE)
    return found


def unescaped(written: str) -> str:
    return ESCAPED.sub(lambda match: chr(int(match[1], 16)), written)


def _number(written: str) -> float | str:
    try:
        return float(written)
    except ValueError:
        return text(written)


def _span(days: float) -> timedelta:
    """To the millisecond: a serial number cannot tell more."""
    return round(timedelta(days=days) / MILLISECOND) * MILLISECOND


def _duration(written: str) -> timedelta | float | str:
    days = _number(written)
    try:
        return _span(days) if isinstance(days, float) else days
    except (OverflowError, ValueError):
        return days


def _boolean(written: str) -> bool | str:
    return written.strip() in TRUE if written else ""


def _error(written: str) -> Fault:
    return ERROR_VALUE


def _iso(written: str) -> datetime | date | time | str:
    for read in (date.fromisoformat, time.fromisoformat, datetime.fromisoformat):
        try:
            return read(written)
        except ValueError:
            continue
    return text(written)
