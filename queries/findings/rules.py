"""Every rule, by id, in the contract's order."""

from queries.findings import exit, gaps, help, inclusion, order
from queries.findings.declaration import FindingRule

FINDINGS: dict[str, FindingRule] = {
    rule.id: rule
    for rule in (
        gaps.TICKED_NO,
        gaps.BELOW_LINE,
        inclusion.REJECTED,
        inclusion.RESTARTED,
        inclusion.OVERDUE,
        help.NO_MEASURE,
        help.SAFETY_NET_ONLY,
        help.MISMATCH,
        help.UNCHANGED,
        help.VISIT_MISSED,
        exit.EARLY,
        exit.NO_LABOUR,
        exit.BELOW_LINE,
        exit.WORSENED,
        exit.OVER_A_YEAR,
        order.CONFLICT,
        order.INCOMPLETE,
        order.FLIPPED,
        gaps.HELPED_OUTSIDE,
        gaps.UNANSWERED,
        exit.IN_BATCH,
        inclusion.STUCK,
    )
}
