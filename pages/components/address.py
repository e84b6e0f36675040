"""The scope in the page's address, so that a link survives a reload and can be sent on.

An address comes from anyone: what it says is checked, and what cannot be used is said in a
sentence and replaced by the default.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from data.regions import RegionTree
from queries.scope import Scope

NAMES = ("place", "day", "from", "plan")
EARLIEST = date(2000, 1, 1)


def write(scope: Scope) -> dict[str, str]:
    said = {
        "place": scope.region_code,
        "day": scope.as_of.isoformat(),
        "from": scope.period_start.isoformat(),
    }
    return said | ({"plan": scope.plan_id} if scope.plan_id else {})


def query(scope: Scope, **more: str) -> str:
    """The address's query of this scope, relative to the current page."""
    return "?" + urlencode(write(scope) | more)


def read(
    said: Mapping[str, str],
    default: Scope,
    places: RegionTree,
    plans: Collection[str],
    today: date,
) -> tuple[Scope, list[str]]:
    """The scope an address asks for, and a sentence for everything in it that was not usable."""
    complaints: list[str] = []
    place = said.get("place", default.region_code)
    if place not in places.by_code:
        complaints.append("链接里的地区不在本县区划表中，已改为显示全县。")
        place = default.region_code
    as_of = _day(said.get("day"), default.as_of)
    if as_of is None or not EARLIEST <= as_of <= max(today, default.as_of):
        complaints.append("链接里的截至日期无效，已改为数据截至日。")
        as_of = default.as_of
    start = _day(said.get("from"), as_of.replace(month=1, day=1))
    if start is None or not EARLIEST <= start <= as_of:
        complaints.append("链接里的起始日期无效，已改为当年1月1日。")
        start = as_of.replace(month=1, day=1)
    plan = said.get("plan")
    if plan is not None and plan not in plans:
        complaints.append("链接里的工作方案不存在，已改为按地区和年份选用。")
        plan = None
    scope = replace(default, region_code=place, as_of=as_of, period_start=start, plan_id=plan)
    return scope, complaints


def _day(said: str | None, default: date) -> date | None:
    if said is None:
        return default
    try:
        return date.fromisoformat(said)
    except ValueError:
        return None
