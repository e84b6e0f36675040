"""Disaster reports as they stood on a day: one row an event and place.

Reports of one event and place are cumulative snapshots (应急〔2020〕19号): the latest by
报送时间 counts and they are never summed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection, select

from data.layouts import LAYOUTS, Kind
from data.models import disasters

# Every number a report gives, by its column: households, persons, hectares, 10,000 yuan.
FIGURES = tuple(
    field
    for field in LAYOUTS["disasters"].fields
    if field.kind in {Kind.COUNT, Kind.AREA, Kind.NUMBER}
)


@dataclass(frozen=True)
class Report:
    """What is known of one event at one place. A figure that was not stated is None."""

    event: str
    region_code: str
    name: str
    hazard: str
    began_on: date
    report_type: str | None
    reported_at: datetime
    figures: Mapping[str, float | None]


def latest_reports(connection: Connection, as_of: date) -> list[Report]:
    """The latest report of each event and place that had been made by the end of `as_of`.

    Townships and villages stand side by side, as reported; see `at_townships`.
    """
    day_after = datetime.combine(as_of + timedelta(days=1), datetime.min.time())
    rows = connection.execute(
        select(disasters)
        .where(disasters.c.reported_at < day_after, disasters.c.began_on <= as_of)
        .order_by(disasters.c.reported_at)
    )
    latest = {(row.event, row.region_code): _report(row._mapping) for row in rows}
    return sorted(latest.values(), key=_event_and_place)


def _report(row: Mapping) -> Report:
    return Report(
        event=row["event"],
        region_code=row["region_code"],
        name=row["disaster_name"] or row["disaster_no"],
        hazard=row["hazard"],
        began_on=row["began_on"],
        report_type=row["report_type"],
        reported_at=row["reported_at"],
        figures={field.name: row[field.name] for field in FIGURES},
    )


def at_parents(reports: Iterable[Report], parents: Mapping[str, str]) -> list[Report]:
    """One report an event and parent: its own, or else the sum of its children's.

    `parents` maps each child's code to its parent's. A parent's own row wins over the sum of
    its children, also where it leaves a figure blank: what one office states is not patched
    with what others state.
    """
    own: dict[tuple[str, str], Report] = {}
    of_children = defaultdict(list)
    for report in reports:
        if report.region_code in parents:
            of_children[report.event, parents[report.region_code]].append(report)
        else:
            own[report.event, report.region_code] = report
    summed = {key: _sum(key[1], children) for key, children in of_children.items()}
    return sorted((summed | own).values(), key=_event_and_place)


def _sum(region_code: str, children: list[Report]) -> Report:
    latest = max(children, key=lambda report: report.reported_at)
    return replace(
        latest,
        region_code=region_code,
        began_on=min(report.began_on for report in children),
        figures={
            field.name: sum_known(report.figures[field.name] for report in children)
            for field in FIGURES
        },
    )


def sum_known(values: Iterable[float | None]) -> float | None:
    """The sum of what is known; None, which is not zero, where nothing is."""
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def _event_and_place(report: Report) -> tuple[str, str]:
    return report.event, report.region_code
