"""Figures, days and places in the words officials use."""

from datetime import date

import pandas as pd

MISSING = "—"


def day(value: date | None) -> str:
    return f"{value.year}年{value.month}月{value.day}日" if present(value) else MISSING


def month_day(value: date) -> str:
    return f"{value.month}月{value.day}日"


def present(value: object) -> bool:
    return value is not None and not pd.isna(value)


def count(value: float | None) -> str:
    return f"{value:,.0f}" if present(value) else MISSING


def percent(value: float | None) -> str:
    return f"{value * 100:.1f}%" if present(value) else MISSING


def decimal(value: float | None) -> str:
    return f"{value:,.1f}" if present(value) else MISSING


def signed(value: float) -> str:
    return f"{value:+,.0f}" if value else "持平"


def since(past: date, today: date) -> str:
    """How long ago, in the largest two units: 3年1个月, 2个月, 12天."""
    months = (today.year - past.year) * 12 + today.month - past.month - (today.day < past.day)
    years, months = divmod(max(months, 0), 12)
    said = (f"{years}年" if years else "") + (f"{months}个月" if months else "")
    return said or f"{(today - past).days}天"
