"""Which rule's households turned out wrong more often than those drawn at random, and what the
next round is proposed to weigh."""

from collections.abc import Mapping, Sequence

import pandas as pd

from pages.components import listing
from pages.components.sentences import quiet
from pages.components.theme import grade
from pages.components.words import MISSING, decimal
from queries.findings import FINDINGS
from queries.scope import Scope
from queries.spot_checks.estimation.rule_hits import RuleHits

HEADINGS = (
    "规则",
    "核查（户）",
    "有问题（户）",
    "随机户核查",
    "随机户有问题",
    "是随机户的几倍",
    "95%区间",
    "",
)
NOTES = [
    "有问题：账实不符、应纳未纳，或发现12类问题之一的户；一户符合几条规则的，每条各计一次。",
    "随机户：纯随机抽中的户，不问符合哪条规则；倍数大于1，说明这条规则找得比随机准。",
    "核查不足10户的写样本过少，倍数只供参考；随机户一户问题也没有的，倍数算不出，只给下限。",
]


def hits(found: Sequence[RuleHits], scope: Scope, draw_no: str) -> None:
    """In the order of the rules, never by how well they did."""
    if not found:
        quiet("没有按规则抽中而已核查的户，还不能比较各条规则。")
        return
    listing.table(HEADINGS, [_row(one) for one in found])
    quiet("".join(NOTES))
    listing.download(_printed(found), f"规则命中_{draw_no}", scope, NOTES, key="rule-hits")


def proposals(present: Mapping[str, int], proposed: Mapping[str, int]) -> None:
    """Of the rules whose points would change, both."""
    changed = {rule: points for rule, points in proposed.items() if points != present.get(rule)}
    if not changed:
        quiet("按历次核查的结果，下一轮各条规则的分值不需要调整。")
        return
    listing.table(
        ("规则", "现有分值", "建议分值"),
        [(title(rule), present.get(rule, 0), points) for rule, points in changed.items()],
    )
    quiet(
        "分值越大，符合这条规则的户越容易被抽中。建议分值由历次核查的命中推算，户数少时改动小；"
        "冻结下一轮抽样框时采用才生效，已冻结的不变。"
    )


def title(rule: str) -> str:
    return FINDINGS[rule].title if rule in FINDINGS else rule


def times(one: RuleHits) -> str:
    ratio = one.against_sentinel
    return MISSING if ratio is None else f"{decimal(ratio)}倍"


def interval(one: RuleHits) -> str:
    if (found := one.interval) is None:
        return MISSING
    if found.high == float("inf"):
        return f"不低于{decimal(found.low)}倍"
    return f"{decimal(found.low)}至{decimal(found.high)}倍"


def _row(one: RuleHits) -> list[object]:
    few = grade("样本过少") if one.is_too_few else ""
    counts = (one.checked, one.found, one.sentinel_checked, one.sentinel_found)
    return [title(one.rule), *counts, times(one), interval(one), few]


def _printed(found: Sequence[RuleHits]) -> pd.DataFrame:
    rows = [[*_row(one)[:-1], "样本过少" if one.is_too_few else ""] for one in found]
    return pd.DataFrame(rows, columns=[*HEADINGS[:-1], "说明"])
