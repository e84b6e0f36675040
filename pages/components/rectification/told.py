"""How a problem reads: its state, whose it is, how many days are left; and the way to it."""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from pages.components import address
from queries.rectification import Problem, State
from queries.scope import Scope

PATH = "problem"  # of the address: ledger and internal id, no name and no 编号
LETTERS = {"household_problems": "h", "area_problems": "a"}
# In word and shape, as grades are; nothing done is coloured.
CLASSES = {
    State.OVERDUE: "concern",
    State.REOPENED: "pending",
    State.OPEN: "",
    State.DONE: "small",
    State.VERIFIED: "small",
}


def state(one: Problem) -> Markup:
    return Markup('<span class="grade {}">{}</span>').format(CLASSES[one.state], one.state)


def name_of(one: Problem) -> str:
    """As the address names it."""
    return f"{LETTERS[one.ledger]}{one.id}"


def link(one: Problem, words: str, scope: Scope) -> Markup:
    target = address.query(scope, **{PATH: name_of(one)})
    return Markup('<a href="{}" target="_self">{}</a>').format(target, words)


def place(one: Problem) -> str:
    return "".join(filter(None, (one.township, one.village))) or "全县"


def holder(one: Problem) -> str:
    return " ".join(filter(None, (one.responsible_unit, one.responsible_person)))


def time_left(one: Problem) -> str | None:
    if one.days_left is None:
        return None
    if one.days_left < 0:
        return f"超期{-one.days_left}天"
    return "今天到期" if one.days_left == 0 else f"还有{one.days_left}天"


def as_frame(found: Sequence[Problem]) -> pd.DataFrame:
    """One row a problem, all that the list knows; names masked."""
    return pd.DataFrame(
        [
            {
                "状态": str(one.state),
                "层面": one.level,
                "乡镇": one.township,
                "村": one.village,
                "编号": one.number,
                "户编号": one.household_no,
                "户主": one.head,
                "户类型": one.household_type,
                "问题类型": one.problem_type,
                "具体内容": one.content,
                "发现来源": one.found_by,
                "发现日期": one.found_on,
                "整改措施": one.remedy,
                "责任单位": one.responsible_unit,
                "责任人": one.responsible_person,
                "整改时限": one.due_on,
                "剩余天数": one.days_left,
                "整改成效": one.result,
                "整改完成日期": one.done_on,
                "复核人": one.verifier,
                "复核日期": one.verified_on,
                "重新打开次数": one.times_reopened,
            }
            for one in found
        ],
        dtype=object,
    )
