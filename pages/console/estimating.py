"""The command that says what a spot check proves."""

import argparse
from collections.abc import Sequence
from typing import Any

from pages.console.command import Options, asking
from pages.console.printing import show
from queries.spot_checks.estimation.estimates import Estimate, estimates
from queries.spot_checks.estimation.rule_hits import RuleHits, rule_hits

ESTIMATE_KEYS = ("question", "region_code", "checked", "found", "estimate", "low", "high")
RULE_KEYS = ("rule", "checked", "found", "against_sentinel")


def estimate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "draw_no", metavar="DRAW", type=str.strip, help="抽查编号，见抽查名单或抽查结果"
    )


def estimate(options: Options) -> int:
    with asking(options) as connection:
        found = estimates(connection, options.draw_no)
        hits = rule_hits(connection, options.draw_no)
    document = [
        *({key: getattr(one, key) for key in ESTIMATE_KEYS} for one in found),
        *({key: getattr(one, key) for key in RULE_KEYS} for one in hits),
    ]
    show(options.format, _rows(found, hits), document)
    return 0


def _rows(found: Sequence[Estimate], hits: Sequence[RuleHits]) -> list[dict[str, Any]]:
    """Estimates and rules under the same headings, what is not of a kind left blank."""
    headings = dict.fromkeys((*ESTIMATE_KEYS, *RULE_KEYS, "note"))
    return [
        *(
            headings | {key: getattr(one, key) for key in ESTIMATE_KEYS} | {"note": note_of(one)}
            for one in found
        ),
        *(headings | {key: getattr(one, key) for key in RULE_KEYS} for one in hits),
    ]


def note_of(one: Estimate) -> str:
    """What must be known to read an estimate, in words."""
    if not one.is_extrapolated:
        return "不是本系统抽取的名单，只列已查，不推算"
    said = []
    if one.missing:
        said.append(f"名单内未查{one.missing}户")
    if one.from_reserve:
        said.append(f"递补{one.from_reserve}户")
    if one.unlisted:
        said.append(f"名单外{one.unlisted}户未计入")
    if one.is_too_few:
        said.append("样本过少")
    return "，".join(said)
