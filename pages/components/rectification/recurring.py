"""What comes back after it was put right, and what shows in many villages of a township."""

from collections.abc import Sequence

import pandas as pd

from pages.components import files, store
from pages.components import scope as scopes
from pages.components.listing import download, table, turned_to
from pages.components.rectification import told
from pages.components.sentences import quiet
from pages.components.words import day
from queries.rectification import Again, Problem, Widespread, again, widespread
from queries.scope import Scope

AGAIN = ["地区", "户编号或层面", "问题类型", "又出现", "最近一次", "目前"]
AGAIN_NOTES = ["同一户（或同一地方）同一类型的问题，整改完成后又发现，或被重新打开；最近的在前"]
WIDE = ["乡镇", "问题类型", "涉及村", "村名", "问题数", "正在整改"]
WIDE_NOTES = [
    "同一乡镇三个以上的村有同一类型的问题（本期发现的，或还没有整改完成的），可能是面上的问题；"
    "按行政区划代码排列，不排名"
]


def came_back(found: Sequence[Problem], scope: Scope) -> None:
    groups = again(found)
    if not groups:
        quiet("没有整改完成后又出现的问题。")
        return
    shown = groups[turned_to(len(groups), "again", 10)]
    numbers = [group.last.household_no for group in shown if group.last.household_no]
    links = files.linked(numbers, scope)
    table(AGAIN, [_again(group, links, scope) for group in shown])
    download(_again_frame(groups), "反复出现的问题", scope, AGAIN_NOTES, key="again")


def in_many_villages(found: Sequence[Problem], scope: Scope) -> None:
    groups = widespread(found, store.served().places, scope.period_start)
    if not groups:
        quiet("没有哪个乡镇三个以上的村有同一类型的问题。")
        return
    table(WIDE, [_wide(group, scope) for group in groups])
    download(_wide_frame(groups), "多村同类问题", scope, WIDE_NOTES, key="widespread")


def _again(group: Again, links: dict, scope: Scope) -> list[object]:
    last = group.last
    number = last.household_no or ""
    return [
        told.place(last),
        links.get(number, number or last.head or last.level),
        told.link(last, last.problem_type, scope),
        f"{group.times}次",
        day(group.last_came_on),
        told.state(last),
    ]


def _again_frame(groups: Sequence[Again]) -> pd.DataFrame:
    rows = [
        {
            "地区": told.place(group.last),
            "户编号": group.last.household_no,
            "户主": group.last.head,
            "问题类型": group.last.problem_type,
            "又出现次数": group.times,
            "最近一次": group.last_came_on,
            "具体内容": "；".join(one.content for one in group.problems),
            "责任单位": group.last.responsible_unit,
            "目前": str(group.last.state),
        }
        for group in groups
    ]
    return pd.DataFrame(rows, dtype=object)


def _wide(group: Widespread, scope: Scope) -> list[object]:
    return [
        scopes.link(group.township_code, group.township, scope),
        group.problem_type,
        f"{len(group.villages)} / {group.of_villages}",
        "、".join(group.villages),
        group.problems,
        group.open,
    ]


def _wide_frame(groups: Sequence[Widespread]) -> pd.DataFrame:
    rows = [
        [one.township, one.problem_type, f"{len(one.villages)} / {one.of_villages}"]
        + ["、".join(one.villages), one.problems, one.open]
        for one in groups
    ]
    return pd.DataFrame(rows, columns=WIDE, dtype=object)
