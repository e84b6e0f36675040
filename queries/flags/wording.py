"""Figures as an official reads them out."""

from math import floor

from queries.scope import Scope
from queries.statistics.intervals import Interval


def whole(number: float) -> int:
    """To the nearest whole number, halves up."""
    return floor(number + 0.5)


def about(expected: float, unit: str) -> str:
    """约6户; an expectation below one is said to be so instead of rounded away."""
    return f"约{whole(expected)}{unit}" if expected >= 1 else f"不足1{unit}"


def chance(probability: float) -> str:
    """约2%, 约0.3%, 不到0.1%."""
    percent = 100 * probability
    if percent >= 1:
        return f"约{whole(percent)}%"
    return f"约{percent:.1f}%" if percent >= 0.1 else "不到0.1%"


def share(value: float) -> str:
    """42%; a decimal where rounding would say none or all of it and neither is true."""
    percent = 100 * value
    if percent and (percent < 1 or percent > 99) and percent != 100:
        return f"{percent:.1f}%"
    return f"{whole(percent)}%"


def between(interval: Interval) -> str:
    return f"{share(interval.low)}至{share(interval.high)}"


def period(scope: Scope) -> str:
    """今年, or the days where the period isn't the year so far."""
    start, end = scope.period_start, scope.as_of
    if (start.year, start.month, start.day) == (end.year, 1, 1):
        return "今年"
    return f"{start.year}年{start.month}月{start.day}日以来"
