"""The summary counted a second time, from the rows that a test told, in plain loops."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

ALIASES = {"就业方面": "脱贫人口就业", "医疗保障": "基本医疗", "饮水安全": "安全饮水"}
DONE = ("已整改", "已完成", "已销号")

# Where a problem lies: of the county itself, or in a township.
PLACES = {
    "上坪村": "东岭镇",
    "下坪村": "东岭镇",
    "石桥村": "东岭镇",
    "柳湾村": "西河乡",
    "青山村": "西河乡",
    "东岭镇": "东岭镇",
    "西河乡": "西河乡",
}


def recount(
    sheets: Iterable[tuple[date, list[dict[str, Any]]]], homes: dict[str, str], day: date
) -> Counter[tuple[str, str, str]]:
    """(township or 本级, type, found | done | ongoing) → problems as known on `day`."""
    latest: dict[Any, dict[str, Any]] = {}
    for exported, rows in sheets:
        for row in rows:
            key = tuple(row.get(name) for name in ("户编号", "村", "乡镇", "问题类型", "具体内容"))
            done = row.get("整改完成日期")
            if done is None and (row.get("整改成效") or "").startswith(DONE):
                before = latest.get(key, {})
                done = before.get("undated") or exported
                row = row | {"undated": done}
            latest[key] = row | {"done": done}
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in latest.values():
        found = row.get("发现日期")
        if found is not None and found > day:
            continue
        place = homes.get(row.get("户编号")) or row.get("村") or row.get("乡镇")
        unit = PLACES.get(place, "云溪县本级")
        problem_type = ALIASES.get(row["问题类型"], row["问题类型"])
        is_done = row["done"] is not None and row["done"] <= day
        counts[unit, problem_type, "found"] += 1
        counts[unit, problem_type, "done" if is_done else "ongoing"] += 1
    return counts
