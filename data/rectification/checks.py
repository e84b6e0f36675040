"""Which step may follow how a problem stands, and the sentences for those that may not."""

import re
from datetime import date

from data.rectification.action import CHANGEABLE, Action, ActionRefused, Step
from data.rectification.standing import Standing
from data.rectification.text import LATEST_DUE

# What parts names in one cell.
PARTED = re.compile(r"[、，,;；|/\s]+")


def refuse_unfit(action: Action, now: Standing) -> None:
    """Raises ActionRefused for a step that cannot follow how the problem stands `now`."""
    match action.action:
        case Step.CLOSED | Step.CHANGED:
            _refuse_closed(action, now)
        case Step.VERIFIED:
            _refuse_open(action, now)
            _refuse_own(action, now)
        case Step.REOPENED:
            _refuse_open(action, now)
    _refuse_out_of_turn(action, now)
    if action.action in (Step.CHANGED, Step.REOPENED):
        _refuse_unchangeable(action)
        refuse_due(action.values.get("due_on"), now.row["found_on"])
        if action.action is Step.CHANGED and not changed(action, now):
            raise ActionRefused("没有改动任何内容，请先填写要调整的措施、责任或时限。")


def refuse_due(due_on: date | None, found_on: date | None) -> None:
    if due_on is None:
        return
    if found_on is not None and due_on < found_on:
        raise ActionRefused(f"整改时限不能早于发现日期{_day(found_on)}，请改正。")
    if due_on > LATEST_DUE:
        raise ActionRefused(f"整改时限最晚到{LATEST_DUE.year}年，请改正。")


def changed(action: Action, now: Standing) -> dict[str, object]:
    """Of what the step states, that which the ledger does not say already."""
    return {name: value for name, value in action.values.items() if now.row[name] != value}


def _refuse_out_of_turn(action: Action, now: Standing) -> None:
    """Steps follow one another in the order of their days, so that any past day has one answer."""
    earlier = {
        "发现日期": now.row["found_on"],
        "整改完成日期": now.closed_on,
        "复核日期": now.verified_on,
        "上一步登记的日期": now.last_step_on,
    }
    for name, day in earlier.items():
        if day is not None and action.acted_on < day:
            raise ActionRefused(f"{action.action.title}的日期不能早于{name}{_day(day)}，请改正。")


def _refuse_closed(action: Action, now: Standing) -> None:
    if now.closed_on is None:
        return
    reopen = "确需再改的，请先重新打开。"
    raise ActionRefused(f"该问题已于{_day(now.closed_on)}整改完成，{reopen}")


def _refuse_open(action: Action, now: Standing) -> None:
    if now.closed_on is None:
        raise ActionRefused(f"该问题还没有整改完成，不能{_verb(action.action)}。")
    if action.action is Step.VERIFIED and now.verified_on is not None:
        raise ActionRefused(f"该问题已于{_day(now.verified_on)}复核通过，不需要再复核。")


def _refuse_own(action: Action, now: Standing) -> None:
    """By name alone, blanks apart: whoever shares it says more, for no one could tell them
    apart. Several 责任人 may stand in one cell."""
    own = {"登记整改完成的人": now.closer, "责任人": now.row["responsible_person"]}
    (actor, *_) = _names(action.actor)
    for who, name in own.items():
        if actor in _names(name or ""):
            raise ActionRefused(
                f"复核要由另一个人来做：{who}不能复核自己整改的问题；"
                "确是同名的另一个人，请在姓名后写明职务。"
            )


def _names(text: str) -> list[str]:
    """The whole text without blanks, then each of the names that it lists."""
    return ["".join(text.split()), *filter(None, PARTED.split(text))]


def _refuse_unchangeable(action: Action) -> None:
    if action.values.keys() - set(CHANGEABLE):
        raise ActionRefused("只能调整整改措施、责任单位、责任人和整改时限。")


def _verb(step: Step) -> str:
    return "复核" if step is Step.VERIFIED else "重新打开"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
