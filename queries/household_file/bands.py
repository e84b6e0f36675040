"""Age and health in bands: what a file shows of a person by default.

Of a child under 14 everything is sensitive (个人信息保护法第二十八条), of anybody the health;
a birthday or a diagnosis names a person in a village, a band does not.
"""

from collections.abc import Collection
from datetime import date

from data.models import BEGINNING

CHILD = 14  # years; below it health is not shown at all
_BANDS = ((6, "不满6岁"), (CHILD, "6—13岁"), (16, "14—15岁"), (18, "16—17岁"), (30, "18—29岁"))
_OLDEST = 80
HIDDEN = "未满14周岁，不显示"


def age_on(born_on: date, day: date) -> int:
    """Full years; of a birthday known to the month, reckoned from its first day."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def age_band(born_on: date | None, day: date) -> str | None:
    """None where the birthday is not stated or lies after the day."""
    if born_on is None or not BEGINNING <= born_on <= day:
        return None
    age = age_on(born_on, day)
    for below, band in _BANDS:
        if age < below:
            return band
    if age >= _OLDEST:
        return f"{_OLDEST}岁及以上"
    return f"{age // 10 * 10}—{age // 10 * 10 + 9}岁"


def health_band(health: Collection[str] | None, born_on: date | None, day: date) -> str | None:
    """健康, 患病 or 残疾, or the last two; never which illness, kind or grade."""
    if not health:
        return None
    if born_on is not None and age_on(born_on, day) < CHILD:
        return HIDDEN
    words = []
    if {"长期慢性病", "患有大病"} & set(health):
        words.append("患病")
    if "残疾" in health:
        words.append("残疾")
    return "、".join(words) or "健康"
