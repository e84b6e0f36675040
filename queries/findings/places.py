"""How many households each rule finds in each place, whoever looks: households, not findings."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd
from sqlalchemy import Connection

from data.regions import regions_on
from queries.findings.asking import all_findings, rules_of
from queries.findings.rules import FINDINGS
from queries.measure import places_of
from queries.scope import Level, Scope

ANY = "any"  # of the rules: a household counts once
COLUMNS = ("rule", "region_code", "region", "households")


def households_by_place(
    connection: Connection, scope: Scope, level: Level, only: Iterable[str] | None = None
) -> pd.DataFrame:
    """One row a rule (in the contract's order, then ANY) and region of the level within the
    scope, zeros included; columns are COLUMNS. Raises what `findings` raises."""
    rules = rules_of(FINDINGS if only is None else only)
    tree = regions_on(connection, scope.as_of)
    places = places_of(tree, scope, level)
    home = {code: place.code for place in places for code in tree.within(place.code)}
    found = {
        (name, home[finding.village_code], finding.household_id)
        for finding in all_findings(connection, scope, rules)
        for name in (finding.rule, ANY)
    }
    counted = Counter((name, code) for name, code, _ in found)
    rows = [
        (name, place.code, place.name, counted[name, place.code])
        for name in (*(rule.id for rule in rules), ANY)
        for place in places
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
