"""The sentences to read out first: whom to talk to and why, or how a place itself stands."""

from collections.abc import Sequence

from pages.components import scope as scopes
from pages.components import store
from queries.explanations import Explanation
from queries.flags import COMPARED, Flag, Grade
from queries.overview import Conversation, conversations
from queries.overview.conversations import NONE_NEEDED
from queries.scope import Level, Scope

CLUES = "提示只说明哪里值得看，不是结论；小地方偶然的波动已经除去。"
MOST_NAMED = 4


def of_county(townships: Sequence[Flag], written: Sequence[Explanation]) -> list[str]:
    """`townships`: the flags of all townships."""
    chosen = conversations(townships)
    if not chosen:
        return [f"{NONE_NEEDED}：没有乡镇达到信号。", CLUES]
    return [
        f"建议约谈提醒*{len(chosen)}*个乡镇：{'；'.join(map(_because, chosen))}。",
        f"乡镇已写说明*{len(written)}*条，附在各条提示下面，提示照样保留。"
        if written
        else "乡镇还没有写说明。",
        CLUES,
    ]


def _because(one: Conversation) -> str:
    signals = "、".join(flag.title for flag in one.evidence if flag.grade is Grade.SIGNAL)
    attention = "、".join(flag.title for flag in one.evidence if flag.grade is Grade.ATTENTION)
    also = f"，另需关注{attention}" if attention else ""
    return f"*{one.region}*，因{signals}{also}"


def of_place(own: Sequence[Flag], below: Sequence[Flag], scope: Scope) -> list[str]:
    """`own`: the flags of the township or village on screen; `below`: of the township's
    villages."""
    name = store.served().places.by_code[scope.region_code].name
    said = [f"{name}{_counted(own, '条')}{_named([flag.title for flag in own if _loud(flag)])}。"]
    if scopes.level_of(scope) is Level.TOWNSHIP:
        villages = list(dict.fromkeys(flag.region for flag in below if _loud(flag)))
        said.append(f"所辖各村{_counted(below, '条')}{_named(villages)}。")
    return [*said, "请先看本级的提示，逐条核实，把原因和已采取的做法写成说明。", CLUES]


def _counted(flags: Sequence[Flag], unit: str) -> str:
    def number(grade: Grade) -> int:
        return sum(flag.grade is grade for flag in flags)

    return (
        f"有信号*{number(Grade.SIGNAL)}*{unit}、关注*{number(Grade.ATTENTION)}*{unit}、"
        f"待核实*{number(Grade.TO_VERIFY)}*{unit}"
    )


def _loud(flag: Flag) -> bool:
    return flag.grade in COMPARED


def _named(names: Sequence[str]) -> str:
    more = "等" if len(names) > MOST_NAMED else ""
    return f"（{'、'.join(names[:MOST_NAMED])}{more}）" if names else ""
