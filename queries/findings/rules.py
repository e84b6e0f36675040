"""Every rule, by id, in the contract's order."""

from queries.findings import exit, help, inclusion, order
from queries.findings.declaration import FindingRule

FINDINGS: dict[str, FindingRule] = {
    rule.id: rule
    for rule in (
        inclusion.REJECTED,
        inclusion.RESTARTED,
        inclusion.OVERDUE,
        help.NO_MEASURE,
        help.SAFETY_NET_ONLY,
        exit.EARLY,
        exit.NO_LABOUR,
        exit.BELOW_LINE,
        exit.WORSENED,
        exit.OVER_A_YEAR,
        order.INCOMPLETE,
        exit.IN_BATCH,
        inclusion.STUCK,
    )
}
