"""Who was included, and who of them 因自然灾害 soon after a disaster of the own place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from data.models import episodes, household_versions
from data.regions import RegionTree
from queries.disasters.reports import Report
from queries.subjects.disasters import WITHIN_DAYS
from queries.subjects.versions import in_force, seen


@dataclass(frozen=True)
class Inclusion:
    """`first` and `last`: the day, or the ends of the month if no more is known."""

    household_id: int
    village_code: str
    first: date
    last: date
    by_disaster: bool  # at risk 因自然灾害


def inclusions(connection: Connection, since: date, as_of: date) -> list[Inclusion]:
    """All from `since` to `as_of`, as seen on `as_of`."""
    e, v = episodes.c, household_versions.c
    rows = connection.execute(
        select(e.household_id, v.village_code, e.included_on, e.included_last, v.risks)
        .join(household_versions, v.household_id == e.household_id)
        .where(
            seen(episodes, as_of),
            in_force(household_versions, as_of),
            e.included_on.between(since, as_of),
        )
    )
    return [
        Inclusion(household, village, first, last, "因自然灾害" in (risks or ()))
        for household, village, first, last, risks in rows
    ]


def days_to_compare(reports: Iterable[Report], as_of: date) -> int:
    """After how many days what followed can be compared: 90, or as many as have gone by since
    the latest disaster, so that none is held to a time it has not had.
    """
    return min([WITHIN_DAYS, *((as_of - report.began_on).days for report in reports)])


def followed(
    found: Iterable[Inclusion], reports: Iterable[Report], tree: RegionTree, within: int
) -> set[Inclusion]:
    """Those 因自然灾害 at most `within` days after a report of their village or township.

    `reports` are as made, of villages and townships. Where only the month of an inclusion is
    known, all of it lies in that time.
    """
    began: dict[str, list[date]] = defaultdict(list)
    for report in reports:
        began[report.region_code].append(report.began_on)

    def is_after(inclusion: Inclusion) -> bool:
        places = {inclusion.village_code, tree.parents.get(inclusion.village_code)}
        return any(
            (inclusion.first - day).days >= 0 and (inclusion.last - day).days <= within
            for place in places
            if place
            for day in began[place]
        )

    return {inclusion for inclusion in found if inclusion.by_disaster and is_after(inclusion)}


def households_by_place(found: Iterable[Inclusion], tree: RegionTree, level: str) -> dict[str, int]:
    """How many households of each place of the level; one included twice counts once."""
    households: dict[str, set[int]] = defaultdict(set)
    for inclusion in found:
        if place := tree.ancestor(inclusion.village_code, level):
            households[place.code].add(inclusion.household_id)
    return {code: len(those) for code, those in households.items()}
