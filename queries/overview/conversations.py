"""约谈提醒: up to three townships to talk to, only on evidence (柳江区2023年方案四（三）)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from queries.flags.flag import COMPARED, Flag, Grade
from queries.flags.inclusions import FLAG as LOW_INCLUSION

MOST = 3
NONE_NEEDED = "本期无需约谈"
RULE = (
    "只列有信号的乡镇，最多三个：信号多者在前；信号同数，有受灾低纳入信号者在前；"
    "再同，关注多者在前；仍同，按区划代码。"
)


@dataclass(frozen=True)
class Conversation:
    """A township with what speaks for talking to it: its 信号 first, then its 关注."""

    region_code: str
    region: str
    evidence: tuple[Flag, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(flag.sentence for flag in self.evidence)


def conversations(flags: Iterable[Flag]) -> list[Conversation]:
    """At most three, by RULE; empty where no township has a 信号. `flags` are of townships."""
    by_place: dict[tuple[str, str], list[Flag]] = defaultdict(list)
    for flag in flags:
        if flag.grade in COMPARED:
            by_place[flag.region_code, flag.region].append(flag)
    worth_it = [
        Conversation(code, region, tuple(sorted(found, key=_signals_first)))
        for (code, region), found in by_place.items()
        if any(flag.grade is Grade.SIGNAL for flag in found)
    ]
    return sorted(worth_it, key=_by_rule)[:MOST]


def _signals_first(flag: Flag) -> bool:
    return flag.grade is not Grade.SIGNAL


def _by_rule(conversation: Conversation) -> tuple[int, bool, int, str]:
    signals = [flag for flag in conversation.evidence if flag.grade is Grade.SIGNAL]
    return (
        -len(signals),
        all(flag.flag != LOW_INCLUSION for flag in signals),
        -len(conversation.evidence),
        conversation.region_code,
    )
