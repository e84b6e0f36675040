"""The lists of 应纳未纳: indicators of the contract, and what rules of findings find, counted.

The latter are declared like indicators, so that counting and listing is the same code; they
are no figures that the command `indicators` gives.
"""

from dataclasses import replace

from sqlalchemy import and_

from queries.findings import FINDINGS
from queries.indicators import INDICATORS, Basis, Indicator, Reading
from queries.indicators.clauses import REFUSAL
from queries.stages.steps import DAY_COLUMNS


def _of_indicator(indicator_id: str, **changed: object) -> Indicator:
    """The numerator of an indicator as a count of its own."""
    shared = {"denominator_title": None, "denominator": ()}
    return replace(INDICATORS[indicator_id], **(shared | changed))


def _of_rule(rule_id: str, basis: Basis, evidence: tuple[str, ...] | None = None) -> Indicator:
    rule = FINDINGS[rule_id]
    return Indicator(
        id=rule.id,
        title=rule.title,
        clause=rule.clause,
        reading=Reading.HIGHER,
        definition=rule.definition,
        numerator_title=rule.title,
        numerator=(rule.where,),
        bases=(basis,),
        evidence=evidence or rule.evidence,
    )


_REJECTED = _of_rule("rejected_by_township", Basis.ITEMS)

MISSED: dict[str, Indicator] = {
    own.id: own
    for own in (
        _of_indicator("trigger_mismatch"),
        _of_indicator("below_line_unmonitored"),
        replace(_REJECTED, evidence=(*_REJECTED.evidence, "status", "has_reason")),
        replace(
            _REJECTED,
            id="rejected_without_reason",
            title="村荐镇否未写理由",
            clause=REFUSAL,
            definition="村级同意、本期由乡镇审核不同意，而台账没有写不予纳入理由的纳入程序。",
            numerator=tuple(
                replace(count, where=lambda p, where=count.where: and_(where(p), ~p.has_reason))
                for count in _REJECTED.numerator
            ),
        ),
        _of_rule("alert_unanswered", Basis.ITEMS),
        _of_rule("helped_not_included", Basis.HOUSEHOLDS),
        _of_indicator("clock_restarts"),
        _of_rule(
            "stuck",
            Basis.ITEMS,
            ("procedure_no", *DAY_COLUMNS, "latest_stage_on", "days_since_stage"),
        ),
    )
}
