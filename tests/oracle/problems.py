"""Indicator 29: problems found, put right and overdue."""

from collections.abc import Iterable, Iterator
from datetime import date

from tests.oracle.records import Export, Record
from tests.oracle.seen import Line, Seen

DONE = ("已整改", "已完成", "已销号")
TURNS = ("整改完成", "重新打开")
# What tells a problem from others where it has no 编号.
IDENTITY = ("行政区划代码", "面上问题层级", "户编号", "户主姓名", "问题类型", "具体内容")


def rectification_rate(seen: Seen) -> Iterator[Line]:
    """G1: done by D / found by D."""
    for place, problem in _of_households(seen):
        yield Line(place, int(_is_done(seen, problem)), 1)


def area_rectification_rate(seen: Seen) -> Iterator[Line]:
    """G2, counted where it is and above: "县级层面 counts at the county only"."""
    for place, problem in _of_areas(seen):
        yield Line(place, int(_is_done(seen, problem)), 1)


def rectification_overdue(seen: Seen) -> Iterator[Line]:
    """整改时限 < D, not done. Without 整改时限 nothing is overdue."""
    for problems in (_of_households, _of_areas):
        for place, problem in problems(seen):
            due = _due(seen, problem)
            if due is not None and due < seen.day and not _is_done(seen, problem):
                yield Line(place, 1)


def _of_households(seen: Seen) -> Iterator[tuple[str, Record]]:
    """Where the household lives on D; of one that only its head's name tells, where it says."""
    villages = {household.number: household.village for household in seen.households}
    for problem in _found(seen, seen.register.household_problems):
        yield villages.get(problem["户编号"]) or problem["行政区划代码"], problem


def _of_areas(seen: Seen) -> Iterator[tuple[str, Record]]:
    for problem in _found(seen, seen.register.area_problems):
        yield problem["行政区划代码"], problem


def _found(seen: Seen, exports: Iterable[Export]) -> Iterator[Record]:
    """ "A blank 发现日期 = before the period"."""
    for problem in _latest(exports):
        if problem["发现日期"] is None or problem["发现日期"] <= seen.day:
            yield problem


def _is_done(seen: Seen, problem: Record) -> bool:
    """Whether the last of its turns by D is a closing."""
    turns = _turns(problem, seen.register.problem_steps)
    passed = [turn for turn in sorted(turns) if seen.has_passed(turn[0])]
    return bool(passed) and passed[-1][2]


def _due(seen: Seen, problem: Record) -> date | None:
    """As last stated, by a sheet or a step; before a step that moved it, as stated before that."""
    stated = [(day, 0, due) for day, due in problem["due"]]
    moved = [
        (step["日期"], place, step["整改时限"])
        for place, step in enumerate(seen.register.problem_steps, 1)
        if step["编号"] == problem["编号"] and "整改时限" in step
    ]
    told = sorted([*stated, *moved], key=lambda one: one[:2])
    for n, (day, place, _) in enumerate(told):
        if place and not seen.has_passed(day):
            return told[n - 1][2]
    return told[-1][2]


def _turns(problem: Record, steps: Iterable[Record]) -> Iterator[tuple[date, int, bool]]:
    """Day, place among the turns of one day, and whether it is a closing. What sheets state
    comes before what was typed on the day; a reopening ends what sheets had stated by then."""
    if problem["done"] is not None:
        yield problem["done"], 0, True
    own = [step for step in steps if step["编号"] == problem["编号"]]
    for place, step in enumerate(own, 1):
        is_closing = step["步骤"] == "整改完成"
        if step["步骤"] not in TURNS:
            continue
        yield step["日期"], place, is_closing
        if not is_closing:
            stated = [done for day, done in problem["stated"] if day <= step["日期"]]
            if stated and stated[-1] is not None and stated[-1] <= step["日期"]:
                yield stated[-1], 0, True


def _latest(exports: Iterable[Export]) -> Iterable[Record]:
    """Each problem as the latest sheet has it, with the day it was `done`."""
    known: dict[object, Record] = {}
    for export in sorted(exports, key=lambda export: export.day):
        for row in export.rows:
            key = row["编号"] or tuple(row.get(header) for header in IDENTITY)
            done = _done(row, known.get(key), export.day)
            stated = [*known.get(key, {}).get("stated", ()), (export.day, done)]
            due = [*known.get(key, {}).get("due", ()), (export.day, row["整改时限"])]
            known[key] = row | {"done": done, "stated": stated, "due": due}
    return known.values()


def _done(row: Record, before: Record | None, export_day: date) -> date | None:
    """整改完成日期; or the day of the first export that called it done without one."""
    if row["整改完成日期"] is not None:
        return row["整改完成日期"]
    if not (row["整改成效"] or "").startswith(DONE):
        return None
    said_before = before is not None and before["整改完成日期"] is None and before["done"]
    return said_before or export_day
