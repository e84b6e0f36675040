"""Findings about exit: too soon, without labour, below the line, worse, all at once, too late."""

from sqlalchemy import and_

from data.layouts.household_members import GUARANTEES
from queries.findings import since
from queries.findings.declaration import Case, FindingRule, of_indicator
from queries.findings.wording import LOOK, on, share, yuan
from queries.indicators import INDICATORS, Count
from queries.subjects import Subject
from queries.subjects.fortnights import DAYS

PROBLEMS_AFTER = {
    f"after_{field.name}": said
    for field, said in zip(GUARANTEES, ("住房", "饮水", "义务教育", "基本医疗"), strict=True)
}
_CONCENTRATION = INDICATORS["elimination_concentration"]


def _eliminated(case: Case) -> str:
    return on(case.row.eliminated_on, case.row.eliminated_last)


def _early(case: Case) -> str:
    row, months = case.row, case.limits.early_elimination_months
    return (
        f"{on(row.included_on, row.included_last)}纳入，{_eliminated(case)}帮扶消除风险，"
        f"不足{months}个月。{LOOK}"
    )


def _without_labour(case: Case) -> str:
    return f"家庭成员{case.row.persons}人，没有人有劳动能力，{_eliminated(case)}消除风险。{LOOK}"


def _below_line(case: Case) -> str:
    row = case.row
    return (
        f"{_eliminated(case)}帮扶消除风险，消除后人均纯收入{yuan(row.after_net_income_per_head)}，"
        f"低于消除当日的监测范围{yuan(row.line_at_elimination)}。{LOOK}"
    )


def _worse(case: Case) -> str:
    row = case.row
    after, before = row.after_net_income_per_head, row.net_income_per_head
    problems = [said for name, said in PROBLEMS_AFTER.items() if row._mapping[name]]
    said = [f"{_eliminated(case)}消除风险"]
    if problems:
        said.append(f"消除后{'、'.join(problems)}有问题")
    if after is not None and before is not None and after < before:
        said.append(f"消除后人均纯收入{yuan(after)}，低于原来的{yuan(before)}")
    return f"{'；'.join(said)}。{LOOK}"


def _in_batch(case: Case) -> str:
    row = case.row
    part = share(row.busiest_eliminated, row.village_eliminated)
    return (
        f"{on(row.eliminated_on)}消除风险；本村本期共{row.village_eliminated}户消除风险，其中"
        f"{row.busiest_eliminated}户（{part}）集中在{on(row.busiest_from_on)}起的{DAYS}天内。{LOOK}"
    )


def _over_a_year(case: Case) -> str:
    row = case.row
    return (
        f"有劳动能力，{on(row.included_on, row.included_last)}纳入，"
        f"截至{on(case.scope.as_of)}已超过12个月，风险尚未消除。{LOOK}"
    )


EARLY = of_indicator(
    "early_elimination",
    since=since.elimination,
    sentence=_early,
    evidence=("included_on", "eliminated_on"),
    limits=("early_elimination_months",),
)
NO_LABOUR = of_indicator(
    "no_labour_eliminated",
    since=since.elimination,
    sentence=_without_labour,
    evidence=("eliminated_on", "persons"),
)
BELOW_LINE = of_indicator(
    "eliminated_below_line",
    since=since.elimination,
    sentence=_below_line,
    evidence=("eliminated_on", "after_net_income_per_head", "line_at_elimination"),
)
WORSENED = of_indicator(
    "worsened_after_elimination",
    since=since.elimination,
    sentence=_worse,
    evidence=(
        "eliminated_on",
        "net_income_per_head",
        "after_net_income_per_head",
        *PROBLEMS_AFTER,
    ),
)
OVER_A_YEAR = of_indicator(
    "over_a_year",
    since=since.a_year,
    sentence=_over_a_year,
    evidence=("included_on",),
    needs=("rolled_back_on",),
)
IN_BATCH = FindingRule(
    id="elimination_in_batch",
    title="成批消除",
    clause=_CONCENTRATION.clause,
    definition="本期消除风险5户以上、最集中的14天内消除的超过一半的村，在这14天内消除风险的户。",
    where=Count(
        Subject.FORTNIGHT,
        lambda e: and_(e.is_busiest, 2 * e.busiest_eliminated > e.village_eliminated),
    ),
    since=since.elimination,
    sentence=_in_batch,
    evidence=("eliminated_on", "busiest_from_on", "busiest_eliminated", "village_eliminated"),
)
