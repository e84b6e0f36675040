"""The households themselves, masked, with every condition and the figure it was read from."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import Connection, select

from data.regions import regions_on
from queries import households, parameters
from queries.exit_checklist.conditions import CONDITIONS, Tick, Whom
from queries.exit_checklist.ticks import STANDING, ticked
from queries.exit_checklist.wording import in_words
from queries.measure import places_of
from queries.rules import rules_by_place
from queries.scope import Level, Scope

PROPOSED_ON, STANDS = "提请日期", "各项合计"


def checklist_list(connection: Connection, scope: Scope, whom: Whom) -> pd.DataFrame:
    """One row a household that the viewer may read, by township, village and 户编号.

    Columns are headings: those of `households_behind`, PROPOSED_ON, STANDS (one of Tick's
    titles), and a pair for each condition: its title (one of Tick's titles) and its title
    with 依据数 (the figure in words).
    """
    tree = regions_on(connection, scope.as_of)
    places_of(tree, scope, Level.VILLAGE)  # refuses an unknown place
    readable = households.readable_places(tree, scope)
    rows: list[list[Any]] = []
    width = len(households.COLUMNS)
    for rules, codes in rules_by_place(connection, tree, scope).items():
        values = parameters.values(scope, Level.VILLAGE, rules)
        values["codes"] = sorted(readable.intersection(codes))
        each = ticked(whom, rules, scope.as_of).subquery("ticked").c
        evidence = [column.label(f"evidence_{column.name}") for column in each]
        matched = select(each.household_id, *evidence).cte("matched")
        found = connection.execute(households.with_household(matched), values).all()
        names = [column.name for column in each]
        for shown in households.shown(connection, found, tree):
            fact = dict(zip(names, shown[width:], strict=True))
            rows.append([*shown[:width], *_told(fact, scope)])
    columns = [*households.COLUMNS, PROPOSED_ON, STANDS]
    for condition in CONDITIONS.values():
        columns += [condition.title, figure_title(condition.title)]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def figure_title(condition: str) -> str:
    return f"{condition}：依据数"


def _told(fact: Mapping[str, Any], scope: Scope) -> Iterator[Any]:
    yield fact["proposed_on"]
    yield Tick(fact[STANDING]).title
    for name in CONDITIONS:
        yield Tick(fact[name]).title
        yield in_words(name, fact, scope.as_of)
