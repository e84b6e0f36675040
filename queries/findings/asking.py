"""Ask the rules of a place or of one household: one finding a rule and household."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select

from data.models import BEGINNING, household_versions
from data.refusal import Refusal
from data.regions import regions_on
from queries import parameters
from queries.findings.declaration import LAST_DAYS, Case, FindingRule
from queries.findings.finding import Evidence, Finding
from queries.findings.rules import FINDINGS
from queries.findings.statement import flag, statement
from queries.households import readable_places
from queries.measure import places_of
from queries.rules import Ruled, rules_by_place
from queries.scope import Level, Scope
from queries.stages.deadlines import Deadlines
from queries.subjects import Subject
from queries.subjects.versions import in_force


class UnknownRule(Refusal):
    """An id that no rule has."""


def findings(
    connection: Connection, scope: Scope, only: Iterable[str] | None = None
) -> list[Finding]:
    """What the rules (all, or `only` these) find in the scope, by village, 户编号 and rule.

    Households outside the viewer's place are left out. Raises UnknownRule, UnknownRegion and
    PlanError.
    """
    found = all_findings(connection, scope, rules_of(FINDINGS if only is None else only))
    readable = readable_places(regions_on(connection, scope.as_of), scope)
    return [finding for finding in found if finding.village_code in readable]


def all_findings(
    connection: Connection, scope: Scope, rules: Sequence[FindingRule]
) -> list[Finding]:
    """The same whoever looks: to be counted, not to be read."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    return _findings(connection, scope, rules, rules_by_place(connection, tree, scope))


def rules_of(ids: Iterable[str]) -> list[FindingRule]:
    wanted = list(ids)
    if unknown := [name for name in wanted if name not in FINDINGS]:
        raise UnknownRule(f"没有“{'、'.join(unknown)}”这条疑点规则，请改正编号。")
    return [rule for name, rule in FINDINGS.items() if name in wanted]


def findings_of(connection: Connection, scope: Scope, household_id: int) -> list[Finding]:
    """What every rule finds of one household, in the rules' order; nothing of one that the
    scope does not hold or the viewer may not read. Raises UnknownRegion and PlanError."""
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)
    v = household_versions.c
    village = connection.scalar(
        select(v.village_code).where(in_force(household_versions, scope.as_of, of=household_id))
    )
    if village not in readable_places(tree, scope):
        return []
    ruled = rules_by_place(connection, tree, scope.at(village))
    return _findings(connection, scope, list(FINDINGS.values()), ruled, household_id)


def _findings(
    connection: Connection,
    scope: Scope,
    rules: Sequence[FindingRule],
    ruled: Ruled,
    household_id: int | None = None,
) -> list[Finding]:
    order = {rule.id: number for number, rule in enumerate(rules)}
    cases = _cases(connection, scope, rules, ruled, household_id)
    return sorted(
        (_finding(rule, case) for rule, case in cases),
        key=lambda found: (found.village_code, found.household_no, order[found.rule]),
    )


def _cases(
    connection: Connection,
    scope: Scope,
    rules: Sequence[FindingRule],
    ruled: Ruled,
    household_id: int | None,
) -> Iterator[tuple[FindingRule, Case]]:
    """One case a rule and household."""
    by_subject: dict[Subject, list[FindingRule]] = defaultdict(list)
    for rule in rules:
        by_subject[rule.where.subject].append(rule)
    deadlines = Deadlines(connection, BEGINNING)
    for in_place, codes in ruled.items():
        values = parameters.values(scope, Level.VILLAGE, in_place)
        values |= {"codes": codes, "household": household_id}
        for subject, its_rules in by_subject.items():
            query = statement(subject, in_place.shape, tuple(its_rules))
            if household_id is not None:
                query = query.where(query.selected_columns.household_id == household_id)
            found = connection.execute(query, values).all()
            for rule in its_rules:
                for rows in _by_household(rule, found):
                    row = max(rows, key=rule.chosen) if rule.chosen else rows[0]
                    yield rule, Case(row, rows, scope, in_place.limits, deadlines)


def _by_household(rule: FindingRule, found: Sequence[Row[Any]]) -> Iterable[tuple[Row[Any], ...]]:
    rows: dict[int, list[Row[Any]]] = defaultdict(list)
    for row in found:
        if row._mapping[flag(rule)]:
            rows[row.household_id].append(row)
    return map(tuple, rows.values())


def _finding(rule: FindingRule, case: Case) -> Finding:
    limits = {name: getattr(case.limits, name) for name in rule.limits}
    return Finding(
        rule.id,
        case.row.household_id,
        case.row.household_no,
        case.row.region_code,
        rule.since(case),
        {name: _evidence(name, case.row) for name in rule.evidence} | limits,
        rule.sentence(case),
        rule.clause,
    )


def _evidence(name: str, row: Row[Any]) -> Evidence:
    value = row._mapping[name]
    if name in LAST_DAYS and value != row._mapping[LAST_DAYS[name]]:
        return f"{value:%Y-%m}"
    return "、".join(sorted(value)) if isinstance(value, frozenset) else value
