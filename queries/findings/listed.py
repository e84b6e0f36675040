"""The findings of a place as a list to read or take along, masked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Connection, bindparam, select

from data.models import household_versions
from data.regions import RegionTree, regions_on
from queries import households
from queries.findings.asking import findings
from queries.findings.finding import Finding
from queries.findings.headings import evidence_in_words
from queries.findings.rules import FINDINGS
from queries.scope import Scope
from queries.subjects.versions import in_force

AT_ONCE = 1_000  # households asked for by number
HOUSEHOLD_COLUMNS = ("户编号", "户主", "证件号码", "乡镇", "村", "监测对象类别", "状态")
COLUMNS = (*HOUSEHOLD_COLUMNS, "疑点数", "疑点", "何时起", "说明", "证据", "依据")
WANTED = bindparam("wanted", expanding=True)


@dataclass(frozen=True)
class Suspect:
    """A household with what was found of it; `told` is masked, under HOUSEHOLD_COLUMNS."""

    household_id: int
    told: dict[str, Any]
    findings: tuple[Finding, ...]


def households_found(
    connection: Connection, scope: Scope, only: Iterable[str] | None = None
) -> list[Suspect]:
    """The households that the rules find and the viewer may read, those with most findings
    first; equal ones by village and 户编号. Raises what `findings` raises."""
    found = findings(connection, scope, only)
    by_household: dict[str, list[Finding]] = {}
    for finding in found:
        by_household.setdefault(finding.household_no, []).append(finding)
    tree = regions_on(connection, scope.as_of)
    ids = sorted({finding.household_id for finding in found})
    told = {row["户编号"]: row for row in _told(connection, ids, scope, tree)}
    suspects = (
        Suspect(its[0].household_id, told[number], tuple(its))
        for number, its in by_household.items()
    )
    return sorted(suspects, key=lambda suspect: -len(suspect.findings))


def _told(
    connection: Connection, ids: Sequence[int], scope: Scope, tree: RegionTree
) -> Iterator[dict[str, Any]]:
    v = household_versions
    matched = (
        select(v.c.household_id)
        .where(v.c.household_id.in_(WANTED), in_force(v, scope.as_of))
        .cte("matched")
    )
    query = households.with_household(matched)
    for start in range(0, len(ids), AT_ONCE):
        wanted = {"as_of": scope.as_of, "wanted": ids[start : start + AT_ONCE]}
        rows = connection.execute(query, wanted).all()
        for row in households.shown(connection, rows, tree):
            told = dict(zip(households.COLUMNS, row, strict=True))
            yield {name: told[name] for name in HOUSEHOLD_COLUMNS}


def as_frame(suspects: Sequence[Suspect]) -> pd.DataFrame:
    """One row a finding, in the order of the households; columns are COLUMNS."""
    rows = [
        (
            *suspect.told.values(),
            len(suspect.findings),
            FINDINGS[finding.rule].title,
            finding.since,
            finding.sentence,
            evidence_in_words(finding),
            finding.clause,
        )
        for suspect in suspects
        for finding in suspect.findings
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def how_many(suspects: Sequence[Suspect]) -> list[tuple[int, int]]:
    """How many households have how many findings, most findings first."""
    return sorted(Counter(len(s.findings) for s in suspects).items(), reverse=True)
