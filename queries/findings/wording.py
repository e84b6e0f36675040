"""Days, money and spans as an official reads them out."""

from datetime import date

from data.plans import DayKind

LOOK = "建议重点核查。"


def on(first: date, last: date | None = None) -> str:
    """2023年9月25日; or 2023年9月 where only the month is known."""
    day = f"{first.year}年{first.month}月"
    return day if last is not None and last != first else f"{day}{first.day}日"


def yuan(amount: float) -> str:
    """5,800元; 5,999.5元."""
    return f"{amount:,.2f}".rstrip("0").rstrip(".") + "元"


def days(number: int, kind: DayKind = DayKind.CALENDAR) -> str:
    return f"{number}个工作日" if kind is DayKind.WORKING else f"{number}天"


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}%"


def listed(words: object) -> str:
    """Words of a set, in a steady order."""
    return "、".join(sorted(words or ()))
