"""How far a round is: what opens the page, and the villages with what is left in each."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from pages.components import listing
from pages.components import scope as scopes
from pages.components.sentences import quiet
from queries.scope import Scope
from queries.spot_checks.results.lines import Line
from queries.spot_checks.results.progress import Progress
from queries.spot_checks.results.rounds import Made

HEADINGS = (
    "乡镇",
    "村",
    "应核查",
    "已核查",
    "还剩",
    "备选户已用",
    "名单外",
    "账实不符",
    "应纳未纳",
)
NOTES = [
    "应核查：抽中的户，不含备选户；已核查：其中已有核查结果的；还剩：两者之差。",
    "备选户已用：抽中户查不成时按次序替补、已有结果的备选户；名单外：不在抽查名单上而有结果的户。",
    "账实不符、应纳未纳：有核查结果的户中这样认定的户数；各村户数太少，不算比例、不排序。",
    "一次抽查按现有的全部结果统计，不随截至日变化。",
]


def lead(told: Sequence[Line], made: Made | None) -> list[str]:
    """How many were to be checked and were, and what was found of them."""
    visited = [line for line in told if line.check]
    said = _how_far(told, visited) if made else [f"已核查*{len(visited):,}*户。"]
    return said + _found(visited) if visited else said


def _how_far(told: Sequence[Line], visited: Sequence[Line]) -> list[str]:
    drawn = sum(line.is_drawn for line in told)
    checked = sum(line.is_drawn for line in visited)
    others = sum(line.is_reserve for line in visited)
    said = [
        f"应核查*{drawn:,}*户，已核查*{checked:,}*户，还剩*{drawn - checked:,}*户；"
        f"用了备选户*{others:,}*户。"
    ]
    if off := sum(not line.is_listed for line in visited):
        said.append(f"另有*{off:,}*户不在名单上，不参与推断，请核对抽查编号和户编号。")
    return said


def _found(visited: Sequence[Line]) -> list[str]:
    checks = [line.check for line in visited if line.check]
    inconsistent = sum(check.is_consistent is False for check in checks)
    asked = sum(check.is_consistent is not None for check in checks)
    omitted = sum(check.is_omitted is True for check in checks)
    asked_omitted = sum(check.is_omitted is not None for check in checks)
    with_problems = sum(bool(check.problem_types or check.is_omitted) for check in checks)
    waiting = sum(bool(line.to_raise) for line in visited)
    return [
        f"核实了账实是否相符的*{asked:,}*户中不符*{inconsistent:,}*户，"
        f"核实了是否应纳未纳的*{asked_omitted:,}*户中应纳未纳*{omitted:,}*户。",
        f"发现问题或应纳未纳的*{with_problems:,}*户，其中还没有全部登记整改的*{waiting:,}*户。",
    ]


def villages(found: Sequence[Progress], draw_no: str, scope: Scope, *, is_ours: bool) -> None:
    """Village by village, with a bar for what is done of what was drawn."""
    if not found:
        quiet("所选地区内没有抽中的村，也没有核查结果。")
        return
    headings = ("村", "", *HEADINGS[2:]) if is_ours else ("村", "已核查", *HEADINGS[-2:])
    rows = [_row(one, scope) if is_ours else _visited(one, scope) for one in found]
    listing.table(headings, rows)
    listing.download(_printed(found), f"抽查进度_{draw_no}", scope, NOTES, key="check-progress")


def _row(one: Progress, scope: Scope) -> list[object]:
    done = one.checked / one.drawn if one.drawn else 0.0
    bar = Markup('<div class="meter"><i class="done" style="width:{:.1f}%"></i></div>').format(
        done * 100
    )
    figures = (one.drawn, one.checked, one.left, one.reserve_used, one.off_list)
    return [_place(one, scope), bar, *figures, one.inconsistent, one.omitted]


def _visited(one: Progress, scope: Scope) -> list[object]:
    return [_place(one, scope), one.visited, one.inconsistent, one.omitted]


def _place(one: Progress, scope: Scope) -> Markup:
    return scopes.link(one.village_code, f"{one.township}{one.village}", scope)


def _printed(found: Sequence[Progress]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            (
                *(one.township, one.village, one.drawn, one.checked),
                *(one.left, one.reserve_used, one.off_list, one.inconsistent, one.omitted),
            )
            for one in found
        ],
        columns=list(HEADINGS),
    )
