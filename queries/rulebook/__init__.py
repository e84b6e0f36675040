"""The work plan in force at a place on a day, entry by entry in plain words, each with where it
comes from: what the plan says, what it inherits, what it leaves to the defaults."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
from sqlalchemy import Connection

from data.plans import Plan
from data.plans.inheritance import sources_on
from data.regions import regions_on
from queries.plans import limits_under, plans_at
from queries.rulebook.known import known_plan_list
from queries.rulebook.round import round_rules
from queries.rulebook.rule import Rule, Section
from queries.rulebook.stages import stage_rules
from queries.rulebook.standing import missing_line, standing_rules
from queries.rulebook.triggers import trigger_rules
from queries.scope import Scope

__all__ = ["HEADINGS", "Rule", "Rulebook", "Section", "as_frame", "known_plan_list", "rulebook"]

HEADINGS = {
    "section": "类别",
    "name": "事项",
    "said": "规定",
    "origin": "来源",
    "clause": "条款",
    "note": "说明",
}


@dataclass(frozen=True)
class Rulebook:
    """`plan` is that of the place itself or of the nearest above it; `below` maps the codes of
    places within that have a plan of their own to it."""

    plan: Plan | None
    above: tuple[Plan, ...]
    below: Mapping[str, Plan]
    rules: tuple[Rule, ...]

    def of(self, section: Section) -> list[Rule]:
        return [rule for rule in self.rules if rule.section is section]


def rulebook(connection: Connection, scope: Scope) -> Rulebook:
    """What holds in the scope's region on D. Raises PlanError if its plan doesn't exist."""
    tree = regions_on(connection, scope.as_of)
    plans_of = plans_at(connection, tree, scope)
    plan, *above = plans_of(scope.region_code) or (None,)
    rules = [
        *missing_line(limits_under([plan, *above] if plan else [], scope)),
        *standing_rules(sources_on(scope.as_of, plan, above)),
    ]
    if plan:
        rules += [*stage_rules(plan), *trigger_rules(plan), *round_rules(plan)]
    below = {
        code: found[0]
        for code in sorted(tree.within(scope.region_code))
        if (found := plans_of(code)) and found[0] is not plan and found[0].region_code == code
    }
    return Rulebook(plan, tuple(above), below, tuple(rules))


def as_frame(found: Rulebook) -> pd.DataFrame:
    """One row an entry, section by section, with the columns of HEADINGS in words."""
    rules = [rule for section in Section for rule in found.of(section)]
    rows = [[getattr(rule, name) for name in HEADINGS] for rule in rules]
    return pd.DataFrame(rows, columns=list(HEADINGS.values()))
