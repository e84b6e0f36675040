"""Days, numbers and frequencies as official Chinese writes them."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from data.plans import DayKind
from data.plans.declaration import Every

# 2022年 · 5月 · a day: before 日, or before a dash that leads to another one.
_TOKEN = re.compile(r"(\d{4})年|(\d{1,2})月|(\d{1,2})(?=日|[-—一]\d)")
_NUMBER = re.compile(r"(\d+)(%?)")
FREQUENCIES = {
    Every.MONTH: "每月",
    Every.QUARTER: "季度",
    Every.HALF_YEAR: "每半年",
    Every.YEAR: "每年",
}
KINDS = {DayKind.WORKING: "工作日"}


def days_in(quote: str, year: int) -> set[date]:
    """Days without a year are of `year`, without a month of the month before them; a month
    without a day stands for its first and its last."""
    return set(_days(quote, year))


def _days(quote: str, year: int) -> Iterator[date]:
    month = 0
    for token in _TOKEN.finditer(quote):
        if token[1]:
            year = int(token[1])
        elif token[2]:
            month = int(token[2])
            if not _TOKEN.match(quote, token.end()):
                yield date(year, month, 1)
                yield date(year, month, monthrange(year, month)[1])
        elif month:
            yield date(year, month, int(token[3]))


def numbers_in(quote: str) -> set[float]:
    """60% is 0.6."""
    return {
        int(digits) / (100 if percent else 1)
        for digits, percent in (match.groups() for match in _NUMBER.finditer(quote))
    }


def says(quote: str, value: object, year: int) -> bool:
    match value:
        case Every():
            return FREQUENCIES[value] in quote
        case DayKind():
            return KINDS[value] in quote
        case date():
            return value in days_in(quote, year)
        case _:
            return value in numbers_in(quote)
